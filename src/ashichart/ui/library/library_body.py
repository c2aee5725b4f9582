"""The body of the Library: the plates on which a point or a group is best seen, with its marks. Nothing is charted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ashichart.domain.body import Figure, Point, Side
from ashichart.domain.notation import Glyph, MarkState, shape_of_kind
from ashichart.services.library import Group, LibraryService
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.glyph_painter import shape_path
from ashichart.ui.body.marks import AtlasMark, BodyMark
from ashichart.ui.chart.pictured import point_title
from ashichart.ui.controls import IconButton, Segments, label
from ashichart.ui.look import font
from ashichart.ui.theme import Theme
from ashichart.ui.workbench import Workbench

BEST: tuple[str, ...] = ()
PLATE_OFFERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Best view", BEST),
    ("Front + back", ("front", "back")),
    ("Sides", ("left", "right")),
)
MARK_R_PX = 9.0
SMALL_R_PX = 4.5
TINY_R_PX = 3.2
MOST_NAMED = 24
# Of what the canvas draws itself: its names keep clear of that, and the surface around our mark covers it.
_CANVAS_R_PX = 11.0
_COVER_PX = 13.5
_LETTER = {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: ""}


class LibraryCanvas(BodyCanvas):
    """The canvas with marks that say where, and nothing of how tender."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.art)
        self._shown: tuple[BodyMark, ...] = ()
        self._group_points: tuple[BodyMark, ...] = ()
        self._plates_shown: tuple[str, ...] = ()
        self._sentence = ""
        self.set_theme(bench.theme)

    def set_plates(self, names: tuple[str, ...]) -> None:
        """Show these plates."""
        self._plates_shown = names
        super().set_plates(names)

    def show_marks(self, marks: tuple[BodyMark, ...], others: tuple[BodyMark, ...] = ()) -> None:
        """Show marks with their names, and others small."""
        self._shown, self._group_points = marks, others
        self.set_marks(marks)

    def say(self, sentence: str) -> None:
        """Say why there is no mark; "" says nothing."""
        self._sentence = sentence
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the body, then the marks over it: accent and hollow, never a colour of tenderness."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        named_r = MARK_R_PX if len(self._shown) <= 2 else SMALL_R_PX + 1
        other_r = SMALL_R_PX if len(self._group_points) <= 2 * MOST_NAMED else TINY_R_PX
        for marks, r in ((self._group_points, other_r), (self._shown, named_r)):
            for mark in marks:
                for plate, place in mark.places.items():
                    if plate in self._plates_shown:
                        self._paint_mark(painter, self.place_on_screen(plate, *place), mark, r)
        if self._sentence:
            self._paint_sentence(painter)
        painter.end()

    def _paint_mark(self, painter: QPainter, at: QPointF, mark: BodyMark, r: float) -> None:
        theme = self.theme
        shape = mark.glyph.shape
        if r >= MARK_R_PX:
            painter.setPen(QPen(QColor(theme.surface), 2 * (_COVER_PX - r)))
            painter.setBrush(QColor(theme.surface))
            painter.drawPath(shape_path(shape, at, r))
        painter.setPen(QPen(QColor(theme.accent), 2.5 if r >= MARK_R_PX else 1.6))
        painter.setBrush(QColor(theme.surface))
        painter.drawPath(shape_path(shape, at, r))
        if r >= MARK_R_PX:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(at, 2.6, 2.6)

    def _paint_sentence(self, painter: QPainter) -> None:
        theme = self.theme
        painter.setFont(font(14))
        room = QRectF(24, 20, self.width() - 48, 120)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        box = painter.boundingRect(room, flags, self._sentence).adjusted(-16, -10, 16, 10)
        painter.setPen(QPen(QColor(theme.line2), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(theme.ink))
        painter.drawText(room, flags, self._sentence)


class LibraryBody(QWidget):
    """The canvas with the choice of plates and figure over it.

    Signals:
        point_picked: With the code of a point that was clicked.
    """

    point_picked = Signal(str)

    def __init__(self, bench: Workbench, library: LibraryService) -> None:
        super().__init__()
        self._bench = bench
        self._library = library
        self._figure = Figure.FEMALE
        self._point: str | None = None
        self._group: Group | None = None
        self.canvas = LibraryCanvas(bench)
        self.plates = Segments(list(PLATE_OFFERS), name="Plates")
        self.figure = Segments([("Female", Figure.FEMALE), ("Male", Figure.MALE)], name="Figure")
        top = QHBoxLayout()
        top.setContentsMargins(16, 16, 16, 8)
        top.addWidget(self.plates)
        top.addStretch(1)
        top.addWidget(self.figure)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 4, 16, 10)
        bottom.setSpacing(6)
        for icon_name, name, factor in (
            ("minus", "Zoom out (−)", 0.8),
            ("plus", "Zoom in (+)", 1.25),
            ("zoom-fit", "Whole plates (Home)", 0.0),
        ):
            button = IconButton(icon_name, name, size=18)
            button.clicked.connect(lambda _on=False, by=factor: self._zoom(by))
            bottom.addWidget(button)
        bottom.addStretch(1)
        self._note = label("Click a point to look it up", "hint")
        bottom.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.canvas, 1)
        column.addLayout(bottom)
        self.plates.chosen_changed.connect(self._refresh)
        self.figure.chosen_changed.connect(self._set_figure)
        self.canvas.point_picked.connect(self._pick)
        self.canvas.site_picked.connect(self._pick)

    @property
    def shown_figure(self) -> Figure:
        """The figure that is drawn."""
        return self._figure

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self.canvas.set_theme(theme)

    def set_figure(self, figure: Figure) -> None:
        """Draw another figure, as if its button had been pressed."""
        self.figure.choose(figure)

    def show_point(self, code: str, home: Group | None) -> None:
        """Show one point among those of its group."""
        self._point, self._group = code, home
        self._refresh()

    def show_group(self, group: Group) -> None:
        """Show all points of a group."""
        self._point, self._group = None, group
        self._refresh()

    def _set_figure(self, figure: Figure) -> None:
        self._figure = figure
        self._refresh()

    def _pick(self, clicked: str, *_where: object) -> None:
        # A mark is called by its code and its side, a dot by its code.
        self.point_picked.emit(clicked.rsplit(" ", 1)[0])

    def _zoom(self, factor: float) -> None:
        if factor:
            self.canvas.zoom_by(factor)
        else:
            self.canvas.fit()

    def _refresh(self, *_ignored: object) -> None:
        atlas, canvas = self._bench.atlas, self.canvas
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
            canvas.set_points(_dots(others))
            canvas.show_marks(_marks(point, _CANVAS_R_PX))
        else:
            named = len(others) <= MOST_NAMED
            canvas.set_points(_dots(others))
            first = [mark for found in others for mark in _marks(found)]
            left = tuple(mark for mark in first if mark.side_letter != "R")
            right = tuple(mark for mark in first if mark.side_letter == "R")
            canvas.show_marks(left if named else (), right if named else (*left, *right))
        canvas.set_selected(None)
        canvas.say(self._why_no_mark(point))

    def _best(self, point: Point | None) -> tuple[str, ...]:
        if point is not None:
            return self._library.plates(self._figure, point.code, point.sides[0])
        return self._library.plates_of_group(self._figure, self._group) if self._group is not None else ()

    def _why_no_mark(self, point: Point | None) -> str:
        if point is None or point.places:
            return ""
        return f"{point.label} has no place on this figure yet."


def _marks(point: Point, r_px: float = SMALL_R_PX) -> tuple[BodyMark, ...]:
    # The canvas places names and takes clicks; what it would draw as a value is covered by the mark of the Library.
    glyph = Glyph(shape_of_kind(point.kind), MarkState.TYPED, r_px, 0)
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
