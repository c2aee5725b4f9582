"""What the typed line means on this chart: it is read, seen beforehand on the body, and carried out as one act."""

from collections.abc import Callable, Mapping

from ashichart.domain.atlas.body import PointKind
from ashichart.domain.atlas.typed_lines import EntryOffer, EntryReading
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.chart import chart_marks as pictured
from ashichart.ui.chart.header.quick_entry import Taken
from ashichart.ui.chart.header.replaced import replaced_by
from ashichart.ui.chart.plates.bar import EARS, PlateBar
from ashichart.ui.chart.session_controller import SessionController


class TypedLine:
    """Whose the line of the Chart place is.

    Args:
        controller: Carries out what is typed.
        canvas: Shows what Enter would do, and takes the keys after a point was selected.
        plate_bar: Shows the ears after a protocol of the ear.
        places_of: Plate -> fractions where a site is seen.
    """

    def __init__(
        self, controller: SessionController, canvas: BodyCanvas, plate_bar: PlateBar,
        places_of: Callable[[Site], Mapping[str, tuple[float, float]]],
    ) -> None:  # fmt: skip
        self._controller, self._canvas, self._plate_bar, self._places_of = controller, canvas, plate_bar, places_of

    def read_line(self, text: str, step: ChartStep) -> EntryReading:
        """Return what a line means while a segment is at work."""
        chart, names = self._controller.here.chart, self._controller.context.atlas.names
        return names.read_line(text, step=step) if chart is None else names.read_line(text, chart.session.scale, step)

    def last_time(self, offer: EntryOffer) -> str:
        """Return what was read last time where an offer leads, "" if nothing was."""
        controller = self._controller
        site = None if offer.others else controller.sites.for_point(offer.point.code, offer.sides[0])
        here = controller.here
        return "" if site is None else pictured.last_time(here.course_chart, here.chart, site).capitalize()

    def preview(self, offer: EntryOffer | None) -> None:
        """Show on the body what Enter would do, or nothing."""
        chart, site_for_point = self._controller.here.chart, self._controller.sites.for_point
        if chart is not None:
            marks = pictured.typed_marks(offer, chart.session.scale, site_for_point, self._places_of)
            self._canvas.set_preview(marks)

    def take(self, offer: EntryOffer) -> Taken | None:
        """Carry out what was chosen; None if nothing was charted."""
        controller = self._controller
        selects = offer.before is offer.after is None and not (offer.not_assessed or offer.is_charged or offer.others)
        only_selects = selects and controller.here.step is not ChartStep.NEEDLING
        replaced = replaced_by(offer, controller.here.step, controller.here.chart, controller.sites.for_point)
        if not (controller.lines.carry_out(offer) or only_selects):
            return None
        if offer.others and all(point.kind is PointKind.AURICULAR for point in offer.points):
            self._plate_bar.show_plates(EARS)
        return Taken(replaced, gives_keys=only_selects)

    def leave(self) -> None:
        """Give the keys back to the body."""
        self._canvas.setFocus()
