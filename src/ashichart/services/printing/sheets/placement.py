"""The values of the placement card: what is needled in a session, in order; before the first needle, its sites."""

from typing import TYPE_CHECKING

from ashichart.domain.errors import UserError
from ashichart.domain.sheets.placement import PlacedPoint, PlacementCard, plates_needed
from ashichart.services.printing.sheets.source import Press, SheetSource
from ashichart.wording.printing import nothing_placed

if TYPE_CHECKING:
    from ashichart.domain.charting.sites import Site
    from ashichart.report.pdf.document import Pages

_PLEURA = "pleura"


def make_placement(source: SheetSource, press: Press) -> "Pages":
    """Make the card.

    Raises:
        UserError: If the session has no site yet.
    """
    from ashichart.report.placement import MAIN_PLATES, placement_pages

    card = placement_card(source)
    names = (*MAIN_PLATES, *plates_needed(card.points, MAIN_PLATES))
    return placement_pages(card, press.arts(source.patient.figure, names), press.fonts, source.choices)


def placement_card(source: SheetSource) -> PlacementCard:
    """Return what the card says.

    Raises:
        UserError: If the session has no site yet.
    """
    visit = source.visit
    if visit is None or not visit.sites:
        raise UserError(*nothing_placed())
    placed: dict[str, int] = {}
    for needle in sorted(visit.needles, key=lambda one: one.number):
        placed[needle.site_id] = placed.get(needle.site_id, 0) + 1
    by_id = {site.id: site for site in visit.sites}
    order = [by_id[site_id] for site_id in placed] if placed else list(visit.sites)
    return PlacementCard(
        clinic_name=source.clinic.name,
        is_demonstration=source.clinic.is_demonstration,
        patient_name=source.patient.name,
        figure=source.patient.figure,
        session_number=visit.session.number,
        session_on=visit.session.day,
        points=tuple(_point(source, site, number, placed.get(site.id, 0)) for number, site in enumerate(order, 1)),
        is_plan=not placed,
        printed_on=source.printed_on,
    )


def _point(source: SheetSource, site: "Site", number: int, needles: int) -> PlacedPoint:
    figure = source.patient.figure
    point = None if site.code is None else source.atlas.point(figure, site.code)
    # Trigger points and pins are named by their labels already.
    name = "" if point is None else point.pinyin
    over_lung = point is not None and any(caution.kind == _PLEURA for caution in point.cautions)
    return PlacedPoint(number, site.label, site.side, name, needles, over_lung, source.atlas.places.of(figure, site))
