"""Painted cells on the shipped body: shares and names, referral by hand-made cases, brush and picture agree."""

from time import perf_counter

import numpy as np
import pytest
from tests.made_up.referrals import referral_cells

from ashichart import paths
from ashichart.atlas.surface import cell_of
from ashichart.domain.atlas.body import Figure, Point, PointKind, Side
from ashichart.domain.charting.painting import PainArea
from ashichart.domain.charting.readings import Phase
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.pain_body import PainBody


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(paths.bodymaps())


@pytest.fixture(scope="module")
def body(atlas: AtlasService) -> PainBody:
    return PainBody(atlas, Figure.FEMALE)


def area(cells: object, intensity: int = 6) -> PainArea:
    return PainArea("s", Phase.BEFORE, tuple((int(cell), intensity) for cell in sorted(set(cells))))  # type: ignore[call-overload]


def trigger_points(atlas: AtlasService, *, spills: bool) -> list[Point]:
    return [
        point
        for point in atlas.points(Figure.FEMALE)
        if point.kind is PointKind.TRIGGER and point.referral is not None and bool(point.referral.spillover) is spills
    ]


def test_just_the_essential_regions_of_a_point_without_spill_over_overlap_wholly(
    atlas: AtlasService, body: PainBody
) -> None:
    point = trigger_points(atlas, spills=False)[0]
    essential, _ = referral_cells(atlas, point, Side.LEFT)
    best = body.matches(area(essential), most=400)
    found = next(one for one in best if one.point is point and one.side is Side.LEFT)
    assert found.overlap == pytest.approx(1.0)
    assert found.covered == pytest.approx(1.0)
    assert best[0].overlap == pytest.approx(1.0), "best first"


def test_the_formula_by_hand(atlas: AtlasService, body: PainBody) -> None:
    """Half of the essential skin, all of the spill-over and some that no referral of the point names."""
    point = trigger_points(atlas, spills=True)[3]
    essential, spills = referral_cells(atlas, point, Side.RIGHT)
    stray = np.setdiff1d(atlas.areas.region_cells("knee-front-left"), np.concatenate([essential, spills]))
    painted = np.concatenate([essential[::2], spills, stray])
    skin = atlas.areas.cell_areas(Figure.FEMALE)
    hit = skin[essential[::2]].sum() + 0.5 * skin[spills].sum()
    referral = skin[essential].sum() + 0.5 * skin[spills].sum()
    best = body.matches(area(painted), most=600)
    found = next(one for one in best if one.point is point and one.side is Side.RIGHT)
    assert found.overlap == pytest.approx(2 * hit / (skin[painted].sum() + referral))
    assert found.covered == pytest.approx(hit / skin[painted].sum())
    assert [one.overlap for one in best] == sorted((one.overlap for one in best), reverse=True)


def test_nothing_painted_and_no_pain_match_nothing(body: PainBody) -> None:
    assert body.matches(area([])) == ()
    assert body.matches(area(range(100), 0)) == ()
    assert body.named(area(range(100), 0)) == ()


def test_matches_take_no_longer_than_the_hand(atlas: AtlasService, body: PainBody) -> None:
    painted = area(atlas.areas.region_cells(atlas.areas.regions()[20].code))
    body.matches(painted)
    began = perf_counter()
    body.matches(painted)
    assert perf_counter() - began < 0.02


def test_all_skin_is_a_hundred_percent_and_every_area_is_named(atlas: AtlasService, body: PainBody) -> None:
    skin = area(cell for region in atlas.areas.regions() for cell in atlas.areas.region_cells(region.code))
    assert body.share(skin.cells) == pytest.approx(100)
    named = body.named(skin)
    assert len(named) == len(atlas.areas.choir())
    assert all(one.share == pytest.approx(1.0) for one in named)


def test_one_region_names_its_area_first_with_its_share(atlas: AtlasService, body: PainBody) -> None:
    region = atlas.areas.regions()[10]
    (only,) = body.named(area(atlas.areas.region_cells(region.code)))
    assert only.area.code == region.choir
    assert 0 < only.share <= 1


def test_cells_a_body_does_not_have_are_passed_over(body: PainBody) -> None:
    strange = PainArea("s", Phase.BEFORE, ((10**6, 5),))
    assert body.matches(strange) == ()
    pixels, width, height = body.picture("front", strange, [1] * 11)
    assert not np.frombuffer(pixels, np.uint32).any()
    assert len(pixels) == 4 * width * height


@pytest.mark.parametrize("figure", list(Figure))
def test_map_agrees_with_a_click(atlas: AtlasService, figure: Figure) -> None:
    for plate in ("front", "back"):
        cells = atlas.plates.cells(figure, plate)
        height, width = cells.shape
        rows, columns = np.nonzero(cells >= 0)
        same = 0
        picks = np.random.default_rng(1).choice(len(rows), 200, replace=False)
        for i in picks:
            hit = atlas.places.hit(figure, plate, (columns[i] + 0.5) / width, (rows[i] + 0.5) / height)
            near = cells[rows[i] - 1 : rows[i] + 2, columns[i] - 1 : columns[i] + 2]
            same += hit is not None and cell_of(hit.surface) in near
        assert same >= 0.9 * len(picks), "to a px; the rim may show what hardly faces the viewer"


def test_no_holes_inside_the_body(atlas: AtlasService) -> None:
    for plate in ("front", "back", "head-left"):
        held = atlas.plates.cells(Figure.FEMALE, plate) >= 0
        around = held[:-2, 1:-1] & held[2:, 1:-1] & held[1:-1, :-2] & held[1:-1, 2:]
        assert not (around & ~held[1:-1, 1:-1]).any(), plate


def test_a_quick_stroke_has_no_gaps(body: PainBody, atlas: AtlasService) -> None:
    quick = body.cells_under("back", [(0.45, 0.2), (0.45, 0.4)], 0.02)
    slow = body.cells_under("back", [(0.45, 0.2 + 0.002 * i) for i in range(101)], 0.02)
    assert quick <= slow
    assert len(quick) >= 0.97 * len(slow)
    assert body.cells_under("back", [(0.01, 0.01)], 0.01) == frozenset(), "beside the body"
    assert body.cells_under("back", [(-3.0, 0.4)], 0.01) == frozenset(), "beside the plate"


def test_picture_shows_what_was_painted_and_the_outline_of_before(body: PainBody, atlas: AtlasService) -> None:
    cells = body.cells_under("back", [(0.45, 0.3)], 0.05)
    palette = [0x10 + level for level in range(11)]
    pixels, width, height = body.picture("back", area(cells, 4), palette)
    seen = np.frombuffer(pixels, np.uint32).reshape(height, width)
    assert set(np.unique(seen)) == {0, 0x14}
    assert (seen > 0).sum() == np.isin(atlas.plates.cells(Figure.FEMALE, "back"), list(cells)).sum()
    line, _, _ = body.picture("back", area([]), palette, outline=area(cells), ink=0xFF)
    drawn = np.frombuffer(line, np.uint32).reshape(height, width)
    assert set(np.unique(drawn)) == {0, 0xFF}
    assert 0 < (drawn > 0).sum() < (seen > 0).sum() / 2
