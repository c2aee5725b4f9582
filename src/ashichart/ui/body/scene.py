"""What stands on the plates at one arrangement: marks, beads, labels and targets in px. No widget, no painting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin

from ashichart.domain.notation import Shape
from ashichart.ui.body.hit_testing import MarkTarget, PointGrid, PointTarget
from ashichart.ui.body.label_ground import MarkGround, TakenGround
from ashichart.ui.body.label_places import LabelRequest, outward
from ashichart.ui.body.layout import Box, PlateSlot, View
from ashichart.ui.body.marks import BEAD_PX, NEEDLE_PX, AtlasMark, Bead, BodyMark, beads_of, reach_px

HALO_REACH_PX = 8.0
# Up and inward first, where labels do not go; 90° is straight up.
_NEEDLE_TURNS = (52.0, 90.0, 20.0, 128.0, -52.0, -90.0, 160.0, -128.0)
# A needle is this much longer where no turn leaves its bead free.
_LONGER_PX = (0.0, 14.0, 30.0)


@dataclass(frozen=True, slots=True)
class Needle:
    """A needle as drawn: offsets from the mark's centre in px."""

    bead: Bead
    rim: tuple[float, float]
    end: tuple[float, float]
    box: Box


@dataclass(frozen=True, slots=True)
class StandingMark:
    """A mark in one place where it is seen.

    Args:
        mark: The mark.
        slot: The plate.
        x: At fit, px.
        y: At fit, px.
        is_preview: Typed, not yet entered.
    """

    mark: BodyMark
    slot: PlateSlot
    x: float
    y: float
    is_preview: bool = False

    @property
    def key(self) -> str:
        """Site and plate: the same mark in the same place of another list."""
        return f"{self.mark.site_id} {self.slot.plate.name}"


@dataclass(frozen=True, slots=True)
class StandingPoint:
    """An atlas point in one place where it is seen; x and y at fit, px."""

    point: AtlasMark
    slot: PlateSlot
    x: float
    y: float

    @property
    def key(self) -> str:
        """Code, side and plate."""
        return f"{self.point.code} {self.point.side} {self.slot.plate.name}"


def stand_marks(
    slots: Sequence[PlateSlot], marks: Sequence[BodyMark], preview: Sequence[BodyMark] = ()
) -> tuple[StandingMark, ...]:
    """Return every mark in every place where it is seen; a previewed site stands in for its mark."""
    typed = {mark.site_id for mark in preview}
    standing: list[StandingMark] = []
    for is_preview, group in ((False, marks), (True, preview)):
        for mark in group:
            if not is_preview and mark.site_id in typed:
                continue
            for slot in slots:
                place = mark.places.get(slot.plate.name)
                if place is not None:
                    standing.append(StandingMark(mark, slot, *slot.at(*place), is_preview))
    return tuple(standing)


def stand_points(slots: Sequence[PlateSlot], points: Sequence[AtlasMark]) -> tuple[StandingPoint, ...]:
    """Return every atlas point in every place where it is seen."""
    return tuple(
        StandingPoint(point, slot, *slot.at(*place))
        for slot in slots
        for point in points
        if (place := point.places.get(slot.plate.name)) is not None
    )


def point_grid(points: Sequence[StandingPoint]) -> PointGrid:
    """Return the points as they can be hit."""
    return PointGrid([PointTarget(p.point.code, p.point.side, p.point.full_title, p.x, p.y) for p in points])


