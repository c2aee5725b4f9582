"""The cards in the lower corner of the body: the layers, and in After the legend of changes. When which is shown."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import TextKind
from ashichart.ui.body.layout import Box
from ashichart.ui.chart.layers.layers_card import LayerActs, LayersCard
from ashichart.ui.chart.plates.bar import AfterLegend
from ashichart.ui.parts.memory import Memory
from ashichart.wording.chart import layers as say

_ROOMY_PX = 900
_REMEMBERED = "layers"
_USUAL = say.acupuncture_trigger()


class CornerCards(QObject):
    """Shows one card at a time in the corner of the canvas; the layers only when they were asked for.

    Args:
        canvas: Where they stand; a click on it folds the layers and does nothing else.
        theme: Colours to begin with.
        memory: Keeps which layers were chosen.
        acts: Draw what is switched on; `fit` is called when the layers folded, too.
    """

    def __init__(self, canvas: BodyCanvas, theme: Theme, memory: Memory, acts: LayerActs) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._theme = theme
        self._memory = memory
        self._fit = acts.fit
        self.layers = LayersCard(canvas, replace(acts, fit=self._follow), self._fold)
        self.layers.hide()
        self._legend: AfterLegend | None = None
        self.is_open = False
        canvas.installEventFilter(self)

    def recall(self) -> None:
        """Switch the layers on that were chosen last; the Chart is there to draw them."""
        self.layers.choose(self._memory.recall(_REMEMBERED, _USUAL).split())

    def set_theme(self, theme: Theme) -> None:
        """Dress the legend anew."""
        self._theme = theme
        if self._legend is not None:
            self._legend.set_theme(theme)

    def toggle(self) -> None:
        """Open or fold the layers; `place` follows."""
        self.is_open = not self.is_open

    def place(self, *, in_after: bool, is_small: bool, is_taken: bool) -> None:
        """Show what belongs there.

        Args:
            in_after: The step After is at work: the legend stands there while the layers are folded.
            is_small: The legend has no room.
            is_taken: The brush's bar stands there.
        """
        room = self._canvas.size()
        wants_layers = self.is_open and not is_taken
        wants_legend = in_after and not is_small and room.width() > _ROOMY_PX and not wants_layers
        if wants_legend and self._legend is None:
            self._legend = AfterLegend(self._theme, self._canvas)
        self.layers.move(room.width() - self.layers.width() - 16, max(0, room.height() - self.layers.height() - 8))
        self.layers.setVisible(wants_layers)
        if self._legend is not None:
            corner = self._free_corner(self._legend) if wants_legend else None
            if corner is not None:
                self._legend.move(corner)
            self._legend.setVisible(corner is not None)
        if wants_layers:
            self.layers.raise_()

    def _free_corner(self, card: QWidget) -> QPoint | None:
        """The first corner where a card hides no mark and no text but names of dots; None if each holds some."""
        picture = self._canvas.sight.picture_now()
        needed = [box for _, box in picture.boxes()]
        needed += [one.box for one in picture.texts if one.kind is not TextKind.DOT]
        right = self._canvas.width() - card.width() - 16
        bottom = max(0, self._canvas.height() - card.height() - 8)
        for x, y in ((right, bottom), (16, bottom), (right, 8), (16, 8)):
            box = Box(x, y, x + card.width(), y + card.height())
            if not any(box.overlaps(one) for one in needed):
                return QPoint(x, y)
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on the body folds the layers, and is no press on the body then."""
        if event.type() is QEvent.Type.MouseButtonPress and watched is self._canvas and self.is_open:
            self._fold()
            return True
        return False

    def _fold(self) -> None:
        self.is_open = False
        self._fit()

    def _follow(self) -> None:
        self._memory.remember(_REMEMBERED, " ".join(sorted(self.layers.chosen)))
        self._fit()
