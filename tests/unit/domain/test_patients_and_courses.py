"""Patients, alerts, courses and measures check themselves, and say what is wrong in a sentence."""

from datetime import date

import pytest

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import MEASURE_RULES, Measure, MeasureKind
from ashichart.domain.charting.patients import Patient, age_on

DAY = date(2026, 9, 2)


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_patient_has_a_name_or_a_code(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Patient("p", name, Figure.FEMALE)


def test_the_longest_name_is_accepted() -> None:
    assert len(Patient("p", "x" * 200, Figure.MALE).name) == 200


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1993, 9, 2), DAY, 33),
        (date(1993, 9, 3), DAY, 32),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
    ],
)
def test_age_counts_full_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


def test_a_course_needs_an_indication() -> None:
    with pytest.raises(ValueError, match="indication"):
        Course("c", "p", "  ", DAY)


@pytest.mark.parametrize("planned", [0, 1000])
def test_a_course_is_planned_within_bounds(planned: int) -> None:
    with pytest.raises(ValueError, match="planned sessions"):
        Course("c", "p", "Neck", DAY, planned_sessions=planned)


def test_a_course_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Course("c", "p", "Neck", DAY, ended_on=date(2026, 9, 1))
    assert Course("c", "p", "Neck", DAY, planned_sessions=1, ended_on=DAY).ended_on == DAY


@pytest.mark.parametrize("kind", list(MeasureKind))
def test_measures_lie_within_their_totals(kind: MeasureKind) -> None:
    high = MEASURE_RULES[kind].high
    assert Measure("m", "c", kind, high, DAY).value == high
    for value in (-1, high + 1):
        with pytest.raises(ValueError, match=f"measure out of bounds.*{high}"):
            Measure("m", "c", kind, value, DAY)
