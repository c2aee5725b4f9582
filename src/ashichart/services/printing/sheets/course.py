"""The values of the course report: the whole course, with the numbers of the headline on screen."""

from typing import TYPE_CHECKING

from ashichart.domain.analysis.statistics import carried, latest_response, left_out
from ashichart.domain.errors import UserError
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.record import CourseSheet, measure_lines, site_numbers
from ashichart.services.printing.sheets.record import pressures, record_sites
from ashichart.services.printing.sheets.source import Press, SheetSource
from ashichart.wording.printing import left_out_sentence, no_session

if TYPE_CHECKING:
    from ashichart.report.pdf.document import Pages


def make_course(source: SheetSource, press: Press) -> "Pages":
    """Make the report.

    Raises:
        UserError: If the course has no session yet.
    """
    from ashichart.report.placement import MAIN_PLATES
    from ashichart.report.record.course_report import course_pages

    sheet = course_sheet(source)
    return course_pages(sheet, press.arts(source.patient.figure, MAIN_PLATES), press.fonts, source.choices)


def course_sheet(source: SheetSource) -> CourseSheet:
    """Return what the report says.

    Raises:
        UserError: If the course has no session yet.
    """
    course, chart = source.course, source.chart
    if course is None or not chart.sessions:
        raise UserError(*no_session())
    numbers = site_numbers(chart)
    keyed = sorted(((numbers[site.id], site) for site in chart.sites if site.id in numbers), key=lambda one: one[0])
    other = [visit.session.number for visit in left_out(chart)]
    notes = (left_out_sentence(other),) if other else ()
    return CourseSheet(
        clinic_name=source.clinic.name,
        is_demonstration=source.clinic.is_demonstration,
        patient=source.patient,
        course=course,
        chart=chart,
        sites=record_sites(source, [(str(number), site) for number, site in keyed]),
        carried=carried(chart),
        response=latest_response(chart),
        measures=measure_lines(source.clinic.courses.measures(course.id), source.printed_on),
        notes=notes,
        ppt_range=pressures(chart.sessions) if chart.sessions[-1].session.scale is Scale.PPT else None,
        printed_on=source.printed_on,
    )
