"""The body surface: a click becomes a place and the place comes back to the click."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_up.small_atlas import BACK, FRONT, HALF, camera, face_of, position_of, write_small_atlas

from ashichart.atlas.plates import Camera, read_plates
from ashichart.atlas.surface import BodySurface, Topology, read_surface, read_topology
from ashichart.domain.atlas.body import Figure, Side, SurfacePoint
from ashichart.domain.errors import UserError
from ashichart.paths import bodymaps

BODY_MM = 1700


@pytest.fixture
def small(tmp_path: Path) -> tuple[BodySurface, dict[str, Camera]]:
    made = write_small_atlas(tmp_path)
    surface = read_surface(made, Figure.FEMALE, read_topology(made))
    return surface, {name: drawn.camera for name, drawn in read_plates(made, Figure.FEMALE).items()}


@pytest.fixture(scope="module")
def real() -> tuple[BodySurface, dict[str, Camera]]:
    made = bodymaps()
    surface = read_surface(made, Figure.FEMALE, read_topology(made))
    return surface, {name: drawn.camera for name, drawn in read_plates(made, Figure.FEMALE).items()}


@pytest.mark.parametrize(("u", "v"), [(0, 0), (1, 0), (1, 1), (0, 1), (0.3, 0.2), (0.7, 0.2), (0.7, 0.9), (0.2, 0.8)])
@pytest.mark.parametrize("face", [0, face_of(BACK, 2, 1), HALF + 3])
def test_place_lies_where_its_face_and_shares_say(
    small: tuple[BodySurface, dict[str, Camera]], face: int, u: float, v: float
) -> None:
    assert small[0].position(SurfacePoint(face, u, v)) == pytest.approx(position_of(face, u, v), abs=1e-6)


def test_skin_faces_outwards(small: tuple[BodySurface, dict[str, Camera]]) -> None:
    assert small[0].normal(SurfacePoint(face_of(FRONT, 1, 1), 0.4, 0.6)) == pytest.approx((0, 0, 1), abs=1e-5)
    assert small[0].normal(SurfacePoint(HALF + face_of(BACK, 1, 1), 0.4, 0.6)) == pytest.approx((0, 0, -1), abs=1e-5)


def test_click_finds_the_foremost_skin(small: tuple[BodySurface, dict[str, Camera]]) -> None:
    body, cameras = small
    hit = body.hit("front", 0.62, 0.3, cameras)
    assert hit is not None
    assert hit.side is Side.LEFT
    assert hit.position == pytest.approx((0.06, 0.7, 0.1), abs=1e-6)
    assert hit.plates == {"front": pytest.approx((0.62, 0.3))}


def test_back_is_seen_with_the_left_on_the_left(small: tuple[BodySurface, dict[str, Camera]]) -> None:
    body, cameras = small
    hit = body.hit("back", 0.3, 0.3, cameras)
    assert hit is not None
    assert hit.side is Side.LEFT
    assert hit.position[2] < 0


def test_click_beside_the_body_finds_nothing(small: tuple[BodySurface, dict[str, Camera]]) -> None:
    body, cameras = small
    assert body.hit("front", 0.02, 0.5, cameras) is None
    assert body.hit("front", 2.0, -3.0, cameras) is None


@pytest.mark.parametrize(
    ("x", "side"), [(0.5, Side.MIDLINE), (0.502, Side.MIDLINE), (0.51, Side.LEFT), (0.49, Side.RIGHT)]
)
def test_within_four_millimetres_is_the_midline(
    small: tuple[BodySurface, dict[str, Camera]], x: float, side: Side
) -> None:
    hit = small[0].hit("front", x, 0.5, small[1])
    assert hit is not None
    assert hit.side is side
    assert hit.position[0] == pytest.approx((x - 0.5) / 2, abs=1e-6)  # the place itself is kept


def test_mirrored_place_is_exactly_opposite(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    topology = read_topology(made)
    body = read_surface(made, Figure.MALE, topology)
    place = SurfacePoint(face_of(BACK, 3, 1), 0.2, 0.7)
    x, y, z = body.position(place)
    assert body.position(topology.mirrored(place)) == pytest.approx((-x, y, z), abs=1e-7)
    assert topology.mirrored(topology.mirrored(place)) == place


def test_unknown_face_is_refused(small: tuple[BodySurface, dict[str, Camera]]) -> None:
    with pytest.raises(ValueError, match="no such face"):
        small[0].position(SurfacePoint(10_000, 0.5, 0.5))


def test_unknown_face_has_no_mirror(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such face"):
        read_topology(write_small_atlas(tmp_path)).mirrored(SurfacePoint(10_000, 0.5, 0.5))


def test_crossed_face_is_passed_over(small: tuple[BodySurface, dict[str, Camera]]) -> None:
    corners = np.array([[0, 0, 0], [0.2, 0.2, 0], [0.2, 0, 0], [0, 0.2, 0]], np.float64)
    topology = Topology(
        np.array([[0, 1, 2, 3]] * 4, np.intp), np.array([0], np.intp), np.array([0], np.intp), ("torso",)
    )
    body = BodySurface(topology, {"anatomical": corners})
    # A click in its middle, where it has no inside, finds nothing rather than a place far away.
    assert body.pick(small[1]["front"], 0.7, 0.9) is None


def test_only_drawn_faces_are_seen_and_met(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    entry = camera("front") | {"faces": [[0, HALF]], "clip": {"normal": [0, 1, 0], "offset": 0.5}}
    (made / "female" / "plates.json").write_text(json.dumps({"front": entry}), "utf-8")
    body = read_surface(made, Figure.FEMALE, read_topology(made))
    seen = read_plates(made, Figure.FEMALE)["front"].camera
    assert body.pick(seen, 0.6, 0.8) is not None
    assert body.pick(seen, 0.4, 0.8) is None  # the right side is not drawn
    assert body.pick(seen, 0.6, 0.2) is None  # clipped away
    assert body.seen_from(SurfacePoint(face_of(FRONT, 0, 0), 0.5, 0.5), seen) is not None
    assert body.seen_from(SurfacePoint(HALF, 0.5, 0.5), seen) is None
    assert body.seen_from(SurfacePoint(face_of(FRONT, 4, 0), 0.5, 0.5), seen) is None


@pytest.mark.parametrize("name", ["topology.npz", "female/surface.npz"])
@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 no archive", b"\x93NUMPY"])
def test_damaged_surface_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    made = write_small_atlas(tmp_path)
    if content is None:
        (made / name).unlink()
    else:
        (made / name).write_bytes(content)
    with pytest.raises(UserError, match=name.rpartition("/")[2]):
        read_surface(made, Figure.FEMALE, read_topology(made))


def test_surface_of_another_body_is_refused(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    np.savez_compressed(made / "female" / "surface.npz", anatomical=np.zeros((4, 3), np.float32))
    with pytest.raises(UserError, match="does not fit"):
        read_surface(made, Figure.FEMALE, read_topology(made))


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_click_comes_back_within_half_a_millimetre(
    real: tuple[BodySurface, dict[str, Camera]], data: st.DataObject
) -> None:
    body, cameras = real
    name = data.draw(st.sampled_from(sorted(cameras)))
    x, y = data.draw(st.floats(0, 1)), data.draw(st.floats(0, 1))
    hit = body.hit(name, x, y, cameras)
    if hit is None:
        return
    seen = cameras[name]
    across, down = seen.fractions(body.position(hit.surface, seen.pose))
    away = math.hypot((across - x) * seen.width, (down - y) * seen.height) / seen.scale
    assert away * BODY_MM < 0.5
    assert name in hit.plates


def test_body_has_skin_in_the_middle_of_front_and_back(real: tuple[BodySurface, dict[str, Camera]]) -> None:
    body, cameras = real
    for name in ("front", "back", "head-front", "head-back"):
        assert body.pick(cameras[name], 0.5, 0.3) is not None, name


def test_chest_is_not_seen_from_behind(real: tuple[BodySurface, dict[str, Camera]]) -> None:
    hit = real[0].hit("front", 0.5, 0.3, real[1])
    assert hit is not None
    assert "front" in hit.plates
    assert "back" not in hit.plates
    assert real[0].part(hit.surface) == "torso"
