"""What a clinic's own point must say of itself."""

from collections.abc import Mapping

import pytest

from ashichart.domain.atlas.body import PointKind, Side, SurfacePoint
from ashichart.domain.charting.clinic_points import OwnAtlas, OwnNames, OwnPoint, is_own, split_names
from ashichart.domain.entry_faults import EntryError, EntryFault

HERE = SurfacePoint(120, 0.25, 0.5)
THERE = SurfacePoint(480, 0.75, 0.5)
BOTH: Mapping[Side, SurfacePoint] = {Side.LEFT: HERE, Side.RIGHT: THERE}


def point(**changes: object) -> OwnPoint:
    values: dict[str, object] = {
        "code": "OWN1",
        "label": "Jaw hinge",
        "name": "Jaw hinge, mouth open",
        "kind": PointKind.TRIGGER,
        "places": BOTH,
    }
    return OwnPoint(**(values | changes))  # type: ignore[arg-type]


def test_a_point_of_the_midline_and_one_of_both_sides_are_whole() -> None:
    assert point().places[Side.RIGHT] == THERE
    assert point(places={Side.MIDLINE: HERE}).version == 1


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"name": "  "}, EntryFault.POINT_NAME),
        ({"name": "x" * 201}, EntryFault.POINT_NAME),
        ({"label": ""}, EntryFault.POINT_LABEL),
        ({"label": "x" * 15}, EntryFault.POINT_LABEL),
        ({"kind": PointKind.AURICULAR}, EntryFault.POINT_KIND),
        ({"places": {}}, EntryFault.POINT_PLACE),
        ({"places": {Side.LEFT: HERE}}, EntryFault.POINT_PLACE),
        ({"places": {Side.LEFT: HERE, Side.MIDLINE: HERE}}, EntryFault.POINT_PLACE),
        ({"aliases": tuple(str(number) for number in range(13))}, EntryFault.MANY_NAMES),
        ({"aliases": (" ",)}, EntryFault.OTHER_NAME),
    ],
)
def test_what_is_missing_or_too_long_is_refused(changes: dict[str, object], fault: EntryFault) -> None:
    with pytest.raises(EntryError) as refused:
        point(**changes)
    assert refused.value.fault is fault


@pytest.mark.parametrize("code", ["LI4", "OWN"])
def test_a_code_that_is_not_of_ones_own_is_a_bug(code: str) -> None:
    with pytest.raises(ValueError, match="is not the code"):
        point(code=code)


def test_names_of_an_atlas_point_are_held_to_the_same_lengths() -> None:
    assert OwnNames("ST36", ("Leg three miles",)).names == ("Leg three miles",)
    with pytest.raises(EntryError) as refused:
        OwnNames("ST36", ("x",) * 13)
    assert refused.value.fault is EntryFault.MANY_NAMES
    assert refused.value.figures == {"most": 12}


def test_only_codes_of_ones_own_are_ones_own() -> None:
    assert is_own("OWN12")
    assert not is_own("OWN")
    assert not is_own("OWNER1")
    assert not is_own("LI4")


def test_the_clinics_points_are_found_by_code_also_when_removed() -> None:
    own = OwnAtlas((point(), point(code="OWN2", is_removed=True)))

    assert own.point("OWN2") == point(code="OWN2", is_removed=True)
    assert own.point("OWN3") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        (" , ,", ()),
        ("Jaw  hinge, hinge", ("Jaw hinge", "hinge")),
        ("颊车，牙車、颊车", ("颊车", "牙車")),
    ],
)
def test_names_in_a_line_are_parted_by_commas(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names
