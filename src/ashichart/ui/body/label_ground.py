"""What labels keep clear of: marks, beads, letters and cards, in cells so that a question looks at a few of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin

from ashichart.ui.body.layout import CELL_PX, Box

Line = tuple[float, float, float, float]
# A place just off a mark's rim, and the way outwards of length 1: x, y, dx, dy.
RimPlace = tuple[float, float, float, float]
_LEAST_GAP_PX = 1.0
_TURNS = tuple((cos(radians(turn)), sin(radians(turn))) for turn in range(0, 360, 15))
# A leader leaves the rim outwards: at this least share of its way.
_LEAST_OUTWARD = 0.35
_MOST_STARTS = 4


@dataclass(frozen=True, slots=True)
class MarkGround:
    """A mark as labels keep clear of it.

    Args:
        x: Its centre, px.
        y: Its centre, px.
        reach: From the centre to its rim, px.
        is_square: Its corners count.
    """

    x: float
    y: float
    reach: float
    is_square: bool = False

    @property
    def box(self) -> Box:
        """The square around it."""
        return Box(self.x, self.y, self.x, self.y).grown(self.reach)

    def is_at(self, other: "MarkGround") -> bool:
        """Return whether both stand in one place."""
        return self.x == other.x and self.y == other.y

    def gap_to(self, box: Box) -> float:
        """Return how far a box lies from the rim, px; 0 or less over it."""
        dx = max(box[0] - self.x, 0.0, self.x - box[2])
        dy = max(box[1] - self.y, 0.0, self.y - box[3])
        if self.is_square:
            return hypot(max(dx - self.reach, 0.0), max(dy - self.reach, 0.0))
        return hypot(dx, dy) - self.reach

    def gap_to_place(self, x: float, y: float) -> float:
        """Return how far a place lies from the rim, px; 0 or less over it."""
        return self.gap_to(Box(x, y, x, y))

    def rim(self) -> Iterator[RimPlace]:
        """Yield places 1 px off the rim all around."""
        for dx, dy in _TURNS:
            reach = self.reach / max(abs(dx), abs(dy)) if self.is_square else self.reach
            yield self.x + dx * (reach + 1.0), self.y + dy * (reach + 1.0), dx, dy


class MarkGrounds:
    """All marks: a label is taken for the name of the mark that it stands nearest to."""

    def __init__(self, marks: Iterable[MarkGround]) -> None:
        self._cells: dict[tuple[int, int], list[MarkGround]] = {}
        self._longest_reach = 0.0
        for mark in marks:
            self._longest_reach = max(self._longest_reach, mark.reach)
            self._cells.setdefault((int(mark.x // CELL_PX), int(mark.y // CELL_PX)), []).append(mark)

    def is_told_apart(self, mark: MarkGround, box: Box, limit: float) -> bool:
        """Return whether a box stands clear of its own mark and at least `limit` px off every other one."""
        if mark.gap_to(box) < _LEAST_GAP_PX:
            return False
        for other in self._near(box.grown(limit + self._longest_reach)):
            if other is not mark:
                apart = _LEAST_GAP_PX if other.is_at(mark) else limit
                if other.gap_to(box) < apart:
                    return False
        return True

    def open_rim(self, mark: MarkGround) -> tuple[RimPlace, ...]:
        """Return the places of a mark's rim that no other mark covers; none of a mark that lies under others."""
        near = [one for one in self._near(mark.box.grown(self._longest_reach + 2.0)) if one is not mark]
        return tuple(
            place
            for place in mark.rim()
            if all(other.gap_to_place(place[0], place[1]) >= _LEAST_GAP_PX for other in near)
        )

    def along(self, mark: MarkGround, reach: float) -> "Obstacles":
        """Return what the leaders of a mark may run into within `reach` px of it."""
        return Obstacles(one for one in self._near(mark.box.grown(reach + self._longest_reach)) if one is not mark)

    def _near(self, around: Box) -> Iterator[MarkGround]:
        cells = self._cells
        for at in around.cells():
            yield from cells.get(at, ())


class Obstacles:
    """Marks that a leader may not run through, as plain numbers: this is asked a thousand times where marks crowd."""

    def __init__(self, marks: Iterable[MarkGround]) -> None:
        self._round: list[tuple[float, float, float]] = []
        self._square: list[Box] = []
        for mark in marks:
            if mark.is_square:
                self._square.append(mark.box.grown(_LEAST_GAP_PX))
            else:
                self._round.append((mark.x, mark.y, (mark.reach + _LEAST_GAP_PX) ** 2))

    def is_clear(self, line: Line) -> bool:
        """Return whether a line runs through none of them, nor less than 1 px beside one, exactly."""
        x0, y0, x1, y1 = line
        way_x, way_y = x1 - x0, y1 - y0
        length = max(way_x * way_x + way_y * way_y, 1e-9)
        for x, y, reach in self._round:
            from_x, from_y = x - x0, y - y0
            share = (from_x * way_x + from_y * way_y) / length
            if share > 0.0:
                share = min(share, 1.0)
                from_x -= share * way_x
                from_y -= share * way_y
            if from_x * from_x + from_y * from_y < reach:
                return False
        left, right = (x0, x1) if x0 < x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
        for box in self._square:
            if box[0] < right and left < box[2] and box[1] < bottom and top < box[3] and box.is_crossed(line):
                return False
        return True


