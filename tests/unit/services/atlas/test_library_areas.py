"""What lies on the body where a point or a group is looked up."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.made_up.small_atlas import write_small_atlas

from ashichart.domain.atlas.areas import AreaKind
from ashichart.domain.atlas.body import Figure, Point, Referral
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.library import Group, LibraryService, Shelf
from ashichart.services.atlas.library_areas import LibraryAreas


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_atlas(tmp_path / "made")


def a_point(folder: Path, code: str) -> Point:
    point = AtlasService(folder).point(Figure.FEMALE, code)
    assert point is not None
    return point


def test_a_channel_lies_on_both_sides_and_a_midline_one_once(folder: Path) -> None:
    areas = LibraryAreas(AtlasService(folder))
    both = areas.of_group(Figure.FEMALE, Group(Shelf.CHANNEL, "BL", "Bladder", ()))
    once = areas.of_group(Figure.FEMALE, Group(Shelf.CHANNEL, "CV", "Conception", ()))
    assert [area.kind for area in both] == [AreaKind.CHANNEL] * 2
    assert [area.kind for area in once] == [AreaKind.CHANNEL]


def test_a_point_lies_on_its_channel(folder: Path) -> None:
    areas = LibraryAreas(AtlasService(folder)).of_point(Figure.FEMALE, a_point(folder, "BL18"))
    assert {area.kind for area in areas} == {AreaKind.CHANNEL}


def test_a_trigger_point_shows_where_it_is_felt_on_its_own_or_the_other_side(folder: Path) -> None:
    areas = LibraryAreas(AtlasService(folder))
    point = replace(a_point(folder, "BL18"), channel=None, referral=Referral(("chest",), ("chest other-side",)))
    felt = {area.kind: area.lines["front"][0][0] for area in areas.of_point(Figure.FEMALE, point)}
    assert felt[AreaKind.ESSENTIAL][0] == pytest.approx(0.5)
    assert felt[AreaKind.SPILLOVER][0] == pytest.approx(0.5)
    assert areas.plates_where_felt(Figure.FEMALE, point, ("back",)) == ("back", "front")
    assert areas.plates_where_felt(Figure.FEMALE, point, ("front",)) == ("front",)
    assert areas.plates_where_felt(Figure.FEMALE, a_point(folder, "LI4"), ("front",)) == ()


def test_a_region_is_shown_on_the_bodies_that_see_it(folder: Path) -> None:
    areas = LibraryAreas(AtlasService(folder))
    assert areas.bodies_of_region(Figure.FEMALE, Group(Shelf.REGION, "chest", "Chest", ())) == ("front",)
    assert areas.bodies_of_region(Figure.FEMALE, Group(Shelf.REGION, "nowhere", "Nowhere", ())) == ()


def test_other_groups_have_no_area(folder: Path) -> None:
    assert LibraryAreas(AtlasService(folder)).of_group(Figure.FEMALE, Group(Shelf.CAUTION, "x", "X", ())) == ()


def test_outlines_that_are_missing_leave_the_points(folder: Path) -> None:
    (folder / "female" / "layers.json").unlink()
    areas = LibraryAreas(AtlasService(folder))
    assert areas.of_group(Figure.FEMALE, Group(Shelf.CHANNEL, "BL", "Bladder", ())) == ()


def test_a_muscle_lies_where_it_is_and_another_does_not(folder: Path) -> None:
    areas = LibraryAreas(AtlasService(folder))
    trapezius = areas.of_group(Figure.FEMALE, Group(Shelf.MUSCLE, "Upper trapezius", "Upper trapezius", ()))
    assert [area.kind for area in trapezius] == [AreaKind.MUSCLE] * 2
    for name in ("Infraspinatus", "Nobody's"):
        assert areas.of_group(Figure.FEMALE, Group(Shelf.MUSCLE, name, name, ())) == ()
    assert [area.kind for area in areas.of_point(Figure.FEMALE, a_point(folder, "UTrap1"))] == [AreaKind.MUSCLE] * 2


@pytest.mark.parametrize(
    ("code", "plates"),
    [
        ("Masseter1", "head-left"), ("SCM1", "head-left torso-front"), ("SemiCap2", "head-back head-front"),
        ("Scal2", "torso-front arm-lateral-left"), ("UTrap1", "torso-front head-left"),
        ("LTrap1", "torso-back head-back"), ("Infraspin1", "torso-back torso-front"), ("Infraspin3", "torso-back"),
        ("AddMag1", "torso-back leg-medial-left"), ("AddMag2", "torso-back torso-front"), ("ScalPost1", "front back"),
        ("Soleus3", "leg-lateral-left torso-back"), ("Triceps5", "arm-lateral-left arm-medial-left"),
        ("LumbFoot1", "foot-plantar-left"),
    ],
)  # fmt: skip
def test_where_a_point_is_felt_is_shown_from_near_and_elsewhere_if_that_shows_too_little(
    code: str, plates: str
) -> None:
    atlas = AtlasService(bodymaps())
    point = atlas.point(Figure.FEMALE, code)
    assert point is not None
    near = LibraryService(atlas).plates(Figure.FEMALE, code, point.sides[0])
    assert " ".join(LibraryAreas(atlas).plates_where_felt(Figure.FEMALE, point, near)) == plates
