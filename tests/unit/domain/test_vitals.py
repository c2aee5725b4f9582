"""Vital signs: what is recorded, what a typing error is, how they are said."""

from datetime import UTC, datetime

import pytest

from ashichart.domain.charting.doses import VITAL_BOUNDS, VitalSigns, VitalValues

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((128, 82, 76, 97), "128/82 mmHg · 76 a minute · 97 %"),
        ((128, 82, None, None), "128/82 mmHg"),
        ((None, None, 76, None), "76 a minute"),
        ((None, None, None, 97), "97 %"),
    ],
)
def test_what_was_taken_is_said_with_its_unit_and_the_rest_is_left_out(values: VitalValues, words: str) -> None:
    taken = VitalSigns("v", "s", AT, *values)
    assert taken.words == words
    assert taken.pressure == words.split(" ")[0] * ("/" in words)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((None, None, None, None), "none of them was given"),
        ((128, None, None, None), "has two numbers"),
        ((None, 82, None, None), "has two numbers"),
        ((82, 128, None, None), "82/128 is no blood pressure"),
        ((82, 82, None, None), "the first number is the greater"),
        ((1280, 82, None, None), "1280 is no systolic pressure; write 50 to 300 mmHg"),
        ((128, 2, None, None), "2 is no diastolic pressure"),
        ((None, None, 0, None), "0 is no pulse; write 20 to 300 a minute"),
        ((None, None, None, 101), "101 is no SpO₂; write 50 to 100 %"),
    ],
)
def test_a_typing_error_gets_a_sentence(values: VitalValues, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        VitalSigns("v", "s", AT, *values)


def test_times_are_aware_and_bounds_are_of_every_value() -> None:
    with pytest.raises(ValueError, match="aware"):
        VitalSigns("v", "s", datetime(2026, 3, 2), pulse=76)  # noqa: DTZ001 - that is the point
    assert list(VITAL_BOUNDS) == ["systolic", "diastolic", "pulse", "spo2"]


@pytest.mark.parametrize("name", VITAL_BOUNDS)
def test_the_bounds_themselves_are_taken_and_one_beyond_is_not(name: str) -> None:
    # The other pressure stands beside a pressure, as far from it as can be.
    beside = {"systolic": {"diastolic": 20}, "diastolic": {"systolic": 300}}.get(name, {})
    low, high = VITAL_BOUNDS[name]
    for value in (low, high):
        assert getattr(VitalSigns("v", "s", AT, **{**beside, name: value}), name) == value
    for value in (low - 1, high + 1):
        with pytest.raises(ValueError, match=rf"^{value} is no .+; write {low} to {high} "):
            VitalSigns("v", "s", AT, **{**beside, name: value})
