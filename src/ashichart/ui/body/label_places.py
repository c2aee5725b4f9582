"""Where a label could stand as far as marks, needles, letters and the midline go. Other labels are not asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import hypot
from typing import Generic, TypeVar

from ashichart.ui.body.label_ground import (
    Line,
    MarkGround,
    MarkGrounds,
    Obstacles,
    RimPlace,
    TakenGround,
    bent,
    is_cut,
    lines_to,
    outline,
    overlap,
)
from ashichart.ui.body.layout import Box

T = TypeVar("T")

GAP_PX = 6.0
_NEAR_GAP_PX = 3.0
# A label beside its mark is nearer to it by this than to any other; one on a leader keeps this clear of all others.
_NEARER_PX = 2.0
_CLEAR_PX = 6.0
# What makes a place worse than one on a shorter leader: it lies on the body, on the inner side, the leader bends, or
# crosses the stroke of a needle.
_BODY_COST_PX = 70.0
_INWARD_COST_PX = 20.0
_BEND_COST_PX = 30.0
_STROKE_COST_PX = 30.0
_LONGEST_PX = 250.0
_ENOUGH_ON_GROUND = 24
# Looking for the leaders of a mark, and to one place, takes about as long as looking at so many places.
_EFFORT_OF_LEADER = 8
_EFFORT_OF_START = 40
# A bent leader leaves its mark straight for this far.
_KNEES_PX = (12.0, 26.0, 44.0, 70.0)
# Labels on long leaders stand in columns this far apart.
_COLUMN_PX = 16.0
_COLUMNS_FROM_PX = 40.0


def _ways() -> tuple[tuple[float, float, float], ...]:
    """Cost, run and rise of leaders, the short ones first, level before steep."""
    runs = (12.0, 20.0, 30.0, 42.0, *(56.0 + 16.0 * step for step in range(12)))
    steps = (*range(10, 61, 10), *range(75, 121, 15), *range(140, 181, 20))
    rises = (0.0, *(sign * rise for rise in steps for sign in (-1.0, 1.0)))
    ways = [(run, rise) for run in runs for rise in rises if hypot(run, rise) <= _LONGEST_PX and abs(rise) < 3 * run]
    return tuple(sorted((hypot(run, rise) + 0.3 * abs(rise), run, rise) for run, rise in ways))


_WAYS = _ways()


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """One label to be placed.

    Args:
        key: Given back.
        mark: What it names.
        width: Of the text, px.
        height: Of the text, px.
        midline: x of the body's midline on this plate, px; the label stays on the mark's side of it.
        room: The label stays inside it.
        with_leader: Whether it may go away from the mark on a leader, and others give way to it.
    """

    key: str
    mark: MarkGround
    width: float
    height: float
    midline: float
    room: Box
    with_leader: bool = True


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label and where it stands.

    Args:
        key: Of the request.
        box: Of the text, px.
        leader: From the mark's rim to the text, one straight line or two; empty beside the mark.
    """

    key: str
    box: Box
    leader: tuple[Line, ...] = ()

    def moved(self, dx: float, dy: float) -> "PlacedLabel":
        """Return the label elsewhere."""
        leader = tuple((x0 + dx, y0 + dy, x1 + dx, y1 + dy) for x0, y0, x1, y1 in self.leader)
        return PlacedLabel(self.key, self.box.moved(dx, dy), leader)

    @property
    def extent(self) -> Box:
        """What holds the text and its leader, px."""
        around = self.box
        for line in self.leader:
            around = outline(line, around)
        return around

    def meets(self, other: "PlacedLabel") -> bool:
        """Return whether the two overlap or a leader of one runs through the other, exactly."""
        mine, its = self.box, other.box
        if mine[0] - 1.0 < its[2] and its[0] - 1.0 < mine[2] and mine[1] - 1.0 < its[3] and its[1] - 1.0 < mine[3]:
            return True
        for line in self.leader:
            if is_cut(its, line):
                return True
            for another in other.leader:
                if overlap(line, another):
                    return True
        return any(is_cut(mine, line) for line in other.leader)


@dataclass(frozen=True, slots=True)
class LedPlace:
    """A place on a leader.

    Args:
        label: How it would stand.
        least_cost: No place that is looked for after it costs less.
        cost: Its own; the less the better.
    """

    label: PlacedLabel
    least_cost: float
    cost: float


