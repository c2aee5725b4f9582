"""Regions and muscles as cells, and their outlines on plates: sides, mirror, share of the skin, damage."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests.made_up.referrals import referral_cells
from tests.made_up.small_atlas import (
    BACK,
    COLUMNS,
    FRONT,
    HALF,
    TRAPEZIUS,
    atlas_entries,
    face_of,
    point,
    write_small_atlas,
)

from ashichart.atlas.shapes import mirrored
from ashichart.atlas.surface import cell_of
from ashichart.domain.atlas.body import Figure, Side, SurfacePoint
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_service import AtlasService

SHOULDER = SurfacePoint(TRAPEZIUS[0], 0.2, 0.8)


@pytest.fixture
def small(tmp_path: Path) -> AtlasService:
    return AtlasService(write_small_atlas(tmp_path))


def test_region_at_a_place_knows_its_side(small: AtlasService) -> None:
    left = SurfacePoint(face_of(FRONT, 2, 1), 0.5, 0.5)
    found = small.areas.region_at(left), small.areas.region_at(small.places.mirror(left))
    assert [(one.code, one.side, one.choir) for one in found if one] == [
        ("chest-left", Side.LEFT, "109"),
        ("chest-right", Side.RIGHT, "108"),
    ]


def test_place_beyond_the_body_has_no_region_and_no_muscle(small: AtlasService) -> None:
    nowhere = SurfacePoint(9999, 0.5, 0.5)
    assert small.areas.region_at(nowhere) is None
    assert small.areas.muscles_at(nowhere) == ()


def test_regions_are_whole_and_apart(small: AtlasService) -> None:
    cells = [set(small.areas.region_cells(region.code).tolist()) for region in small.areas.regions()]
    assert sum(len(one) for one in cells) == len(set().union(*cells)) == 8 * HALF
    assert small.areas.region_cells("elbow-left").size == 0


def test_muscle_lies_under_both_sides(small: AtlasService) -> None:
    assert [muscle.code for muscle in small.areas.muscles_at(SHOULDER)] == ["UTrap"]
    assert [muscle.code for muscle in small.areas.muscles_at(small.places.mirror(SHOULDER))] == ["UTrap"]
    assert small.areas.muscles_at(SurfacePoint(face_of(FRONT, 2, 1), 0.5, 0.5)) == ()


def test_muscle_just_under_the_skin_comes_first(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    layers = [("Deep", 4), ("Skin", 1)]
    entries = [{"code": code, "name": code, "layer": layer} for code, layer in layers]
    (made / "atlas.json").write_text(json.dumps(atlas_entries() | {"muscles": entries}), "utf-8")
    with np.load(made / "areas.npz") as archive:
        region, muscles = archive["region"], archive["muscles"]
    np.savez_compressed(made / "areas.npz", region=region, muscles=np.stack([muscles[0], muscles[0]]))
    assert [muscle.code for muscle in AtlasService(made).areas.muscles_at(SHOULDER)] == ["Skin", "Deep"]


def test_cells_of_a_muscle_mirror(small: AtlasService) -> None:
    left, right = (small.areas.muscle_cells("UTrap", side) for side in (Side.LEFT, Side.RIGHT))
    assert sorted({cell // 4 for cell in left.tolist()}) == TRAPEZIUS
    assert sorted({cell // 4 for cell in right.tolist()}) == [face + HALF for face in TRAPEZIUS]
    assert small.areas.muscle_cells("Infra", Side.LEFT).size == 0
    assert small.areas.muscle_cells("Nobody", Side.LEFT).size == 0


def test_cell_of_a_place_is_a_quarter_of_its_face() -> None:
    quarters = [cell_of(SurfacePoint(3, u, v)) for u, v in ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))]
    assert quarters == [12, 13, 14, 15]


def test_referral_follows_the_side_and_crosses_where_it_says_so(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    referral = {"essential": ["chest"], "spillover": ["chest", "back other-side", "unknown"]}
    points = [point("UTrap1", muscle="UTrap", referral=referral), point("LI4")]
    (made / "atlas.json").write_text(json.dumps(atlas_entries() | {"points": points}), "utf-8")
    atlas = AtlasService(made)
    trigger, plain = atlas.point(Figure.FEMALE, "UTrap1"), atlas.point(Figure.FEMALE, "LI4")
    assert trigger is not None
    assert plain is not None
    for side, other in (("left", "right"), ("right", "left")):
        essential, spillover = referral_cells(atlas, trigger, Side(side))
        assert essential.tolist() == atlas.areas.region_cells(f"chest-{side}").tolist()
        assert spillover.tolist() == atlas.areas.region_cells(f"back-{other}").tolist()
    assert referral_cells(atlas, trigger, Side.MIDLINE)[0].size == 2 * atlas.areas.region_cells("chest-left").size
    assert [cells.size for cells in referral_cells(atlas, plain, Side.LEFT)] == [0, 0]


def test_share_of_the_skin_counts_a_cell_once(small: AtlasService) -> None:
    chest = small.areas.region_cells("chest-left")
    assert small.areas.surface_share(Figure.FEMALE, chest) == pytest.approx(25.0)
    assert small.areas.surface_share(Figure.FEMALE, np.concatenate([chest, chest])) == pytest.approx(25.0)
    whole = np.concatenate([small.areas.region_cells(region.code) for region in small.areas.regions()])
    assert small.areas.surface_share(Figure.MALE, whole) == pytest.approx(100.0)
    one = small.areas.region_cells("back-right")[: COLUMNS * 4]
    assert small.areas.surface_share(Figure.FEMALE, one) == pytest.approx(100 * one.size / (8 * HALF))


def test_outline_of_the_other_side_is_the_mirror_on_the_mirrored_plate(small: AtlasService) -> None:
    left = small.areas.shape(Figure.FEMALE, "muscles", "UTrap", Side.LEFT)
    right = small.areas.shape(Figure.FEMALE, "muscles", "UTrap", Side.RIGHT)
    assert left["back"] == (((0.3, 0.0), (0.5, 0.0), (0.5, 0.2)),)
    assert right["back"] == (((0.7, 0.0), (0.5, 0.0), (0.5, 0.2)),)
    assert set(left) == {"back", "hand-left"}
    assert set(right) == {"back", "hand-right"}


def test_what_cannot_be_read_is_listed_and_the_rest_is_there(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    entries = atlas_entries()
    (made / "atlas.json").write_text(json.dumps(entries | {"points": [*entries["points"], {"code": "LI99"}]}), "utf-8")
    atlas = AtlasService(made)
    assert atlas.unread() == ("point LI99",)
    assert len(atlas.points(Figure.FEMALE)) == len(entries["points"])
    assert [area.code for area in atlas.areas.choir()] == ["109", "108"]
    assert [one.id for one in atlas.areas.properties()] == ["yuan-source"]


def test_region_is_drawn_by_its_code_with_or_without_side(small: AtlasService) -> None:
    named = small.areas.shape(Figure.FEMALE, "regions", "chest-left", Side.LEFT)
    assert named == small.areas.shape(Figure.FEMALE, "regions", "chest", Side.LEFT)
    assert small.areas.shape(Figure.FEMALE, "regions", "chest-left", Side.LEFT) is named
    assert "front" in named


def test_line_of_the_midline_and_what_is_not_drawn(small: AtlasService) -> None:
    # The last number stands alone, as in a file that was edited by hand.
    line = small.areas.shape(Figure.MALE, "channels", "CV", Side.MIDLINE)
    assert line == {"front": (((0.5, 0.3), (0.5, 0.6)),)}
    assert small.areas.shape(Figure.MALE, "channels", "GV", Side.MIDLINE) == {}
    assert small.areas.shape(Figure.MALE, "veins", "BL", Side.LEFT) == {}


def test_plates_swap_sides() -> None:
    assert [mirrored(name) for name in ("front", "left", "head-right", "foot-medial-left")] == [
        "front",
        "right",
        "head-left",
        "foot-medial-right",
    ]


@pytest.mark.parametrize("content", [b"", b"PK", b"not an archive"])
def test_damaged_areas_are_named_and_pins_are_named_without_muscle(tmp_path: Path, content: bytes) -> None:
    made = write_small_atlas(tmp_path)
    (made / "areas.npz").write_bytes(content)
    atlas = AtlasService(made)
    with pytest.raises(UserError, match=r"areas\.npz are missing or damaged"):
        atlas.areas.region_at(SHOULDER)
    assert ", over" not in atlas.name_pin(Figure.FEMALE, atlas.places.at(Figure.FEMALE, SHOULDER)).name


def test_areas_of_another_body_are_told(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    np.savez_compressed(made / "areas.npz", region=np.zeros(8, np.uint16), muscles=np.zeros((1, 1), np.uint8))
    with pytest.raises(UserError, match="do not fit"):
        AtlasService(made).areas.region_cells("chest-left")


@pytest.mark.parametrize("content", [None, b"{", b"[]", b'{"muscles": 7}'])
def test_damaged_outlines_are_named(tmp_path: Path, content: bytes | None) -> None:
    made = write_small_atlas(tmp_path)
    path = made / "female" / "layers.json"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(UserError, match=r"layers\.json are missing or damaged"):
        AtlasService(made).areas.shape(Figure.FEMALE, "muscles", "UTrap", Side.LEFT)


def test_pin_is_named_by_point_and_muscle_and_labelled_without(small: AtlasService) -> None:
    pin = small.name_pin(Figure.FEMALE, small.places.at(Figure.FEMALE, SHOULDER))
    assert pin.name.endswith(", over upper trapezius")
    assert "over" not in small.pin_label(pin)
    bare = small.name_pin(Figure.FEMALE, small.places.at(Figure.FEMALE, SurfacePoint(face_of(BACK, 2, 0), 0.5, 0.5)))
    assert bare.name == "at BL23"
