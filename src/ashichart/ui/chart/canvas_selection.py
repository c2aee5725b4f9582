"""What a click on the body means in each phase: select, place a pin, or a needle in or out. It never destroys."""

from ashichart.domain.atlas.body import PlatePoint
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.chart.panel.sites_panel import SitesPanel
from ashichart.ui.chart.plates.pair import PlatePair
from ashichart.ui.chart.session_controller import SessionController


class CanvasSelection:
    """Answers what is picked on the body with acts of the controller.

    Args:
        canvas: The body; it keeps the keys.
        controller: Has the phase at work, and carries out.
        panel: Says whether a click takes needles out.
        pair: Keeps the plate large that was clicked.
    """

    def __init__(self, canvas: BodyCanvas, controller: SessionController, panel: SitesPanel, pair: PlatePair) -> None:
        self._canvas, self._controller, self._panel, self._pair = canvas, controller, panel, pair

    def pick(self, target: HitTarget) -> None:
        """Select, place a pin, or a needle in or out."""
        with self._pair.held():
            if target.kind is HitKind.MARK:
                self._pick_mark(target)
            elif target.kind is HitKind.POINT and target.side is not None:
                self._take(self._controller.sites.for_point(target.code, target.side))
            elif target.kind is HitKind.SURFACE and target.place is not None:
                place = target.place
                self._take(self._controller.sites.on_surface(place.plate, place.x, place.y), or_nothing=True)
            else:
                self._controller.selection.select(None)

    def drop_pin(self, site_id: str, place: PlatePoint) -> None:
        """Move a pin along the surface."""
        site = self._controller.here.chart.site(site_id) if self._controller.here.chart else None
        if site is not None:
            self._controller.sites.move_pin(site, place.plate, place.x, place.y)

    def _pick_mark(self, target: HitTarget) -> None:
        controller, chart = self._controller, self._controller.here.chart
        controller.selection.select_id(target.site_id)
        if chart is not None and controller.here.step is ChartStep.NEEDLING and controller.selection.site is not None:
            if target.numbers and self._panel.takes_out:
                numbered = (needle for needle in chart.needles if needle.number in target.numbers)
                controller.needling.take_out(tuple(needle for needle in numbered if needle.removed_at is None))
            else:
                self._needle_or_out(controller.selection.site)
        self._canvas.setFocus()

    def _take(self, site: Site | None, *, or_nothing: bool = False) -> None:
        """Needle a site that may be new, or select it; where there is none, only skin lets go of the selection."""
        if site is None and not or_nothing:
            return
        if site is not None and self._controller.here.step is ChartStep.NEEDLING:
            self._needle_or_out(site)
        else:
            self._controller.selection.select(site)
        self._canvas.setFocus()

    def _needle_or_out(self, site: Site) -> None:
        """Needling: one needle a click, or out again in the other mode."""
        chart = self._controller.here.chart
        if chart is None:
            return
        if self._panel.takes_out:
            here = (needle for needle in chart.needles if needle.site_id == site.id and needle.removed_at is None)
            self._controller.needling.take_out(tuple(here)[:1])
        else:
            self._controller.needling.place(site)
