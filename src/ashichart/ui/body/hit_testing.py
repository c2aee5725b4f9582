"""What lies under the pointer, as a pure function of places. No Qt, no painting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import hypot

from ashichart.domain.atlas.body import PlatePoint, Side
from ashichart.ui.body.layout import Box, PlateSlot, View, plate_point

POINT_REACH_PX = 14.0
MIN_HALF_TARGET_PX = 14.0
# Of the reach: a click this near means the point whatever stands beside it …
_SURE = 0.4
# … and one farther off means it only if every other point is twice as far.
_CLEARLY = 0.5
_CELL_PX = 16.0


class HitKind(StrEnum):
    """What the pointer is on, first wins."""

    MARK = "mark"
    POINT = "point"
    SURFACE = "surface"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class HitTarget:
    """What lies under a place of the widget.

    Args:
        kind: Decides which of the other fields are filled.
        place: On the plate; None beside the plates.
        site_id: Of a mark.
        code: Of an atlas point.
        side: Of an atlas point.
        title: Of a mark or a point, in full.
        numbers: Needles of the bead under the pointer, empty on the mark itself.
    """

    kind: HitKind
    place: PlatePoint | None = None
    site_id: str = ""
    code: str = ""
    side: Side | None = None
    title: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Silhouette:
    """Where on a plate the body is: one byte of coverage per cell.

    Args:
        width: Cells per row.
        height: Rows.
        stride: Bytes per row.
        cover: 0 = ground, 255 = body.
    """

    width: int
    height: int
    stride: int
    cover: bytes = field(repr=False)

    def holds(self, x: float, y: float) -> bool:
        """Return whether a place of plate fractions lies on the body."""
        if not (0.0 <= x < 1.0 and 0.0 <= y < 1.0):
            return False
        return self.cover[int(y * self.height) * self.stride + int(x * self.width)] > 127

    def clearance(self, x: float, y: float) -> float:
        """Return how far a place lies from the edge of the body, straight to any side, in fractions of the height."""
        nearest = self.width + self.height
        for step_x, step_y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            steps = 0
            while self.holds(x + step_x * steps / self.width, y + step_y * steps / self.height):
                steps += 1
            nearest = min(nearest, steps)
        return nearest / self.height


@dataclass(frozen=True, slots=True)
class MarkTarget:
    """A mark that can be hit.

    Args:
        site_id: Its site.
        title: In full.
        x: At fit, px.
        y: At fit, px.
        reach: From the centre to the rim, px of the screen whatever the zoom.
        beads: Needle beads relative to the centre, px of the screen, with their numbers.
    """

    site_id: str
    title: str
    x: float
    y: float
    reach: float
    beads: tuple[tuple[Box, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class PointTarget:
    """An atlas point that can be hit: code, side, title and its place at fit in px."""

    code: str
    side: Side
    title: str
    x: float
    y: float


class TextKind(StrEnum):
    """What a text on the body is."""

    LABEL = "label"
    DOT = "dot"
    LETTER = "letter"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class BodyText:
    """A text on the body.

    Args:
        kind: What it is.
        text: Its words.
        box: Its ground, px of the widget.
        site_id: Of a label, the site that it names.
        mark: Of a label, the place of its mark, px of the widget.
        leader: Of a label away from its mark, the lines from the mark's rim to it, each x0, y0, x1, y1.
    """

    kind: TextKind
    text: str
    box: Box
    site_id: str = ""
    mark: tuple[float, float] | None = None
    leader: tuple[tuple[float, float, float, float], ...] = ()


class PointGrid:
    """Atlas points sorted into cells at fit, so that a hit looks at a handful of them.

    Args:
        points: In any order; of two equally near, the earlier wins.
    """

    def __init__(self, points: Sequence[PointTarget]) -> None:
        self._cells: dict[tuple[int, int], list[PointTarget]] = {}
        for point in points:
            self._cells.setdefault((int(point.x // _CELL_PX), int(point.y // _CELL_PX)), []).append(point)

    def meant(self, x: float, y: float, reach: float) -> PointTarget | None:
        """Return the point that a click means: within `reach`, and where points crowd clearly nearer than any other.

        Between points that stand close the skin itself stays within reach, so that a pin can be placed there.
        """
        best = self.nearest(x, y, reach)
        if best is None:
            return None
        distance = hypot(best.x - x, best.y - y)
        if distance <= reach * _SURE:
            return best
        other = self.nearest(x, y, distance / _CLEARLY, but=best)
        return best if other is None else None

    def nearest(self, x: float, y: float, reach: float, but: PointTarget | None = None) -> PointTarget | None:
        """Return the nearest point within `reach` other than `but`, all in px at fit."""
        best, best_distance = None, reach
        for column in range(int((x - reach) // _CELL_PX), int((x + reach) // _CELL_PX) + 1):
            for row in range(int((y - reach) // _CELL_PX), int((y + reach) // _CELL_PX) + 1):
                for point in self._cells.get((column, row), ()):
                    if point is but:
                        continue
                    distance = hypot(point.x - x, point.y - y)
                    if distance < best_distance or (best is None and distance == best_distance):
                        best, best_distance = point, distance
        return best


def hit_target(
    x: float,
    y: float,
    view: View,
    slots: Sequence[PlateSlot],
    marks: Sequence[MarkTarget],
    points: PointGrid,
    silhouettes: Mapping[str, Silhouette],
) -> HitTarget:
    """Return what lies under a place of the widget: marks before points before the body; of several the nearest.

    Args:
        x: px of the widget.
        y: px of the widget.
        view: From fit to the widget.
        slots: The plates.
        marks: Every mark in every place where it is seen.
        points: Atlas points that are shown.
        silhouettes: Plate name -> body.
    """
    fit_x, fit_y = view.to_fit(x, y)
    place = plate_point(slots, fit_x, fit_y)
    best, best_distance = None, float("inf")
    for mark in marks:
        from_x, from_y = x - (mark.x * view.zoom + view.dx), y - (mark.y * view.zoom + view.dy)
        distance = hypot(from_x, from_y)
        if distance <= max(mark.reach, MIN_HALF_TARGET_PX) and distance < best_distance:
            best, best_distance = HitTarget(HitKind.MARK, place, mark.site_id, title=mark.title), distance
        for box, numbers in mark.beads:
            # A bead lies farther out than its mark: it wins only where no centre is as near.
            if box.holds(from_x, from_y):
                to_bead = hypot(from_x - (box.x0 + box.x1) / 2, from_y - (box.y0 + box.y1) / 2)
                if to_bead < best_distance:
                    best = HitTarget(HitKind.MARK, place, mark.site_id, title=mark.title, numbers=numbers)
                    best_distance = to_bead
    if best is not None:
        return best
    point = points.meant(fit_x, fit_y, POINT_REACH_PX / view.zoom)
    if point is not None:
        return HitTarget(HitKind.POINT, place, code=point.code, side=point.side, title=point.title)
    if place is not None:
        silhouette = silhouettes.get(place.plate)
        if silhouette is not None and silhouette.holds(place.x, place.y):
            return HitTarget(HitKind.SURFACE, place)
    return HitTarget(HitKind.NOTHING, place)


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """What the last painting put on the screen, as far as it can be hit: a click means what was seen, nothing newer.

    Args:
        view: From fit to the widget.
        slots: The plates.
        marks: Every mark in every place where it is seen.
        points: Atlas points that are shown.
        silhouette_of: Plate name -> body; read with the first question.
        texts: Labels, side letters and titles where they stand, whether or not a popover hides them.
        blocked: Ground of popovers: labels under one are not painted.
    """

    view: View
    slots: tuple[PlateSlot, ...]
    marks: tuple[MarkTarget, ...]
    points: PointGrid
    silhouette_of: Callable[[str], Silhouette]
    texts: tuple[BodyText, ...] = ()
    blocked: tuple[Box, ...] = ()

    @property
    def painted_texts(self) -> tuple[BodyText, ...]:
        """The texts that are painted: side letters and titles always, labels unless a popover lies over them."""
        fixed = (TextKind.LETTER, TextKind.TITLE)
        return tuple(
            one for one in self.texts if one.kind in fixed or not any(one.box.overlaps(box) for box in self.blocked)
        )

    def plate_at(self, x: float, y: float) -> PlatePoint | None:
        """Return the place on a plate under px of the widget, None beside the plates."""
        return plate_point(self.slots, *self.view.to_fit(x, y))

    def is_body(self, x: float, y: float) -> bool:
        """Return whether px of the widget lie on the drawn body."""
        place = self.plate_at(x, y)
        return place is not None and self.silhouette_of(place.plate).holds(place.x, place.y)

    def boxes(self) -> tuple[tuple[str, Box], ...]:
        """Return the ground of every mark with its site id, px of the widget, needles included."""
        found: list[tuple[str, Box]] = []
        for mark in self.marks:
            x, y = self.view.to_screen(mark.x, mark.y)
            found.append((mark.site_id, Box(x, y, x, y).grown(mark.reach)))
            found += [(mark.site_id, box.moved(x, y)) for box, _ in mark.beads]
        return tuple(found)

    def target_at(self, x: float, y: float) -> HitTarget:
        """Return what lies under px of the widget."""
        place = self.plate_at(x, y)
        silhouettes = {} if place is None else {place.plate: self.silhouette_of(place.plate)}
        return hit_target(x, y, self.view, self.slots, self.marks, self.points, silhouettes)
