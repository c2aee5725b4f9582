"""Any two moments of a course side by side: which there are, which are chosen first, and what changed between them."""

from collections.abc import Mapping, Sequence

from ashichart.domain.analysis.change import SiteChange, Tally, comparable_sessions, compare, readings_of
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.analysis.statistics import Comparison, summary_of
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart


def moments(course: CourseChart) -> tuple[Moment, ...]:
    """Return every phase in which at least one site was read, in the order of time."""
    return tuple(
        Moment(chart, phase)
        for chart in course.sessions
        for phase in (Phase.BEFORE, Phase.AFTER)
        if chart.rated(phase)
    )


def usual_moments(course: CourseChart) -> tuple[Moment, Moment] | None:
    """Return the two that are compared unless others are chosen: first and latest `before` on the latest scale.

    With one session only, its before and after; None while there are no two moments at all.
    """
    known = moments(course)
    sessions = comparable_sessions(course)
    befores = [moment for moment in known if moment.phase is Phase.BEFORE]
    if len(sessions) >= 2:
        first, latest = sessions[0].session.id, sessions[-1].session.id
        chosen = {moment.session_id: moment for moment in befores}
        return chosen[first], chosen[latest]
    return (known[0], known[-1]) if len(known) >= 2 else None


def next_alike(known: Sequence[Moment], at: int) -> int:
    """Return the place of the next moment of the same phase and scale, befores with befores; else of the next of all.

    Args:
        known: In the order of time, at least one.
        at: Place of the moment to go on from; the last one is followed by itself.
    """
    here = known[at]
    alike = (
        place
        for place, moment in enumerate(known)
        if place > at and moment.phase is here.phase and moment.scale is here.scale
    )
    return next(alike, min(at + 1, len(known) - 1))


def comparison(course: CourseChart, then: Moment, now: Moment) -> Comparison:
    """Compare two moments of a course; on different scales nothing is compared.

    Raises:
        KeyError: If a moment belongs to no session of the course.
    """
    charts = {chart.session.id: chart for chart in course.sessions}
    first, second = Moment(charts[then.session_id], then.phase), Moment(charts[now.session_id], now.phase)
    was, is_now = (readings_of(moment.chart, moment.phase) for moment in (first, second))
    sites = [site for site in course.sites if site.id in was or site.id in is_now]
    if first.scale is second.scale:
        changes = compare(sites, second.scale, was, is_now)
    else:
        changes = tuple(SiteChange(site, second.scale, None, None) for site in sites)
    return Comparison(first, second, summary_of(Tally(changes)))


def values_at(chart: SessionChart, phase: Phase) -> Mapping[str, float]:
    """Return site id -> number read in a phase; a site not assessed is left out."""
    found = ((site.id, chart.value(site.id, phase)) for site in chart.sites)
    return {site_id: value for site_id, value in found if value is not None}
