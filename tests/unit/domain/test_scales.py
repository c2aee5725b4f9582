"""Bounds, direction and steps of the three scales."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.domain.entry_faults import EntryError, EntryFault
from ashichart.domain.scales import RULES, Scale, check_value, rule, step_of, text_of


@pytest.mark.parametrize("scale", list(Scale))
def test_every_scale_has_a_rule_with_a_floor_and_its_source(scale: Scale) -> None:
    assert rule(scale) is RULES[scale]
    if scale is Scale.CHARGE:
        assert not rule(scale).is_judged, "no error is published"
        return
    assert rule(scale).is_judged
    assert 0 < rule(scale).floor < rule(scale).much
    assert rule(scale).source


def test_only_pressure_runs_the_other_way() -> None:
    assert [scale for scale in Scale if rule(scale).lower_is_more_tender] == [Scale.PPT]


@pytest.mark.parametrize(
    ("scale", "value"), [(Scale.NRS, 0), (Scale.NRS, 10), (Scale.GRADE, 4), (Scale.PPT, 2.35), (Scale.PPT, 30)]
)
def test_values_within_bounds_are_given_back(scale: Scale, value: float) -> None:
    assert check_value(scale, value) == value


@pytest.mark.parametrize(
    ("scale", "value", "fault"),
    [
        (Scale.NRS, 11, EntryFault.BEYOND_SCALE),
        (Scale.NRS, -1, EntryFault.BEYOND_SCALE),
        (Scale.NRS, 6.5, EntryFault.NOT_WHOLE),
        (Scale.GRADE, 5, EntryFault.BEYOND_SCALE),
        (Scale.PPT, 31, EntryFault.BEYOND_SCALE),
        (Scale.NRS, math.nan, EntryFault.BEYOND_SCALE),
        (Scale.NRS, math.inf, EntryFault.BEYOND_SCALE),
    ],
)
def test_other_values_are_refused_with_the_bounds(scale: Scale, value: float, fault: EntryFault) -> None:
    with pytest.raises(EntryError) as refused:
        check_value(scale, value)
    assert refused.value.fault is fault
    assert refused.value.figures["scale"] == scale.value


@given(st.integers(0, 10))
def test_the_step_of_a_number_is_the_number(value: int) -> None:
    assert step_of(Scale.NRS, value) == value


def test_grades_take_five_steps() -> None:
    assert [step_of(Scale.GRADE, grade) for grade in range(5)] == [0, 3, 5, 7, 9]


@given(st.floats(0, 30), st.floats(0, 30))
def test_less_pressure_never_has_the_lower_step(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert step_of(Scale.PPT, low) >= step_of(Scale.PPT, high)
    assert 2 <= step_of(Scale.PPT, one) <= 9


def test_a_range_without_width_takes_the_middle_step() -> None:
    assert step_of(Scale.PPT, 3, ppt_low=4, ppt_high=4) == 5


def test_values_are_written_as_their_scale_is_read() -> None:
    assert text_of(Scale.NRS, 7.0) == "7"
    assert text_of(Scale.GRADE, 3) == "III"
    assert text_of(Scale.PPT, 2.345) == "2.3"
