"""The body of the Library: the plates on which a point or a group is best seen, with its marks. Nothing is charted."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ashichart.domain.atlas.areas import AreaKind
from ashichart.domain.atlas.body import Figure, PlatePoint, Point, Side, SurfacePoint
from ashichart.domain.notation import Glyph, MarkState, Shape, shape_of_kind
from ashichart.services.atlas.library import Group, LibraryService, Shelf
from ashichart.services.atlas.library_areas import LibraryAreas
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.body.marks import AtlasMark, BodyMark
from ashichart.ui.body.painting.area_painter import KEY_WORDS, paint_key
from ashichart.ui.body.painting.atlas_points import paint_tips
from ashichart.ui.body.painting.glyph_painter import shape_path
from ashichart.ui.chart.chart_marks import point_title
from ashichart.ui.parts.controls import IconButton, Segments, label
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms
from ashichart.wording.lists import comma_list
from ashichart.wording.screens import library as say

BEST: tuple[str, ...] = ()
PLATE_OFFERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (say.best_view(), BEST),
    (say.body(), ("front", "back")),
    (terms.sides(), ("left", "right")),
)
NARROW_PX = 430
MARK_R_PX = 9.0
LARGE_R_PX = 6.5
SMALL_R_PX = 4.5
TINY_R_PX = 3.2
MOST_NAMED = 24
_FULL_PLATE_PX = 440.0
_LETTER = {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: ""}


class LibraryCanvas(BodyCanvas):
    """The canvas with marks that say where, and nothing of how tender."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.art)
        self._shown: tuple[BodyMark, ...] = ()
        self._group_points: tuple[BodyMark, ...] = ()
        self._tips: tuple[Mapping[str, tuple[float, float]], ...] = ()
        self._plates_shown: tuple[str, ...] = ()
        self.set_theme(context.theme)

    def set_plates(self, names: tuple[str, ...]) -> None:
        """Show these plates."""
        self._plates_shown = names
        super().set_plates(names)

    def show_point(self, marks: tuple[BodyMark, ...], tips: Sequence[Mapping[str, tuple[float, float]]] = ()) -> None:
        """Show the marks of one point, large, with their names, and where each needle goes if it takes several."""
        self._shown, self._group_points, self._tips = marks, (), tuple(tips)
        self.set_marks(())

    def show_group(self, named: tuple[BodyMark, ...], others: tuple[BodyMark, ...]) -> None:
        """Show the marks of a group, small: some with their names, others without."""
        self._shown, self._group_points, self._tips = (), (*named, *others), ()
        self.set_marks(named)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the body, what lies on it, then the marks: accent and hollow, never a colour of tenderness."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        r = SMALL_R_PX if len(self._group_points) <= 2 * MOST_NAMED else TINY_R_PX
        for mark, at, _plate in self._standing(self._group_points):
            _paint_mark(painter, at, mark, r, self.theme)
        tips = [(plate, at) for tip in self._tips for plate, at in tip.items() if plate in self._plates_shown]
        paint_tips(painter, [self.sight.place_on_screen(plate, *at) for plate, at in tips], self.theme)
        for mark, at, plate in self._standing(self._shown):
            _paint_mark(painter, at, mark, self._mark_r(plate), self.theme)
            self._paint_name(painter, at, mark, outwards=self._outwards(plate, at))
        painter.end()

    def _standing(self, marks: tuple[BodyMark, ...]) -> Iterator[tuple[BodyMark, QPointF, str]]:
        for mark in marks:
            for plate, place in mark.places.items():
                if plate in self._plates_shown:
                    yield mark, self.sight.place_on_screen(plate, *place), plate

    def _mark_r(self, plate: str) -> float:
        height_px = self.sight.place_on_screen(plate, 0.0, 1.0).y() - self.sight.place_on_screen(plate, 0.0, 0.0).y()
        return MARK_R_PX if height_px >= _FULL_PLATE_PX else LARGE_R_PX

    def _outwards(self, plate: str, at: QPointF) -> int:
        return -1 if at.x() < self.sight.place_on_screen(plate, 0.5, 0.0).x() - 1 else 1

    def _paint_name(self, painter: QPainter, at: QPointF, mark: BodyMark, *, outwards: int) -> None:
        """Paint code and side beside the mark, away from the midline, or over it at the edge of the picture."""
        theme = self.theme
        face, side_face = font(12, 600), font(12, 600)
        code_px = QFontMetricsF(face).horizontalAdvance(mark.title)
        side_px = QFontMetricsF(side_face).horizontalAdvance(f" {mark.side_letter}") if mark.side_letter else 0.0
        width, reach = code_px + side_px, MARK_R_PX + 7
        left = at.x() + reach if outwards > 0 else at.x() - reach - width
        base = at.y() + QFontMetricsF(face).capHeight() / 2
        if not 6 <= left <= self.width() - width - 6:
            left = min(max(6.0, at.x() - width / 2), self.width() - width - 6)
            base = at.y() - reach
        path, side = QPainterPath(), QPainterPath()
        path.addText(left, base, face, mark.title)
        side.addText(left + code_px, base, side_face, f" {mark.side_letter}".rstrip())
        halo = QPen(QColor(theme.paper), 3.5)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
        painter.strokePath(side, halo)
        painter.fillPath(path, QColor(theme.ink))
        painter.fillPath(side, QColor(theme.muted))


