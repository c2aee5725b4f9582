"""Marks and beads as values."""

import pytest

from ashichart.domain.atlas.body import Side
from ashichart.domain.notation import Glyph, MarkState, Shape
from ashichart.ui.body.marks import (
    AtlasMark,
    Bead,
    BodyMark,
    NeedleMark,
    beads_of,
    mark_scale,
    outer_r,
    reach_px,
)  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((7,), "7"), ((1, 2), "1, 2"), ((2, 3, 4, 5, 6), "2–6"), ((1, 3), "1, 3"), ((1, 2, 3, 7), "1–3, 7")],
)
def test_bead_says_its_numbers_shortly(numbers: tuple[int, ...], text: str) -> None:
    assert Bead(numbers, is_out=False).text == text


def test_needles_gather_into_those_in_and_those_out() -> None:
    needles = (NeedleMark(4), NeedleMark(2, is_out=True), NeedleMark(3), NeedleMark(1, is_out=True))
    assert beads_of(needles) == (Bead((3, 4), is_out=False), Bead((1, 2), is_out=True))
    assert beads_of(()) == ()


@pytest.mark.parametrize(("body_px", "scale"), [(500, 0.84), (672, 0.84), (760, 0.95), (800, 1.0), (2000, 1.2)])
def test_marks_keep_their_size_between_small_and_large_screens(body_px: float, scale: float) -> None:
    assert mark_scale(body_px) == pytest.approx(scale)


def test_reach_of_a_mark_is_that_of_its_larger_shape() -> None:
    glyph = Glyph(Shape.SQUARE, MarkState.PAIR, 8, 2, 12, 6, "6")
    assert outer_r(glyph) == 12
    assert reach_px(glyph, 0.5) == pytest.approx(0.9 * 12 * 0.5)


def test_titles_in_full_fall_back_on_the_short_ones() -> None:
    glyph = Glyph(Shape.CIRCLE, MarkState.BEFORE, 8, 2)
    assert BodyMark("s", "GB21", "R", glyph, {}).full_title == "GB21 R"
    assert BodyMark("s", "CV17", "", glyph, {}).full_title == "CV17"
    assert BodyMark("s", "GB21", "R", glyph, {}, spoken="GB21 right, before 7").full_title == "GB21 right, before 7"
    assert AtlasMark("LI4", Side.LEFT, "LI4", Shape.CIRCLE, {}).full_title == "LI4 L"
    assert AtlasMark("CV4", Side.MIDLINE, "CV4", Shape.CIRCLE, {}, "CV4 · Guanyuan").full_title == "CV4 · Guanyuan"
