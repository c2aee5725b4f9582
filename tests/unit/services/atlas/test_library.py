"""The atlas in order: shelves, groups, what a search finds, and the plates for looking."""

from pathlib import Path

import pytest
from tests.made_up.small_atlas import write_small_atlas

from ashichart.domain.atlas.body import Figure, Side
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.library import Group, LibraryService, Shelf


@pytest.fixture(scope="module")
def library() -> LibraryService:
    return LibraryService(AtlasService(bodymaps()))


@pytest.fixture
def small(tmp_path: Path) -> LibraryService:
    return LibraryService(AtlasService(write_small_atlas(tmp_path / "made")))


def test_channels_come_in_order_with_their_points(library: LibraryService) -> None:
    groups = library.groups(Shelf.CHANNEL)
    assert [group.id for group in groups[:3]] == ["LU", "LI", "ST"]
    large_intestine = groups[1]
    assert large_intestine.codes[:4] == ("LI1", "LI2", "LI3", "LI4")
    assert large_intestine.count == len(large_intestine.codes)


def test_points_of_no_channel_stand_together(small: LibraryService) -> None:
    group = small.group(Shelf.CHANNEL, "EX")
    assert group is not None
    assert group.codes == ("EX-HN3",)


def test_a_group_without_points_is_left_out(small: LibraryService) -> None:
    assert all(group.codes for shelf in Shelf if shelf is not Shelf.REGION for group in small.groups(shelf))
    assert small.group(Shelf.CHANNEL, "LU") is None


def test_muscles_hold_their_trigger_points(small: LibraryService) -> None:
    assert [(group.name, group.codes) for group in small.groups(Shelf.MUSCLE)] == [
        ("Upper trapezius", ("UTrap1", "UTrap2")),
        ("Infraspinatus", ("Infra1",)),
    ]


def test_cautions_hold_the_points_they_are_about(small: LibraryService) -> None:
    (pleura,) = small.groups(Shelf.CAUTION)
    assert (pleura.id, pleura.name, pleura.codes) == ("pleura", "Pleura", ("GB21",))


def test_a_point_knows_its_groups(small: LibraryService) -> None:
    assert Shelf.REGION not in {group.shelf for group in small.groups_of("GB21")}, "the surface is not read for that"
    assert small.size(Shelf.REGION) == len(small.groups(Shelf.REGION))
    assert [(group.shelf, group.id) for group in small.groups_of("GB21")] == [
        (Shelf.CHANNEL, "GB"),
        (Shelf.REGION, "back"),
        (Shelf.CAUTION, "pleura"),
    ]
    assert small.groups_of("nowhere") == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("large intestine", (Shelf.CHANNEL, "LI")),
        ("li meridian", (Shelf.CHANNEL, "LI")),
        ("bladder channel", (Shelf.CHANNEL, "BL")),
        ("ub", (Shelf.CHANNEL, "BL")),
        ("infraspinatus", (Shelf.MUSCLE, "Infraspinatus")),
        ("infarspinatus", (Shelf.MUSCLE, "Infraspinatus")),
        ("pleura", (Shelf.CAUTION, "pleura")),
        ("pregancy", (Shelf.CAUTION, "pregnancy")),
        ("手阳明大肠经", (Shelf.CHANNEL, "LI")),
    ],
)
def test_groups_are_found_by_what_they_are_called(library: LibraryService, text: str, first: tuple[Shelf, str]) -> None:
    groups = library.find(text).groups
    assert groups
    assert (groups[0].shelf, groups[0].id) == first


def test_points_are_found_beside_groups(library: LibraryService) -> None:
    found = library.find("infraspinatus")
    assert [hit.point.code for hit in found.hits] == [f"Infraspin{number}" for number in (1, 2, 3, 4)]


@pytest.mark.parametrize("text", ["", "  ", "…", "qqqqxw"])
def test_nothing_is_found_for_nothing_known(library: LibraryService, text: str) -> None:
    found = library.find(text)
    assert (found.groups, found.hits) == ((), ())


def test_a_point_is_shown_from_near_and_on_a_whole_body(library: LibraryService) -> None:
    near, body = library.plates(Figure.FEMALE, "LI4", Side.LEFT)
    assert near.startswith("hand")
    assert body in ("front", "back", "left")
    assert library.plates(Figure.FEMALE, "nowhere", Side.LEFT) == ()


def test_a_point_without_a_place_has_no_plates(small: LibraryService) -> None:
    assert small.plates(Figure.FEMALE, "PC6", Side.LEFT) == ()
    assert small.plates_of_group(Figure.FEMALE, Group(Shelf.CHANNEL, "PC", "Pericardium", ("PC6",))) == ()


def test_a_group_is_shown_on_the_plates_that_see_it(small: LibraryService) -> None:
    utrap = small.group(Shelf.MUSCLE, "Upper trapezius")
    assert utrap is not None
    assert small.plates_of_group(Figure.FEMALE, utrap) == ("back",)
    spread = Group(Shelf.CAUTION, "x", "X", ("LI4", "BL18", "BL23"))
    assert small.plates_of_group(Figure.FEMALE, spread) == ("front", "back")


def test_every_point_stands_somewhere(library: LibraryService) -> None:
    atlas = AtlasService(bodymaps())
    for point in atlas.points(Figure.FEMALE):
        homes = library.groups_of(point.code)
        assert homes, point.code
        assert homes[0].shelf in (Shelf.CHANNEL, Shelf.MUSCLE)


def test_a_channel_is_shown_on_the_plates_that_show_most_of_it(library: LibraryService) -> None:
    shown = {
        group.id: " ".join(library.plates_of_group(Figure.FEMALE, group)) for group in library.groups(Shelf.CHANNEL)
    }
    assert shown == {
        "LU": "front back", "LI": "front left", "ST": "front left", "SP": "front left",
        "HT": "arm-medial-left arm-lateral-left", "SI": "back left", "BL": "back left", "KI": "front back",
        "PC": "arm-medial-left", "TE": "back left", "GB": "front left", "LR": "front back", "GV": "front back",
        "CV": "torso-front", "EX": "front back", "EAR": "head-left head-back",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("muscle", "plates"),
    [
        ("Masseter", "head-left"), ("Upper trapezius", "left"), ("Infraspinatus", "torso-back"),
        ("Intercostals", "front left"), ("Supinator", "front back"), ("Gastrocnemius", "back"),
        ("Lumbricals of the foot", "foot-plantar-left"), ("Scalenus minimus", "torso-front"),
    ],
)  # fmt: skip
def test_a_muscle_is_shown_from_near_where_one_plate_shows_it(
    library: LibraryService, muscle: str, plates: str
) -> None:
    group = library.group(Shelf.MUSCLE, muscle)
    assert group is not None
    assert " ".join(library.plates_of_group(Figure.FEMALE, group)) == plates