class Places:
    """The places of each label, looked for when they are asked for, and once.

    Args:
        taken: Needles, letters, cards and labels of others.
        marks: All marks.
        is_ground: Whether a box lies off the body.
        effort: Places on leaders that are looked at in all.
    """

    def __init__(
        self, taken: TakenGround, marks: MarkGrounds, is_ground: Callable[[Box], bool], effort: int
    ) -> None:
        self._taken = taken
        self._marks = marks
        self._is_ground = is_ground
        self._effort = effort
        self._known: dict[str, tuple[_Kept[PlacedLabel], _Kept[LedPlace]]] = {}

    def beside(self, request: LabelRequest) -> Iterator[PlacedLabel]:
        """Yield places around the mark, the best first."""
        return iter(self._of(request)[0])

    def led(self, request: LabelRequest) -> Iterator[LedPlace]:
        """Yield places on a leader, the short ones first."""
        return iter(self._of(request)[1] if request.with_leader else ())

    def _of(self, request: LabelRequest) -> "tuple[_Kept[PlacedLabel], _Kept[LedPlace]]":
        known = self._known.get(request.key)
        if known is None:
            known = self._known[request.key] = (_Kept(self._beside(request)), _Kept(self._led(request)))
        return known

    def is_good(self, request: LabelRequest, label: PlacedLabel) -> bool:
        """Return whether a label may stand somewhere as far as marks, letters and the midline are concerned."""
        if not self._fits(request, label.box):
            return False
        if not label.leader:
            return self._marks.is_told_apart(request.mark, label.box, request.mark.gap_to(label.box) + _NEARER_PX)
        obstacles = self._marks.along(request.mark, _LONGEST_PX)
        return (
            # A leader that the halo has grown over begins anew at its rim.
            request.mark.gap_to_place(*label.leader[0][:2]) > 0.0
            and self._marks.is_told_apart(request.mark, label.box, _CLEAR_PX)
            and all(obstacles.is_clear(line) and self._taken.is_clear(line) for line in label.leader)
        )

    def _fits(self, request: LabelRequest, box: Box) -> bool:
        room = request.room
        if box.x0 < room.x0 or box.x1 > room.x1 or box.y0 < room.y0 or box.y1 > room.y1:
            return False
        x, midline = request.mark.x, request.midline
        if is_central(x, midline):
            if box.x0 < x - 0.5 and box.x1 > x + 0.5:
                return False
        elif box.x0 < midline if x > midline else box.x1 > midline:
            return False
        return self._taken.is_free(box)

    def _beside(self, request: LabelRequest) -> Iterator[PlacedLabel]:
        mark = request.mark
        for box in _boxes_around(request):
            if self._fits(request, box) and self._marks.is_told_apart(mark, box, mark.gap_to(box) + _NEARER_PX):
                yield PlacedLabel(request.key, box)

    def _led(self, request: LabelRequest) -> Iterator[LedPlace]:
        mark, midline, first = request.mark, request.midline, outward(request.mark.x, request.midline)
        room = request.room
        if not is_central(mark.x, midline):
            left, right = (midline, room.x1) if first > 0 else (room.x0, midline)
            room = Box(max(room.x0, left), room.y0, min(room.x1, right), room.y1)
        low, high = room.y0 + request.height / 2 - mark.y, room.y1 - request.height / 2 - mark.y
        self._effort -= _EFFORT_OF_START
        if self._effort < 0:
            return
        leaders = _Leaders(request, self._marks, self._taken)
        in_row: dict[tuple[int, float, bool], int] = {}
        on_ground = 0
        for base, run, rise in _WAYS if leaders.can_start else ():
            if not low <= rise <= high:
                continue
            for direction in (first, -first):
                edge_x = mark.x + direction * (mark.reach + run)
                far_x = edge_x + direction * request.width
                if far_x > room.x1 + _COLUMN_PX if direction > 0 else far_x < room.x0 - _COLUMN_PX:
                    continue
                if in_row.get((direction, rise, True), 0) + in_row.get((direction, rise, False), 0) > 1:
                    continue
                self._effort -= 1
                if self._effort < 0:
                    return
                if run >= _COLUMNS_FROM_PX:
                    edge_x = midline + round((edge_x - midline) / _COLUMN_PX) * _COLUMN_PX
                box = _box(request, direction, edge_x, mark.y + rise)
                if not self._fits(request, box) or not self._marks.is_told_apart(mark, box, _CLEAR_PX):
                    continue
                self._effort -= _EFFORT_OF_LEADER
                leader = leaders.to(edge_x - direction * 3.0, mark.y + rise)
                if not leader:
                    continue
                is_free = self._is_ground(box)
                if in_row.get((direction, rise, is_free), 0) > is_free:
                    continue
                in_row[direction, rise, is_free] = in_row.get((direction, rise, is_free), 0) + 1
                on_ground += is_free
                cost = base + _BEND_COST_PX * (len(leader) - 1)
                cost += _STROKE_COST_PX * sum(map(self._taken.strokes_crossed, leader))
                cost += (0.0 if is_free else _BODY_COST_PX) + (0.0 if direction == first else _INWARD_COST_PX)
                yield LedPlace(PlacedLabel(request.key, box, leader), base, cost)
            if on_ground >= _ENOUGH_ON_GROUND:
                break


