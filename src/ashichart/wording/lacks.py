"""Why a number cannot be given, in words: as a sentence, and as a clause within another one."""

from ashichart.domain.analysis.lacks import Lack, TooLittle
from ashichart.wording import terms
from ashichart.wording.catalogue import Text
from ashichart.wording.lists import comma_list

_SENTENCES = {
    Lack.NO_COMMON_SITE: Text("No site was read at both moments."),
    Lack.ONE_SITE: Text("One site: no interval."),
    Lack.CHANGES_ALIKE: Text("All {n} changes are alike: no interval."),
    Lack.NONE_ABOVE_ZERO: Text("No site started above zero."),
    Lack.NO_SESSION: Text("No session yet: nothing to compare."),
    Lack.NOTHING_BEFORE: Text("No site has been read before a session yet: nothing to compare."),
    Lack.ONE_SESSION: Text("One session so far: nothing to compare yet."),
    Lack.FIRST_ON_SCALE: Text("Session {session} is the first on its scale: nothing to compare yet."),
    Lack.ONE_SESSION_READ: Text("Only session {session} has readings before: nothing to compare yet."),
    Lack.NO_TREND_0: Text("No session: no trend yet."),
    Lack.NO_TREND_1: terms.one_session_no_trend_yet,
    Lack.NO_TREND_2: Text("Two sessions: no trend yet."),
    Lack.ONE_MOMENT: Text("All readings are of one moment: no trend."),
    Lack.ON_ONE_LINE: Text("All {n} readings lie on one line: no interval."),
    Lack.NO_SITE_LATELY: Text("No site was read in all of the last 3 sessions."),
    Lack.NOTHING_YET: Text("Nothing to compare yet."),
    Lack.NO_SITE_TWICE: Text("No site was read both times."),
    Lack.FEW_SESSIONS: Text("Fewer than 3 sessions read before."),
    Lack.NOTHING_BEFORE_THIS: Text("No site was read before this session: nothing to compare."),
}
_CLAUSES = {
    Lack.NO_COMMON_SITE: Text("no site was read at both moments"),
    Lack.ONE_SITE: Text("one site: no interval"),
    Lack.CHANGES_ALIKE: Text("all {n} changes are alike: no interval"),
    Lack.NONE_ABOVE_ZERO: Text("no site started above zero"),
    Lack.NO_SESSION: Text("no session yet: nothing to compare"),
    Lack.NOTHING_BEFORE: Text("no site has been read before a session yet: nothing to compare"),
    Lack.ONE_SESSION: Text("one session so far: nothing to compare yet"),
    Lack.FIRST_ON_SCALE: Text("session {session} is the first on its scale: nothing to compare yet"),
    Lack.ONE_SESSION_READ: Text("only session {session} has readings before: nothing to compare yet"),
    Lack.NO_TREND_0: Text("no session: no trend yet"),
    Lack.NO_TREND_1: Text("one session: no trend yet"),
    Lack.NO_TREND_2: Text("two sessions: no trend yet"),
    Lack.ONE_MOMENT: Text("all readings are of one moment: no trend"),
    Lack.ON_ONE_LINE: Text("all {n} readings lie on one line: no interval"),
    Lack.NO_SITE_LATELY: Text("no site was read in all of the last 3 sessions"),
    Lack.NOTHING_YET: terms.nothing_to_compare_yet,
    Lack.NO_SITE_TWICE: Text("no site was read both times"),
    Lack.FEW_SESSIONS: Text("fewer than 3 sessions read before"),
    Lack.NOTHING_BEFORE_THIS: Text("no site was read before this session: nothing to compare"),
}
nothing_common = Text("No site was read both times: nothing can be compared.")
_removed = Text("{sites}: removed from the clinic's own points, still in every number.")
_left_out = (
    Text("Session {numbers} on another scale left out of carry-over and trends."),
    Text("Sessions {numbers} on another scale left out of carry-over and trends."),
)
_other_scales = Text(
    "Session {then} and session {now} were read on different scales: their numbers cannot be compared."
)


def lack_sentence(found: TooLittle) -> str:
    """Return "One site: no interval."."""
    return _SENTENCES[found.lack](n=found.n, session=found.session or 0)


def lack_clause(found: TooLittle) -> str:
    """Return "one site: no interval", to stand within a sentence."""
    return _CLAUSES[found.lack](n=found.n, session=found.session or 0)


def removed_sentence(titles: tuple[str, ...]) -> str:
    """Return what to know of charted points that were removed from the clinic's own since, "" if there are none."""
    return _removed(sites=", ".join(titles)) if titles else ""


def left_out_of_trends(numbers: list[int]) -> str:
    """Return which sessions, at least one, are left out of what holds one scale only."""
    return _left_out[min(len(numbers), 2) - 1](numbers=comma_list([str(one) for one in numbers]))


def other_scales_sentence(then: int, now: int) -> str:
    """Return why two sessions, given by their numbers, cannot be compared."""
    return _other_scales(then=then, now=now)
