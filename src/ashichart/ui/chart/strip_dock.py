"""Where the rating strip stands: beside its mark, joined to it, never over it. It knows nothing of ratings."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.chart.rating_strip import RatingStrip

FARTHEST_JOIN_PX = 300.0


class StripLink(QWidget):
    """The line that joins the rating strip to its mark, no larger than that line; lets every event through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line: tuple[QPointF, QPointF] | None = None
        self._colour = "#000000"
        self.hide()

    def show_line(self, line: tuple[QPointF, QPointF] | None, colour: str) -> None:
        """Join two places of the parent, or nothing; what is joined already is not painted again."""
        if (line, colour) == (self._line, self._colour):
            return
        self._line, self._colour = line, colour
        if line is None:
            self.hide()
            return
        self.setGeometry(QRectF(*line).normalized().adjusted(-2, -2, 2, 2).toAlignedRect())
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        if self._line is None:
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(self._colour), 2))
        p.translate(-self.x(), -self.y())
        p.drawLine(*self._line)
        p.end()


class StripDock:
    """Places the strip on the canvas.

    Args:
        canvas: Parent of the strip.
        strip: The rating strip.
    """

    def __init__(self, canvas: BodyCanvas, strip: RatingStrip) -> None:
        self._canvas = canvas
        self._strip = strip
        self._link = StripLink(canvas)

    def put_away(self) -> None:
        """Hide the strip and its line."""
        self._strip.hide()
        self._link.show_line(None, "#000000")
        self._canvas.set_blocked()

    def place(self, mark: tuple[QPointF, bool] | None, *, centred: bool, accent: str) -> None:
        """Stand beside a mark, on its outer side, or still in the middle at the top.

        Args:
            mark: Place in px of the canvas and whether it lies right of its plate's middle; None if no plate shows it.
            centred: True in After, where the strip stands still while the sites walk by.
            accent: #RRGGBB of the joining line.
        """
        size, room = self._strip.size(), self._canvas.size()
        if centred or mark is None:
            at = QPoint((room.width() - size.width()) // 2, 10)
            if mark is not None and QRectF(at, size).adjusted(-24, -24, 24, 24).contains(mark[0]):
                # Only at high zoom does a mark come to lie under the strip.
                at.setY(room.height() - size.height() - 10)
        else:
            at = self._beside(*mark)
        self._strip.move(at)
        self._strip.raise_()
        self._canvas.set_blocked(QRectF(self._strip.geometry()))
        self.join(mark[0] if mark else None, accent)

    def _beside(self, mark: QPointF, outward_right: bool) -> QPoint:
        size, room = self._strip.size(), self._canvas.size()
        x = mark.x() + 40 if outward_right else mark.x() - 40 - size.width()
        y = mark.y() - size.height() - 18 if mark.y() > size.height() + 28 else mark.y() + 34
        x = min(max(8.0, x), room.width() - size.width() - 8.0)
        y = min(max(8.0, y), room.height() - size.height() - 8.0)
        return QPoint(round(x), round(y))

    def join(self, mark: QPointF | None, accent: str) -> None:
        """Draw the line from the strip to the mark."""
        box = QRectF(self._strip.geometry())
        if mark is None or box.contains(mark):
            self._link.show_line(None, accent)
            return
        x = min(max(mark.x(), box.left() + 10), box.right() - 10)
        y = box.bottom() if mark.y() > box.bottom() else box.top()
        if box.top() <= mark.y() <= box.bottom():
            x, y = (box.left() if mark.x() < box.left() else box.right()), mark.y()
        way = QPointF(x, y) - mark
        length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
        if length > FARTHEST_JOIN_PX:
            # A line across the whole body would hide more than it tells; the halo and the row say which site it is.
            self._link.show_line(None, accent)
            return
        start = mark + way * min(1.0, 20 / length)
        self._link.show_line((start, QPointF(x, y)), accent)
