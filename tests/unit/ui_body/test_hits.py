"""What lies under the pointer."""

from collections.abc import Sequence

import pytest

from ashichart.domain.atlas.body import Plate, Side
from ashichart.ui.body.hit_testing import HitKind, HitTarget, MarkTarget, PointGrid, PointTarget, Silhouette, hit_target
from ashichart.ui.body.layout import Box, PlateSlot, View

PLATE = Plate("front", "Front", "body", 100, 200, (), 190)
SLOT = PlateSlot(PLATE, Box(0, 0, 400, 800), Box(0, 0, 400, 800))
# The body is the left half of the plate.
BODY = Silhouette(4, 1, 4, bytes([255, 255, 0, 0]))


def hit(
    x: float,
    y: float,
    marks: Sequence[MarkTarget] = (),
    points: Sequence[PointTarget] = (),
    view: View | None = None,
) -> HitTarget:
    return hit_target(x, y, view or View(), (SLOT,), marks, PointGrid(points), {"front": BODY})


def mark(
    site: str, x: float, y: float, reach: float = 9.0, beads: tuple[tuple[Box, tuple[int, ...]], ...] = ()
) -> MarkTarget:
    return MarkTarget(site, site.upper(), x, y, reach, beads)


def point(code: str, x: float, y: float, side: Side = Side.LEFT) -> PointTarget:
    return PointTarget(code, side, f"{code} in full", x, y)


def test_mark_wins_over_nearer_point() -> None:
    found = hit(100, 100, [mark("s1", 108, 100)], [point("LI4", 100, 100)])
    assert (found.kind, found.site_id, found.title) == (HitKind.MARK, "s1", "S1")


def test_small_mark_has_a_target_of_28_px() -> None:
    assert hit(113, 100, [mark("s1", 100, 100, 6.0)]).kind is HitKind.MARK
    assert hit(115, 100, [mark("s1", 100, 100, 6.0)]).kind is HitKind.SURFACE


def test_of_two_marks_the_nearer_wins() -> None:
    assert hit(104, 100, [mark("s1", 100, 100), mark("s2", 112, 100)]).site_id == "s1"
    assert hit(108, 100, [mark("s1", 100, 100), mark("s2", 112, 100)]).site_id == "s2"


@pytest.mark.parametrize(("distance", "kind"), [(13.9, HitKind.POINT), (14.5, HitKind.SURFACE)])
@pytest.mark.parametrize("zoom", [1.0, 8.0])
def test_point_is_hit_within_14_px_of_the_screen_at_any_zoom(distance: float, kind: HitKind, zoom: float) -> None:
    view = View(zoom, -50, -60)
    x, y = view.to_screen(100, 100)
    found = hit(x + distance, y, points=[point("LI4", 100, 100)], view=view)
    assert found.kind is kind


def test_nearest_of_many_points_wins() -> None:
    points = [point(f"P{i}", 100 + 5 * i, 100) for i in range(10)]
    found = hit(121, 100, points=points)
    assert (found.code, found.side, found.title) == ("P4", Side.LEFT, "P4 in full")


def test_bead_picks_its_site_with_its_numbers() -> None:
    beads = ((Box(20, -40, 38, -22), (3, 4)),)
    found = hit(130, 70, [mark("s1", 100, 100, beads=beads)])
    assert (found.kind, found.site_id, found.numbers) == (HitKind.MARK, "s1", (3, 4))
    assert hit(101, 100, [mark("s1", 100, 100, beads=beads)]).numbers == ()


def test_beside_the_body_is_nothing() -> None:
    on, off, beside = hit(100, 400), hit(300, 400), hit(450, 400)
    assert (on.kind, off.kind, beside.kind) == (HitKind.SURFACE, HitKind.NOTHING, HitKind.NOTHING)
    assert on.place is not None
    assert (on.place.plate, on.place.x, on.place.y) == ("front", 0.25, 0.5)
    assert beside.place is None


def test_silhouette_outside_its_plate_is_ground() -> None:
    assert not BODY.holds(-0.1, 0.5)
    assert not BODY.holds(0.1, 1.5)
    assert BODY.holds(0.1, 0.5)


def test_between_points_that_crowd_the_skin_stays_within_reach() -> None:
    left, right = PointTarget("A", Side.LEFT, "A", 100, 100), PointTarget("B", Side.LEFT, "B", 118, 100)
    grid = PointGrid([left, right])
    assert grid.meant(109, 100, 14) is None
    assert grid.meant(104, 100, 14) is left, "near enough to be meant whatever stands beside it"
    assert grid.meant(92, 100, 14) is left, "twice as far from every other"
    assert PointGrid([left]).meant(113, 100, 14) is left
    assert PointGrid([left]).meant(115, 100, 14) is None
