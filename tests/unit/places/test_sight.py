"""Where a place is seen on a plate, on a barrel."""

from typing import Any

import pytest
from bodymaps.generator.places.sight import Sight
from bodymaps.generator.skin.surface import Place, Surface
from tests.unit.places.barrel import barrel


@pytest.fixture(scope="module")
def body() -> Surface:
    return barrel()


def plate(**changes: object) -> dict[str, Any]:
    return {
        "pose": "anatomical",
        "width": 400,
        "height": 1000,
        "right": [1, 0, 0],
        "up": [0, 1, 0],
        "toward": [0, 0, 1],
        "x0": -0.2,
        "y0": 1.0,
        "scale": 1000,
        "faces": None,
        "clip": None,
    } | changes


def place(body: Surface, look: tuple[float, float, float]) -> Place:
    found = body.cast((0, 0.75, 0), look)
    assert found is not None
    return found


def test_a_place_in_front_is_seen_where_it_is(body: Surface) -> None:
    seen = Sight(body, plate()).see(place(body, (0, 0, -1)))
    assert seen is not None
    assert (seen.x, seen.y) == pytest.approx((0.5, 0.25), abs=0.001)
    assert seen.facing == pytest.approx(1, abs=0.01)


def test_a_place_behind_is_not_seen_through_the_body(body: Surface) -> None:
    assert Sight(body, plate()).see(place(body, (0, 0, 1))) is None


def test_a_place_on_the_rim_is_left_to_the_neighbour(body: Surface) -> None:
    assert Sight(body, plate()).see(place(body, (-1, 0, 0))) is None


def test_what_is_not_drawn_or_clipped_or_outside_is_not_seen(body: Surface) -> None:
    front = place(body, (0, 0, -1))
    assert Sight(body, plate(faces=[[0, front.face]])).see(front) is None
    assert Sight(body, plate(clip={"normal": [0, 1, 0], "offset": 0.7})).see(front) is None
    assert Sight(body, plate(y0=0.7)).see(front) is None


def test_skin_that_is_clipped_hides_nothing(body: Surface) -> None:
    behind = place(body, (0, 0, 1))
    # Without the front half the inside of the back half is in sight, but it faces away: no place of this plate.
    assert Sight(body, plate(clip={"normal": [0, 0, 1], "offset": 0.0})).see(behind) is None
    back = plate(right=[-1, 0, 0], toward=[0, 0, -1], clip={"normal": [0, 0, 1], "offset": 0.0})
    seen = Sight(body, back).see(behind)
    assert seen is not None
    assert seen.x == pytest.approx(0.5, abs=0.001)
