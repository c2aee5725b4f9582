"""Paints one mark or one needle at a place, after the grammar of docs/notation.md. Where marks stand is kept out."""

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from ashichart.domain.notation import (
    DIAMOND_HALF_DIAGONAL,
    HEXAGON_RADIUS,
    SQUARE_CORNER,
    SQUARE_HALF_SIDE,
    Glyph,
    MarkState,
    Shape,
)  # fmt: skip
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.marks import BEAD_PX, HEXAGON_ON_BODY, Bead
from ashichart.ui.body.painting.inks import body_font, clear, mix_hex

HALO_OFFSET_PX = 4.5
HALO_BAND_PX = 6.0
_LEAST_NUMBER_R = 4.0
_TEXT_UNIT = 8


def shape_path(shape: Shape, centre: QPointF, r: float, grow: float = 0.0) -> QPainterPath:
    """Return the outline of a shape of radius `r` px, moved outwards by `grow` px."""
    path = QPainterPath()
    if shape is Shape.CIRCLE:
        path.addEllipse(centre, r + grow, r + grow)
    elif shape is Shape.SQUARE:
        half = SQUARE_HALF_SIDE * r + grow
        corner = SQUARE_CORNER * r + grow * 0.8
        path.addRoundedRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), corner, corner)
    else:
        corners = 4 if shape is Shape.DIAMOND else 6
        reach = DIAMOND_HALF_DIAGONAL * r if shape is Shape.DIAMOND else HEXAGON_RADIUS * HEXAGON_ON_BODY * r
        # A corner moves farther out than its edges do.
        reach += grow / cos(pi / corners)
        turn = pi / 2 if shape is Shape.DIAMOND else pi / 6
        corner_points = [
            QPointF(centre.x() + reach * cos(angle), centre.y() - reach * sin(angle))
            for angle in (turn + 2 * pi * i / corners for i in range(corners))
        ]
        path.addPolygon(QPolygonF(corner_points))
        path.closeSubpath()
    return path


@lru_cache(maxsize=512)
def number_path(text: str, size_px: float, weight: int) -> QPainterPath:
    """Return text as an outline centred on the origin by its ink in height and by its advance in width."""
    font = body_font(round(size_px * _TEXT_UNIT), weight)
    metrics = QFontMetricsF(font)
    path = QPainterPath()
    path.addText(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2, font, text)
    shrunk = QPainterPath()
    for i in range(path.elementCount()):
        element = path.elementAt(i)
        x, y = element.x / _TEXT_UNIT, element.y / _TEXT_UNIT
        if element.isMoveTo():
            shrunk.moveTo(x, y)
        elif element.isLineTo():
            shrunk.lineTo(x, y)
        elif element.isCurveTo():
            second, end = path.elementAt(i + 1), path.elementAt(i + 2)
            shrunk.cubicTo(x, y, second.x / _TEXT_UNIT, second.y / _TEXT_UNIT, end.x / _TEXT_UNIT, end.y / _TEXT_UNIT)
    return shrunk


def edge_hex(theme: Theme, step: int) -> str:
    """Return the colour of the edge of a disc: ink mixed in on light ground, white on dark."""
    return mix_hex(theme.ramp[step], "#FFFFFF", 0.45) if theme.is_dark else mix_hex(theme.ramp[step], theme.ink, 0.38)


