"""A question about two values is always inside its room and off what it speaks of."""

from hypothesis import given
from hypothesis import strategies as st

from ashichart.ui.body.layout import Box
from ashichart.ui.chart.conflict.place import beside

ROOM = Box(0, 0, 890, 510)
CARD = (364.0, 300.0)


@given(x=st.floats(0, 838), y=st.floats(0, 458), row_y=st.floats(60, 470))
def test_card_is_in_its_room_and_off_its_mark_and_row(x: float, y: float, row_y: float) -> None:
    mark, row = Box(x, y, x + 52, y + 52), Box(594, row_y, 890, row_y + 32)
    left, top = beside(CARD, ROOM, mark, [row])
    card = Box(left, top, left + CARD[0], top + CARD[1])
    assert ROOM.x0 <= card.x0
    assert card.x1 <= ROOM.x1
    assert ROOM.y0 <= card.y0
    assert card.y1 <= ROOM.y1
    assert not card.overlaps(mark)


def test_card_stands_left_of_a_row_at_the_right_edge() -> None:
    row = Box(594, 200, 890, 238)
    left, top = beside(CARD, ROOM, row)
    assert left + CARD[0] <= row.x0
    assert top < row.y0 < top + CARD[1]


def test_card_keeps_off_the_row_of_its_mark_where_it_can() -> None:
    mark, row = Box(250, 200, 302, 252), Box(594, 210, 890, 242)
    left, _ = beside(CARD, ROOM, mark, [row])
    assert left + CARD[0] <= mark.x0 or left > mark.x1


def test_card_larger_than_its_room_stands_at_its_corner() -> None:
    assert beside((400, 400), Box(0, 0, 300, 300), Box(100, 100, 150, 150)) == (8, 8)
