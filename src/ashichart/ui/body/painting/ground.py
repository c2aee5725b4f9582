"""What a canvas shows beneath its marks: paper, bodies, areas, dots, titles and side letters, kept while it rests."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from ashichart.domain.atlas.body import Figure
from ashichart.ui.body.layout import PlateSlot, View
from ashichart.ui.body.painting.area_painter import AreaLayer
from ashichart.ui.body.painting.atlas_points import AtlasDots
from ashichart.ui.body.painting.glyph_cache import GlyphCache
from ashichart.ui.body.painting.layers import BodyLayer
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.painting.plate_captions import lettering, paint_lettering


class Ground:
    """One pixmap at rest; the layers themselves while the view moves.

    Args:
        art: Shared drawings.
        areas: What lies on the bodies.
        dots: The points of the atlas.
    """

    def __init__(self, art: PlateArtCache, areas: AreaLayer, dots: AtlasDots) -> None:
        self._layer = BodyLayer(art)
        self._areas = areas
        self._dots = dots
        self._kept: QPixmap | None = None
        self._key: tuple[object, ...] = ()

    def forget(self) -> None:
        """Paint anew next time: other dots."""
        self._kept = None

    def paint(
        self, painter: QPainter, figure: Figure, slots: Sequence[PlateSlot], stamps: GlyphCache, view: View,
        size: QSize, *, in_motion: bool,
    ) -> None:  # fmt: skip
        """Paint over the whole widget.

        Args:
            painter: On the widget.
            figure: Whose plates.
            slots: Where they stand.
            stamps: Lettering, with colours and device pixels per px.
            view: How the plates are seen.
            size: Of the widget.
            in_motion: True while the view changes: then speed goes before sharpness.
        """
        if in_motion:
            self._paint(painter, figure, slots, stamps, view, size, in_motion=True)
            return
        dpr = stamps.dpr
        key = (view, figure, stamps.theme, size.toTuple(), dpr, slots, self._areas.step())
        if self._kept is None or key != self._key:
            self._kept = QPixmap(max(1, ceil(size.width() * dpr)), max(1, ceil(size.height() * dpr)))
            self._kept.setDevicePixelRatio(dpr)
            self._kept.fill(QColor(stamps.theme.paper))
            inner = QPainter(self._kept)
            self._paint(inner, figure, slots, stamps, view, size, in_motion=False)
            inner.end()
            self._key = key
        painter.drawPixmap(0, 0, self._kept)

    def _paint(
        self, painter: QPainter, figure: Figure, slots: Sequence[PlateSlot], stamps: GlyphCache, view: View,
        size: QSize, *, in_motion: bool,
    ) -> None:  # fmt: skip
        self._layer.paint(
            painter, figure, slots, stamps.theme, view, size, stamps.dpr, self._areas, in_motion=in_motion
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._dots.paint(painter, view, stamps.theme)
        paint_lettering(painter, lettering(slots, view, size.width(), size.height()), stamps)
