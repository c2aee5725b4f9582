"""How long after a dose two moments were read, the same on screen and paper (docs/principles.md). No Qt, no sums."""

from collections.abc import Sequence
from datetime import datetime

from ashichart.domain.analysis.moments import Moment
from ashichart.domain.charting.doses import Dose
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import Session
from ashichart.wording import terms
from ashichart.wording.catalogue import Text
from ashichart.wording.dates import clock_time, tiny_day
from ashichart.wording.terms import minutes_alone, no_dose

_DAY_AND_TIME = Text("{day} {time}")
_RANGE = Text("{low}–{high} min")
_PLUS = Text("{dose} + {others}")
_ONE_ROUTE = Text("{milligrams} mg {route}")

_SINCE = Text("{minutes} after a dose")
_SINCE_SOME = Text("{minutes} after a dose ({read} of {n} readings)")
_SINCE_DOSES = Text("{minutes} after {doses}")
_SINCE_DOSES_SOME = Text("{minutes} after {doses} ({read} of {n} readings)")

_NAMES = {Phase.BEFORE: terms.before, Phase.AFTER: terms.after}
_NAMES_FIRST = {Phase.BEFORE: Text("Before session {number}"), Phase.AFTER: Text("After session {number}")}

_BOTH_BEFORE_ANY = Text("Both were read before any dose of their session.")
_BOTH_ALIKE = Text("Both read {since}: it may have a part in both.")
_EACH = Text("{first} was read {first_since}, {second} {second_since}: it may have a part in both.")
_ONE = Text("{first} was read {first_since}, {second} before any: part of the change may be the drug.")
_NO_DOSE_BEFORE = Text("No dose came before these readings.")
_SO_SOON = Text("{since}: a drop so soon may be the drug.")


def minutes_words(minutes: Sequence[int]) -> str:
    """Return minutes as "42 min" or "38–45 min"; there is at least one."""
    low, high = min(minutes), max(minutes)
    return minutes_alone(minutes=low) if low == high else _RANGE(low=low, high=high)


def session_time(session: Session, at: datetime) -> str:
    """Return a time of a session, "18:56"; with its day where that is not the session's, "30 Nov 18:56"."""
    local = session.local(at)
    if local.date() == session.day:
        return clock_time(local)
    return _DAY_AND_TIME(day=tiny_day(local.date()), time=clock_time(local))


def doses_text(doses: Sequence[Dose]) -> str:
    """Return the doses of a session: "no dose", "60 mg IM", "60 + 30 mg IM" or the routes apart."""
    if not doses:
        return no_dose()
    if len({dose.route for dose in doses}) == 1:
        return _ONE_ROUTE(milligrams=_sum([f"{dose.mg:g}" for dose in doses]), route=doses[0].route.value)
    return _sum([dose.title for dose in doses])


def timing_sentence(then: Moment, now: Moment) -> str:
    """Return when two moments were read, counted from the dose before them, and what that may mean for the change."""
    if then.chart.session.id == now.chart.session.id:
        return _within(then, now)
    if not then.timing.minutes and not now.timing.minutes:
        return _BOTH_BEFORE_ANY()
    bare = then.phase is Phase.BEFORE and now.phase is Phase.BEFORE
    if then.timing.minutes and now.timing.minutes:
        same = then.timing.minutes[0], then.timing.minutes[-1]
        if same == (now.timing.minutes[0], now.timing.minutes[-1]):
            return _BOTH_ALIKE(since=_since(then))
        return _EACH(
            first=_named(then, bare=bare, first=True), first_since=_since(then),
            second=_named(now, bare=bare), second_since=_since(now),
        )  # fmt: skip
    one, other = (now, then) if now.timing.minutes else (then, now)
    return _ONE(
        first=_named(one, bare=bare, first=True), first_since=_since(one, of=not bare), second=_named(other, bare=bare)
    )


def _within(then: Moment, now: Moment) -> str:
    """Before and after of one session, in the order of time whatever was chosen as then."""
    later = now if now.phase is Phase.AFTER else then
    return _SO_SOON(since=_since(later, of=True)) if later.timing.minutes else _NO_DOSE_BEFORE()


def _since(moment: Moment, *, of: bool = False) -> str:
    timing = moment.timing
    if len(timing.minutes) == timing.n:
        text = _SINCE_DOSES if of else _SINCE
    else:
        text = _SINCE_DOSES_SOME if of else _SINCE_SOME
    return text(
        minutes=minutes_words(timing.minutes), doses=doses_text(timing.doses), read=len(timing.minutes),
        n=timing.n,
    )  # fmt: skip


def _named(moment: Moment, *, bare: bool, first: bool = False) -> str:
    number = moment.chart.session.number
    if bare:
        return (terms.session_number if first else terms.session_within)(number=number)
    return (_NAMES_FIRST if first else _NAMES)[moment.phase](number=number)


def _sum(parts: Sequence[str]) -> str:
    first, *others = parts
    return _PLUS(dose=first, others=_sum(others)) if others else first
