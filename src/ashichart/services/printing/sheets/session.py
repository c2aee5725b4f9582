"""The values of the session sheet: one visit whole, for the record."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ashichart.domain.analysis.lacks import Lack, TooLittle
from ashichart.domain.analysis.statistics import carried, latest_response
from ashichart.domain.charting.late_entries import visit_ends
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.record import SessionSheet, letter_key, measure_lines, rated_sites, site_numbers
from ashichart.services.printing.sheets.record import (
    painted_lines,
    patient_cautions,
    point_cautions,
    pressures,
    record_sites,
)
from ashichart.services.printing.sheets.source import Press, SheetSource
from ashichart.wording.printing import nothing_to_print

if TYPE_CHECKING:
    from ashichart.report.pdf.document import Pages


def make_session(source: SheetSource, press: Press) -> "Pages":
    """Make the sheet.

    Raises:
        UserError: If the session does not exist.
    """
    from ashichart.report.placement import MAIN_PLATES
    from ashichart.report.record.session_sheet import session_pages

    sheet = session_sheet(source, press)
    return session_pages(sheet, press.arts(source.patient.figure, MAIN_PLATES), press.fonts, source.choices)


def session_sheet(source: SheetSource, press: Press) -> SessionSheet:
    """Return what the sheet says.

    Raises:
        UserError: If the session does not exist.
    """
    visit, course = source.visit, source.course
    if visit is None or course is None:
        raise UserError(*nothing_to_print())
    sites = record_sites(source, _keyed(visit, site_numbers(source.chart)))
    day = visit.session.day
    until = CourseChart(tuple(one for one in source.chart.sessions if one.session.number <= visit.session.number))
    has_before = any(visit.value(one.site.id, Phase.BEFORE) is not None for one in sites)
    nothing = TooLittle(Lack.NOTHING_BEFORE_THIS, 0)
    return SessionSheet(
        clinic_name=source.clinic.name,
        is_demonstration=source.clinic.is_demonstration,
        patient=source.patient,
        course=course,
        visit=visit,
        sites=sites,
        response=latest_response(CourseChart((visit,))),
        carried=carried(until) if has_before else nothing,
        cautions=(*patient_cautions(source), *point_cautions(source, sites)),
        measures=measure_lines(source.clinic.courses.measures(course.id), day),
        painted=painted_lines(source, press, visit),
        ppt_range=pressures(source.chart.sessions) if visit.session.scale is Scale.PPT else None,
        printed_on=source.printed_on,
        late=source.clinic.charting.changed_after(visit.session.id, visit_ends(visit.session)),
    )


def _keyed(visit: SessionChart, numbers: Mapping[str, int]) -> list[tuple[str, Site]]:
    """Rated sites stand in palpation order with their numbers; those needled only take letters in placement order."""
    needled = [needle.site_id for needle in sorted(visit.needles, key=lambda one: one.number)]
    by_id = {site.id: site for site in visit.sites}
    rated = rated_sites(visit)
    kept = {site.id for site in rated}
    only = [by_id[site_id] for site_id in dict.fromkeys(needled) if site_id not in kept]
    return [
        *((str(numbers[site.id]), site) for site in rated),
        *((letter_key(index), site) for index, site in enumerate(only)),
    ]
