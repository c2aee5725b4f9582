"""Days as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.ui.dialogs.days import birth_date_problem, long_day, read_day, short_day

BIRTH = date(1984, 3, 12)


@pytest.mark.parametrize(
    "text", ["1984-03-12", "19840312", "12.3.1984", "12/3/1984", "12 Mar 1984", "Mar 12, 1984", "1984 march 12"]
)
def test_a_day_written_in_any_usual_way_is_read(text: str) -> None:
    assert read_day(text) == BIRTH


def test_month_first_is_a_matter_of_place_until_a_number_settles_it() -> None:
    assert read_day("3/12/1984", month_first=True) == BIRTH
    assert read_day("3/12/1984") == date(1984, 12, 3)
    assert read_day("3/25/1984") == date(1984, 3, 25)


@pytest.mark.parametrize("text", ["", "1984", "yesterday", "1984-13-40", "31.2.1984", "12.3.84", "١٩٨٤-٠٣-١٢", "a-b-c"])
def test_what_is_no_day_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="1984-03-12"):
        read_day(text)


@given(st.dates())
def test_every_day_is_read_back_from_its_iso_form(day: date) -> None:
    assert read_day(day.isoformat()) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_sentence(text: str) -> None:
    try:
        outcome = read_day(text).isoformat() + "."
    except ValueError as error:
        outcome = str(error)
    assert outcome.endswith(".")


def test_births_lie_neither_ahead_nor_too_far_back() -> None:
    today = date(2026, 10, 7)
    assert "future" in birth_date_problem(date(2026, 10, 8), today)
    assert "130 years" in birth_date_problem(date(1850, 1, 1), today)
    assert birth_date_problem(today, today) == ""


def test_days_are_said_shortly_and_at_length() -> None:
    today = date(2026, 10, 7)
    assert short_day(today, today) == "today"
    assert short_day(date(2026, 9, 30), today) == "30 Sep"
    assert short_day(date(2025, 9, 30), today) == "30 Sep 2025"
    assert long_day(today) == "Wednesday 7 October"
