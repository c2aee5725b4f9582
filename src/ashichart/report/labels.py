"""Where the number of a mark stands: in white space, near, never on skin, marks or other numbers. Geometry only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

LONGEST_MM = 18.0
GAP_MM = 0.5
_REACHES = (0.9, 1.6, 2.4, 3.3, 4.3, 5.5, 6.8, 8.2, 9.8, 11.5, 13.4, 15.5, 17.9)
_FARTHER = (21.0, 25.0, 30.0, 36.0)
_TURNS = tuple(index * pi / 16 for index in range(-15, 17))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in mm."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", gap: float = 0.0) -> bool:
        """Return True if two rectangles come nearer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark that wants its number.

    Args:
        key: Number of the point.
        x: Centre in mm.
        y: Centre in mm.
        radius: Outer radius with its white edge, mm.
        width: Width of the number in mm.
        height: Height of the number in mm.
        toward: −1 if its own side lies left of the plate's midline on paper, 1 if right, 0 for the midline.
    """

    key: int
    x: float
    y: float
    radius: float
    width: float
    height: float
    toward: int


@dataclass(frozen=True, slots=True)
class Label:
    """A number and its leader, mm."""

    key: int
    box: Box
    start: tuple[float, float]
    end: tuple[float, float]

    @property
    def length(self) -> float:
        """Length of the leader."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])


@dataclass(frozen=True, slots=True)
class Ground:
    """Where numbers may stand.

    Args:
        bounds: Outer edge.
        midline: x of the body's midline.
        blocked: Rectangles already taken: R and L with their words, the plate's title.
        on_skin: True if a rectangle meets a body.
    """

    bounds: Box
    midline: float
    blocked: tuple[Box, ...]
    on_skin: Callable[[Box], bool]


def _distance(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    """Return the distance of a place from a stretch."""
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length))
    return hypot(x - ax - share * dx, y - ay - share * dy)


def _turn(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


def cross(first: Label, second: Label) -> bool:
    """Return True if two leaders cross or nearly touch."""
    a, b, c, d = first.start, first.end, second.start, second.end
    if (_turn(*a, *b, *c) > 0) != (_turn(*a, *b, *d) > 0) and (_turn(*c, *d, *a) > 0) != (_turn(*c, *d, *b) > 0):
        return True
    near = 0.35
    return min(_distance(*a, *c, *d), _distance(*b, *c, *d), _distance(*c, *a, *b), _distance(*d, *a, *b)) < near


def _through(label: Label, box: Box) -> bool:
    """Return True if a leader runs through a rectangle."""
    (ax, ay), (bx, by) = label.start, label.end
    low, high = 0.0, 1.0
    for start, step, least, greatest in (
        (ax, bx - ax, box.left - 0.2, box.right + 0.2),
        (ay, by - ay, box.top - 0.2, box.bottom + 0.2),
    ):
        if abs(step) < 1e-9:
            if not least <= start <= greatest:
                return False
            continue
        first, second = sorted(((least - start) / step, (greatest - start) / step))
        low, high = max(low, first), min(high, second)
    return low <= high


def _candidate(spot: Spot, angle: float, reach: float) -> Label:
    """Return the label whose box touches the end of a leader that leaves the mark at an angle."""
    across, down = cos(angle), sin(angle)
    start = (spot.x + across * spot.radius, spot.y + down * spot.radius)
    end = (start[0] + across * reach, start[1] + down * reach)
    half_w, half_h = spot.width / 2, spot.height / 2
    # The box hangs on the leader's end by the edge that faces the mark.
    to_edge = min(half_w / abs(across) if abs(across) > 1e-6 else 1e9, half_h / abs(down) if abs(down) > 1e-6 else 1e9)
    middle_x, middle_y = end[0] + across * (to_edge + GAP_MM), end[1] + down * (to_edge + GAP_MM)
    return Label(
        spot.key,
        Box(middle_x - half_w, middle_y - half_h, middle_x + half_w, middle_y + half_h),
        start,
        end,
    )


def _fits(label: Label, spot: Spot, spots: Sequence[Spot], placed: Sequence[Label], ground: Ground) -> bool:
    box, bounds = label.box, ground.bounds
    if box.left < bounds.left or box.right > bounds.right or box.top < bounds.top or box.bottom > bounds.bottom:
        return False
    grown = Box(box.left - 0.4, box.top - 0.3, box.right + 0.4, box.bottom + 0.3)
    if ground.on_skin(grown) or any(box.meets(taken, 0.4) for taken in ground.blocked):
        return False
    for other in spots:
        if box.meets(
            Box(other.x - other.radius, other.y - other.radius, other.x + other.radius, other.y + other.radius), 0.2
        ):
            return False
        if other is not spot and _distance(other.x, other.y, *label.start, *label.end) < other.radius + 0.15:
            return False
    if any(_through(label, taken) for taken in ground.blocked):
        return False
    return not any(
        box.meets(other.box, GAP_MM) or cross(label, other) or _through(label, other.box) or _through(other, box)
        for other in placed
    )


def _tries(reaches: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Return (turn from outward, reach) by cost: short and level first, since those are the easiest to follow."""
    tries = [(turn, reach) for reach in reaches for turn in _TURNS]
    return tuple(sorted(tries, key=lambda one: (one[1] + 3.2 * (abs(one[0]) / (pi / 2)) ** 1.5, one)))


_NEAR_TRIES = _tries(_REACHES)
_FAR_TRIES = _tries(_FARTHER)


def _search(
    spot: Spot, spots: Sequence[Spot], placed: Sequence[Label], ground: Ground, *, own_side: bool, far: bool = False
) -> Label | None:
    outward = 0.0 if (spot.toward or (1 if spot.x >= ground.midline else -1)) > 0 else pi
    for turn, reach in _FAR_TRIES if far else _NEAR_TRIES:
        label = _candidate(spot, outward + turn, reach)
        middle = (label.box.left + label.box.right) / 2
        if own_side and spot.toward and (middle - ground.midline) * spot.toward < 0:
            continue
        if _fits(label, spot, spots, placed, ground):
            return label
    return None


def place_labels(spots: Sequence[Spot], ground: Ground) -> tuple[Label, ...]:
    """Place the numbers of one plate.

    Numbers are set from top to bottom; those that find no place are set first at the next try. A number without any
    place is left out: the list still names its point.

    Returns:
        Labels in the order of the marks from top to bottom.
    """
    order = sorted(spots, key=lambda spot: (spot.y, spot.x))
    best: list[Label] = []
    for _ in range(5):
        placed: list[Label] = []
        failed: list[Spot] = []
        for spot in order:
            label = _search(spot, spots, placed, ground, own_side=True) or _search(
                spot, spots, placed, ground, own_side=False
            )
            if label is None:
                failed.append(spot)
            else:
                placed.append(label)
        for spot in failed:
            label = _search(spot, spots, placed, ground, own_side=False, far=True)
            if label is not None:
                placed.append(label)
        if len(placed) > len(best):
            best = placed
        if not failed:
            break
        order = [*failed, *(spot for spot in order if spot not in failed)]
    heights = {spot.key: spot.y for spot in spots}
    return tuple(sorted(best, key=lambda label: heights[label.key]))
