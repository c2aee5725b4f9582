"""Where labels stand: pure placement in px. They overlap no label, cover no mark stay on their side. No painting."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from ashichart.ui.body.layout import Box

GAP_PX = 6.0
_CELL_PX = 48.0
_LEADER_RUNS = (18.0, 34.0, 52.0, 72.0, 96.0, 124.0)
_LEADER_RISES = (0.0, -16.0, 16.0, -32.0, 32.0, -50.0, 50.0)


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
    placed: list[PlacedLabel] = []
    for request in requests:
        if request.key in left_out:
            continue
        found = kept.get(request.key) if kept else None
        if found is None or not _fits(request, found.box, taken):
            found = _beside(request, taken)
        if found is None and request.with_leader:
            found = _on_leader(request, taken, is_ground)
        if found is None:
            continue
        taken.take(found.box.grown(1.0))
        for box in _along(found.leader):
            taken.take(box)
        placed.append(found)
    return tuple(placed)


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


def _box(request: LabelRequest, direction: int, edge_x: float, centre_y: float) -> Box:
    """The box whose inner edge is at `edge_x`, growing in `direction`."""
    x0 = edge_x if direction > 0 else edge_x - request.width
    return Box(x0, centre_y - request.height / 2, x0 + request.width, centre_y + request.height / 2)


def _beside(request: LabelRequest, taken: TakenGround) -> PlacedLabel | None:
    direction = outward(request.x, request.midline)
    away = request.reach + GAP_PX
    lift = request.reach * 0.75 + request.height * 0.5 + 1.0
    high = request.reach + request.height / 2 + 3.0
    for edge, rise in (
        (away, 0.0), (away - 1.0, -5.0), (away - 1.0, 5.0),
        (away * 0.72, -lift), (away * 0.72, lift), (0.0, -high), (0.0, high),
    ):  # fmt: skip
        box = _box(request, direction, request.x + direction * edge, request.y + rise)
        if _fits(request, box, taken):
            return PlacedLabel(request.key, box)
    return None


def _on_leader(
    request: LabelRequest, taken: TakenGround, is_ground: Callable[[Box], bool]
) -> PlacedLabel | None:
    first = outward(request.x, request.midline)
    fallback: PlacedLabel | None = None
    for direction in (first, -first):
        for run in _LEADER_RUNS:
            for rise in _LEADER_RISES:
                edge_x = request.x + direction * (request.reach + run)
                box = _box(request, direction, edge_x, request.y + rise)
                if not _fits(request, box, taken):
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
                if not all(taken.is_free(step) for step in _along(line)):
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
    steps = max(1, int(hypot(x1 - x0, y1 - y0) / 8.0))
    for i in range(1, steps + 1):
        x, y = x0 + (x1 - x0) * i / (steps + 1), y0 + (y1 - y0) * i / (steps + 1)
        yield Box(x - 1.0, y - 1.0, x + 1.0, y + 1.0)
