"""The atlas as screens and sheets meet it: lazy, whole on the shipped body, and calm where a file is damaged."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.made_up.small_atlas import BACK, face_of, write_small_atlas

from ashichart.domain.atlas.body import Figure, Point, Side, SurfacePoint
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.errors import UserError
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService


@pytest.fixture
def small(tmp_path: Path) -> AtlasService:
    return AtlasService(write_small_atlas(tmp_path))


@pytest.fixture(scope="module")
def real() -> AtlasService:
    return AtlasService(bodymaps())


def _site(point: Point, side: Side) -> Site:
    return Site("s1", "p1", side, point.label, point.kind, point.code)


def test_plates_need_neither_numpy_nor_search() -> None:
    code = (
        "import sys\n"
        "from ashichart.services.atlas.atlas_service import AtlasService\n"
        "from ashichart.domain.atlas.body import Figure\n"
        "from ashichart.paths import bodymaps\n"
        "atlas = AtlasService(bodymaps())\n"
        "assert len(atlas.plates.svg(Figure.FEMALE, next(iter(atlas.plates.of(Figure.FEMALE))))) > 1000\n"
        "heavy = {'numpy', 'msgspec', 'rapidfuzz', 'sqlalchemy', 'reportlab'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    atlas = AtlasService(tmp_path / "nowhere")
    with pytest.raises(UserError, match=r"plates\.json is missing"):
        atlas.plates.of(Figure.FEMALE)
    with pytest.raises(UserError, match=r"atlas\.json is missing") as caught:
        atlas.names.search("li4")
    assert "Install AshiChart again" in caught.value.remedy


def test_file_put_right_is_read_at_the_next_try(tmp_path: Path) -> None:
    atlas = AtlasService(tmp_path)
    with pytest.raises(UserError):
        atlas.points(Figure.FEMALE)
    write_small_atlas(tmp_path)
    assert atlas.point(Figure.FEMALE, "LI4") is not None


def test_unplaced_points_are_listed_and_do_not_stop_opening(small: AtlasService) -> None:
    assert small.unplaced(Figure.FEMALE) == ("PC6", "EX-HN3", "Infra1")
    point = small.point(Figure.FEMALE, "PC6")
    assert point is not None
    assert small.places.of(Figure.FEMALE, _site(point, Side.LEFT)) == {}
    assert small.names.read_line("pc6 l 3").complete


def test_places_of_a_point_are_those_baked(small: AtlasService) -> None:
    point = small.point(Figure.FEMALE, "BL18")
    assert point is not None
    assert small.places.of(Figure.FEMALE, _site(point, Side.LEFT)) == {"back": pytest.approx((0.4, 0.3))}
    assert small.places.of(Figure.FEMALE, _site(point, Side.RIGHT)) == {"back": pytest.approx((0.6, 0.3))}


def test_point_the_atlas_does_not_know_is_seen_nowhere(small: AtlasService) -> None:
    known = small.point(Figure.FEMALE, "BL18")
    assert known is not None
    assert small.point(Figure.FEMALE, "XX99") is None
    site = Site("s1", "p1", Side.LEFT, "XX99", known.kind, "XX99")
    assert small.places.of(Figure.FEMALE, site) == {}
    assert small.places.of(Figure.FEMALE, _site(known, Side.MIDLINE)) == {}


def test_pin_is_seen_where_its_place_is(small: AtlasService) -> None:
    hit = small.places.hit(Figure.FEMALE, "back", 0.38, 0.31)
    assert hit is not None
    pin = small.name_pin(Figure.FEMALE, hit)
    site = Site("s1", "p1", hit.side, small.pin_label(pin), pin=pin)
    for figure in Figure:
        assert small.places.of(figure, site) == {"back": pytest.approx((0.38, 0.31))}


def test_pin_of_another_body_is_seen_nowhere(small: AtlasService) -> None:
    site = Site("s1", "p1", Side.LEFT, "pin", pin=Pin(SurfacePoint(999_999, 0, 0), "somewhere"))
    assert small.places.of(Figure.FEMALE, site) == {}


def test_many_pins_are_remembered_without_end(small: AtlasService) -> None:
    first = SurfacePoint(face_of(BACK, 3, 0), 0.3, 0.8)
    seen = small.places.at(Figure.FEMALE, first).plates
    for number in range(4200):
        small.places.at(Figure.FEMALE, SurfacePoint(0, number / 4200, 0.5))
    assert small.places.at(Figure.FEMALE, first).plates == seen
    assert small.places.at(Figure.FEMALE, first).plates == seen


def test_drawing_of_a_plate_is_handed_out_as_it_is(small: AtlasService) -> None:
    assert b"<!-- back -->" in small.plates.svg(Figure.MALE, "back")
    with pytest.raises(KeyError):
        small.plates.svg(Figure.MALE, "ear")


def test_mirrored_pin_lies_on_the_other_side(small: AtlasService) -> None:
    place = SurfacePoint(face_of(BACK, 3, 0), 0.3, 0.8)
    one, other = (small.places.at(Figure.FEMALE, at) for at in (place, small.places.mirror(place)))
    assert (one.side, other.side) == (Side.LEFT, Side.RIGHT)
    assert other.position == pytest.approx((-one.position[0], *one.position[1:]), abs=1e-7)
    assert small.name_pin(Figure.FEMALE, one).name == small.name_pin(Figure.FEMALE, other).name


def test_shipped_atlas_has_the_points_most_used(real: AtlasService) -> None:
    for figure in Figure:
        points = real.points(figure)
        counts = {channel.code: len(channel.points) for channel in real.areas.channels()}
        assert (counts["LU"], counts["LI"], counts["HT"], counts["PC"]) == (11, 20, 9, 9)
        assert sum(point.muscle is None for point in points) >= 150
        assert sum(point.muscle is not None for point in points) >= 40
        assert len({point.muscle for point in points if point.muscle}) >= 20
        assert real.unplaced(figure) == ()


def test_shipped_labels_are_short_and_single(real: AtlasService) -> None:
    labels = [point.label for point in real.points(Figure.FEMALE)]
    assert all(0 < len(label) <= 14 for label in labels)
    assert len(set(labels)) == len(labels)


def test_muscles_and_channels_fit_their_points(real: AtlasService) -> None:
    codes = {point.code for point in real.points(Figure.FEMALE)}
    muscles = {muscle.name for muscle in real.areas.muscles()}
    assert all(code in codes for channel in real.areas.channels() for code in channel.points)
    assert {point.muscle for point in real.points(Figure.FEMALE) if point.muscle} <= muscles


def test_shipped_places_are_mirrored_and_on_the_skin(real: AtlasService) -> None:
    for figure in Figure:
        for point in real.points(figure):
            for side, place in point.places.items():
                found = real.places.at(figure, place.surface)
                assert found.position == pytest.approx(place.position, abs=2e-5), (point.code, side)
                assert found.side is side, point.code
            if Side.LEFT in point.places:
                mirrored = real.places.mirror(point.places[Side.LEFT].surface)
                assert mirrored == point.places[Side.RIGHT].surface, point.code


def test_nearly_every_shipped_place_is_seen_on_a_plate(real: AtlasService) -> None:
    for figure in Figure:
        places = [place for point in real.points(figure) for place in point.places.values()]
        unseen = sum(not place.plates for place in places)  # the sole has no plate yet
        assert unseen / len(places) < 0.03


def test_click_on_a_shipped_point_finds_its_place_again(real: AtlasService) -> None:
    for point in real.points(Figure.FEMALE):
        for place in point.places.values():
            for plate, (x, y) in place.plates.items():
                hit = real.places.hit(Figure.FEMALE, plate, x, y)
                if hit is None:  # at the very rim, where the rounded place lies beside the drawing
                    continue
                away = sum((a - b) ** 2 for a, b in zip(hit.position, place.position, strict=True)) ** 0.5
                assert away * 170 < 0.5, (point.code, plate)
