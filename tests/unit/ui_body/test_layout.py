"""Where plates stand and how they are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.domain.atlas.body import Plate, Side, SideLetter
from ashichart.ui.body.layout import MAX_ZOOM, Box, View, arrange, plate_point

LETTERS = (SideLetter(Side.RIGHT, 0.2, 0.6), SideLetter(Side.LEFT, 0.8, 0.6))
FRONT = Plate("front", "Front", "body", 1500, 2400, LETTERS, 2320)
BACK = Plate("back", "Back", "body", 1500, 2400, LETTERS[::-1], 2320)
HEADS = tuple(Plate(f"head-{i}", "Head", "head", 1000, 1500, LETTERS[:1], 9285) for i in range(4))


@pytest.mark.parametrize("size", [(1088, 896), (800, 560), (320, 240), (2400, 700)])
@pytest.mark.parametrize("plates", [(FRONT,), (FRONT, BACK), HEADS])
def test_plates_at_any_size_stay_inside_and_apart(size: tuple[int, int], plates: tuple[Plate, ...]) -> None:
    slots = arrange(plates, *size)
    assert [slot.plate for slot in slots] == list(plates)
    whole = Box(0, 0, *size).grown(1)
    for i, slot in enumerate(slots):
        assert whole.holds(slot.box.x0, slot.box.y0)
        assert whole.holds(slot.box.x1, slot.box.y1)
        assert slot.box.width / slot.box.height == pytest.approx(slot.plate.aspect, rel=0.03)
        assert not any(slot.box.overlaps(other.box) for other in slots[i + 1 :])
        assert not any(slot.room.grown(-1).overlaps(other.room.grown(-1)) for other in slots[i + 1 :])


def test_front_and_back_stand_at_one_scale() -> None:
    front, back = arrange((FRONT, BACK), 1088, 896)
    assert front.body_px == pytest.approx(back.body_px)
    assert front.box.y0 == back.box.y0
    assert front.body_px > 750


def test_no_plates_take_no_room() -> None:
    assert arrange((), 800, 600) == ()


def test_midline_of_a_plate_that_shows_one_side_is_its_middle() -> None:
    assert arrange(HEADS[:1], 800, 600)[0].midline == 0.5
    assert arrange((FRONT,), 800, 600)[0].midline == pytest.approx(0.5)


@given(
    factor=st.floats(0.1, 30), x=st.floats(0, 1000), y=st.floats(0, 800),
    dx=st.floats(-3000, 3000), dy=st.floats(-3000, 3000),
)  # fmt: skip
def test_any_view_keeps_its_bounds_and_goes_there_and_back(
    factor: float, x: float, y: float, dx: float, dy: float
) -> None:
    view = View().zoomed(4, 300, 300, 1000, 800).panned(dx, dy, 1000, 800).zoomed(factor, x, y, 1000, 800)
    assert 1 <= view.zoom <= MAX_ZOOM
    assert view.to_fit(*view.to_screen(x, y)) == pytest.approx((x, y), abs=1e-6)
    # Something of the picture is always in sight.
    seen = view.box(Box(0, 0, 1000, 800))
    assert seen.overlaps(Box(0, 0, 1000, 800))


def test_zoom_keeps_the_place_under_the_pointer() -> None:
    view = View().zoomed(3, 500, 400, 1000, 800)
    before = view.to_fit(420, 300)
    assert view.zoomed(1.2, 420, 300, 1000, 800).to_fit(420, 300) == pytest.approx(before)


def test_at_fit_nothing_can_be_panned() -> None:
    assert View().panned(200, -100, 1000, 800) == View()


def test_resized_view_keeps_its_middle() -> None:
    view = View().zoomed(4, 600, 300, 1000, 800)
    fit_x, fit_y = view.to_fit(500, 400)
    wider = view.resized((1000, 800), (1200, 900))
    assert wider.to_fit(600, 450) == pytest.approx((fit_x * 1.2, fit_y * 9 / 8))
    assert View().resized((1000, 800), (500, 500)) == View()


def test_place_on_a_plate_goes_to_the_screen_and_back() -> None:
    slots = arrange((FRONT, BACK), 1088, 896)
    place = plate_point(slots, *slots[1].at(0.25, 0.75))
    assert place is not None
    assert (place.plate, place.x, place.y) == ("back", pytest.approx(0.25), pytest.approx(0.75))
    assert plate_point(slots, -5, 10) is None
