"""The points of the atlas as quiet dots: which are shown at a zoom, how they look and where their labels stand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from ashichart.domain.notation import Shape
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.hit_testing import HitKind, HitTarget, PointGrid
from ashichart.ui.body.label_ground import MarkGround, TakenGround
from ashichart.ui.body.label_places import LabelRequest, PlacedLabel
from ashichart.ui.body.labels import place_labels
from ashichart.ui.body.layout import Box, PlateSlot, View
from ashichart.ui.body.marks import AtlasMark
from ashichart.ui.body.painting.glyph_painter import shape_path
from ashichart.ui.body.painting.inks import clear, mix_hex
from ashichart.ui.body.scene import StandingPoint, apart, point_grid, stand_points

DOTS_APART_PX = 6.0
LABELS_FROM_ZOOM = 2.0
DOT_LABEL_PX = 11
TIP_R_PX = 2.8
_DOT_PX = 4.4
_DOT_REACH_PX = 3.0


def paint_tips(painter: QPainter, places: Sequence[QPointF], theme: Theme) -> None:
    """Paint where the needles of one point go: small solid dots with a rim of paper."""
    painter.setPen(QPen(QColor(theme.surface), 1.2))
    painter.setBrush(QColor(theme.accent))
    for place in places:
        painter.drawEllipse(place, TIP_R_PX, TIP_R_PX)


class AtlasDots:
    """The atlas layer of one canvas. Every point can be hit, also one that the zoom leaves out."""

    def __init__(self) -> None:
        self.grid = PointGrid(())
        self._standing: tuple[StandingPoint, ...] = ()
        self._shown: tuple[StandingPoint, ...] = ()
        self._lines: tuple[tuple[bool, QPolygonF], ...] = ()
        self._names: dict[str, str] = {}
        self._zoom = 0.0

    def stand(self, slots: Sequence[PlateSlot], points: Sequence[AtlasMark]) -> None:
        """Take points and plates."""
        self._standing = stand_points(slots, points)
        self.grid = point_grid(self._standing)
        self._shown, self._lines, self._zoom = (), (), 0.0

    def choose(self, zoom: float, *, in_motion: bool) -> None:
        """Leave out points that would lie within 6 px of another; more are seen as the zoom rises, once it rests."""
        if zoom == self._zoom or (in_motion and self._lines):
            return
        self._zoom = zoom
        self._shown = apart(self._standing, DOTS_APART_PX / zoom)
        lines: list[tuple[bool, QPolygonF]] = []
        for is_square in (False, True):
            places = [QPointF(dot.x, dot.y) for dot in self._shown if (dot.point.shape is Shape.SQUARE) is is_square]
            if places:
                lines.append((is_square, QPolygonF(places)))
        self._lines = tuple(lines)
        self._names = {dot.key: dot.point.label for dot in self._shown}

    def label_of(self, key: str) -> str:
        """Return the short name of a point by its label's key."""
        return self._names[key]

    def labels(
        self,
        view: View,
        taken: TakenGround,
        screen: Box,
        size_of: Callable[[str], tuple[float, float]],
        marks: Sequence[MarkGround] = (),
    ) -> tuple[PlacedLabel, ...]:
        """Place the labels of the dots in sight, from twice the fit on; keys go to `label_of`.

        Args:
            view: From fit to screen.
            taken: Ground of needles, letters and the labels of marks; the dots are added.
            screen: The widget.
            size_of: Width and height of a short name, px.
            marks: Marks in sight.
        """
        if view.zoom < LABELS_FROM_ZOOM:
            return ()
        requests: list[LabelRequest] = []
        for dot in self._shown:
            x, y = view.to_screen(dot.x, dot.y)
            if screen.holds(x, y):
                width, height = size_of(dot.point.label)
                midline = view.to_screen(*dot.slot.at(dot.slot.midline, 0.0))[0]
                requests.append(
                    LabelRequest(
                        dot.key, MarkGround(x, y, _DOT_REACH_PX), width, height, midline, screen, with_leader=False
                    )
                )
        return place_labels(requests, taken, marks=marks)

    def paint(self, painter: QPainter, view: View, theme: Theme) -> None:
        """Paint the dots: of constant size on screen, quiet at fit, plain once there is room."""
        painter.save()
        painter.setTransform(QTransform(view.zoom, 0, 0, view.zoom, view.dx, view.dy), combine=True)
        ground = mix_hex(theme.body, theme.surface, 0.0 if theme.is_dark else 0.6)
        near = min(1.0, (view.zoom - 1.0) / (LABELS_FROM_ZOOM - 1.0))
        inner, opacity = _DOT_PX - 2.0 + 1.2 * near, 0.5 + 0.3 * near
        for size, colour in ((inner + 2.0, clear(theme.body_outline, opacity)), (inner, QColor(ground))):
            for is_square, places in self._lines:
                pen = QPen(colour, size * (0.86 if is_square else 1.0))
                pen.setCosmetic(True)
                pen.setCapStyle(Qt.PenCapStyle.SquareCap if is_square else Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawPoints(places)
        painter.restore()

    def paint_hovered(self, painter: QPainter, view: View, theme: Theme, hover: HitTarget | None) -> None:
        """Paint the point under the pointer large, on every plate where it is seen, and where its needles go."""
        if hover is None or hover.kind is not HitKind.POINT:
            return
        tips = [
            QPointF(*view.to_screen(*dot.slot.at(*needle[dot.slot.plate.name])))
            for dot in self._standing
            if dot.point.code == hover.code and dot.point.side is hover.side
            for needle in dot.point.needles
            if dot.slot.plate.name in needle
        ]
        paint_tips(painter, tips, theme)
        painter.setPen(QPen(QColor(theme.accent), 2.0))
        painter.setBrush(QColor(theme.surface))
        for dot in self._standing:
            if dot.point.code == hover.code and dot.point.side is hover.side:
                painter.drawPath(shape_path(dot.point.shape, QPointF(*view.to_screen(dot.x, dot.y)), 5.0))
