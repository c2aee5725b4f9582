"""Everything the canvas shows, with what follows from it kept until it changes. Events and signals are the canvas's."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ashichart.domain.atlas.body import Figure, PlatePoint
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.hit_testing import BodyText, HitKind, HitTarget, MarkTarget, SeenPicture, Silhouette, TextKind
from ashichart.ui.body.labels import uncovered
from ashichart.ui.body.layout import Box, PlateSlot, View, stand
from ashichart.ui.body.marks import AtlasMark, BodyMark, mark_scale, outer_r
from ashichart.ui.body.painting.area_painter import AreaLayer
from ashichart.ui.body.painting.atlas_points import DOT_LABEL_PX, AtlasDots
from ashichart.ui.body.painting.glyph_cache import GlyphCache
from ashichart.ui.body.painting.glyph_painter import HALO_OFFSET_PX, bead_width_px, shape_path
from ashichart.ui.body.painting.ground import Ground
from ashichart.ui.body.painting.label_layer import LabelLayer, LabelSight
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.painting.plate_captions import Lettering, lettering, lettering_texts, paint_pointer_label
from ashichart.ui.body.scene import Needle, StandingMark, mark_targets, stand_marks, steer_needles

if TYPE_CHECKING:
    from ashichart.ui.body.painting.pain_layer import PainLayer


class BodyPicture:
    """The state of a canvas and its painting.

    Every change that is seen asks for its painting here, where it is made: what can be hit and what is on the screen
    never part. Hits are answered from what was painted last.

    Args:
        art: Shared drawings.
        theme: Colours to begin with.
        request_paint: Called after every change.
    """

    def __init__(self, art: PlateArtCache, theme: Theme, request_paint: Callable[[], None]) -> None:
        self._art = art
        self._request_paint = request_paint
        self._seen: SeenPicture | None = None
        self.areas = AreaLayer()
        self._dots = AtlasDots()
        self._ground = Ground(art, self.areas, self._dots)
        self._pain: PainLayer | None = None
        self._stamps = GlyphCache(theme, 1.0)
        self.theme = theme
        self.view = View()
        self.slots: tuple[PlateSlot, ...] = ()
        self.focused: str | None = None
        self._figure = Figure.FEMALE
        self._names: tuple[str, ...] = ()
        self._size = QSize(0, 0)
        self._marks: tuple[BodyMark, ...] = ()
        self._preview: tuple[BodyMark, ...] = ()
        self._points: tuple[AtlasMark, ...] = ()
        self._awaited: Callable[[], tuple[AtlasMark, ...]] | None = None
        self._selected: str | None = None
        self._hover: HitTarget | None = None
        self._pointer = QPointF()
        self._dragged: tuple[str, tuple[float, float]] | None = None
        self._blocked: tuple[Box, ...] = ()
        self._kept_off: tuple[Box, ...] = ()
        self._focus_by_key = False
        self._in_motion = False
        self._scale = 1.0
        self._standing: tuple[StandingMark, ...] = ()
        self._needles: tuple[tuple[Needle, ...], ...] = ()
        self._targets: tuple[MarkTarget, ...] = ()
        self._labels = LabelLayer(self._dots)
        self._label_px = 12
        self._version = 0
        self._needles_zoom = 0.0

    # What is shown

    def set_plates(self, figure: Figure, names: tuple[str, ...]) -> None:
        """Show these plates of a figure."""
        self._figure, self._names = figure, names
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self.theme = theme
        self._stamps = GlyphCache(theme, self._stamps.dpr)
        self._request_paint()

    def set_pain(self, layer: "PainLayer | None") -> None:
        """Lay painted pain over the dots, or take it away."""
        self._pain = layer
        self._request_paint()

    def set_marks(self, marks: tuple[BodyMark, ...]) -> None:
        """Show these marks."""
        self._marks = marks
        self._stand()

    def set_preview(self, marks: tuple[BodyMark, ...]) -> None:
        """Show these marks as typed."""
        self._preview = marks
        self._stand()

    def set_points(self, points: tuple[AtlasMark, ...]) -> None:
        """Show these atlas points."""
        self._points, self._awaited = points, None
        self._stand_points()

    @property
    def awaits_more(self) -> bool:
        """True while atlas points are still to come, or names only stayed where they were after a change."""
        return self._awaited is not None or self._labels.awaits_settling

    def await_points(self, bring: Callable[[], tuple[AtlasMark, ...]]) -> None:
        """Show no atlas points until `bring_more`; what is not seen yet cannot be hit."""
        self.set_points(())
        self._awaited = bring

    def bring_more(self) -> None:
        """Show the atlas points that are awaited, and place names anew that only stayed."""
        if self._awaited is not None:
            bring, self._awaited = self._awaited, None
            self.set_points(bring())
        if self._labels.awaits_settling:
            self._labels.settle()
            self._request_paint()

    def set_selected(self, site_id: str | None) -> None:
        """Draw the halo around a site."""
        self._selected = site_id
        self._request_paint()

    def keep_off(self, areas: Sequence[QRectF]) -> None:
        """Place labels beside these areas."""
        kept_off = _boxes(areas)
        if kept_off != self._kept_off:
            self._kept_off = kept_off
            self._arrange()

    def set_blocked(self, areas: Sequence[QRectF]) -> None:
        """Leave out labels under these areas."""
        blocked = _boxes(areas)
        if blocked != self._blocked:
            self._blocked = blocked
            self._request_paint()

    def set_hover(self, target: HitTarget | None, at: QPointF) -> None:
        """Name what is under the pointer, which is at a place of the widget."""
        self._hover, self._pointer = target, at
        self._request_paint()

    def set_dragged(self, site_id: str | None, at: tuple[float, float] | None) -> None:
        """Draw a mark at a place of the widget, None lets it go."""
        self._dragged = None if site_id is None or at is None else (site_id, at)
        self._request_paint()

    def set_focused(self, site_id: str | None, *, by_key: bool = False) -> None:
        """Remember the mark at which Tab stands; its ring is drawn when a key brought it there."""
        self.focused = site_id
        self._focus_by_key = by_key
        self._request_paint()

    def set_view(self, view: View) -> None:
        """Show otherwise; in motion until `come_to_rest`."""
        self.view = view
        self._in_motion = True
        self._request_paint()

    def come_to_rest(self) -> None:
        """Make all sharp again."""
        self._labels.settle()
        self._in_motion = False
        self._request_paint()

    def resize(self, width: int, height: int) -> None:
        """Fit the plates into another size."""
        old, self._size = self._size, QSize(width, height)
        self._arrange()
        self.view = self.view.resized((old.width(), old.height()), (width, height))

    # What can be asked

    def mark(self, site_id: str) -> BodyMark | None:
        """Return the mark of a site."""
        return next((mark for mark in (*self._marks, *self._preview) if mark.site_id == site_id), None)

    def walk(self) -> list[str]:
        """Return the sites that are seen on these plates, in order."""
        return list(dict.fromkeys(mark.mark.site_id for mark in self._standing if not mark.is_preview))

    def place_of(self, site_id: str) -> QPointF | None:
        """Return where a site is first seen, px of the widget."""
        for mark in self._standing:
            if mark.mark.site_id == site_id:
                return QPointF(*self.view.to_screen(mark.x, mark.y))
        return None

    def place_on_screen(self, plate: str, x: float, y: float) -> QPointF:
        """Return a place of plate fractions in px of the widget; KeyError if the plate is not shown."""
        for slot in self.slots:
            if slot.plate.name == plate:
                return QPointF(*self.view.to_screen(*slot.at(x, y)))
        raise KeyError(plate)

    def is_body(self, place: PlatePoint) -> bool:
        """Return whether a place lies on the drawn body."""
        return self._silhouette_of(place.plate).holds(place.x, place.y)

    def target_at(self, x: float, y: float) -> HitTarget:
        """Return what was last painted under px of the widget; nothing before the first painting."""
        return HitTarget(HitKind.NOTHING) if self._seen is None else self._seen.target_at(x, y)

    def current(self) -> SeenPicture:
        """Return what the next painting will show."""
        self._steer()
        self._lay_out()
        return SeenPicture(
            self.view, self.slots, self._targets, self._dots.grid, self._silhouette_of, self._texts(), self._blocked
        )

    def _texts(self) -> tuple[BodyText, ...]:
        """Return every text that stands on the body."""
        places = {mark.key: (mark.mark, self.view.to_screen(mark.x, mark.y)) for mark in self._standing}
        texts = [
            BodyText(TextKind.LABEL, f"{mark.title} {mark.aside}".strip(), label.box, mark.site_id, at, label.leader)
            for label in self._labels.of_marks
            for mark, at in (places[label.key],)
        ]
        dots = [BodyText(TextKind.DOT, self._dots.label_of(one.key), one.box) for one in self._labels.of_dots]
        return (*texts, *dots, *lettering_texts(self._lettering()))

    def _lettering(self) -> tuple[Lettering, ...]:
        width, height = self._size.toTuple()
        return lettering(self.slots, self.view, width, height)

    def plate_at(self, x: float, y: float) -> PlatePoint | None:
        """Return the place on a plate that was last painted under px of the widget."""
        return None if self._seen is None else self._seen.plate_at(x, y)

    # Painting

    def paint(self, painter: QPainter, dpr: float, *, has_focus: bool) -> None:
        """Paint all of it on the widget."""
        if dpr != self._stamps.dpr:
            self._stamps = GlyphCache(self.theme, dpr)
        self._steer()
        self._lay_out()
        self._ground.paint(
            painter, self._figure, self.slots, self._stamps, self.view, self._size, in_motion=self._in_motion
        )
        if self._pain is not None:
            self._pain.paint(painter, self.slots, self.view, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._dots.paint_hovered(painter, self.view, self.theme, self._hover)
        self._paint_labels_of_dots(painter)
        self._paint_leaders(painter)
        self._paint_marks(painter, has_focus=has_focus)
        self._paint_labels(painter)
        self._paint_name_of_unnamed(painter, has_focus=has_focus)
        if self._hover is not None and self._hover.title and self._dragged is None:
            width, height = self._size.toTuple()
            paint_pointer_label(painter, self._pointer, self._hover.title, self.theme, width, height)
        self._seen = self.current()

    def _paint_labels_of_dots(self, painter: QPainter) -> None:
        for label in uncovered(self._labels.of_dots, self._blocked):
            x, y = (label.box.x0 + label.box.x1) / 2, (label.box.y0 + label.box.y1) / 2
            self._stamps.stamp_label(painter, x, y, self._dots.label_of(label.key), "", DOT_LABEL_PX, quiet=True)

    def _paint_leaders(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self.theme.muted), 1.0))
        for label in uncovered(self._labels.of_marks, self._blocked):
            for x0, y0, x1, y1 in label.leader:
                painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))

    def _paint_marks(self, painter: QPainter, *, has_focus: bool) -> None:
        hovered = self._hover.site_id if self._hover is not None else ""
        stamps, scale = self._stamps, self._scale
        width, height = self._size.toTuple()
        places: list[tuple[StandingMark, float, float]] = []
        for mark, needles in zip(self._standing, self._needles, strict=True):
            x, y = self.view.to_screen(mark.x, mark.y)
            if self._dragged is not None and self._dragged[0] == mark.mark.site_id:
                x, y = self._dragged[1]
            if not (-60 <= x <= width + 60 and -60 <= y <= height + 60):
                continue
            for needle in needles:
                stamps.stamp_needle(
                    painter, (x + needle.rim[0], y + needle.rim[1]), (x + needle.end[0], y + needle.end[1]), needle.bead
                )
            places.append((mark, x, y))
        # The selected one lies on top.
        places.sort(key=lambda place: place[0].mark.site_id == self._selected)
        for mark, x, y in places:
            site_id, glyph = mark.mark.site_id, mark.mark.glyph
            is_selected = site_id == self._selected
            stamps.stamp_glyph(painter, x, y, glyph, scale, selected=is_selected, hovered=site_id == hovered)
            if has_focus and self._focus_by_key and site_id == self.focused:
                grow = HALO_OFFSET_PX + 4.5 if is_selected else 3.0
                painter.setPen(QPen(QColor(self.theme.accent), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(shape_path(glyph.shape, QPointF(x, y), outer_r(glyph) * scale, grow))

    def _paint_labels(self, painter: QPainter) -> None:
        dragged = self._dragged[0] if self._dragged is not None else None
        marks = {mark.key: mark.mark for mark in self._standing}
        for label in uncovered(self._labels.of_marks, self._blocked):
            mark = marks[label.key]
            if mark.site_id == dragged:
                continue
            x, y = (label.box.x0 + label.box.x1) / 2, (label.box.y0 + label.box.y1) / 2
            self._stamps.stamp_label(painter, x, y, mark.title, mark.aside, self._label_px)

    def _paint_name_of_unnamed(self, painter: QPainter, *, has_focus: bool) -> None:
        """A mark without a name that Tab has reached, or that is selected and no strip speaks of, says it in full."""
        named = {label.key for label in uncovered(self._labels.of_marks, self._blocked)}
        walked_to = self.focused if has_focus and self._focus_by_key else None
        for mark in self._standing:
            is_meant = mark.mark.site_id == (walked_to or (None if self._blocked else self._selected))
            if is_meant and mark.key not in named and self._hover is None and self._dragged is None:
                x, y = self.view.to_screen(mark.x, mark.y)
                width, height = self._size.toTuple()
                if 0 <= x <= width and 0 <= y <= height:
                    paint_pointer_label(painter, QPointF(x, y), mark.mark.full_title, self.theme, width, height)

    # What follows from what

    @property
    def _silhouette_of(self) -> Callable[[str], Silhouette]:
        return lambda plate, figure=self._figure, theme=self.theme: self._art.silhouette(figure, plate, theme)

    def _arrange(self) -> None:
        known = self._art.plates(self._figure)
        plates = [known[name] for name in self._names if name in known]
        beside = max((box.x1 for box in self._kept_off), default=0.0)
        self.slots = stand(plates, self._size.width(), self._size.height(), beside_px=beside)
        self._scale = mark_scale(min((slot.body_px for slot in self.slots), default=800.0))
        self._stand()
        self._stand_points()

    def _stand(self) -> None:
        self._standing = stand_marks(self.slots, self._marks, self._preview)
        self._needles_zoom = 0.0
        self._version += 1
        self._request_paint()

    def _stand_points(self) -> None:
        self._dots.stand(self.slots, self._points)
        self._version += 1
        self._ground.forget()
        self._request_paint()

    def _steer(self) -> None:
        stale = self._needles_zoom != self.view.zoom
        # While the view moves the needles keep their turn.
        if stale and not (self._in_motion and self._needles_zoom):
            self._needles = steer_needles(self._standing, self.view, self._scale, bead_width_px)
            self._targets = mark_targets(self._standing, self._needles, self._scale)
            self._needles_zoom = self.view.zoom

    def _lay_out(self) -> None:
        width, height = self._size.toTuple()
        sight = LabelSight(
            self.view, width, height, self.slots, self._scale, self._selected, self._in_motion, self._version,
            self._kept_off, self._silhouette_of,
        )  # fmt: skip
        self._label_px = sight.label_px
        self._labels.lay_out(sight, self._standing, self._needles, self._stamps)


def _boxes(areas: Sequence[QRectF]) -> tuple[Box, ...]:
    return tuple(Box(area.left(), area.top(), area.right(), area.bottom()) for area in areas)
