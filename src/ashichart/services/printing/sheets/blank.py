"""The values of the blank chart: whose body, and the points of the protocol that was named."""

from typing import TYPE_CHECKING

from ashichart.domain.errors import UserError
from ashichart.domain.sheets.blank_chart import BlankChart
from ashichart.domain.sheets.choices import OWN_POINTS
from ashichart.domain.sheets.placement import PlacedPoint, plates_needed
from ashichart.domain.sheets.record import site_numbers
from ashichart.services.printing.sheets.source import Press, SheetSource
from ashichart.wording import printing as say

if TYPE_CHECKING:
    from ashichart.domain.atlas.body import Protocol
    from ashichart.report.pdf.document import Pages


def make_blank(source: SheetSource, press: Press) -> "Pages":
    """Make the chart.

    Raises:
        UserError: If no protocol has the name that was chosen.
    """
    from ashichart.report.blank import blank_pages
    from ashichart.report.placement import MAIN_PLATES

    chart = blank_chart(source)
    names = (*MAIN_PLATES, *plates_needed(chart.points, MAIN_PLATES))
    return blank_pages(chart, press.arts(chart.figure, names), press.fonts, source.choices)


def blank_chart(source: SheetSource) -> BlankChart:
    """Return what the chart carries.

    Raises:
        UserError: If no protocol has the name that was chosen, or the course has no point yet.
    """
    figure, atlas = source.patient.figure, source.atlas
    if source.choices.protocol_id.strip().casefold() == OWN_POINTS:
        return BlankChart(
            source.clinic.name, source.clinic.is_demonstration, source.patient.name, figure,
            say.own_points_within(), _own_points(source), source.printed_on,
        )  # fmt: skip
    protocol = _protocol(source)
    points: list[PlacedPoint] = []
    for code in () if protocol is None else protocol.points:
        point = atlas.point(figure, code)
        if point is not None:
            for side, place in point.places.items():
                placed = PlacedPoint(len(points) + 1, point.label, side, point.pinyin, 0, False, place.plates)
                points.append(placed)
    return BlankChart(
        source.clinic.name, source.clinic.is_demonstration, source.patient.name, figure,
        "" if protocol is None else protocol.name, tuple(points), source.printed_on,
    )  # fmt: skip


def _own_points(source: SheetSource) -> tuple[PlacedPoint, ...]:
    """Return the points of the course with the numbers they have on every other sheet of it."""
    numbers = site_numbers(source.chart)
    sites = sorted((site for site in source.chart.sites if site.id in numbers), key=lambda site: numbers[site.id])
    if not sites:
        raise UserError(*say.no_point())
    points: list[PlacedPoint] = []
    for site in sites:
        point = None if site.code is None else source.atlas.point(source.patient.figure, site.code)
        places = source.atlas.places.of(source.patient.figure, site)
        name = "" if point is None else point.pinyin
        points.append(PlacedPoint(numbers[site.id], site.label, site.side, name, 0, False, places))
    return tuple(points)


def _protocol(source: SheetSource) -> "Protocol | None":
    wanted = source.choices.protocol_id.strip().casefold()
    if not wanted:
        return None
    known = source.atlas.areas.protocols()
    found = next((one for one in known if wanted in (one.code.casefold(), one.name.casefold())), None)
    if found is None:
        raise UserError(*say.no_protocol(source.choices.protocol_id, [one.name for one in known]))
    return found
