"""Where the rating strip hides least: pure arithmetic in px of the canvas. It paints and moves nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ashichart.ui.body.layout import Box

EDGE_PX = 8.0
TOP_PX = 10.0
BESIDE_PX = 40.0
ABOVE_PX = 18.0
BELOW_PX = 34.0
_STEP_PX = 32.0
_GRID_PX = 16.0
# What it costs to hide something; whatever is lower is hidden first.
HIDES_MARK = 40.0
HIDES_NEXT = 400.0
HIDES_SELECTED = 10_000.0
HIDES_CARD = 120.0
HIDES_LETTER = 200.0
HIDES_TITLE = 50.0
HIDES_LABEL = 15.0
HIDES_NEXT_LABEL = 60.0
_HIDES_BODY = 60.0
_PER_PX = 0.02
_LEAVES_THE_MIDDLE = 12.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that the strip should not hide: its ground in px, and what hiding it costs."""

    box: Box
    cost: float


def weighed_place(
    size: tuple[float, float],
    room: tuple[float, float],
    seen: Sequence[Seen],
    is_body: Callable[[float, float], bool],
    mark: tuple[float, float, bool] | None,
    *,
    centred: bool,
) -> tuple[float, tuple[float, float]]:
    """Return what the strip hides at the least, as a cost, and the left upper corner at which it does.

    Args:
        size: Width and height of the strip.
        room: Width and height of the canvas.
        seen: Marks, cards and whatever else is looked at or clicked next.
        is_body: Whether a place lies on the drawn body, where the next click may go.
        mark: Place of the mark that is rated and whether it lies right of its plate's middle, None if it is not seen.
        centred: True where the strip should stand still in the middle at the top while the sites walk by.
    """
    width, height = size
    best: tuple[float, tuple[float, float]] | None = None
    middle = (max(EDGE_PX, (room[0] - width) / 2), TOP_PX)

    def weigh(x: float, y: float) -> None:
        nonlocal best
        box = Box(x, y, x + width, y + height)
        cost = sum(one.cost for one in seen if one.box.overlaps(box))
        if centred or mark is None:
            cost += 0.0 if (x, y) == middle else _LEAVES_THE_MIDDLE
        else:
            cost += _PER_PX * (abs((box.x0 + box.x1) / 2 - mark[0]) + abs((box.y0 + box.y1) / 2 - mark[1]))
        if best is None or cost < best[0]:
            cost += _HIDES_BODY * _body_share(box, is_body)
            if best is None or cost < best[0]:
                best = cost, (x, y)

    for x, y in _places(size, room, mark):
        weigh(x, y)
    if best is not None and best[0] >= HIDES_TITLE:
        # The usual places all hide something that is needed: look everywhere.
        for x, y in _everywhere(size, room):
            weigh(x, y)
    return best if best else (0.0, middle)


def _places(
    size: tuple[float, float], room: tuple[float, float], mark: tuple[float, float, bool] | None
) -> Iterator[tuple[float, float]]:
    width, height = size
    left, top = EDGE_PX, TOP_PX
    right, bottom = max(left, room[0] - width - EDGE_PX), max(top, room[1] - height - EDGE_PX)
    centre = max(left, (room[0] - width) / 2)
    yield centre, top
    if mark is not None:
        x, y, outward_right = mark
        beside = (x + BESIDE_PX, x - BESIDE_PX - width)
        levels = (y - height - ABOVE_PX, y + BELOW_PX, y - height / 2)
        sides = beside if outward_right else beside[::-1]
        for at in (*sides, right if outward_right else left, left if outward_right else right, centre):
            for level in levels:
                yield min(max(left, at), right), min(max(top, level), bottom)
    for at in (left, right, centre):
        for level in (top, (top + bottom) / 2, bottom):
            yield at, level


def _everywhere(size: tuple[float, float], room: tuple[float, float]) -> Iterator[tuple[float, float]]:
    right, bottom = room[0] - size[0] - EDGE_PX, room[1] - size[1] - EDGE_PX
    step = max(_GRID_PX, room[0] / 40)
    y = TOP_PX
    while y <= bottom:
        x = EDGE_PX
        while x <= right:
            yield x, y
            x += step
        y += step


def _body_share(box: Box, is_body: Callable[[float, float], bool]) -> float:
    """Share of the box that lies on the body, 0 to 1."""
    count = hits = 0
    y = box.y0 + _STEP_PX / 2
    while y < box.y1:
        x = box.x0 + _STEP_PX / 2
        while x < box.x1:
            count += 1
            hits += is_body(x, y)
            x += _STEP_PX
        y += _STEP_PX
    return hits / count if count else 0.0
