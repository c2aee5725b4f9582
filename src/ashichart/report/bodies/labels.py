"""Where the number of a mark stands: in white space, near, never on skin, marks or other numbers. Geometry only."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

_ROUNDS = 3
_CROWD = 40  # marks on one plate beyond which numbers that find no place at once are left to the list
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
    # Most leaders are nowhere near: four comparisons tell.
    if (ax < box.left - 0.2 and bx < box.left - 0.2) or (ax > box.right + 0.2 and bx > box.right + 0.2):
        return False
    if (ay < box.top - 0.2 and by < box.top - 0.2) or (ay > box.bottom + 0.2 and by > box.bottom + 0.2):
        return False
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


def _candidate(spot: Spot, across: float, down: float, reach: float) -> Label:
    """Return the label whose box touches the end of a leader that leaves the mark in a direction of length 1."""
    start_x, start_y = spot.x + across * spot.radius, spot.y + down * spot.radius
    end_x, end_y = start_x + across * reach, start_y + down * reach
    half_w, half_h = spot.width / 2, spot.height / 2
    # The box hangs on the leader's end by the edge that faces the mark.
    to_edge = min(half_w / abs(across) if abs(across) > 1e-6 else 1e9, half_h / abs(down) if abs(down) > 1e-6 else 1e9)
    middle_x, middle_y = end_x + across * (to_edge + GAP_MM), end_y + down * (to_edge + GAP_MM)
    box = Box(middle_x - half_w, middle_y - half_h, middle_x + half_w, middle_y + half_h)
    return Label(spot.key, box, (start_x, start_y), (end_x, end_y))


Try = tuple[float, float, float]


def _tries(reaches: Sequence[float]) -> tuple[Try, ...]:
    """Return (outward, down, reach) by cost: short and level first, since those are the easiest to follow."""
    tries = [(turn, reach) for reach in reaches for turn in _TURNS]
    tries.sort(key=lambda one: (one[1] + 3.2 * (abs(one[0]) / (pi / 2)) ** 1.5, one))
    return tuple((cos(turn), sin(turn), reach) for turn, reach in tries)


_NEAR_TRIES = _tries(_REACHES)
_FAR_TRIES = _tries(_FARTHER)


class _Offers:
    """The places one number could take whatever the others do, best first; looked for only as far as asked."""

    def __init__(self, spot: Spot, spots: Sequence[Spot], ground: Ground) -> None:
        self._spot, self._ground = spot, ground
        self._marks = [
            Box(other.x - other.radius, other.y - other.radius, other.x + other.radius, other.y + other.radius)
            for other in spots
        ]
        self._others = [other for other in spots if other is not spot]
        self._strict: list[Label] = []
        self._more = self._white()

    def strict(self) -> Iterator[Label]:
        """Yield the places whose leader passes no other mark."""
        yield from self._strict
        for label in self._more:
            self._strict.append(label)
            yield label

    def any(self) -> Iterator[Label]:
        """Yield places whose leader may run over crowded marks, then those farther off than a leader should be."""
        for own_side in (True, False):
            yield from self._at(_NEAR_TRIES, own_side=own_side, over_marks=True)
        yield from self._at(_FAR_TRIES, own_side=False, over_marks=True)

    def _white(self) -> Iterator[Label]:
        for own_side in (True, False) if self._spot.toward else (False,):
            yield from self._at(_NEAR_TRIES, own_side=own_side, over_marks=False)

    def _at(self, tries: Sequence[Try], *, own_side: bool, over_marks: bool) -> Iterator[Label]:
        spot, ground = self._spot, self._ground
        outward = spot.toward or (1 if spot.x >= ground.midline else -1)
        for across, down, reach in tries:
            label = _candidate(spot, across * outward, down, reach)
            box = label.box
            if own_side and (box.left + box.right - 2 * ground.midline) * spot.toward < 0:
                continue
            if self._is_white(label) and (over_marks or not self._passes_marks(label)):
                yield label

    def _is_white(self, label: Label) -> bool:
        box, bounds = label.box, self._ground.bounds
        if box.left < bounds.left or box.right > bounds.right or box.top < bounds.top or box.bottom > bounds.bottom:
            return False
        if self._ground.on_skin(Box(box.left - 0.4, box.top - 0.3, box.right + 0.4, box.bottom + 0.3)):
            return False
        for mark in self._marks:
            if box.meets(mark, 0.2):
                return False
        return all(not (box.meets(taken, 0.4) or _through(label, taken)) for taken in self._ground.blocked)

    def _passes_marks(self, label: Label) -> bool:
        (ax, ay), (bx, by) = label.start, label.end
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        for other in self._others:
            reach = other.radius + 0.15
            if other.x < left - reach or other.x > right + reach or other.y < top - reach or other.y > bottom + reach:
                continue
            if _distance(other.x, other.y, ax, ay, bx, by) < reach:
                return True
        return False


def _first_free(offers: Iterator[Label], placed: Sequence[Label]) -> Label | None:
    for label in offers:
        if not any(
            label.box.meets(other.box, GAP_MM)
            or cross(label, other)
            or _through(label, other.box)
            or _through(other, label.box)
            for other in placed
        ):
            return label
    return None


def place_labels(spots: Sequence[Spot], ground: Ground) -> tuple[Label, ...]:
    """Place the numbers of one plate.

    Numbers are set from top to bottom; those that find no place are set first at the next try. Where marks lie on one
    another a leader may run over its neighbours, but never across another leader. A number without any place is left
    out: the list still names its point.

    Returns:
        Labels in the order of the marks from top to bottom.
    """
    offers = {spot.key: _Offers(spot, spots, ground) for spot in spots}
    order = sorted(spots, key=lambda spot: (spot.y, spot.x))
    best: list[Label] = []
    missing: list[Spot] = list(order)
    for _ in range(_ROUNDS if len(spots) <= _CROWD else 1):
        placed: list[Label] = []
        failed: list[Spot] = []
        for spot in order:
            label = _first_free(offers[spot.key].strict(), placed)
            if label is None:
                failed.append(spot)
            else:
                placed.append(label)
        if len(failed) < len(missing):
            best, missing = placed, failed
        if not failed:
            break
        order = [*failed, *(spot for spot in order if spot not in failed)]
    for spot in missing if len(spots) <= _CROWD else ():
        label = _first_free(offers[spot.key].any(), best)
        if label is not None:
            best.append(label)
    heights = {spot.key: spot.y for spot in spots}
    return tuple(sorted(best, key=lambda label: heights[label.key]))
