"""How long after a dose two moments were read, the same on screen and paper (docs/principles.md). No Qt, no sums."""

from collections.abc import Sequence

from ashichart.domain.analysis.moments import Moment
from ashichart.domain.charting.doses import Dose
from ashichart.domain.charting.readings import Phase

MAY_BE_THE_DRUG = "a drop so soon may be the drug"


def minutes_words(minutes: Sequence[int]) -> str:
    """Return minutes as "42 min" or "38–45 min"; there is at least one."""
    low, high = min(minutes), max(minutes)
    return f"{low} min" if low == high else f"{low}–{high} min"


def doses_text(doses: Sequence[Dose]) -> str:
    """Return the doses of a session: "no dose", "60 mg IM", "60 + 30 mg IM" or the routes apart."""
    if not doses:
        return "no dose"
    routes = {dose.route for dose in doses}
    if len(routes) == 1:
        return " + ".join(f"{dose.mg:g}" for dose in doses) + f" mg {doses[0].route.value}"
    return " + ".join(dose.title for dose in doses)


def timing_sentence(then: Moment, now: Moment) -> str:
    """Return when two moments were read, counted from the dose before them, and what that may mean for the change."""
    if then.chart.session.id == now.chart.session.id:
        return _within(then, now)
    if not then.timing.minutes and not now.timing.minutes:
        return "Both were read before any dose of their session."
    bare = then.phase is Phase.BEFORE and now.phase is Phase.BEFORE
    if then.timing.minutes and now.timing.minutes:
        same = then.timing.minutes[0], then.timing.minutes[-1]
        if same == (now.timing.minutes[0], now.timing.minutes[-1]):
            return f"Both read {_since(then)}: it may have a part in both."
        first, second = _named(then, bare=bare), _named(now, bare=bare)
        return f"{_capital(first)} was read {_since(then)}, {second} {_since(now)}: it may have a part in both."
    one, other = (now, then) if now.timing.minutes else (then, now)
    named = _capital(_named(one, bare=bare))
    return (
        f"{named} was read {_since(one, of=not bare)}, {_named(other, bare=bare)} before any: part of the change may "
        "be the drug."
    )


def _within(then: Moment, now: Moment) -> str:
    """Before and after of one session, in the order of time whatever was chosen as then."""
    later = now if now.phase is Phase.AFTER else then
    if not later.timing.minutes:
        return "No dose came before these readings."
    return f"{_since(later, of=True)}: {MAY_BE_THE_DRUG}."


def _since(moment: Moment, *, of: bool = False) -> str:
    timing = moment.timing
    some = "" if len(timing.minutes) == timing.n else f" ({len(timing.minutes)} of {timing.n} readings)"
    what = doses_text(moment.chart.doses) if of else "a dose"
    return f"{minutes_words(timing.minutes)} after {what}{some}"


def _named(moment: Moment, *, bare: bool) -> str:
    number = moment.chart.session.number
    return f"session {number}" if bare else f"{moment.phase.value} session {number}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