def apart(points: Sequence[StandingPoint], distance: float) -> tuple[StandingPoint, ...]:
    """Return the points that lie at least `distance` px at fit from those kept before them, in order."""
    kept: list[StandingPoint] = []
    cells: dict[tuple[int, int], list[StandingPoint]] = {}
    for point in points:
        column, row = int(point.x // distance), int(point.y // distance)
        if any(
            hypot(other.x - point.x, other.y - point.y) < distance
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for other in cells.get((c, r), ())
        ):
            continue
        cells.setdefault((column, row), []).append(point)
        kept.append(point)
    return tuple(kept)


def steer_needles(
    marks: Sequence[StandingMark], view: View, scale: float, bead_width: Callable[[Bead], float]
) -> tuple[tuple[Needle, ...], ...]:
    """Turn each mark's needles to where their beads cover no mark and no other bead.

    Args:
        marks: Every mark where it is seen.
        view: From fit to screen.
        scale: Factor on radii.
        bead_width: Width of a bead, px.

    Returns:
        The needles of each mark, in the order of `marks`.
    """
    if not any(mark.mark.needles for mark in marks):
        return ((),) * len(marks)
    places = [view.to_screen(mark.x, mark.y) for mark in marks]
    taken = TakenGround(
        Box(x, y, x, y).grown(reach_px(mark.mark.glyph, scale) + 2.0)
        for mark, (x, y) in zip(marks, places, strict=True)
    )
    result: list[tuple[Needle, ...]] = []
    for mark, (x, y) in zip(marks, places, strict=True):
        reach = reach_px(mark.mark.glyph, scale)
        inward = -outward(mark.x, mark.slot.at(mark.slot.midline, 0.0)[0])
        needles: list[Needle] = []
        for bead in beads_of(mark.mark.needles):
            choices = _turned(bead, bead_width(bead) / 2, reach, inward)
            needle = next((one for one in choices if taken.is_free(one.box.moved(x, y))), choices[0])
            taken.take(needle.box.moved(x, y).grown(1.0))
            needles.append(needle)
        result.append(tuple(needles))
    return tuple(result)


def _turned(bead: Bead, half: float, reach: float, inward: int) -> list[Needle]:
    """Return a needle in every turn, then in every turn again but longer, for marks that stand among others."""
    choices: list[Needle] = []
    for longer in _LONGER_PX:
        for turn in _NEEDLE_TURNS:
            away_x, away_y = cos(radians(turn)) * inward, -sin(radians(turn))
            # A pill needs more room sideways than a round bead.
            length = reach + NEEDLE_PX + longer + (half - BEAD_PX / 2) * abs(away_x)
            end = (away_x * length, away_y * length)
            box = Box(end[0] - half, end[1] - BEAD_PX / 2, end[0] + half, end[1] + BEAD_PX / 2)
            choices.append(Needle(bead, (away_x * reach, away_y * reach), end, box))
    return choices


def mark_targets(
    marks: Sequence[StandingMark], needles: Sequence[tuple[Needle, ...]], scale: float
) -> tuple[MarkTarget, ...]:
    """Return the marks as they can be hit; typed ones cannot."""
    return tuple(
        MarkTarget(
            mark.mark.site_id,
            mark.mark.full_title,
            mark.x,
            mark.y,
            reach_px(mark.mark.glyph, scale) + 2.0,
            tuple((needle.box, needle.bead.numbers) for needle in own),
        )
        for mark, own in zip(marks, needles, strict=True)
        if not mark.is_preview
    )


@dataclass(frozen=True, slots=True)
class LabelScene:
    """What the labels of marks are placed in.

    Args:
        view: From fit to screen.
        scale: Factor on radii.
        selected: Its halo needs room.
        fixed: Letters R and L, titles and cards, px of the screen.
        screen: The widget; labels outside it are not placed.
    """

    view: View
    scale: float
    selected: str | None
    fixed: Sequence[Box]
    screen: Box


@dataclass(frozen=True, slots=True)
class AskedLabels:
    """What is asked of the placement of labels.

    Args:
        requests: Of the marks in sight, by `StandingMark.key`, in their order.
        taken: Ground of needles, letters and cards.
        unnamed: Marks at the edge that no name is asked for.
        halos: The selected mark on each plate, with the room of its halo.
    """

    requests: tuple[LabelRequest, ...]
    taken: TakenGround
    unnamed: tuple[MarkGround, ...]
    halos: tuple[MarkGround, ...]


def label_requests(
    marks: Sequence[StandingMark],
    needles: Sequence[tuple[Needle, ...]],
    scene: LabelScene,
    size_of: Callable[[BodyMark], tuple[float, float]],
) -> AskedLabels:
    """Return what is asked of the placement of labels.

    Args:
        marks: Every mark where it is seen.
        needles: Of each mark.
        scene: How it is seen.
        size_of: Width and height of a label, px.
    """
    taken = TakenGround(scene.fixed)
    requests: list[LabelRequest] = []
    unnamed: list[MarkGround] = []
    halos: list[MarkGround] = []
    view, screen = scene.view, scene.screen
    for mark, own in zip(marks, needles, strict=True):
        x, y = view.to_screen(mark.x, mark.y)
        if not (-60.0 < x < screen.x1 + 60.0 and -60.0 < y < screen.y1 + 60.0):
            continue
        glyph = mark.mark.glyph
        ground = MarkGround(x, y, reach_px(glyph, scene.scale), glyph.shape is Shape.SQUARE)
        if mark.mark.site_id == scene.selected:
            halos.append(replace(ground, reach=ground.reach + HALO_REACH_PX))
        for needle in own:
            taken.take(needle.box.moved(x, y).grown(1.0))
            taken.take_stroke((x + needle.rim[0], y + needle.rim[1], x + needle.end[0], y + needle.end[1]))
        if not screen.holds(x, y):
            unnamed.append(ground)
            continue
        room = view.box(mark.slot.room)
        room = Box(max(room.x0, screen.x0), max(room.y0, screen.y0), min(room.x1, screen.x1), min(room.y1, screen.y1))
        midline = view.to_screen(*mark.slot.at(mark.slot.midline, 0.0))[0]
        requests.append(LabelRequest(mark.key, ground, *size_of(mark.mark), midline, room))
    return AskedLabels(tuple(requests), taken, tuple(unnamed), tuple(halos))
