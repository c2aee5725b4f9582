"""A course as its emotional charges: so strip, bodies and trend show them by the code that shows tenderness."""

from dataclasses import replace

from ashichart.domain.charting.readings import Reading
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.scales import Scale


def has_charges(course: CourseChart) -> bool:
    """Return whether a charge was asked anywhere in a course."""
    return any(chart.charges for chart in course.sessions)


def charge_course(course: CourseChart) -> CourseChart:
    """Return the course with charges in place of the readings.

    Every session stays, on `Scale.CHARGE`; of the sites those that were asked in any of them. What was not asked has
    no reading, and is never a zero.
    """
    asked = {site_id for chart in course.sessions for site_id, _ in chart.charges}
    return CourseChart(tuple(_charges_of(chart, asked) for chart in course.sessions))


def _charges_of(chart: SessionChart, asked: set[str]) -> SessionChart:
    readings = {
        key: Reading(one.session_id, one.site_id, one.phase, Scale.CHARGE, float(one.value), one.read_at)
        for key, one in chart.charges.items()
    }
    sites = tuple(site for site in chart.sites if site.id in asked)
    return replace(
        chart, session=replace(chart.session, scale=Scale.CHARGE), sites=sites, readings=readings, charges={}
    )
