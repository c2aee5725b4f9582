"""Counts of a comparison in words, the same on screen, paper and command line. No number that `Tally` does not give.

There is one denominator: the sites read at both moments. What was not read at one of them stands apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ashichart.domain.change import Tally, TrendPoint, Verdict, verdict_of
from ashichart.domain.scales import Scale


@dataclass(frozen=True, slots=True)
class Directions:
    """What a comparison shows, the larger direction first and the other never left unsaid.

    Args:
        direction: -1 less tender, 1 more tender, 0 no clear change.
        counted: Sites of that direction.
        compared: Sites read at both moments, at least 1.
        words: "less tender", "more tender" or "no clear change".
        other: Sites of the opposite direction.
        other_words: "more" or "less"; "" with direction 0.
    """

    direction: int
    counted: int
    compared: int
    words: str
    other: int
    other_words: str

    @property
    def figure(self) -> str:
        """ "7 of 12"."""
        return f"{self.counted} of {self.compared}"

    @property
    def noun(self) -> str:
        """ "site" or "sites"."""
        return "site" if self.compared == 1 else "sites"

    @property
    def short(self) -> str:
        """ "less tender, 1 more": the other direction where there is any."""
        return f"{self.words}, {self.other} {self.other_words}" if self.other else self.words

    @property
    def whole(self) -> str:
        """ "less tender, none more": the other direction also where it is none."""
        if not self.direction:
            return f"{self.words}, none clearly less or more tender"
        return f"{self.words}, {self.other or 'none'} {self.other_words}"

    @property
    def sentence(self) -> str:
        """ "7 of 12 less tender, 1 more"."""
        return f"{self.figure} {self.short}"


def directions_of(tally: Tally) -> Directions | None:
    """Return what the counts of a comparison say, None if no site was read at both moments."""
    return _directions(tally.less, tally.more, tally.compared)


def directions_of_amounts(scale: Scale, amounts: Sequence[float]) -> Directions | None:
    """Return the same of bare changes, now − then of one scale, for lists that read no sites."""
    verdicts = [verdict_of(scale, amount) for amount in amounts]
    less = sum(one in (Verdict.LESS, Verdict.MUCH_LESS) for one in verdicts)
    more = sum(one in (Verdict.MORE, Verdict.MUCH_MORE) for one in verdicts)
    return _directions(less, more, len(verdicts))


def _directions(less: int, more: int, compared: int) -> Directions | None:
    if not compared:
        return None
    if not less and not more:
        return Directions(0, compared, compared, "no clear change", 0, "")
    if more > less:
        return Directions(1, more, compared, "more tender", less, "less")
    return Directions(-1, less, compared, "less tender", more, "more")


def parts_words(tally: Tally) -> str:
    """Return every part of the counts, so that they add up: "9 less tender, 4 no clear change, 1 more tender."."""
    parts = [f"{tally.less} less tender", f"{tally.no_clear} no clear change", f"{tally.more} more tender"]
    if tally.not_comparable:
        parts.append(f"{tally.not_comparable} not assessed at one of the two")
    return f"{', '.join(parts)}."


def share_words(count: int, n: int, compared: int) -> str:
    """Return responders by a share of their start; a site that started at zero has no share, and that is said."""
    if n == compared:
        return f"{count} of {n}"
    return f"{count} of the {n} that started above zero"


def missing_after_words(points: Sequence[TrendPoint]) -> str:
    """Return why a session has no mean after, "" if every session that was read after has one.

    A mean after holds the very sites of the mean before; with one of them missing there is none, and that is said.
    Sessions in which nothing was read after are named together.
    """
    partly = [point for point in points if point.after is None and point.read_after]
    bare = [point for point in points if point.after is None and not point.read_after]
    if len(bare) == len(points):
        return ""
    parts = [f"session {one.session_number}: {one.read_after} of {one.n} sites read after" for one in partly]
    if bare:
        numbers = ", ".join(str(one.session_number) for one in bare)
        parts.append(f"{'session' if len(bare) == 1 else 'sessions'} {numbers}: not read after")
    return f"No mean after in {'; '.join(parts)}." if parts else ""


def compared_words(n: int) -> str:
    """Return what a mean of a comparison holds: "mean of the 14 sites read both times"."""
    return "the one site read both times" if n == 1 else f"mean of the {n} sites read both times"
