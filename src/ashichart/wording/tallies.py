"""Counts of a comparison in words, the same on screen, paper and command line. No number that `Tally` does not give."""

from collections.abc import Sequence

from ashichart.domain.analysis.change import Tally, TrendPoint
from ashichart.domain.analysis.directions import Directions

_WORDS = {-1: "less tender", 0: "no clear change", 1: "more tender"}
_OTHER = {-1: "more", 1: "less"}


def figure_words(found: Directions) -> str:
    """Return "7 of 12"."""
    return f"{found.counted} of {found.compared}"


def site_noun(found: Directions) -> str:
    """Return "site" or "sites", as many as were compared."""
    return "site" if found.compared == 1 else "sites"


def direction_words(found: Directions) -> str:
    """Return "less tender, 1 more": the other direction where there is any."""
    words = _WORDS[found.direction]
    return f"{words}, {found.other} {_OTHER[found.direction]}" if found.other else words


def larger_direction_words(found: Directions) -> str:
    """Return "less tender", "more tender" or "no clear change"."""
    return _WORDS[found.direction]


def both_directions_words(found: Directions, since: str = "") -> str:
    """Return "less tender, none more": the other direction also where it is none.

    Args:
        found: The counts.
        since: From when on, said after the larger direction: "less tender since session 1, none more".
    """
    words = f"{_WORDS[found.direction]} {since}".rstrip()
    if not found.direction:
        return f"{words}, none clearly less or more tender"
    return f"{words}, {found.other or 'none'} {_OTHER[found.direction]}"


def sites_directions_words(found: Directions) -> str:
    """Return "7 of 12 sites less tender, none more"."""
    return f"{figure_words(found)} {site_noun(found)} {both_directions_words(found)}"


def directions_sentence(found: Directions) -> str:
    """Return "7 of 12 less tender, 1 more"."""
    return f"{figure_words(found)} {direction_words(found)}"


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
