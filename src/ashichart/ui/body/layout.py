"""Where plates stand and how they are seen: pure arithmetic in px of the widget at its fit, and the view onto it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ashichart.domain.atlas.body import Plate, PlatePoint

MARGIN_PX = 20.0
GAP_PX = 16.0
TITLE_PX = 34.0
# Lower than this a body is hard to read and to hit.
LEAST_BODY_PX = 440.0
LEAST_PART_PX = 160.0
CLOSE_MARGIN_PX = 10.0
# Of the free ground beside a single plate, where the right is kept for what opens there.
_LEFT_SHARE = 0.27
_CLEAR_PX = 4.0
MIN_ZOOM = 1.0
MAX_ZOOM = 16.0
# Of the cells into which ground is sorted, so that a question looks at a few boxes.
CELL_PX = 48.0


class Box(NamedTuple):
    """A rectangle in px, y down."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """In px."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """In px."""
        return self.y1 - self.y0

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two share more than an edge."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def holds(self, x: float, y: float) -> bool:
        """Return whether a place lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def is_crossed(self, line: tuple[float, float, float, float]) -> bool:
        """Return whether a straight line x0, y0, x1, y1 runs through the box."""
        x0, y0, x1, y1 = line
        start, end = 0.0, 1.0
        for origin, way, low, high in ((x0, x1 - x0, self.x0, self.x1), (y0, y1 - y0, self.y0, self.y1)):
            if abs(way) < 1e-9:
                if not low < origin < high:
                    return False
                continue
            near, far = sorted(((low - origin) / way, (high - origin) / way))
            start, end = max(start, near), min(end, far)
        return start < end

    def grown(self, by: float) -> "Box":
        """Return the box with `by` px more at each edge."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield column and row of every cell that the box touches."""
        columns = range(int(self[0] // CELL_PX), int(self[2] // CELL_PX) + 1)
        for row in range(int(self[1] // CELL_PX), int(self[3] // CELL_PX) + 1):
            for column in columns:
                yield column, row

    def moved(self, dx: float, dy: float) -> "Box":
        """Return the box elsewhere."""
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)


@dataclass(frozen=True, slots=True)
class PlateSlot:
    """One plate in its place.

    Args:
        plate: The drawing.
        box: Where the drawing stands at fit, px of the widget.
        room: The ground that belongs to it, neighbours' ground left out; labels stay in it.
    """

    plate: Plate
    box: Box
    room: Box

    @property
    def body_px(self) -> float:
        """Height of a whole body at the scale of this plate, px at fit."""
        return self.plate.units_per_body * self.box.height / self.plate.height

    @property
    def midline(self) -> float:
        """The body's midline as a fraction of the width: halfway between R and L, the middle if only one is seen."""
        letters = self.plate.letters
        return sum(letter.x for letter in letters) / len(letters) if len(letters) > 1 else 0.5

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return a place of plate fractions in px at fit."""
        box = self.box
        return box.x0 + x * (box.x1 - box.x0), box.y0 + y * (box.y1 - box.y0)


def arrange(
    plates: Sequence[Plate], width: float, height: float, *, margin: float = MARGIN_PX, gap: float = GAP_PX,
    title_px: float = TITLE_PX,
) -> tuple[PlateSlot, ...]:  # fmt: skip
    """Stand plates side by side at one scale, as large as the room allows, in one row or two.

    Args:
        plates: In order from left to right.
        width: Of the widget, px.
        height: Of the widget, px.
        margin: Free edge around all, px.
        gap: Between neighbours, px.
        title_px: Height kept free under each plate for its title.

    Returns:
        One slot per plate, in order; plate boxes lie on whole px.
    """
    if not plates:
        return ()
    best: tuple[float, list[Sequence[Plate]]] = (0.0, [plates])
    for rows in (1, 2):
        per_row = -(-len(plates) // rows)
        split = [plates[i : i + per_row] for i in range(0, len(plates), per_row)]
        free_height = height - 2 * margin - len(split) * title_px - (len(split) - 1) * gap
        wide = min((width - 2 * margin - gap * (len(row) - 1)) / sum(p.width for p in row) for row in split)
        high = free_height / sum(max(p.height for p in row) for row in split)
        scale = max(min(wide, high), 0.0)
        # A second row must be worth breaking the line of sight.
        if scale > best[0] * (1.15 if rows > 1 else 1.0):
            best = (scale, split)
    scale, split = best
    used = sum(max(p.height for p in row) * scale + title_px for row in split) + gap * (len(split) - 1)
    top = (height - used) / 2
    slots: list[PlateSlot] = []
    for row in split:
        row_height = max(p.height for p in row) * scale
        spare = width - sum(p.width for p in row) * scale - 2 * margin - gap * (len(row) - 1)
        # Spare width goes between the plates and to the edges, but not without measure: the two belong together.
        apart = gap + min(max(spare, 0.0) / (len(row) + 1), row_height * 0.12)
        total = sum(p.width for p in row) * scale + apart * (len(row) - 1)
        x = (width - total) / 2
        for i, plate in enumerate(row):
            w, h = plate.width * scale, plate.height * scale
            x0, y0 = round(x), round(top + row_height - h)
            room = Box(
                0.0 if i == 0 else x - apart / 2, top - gap / 2,
                width if i == len(row) - 1 else x + w + apart / 2, top + row_height + title_px,
            )  # fmt: skip
            slots.append(PlateSlot(plate, Box(x0, y0, x0 + round(w), y0 + round(h)), room))
            x += w + apart
        top += row_height + title_px + gap
    return tuple(slots)


def stand(plates: Sequence[Plate], width: float, height: float, *, beside_px: float = 0.0) -> tuple[PlateSlot, ...]:
    """Stand plates on a canvas; a single body that would be low takes the margins and the room of its title as well.

    Args:
        plates: In order from left to right.
        width: Of the canvas, px.
        height: Of the canvas, px.
        beside_px: Right edge of what stands at the left for good, 0 for nothing. The ground that a single plate leaves
            is then kept together at the right, for what opens there.
    """
    slots = arrange(plates, width, height)
    if len(slots) == 1 and slots[0].body_px < LEAST_BODY_PX:
        slots = arrange(plates, width, height, margin=CLOSE_MARGIN_PX, title_px=0.0)
    if len(slots) == 1 and beside_px:
        clear = beside_px + _CLEAR_PX
        if width - slots[0].box.width < clear:
            slots = arrange(plates, width - clear, height)  # a wide plate stands beside it, never under it
        box = slots[0].box
        spare = width - box.width
        left = round(min(max(spare * _LEFT_SHARE, clear), max(spare / 2, min(clear, spare))))
        slots = (replace(slots[0], box=box.moved(left - box.x0, 0.0)),)
    return slots


def is_set_too_low(plates: Sequence[Plate], width: float, height: float) -> bool:
    """Return whether plates side by side are too small to be read: one of them then stands alone.

    That is a pair whose body is lower than 440 px, or more plates of which one is lower than 160 px.
    """
    slots = arrange(plates, width, height)
    if len(slots) <= 2:
        return len(slots) == 2 and min(slot.body_px for slot in slots) < LEAST_BODY_PX
    return min(slot.box.height for slot in slots) < LEAST_PART_PX


@dataclass(frozen=True, slots=True)
class View:
    """How the fitted picture is seen: screen = fit × zoom + offset.

    Args:
        zoom: 1 = fit, up to 16.
        dx: Offset in px.
        dy: Offset in px.
    """

    zoom: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Return a place at fit in px of the widget."""
        return x * self.zoom + self.dx, y * self.zoom + self.dy

    def to_fit(self, x: float, y: float) -> tuple[float, float]:
        """Return a place of the widget in px at fit."""
        return (x - self.dx) / self.zoom, (y - self.dy) / self.zoom

    def box(self, box: Box) -> Box:
        """Return a rectangle at fit in px of the widget."""
        return Box(*self.to_screen(box.x0, box.y0), *self.to_screen(box.x1, box.y1))

    def zoomed(self, factor: float, x: float, y: float, width: float, height: float) -> "View":
        """Return the view zoomed by `factor` around a place that stays where it is, kept within the widget."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, self.zoom * factor))
        share = zoom / self.zoom
        return View(zoom, x - (x - self.dx) * share, y - (y - self.dy) * share).kept(width, height)

    def panned(self, dx: float, dy: float, width: float, height: float) -> "View":
        """Return the view moved by px of the widget, kept within it."""
        return View(self.zoom, self.dx + dx, self.dy + dy).kept(width, height)

    def resized(self, old: tuple[float, float], new: tuple[float, float]) -> "View":
        """Return the view after a change of the widget's size, with the same part of the picture in the middle."""
        if self.zoom == MIN_ZOOM or not old[0] or not old[1]:
            return View()
        fx, fy = self.to_fit(old[0] / 2, old[1] / 2)
        x, y = fx * new[0] / old[0], fy * new[1] / old[1]
        return View(self.zoom, new[0] / 2 - x * self.zoom, new[1] / 2 - y * self.zoom).kept(*new)

    def kept(self, width: float, height: float) -> "View":
        """Return the view with its offset in bounds: at most a third of the widget is empty ground at an edge."""
        slack = min(1.0, self.zoom - MIN_ZOOM) / 3

        def bounded(offset: float, extent: float) -> float:
            return min(extent * slack, max(extent - extent * self.zoom - extent * slack, offset))

        return View(self.zoom, bounded(self.dx, width), bounded(self.dy, height))


def plate_point(slots: Sequence[PlateSlot], x: float, y: float) -> PlatePoint | None:
    """Return the place on a plate under a place at fit, None beside the plates."""
    for slot in slots:
        box = slot.box
        if box.holds(x, y) and box.width and box.height:
            return PlatePoint(slot.plate.name, (x - box.x0) / box.width, (y - box.y0) / box.height)
    return None
