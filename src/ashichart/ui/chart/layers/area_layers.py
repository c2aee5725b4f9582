"""What lies on the charted body beside points and marks: layers, a selected referral, words at the pointer."""

from PySide6.QtCore import QObject, QPointF, QTimer

from ashichart.domain.atlas.areas import Area, Layer
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.sites import Site
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.chart_areas import ChartAreas
from ashichart.ui.body.canvas import BodyCanvas

# A pointer on its way names nothing.
LINGER_MS = 140


class AreaLayers(QObject):
    """Joins areas of the atlas to one canvas. Nothing is read before something is switched on, selected or pointed at.

    Args:
        canvas: Shows them.
        atlas: Has them.
    """

    def __init__(self, canvas: BodyCanvas, atlas: AtlasService) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._areas = ChartAreas(atlas)
        self._figure = Figure.FEMALE
        self._layers: frozenset[Layer] = frozenset()
        self._site: Site | None = None
        self._at = QPointF()
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER_MS)
        self._linger.timeout.connect(self._name)
        canvas.surface_hovered.connect(self._wait)

    def show(self, figure: Figure) -> None:
        """Follow the patient's figure."""
        if figure is not self._figure:
            self._figure = figure
            self._lay(fade=False)

    def switch(self, layers: frozenset[Layer]) -> None:
        """Show these layers; others fade."""
        self._layers = layers
        self._lay(fade=True)

    def select(self, site: Site | None) -> None:
        """Show where the pain of a selected trigger point is felt, until another site is selected."""
        if site != self._site:
            self._site = site
            self._lay(fade=True)

    def _lay(self, *, fade: bool) -> None:
        areas: list[Area] = [
            area for layer in Layer if layer in self._layers for area in self._areas.layer(self._figure, layer)
        ]
        if self._site is not None:
            areas += self._areas.felt(self._figure, self._site)
        self._canvas.set_areas(areas, fade=fade)

    def _wait(self, at: QPointF) -> None:
        self._at = at
        self._linger.start()

    def _name(self) -> None:
        place = self._canvas.sight.plate_at(self._at)
        if place is not None and self._canvas.underMouse():
            words = self._areas.words_at(self._figure, place.plate, place.x, place.y)
            self._canvas.pointer.say_surface(words, self._at)
