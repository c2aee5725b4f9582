"""Vital signs as people read them: with their units, and why numbers cannot be vital signs."""

from datetime import UTC, datetime

import pytest

from ashichart.domain.charting.doses import VitalSigns, VitalValues
from ashichart.wording.vitals import vitals_parts, vitals_problem

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
    assert " · ".join(vitals_parts(taken)) == words
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
    assert sentence in vitals_problem(values)


def test_what_can_be_is_no_problem() -> None:
    assert vitals_problem((128, 82, 76, 97)) == ""
