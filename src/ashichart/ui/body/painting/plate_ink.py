"""The lines of a plate, drawn so that they do not thicken with the zoom. Fills and tones are kept out.

A plate has two kinds of ink: strokes with one width (the outline), and swelling lines that are drawn as narrow closed
shapes, down one side and up the other (contours, landmark lines). The first are stroked with a thinner pen, the second
drawn in towards their middle. Up to `FULL_PX` the lines are as the plate has them; paper and pictures at fit never
differ from the file.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

OUTLINE_UNITS = 3.6
FULL_PX = 1.7
GROWTH = 0.3
_SPACING = 3.0
_SWELLING = (b"feature", b"contour")
_ELEMENT = re.compile(rb"<path\b[^>]*/>\n?")
_ATTRIBUTE = re.compile(rb'([\w-]+)="([^"]*)"')
_STROKE = re.compile(rb'(?<![\w-])stroke="[^"]*"')
_TOKEN = re.compile(rb"[Mcz]|-?\d+(?:\.\d+)?")

Place = tuple[float, float]


def ink_share(px_per_unit: float) -> float:
    """Return what share of its width ink keeps when a unit of the plate is so many px wide: 1 up to `FULL_PX`."""
    natural = OUTLINE_UNITS * px_per_unit
    return 1.0 if natural <= FULL_PX else (natural / FULL_PX) ** (GROWTH - 1.0)


@dataclass(frozen=True, slots=True)
class Swelling:
    """One swelling line as pairs of opposite edge points, from one tip to the other, plate units."""

    pairs: tuple[tuple[Place, Place], ...]

    def polygon(self, share: float) -> QPolygonF:
        """Return its shape at a share of its width."""
        near, far = (1.0 + share) / 2.0, (1.0 - share) / 2.0
        one = [QPointF(a[0] * near + b[0] * far, a[1] * near + b[1] * far) for a, b in self.pairs]
        two = [QPointF(b[0] * near + a[0] * far, b[1] * near + a[1] * far) for a, b in reversed(self.pairs)]
        return QPolygonF(one + two)


@dataclass(frozen=True, slots=True)
class Ink:
    """One element of the drawing: either swelling lines or strokes of one width in plate units."""

    colour: str
    swelling: tuple[Swelling, ...] = ()
    strokes: QPainterPath = field(default_factory=QPainterPath)
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class PlateInk:
    """The lines of a plate in the order in which they are drawn, and the size of the plate in its units."""

    inks: tuple[Ink, ...]
    width: float
    height: float

    def paint(self, painter: QPainter, target: QRectF, share: float) -> None:
        """Paint the lines into `target` at a share of their width."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(target.topLeft())
        painter.scale(target.width() / self.width, target.height() / self.height)
        for ink in self.inks:
            if ink.width:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(ink.colour), ink.width * share))
                painter.drawPath(ink.strokes)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.colour))
            for line in ink.swelling:
                painter.drawPolygon(line.polygon(share), Qt.FillRule.WindingFill)
        painter.restore()


def split_ink(svg: bytes, width: float, height: float) -> tuple[bytes, PlateInk]:
    """Return the drawing without its lines, and the lines.

    Args:
        svg: A plate's drawing in its small grammar (M, c, z; a role in `class`), coloured as it shall be seen.
        width: Of the plate in its units.
        height: Of the plate in its units.
    """
    inks: list[Ink] = []

    def of_element(match: re.Match[bytes]) -> bytes:
        text = match.group()
        named: dict[bytes, bytes] = dict(_ATTRIBUTE.findall(text))
        if named.get(b"class") in _SWELLING:
            lines = tuple(_swelling(run) for run in _runs(named[b"d"]))
            inks.append(Ink(named[b"fill"].decode(), swelling=lines))
            return b""
        stroke = named.get(b"stroke", b"none")
        if stroke == b"none":
            return text
        path = _path(named[b"d"])
        inks.append(Ink(stroke.decode(), strokes=path, width=float(named.get(b"stroke-width", b"1"))))
        return b"" if named.get(b"fill", b"none") == b"none" else _STROKE.sub(b'stroke="none"', text)

    ground = _ELEMENT.sub(of_element, svg)
    return ground, PlateInk(tuple(inks), width, height)


@dataclass(frozen=True, slots=True)
class _Run:
    start: Place
    cubics: tuple[tuple[Place, Place, Place], ...]
    closed: bool


def _runs(data: bytes) -> list[_Run]:
    """Read path data: absolute starts, relative cubics."""
    runs: list[_Run] = []
    for piece in data.split(b"M")[1:]:
        tokens = _TOKEN.findall(piece)
        x, y = float(tokens[0]), float(tokens[1])
        start, closed = (x, y), tokens[-1] == b"z"
        numbers = [float(token) for token in tokens[2:] if token not in (b"c", b"z")]
        cubics: list[tuple[Place, Place, Place]] = []
        for i in range(0, len(numbers) - 5, 6):
            a, b, c, d, e, f = numbers[i : i + 6]
            cubics.append(((x + a, y + b), (x + c, y + d), (x + e, y + f)))
            x, y = x + e, y + f
        runs.append(_Run(start, tuple(cubics), closed))
    return runs


def _path(data: bytes) -> QPainterPath:
    path = QPainterPath()
    for run in _runs(data):
        path.moveTo(*run.start)
        for (x1, y1), (x2, y2), (x3, y3) in run.cubics:
            path.cubicTo(x1, y1, x2, y2, x3, y3)
        if run.closed:
            path.closeSubpath()
    return path


def _swelling(run: _Run) -> Swelling:
    """Pair the points of the two sides: the shape begins at one tip, and halfway round lies the other."""
    points = _flattened(run)
    lengths = [0.0]
    for (x0, y0), (x1, y1) in pairwise(points):
        lengths.append(lengths[-1] + math.hypot(x1 - x0, y1 - y0))
    count = max(4, round(lengths[-1] / 2 / _SPACING))
    places = _evenly(points, lengths, 2 * count)
    return Swelling(tuple((places[i], places[-1 - i]) for i in range(count)))


def _flattened(run: _Run) -> list[Place]:
    points = [run.start]
    for one, two, end in run.cubics:
        x0, y0 = points[-1]
        steps = max(2, round(math.hypot(end[0] - x0, end[1] - y0) / _SPACING))
        for k in range(1, steps + 1):
            t = k / steps
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            x = a * x0 + b * one[0] + c * two[0] + d * end[0]
            points.append((x, a * y0 + b * one[1] + c * two[1] + d * end[1]))
    return points


def _evenly(points: Sequence[Place], lengths: Sequence[float], count: int) -> list[Place]:
    """Return `count` places at even distances along a line, its ends among them."""
    places: list[Place] = []
    at, whole = 0, lengths[-1]
    for k in range(count):
        want = whole * k / (count - 1)
        while at < len(points) - 2 and lengths[at + 1] < want:
            at += 1
        span = lengths[at + 1] - lengths[at]
        share = min(1.0, (want - lengths[at]) / span) if span else 0.0
        (x0, y0), (x1, y1) = points[at], points[at + 1]
        places.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
    return places
