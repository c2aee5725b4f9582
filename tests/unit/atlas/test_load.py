"""Reading points and places: order, labels, what is damaged and what cannot be placed."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.made_up.small_atlas import atlas_entries, place_entries, point, write_small_atlas

from ashichart.atlas.labels import label_of
from ashichart.atlas.load import read_places, read_text
from ashichart.domain.atlas.body import Figure, Laterality, PointKind, Property, Referral, Region, Side
from ashichart.domain.errors import UserError


def _write(folder: Path, content: object) -> None:
    (folder / "atlas.json").write_text(json.dumps(content), "utf-8")


def _write_places(folder: Path, content: object) -> None:
    (folder / "female").mkdir(exist_ok=True)
    (folder / "female" / "places.json").write_text(json.dumps(content), "utf-8")


def test_points_stand_in_atlas_order(tmp_path: Path) -> None:
    text = read_text(write_small_atlas(tmp_path))
    assert [one.code for one in text.points] == [
        *("LI4", "ST36", "BL18", "BL23", "PC6", "GB21", "CV17"),  # by channel
        "EX-HN3",
        *("UTrap1", "UTrap2", "Infra1"),
    ]
    assert [muscle.name for muscle in text.muscles] == ["Upper trapezius", "Infraspinatus"]
    assert text.channels[2].points == ("BL18", "BL23")


def test_point_carries_its_words(tmp_path: Path) -> None:
    points = {one.code: one for one in read_text(write_small_atlas(tmp_path)).points}
    assert points["LI4"].zh_hans == "合谷"
    assert points["LI4"].kind is PointKind.ACUPUNCTURE
    assert points["GB21"].cautions[0].source == "n = 101"
    assert points["EX-HN3"].laterality is Laterality.MIDLINE
    assert points["EX-HN3"].sides == (Side.MIDLINE,)


def test_trigger_point_knows_its_muscle_by_name(tmp_path: Path) -> None:
    points = {one.code: one for one in read_text(write_small_atlas(tmp_path)).points}
    assert points["UTrap2"].muscle == "Upper trapezius"
    assert (points["UTrap1"].label, points["UTrap2"].label) == ("Up. trap. 1", "Up. trap. 2")


@pytest.mark.parametrize(
    ("code", "muscle", "label"),
    [
        ("LevScap1", "Levator scapulae", "Lev. scap. 1"),
        ("X3", "Sternocleidomastoid", "SCM 3"),
        ("Pirif", "Piriformis", "Piriformis"),
        ("Long12", "A very long muscle name", None),
    ],
)
def test_label_is_short(code: str, muscle: str, label: str | None) -> None:
    made = label_of(code, PointKind.TRIGGER, muscle)
    assert len(made) <= 14
    assert label is None or made == label


def test_label_of_an_acupuncture_point_is_its_code() -> None:
    assert label_of("EX-HN3", PointKind.ACUPUNCTURE, None) == "EX-HN3"


def test_places_are_given_to_both_sides(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    placed = read_places(made, Figure.FEMALE, read_text(made).points)
    points = {one.code: one for one in placed.points}
    left, right = points["BL18"].places[Side.LEFT], points["BL18"].places[Side.RIGHT]
    assert left.position[0] == -right.position[0]
    assert set(left.plates) == {"back"}
    assert list(points["CV17"].places) == [Side.MIDLINE]


def test_unplaced_points_are_listed_and_stay(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    placed = read_places(made, Figure.FEMALE, read_text(made).points)
    assert placed.unplaced == ("PC6", "EX-HN3", "Infra1")
    assert len(placed.points) == 11


@pytest.mark.parametrize(
    "broken",
    [
        7,
        {"left": 7},
        {"left": {"face": -1, "u": 0, "v": 0, "at": [0, 0, 0]}},
        {"left": {"face": 1, "u": 1.5, "v": 0, "at": [0, 0, 0]}},
        {"left": {"face": 1, "u": 0, "v": 0, "at": [0, 0]}},
        {"left": {"face": "one", "u": 0, "v": 0, "at": [0, 0, 0]}},
    ],
)
def test_place_that_makes_no_sense_leaves_the_point_unplaced(tmp_path: Path, broken: object) -> None:
    made = write_small_atlas(tmp_path)
    _write_places(made, place_entries() | {"BL18": broken})
    placed = read_places(made, Figure.FEMALE, read_text(made).points)
    assert "BL18" in placed.unplaced
    assert Side.LEFT not in {one.code: one for one in placed.points}["BL18"].places


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": 1}', b"[" * 5000])
def test_damaged_atlas_is_named_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "atlas.json").write_bytes(content)
    with pytest.raises(UserError, match=r"atlas\.json") as caught:
        read_text(tmp_path)
    assert caught.value.remedy


def test_entries_that_make_no_sense_are_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    content = {
        "points": [point("LI4", kind="acupunture"), point("ST36"), point("ST36"), {"name": "nobody"}],
        "muscles": [{"code": "UTrap", "name": 7}, {"code": "Infra", "name": "Infraspinatus"}],
        "channels": [{"code": "LI"}],
        "properties": [{"id": "yuan-source"}],
        "choir": [{"code": "101", "name": "Head", "side": "above"}],
    }
    _write(tmp_path, atlas_entries() | content)
    text = read_text(tmp_path)
    assert [one.code for one in text.points] == ["ST36"]
    assert [muscle.name for muscle in text.muscles] == ["Infraspinatus"]
    assert text.unread == (
        "channel LI",
        "muscle UTrap",
        "point LI4",
        "point ST36, a second time",
        "point nobody",
        "area 101",
        "property yuan-source",
    )


def test_region_that_makes_no_sense_keeps_its_number(tmp_path: Path) -> None:
    good = {"code": "palm-left", "name": "Palm", "plain": "palm", "side": "left", "choir": "128"}
    content = {"regions": [{"code": "nose-left"}, {"name": "?"}, good]}
    _write(tmp_path, atlas_entries() | content)
    text = read_text(tmp_path)
    assert [region.code for region in text.regions] == ["nose-left", "1", "palm-left"]
    assert text.regions[2] == Region("palm-left", "Palm", "palm", Side.LEFT, "128")
    assert text.regions[2].base == "palm"
    assert text.unread == ("region nose-left", "region 1")


def test_muscles_points_and_properties_carry_all_that_is_written(tmp_path: Path) -> None:
    risk = {"kind": "pleura", "level": "caution", "text": "Lung below.", "source": "n = 101"}
    muscle = {
        "code": "UTrap", "name": "Upper trapezius", "latin": "Musculus trapezius", "label": "Up. trap.",
        "layer": 1, "attachments": "From the skull.", "innervation": "Accessory nerve", "risks": [risk],
    }  # fmt: skip
    essential = {"essential": ["temple", "nape-upper other-side"], "spillover": ["jaw-angle"]}
    points = [
        point("UTrap1", muscle="UTrap", referral=essential),
        point("LI4", properties=["yuan-source"], referral={}),
        point("CV1", laterality="midline", discreet="No mark is drawn here."),
    ]
    named = [{"id": "yuan-source", "name": "Yuan-source", "plain": "Where it gathers."}]
    _write(tmp_path, atlas_entries() | {"points": points, "muscles": [muscle], "properties": named})
    text = read_text(tmp_path)
    found = {one.code: one for one in text.points}
    assert found["UTrap1"].referral == Referral(("temple", "nape-upper other-side"), ("jaw-angle",))
    assert found["LI4"].properties == ("yuan-source",)
    assert found["LI4"].referral is None
    assert found["CV1"].discreet == "No mark is drawn here."
    assert text.properties == (Property("yuan-source", "Yuan-source", "Where it gathers."),)
    kept = text.muscles[0]
    assert (kept.layer, kept.attachments, kept.innervation) == (1, "From the skull.", "Accessory nerve")
    assert kept.risks[0].text == "Lung below."
    assert kept.aliases == ("Musculus trapezius",)


def test_point_without_a_mark_on_purpose_is_not_unplaced(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    hidden = point("CV1", laterality="midline", discreet="No mark is drawn here.")
    _write(made, atlas_entries() | {"points": [hidden, point("PC6")]})
    placed = read_places(made, Figure.FEMALE, read_text(made).points)
    assert placed.unplaced == ("PC6",)


def test_missing_atlas_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"atlas\.json is missing"):
        read_text(tmp_path)


def test_folder_in_place_of_the_atlas_is_named(tmp_path: Path) -> None:
    (tmp_path / "atlas.json").mkdir()
    with pytest.raises(UserError, match=r"atlas\.json cannot be read"):
        read_text(tmp_path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "something"}, "not an atlas"),
        ({"version": 2}, "newer"),
    ],
)
def test_wrong_atlas_is_told(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    _write(tmp_path, atlas_entries() | change)
    with pytest.raises(UserError, match=said):
        read_text(tmp_path)


def test_damaged_places_are_named(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    points = read_text(made).points
    (made / "male" / "places.json").write_text("{", "utf-8")
    with pytest.raises(UserError, match=r"places\.json"):
        read_places(made, Figure.MALE, points)
