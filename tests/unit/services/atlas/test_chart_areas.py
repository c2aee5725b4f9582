"""What lies on the charted body: layers, referrals on the site's own side, words for a place."""

from pathlib import Path

import pytest
from tests.made_up.small_atlas import write_small_atlas

from ashichart import paths
from ashichart.domain.atlas.areas import Area, AreaKind, Layer
from ashichart.domain.atlas.body import Figure, Muscle, PointKind, Side
from ashichart.domain.charting.sites import Site
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.chart_areas import ChartAreas

FIGURE = Figure.FEMALE


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(paths.bodymaps())


@pytest.fixture(scope="module")
def areas(atlas: AtlasService) -> ChartAreas:
    return ChartAreas(atlas)


def site(code: str, side: Side, kind: PointKind = PointKind.TRIGGER) -> Site:
    return Site("s", "p", side, code, kind=kind, code=code)


def middle(area: Area, plate: str) -> float:
    """Return the mean x of an area's outline on a plate."""
    xs = [x for line in area.lines[plate] for x, _ in line]
    return sum(xs) / len(xs)


@pytest.mark.parametrize(
    ("layer", "kinds"),
    [
        (Layer.CHANNELS, {AreaKind.ALL_CHANNELS}),
        (Layer.MUSCLES, {AreaKind.ALL_MUSCLES}),
        (Layer.REGIONS, {AreaKind.ALL_REGIONS, AreaKind.ALL_ZONES}),
    ],
)
def test_a_layer_lies_on_front_and_back_of_both_figures(areas: ChartAreas, layer: Layer, kinds: set[AreaKind]) -> None:
    for figure in Figure:
        found = areas.layer(figure, layer)
        assert {area.kind for area in found} == kinds
        assert {"front", "back"} <= set(found[0].lines)
        assert areas.layer(figure, layer) is found, "the same objects, so that their paths are kept"


def test_zones_of_the_ear_lie_on_its_plates_alone(areas: ChartAreas) -> None:
    (zones,) = [area for area in areas.layer(FIGURE, Layer.REGIONS) if area.kind is AreaKind.ALL_ZONES]

    assert all(plate.startswith("ear-") for plate in zones.lines)
    assert len(zones.lines["ear-front-left"]) > 60


def test_a_trigger_point_is_felt_on_its_own_side(areas: ChartAreas) -> None:
    left = areas.felt(FIGURE, site("Infraspin1", Side.LEFT))
    right = areas.felt(FIGURE, site("Infraspin1", Side.RIGHT))

    assert [area.kind for area in left][:2] == [AreaKind.MUSCLE, AreaKind.ESSENTIAL]
    assert AreaKind.SPILLOVER in {area.kind for area in left}
    # On the front plate the patient's left is on the right.
    assert middle(left[1], "front") > 0.5 > middle(right[1], "front")
    assert areas.felt(FIGURE, site("Infraspin1", Side.LEFT)) is left


def test_a_referral_across_the_midline_lies_on_the_other_side(atlas: AtlasService, areas: ChartAreas) -> None:
    crossed = next(
        point
        for point in atlas.points(FIGURE)
        if point.referral and "other-side" in " ".join(point.referral.essential + point.referral.spillover)
    )
    assert crossed.referral is not None
    code = next(code for code in crossed.referral.essential + crossed.referral.spillover if code.endswith("other-side"))
    there = atlas.areas.shape(FIGURE, "regions", code.removesuffix(" other-side"), Side.RIGHT)

    assert any(area.lines == there for area in areas.felt(FIGURE, site(crossed.code, Side.LEFT)))


def test_points_that_refer_nowhere_have_no_areas(areas: ChartAreas) -> None:
    assert areas.felt(FIGURE, site("LI4", Side.LEFT, PointKind.ACUPUNCTURE)) == ()
    assert areas.felt(FIGURE, site("Nowhere1", Side.LEFT)) == ()


def test_a_place_is_named_by_region_side_and_what_the_finger_feels(atlas: AtlasService, areas: ChartAreas) -> None:
    point = atlas.point(FIGURE, "BL18")
    assert point is not None
    words = areas.words_at(FIGURE, "back", *point.places[Side.LEFT].plates["back"])

    assert ", left · longissimus thoracis, latissimus dorsi" in words
    assert areas.words_at(FIGURE, "front", 0.01, 0.01) == ""


def test_a_place_on_the_ear_is_named_by_its_zone(atlas: AtlasService, areas: ChartAreas) -> None:
    zone = next(zone for zone in atlas.areas.ear_zones("ear-front-left") if zone.code == "TF4")
    x = sum(x for x, _ in zone.ring) / len(zone.ring)
    y = sum(y for _, y in zone.ring) / len(zone.ring)

    assert areas.words_at(FIGURE, "ear-front-left", x, y).startswith("TF4 ")


def test_pins_beside_the_spine_name_the_column_and_not_the_sheet_over_it(atlas: AtlasService) -> None:
    point = atlas.point(FIGURE, "BL18")
    assert point is not None
    x, y = point.places[Side.LEFT].plates["back"]
    for aside, column in ((0.0, "longissimus thoracis"), (-0.008, "iliocostalis lumborum")):
        hit = atlas.places.hit(FIGURE, "back", x + aside, y)
        assert hit is not None
        assert atlas.name_pin(FIGURE, hit).name.endswith(f"BL18, over {column}")


def test_elsewhere_the_muscle_under_the_skin_comes_first() -> None:
    from ashichart.atlas.naming import felt_first

    sheet, column, belly = (Muscle(code, code) for code in ("LatDorsi", "LongThor", "MTrap"))
    assert felt_first(()) == ()
    assert felt_first((belly, column)) == (belly, column)
    assert felt_first((sheet, belly)) == (sheet, belly)
    assert felt_first((sheet, belly, column)) == (column, sheet, belly)


def test_missing_outlines_leave_the_body_bare(tmp_path: Path) -> None:
    folder = write_small_atlas(tmp_path)
    (folder / FIGURE.value / "layers.json").write_text("no outlines", encoding="utf-8")
    (folder / "areas.npz").unlink(missing_ok=True)
    areas = ChartAreas(AtlasService(folder))

    assert areas.layer(FIGURE, Layer.MUSCLES) == ()
    assert areas.words_at(FIGURE, "front", 0.5, 0.5) == ""
