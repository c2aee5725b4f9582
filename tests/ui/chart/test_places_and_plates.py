"""Where the strip stands and which plates are brought: what is looked at and clicked next stays in sight."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ashichart.domain.atlas.body import PointKind
from ashichart.ui.body.layout import Box
from ashichart.ui.chart.plates.bar import PLATE_SETS
from ashichart.ui.chart.plates.choice import plates_for
from ashichart.ui.chart.rating.strip_place import HIDES_MARK, HIDES_NEXT, HIDES_SELECTED, Seen, weighed_place

ROOM = (864.0, 720.0)
SIZE = (317.0, 160.0)
OFFERED = [plates for _, plates in PLATE_SETS]


def nowhere(_x: float, _y: float) -> bool:
    return False


def around(x: float, y: float, by: float = 16.0) -> Box:
    return Box(x, y, x, y).grown(by)


@settings(max_examples=200, deadline=None)
@given(
    x=st.floats(0, ROOM[0]),
    y=st.floats(0, ROOM[1]),
    following=st.tuples(st.floats(0, ROOM[0]), st.floats(0, ROOM[1])),
    centred=st.booleans(),
    outward=st.booleans(),
)
def test_strip_hides_neither_its_mark_nor_the_next(
    x: float, y: float, following: tuple[float, float], centred: bool, outward: bool
) -> None:
    seen = [Seen(around(x, y), HIDES_SELECTED), Seen(around(*following), HIDES_NEXT)]
    _, (left, top) = weighed_place(SIZE, ROOM, seen, nowhere, (x, y, outward), centred=centred)
    box = Box(left, top, left + SIZE[0], top + SIZE[1])
    assert not box.overlaps(seen[0].box)
    assert not box.overlaps(seen[1].box)
    assert box.x0 >= 0
    assert box.x1 <= ROOM[0]
    assert box.y0 >= 0
    assert box.y1 <= ROOM[1]


def test_in_after_the_strip_stands_still_while_the_sites_walk_by() -> None:
    marks = [(150.0, 300.0), (700.0, 250.0), (420.0, 600.0), (80.0, 700.0)]
    stood = {
        weighed_place(
            SIZE, ROOM, [Seen(around(*one), HIDES_SELECTED if one == at else HIDES_MARK) for one in marks], nowhere,
            (*at, False), centred=True,
        )[1]
        for at in marks
    }  # fmt: skip
    assert stood == {((ROOM[0] - SIZE[0]) / 2, 10.0)}


def test_strip_leaves_the_body_free_where_there_is_ground_beside_it() -> None:
    def body(x: float, _y: float) -> bool:
        return x < 450

    mark = Seen(around(400, 300), HIDES_SELECTED)
    _, (left, _top) = weighed_place(SIZE, ROOM, [mark], body, (400, 300, False), centred=False)
    assert left >= 440


def test_no_plate_shows_the_site_and_the_plates_stay() -> None:
    assert plates_for((), None, ("left", "right"), OFFERED) == ("left", "right")


def test_site_in_sight_brings_no_other_plates() -> None:
    assert plates_for(("front", "hand-dorsal-left"), PointKind.ACUPUNCTURE, ("hand-dorsal-left",), OFFERED) == (
        "hand-dorsal-left",
    )


def test_site_elsewhere_brings_the_most_usual_plates_that_show_it() -> None:
    ears = OFFERED[-1]
    assert plates_for(("back", "torso-back"), PointKind.TRIGGER, ears, OFFERED) == ("front", "back")
    assert "hand-palmar-left" in plates_for(("hand-palmar-left",), None, ("front", "back"), OFFERED)


def test_point_of_the_ear_brings_the_ears_though_the_head_shows_it_too() -> None:
    seen_on = ("left", "head-left", "ear-front-left")
    assert plates_for(seen_on, PointKind.AURICULAR, ("left", "right"), OFFERED) == OFFERED[-1]
    assert plates_for(("head-left",), PointKind.AURICULAR, ("front", "back"), OFFERED) == OFFERED[2]
