"""The cards in the lower corner of the body: the layers, and in After the legend of changes. When which is shown."""

from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.chart.plate_bar import AfterLegend, LayersCard
from ashichart.ui.theme import Theme

_ROOMY_PX = 900


class CornerCards:
    """Shows one card at a time in the corner of the canvas.

    Args:
        canvas: Where they stand.
        theme: Colours to begin with.
    """

    def __init__(self, canvas: BodyCanvas, theme: Theme) -> None:
        self._canvas = canvas
        self._theme = theme
        self.layers = LayersCard(canvas)
        self._legend: AfterLegend | None = None
        self._is_open = False

    def set_theme(self, theme: Theme) -> None:
        """Dress the legend anew."""
        self._theme = theme
        if self._legend is not None:
            self._legend.set_theme(theme)

    def toggle(self) -> None:
        """Open or close the layers, where the window is too small to show them all the time; `place` follows."""
        self._is_open = not self._is_open

    def place(self, *, in_after: bool, is_small: bool, is_taken: bool) -> None:
        """Show what belongs there.

        Args:
            in_after: The step After is at work: the legend takes the place of the layers.
            is_small: The layers are shown only when they were asked for, the legend not at all.
            is_taken: The brush's bar stands there.
        """
        room = self._canvas.size()
        roomy = not is_small and room.width() > _ROOMY_PX
        wants_legend = in_after and roomy
        if wants_legend and self._legend is None:
            self._legend = AfterLegend(self._theme, self._canvas)
        wants_layers = (self._is_open if is_small else not in_after and roomy) and not is_taken
        for card, on in ((self._legend, wants_legend), (self.layers, wants_layers)):
            if card is not None:
                card.move(room.width() - card.width() - 16, room.height() - card.height() - 14)
                card.setVisible(on)
        if wants_layers and self._is_open:
            self.layers.raise_()
