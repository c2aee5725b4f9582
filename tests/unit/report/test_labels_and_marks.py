"""Numbers stand in white space and leaders never cross; the area of a dot follows its number."""

from itertools import combinations
from math import hypot

import pytest
from tests.made_up.sheets import arts, fonts, points

from ashichart.domain.atlas.body import Figure
from ashichart.domain.notation import diameter_mm, is_open
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.choices import Tone
from ashichart.report.bodies.bodies import Dot, Pair, body_height, place_numbers
from ashichart.report.bodies.labels import Box, Ground, Label, Spot, cross, place_labels
from ashichart.report.pdf.plate_forms import plate_form, silhouette

PAIRS = [(8, 4)] * 30


def laid_out(figure: Figure, count: int) -> tuple[Pair, list[Dot], tuple[Label, ...]]:
    both = tuple(arts(figure).values())
    pair = Pair(both, 110.0, 75.0, 82.0, body_height(both, 82.0, 72.0))
    dots = [
        Dot(point.number, point.side.value, point.fate, 3.8, 2.7, places=point.places)
        for point in points(*PAIRS[:count])
    ]
    return pair, dots, place_numbers(fonts(), pair, dots, ())


@pytest.mark.parametrize("figure", list(Figure))
@pytest.mark.parametrize("count", [1, 6, 15, 30])
def test_every_number_finds_white_space(figure: Figure, count: int) -> None:
    pair, dots, labels = laid_out(figure, count)
    assert sorted(label.key for label in labels) == sorted(dot.number for dot in dots)
    skin = silhouette(pair.arts[1].svg)
    corner = pair.corner(1)
    for label in labels:
        assert not skin.touches(
            (label.box.left - corner) / pair.height,
            (label.box.top - pair.top) / pair.height,
            (label.box.right - corner) / pair.height,
            (label.box.bottom - pair.top) / pair.height,
        )
        assert pair.left <= label.box.left
        assert label.box.right <= pair.left + pair.width


@pytest.mark.parametrize("figure", list(Figure))
def test_numbers_and_leaders_stay_clear_of_each_other(figure: Figure) -> None:
    pair, dots, labels = laid_out(figure, 30)
    for first, second in combinations(labels, 2):
        assert not first.box.meets(second.box)
        assert not cross(first, second)
    for label in labels:
        assert label.length <= 18.0
        for dot in dots:
            x, y = pair.place(1, dot.places["back"])
            assert not label.box.meets(Box(x - 1, y - 1, x + 1, y + 1))


def test_a_number_stands_on_its_own_side() -> None:
    pair, dots, labels = laid_out(Figure.FEMALE, 12)
    sides = {dot.number: dot.toward for dot in dots}
    for label in labels:
        middle = (label.box.left + label.box.right) / 2
        # Seen from behind the patient's right is the picture's right.
        assert (middle > pair.centre(1)) == (sides[label.key] == "right")


def test_where_there_is_no_room_a_number_is_left_out() -> None:
    ground = Ground(Box(0, 0, 50, 50), 25, (), lambda _box: True)
    assert place_labels([Spot(1, 25, 25, 2, 3, 2, 0)], ground) == ()


def test_a_leader_leaves_from_the_edge_of_its_mark() -> None:
    ground = Ground(Box(0, 0, 50, 50), 25, (), lambda box: box.meets(Box(10, 10, 30, 40)))
    (label,) = place_labels([Spot(1, 25, 25, 2, 3, 2, 1)], ground)
    assert hypot(label.start[0] - 25, label.start[1] - 25) == pytest.approx(2)
    assert label.box.left > 30


@pytest.mark.parametrize(("value", "mm"), [(10, 4.3), (7, 3.6), (3, 2.36), (0, 1.0)])
def test_area_follows_the_number(value: float, mm: float) -> None:
    assert diameter_mm(Scale.NRS, value) == pytest.approx(mm, abs=0.01)


