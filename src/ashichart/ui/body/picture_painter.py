"""Paints a body on its widget: ground, pain, leaders, marks, names. Where all that stands is worked out before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ashichart.ui.body.labels import uncovered
from ashichart.ui.body.marks import outer_r
from ashichart.ui.body.painting.area_painter import AreaLayer
from ashichart.ui.body.painting.atlas_points import DOT_LABEL_PX, AtlasDots
from ashichart.ui.body.painting.glyph_cache import GlyphCache
from ashichart.ui.body.painting.glyph_painter import HALO_OFFSET_PX, shape_path
from ashichart.ui.body.painting.ground import Ground
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.painting.plate_captions import paint_pointer_label
from ashichart.ui.body.shown import Shown
from ashichart.ui.body.standing import Standing

if TYPE_CHECKING:
    from ashichart.ui.body.painting.pain_layer import PainLayer
    from ashichart.ui.body.scene import StandingMark


class PicturePainter:
    """Paints what is shown where it stands.

    Args:
        art: Shared drawings.
        shown: What is shown.
        standing: Where it stands.
        areas: What lies on the bodies.
        dots: The points of the atlas.
    """

    def __init__(self, art: PlateArtCache, shown: Shown, standing: Standing, areas: AreaLayer, dots: AtlasDots) -> None:
        self._shown, self._standing, self._dots = shown, standing, dots
        self.ground = Ground(art, areas, dots)
        self.pain: PainLayer | None = None
        self.stamps = GlyphCache(shown.theme, 1.0)

    def dress(self) -> None:
        """Use the colours that are shown now."""
        self.stamps = GlyphCache(self._shown.theme, self.stamps.dpr)

    def paint(self, painter: QPainter, dpr: float, *, has_focus: bool) -> None:
        """Paint all of it on the widget."""
        shown, hover = self._shown, self._shown.at_hand.hover
        if dpr != self.stamps.dpr:
            self.stamps = GlyphCache(self._shown.theme, dpr)
        self._standing.prepare(self.stamps)
        slots = self._standing.slots
        self.ground.paint(painter, shown.figure, slots, self.stamps, shown.view, shown.size, in_motion=shown.in_motion)
        if self.pain is not None:
            self.pain.paint(painter, slots, shown.view, shown.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._dots.paint_hovered(painter, shown.view, shown.theme, hover)
        self._paint_labels_of_dots(painter)
        self._paint_leaders(painter)
        self._paint_marks(painter, has_focus=has_focus)
        self._paint_labels(painter)
        self._paint_name_of_unnamed(painter, has_focus=has_focus)
        if hover is not None and hover.title and shown.at_hand.dragged is None:
            width, height = shown.size.toTuple()
            paint_pointer_label(painter, shown.at_hand.pointer, hover.title, shown.theme, width, height)

    def _paint_labels_of_dots(self, painter: QPainter) -> None:
        for label in uncovered(self._standing.labels.of_dots, self._shown.blocked):
            x, y = (label.box.x0 + label.box.x1) / 2, (label.box.y0 + label.box.y1) / 2
            self.stamps.stamp_label(painter, x, y, self._dots.label_of(label.key), "", DOT_LABEL_PX, quiet=True)

    def _paint_leaders(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._shown.theme.muted), 1.0))
        for label in uncovered(self._standing.labels.of_marks, self._shown.blocked):
            for x0, y0, x1, y1 in label.leader:
                painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))

    def _paint_marks(self, painter: QPainter, *, has_focus: bool) -> None:
        shown, at_hand = self._shown, self._shown.at_hand
        hovered = at_hand.hover.site_id if at_hand.hover is not None else ""
        stamps, scale = self.stamps, self._standing.scale
        width, height = shown.size.toTuple()
        places: list[tuple[StandingMark, float, float]] = []
        for mark, needles in zip(self._standing.marks, self._standing.needles, strict=True):
            x, y = shown.view.to_screen(mark.x, mark.y)
            if at_hand.dragged is not None and at_hand.dragged[0] == mark.mark.site_id:
                x, y = at_hand.dragged[1]
            if not (-60 <= x <= width + 60 and -60 <= y <= height + 60):
                continue
            for needle in needles:
                stamps.stamp_needle(
                    painter, (x + needle.rim[0], y + needle.rim[1]), (x + needle.end[0], y + needle.end[1]), needle.bead
                )
            places.append((mark, x, y))
        # The selected one lies on top.
        places.sort(key=lambda place: place[0].mark.site_id == shown.selected)
        for mark, x, y in places:
            site_id, glyph = mark.mark.site_id, mark.mark.glyph
            is_selected = site_id == shown.selected
            stamps.stamp_glyph(painter, x, y, glyph, scale, selected=is_selected, hovered=site_id == hovered)
            if has_focus and at_hand.by_key and site_id == at_hand.focused:
                grow = HALO_OFFSET_PX + 4.5 if is_selected else 3.0
                painter.setPen(QPen(QColor(shown.theme.accent), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(shape_path(glyph.shape, QPointF(x, y), outer_r(glyph) * scale, grow))

    def _paint_labels(self, painter: QPainter) -> None:
        dragged = self._shown.at_hand.dragged[0] if self._shown.at_hand.dragged is not None else None
        marks = {mark.key: mark.mark for mark in self._standing.marks}
        for label in uncovered(self._standing.labels.of_marks, self._shown.blocked):
            mark = marks[label.key]
            if mark.site_id == dragged:
                continue
            x, y = (label.box.x0 + label.box.x1) / 2, (label.box.y0 + label.box.y1) / 2
            self.stamps.stamp_label(painter, x, y, mark.title, mark.aside, self._standing.label_px)

    def _paint_name_of_unnamed(self, painter: QPainter, *, has_focus: bool) -> None:
        """A mark without a name that Tab has reached, or that is selected and no strip speaks of, says it in full."""
        shown, at_hand = self._shown, self._shown.at_hand
        named = {label.key for label in uncovered(self._standing.labels.of_marks, shown.blocked)}
        walked_to = at_hand.focused if has_focus and at_hand.by_key else None
        for mark in self._standing.marks:
            is_meant = mark.mark.site_id == (walked_to or (None if shown.blocked else shown.selected))
            if is_meant and mark.key not in named and at_hand.hover is None and at_hand.dragged is None:
                x, y = shown.view.to_screen(mark.x, mark.y)
                width, height = shown.size.toTuple()
                if 0 <= x <= width and 0 <= y <= height:
                    paint_pointer_label(painter, QPointF(x, y), mark.mark.full_title, shown.theme, width, height)
