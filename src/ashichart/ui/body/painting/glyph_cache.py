"""Marks, labels and needles painted once and stamped many times: a frame costs blits. Where they stand is kept out."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from ashichart.domain.notation import Glyph
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.marks import BEAD_PX, Bead, outer_r
from ashichart.ui.body.painting.glyph_painter import (
    HALO_OFFSET_PX,
    bead_width_px,
    number_path,
    paint_glyph,
    paint_needle,
)
from ashichart.ui.body.painting.inks import body_font, clear

LABEL_HALO_PX = 3.5
_KEPT = 1500


class GlyphCache:
    """Small pixmaps of one theme and device pixel ratio, drawn centred on a place.

    Args:
        theme: Colours.
        dpr: Device pixels per px.
    """

    def __init__(self, theme: Theme, dpr: float) -> None:
        self.theme = theme
        self.dpr = dpr
        self._stamps: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._sizes: dict[tuple[str, str, int], QSizeF] = {}

    def stamp_glyph(
        self, painter: QPainter, x: float, y: float, glyph: Glyph, scale: float, *, selected: bool, hovered: bool
    ) -> None:
        """Paint a mark at a place."""
        half = outer_r(glyph) * scale * 1.3 + (HALO_OFFSET_PX + 6.0 if selected else 3.0)

        def paint(inner: QPainter, centre: QPointF) -> None:
            paint_glyph(inner, centre, glyph, self.theme, scale, selected=selected, hovered=hovered)

        self._blit(painter, x, y, self._made((glyph, scale, selected, hovered), half, half, paint))

    def stamp_needle(self, painter: QPainter, rim: tuple[float, float], end: tuple[float, float], bead: Bead) -> None:
        """Paint a needle from a rim to its bead."""
        dx, dy = rim[0] - end[0], rim[1] - end[1]
        half_x, half_y = max(abs(dx), bead_width_px(bead) / 2) + 4.0, max(abs(dy), BEAD_PX / 2) + 4.0

        def paint(inner: QPainter, centre: QPointF) -> None:
            paint_needle(inner, centre + QPointF(dx, dy), centre, bead, self.theme)

        key = (bead, round(dx, 1), round(dy, 1))
        self._blit(painter, *end, self._made(key, half_x, half_y, paint))

    def label_size(self, text: str, side: str, size_px: int) -> QSizeF:
        """Return width and height of a label in px, halo left out."""
        key = (text, side, size_px)
        if key not in self._sizes:
            metrics = QFontMetricsF(body_font(size_px, 600))
            width = metrics.horizontalAdvance(f"{text} {side}" if side else text)
            self._sizes[key] = QSizeF(ceil(width), ceil(metrics.capHeight() + 5.0))
        return self._sizes[key]

    def stamp_label(
        self, painter: QPainter, x: float, y: float, text: str, side: str, size_px: int, *, quiet: bool = False
    ) -> None:
        """Paint a label centred on a place: code in ink, side muted, on a halo of paper; `quiet` for atlas points."""
        size = self.label_size(text, side, size_px)

        def paint(inner: QPainter, centre: QPointF) -> None:
            self._paint_label(inner, centre, text, side, size_px, size, quiet=quiet)

        key = (text, side, size_px, quiet)
        half_x, half_y = size.width() / 2 + LABEL_HALO_PX, size.height() / 2 + LABEL_HALO_PX + 2.0
        self._blit(painter, x, y, self._made(key, half_x, half_y, paint))

    def stamp_text(self, painter: QPainter, x: float, y: float, text: str, size_px: int, weight: int) -> None:
        """Paint a muted text on a halo of paper, centred on a place."""
        path = number_path(text, size_px, weight)
        box = path.boundingRect()

        def paint(inner: QPainter, centre: QPointF) -> None:
            halo = QPen(clear(self.theme.paper, 0.8), LABEL_HALO_PX)
            halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            inner.strokePath(path.translated(centre), halo)
            inner.fillPath(path.translated(centre), QColor(self.theme.muted))

        half_x, half_y = box.width() / 2 + 5.0, box.height() / 2 + 6.0
        self._blit(painter, x, y, self._made((text, size_px, weight), half_x, half_y, paint))

    def _paint_label(
        self, painter: QPainter, centre: QPointF, text: str, side: str, size_px: int, size: QSizeF, *, quiet: bool
    ) -> None:
        font = body_font(size_px, 500 if quiet else 600)
        metrics = QFontMetricsF(font)
        at = QPointF(centre.x() - size.width() / 2, centre.y() + metrics.capHeight() / 2)
        path = QPainterPath()
        path.addText(at, font, text)
        side_at = at + QPointF(metrics.horizontalAdvance(text + " "), 0.0)
        side_path = QPainterPath()
        if side:
            side_path.addText(side_at, font, side)
        halo = QPen(clear(self.theme.paper, 0.85), LABEL_HALO_PX)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path.united(side_path) if side else path, halo)
        painter.fillPath(path, QColor(self.theme.muted if quiet else self.theme.ink))
        painter.fillPath(side_path, QColor(self.theme.muted))

    def _made(self, key: Hashable, half_x: float, half_y: float, paint: Callable[[QPainter, QPointF], None]) -> QPixmap:
        found = self._stamps.get(key)
        if found is not None:
            self._stamps.move_to_end(key)
            return found
        # An odd number of device pixels would blur the centre.
        width, height = 2 * ceil(half_x * self.dpr), 2 * ceil(half_y * self.dpr)
        pixmap = QPixmap(width, height)
        pixmap.setDevicePixelRatio(self.dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, QPointF(width / self.dpr / 2, height / self.dpr / 2))
        painter.end()
        self._stamps[key] = pixmap
        if len(self._stamps) > _KEPT:
            self._stamps.popitem(last=False)
        return pixmap

    def _blit(self, painter: QPainter, x: float, y: float, pixmap: QPixmap) -> None:
        # On whole device pixels, or the stamp would be smeared over two.
        dpr = self.dpr
        left = round(x * dpr - pixmap.width() / 2) / dpr
        top = round(y * dpr - pixmap.height() / 2) / dpr
        painter.drawPixmap(QPointF(left, top), pixmap)
