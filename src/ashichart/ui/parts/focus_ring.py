"""The ring around a button that has the keys: Space and Enter press it, so it is seen which one that is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication

RING_PX = 2
_ROUND_PX = 4.0


def paint_focus_ring(button: QAbstractButton) -> None:
    """Paint the ring inside the edge of a button that has the keys, on top of it; nothing on any other."""
    if not button.hasFocus():
        return
    # A filled button has the colour of the ring itself.
    role = QPalette.ColorRole.HighlightedText if button.property("kind") == "primary" else QPalette.ColorRole.Highlight
    pen = QPen(QColor(QApplication.palette().color(QPalette.ColorGroup.Active, role)), RING_PX)
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(2.5, 2.5, -2.5, -2.5), _ROUND_PX, _ROUND_PX)
    painter.end()