class _Leaders:
    """The leaders that a mark can have: from where its rim is seen, through no mark, straight or bent once."""

    def __init__(self, request: LabelRequest, marks: MarkGrounds, taken: TakenGround) -> None:
        mark, midline = request.mark, request.midline
        side = 0.0 if is_central(mark.x, midline) else mark.x - midline
        self._obstacles: Obstacles = marks.along(mark, _LONGEST_PX)
        self._taken = taken
        self._rim: list[RimPlace] = [place for place in marks.open_rim(mark) if (place[0] - midline) * side >= 0.0]
        self._knees: list[tuple[Line, float, float]] | None = None
        self._is_on_side: Callable[[float], bool] = lambda x: (x - midline) * side >= 0.0

    @property
    def can_start(self) -> bool:
        """False for a mark that lies under others."""
        return bool(self._rim)

    def to(self, x: float, y: float) -> tuple[Line, ...]:
        """Return the leader to a place; empty if there is none."""
        for line in lines_to(x, y, self._rim):
            if self._is_open(line):
                return (line,)
        if self._knees is None:
            self._knees = list(self._bends())
        return next(bent(x, y, self._knees, self._is_open), ())

    def _bends(self) -> Iterator[tuple[Line, float, float]]:
        for x, y, dx, dy in self._rim:
            for long in _KNEES_PX:
                stub = (x, y, x + dx * long, y + dy * long)
                if not self._is_open(stub):
                    break
                if self._is_on_side(stub[2]):
                    yield stub, dx, dy

    def _is_open(self, line: Line) -> bool:
        return self._obstacles.is_clear(line) and self._taken.is_clear(line)


class _Kept(Generic[T]):
    """What an iterator brings, fetched when it is first asked for."""

    def __init__(self, source: Iterator[T]) -> None:
        self._source = source
        self._have: list[T] = []

    def __iter__(self) -> Iterator[T]:
        at = 0
        while True:
            if at == len(self._have):
                following = next(self._source, None)
                if following is None:
                    return
                self._have.append(following)
            yield self._have[at]
            at += 1


def is_central(x: float, midline: float) -> bool:
    """Return whether a mark stands on the midline: its name may stand on either side."""
    return abs(x - midline) <= 0.5


def outward(x: float, midline: float) -> int:
    """Return 1 if away from the midline is to the right of the picture, else −1; on the midline to the right."""
    return 1 if x >= midline - 0.5 else -1


def _box(request: LabelRequest, direction: int, edge_x: float, centre_y: float) -> Box:
    """The box whose inner edge is at `edge_x`, growing in `direction`."""
    x0 = edge_x if direction > 0 else edge_x - request.width
    return Box(x0, centre_y - request.height / 2, x0 + request.width, centre_y + request.height / 2)


def _boxes_around(request: LabelRequest) -> Iterator[Box]:
    mark = request.mark
    direction = outward(mark.x, request.midline)
    away, near = mark.reach + GAP_PX, mark.reach + _NEAR_GAP_PX
    lift = mark.reach * 0.75 + request.height * 0.5 + 1.0
    high = mark.reach + request.height / 2 + 3.0
    beside = ((away, 0.0), (away - 1.0, -5.0), (away - 1.0, 5.0), (away * 0.72, -lift), (away * 0.72, lift))
    middle = -request.width / 2
    for edge, rise in (*beside, (0.0, -high), (0.0, high), (near, 0.0), (near, -8.0), (near, 8.0)):
        yield _box(request, direction, mark.x + direction * edge, mark.y + rise)
    if request.with_leader:
        for rise in (-high, high):
            yield _box(request, 1, mark.x + middle, mark.y + rise)
        for edge, rise in (*beside, (0.0, -high), (0.0, high), (near, 0.0)):
            yield _box(request, -direction, mark.x - direction * edge, mark.y + rise)