class TakenGround:
    """Boxes that nothing may be laid over, leaders of others, and strokes of needles, which only leaders may cross."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        self._lines: list[tuple[Box, Line, bool]] = []
        for box in boxes:
            self.take(box)

    def take(self, box: Box) -> None:
        """Add a box."""
        # Written out, not shared with `is_free`: a call per cell was half of the time of a layout.
        cells = self._cells
        columns = range(int(box[0] // CELL_PX), int(box[2] // CELL_PX) + 1)
        for row in range(int(box[1] // CELL_PX), int(box[3] // CELL_PX) + 1):
            for column in columns:
                cell = cells.get((column, row))
                if cell is None:
                    cells[column, row] = [box]
                else:
                    cell.append(box)

    def take_line(self, line: Line) -> None:
        """Add a leader."""
        self._lines.append((outline(line).grown(0.1), line, True))

    def take_stroke(self, line: Line) -> None:
        """Add the stroke of a needle."""
        self._lines.append((outline(line).grown(0.1), line, False))

    def is_free(self, box: Box) -> bool:
        """Return whether a box overlaps nothing that is taken."""
        x0, y0, x1, y1 = box
        cells = self._cells
        columns = range(int(x0 // CELL_PX), int(x1 // CELL_PX) + 1)
        for row in range(int(y0 // CELL_PX), int(y1 // CELL_PX) + 1):
            for column in columns:
                cell = cells.get((column, row))
                if cell is None:
                    continue
                for other in cell:
                    if other[0] < x1 and x0 < other[2] and other[1] < y1 and y0 < other[3]:
                        return False
        for around, line, _ in self._lines:
            if around[0] < x1 and x0 < around[2] and around[1] < y1 and y0 < around[3] and box.is_crossed(line):
                return False
        return True

    def is_clear(self, line: Line) -> bool:
        """Return whether a line runs through nothing that is taken, exactly."""
        around, cells = outline(line).grown(0.1), self._cells
        x0, y0, x1, y1 = around
        for at in around.cells():
            for box in cells.get(at, ()):
                if box[0] < x1 and x0 < box[2] and box[1] < y1 and y0 < box[3] and box.is_crossed(line):
                    return False
        return not any(is_leader and overlap(line, other) for _, other, is_leader in self._lines)

    def strokes_crossed(self, line: Line) -> int:
        """Return how many strokes of needles a line crosses."""
        return sum(not is_leader and overlap(line, other) for _, other, is_leader in self._lines)


def outline(line: Line, box: Box | None = None) -> Box:
    """Return the box around a line, and around a box with it."""
    x0, y0, x1, y1 = line
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    around = Box(x0, y0, x1, y1)
    if box is None:
        return around
    return Box(min(around.x0, box.x0), min(around.y0, box.y0), max(around.x1, box.x1), max(around.y1, box.y1))


def lines_to(x: float, y: float, rim: Sequence[RimPlace]) -> Iterator[Line]:
    """Yield lines to a place from those places of a rim that look towards it, the straightest first."""
    ways: list[tuple[float, Line]] = []
    for start_x, start_y, out_x, out_y in rim:
        way_x, way_y = x - start_x, y - start_y
        onward = way_x * out_x + way_y * out_y
        if onward <= 0.0:
            continue
        length = hypot(way_x, way_y)
        if onward >= _LEAST_OUTWARD * length:
            ways.append((2.0 * length - onward, (start_x, start_y, x, y)))
    ways.sort()
    for _, line in ways[:_MOST_STARTS]:
        yield line


def bent(
    x: float, y: float, knees: Sequence[tuple[Line, float, float]], is_open: Callable[[Line], bool]
) -> Iterator[tuple[Line, ...]]:
    """Yield leaders to a place that leave the rim straight and bend once, less than square; the shortest first."""
    ways: list[tuple[float, Line, Line]] = []
    for stub, dx, dy in knees:
        way_x, way_y = x - stub[2], y - stub[3]
        length = hypot(way_x, way_y)
        if way_x * dx + way_y * dy >= 0.0 and length > 1.0:
            ways.append((length + hypot(stub[2] - stub[0], stub[3] - stub[1]), stub, (stub[2], stub[3], x, y)))
    ways.sort()
    for _, stub, line in ways[:_MOST_STARTS]:
        if is_open(line):
            yield stub, line


def is_cut(box: Box, line: Line) -> bool:
    """Return whether a line runs through a text, or less than 1 px beside it."""
    x0, y0, x1, y1 = line
    left, top = box[0] - _LEAST_GAP_PX, box[1] - _LEAST_GAP_PX
    right, bottom = box[2] + _LEAST_GAP_PX, box[3] + _LEAST_GAP_PX
    if (x0 <= left and x1 <= left) or (x0 >= right and x1 >= right):
        return False
    if (y0 <= top and y1 <= top) or (y0 >= bottom and y1 >= bottom):
        return False
    return Box(left, top, right, bottom).is_crossed(line)


def overlap(one: Line, other: Line) -> bool:
    """Return whether two straight lines cross or touch."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    if max(ax, bx) < min(cx, dx) or max(cx, dx) < min(ax, bx) or max(ay, by) < min(cy, dy) or max(cy, dy) < min(ay, by):
        return False
    way_x, way_y = bx - ax, by - ay
    if (way_x * (cy - ay) - way_y * (cx - ax)) * (way_x * (dy - ay) - way_y * (dx - ax)) > 0.0:
        return False
    way_x, way_y = dx - cx, dy - cy
    return (way_x * (ay - cy) - way_y * (ax - cx)) * (way_x * (by - cy) - way_y * (bx - cx)) <= 0.0
