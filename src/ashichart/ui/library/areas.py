"""Paints what lies on the body in the Library: muscles, channels, regions, where pain is felt. No marks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ashichart.services.library_areas import Area, AreaKind, Line
from ashichart.ui.theme import Theme

ESSENTIAL_SHARE = 0.58
_DOT_APART_PX = 6.0
_DOT_R_PX = 1.3


KEY_WORDS = {
    AreaKind.ESSENTIAL: "felt by most",
    AreaKind.SPILLOVER: "felt by some",
    AreaKind.REGION: "region",
    AreaKind.MUSCLE: "muscle",
    AreaKind.CHANNEL: "channel",
}


def paint_areas(
    painter: QPainter,
    areas: Sequence[Area],
    plates: Sequence[str],
    transform: Callable[[str], QTransform],
    theme: Theme,
) -> None:
    """Paint areas on the plates that are shown, those that fill first.

    Args:
        painter: Antialiasing is switched on.
        areas: In any order.
        plates: Names of the plates that are shown.
        transform: From the fractions of a plate to px of the widget.
        theme: Colours.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    order = list(AreaKind)
    for area in sorted(areas, key=lambda area: order.index(area.kind)):
        for plate in plates:
            lines = area.lines.get(plate)
            if lines:
                path = transform(plate).map(_path(lines, closed=area.kind is not AreaKind.CHANNEL))
                _paint(painter, path, area.kind, theme)


def paint_key(painter: QPainter, box: QRectF, kind: AreaKind, theme: Theme) -> None:
    """Paint the sample of a kind for a key of signs."""
    path = QPainterPath()
    if kind is AreaKind.CHANNEL:
        path.moveTo(box.left(), box.center().y())
        path.lineTo(box.right(), box.center().y())
    else:
        path.addRoundedRect(box, 3, 3)
    _paint(painter, path, kind, theme)


def _path(lines: Sequence[Line], *, closed: bool) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in lines:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in line]))
        if closed:
            path.closeSubpath()
    return path


def _paint(painter: QPainter, path: QPainterPath, kind: AreaKind, theme: Theme) -> None:
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind is AreaKind.ESSENTIAL:
        fill = QColor(theme.referral)
        fill.setAlphaF(ESSENTIAL_SHARE)
        painter.setBrush(fill)
        painter.setPen(QPen(QColor(theme.referral), 1.2))
        painter.drawPath(path)
    elif kind is AreaKind.SPILLOVER:
        _paint_dots(painter, path, QColor(theme.referral))
    elif kind is AreaKind.REGION:
        fill = QColor(theme.accent)
        fill.setAlphaF(0.22)
        painter.setBrush(fill)
        painter.setPen(QPen(QColor(theme.accent), 1.4))
        painter.drawPath(path)
    else:
        pen = QPen(QColor(theme.muted if kind is AreaKind.MUSCLE else theme.accent), 1.4)
        if kind is AreaKind.MUSCLE:
            pen.setDashPattern([3.2, 2.4])
            fill = QColor(theme.muted)
            fill.setAlphaF(0.12)
            painter.setBrush(fill)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if kind is AreaKind.CHANNEL else Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPath(path)
    painter.restore()


def _paint_dots(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """Dots on a grid of their own, so that neighbouring areas go on in the same rows."""
    box = path.boundingRect()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    dots: list[QPointF] = []
    row = int(box.top() // _DOT_APART_PX)
    while row * _DOT_APART_PX < box.bottom():
        shift = _DOT_APART_PX / 2 if row % 2 else 0.0
        column = int((box.left() - shift) // _DOT_APART_PX)
        while column * _DOT_APART_PX + shift < box.right():
            dots.append(QPointF(column * _DOT_APART_PX + shift, row * _DOT_APART_PX))
            column += 1
        row += 1
    pen = QPen(colour, 2 * _DOT_R_PX)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints(QPolygonF(dots))
