"""Days as people read them."""

from datetime import date

from ashichart.ui.dialogs.birth_dates import birth_date_problem
from ashichart.wording.dates import near_day, weekday_day


def test_births_lie_neither_ahead_nor_too_far_back() -> None:
    today = date(2026, 10, 7)
    assert "future" in birth_date_problem(date(2026, 10, 8), today)
    assert "130 years" in birth_date_problem(date(1850, 1, 1), today)
    assert birth_date_problem(today, today) == ""


def test_days_are_said_shortly_and_at_length() -> None:
    today = date(2026, 10, 7)
    assert near_day(today, today) == "today"
    assert near_day(date(2026, 9, 30), today) == "30 Sep"
    assert near_day(date(2025, 9, 30), today) == "30 Sep 2025"
    assert weekday_day(today) == "Wednesday 7 October"
