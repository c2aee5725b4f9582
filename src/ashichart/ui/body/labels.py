"""Where labels stand: pure placement in px. They overlap nothing, stay on their side and nearest to their own mark."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from ashichart.ui.body.layout import Box

GAP_PX = 6.0
# A label beside its mark is nearer to it by this than to any other; one on a leader keeps this clear of all others.
_NEARER_PX = 2.0
_CLEAR_PX = 8.0
_TRIES = 6
_CELL_PX = 48.0
_LEADER_RUNS = (18.0, 34.0, 52.0, 72.0, 96.0, 124.0, 156.0, 190.0)
_LEADER_RISES = (0.0, -9.0, 9.0, -16.0, 16.0, -24.0, 24.0, -32.0, 32.0, -50.0, 50.0, -70.0, 70.0)


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """One label to be placed.

    Args:
        key: Given back.
        x: Place of the mark, px.
        y: Place of the mark, px.
        reach: From the centre of the mark to its rim, px.
        width: Of the text, px.
        height: Of the text, px.
        midline: x of the body's midline on this plate, px; the label stays on the mark's side of it.
        room: The label stays inside it.
        with_leader: Whether it may go away from the mark on a leader.
    """

    key: str
    x: float
    y: float
    reach: float
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
        leader: From the mark's rim to the text: x0, y0, x1, y1; None beside the mark.
    """

    key: str
    box: Box
    leader: tuple[float, float, float, float] | None = None

    def moved(self, dx: float, dy: float) -> "PlacedLabel":
        """Return the label elsewhere."""
        line = self.leader
        return PlacedLabel(
            self.key,
            self.box.moved(dx, dy),
            None if line is None else (line[0] + dx, line[1] + dy, line[2] + dx, line[3] + dy),
        )


