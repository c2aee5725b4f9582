"""Which points of the atlas stand on the canvas as quiet dots, and when they are brought. No marks of the session."""

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.changes import Changes
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.marks import AtlasMark
from ashichart.ui.chart.chart_marks import atlas_marks


class PointLayers:
    """The layers of acupuncture points and of trigger points.

    Args:
        canvas: Shows them.
        atlas: Has them.
    """

    def __init__(self, canvas: BodyCanvas, atlas: AtlasService) -> None:
        self._canvas = canvas
        self._atlas = atlas
        self._figure: Figure | None = None
        self._shown = (True, True)

    def show(self, figure: Figure) -> None:
        """Put the dots of a figure on the canvas.

        The marks of the session are what is waited for: eight hundred dots follow once they were painted.
        """
        if figure is not self._figure:
            self._figure = figure
            self._canvas.await_points(lambda: self._dots(figure))

    def take_up(self, changes: Changes) -> None:
        """Bring the dots anew if the clinic's own points changed."""
        figure = self._figure
        if changes.atlas and figure is not None:
            self._canvas.await_points(lambda: self._dots(figure))

    def switch(self, acupuncture: bool, trigger: bool) -> None:
        """Show or hide the layers."""
        self._shown = (acupuncture, trigger)
        if self._figure is not None:
            self._canvas.set_points(self._dots(self._figure))

    def _dots(self, figure: Figure) -> tuple[AtlasMark, ...]:
        acupuncture, trigger = self._shown
        return atlas_marks(self._atlas.points(figure), acupuncture=acupuncture, trigger=trigger)
