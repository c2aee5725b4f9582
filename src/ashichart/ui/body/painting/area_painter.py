"""Paints what lies on the body: muscles, channels, regions, zones, where pain is felt. No marks, no points."""

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from ashichart.domain.atlas.areas import Area, AreaKind, Line
from ashichart.ui.appearance.theme import Theme
from ashichart.wording import terms
from ashichart.wording.screens import body as say

FADE_MS = 150.0
ESSENTIAL_SHARE = 0.58
_DOT_APART_PX = 6.0
_DOT_R_PX = 1.3

KEY_WORDS = {
    AreaKind.ESSENTIAL: say.felt_by_most(),
    AreaKind.SPILLOVER: say.felt_by_some(),
    AreaKind.REGION: terms.region_within(),
    AreaKind.MUSCLE: terms.muscle_within(),
    AreaKind.CHANNEL: terms.channel_within(),
}
_OPEN = (AreaKind.CHANNEL, AreaKind.ALL_CHANNELS)
# Share of opacity of the lines of whole layers: they lie under everything and are many.
_QUIET = {
    AreaKind.ALL_REGIONS: 0.5,
    AreaKind.ALL_MUSCLES: 0.62,
    AreaKind.ALL_CHANNELS: 0.75,
    AreaKind.ALL_ZONES: 0.7,
}


class AreaLayer:
    """The areas on one body, with their paths kept, coming in and fading out.

    Args:
        clock: Milliseconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = lambda: monotonic() * 1000) -> None:
        self._clock = clock
        self._laid: tuple[_Laid, ...] = ()
        self._leaving: tuple[_Laid, ...] = ()
        self._new: frozenset[int] = frozenset()
        self._since = 0.0
        self._changes = 0

    def set(self, areas: Sequence[Area], *, fade: bool = False) -> bool:
        """Lay these areas and no others; False if they lie there already.

        Args:
            areas: In any order; areas that are the same objects as before keep their paths.
            fade: Let new ones come in and old ones go within `FADE_MS`.
        """
        before = {id(laid.area): laid for laid in self._laid}
        if [id(area) for area in areas] == list(before):
            return False
        self._laid = tuple(before.get(id(area)) or _Laid(area) for area in areas)
        stays = {id(area) for area in areas}
        self._leaving = tuple(laid for laid in before.values() if id(laid.area) not in stays) if fade else ()
        self._new = frozenset(stays - set(before)) if fade else frozenset()
        self._since = self._clock()
        self._changes += 1
        return True

    @property
    def fades(self) -> bool:
        """True while something comes in or goes."""
        return bool(self._new or self._leaving)

    @property
    def is_empty(self) -> bool:
        """True if nothing is to be painted."""
        return not self._laid and not self._leaving

    def step(self) -> tuple[int, int]:
        """Return what changes whenever the layer looks otherwise; after the last step of a fade nothing fades."""
        share = self._share()
        if share >= 1.0:
            self._new, self._leaving = frozenset(), ()
        return self._changes, round(share * 100)

    def paint(
        self, painter: QPainter, plates: Sequence[str], transform: Callable[[str], QTransform], theme: Theme
    ) -> None:
        """Paint areas on the plates that are shown, those that fill first.

        Args:
            painter: On the body, under dots and marks.
            plates: Names of the plates that are shown.
            transform: From the fractions of a plate to px of the widget.
            theme: Colours.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share, order = self._share(), list(AreaKind)
        for laid in sorted((*self._leaving, *self._laid), key=lambda laid: order.index(laid.area.kind)):
            is_new = id(laid.area) in self._new
            is_leaving = any(laid is one for one in self._leaving)
            painter.setOpacity(1.0 - share if is_leaving else share if is_new else 1.0)
            for plate in plates:
                path = laid.path(plate)
                if path is not None:
                    _paint(painter, transform(plate).map(path), laid.area.kind, theme)
        painter.setOpacity(1.0)

    def _share(self) -> float:
        return min(1.0, (self._clock() - self._since) / FADE_MS) if self.fades else 1.0


class _Laid:
    """One area with its paths in the fractions of the plates, made when a plate is first shown."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self._paths: dict[str, QPainterPath | None] = {}

    def path(self, plate: str) -> QPainterPath | None:
        if plate not in self._paths:
            lines = self.area.lines.get(plate)
            is_closed = self.area.kind not in _OPEN
            self._paths[plate] = _path(lines, closed=is_closed) if lines else None
        return self._paths[plate]


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
    elif kind in _QUIET:
        colour = QColor(theme.muted if kind is AreaKind.ALL_MUSCLES else theme.accent)
        colour.setAlphaF(_QUIET[kind])
        pen = QPen(colour, 1.4 if kind is AreaKind.ALL_CHANNELS else 0.9)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
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