def test_grades_and_pressures_take_sizes_of_the_same_ladder() -> None:
    assert diameter_mm(Scale.GRADE, 4) == diameter_mm(Scale.NRS, 10)
    assert diameter_mm(Scale.GRADE, 0) == 1.0
    assert diameter_mm(Scale.PPT, 6.0, (1.0, 6.0)) == diameter_mm(Scale.NRS, 2)
    assert diameter_mm(Scale.PPT, 1.0, (1.0, 6.0)) == diameter_mm(Scale.NRS, 9)
    assert diameter_mm(Scale.PPT, 9.0, (1.0, 6.0)) == diameter_mm(Scale.NRS, 2)
    assert diameter_mm(Scale.PPT, 2.0, (2.0, 2.0)) == diameter_mm(Scale.PPT, 2.0)
    assert is_open(Scale.NRS, 0)
    assert not is_open(Scale.PPT, 0)


@pytest.mark.parametrize("figure", list(Figure))
def test_bodies_beside_each_other_do_not_touch(figure: Figure) -> None:
    both = tuple(arts(figure).values())
    height = body_height(both, 82.0, 72.0)
    pair = Pair(both, 0.0, 0.0, 82.0, height)
    right_of_first = pair.corner(0) + silhouette(both[0].svg).reach[1] * height
    left_of_second = pair.corner(1) + silhouette(both[1].svg).reach[0] * height
    assert left_of_second - right_of_first > 0
    assert height <= 72.0


def test_a_plate_is_made_once_for_each_tone() -> None:
    svg = arts(Figure.FEMALE)["front"].svg
    form = plate_form(svg, Tone.COLOUR, 72.0)
    assert form is plate_form(svg, Tone.COLOUR, 72.0)
    assert form.name != plate_form(svg, Tone.GREY, 72.0).name


@pytest.mark.parametrize(
    "svg", [b"<svg><path class='x'/></svg>", b'<svg viewBox="0 0 9 9"><path d="M0 0L5 5z" fill="#FFFFFF"/></svg>']
)  # fmt: skip
def test_a_drawing_that_is_not_as_agreed_is_refused(svg: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        plate_form(svg, Tone.COLOUR, 72.0)


def test_strokes_keep_a_least_width_and_holes_are_kept() -> None:
    svg = (
        b'<svg viewBox="0 0 100 100">\n<path class="body" d="M10 10c20 0 40 0 60 0c0 20 0 40 0 60z" fill="#F1EAE2"/>\n'
        b'<path class="crease" d="M10 10c1 1 2 2 3 3" fill="none" stroke="#75685D" stroke-width="0.1"/>\n</svg>'
    )
    import zlib

    operators = zlib.decompress(plate_form(svg, Tone.COLOUR, 25.4).deflated).decode()
    assert "0.49 w" in operators
    skin = silhouette(svg)
    assert skin.touches(0.5, 0.2, 0.52, 0.22)
    assert not skin.touches(0.9, 0.9, 0.95, 0.95)


def test_curves_may_go_on_without_their_letter_and_what_has_no_ink_is_left_out() -> None:
    svg = (
        b'<svg viewBox="0 0 100 100">\n<path class="body" d="M10 10c20 0 40 0 60 0 0 20 0 40 0 60z" fill="#F1EAE2"/>\n'
        b'<path class="crease" d="M10 10c1 1 2 2 3 3" fill="none"/>\n</svg>'
    )
    import zlib

    operators = zlib.decompress(plate_form(svg, Tone.COLOUR, 25.4).deflated).decode()
    assert operators.count(" c\n") + operators.count(" c") >= 2
    assert operators.count(" m") == 1


def test_marks_that_hide_one_another_still_get_their_numbers() -> None:
    both = tuple(arts(Figure.FEMALE).values())
    pair = Pair(both, 110.0, 75.0, 82.0, body_height(both, 82.0, 72.0))
    dots = [
        Dot(number, side, None, None, 2.8, places={"back": (0.5 + 0.012 * number * sign, 0.17 + 0.004 * number)})
        for number in range(1, 7)
        for sign, side in ((1, "right"), (-1, "left"))
    ]
    keyed = [Dot(index, dot.toward, None, None, dot.now_mm, places=dot.places) for index, dot in enumerate(dots, 1)]
    labels = place_numbers(fonts(), pair, keyed, ())
    assert len(labels) == len(keyed)
    assert not any(cross(first, second) for first, second in combinations(labels, 2))
