"""The ear at run time: plates, clicks that come back to the same spot, mirrors, zones, and the NADA line."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashichart.atlas.ear import read_ear
from ashichart.atlas.search.lines import read_line
from ashichart.atlas.search.search import SearchIndex
from ashichart.domain.atlas.body import Figure, Laterality, Point, PointKind, Protocol, Side
from ashichart.domain.atlas.typed_lines import EntryPart
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService

PLATES = ("ear-front-left", "ear-front-right", "ear-back-left", "ear-back-right")
share = st.floats(0, 1, allow_nan=False)


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(bodymaps())


def _other(plate: str) -> str:
    stem, _, side = plate.rpartition("-")
    return f"{stem}-{'right' if side == 'left' else 'left'}"


@pytest.mark.parametrize("figure", list(Figure))
def test_ears_are_plates_with_drawings_in_light_weight(atlas: AtlasService, figure: Figure) -> None:
    plates = atlas.plates.of(figure)
    for name in PLATES:
        assert plates[name].group == "ear"
        assert [letter.side.value for letter in plates[name].letters] == [name.rpartition("-")[2]]
        drawing = atlas.plates.svg(figure, name)
        assert len(drawing) < 100 * 1024
        assert b'class="outline"' in drawing
        assert b'class="tone-06"' in drawing


def _in_fold(plate: str, x: float, y: float) -> bool:
    """Behind the lobe, where ear and head meet, the skin folds over itself: half a percent of the back plates."""
    across = x if plate.endswith("left") else 1 - x
    return "back" in plate and 0.73 < across < 0.83 and 0.73 < y < 0.83


@pytest.mark.parametrize("plate", ["ear-back-left", "ear-back-right"])
def test_a_click_into_the_fold_behind_the_lobe_is_shown_within_a_millimetre(atlas: AtlasService, plate: str) -> None:
    for across in range(74, 83):
        for down in range(74, 83):
            x, y = (across if plate.endswith("left") else 100 - across) / 100, down / 100
            hit = atlas.places.hit(Figure.FEMALE, plate, x, y)
            if hit is not None:
                assert hit.plates[plate] == pytest.approx((x, y), abs=0.015)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(plate=st.sampled_from(PLATES), x=share, y=share)
def test_click_on_a_drawn_ear_is_a_place_that_comes_back_to_the_same_spot(
    atlas: AtlasService, plate: str, x: float, y: float
) -> None:
    hit = atlas.places.hit(Figure.FEMALE, plate, x, y)
    if hit is None or _in_fold(plate, x, y):
        return
    assert hit.side is Side(plate.rpartition("-")[2])
    seen = atlas.places.at(Figure.FEMALE, hit.surface).plates
    assert seen[plate] == pytest.approx((x, y), abs=1e-6)
    mirrored = atlas.places.at(Figure.FEMALE, atlas.places.mirror(hit.surface)).plates
    assert mirrored[_other(plate)] == pytest.approx((1 - x, y), abs=1e-6)
    # The same place on the other figure is the same spot of the same drawing.
    assert atlas.places.at(Figure.MALE, hit.surface).plates[plate] == pytest.approx((x, y), abs=1e-6)


@pytest.mark.parametrize(("x", "y"), [(0.35, 0.20), (0.65, 0.22), (0.42, 0.42), (0.30, 0.62), (0.45, 0.85)])
def test_place_on_the_drawn_ear_stands_on_the_ear_of_the_head(atlas: AtlasService, x: float, y: float) -> None:
    hit = atlas.places.hit(Figure.FEMALE, "ear-front-left", x, y)
    assert hit is not None
    assert "head-left" in hit.plates
    assert "left" in hit.plates
    back = atlas.places.hit(Figure.FEMALE, "head-left", *hit.plates["head-left"])
    assert back is not None
    assert back.plates["ear-front-left"] == pytest.approx((x, y), abs=0.02)


def test_top_of_the_drawn_ear_is_the_top_of_the_head_s_ear_and_its_lobe_is_below(atlas: AtlasService) -> None:
    seen = ((0.5, 0.08), (0.5, 0.5), (0.38, 0.92))
    spots = [atlas.places.hit(Figure.FEMALE, "ear-front-left", x, y) for x, y in seen]
    heights = [spot.plates["head-left"][1] for spot in spots if spot is not None]
    assert len(heights) == 3
    assert heights == sorted(heights)


def test_click_beside_the_ear_is_no_place(atlas: AtlasService) -> None:
    assert all(atlas.places.hit(Figure.FEMALE, plate, x, 0.99) is None for plate in PLATES for x in (0.01, 0.99))


def test_places_on_the_trunk_are_on_no_ear(atlas: AtlasService) -> None:
    hit = atlas.places.hit(Figure.FEMALE, "front", 0.5, 0.4)
    assert hit is not None
    assert not set(hit.plates) & set(PLATES)


def test_zones_are_found_under_the_pointer_and_mirrored(atlas: AtlasService) -> None:
    zones = {zone.code: zone for plate in PLATES[::2] for zone in atlas.areas.ear_zones(plate)}
    assert len(zones) == 76
    right = {zone.code: zone for zone in atlas.areas.ear_zones("ear-front-right")}
    for code, zone in right.items():
        assert zone.ring == tuple((1 - x, y) for x, y in zones[code].ring)
    shen_men = atlas.areas.ear_zone_at("ear-front-left", 0.468, 0.25)
    assert shen_men is not None
    assert (shen_men.code, shen_men.name, shen_men.zh_hans) == ("TF4", "Shen Men", "神门")
    assert atlas.areas.ear_zone_at("ear-front-left", 0.01, 0.01) is None
    assert atlas.areas.ear_zones("front") == ()


def test_missing_damaged_or_newer_file_is_an_ear_without_zones(tmp_path: Path) -> None:
    assert read_ear(tmp_path).zones == ()
    path = tmp_path / "ear.json"
    path.write_text("{", "utf-8")
    assert read_ear(tmp_path).protocols == ()
    path.write_text(json.dumps({"format": "ashichart-ear", "version": 9}), "utf-8")
    assert read_ear(tmp_path).zones == ()
    path.write_text(json.dumps({"format": "ashichart-ear", "version": 1, "zones": [
        {"code": "A", "name": "a", "plate": "ear-front-left", "ring": [0.1, 0.2, 0.3]}]}), "utf-8")  # fmt: skip
    assert read_ear(tmp_path).zones == ()


def _point(code: str, name: str, **more: str) -> Point:
    kind = PointKind.AURICULAR if "system" in more else PointKind.ACUPUNCTURE
    return Point(code, kind, code, name, "", "", Laterality.BILATERAL, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    points = [
        _point("HT7", "Spirit Gate", pinyin="Shénmén", zh_hans="神门", channel="HT"),
        _point("PC5", "Intermediary", channel="PC"),
        _point("TF4", "Shen Men", pinyin="Shénmén", zh_hans="神门", system="GB/T 13734-2008; NADA"),
        _point("HX6,7i", "Ear Apex", pinyin="Ěrjiān", zh_hans="耳尖", system="GB/T 13734-2008"),
        _point("AH4", "Knee", system="GB/T 13734-2008"),
    ]
    protocols = [
        Protocol("nada", "NADA", "", ("TF4", "AH4")),
        Protocol("lost", "Lost", "", ("TF4", "NOWHERE")),
    ]
    return SearchIndex(points, (), (), protocols)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ear shen men l 5", "TF4"), ("ear shenmen l 5", "TF4"), ("耳神门 l 5", "TF4"), ("tf4 l 5", "TF4"),
        ("shen men l 5", "HT7"), ("神门 l 5", "HT7"), ("ear apex l 5", "HX6,7i"), ("hx6,7i l 5", "HX6,7i"),
        ("ear knee l 5", "AH4"),
    ],
)  # fmt: skip
def test_points_of_the_ear_are_typed_with_the_ear_before_them(index: SearchIndex, text: str, code: str) -> None:
    reading = read_line(index, text)
    assert (reading.offers[0].point.code, reading.offers[0].before) == (code, 5)
    assert reading.complete


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("nada", (Side.LEFT, Side.RIGHT)), ("NADA b", (Side.LEFT, Side.RIGHT)), (" nada l", (Side.LEFT,)),
        ("nada r", (Side.RIGHT,)),
    ],
)  # fmt: skip
def test_nada_is_one_offer_of_all_its_points(index: SearchIndex, text: str, sides: tuple[Side, ...]) -> None:
    reading = read_line(index, text)
    (offer,) = reading.offers
    assert (offer.protocol, [point.code for point in offer.points], offer.sides) == ("NADA", ["TF4", "AH4"], sides)
    assert reading.complete
    assert reading.sentence == ""


@pytest.mark.parametrize("text", ["nada 7", "nada m", "nada l r"])
def test_what_a_protocol_does_not_take_is_told(index: SearchIndex, text: str) -> None:
    reading = read_line(index, text)
    assert "was not understood; type nada" in reading.sentence
    assert not reading.complete
    assert reading.spans[-1].part is EntryPart.NOT_UNDERSTOOD


def test_protocol_with_a_point_the_atlas_lacks_is_not_offered(index: SearchIndex) -> None:
    assert all(not offer.others for offer in read_line(index, "lost").offers)
