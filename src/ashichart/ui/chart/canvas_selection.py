"""What a click on the body means in each phase: select, place a pin, or a needle in or out. It never destroys."""

from PySide6.QtCore import QObject, QPoint

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.chart.panel.sites_panel import SitesPanel
from ashichart.ui.chart.session_controller import SessionController


class CanvasSelection(QObject):
    """Joins the canvas's picks to the controller's acts."""

    def __init__(self, canvas: BodyCanvas, controller: SessionController, panel: SitesPanel) -> None:
        super().__init__(canvas)
        self._canvas, self._controller, self._panel = canvas, controller, panel
        canvas.site_picked.connect(self._pick_site)
        canvas.needles_picked.connect(self._pick_needles)
        canvas.point_picked.connect(self._pick_point)
        canvas.surface_picked.connect(self._pick_surface)
        canvas.nothing_picked.connect(self._let_go)
        canvas.pin_dragged.connect(self._move_pin)

    def _let_go(self) -> None:
        self._controller.select(None)

    def _pick_site(self, site_id: str, _at: QPoint) -> None:
        controller = self._controller
        controller.select_id(site_id)
        if controller.step is ChartStep.NEEDLING and controller.selected is not None:
            self._needle_or_out(controller.selected)
        self._canvas.setFocus()

    def _pick_needles(self, site_id: str, numbers: tuple[int, ...], at: QPoint) -> None:
        chart = self._controller.chart
        if chart is None or self._controller.step is not ChartStep.NEEDLING or not self._panel.takes_out:
            self._pick_site(site_id, at)
            return
        self._controller.take_out(tuple(n for n in chart.needles if n.number in numbers and n.removed_at is None))

    def _pick_point(self, code: str, side: str, _at: QPoint) -> None:
        site = self._controller.site_for_point(code, Side(side))
        if site is None:
            return
        if self._controller.step is ChartStep.NEEDLING:
            self._needle_or_out(site)
        else:
            self._controller.select(site)
        self._canvas.setFocus()

    def _pick_surface(self, plate: str, x: float, y: float, _at: QPoint) -> None:
        site = self._controller.site_for_surface(plate, x, y)
        if site is None:
            self._controller.select(None)
        elif self._controller.step is ChartStep.NEEDLING:
            self._needle_or_out(site)
        else:
            self._controller.select(site)
        self._canvas.setFocus()

    def _needle_or_out(self, site: Site) -> None:
        """Needling: one needle a click, or out again in the other mode."""
        chart = self._controller.chart
        if chart is None:
            return
        if self._panel.takes_out:
            here = (needle for needle in chart.needles if needle.site_id == site.id and needle.removed_at is None)
            self._controller.take_out(tuple(here)[:1])
        else:
            self._controller.needle(site)

    def _move_pin(self, site_id: str, plate: str, x: float, y: float) -> None:
        site = self._controller.chart.site(site_id) if self._controller.chart else None
        if site is not None:
            self._controller.move_pin(site, plate, x, y)