class TakenGround:
    """Boxes that nothing may be laid over, in cells so that a question looks at a few of them."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.take(box)

    def take(self, box: Box) -> None:
        """Add a box."""
        # Written out, not shared with `is_free`: a call per cell was half of the time of a layout.
        cells = self._cells
        columns = range(int(box[0] // _CELL_PX), int(box[2] // _CELL_PX) + 1)
        for row in range(int(box[1] // _CELL_PX), int(box[3] // _CELL_PX) + 1):
            for column in columns:
                cell = cells.get((column, row))
                if cell is None:
                    cells[column, row] = [box]
                else:
                    cell.append(box)

    def take_label(self, label: PlacedLabel) -> None:
        """Add a label and its leader."""
        self.take(label.box.grown(1.0))
        for box in _along(label.leader):
            self.take(box)

    def copy(self) -> "TakenGround":
        """Return the same ground, to try places on."""
        made = TakenGround()
        made._cells = {at: list(boxes) for at, boxes in self._cells.items()}
        return made

    def is_free(self, box: Box) -> bool:
        """Return whether a box overlaps none that is taken."""
        x0, y0, x1, y1 = box
        cells = self._cells
        columns = range(int(x0 // _CELL_PX), int(x1 // _CELL_PX) + 1)
        for row in range(int(y0 // _CELL_PX), int(y1 // _CELL_PX) + 1):
            for column in columns:
                cell = cells.get((column, row))
                if cell is None:
                    continue
                for other in cell:
                    if other[0] < x1 and x0 < other[2] and other[1] < y1 and y0 < other[3]:
                        return False
        return True


class _Neighbours:
    """The marks of all labels, in cells: a label is taken for the name of the mark that it stands nearest to."""

    def __init__(self, requests: Sequence[LabelRequest]) -> None:
        self._cells: dict[tuple[int, int], list[LabelRequest]] = {}
        self._longest_reach = max((request.reach for request in requests), default=0.0)
        for request in requests:
            self._cells.setdefault((int(request.x // _CELL_PX), int(request.y // _CELL_PX)), []).append(request)

    def is_told_apart(self, request: LabelRequest, box: Box, *, with_leader: bool) -> bool:
        """Return whether a label is nearer to its own mark than to any other; on a leader clear of all others."""
        limit = _CLEAR_PX if with_leader else gap_to(box, request.x, request.y, request.reach) + _NEARER_PX
        around = box.grown(limit + self._longest_reach)
        for row in range(int(around.y0 // _CELL_PX), int(around.y1 // _CELL_PX) + 1):
            for column in range(int(around.x0 // _CELL_PX), int(around.x1 // _CELL_PX) + 1):
                for other in self._cells.get((column, row), ()):
                    is_other = other is not request and (other.x, other.y) != (request.x, request.y)
                    if is_other and gap_to(box, other.x, other.y, other.reach) < limit:
                        return False
        return True

    def is_line_clear(self, request: LabelRequest, line: tuple[float, float, float, float]) -> bool:
        """Return whether a leader runs through no mark but its own."""
        around = Box(min(line[0], line[2]), min(line[1], line[3]), max(line[0], line[2]), max(line[1], line[3]))
        around = around.grown(self._longest_reach)
        for row in range(int(around.y0 // _CELL_PX), int(around.y1 // _CELL_PX) + 1):
            for column in range(int(around.x0 // _CELL_PX), int(around.x1 // _CELL_PX) + 1):
                for other in self._cells.get((column, row), ()):
                    if other is not request and _ground(other).is_crossed(line):
                        return False
        return True


def _ground(request: LabelRequest) -> Box:
    return Box(request.x, request.y, request.x, request.y).grown(request.reach)


def gap_to(box: Box, x: float, y: float, reach: float) -> float:
    """Return how far a box lies from the rim of a mark, px; less than 0 over it."""
    return hypot(max(box.x0 - x, 0.0, x - box.x1), max(box.y0 - y, 0.0, y - box.y1)) - reach


def place_labels(
    requests: Sequence[LabelRequest],
    taken: TakenGround,
    *,
    is_ground: Callable[[Box], bool] = lambda _: True,
    kept: Mapping[str, PlacedLabel] | None = None,
    left_out: Collection[str] = (),
) -> tuple[PlacedLabel, ...]:
    """Give each label its place: beside its mark outwards, else above or below, else on a leader to free ground.

    Args:
        requests: In order of importance; a label that finds no place is left out.
        taken: Marks, beads and letters, each mark's own box included; labels that are placed are added.
        is_ground: Whether a box lies off the body, where leaders go first.
        kept: Where labels stood before, by key: one that is still free stays there, so that labels keep calm.
        left_out: Keys that found no place before and are not tried again.

    Returns:
        The labels that found a place, in order.
    """
    asked = [request for request in requests if request.key not in left_out]
    neighbours = _Neighbours(requests)
    best: dict[str, PlacedLabel] = {}
    order = asked
    for _ in range(_TRIES):
        placed = _placed_in_order(order, taken.copy(), neighbours, is_ground, kept or {})
        if len(placed) > len(best):
            best = placed
        missing = [request for request in order if request.key not in placed and request.with_leader]
        if not missing:
            break
        # Marks that stand among others choose first: those at the edge of a crowd find free ground afterwards as well.
        order = [*missing, *(request for request in order if request not in missing)]
    for label in best.values():
        taken.take_label(label)
    return tuple(best[request.key] for request in asked if request.key in best)


def _placed_in_order(
    requests: Sequence[LabelRequest],
    taken: TakenGround,
    neighbours: _Neighbours,
    is_ground: Callable[[Box], bool],
    kept: Mapping[str, PlacedLabel],
) -> dict[str, PlacedLabel]:
    placed: dict[str, PlacedLabel] = {}
    for request in requests:
        found = kept.get(request.key)
        if found is None or not _stays(request, found, taken, neighbours):
            found = _beside(request, taken, neighbours)
        if found is None and request.with_leader:
            found = _on_leader(request, taken, neighbours, is_ground)
        if found is not None:
            taken.take_label(found)
            placed[request.key] = found
    return placed


def uncovered(labels: Sequence[PlacedLabel], blocked: Sequence[Box]) -> tuple[PlacedLabel, ...]:
    """Return the labels that lie under none of these boxes (popovers): what lies under one is left out, not moved."""
    if not blocked:
        return tuple(labels)
    return tuple(label for label in labels if not any(label.box.overlaps(box) for box in blocked))


def outward(x: float, midline: float) -> int:
    """Return 1 if away from the midline is to the right of the picture, else −1; on the midline to the right."""
    return 1 if x >= midline - 0.5 else -1


def _fits(request: LabelRequest, box: Box, taken: TakenGround) -> bool:
    room = request.room
    if box.x0 < room.x0 or box.x1 > room.x1 or box.y0 < room.y0 or box.y1 > room.y1:
        return False
    if request.x >= request.midline - 0.5:
        if box.x0 < min(request.midline, request.x):
            return False
    elif box.x1 > max(request.midline, request.x):
        return False
    return taken.is_free(box)


def _stays(request: LabelRequest, label: PlacedLabel, taken: TakenGround, neighbours: _Neighbours) -> bool:
    """Return whether a label may stay where it stood."""
    has_leader = label.leader is not None
    return (
        _fits(request, label.box, taken)
        and neighbours.is_told_apart(request, label.box, with_leader=has_leader)
        and (label.leader is None or neighbours.is_line_clear(request, label.leader))
        and all(map(taken.is_free, _along(label.leader)))
    )


def _box(request: LabelRequest, direction: int, edge_x: float, centre_y: float) -> Box:
    """The box whose inner edge is at `edge_x`, growing in `direction`."""
    x0 = edge_x if direction > 0 else edge_x - request.width
    return Box(x0, centre_y - request.height / 2, x0 + request.width, centre_y + request.height / 2)


def _beside(request: LabelRequest, taken: TakenGround, neighbours: _Neighbours) -> PlacedLabel | None:
    direction = outward(request.x, request.midline)
    away = request.reach + GAP_PX
    lift = request.reach * 0.75 + request.height * 0.5 + 1.0
    high = request.reach + request.height / 2 + 3.0
    for edge, rise in (
        (away, 0.0), (away - 1.0, -5.0), (away - 1.0, 5.0),
        (away * 0.72, -lift), (away * 0.72, lift), (0.0, -high), (0.0, high),
    ):  # fmt: skip
        box = _box(request, direction, request.x + direction * edge, request.y + rise)
        if _fits(request, box, taken) and neighbours.is_told_apart(request, box, with_leader=False):
            return PlacedLabel(request.key, box)
    return None


def _on_leader(
    request: LabelRequest, taken: TakenGround, neighbours: _Neighbours, is_ground: Callable[[Box], bool]
) -> PlacedLabel | None:
    first = outward(request.x, request.midline)
    fallback: PlacedLabel | None = None
    for direction in (first, -first):
        for run in _LEADER_RUNS:
            for rise in _LEADER_RISES:
                edge_x = request.x + direction * (request.reach + run)
                box = _box(request, direction, edge_x, request.y + rise)
                if not _fits(request, box, taken) or not neighbours.is_told_apart(request, box, with_leader=True):
                    continue
                end_x, end_y = edge_x - direction * 3.0, request.y + rise
                length = hypot(end_x - request.x, rise)
                start = request.reach + 1.0
                line = (
                    request.x + (end_x - request.x) * start / length,
                    request.y + rise * start / length,
                    end_x,
                    end_y,
                )
                if not neighbours.is_line_clear(request, line) or not all(map(taken.is_free, _along(line))):
                    continue
                label = PlacedLabel(request.key, box, line)
                if is_ground(box):
                    return label
                fallback = fallback or label
    return fallback


def _along(line: tuple[float, float, float, float] | None) -> Iterator[Box]:
    """Small boxes along a leader."""
    if line is None:
        return
    x0, y0, x1, y1 = line
    steps = max(1, int(hypot(x1 - x0, y1 - y0) / 4.0))
    for i in range(1, steps + 1):
        x, y = x0 + (x1 - x0) * i / (steps + 1), y0 + (y1 - y0) * i / (steps + 1)
        yield Box(x - 1.0, y - 1.0, x + 1.0, y + 1.0)
