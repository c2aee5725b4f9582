"""Which plates are at work: the bar that chooses them, the pair that folds, and the way to where a site is seen."""

from collections.abc import Callable, Mapping

from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.chart.plates.bar import PLATE_SETS, PlateActs, PlateBar
from ashichart.ui.chart.plates.choice import plates_for
from ashichart.ui.chart.plates.pair import PlatePair
from ashichart.ui.chart.session_controller import SessionController


class PlatesAtWork:
    """Bar, pair and controller together.

    Args:
        canvas: Shows the plates.
        controller: Has the plates and the selected site.
        places_of: Plate -> fractions where a site is seen.
        bars_px: Height of bars that come and go beside the place.
        follow: Called when other plates stand on the canvas.
        acts: What the bar does beside choosing plates.
    """

    def __init__(
        self,
        canvas: BodyCanvas,
        controller: SessionController,
        places_of: Callable[[Site], Mapping[str, tuple[float, float]]],
        bars_px: Callable[[], int],
        follow: Callable[[], object],
        acts: PlateActs,
    ) -> None:
        self._canvas, self._controller, self._places_of = canvas, controller, places_of
        context = controller.context
        self.bar = PlateBar(context.theme, acts)
        self.pair = PlatePair(canvas, controller, context.art, places_of, bars_px, follow)
        canvas.zoom_changed.connect(self.bar.show_zoom)

    def show(self) -> None:
        """Show the plates at work."""
        self.pair.show()
        self.bar.show_plates(self._controller.here.plates)

    def choose(self, plates: tuple[str, ...]) -> None:
        """Let other plates be at work."""
        self._controller.here.set_plates(plates)
        self.pair.show()

    def walk_on(self) -> None:
        """In After the body turns to the site that is asked about; of a pair the better side stands large always."""
        if self._controller.here.step is ChartStep.AFTER:
            self.bring_selected()
        else:
            self.pair.bring(self._controller.selection.site)

    def bring_selected(self) -> None:
        """Show the selected site: on the plates where it is seen, and within the window."""
        if self._controller.selection.site is not None:
            self.bring(self._controller.selection.site)

    def bring(self, site: Site) -> None:
        """Show where a site is."""
        offered = [plates for _, plates in PLATE_SETS]
        at_work = self._controller.here.plates
        self.bar.show_plates(plates_for(self._places_of(site), site.kind, at_work, offered))
        self.pair.bring(site)
        self._canvas.sight.centre_on(site.id)

    def turn(self) -> None:
        """Turn the body: the next plate of a folded set, else front and back or the sides."""
        if self.pair.is_folded:
            self.pair.turn()
        else:
            self.bar.turn()