def _paint_mark(painter: QPainter, at: QPointF, mark: BodyMark, r: float, theme: Theme) -> None:
    shape = mark.glyph.shape
    is_large = r >= LARGE_R_PX
    painter.setBrush(QColor(theme.surface))
    if is_large:
        painter.setPen(QPen(QColor(theme.surface), 6.0))
        painter.drawPath(shape_path(shape, at, r))
    painter.setPen(QPen(QColor(theme.accent), 2.5 if is_large else 1.6))
    painter.drawPath(shape_path(shape, at, r))
    if is_large:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(at, r * 0.29, r * 0.29)


class KeyOfSigns(QWidget):
    """What the areas on the body mean, in one line; empty where there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kinds: tuple[AreaKind, ...] = ()
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_kinds(self, kinds: tuple[AreaKind, ...], theme: Theme) -> None:
        """Explain these kinds."""
        self._kinds, self._theme = kinds, theme
        self.setAccessibleName(say.key(signs=comma_list([KEY_WORDS[kind] for kind in kinds])) if kinds else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint sample and words of each kind, as many as there is room for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(12))
        x = 4.0
        for kind in self._kinds:
            words = KEY_WORDS[kind]
            width = painter.fontMetrics().horizontalAdvance(words)
            if x + 30 + width > self.width():
                break
            paint_key(painter, QRectF(x, 6, 22, 12), kind, self._theme)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(QRectF(x + 30, 0, width + 4, 24), int(Qt.AlignmentFlag.AlignVCenter), words)
            x += 30 + width + 16
        painter.end()


class LibraryBody(QWidget):
    """The canvas with the choice of plates and figure over it. `show` is given the code of a point that was clicked."""

    def __init__(self, context: UiContext, library: LibraryService, show: Callable[[str], object]) -> None:
        super().__init__()
        self._context = context
        self._library, self._show = library, show
        self._move_own: Callable[[PlatePoint], object] = lambda _place: None
        self._areas = LibraryAreas(context.atlas)
        self._figure = Figure.FEMALE
        self._point: str | None = None
        self._group: Group | None = None
        self._own: Mapping[Side, SurfacePoint] | None = None
        self.canvas = LibraryCanvas(context)
        self.plates = Segments(list(PLATE_OFFERS), name=terms.plates())
        self.figure = Segments([(terms.female(), Figure.FEMALE), (terms.male(), Figure.MALE)], name=terms.figure())
        self._top = top = QHBoxLayout()
        top.setContentsMargins(16, 16, 16, 8)
        top.addWidget(self.plates)
        top.addStretch(1)
        top.addWidget(self.figure)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 4, 16, 10)
        bottom.setSpacing(6)
        for icon_name, name, factor in (
            ("minus", terms.zoom_out(), 0.8),
            ("plus", terms.zoom_in(), 1.25),
            ("zoom-fit", terms.whole_plates_home(), 0.0),
        ):
            button = IconButton(icon_name, name, size=18)
            button.clicked.connect(lambda _on=False, by=factor: self._zoom(by))
            bottom.addWidget(button)
        self._key = KeyOfSigns(context.theme)
        bottom.addSpacing(10)
        bottom.addWidget(self._key, 1)
        self._note = label(say.click_a_point_to_look_it_up(), "hint")
        bottom.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        # In place of a mark, and never over the body.
        self.sentence = label("", "reading", wrap=True)
        self.sentence.setContentsMargins(16, 4, 16, 4)
        self.sentence.hide()
        column.addWidget(self.sentence)
        column.addWidget(self.canvas, 1)
        column.addLayout(bottom)
        self.plates.chosen_changed.connect(self._refresh)
        self.figure.chosen_changed.connect(self._set_figure)
        self.canvas.let_pick(self)

    @property
    def shown_figure(self) -> Figure:
        """The figure that is drawn."""
        return self._figure

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choice of the figure under that of the plates where both have no room side by side."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW_PX
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._top.setContentsMargins(8 if narrow else 16, 8 if narrow else 16, 8 if narrow else 16, 8)
        self._note.setVisible(not narrow)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self.canvas.set_theme(theme)
        self._refresh()

    def set_figure(self, figure: Figure) -> None:
        """Draw another figure, as if its button had been pressed."""
        self.figure.choose(figure)

    def show_point(self, code: str, home: Group | None) -> None:
        """Show one point among those of its group."""
        self._point, self._group = code, home
        self._refresh()

    def show_group(self, group: Group | None) -> None:
        """Show all points of a group; None shows the bare body."""
        self._point, self._group = None, group
        self._refresh()

    @property
    def is_placing(self) -> bool:
        """True while clicks say where a point of the clinic's own lies."""
        return self._own is not None

    def place_own(self, places: Mapping[Side, SurfacePoint], move: Callable[[PlatePoint], object]) -> None:
        """Show the bare body, and the places of a point that is being made; clicks on the skin are given to `move`."""
        is_new = self._own is None
        self._own, self._move_own = dict(places), move
        self.canvas.setCursor(Qt.CursorShape.CrossCursor)
        self._note.setText(say.click_the_place_of_the_point())
        self._refresh() if is_new else self._show_own()

    def stop_placing(self) -> None:
        """Show the atlas again."""
        self._own = None
        self.canvas.unsetCursor()
        self._note.setText(say.click_a_point_to_look_it_up())
        self._refresh()

    def _show_own(self) -> None:
        atlas, glyph = self._context.atlas, Glyph(Shape.CIRCLE, MarkState.TYPED, SMALL_R_PX, 0)
        self.canvas.show_point(
            tuple(
                BodyMark(f"new-{side.value}", say.new(), _LETTER[side], glyph, atlas.places.at(self._figure, at).plates)
                for side, at in (self._own or {}).items()
            )
        )

    def _set_figure(self, figure: Figure) -> None:
        self._figure = figure
        self._refresh()

    def pick(self, target: HitTarget) -> None:
        """Show the point that was clicked, or move the one that is being made."""
        if self.is_placing:
            if target.kind is HitKind.SURFACE and target.place is not None:
                self._move_own(target.place)
        elif target.kind is HitKind.MARK:
            self._show(target.site_id.rsplit(" ", 1)[0])  # a mark is called by its code and its side
        elif target.kind is HitKind.POINT:
            self._show(target.code)

    def drop_pin(self, site_id: str, place: PlatePoint) -> None:
        """No mark of the Library can be moved."""

    def _zoom(self, factor: float) -> None:
        if factor:
            self.canvas.sight.zoom_by(factor)
        else:
            self.canvas.sight.fit()

    def _refresh(self, *_ignored: object) -> None:
        if self._own is not None:
            self._refresh_placing()
            return
        atlas, canvas = self._context.atlas, self.canvas
        point = atlas.point(self._figure, self._point) if self._point else None
        plates = self.plates.chosen or self._best(point)
        canvas.set_figure(self._figure)
        canvas.set_plates(plates or ("front", "back"))
        others = [
            found
            for code in (self._group.codes if self._group is not None else ())
            if code != self._point and (found := atlas.point(self._figure, code)) is not None
        ]
        if point is not None:
            canvas.set_points(_dots([*others, point]))
            canvas.show_point(_marks(point), [tip for place in point.places.values() for tip in place.needles])
        else:
            named = len(others) <= MOST_NAMED
            canvas.set_points(_dots(others))
            first = [mark for found in others for mark in _marks(found)]
            left = tuple(mark for mark in first if mark.side_letter != "R")
            right = tuple(mark for mark in first if mark.side_letter == "R")
            canvas.show_group(left if named else (), right if named else (*left, *right))
        self._show_areas(point)
        self.sentence.setText(self._why_no_mark(point))
        self.sentence.setVisible(bool(self.sentence.text()))

    def _refresh_placing(self) -> None:
        self.canvas.set_figure(self._figure)
        self.canvas.set_plates(self.plates.chosen or ("front", "back"))
        self.canvas.set_points(())
        self.canvas.set_areas(())
        self._key.show_kinds((), self._context.theme)
        self._note.show()
        self.sentence.hide()
        self._show_own()

    def _show_areas(self, point: Point | None) -> None:
        if point is not None:
            areas = self._areas.of_point(self._figure, point)
        elif self._group is not None:
            areas = self._areas.of_group(self._figure, self._group)
        else:
            areas = ()
        self.canvas.set_areas(areas)
        kinds = {area.kind for area in areas}
        self._note.setVisible(not kinds)
        self._key.show_kinds(tuple(kind for kind in AreaKind if kind in kinds), self._context.theme)

    def _best(self, point: Point | None) -> tuple[str, ...]:
        if point is not None and not point.places and self._group is not None:
            return self._library.plates_of_group(self._figure, self._group)
        if point is not None:
            best = self._library.plates(self._figure, point.code, point.sides[0])
            return (self._areas.plates_where_felt(self._figure, point, best) if best else ()) or best
        if self._group is None:
            return ()
        if self._group.shelf is Shelf.REGION:
            return self._areas.bodies_of_region(self._figure, self._group)
        return self._library.plates_of_group(self._figure, self._group)

    def _why_no_mark(self, point: Point | None) -> str:
        if point is None or point.places:
            return ""
        return point.discreet or say.has_no_place_on_this_figure_yet(label=point.label)


def _marks(point: Point) -> tuple[BodyMark, ...]:
    # The canvas places names and takes clicks; what it would draw as a value is covered by the mark of the Library.
    glyph = Glyph(shape_of_kind(point.kind), MarkState.TYPED, SMALL_R_PX, 0)
    return tuple(
        BodyMark(
            f"{point.code} {side.value}",
            point.label,
            _LETTER[side],
            glyph,
            place.plates,
            spoken=point_title(point, side),
        )
        for side, place in point.places.items()
    )


def _dots(points: Sequence[Point]) -> tuple[AtlasMark, ...]:
    return tuple(
        AtlasMark(
            point.code, side, point.label, shape_of_kind(point.kind), place.plates, title=point_title(point, side)
        )
        for point in points
        for side, place in point.places.items()
    )
