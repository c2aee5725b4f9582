"""Counts of a comparison in words, the same on screen, paper and command line. No number that `Tally` does not give."""

from collections.abc import Sequence

from ashichart.domain.analysis.change import Tally, TrendPoint
from ashichart.domain.analysis.directions import Directions
from ashichart.wording import terms
from ashichart.wording.catalogue import Plural, Text
from ashichart.wording.lists import comma_list, semicolon_list

_LARGER = {-1: terms.less_tender, 0: terms.no_clear_change, 1: terms.more_tender}
_WITH_OTHER = {-1: Text("less tender, {other} more"), 1: Text("more tender, {other} less")}
_WITH_NONE = {
    -1: Text("less tender, none more"),
    0: Text("no clear change, none clearly less or more tender"),
    1: Text("more tender, none less"),
}
_SINCE_WITH_OTHER = {-1: Text("less tender {since}, {other} more"), 1: Text("more tender {since}, {other} less")}
_SINCE_WITH_NONE = {
    -1: Text("less tender {since}, none more"),
    0: Text("no clear change {since}, none clearly less or more tender"),
    1: Text("more tender {since}, none less"),
}
_SITES_DIRECTIONS = Plural("{counted} of {n} site {directions}", "{counted} of {n} sites {directions}")
_DIRECTIONS = Text("{figure} {directions}")
_CAPTION = Plural("site {directions}", "sites {directions}")
_CAPTION_OF_NONE = Plural("site: {directions}", "sites: {directions}")
_PARTS = Text("{less} less tender, {no_clear} no clear change, {more} more tender.")
_PARTS_AND_MISSING = Text(
    "{less} less tender, {no_clear} no clear change, {more} more tender, {missing} not assessed at one of the two."
)
_SHARE_ABOVE_ZERO = Text("{count} of the {n} that started above zero")
_PARTLY_READ = Text("session {number}: {read} of {n} sites read after")
_NOT_READ = (Text("session {numbers}: not read after"), Text("sessions {numbers}: not read after"))
_NO_MEAN_AFTER = Text("No mean after in {sessions}.")
_COMPARED = Plural("the one site read both times", "mean of the {n} sites read both times")


def figure_words(found: Directions) -> str:
    """Return "7 of 12"."""
    return terms.done_of_total(done=found.counted, total=found.compared)


def direction_words(found: Directions) -> str:
    """Return "less tender, 1 more": the other direction where there is any."""
    if not found.other:
        return _LARGER[found.direction]()
    return _WITH_OTHER[found.direction](other=found.other)


def larger_direction_words(found: Directions) -> str:
    """Return "less tender", "more tender" or "no clear change"."""
    return _LARGER[found.direction]()


def both_directions_words(found: Directions, since: str = "") -> str:
    """Return "less tender, none more": the other direction also where it is none.

    Args:
        found: The counts.
        since: From when on, said after the larger direction: "less tender since session 1, none more".
    """
    with_other = found.direction and found.other
    if since:
        return (_SINCE_WITH_OTHER if with_other else _SINCE_WITH_NONE)[found.direction](since=since, other=found.other)
    return (_WITH_OTHER if with_other else _WITH_NONE)[found.direction](other=found.other)


def sites_directions_words(found: Directions) -> str:
    """Return "7 of 12 sites less tender, none more"."""
    return _SITES_DIRECTIONS(found.compared, counted=found.counted, directions=both_directions_words(found))


def sites_larger_words(found: Directions) -> str:
    """Return "7 of 12 sites less tender"."""
    return _SITES_DIRECTIONS(found.compared, counted=found.counted, directions=larger_direction_words(found))


def caption_words(found: Directions, since: str = "") -> str:
    """Return what stands beside the figure: "sites less tender than at the start, none more"."""
    if not found.direction:
        return _CAPTION_OF_NONE(found.compared, directions=both_directions_words(found))
    return _CAPTION(found.compared, directions=both_directions_words(found, since))


def directions_sentence(found: Directions) -> str:
    """Return "7 of 12 less tender, 1 more"."""
    return _DIRECTIONS(figure=figure_words(found), directions=direction_words(found))


def parts_words(tally: Tally) -> str:
    """Return every part of the counts, so that they add up: "9 less tender, 4 no clear change, 1 more tender."."""
    parts = _PARTS_AND_MISSING if tally.not_comparable else _PARTS
    return parts(less=tally.less, no_clear=tally.no_clear, more=tally.more, missing=tally.not_comparable)


def share_words(count: int, n: int, compared: int) -> str:
    """Return responders by a share of their start; a site that started at zero has no share, and that is said."""
    return terms.done_of_total(done=count, total=n) if n == compared else _SHARE_ABOVE_ZERO(count=count, n=n)


def missing_after_words(points: Sequence[TrendPoint]) -> str:
    """Return why a session has no mean after, "" if every session that was read after has one.

    A mean after holds the very sites of the mean before; with one of them missing there is none, and that is said.
    Sessions in which nothing was read after are named together.
    """
    partly = [point for point in points if point.after is None and point.read_after]
    bare = [point for point in points if point.after is None and not point.read_after]
    if len(bare) == len(points):
        return ""
    parts = [_PARTLY_READ(number=one.session_number, read=one.read_after, n=one.n) for one in partly]
    if bare:
        numbers = comma_list([str(one.session_number) for one in bare])
        parts.append(_NOT_READ[min(len(bare), 2) - 1](numbers=numbers))
    return _NO_MEAN_AFTER(sessions=semicolon_list(parts)) if parts else ""


def compared_words(n: int) -> str:
    """Return what a mean of a comparison holds: "mean of the 14 sites read both times"."""
    return _COMPARED(n)
