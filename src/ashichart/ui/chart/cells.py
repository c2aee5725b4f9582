"""Painted cells that lists share: a value, a hatched cell for "not assessed", a change with its chevron."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from ashichart.domain.change import SiteChange, Verdict
from ashichart.domain.notation import (
    DIAMOND_HALF_DIAGONAL,
    HEXAGON_RADIUS,
    SQUARE_CORNER,
    SQUARE_HALF_SIDE,
    Shape,
    change_chevrons,
    signed,
)
from ashichart.domain.scales import RULES, Scale, step_of, text_of
from ashichart.ui.look import font
from ashichart.ui.theme import Theme


def paint_value(painter: QPainter, box: QRectF, scale: Scale, value: float, theme: Theme, px: float = 13) -> None:
    """Paint a value on its colour."""
    step = step_of(scale, value)
    ground = QColor(theme.ramp[step])
    painter.setPen(QPen(ground.lighter(130) if theme.is_dark else ground.darker(116), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setFont(font(px, 600))
    painter.setPen(QColor(theme.ramp_number[step]))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text_of(scale, value))


def paint_not_assessed(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint a hatched cell: never a zero."""
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(QColor(theme.control), 1))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += 5
    painter.restore()
    pen = QPen(QColor(theme.control), 1.2)
    pen.setDashPattern([3, 2.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def paint_empty(painter: QPainter, box: QRectF, theme: Theme, *, waiting: bool) -> None:
    """Paint a cell that waits for its value in the phase at work; the one that is next has the accent's edge."""
    painter.setPen(QPen(QColor(theme.accent if waiting else theme.control), 2 if waiting else 1))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)


def paint_change(painter: QPainter, box: QRectF, change: SiteChange, theme: Theme) -> None:
    """Paint chevrons and the signed number, flush right; a dash where nothing can be compared."""
    verdict = change.verdict
    amount = change.amount
    if amount is None or verdict is Verdict.NOT_COMPARABLE:
        painter.setPen(QColor(theme.muted))
        painter.setFont(font(13, 500))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), "–")
        return
    colour = QColor(theme.less if change.is_less else theme.more if change.is_more else theme.no_clear)
    rule = RULES[change.scale]
    text = signed(amount, 1 if change.scale is Scale.PPT else 0)
    painter.setFont(font(13, 600))
    painter.setPen(colour)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
    width = painter.fontMetrics().horizontalAdvance("−0" if change.scale is not Scale.PPT else "−0.0")
    chevrons = change_chevrons(amount, rule.floor, rule.much)
    paint_chevrons(painter, QPointF(box.right() - width - 14, box.center().y()), chevrons, colour, down=change.is_less)


def paint_chevrons(painter: QPainter, centre: QPointF, count: int, colour: QColor, *, down: bool) -> None:
    """Paint none (a bar), one or two chevrons of 8 px about a centre."""
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = centre.x(), centre.y()
    if count == 0:
        painter.drawLine(QPointF(x - 4.5, y), QPointF(x + 4.5, y))
        return
    way = 1 if down else -1
    for offset in ((0.0,) if count == 1 else (-2.5, 2.5)):
        middle = y + offset
        tips = [QPointF(x - 4, middle - 2 * way), QPointF(x, middle + 2 * way), QPointF(x + 4, middle - 2 * way)]
        painter.drawPolyline(QPolygonF(tips))


def shape_path(shape: Shape, centre: QPointF, r: float) -> QPainterPath:
    """Return the outline of a mark of nominal radius r px about a centre."""
    path = QPainterPath()
    x, y = centre.x(), centre.y()
    if shape is Shape.CIRCLE:
        path.addEllipse(centre, r, r)
    elif shape is Shape.SQUARE:
        half = SQUARE_HALF_SIDE * r
        path.addRoundedRect(QRectF(x - half, y - half, 2 * half, 2 * half), SQUARE_CORNER * r, SQUARE_CORNER * r)
    elif shape is Shape.DIAMOND:
        d = DIAMOND_HALF_DIAGONAL * r
        path.addPolygon(QPolygonF([QPointF(x, y - d), QPointF(x + d, y), QPointF(x, y + d), QPointF(x - d, y)]))
        path.closeSubpath()
    else:
        d = HEXAGON_RADIUS * r
        corners = ((1.0, 0.0), (0.5, 0.866), (-0.5, 0.866), (-1.0, 0.0), (-0.5, -0.866), (0.5, -0.866))
        path.addPolygon(QPolygonF([QPointF(x + d * a, y + d * b) for a, b in corners]))
        path.closeSubpath()
    return path


def paint_kind(painter: QPainter, centre: QPointF, shape: Shape, theme: Theme, *, active: bool = False) -> None:
    """Paint the small outline that says what kind of site a row is."""
    painter.setPen(QPen(QColor(theme.accent if active else theme.muted), 1.4))
    painter.setBrush(QBrush())
    painter.drawPath(shape_path(shape, centre, 5))
