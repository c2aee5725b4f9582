"""A mark's shape is its kind, its size and number are its value, and not assessed never looks like a zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_up.charts import site

from ashichart.domain.atlas.body import PointKind, Side, SurfacePoint
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.notation import (
    NUMBER_DARK,
    NUMBER_LIGHT,
    RAMP_DARK,
    RAMP_LIGHT,
    MarkState,
    Shape,
    diameter_mm,
    glyph_of,
    radius_mm,
    radius_px,
    shape_of,
    signed,
)
from ashichart.domain.scales import Scale

A = site("GB21")


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        (PointKind.ACUPUNCTURE, Shape.CIRCLE),
        (PointKind.TRIGGER, Shape.SQUARE),
        (PointKind.AURICULAR, Shape.HEXAGON),
    ],
)
def test_the_shape_is_the_kind(kind: PointKind, shape: Shape) -> None:
    assert shape_of(Site("s", "p", Side.LEFT, "X", kind, "X1")) is shape


def test_a_pin_is_a_diamond() -> None:
    pin = Pin(SurfacePoint(1, 0, 0), "2 cm lateral of BL18")
    assert shape_of(Site("s", "p", Side.LEFT, "BL18 + 2 cm", pin=pin)) is Shape.DIAMOND


def test_ramps_have_a_colour_and_a_number_colour_for_each_step() -> None:
    for ramp in (RAMP_LIGHT, RAMP_DARK, NUMBER_LIGHT, NUMBER_DARK):
        assert len(ramp) == 11


@given(st.integers(0, 9))
def test_marks_grow_with_the_value(step: int) -> None:
    assert radius_px(step) < radius_px(step + 1)
    assert radius_mm(step) < radius_mm(step + 1)
    assert diameter_mm(Scale.NRS, step) < diameter_mm(Scale.NRS, step + 1)


def test_the_patients_dot_has_its_sizes_at_the_ends() -> None:
    assert diameter_mm(Scale.NRS, 0) == 1.0
    assert diameter_mm(Scale.NRS, 10) == pytest.approx(4.3)


def test_not_assessed_has_no_step_and_no_number() -> None:
    glyph = glyph_of(A, Scale.NRS, None, None)
    assert (glyph.state, glyph.step, glyph.text) == (MarkState.NOT_ASSESSED, None, "")
    zero = glyph_of(A, Scale.NRS, 0, None)
    assert (zero.state, zero.step, zero.text) == (MarkState.BEFORE, 0, "0")


@pytest.mark.parametrize(
    ("before", "after", "in_after", "typed", "state", "text"),
    [
        (7, None, False, False, MarkState.BEFORE, "7"),
        (7, None, True, False, MarkState.WAITING, "7"),
        (7, None, False, True, MarkState.TYPED, "7"),
        (None, 3, False, False, MarkState.AFTER, "3"),
        (None, 3, False, True, MarkState.TYPED, "3"),
        (7, 3, True, False, MarkState.PAIR, "3"),
        (7, 7, True, False, MarkState.PAIR, "7"),
    ],
)
def test_states_follow_what_was_read(
    before: float | None, after: float | None, in_after: bool, typed: bool, state: MarkState, text: str
) -> None:
    glyph = glyph_of(A, Scale.NRS, before, after, in_after=in_after, typed=typed)
    assert (glyph.state, glyph.text) == (state, text)


def test_a_pair_keeps_both_sizes_and_an_equal_pair_has_no_ring() -> None:
    pair = glyph_of(A, Scale.NRS, 7, 3)
    assert (pair.r, pair.inner_r, pair.inner_step) == (13, 9, 3)
    assert glyph_of(A, Scale.NRS, 4, 4).inner_r is None


@pytest.mark.parametrize(
    ("amount", "digits", "text"), [(-2, 0, "−2"), (1, 0, "+1"), (0, 0, "0"), (-0.04, 1, "0.0"), (0.62, 1, "+0.6")]
)
def test_changes_carry_their_sign_with_the_true_minus(amount: float, digits: int, text: str) -> None:
    assert signed(amount, digits) == text
