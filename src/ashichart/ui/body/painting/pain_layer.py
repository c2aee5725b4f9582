"""Painted pain on the bodies, over the kept ground and under the marks, with the ring of the brush. No cells here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.layout import PlateSlot, View

PictureSource = Callable[[str], QImage | None]


class PainLayer:
    """Pictures of plates, asked for when a plate is painted and kept until they are forgotten.

    Args:
        source: Returns the picture that covers a whole plate, None where nothing is to be shown.
    """

    def __init__(self, source: PictureSource) -> None:
        self._source = source
        self._kept: dict[str, QImage | None] = {}
        self._brush: tuple[QPointF, float] | None = None

    def forget(self, *plates: str) -> None:
        """Ask anew for the pictures of these plates, of all if none is named."""
        for plate in plates or tuple(self._kept):
            self._kept.pop(plate, None)

    def show_brush(self, brush: tuple[QPointF, float] | None) -> None:
        """Draw the ring of the brush: its middle and radius in px of the widget."""
        self._brush = brush

    def paint(self, painter: QPainter, slots: Sequence[PlateSlot], view: View, theme: Theme) -> None:
        """Paint the pictures of the plates that are shown, and the ring."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for slot in slots:
            name = slot.plate.name
            if name not in self._kept:
                self._kept[name] = self._source(name)
            picture = self._kept[name]
            if picture is not None:
                box = view.box(slot.box)
                painter.drawImage(QRectF(box.x0, box.y0, box.width, box.height), picture)
        if self._brush is not None:
            middle, radius = self._brush
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((theme.paper, 3.0), (theme.ink, 1.2)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawEllipse(middle, radius, radius)
        painter.restore()
