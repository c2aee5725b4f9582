"""Small drawings that lists, strips and cards share: chevrons, hatches, cells, shapes. No layout, no reading."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ashichart.domain.analysis.change import SiteChange, Verdict
from ashichart.domain.notation import Shape
from ashichart.domain.scales import Scale, step_of, text_of
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.glyph_painter import edge_hex, shape_path

_CELL_CORNER = 5.0
_CHEVRON_PX = 14.0


def verdict_colour(verdict: Verdict, theme: Theme) -> str:
    """Return the colour of a change; glyph and sign say the same."""
    if verdict in (Verdict.LESS, Verdict.MUCH_LESS):
        return theme.less
    if verdict in (Verdict.MORE, Verdict.MUCH_MORE):
        return theme.more
    return theme.no_clear


def paint_chevrons(painter: QPainter, centre: QPointF, verdict: Verdict, colour: QColor, size: float = 14.0) -> None:
    """Paint ⌄⌄ ⌄ — ⌃ ⌃⌃ within a square of `size` px; nothing for what cannot be compared."""
    if verdict is Verdict.NOT_COMPARABLE:
        return
    unit = size / _CHEVRON_PX
    pen = QPen(colour, 2.0 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = centre.x(), centre.y()
    if verdict in (Verdict.NO_CLEAR_CHANGE, Verdict.LEVEL):
        painter.drawLine(QLineF(x - 4.6 * unit, y, x + 4.6 * unit, y))
        return
    twice = verdict in (Verdict.MUCH_LESS, Verdict.MUCH_MORE)
    down = 1.0 if verdict in (Verdict.LESS, Verdict.MUCH_LESS, Verdict.LOWER) else -1.0
    for shift in (-2.6, 2.6) if twice else (0.0,):
        tip = y + shift * unit + 2.1 * unit * down
        back = tip - 4.2 * unit * down
        path = QPainterPath(QPointF(x - 4.2 * unit, back))
        path.lineTo(x, tip)
        path.lineTo(x + 4.2 * unit, back)
        painter.drawPath(path)


def paint_ring(painter: QPainter, box: QRectF, colour: str, ground: str) -> None:
    """Paint the ring around a chosen key, set off from it by a line of the ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ground), 2))
    painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 5, 5)
    painter.setPen(QPen(QColor(colour), 2))
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)


def paint_hatch(painter: QPainter, box: QRectF, theme: Theme, corner: float = _CELL_CORNER) -> None:
    """Paint the one drawing of "not assessed": 45° hatch, 5 px apart, in a dashed edge."""
    inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(inside, corner, corner)
    painter.fillPath(outline, QColor(theme.surface))
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    pen = QPen(QColor(theme.control), 1.0)
    painter.setPen(pen)
    lines: list[QLineF] = []
    x = inside.left() - inside.height()
    while x < inside.right():
        lines.append(QLineF(x, inside.bottom(), x + inside.height(), inside.top()))
        x += 5.0
    painter.drawLines(lines)
    painter.restore()
    edge = QPen(QColor(theme.control), 1.0)
    edge.setDashPattern([3.0, 2.4])
    painter.setPen(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def paint_cell(painter: QPainter, box: QRectF, scale: Scale, value: float, theme: Theme, *, small: bool) -> None:
    """Paint one value on its step of the ramp; `small` is the narrower cell of `after`."""
    step = step_of(scale, value)
    painter.setPen(QPen(QColor(edge_hex(theme, step)), 0.8))
    painter.setBrush(QColor(theme.ramp[step]))
    painter.drawRoundedRect(box.adjusted(0.4, 0.4, -0.4, -0.4), _CELL_CORNER, _CELL_CORNER)
    painter.setPen(QColor(theme.ramp_number[step]))
    painter.setFont(font(11 if small else 13, 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text_of(scale, value))


def paint_shape(painter: QPainter, centre: QPointF, shape: Shape, colour: QColor, r: float = 5.5) -> None:
    """Paint the outline that says what kind of site it is."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # The hexagon is drawn smaller on a body; in a list it stands beside letters and keeps its size.
    painter.drawPath(shape_path(shape, centre, r * 1.25 if shape is Shape.HEXAGON else r))


def paint_change(painter: QPainter, box: QRectF, change: SiteChange | None, text: str, theme: Theme) -> None:
    """Paint chevrons and signed number right-aligned in `box`; "–" where nothing can be compared."""
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    if change is None or change.amount is None:
        painter.setFont(font(13, 500))
        painter.setPen(QColor(theme.muted))
        painter.drawText(box, align, "–")
        return
    colour = QColor(verdict_colour(change.verdict, theme))
    painter.setFont(font(13, 600))
    painter.setPen(colour)
    painter.drawText(box, align, text)
    width = max(20, painter.fontMetrics().horizontalAdvance(text))
    paint_chevrons(painter, QPointF(box.right() - width - 13, box.center().y() + 0.5), change.verdict, colour)