def paint_glyph(
    painter: QPainter, centre: QPointF, glyph: Glyph, theme: Theme, scale: float = 1.0, *, selected: bool = False,
    hovered: bool = False, small: bool = False,
) -> None:  # fmt: skip
    """Paint a mark.

    Args:
        painter: Antialiasing is switched on and stays on.
        centre: Place of the site, px.
        glyph: What to paint.
        theme: Colours.
        scale: Factor on radius and number; edges keep their width.
        selected: With the halo.
        hovered: The edge is 1 px wider.
        small: For small bodies: not assessed is a hollow ring, edges and halo are thinner.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    more = 1.0 if hovered else 0.0
    thin = 0.6 if small else 1.4
    r = glyph.r * scale
    inner = None if glyph.inner_r is None else glyph.inner_r * scale
    if selected:
        _paint_halo(painter, centre, glyph.shape, max(r, inner or 0.0), theme, 0.6 if small else 1.0)
    if glyph.step is None or glyph.state is MarkState.NOT_ASSESSED:
        _paint_not_assessed(painter, shape_path(glyph.shape, centre, r), theme, more, small=small)
        return
    step = glyph.step
    outline = shape_path(glyph.shape, centre, r)
    if glyph.state is MarkState.WAITING:
        width = 3.0 if not small else max(1.2, r * 0.35)
        ring = shape_path(glyph.shape, centre, r, -width / 2)
        painter.setPen(QPen(QColor(theme.ramp[step]), width + more))
        painter.setBrush(QColor(theme.surface))
        painter.drawPath(ring)
        # The palest steps need a rim of their own against the body.
        painter.setPen(QPen(clear(edge_hex(theme, step), 0.8), 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        _paint_number(painter, centre, glyph.text, scale, r, QColor(theme.ink))
    elif inner is not None and glyph.inner_step is not None:
        colour, after = QColor(theme.ramp[step]), glyph.inner_step
        disc = shape_path(glyph.shape, centre, inner)
        if inner <= r:
            painter.setPen(QPen(colour, 1.8 if not small else 1.0))
            ground = mix_hex(theme.surface, theme.ramp[step], 0.22)
            painter.setBrush(clear(ground, 0.94))
            painter.drawPath(shape_path(glyph.shape, centre, r, -0.9))
            painter.setPen(QPen(clear(edge_hex(theme, step), 0.7), 0.7))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(outline)
        _paint_disc(painter, disc, theme, after, thin + more)
        if inner > r:
            painter.setPen(QPen(QColor(theme.surface), 1.6 if not small else 0.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(outline)
        _paint_number(painter, centre, glyph.text, scale, inner, QColor(theme.ramp_number[after]))
    else:
        number = QColor(theme.ramp_number[step])
        _paint_disc(painter, outline, theme, step, thin + more)
        if glyph.state is MarkState.TYPED:
            pen = QPen(number, 1.4)
            pen.setDashPattern([3.5 / 1.4, 2.5 / 1.4])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(shape_path(glyph.shape, centre, r, -0.7))
        _paint_number(painter, centre, glyph.text, scale, r, number)


def _paint_halo(painter: QPainter, centre: QPointF, shape: Shape, r: float, theme: Theme, share: float) -> None:
    halo = shape_path(shape, centre, r, HALO_OFFSET_PX * share)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.surface), (HALO_BAND_PX + 1.0) * share))
    painter.drawPath(halo)
    painter.setPen(QPen(QColor(theme.accent), 2.5 * share))
    painter.drawPath(halo)


def _paint_disc(painter: QPainter, path: QPainterPath, theme: Theme, step: int, edge_px: float) -> None:
    painter.setPen(QPen(QColor(edge_hex(theme, step)), edge_px))
    painter.setBrush(QColor(theme.ramp[step]))
    painter.drawPath(path)


def _paint_not_assessed(painter: QPainter, path: QPainterPath, theme: Theme, more: float, *, small: bool) -> None:
    if small:
        painter.setPen(QPen(QColor(theme.muted), 1.0))
        painter.setBrush(QColor(theme.surface))
        painter.drawPath(path)
        return
    painter.fillPath(path, QColor(theme.surface))
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(theme.control), 1.2))
    box = path.boundingRect()
    reach = box.width() + box.height()
    offset = -reach
    # Lines at 45°, 5 px apart across their run.
    while offset < reach:
        start = QPointF(box.left() + offset, box.bottom())
        painter.drawLine(start, start + QPointF(reach, -reach))
        offset += 5.0
    painter.restore()
    pen = QPen(QColor(theme.muted), 1.5 + more)
    pen.setDashPattern([3.0 / 1.5, 2.4 / 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_number(painter: QPainter, centre: QPointF, text: str, scale: float, r: float, colour: QColor) -> None:
    if not text or r < _LEAST_NUMBER_R:
        return
    size = (10.5 if text in {"0", "1"} else 11.5) * min(1.0, max(0.86, scale))
    if len(text) > 2:
        size *= 0.8
    painter.fillPath(number_path(text, size, 700).translated(centre), QBrush(colour))


def bead_width_px(bead: Bead) -> float:
    """Return the width of a needle's bead: a circle for one figure, a pill for more."""
    return max(BEAD_PX, QFontMetricsF(body_font(11, 600)).horizontalAdvance(bead.text) + 10.0)


def paint_needle(painter: QPainter, rim: QPointF, end: QPointF, bead: Bead, theme: Theme) -> None:
    """Paint a needle from a mark's rim to its bead, centred on `end`: full while in, dashed and hollow once out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = QPen(QColor(theme.muted if bead.is_out else theme.ink), 1.5 if bead.is_out else 2.2)
    under = QPen(QColor(theme.surface), stroke.widthF() + 2.0)
    under.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(under)
    painter.drawLine(rim, end)
    if bead.is_out:
        stroke.setDashPattern([3.0 / 1.5, 2.4 / 1.5])
    else:
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(stroke)
    painter.drawLine(rim, end)
    width = bead_width_px(bead)
    pill = QRectF(end.x() - width / 2, end.y() - BEAD_PX / 2, width, BEAD_PX)
    if bead.is_out:
        painter.setPen(QPen(QColor(theme.muted), 1.2))
        painter.setBrush(QColor(theme.surface))
    else:
        painter.setPen(QPen(QColor(theme.surface), 1.2))
        painter.setBrush(QColor(theme.ink))
    painter.drawRoundedRect(pill, BEAD_PX / 2, BEAD_PX / 2)
    ink = QColor(theme.muted if bead.is_out else theme.surface)
    painter.fillPath(number_path(bead.text, 11.0, 600).translated(end), QBrush(ink))
