"""Saying days as people read them. Reading them is in `domain.typed_days`; no widgets here."""

from datetime import date

from ashichart.domain.typed.days import LONG_MONTHS, MONTHS

__all__ = ["LONG_MONTHS", "MONTHS", "WEEKDAYS", "birth_date_problem", "long_day", "short_day"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

OLDEST = 130


def birth_date_problem(day: date, today: date) -> str:
    """Return why a day cannot be a birth date, "" if it can."""
    if day > today:
        return "This day lies in the future. Write the day of birth."
    if day.year < today.year - OLDEST:
        return f"This day lies more than {OLDEST} years back. Check the year."
    return ""


def short_day(day: date, today: date) -> str:
    """Return "today", "30 Sep", or "30 Sep 2025" in another year."""
    if day == today:
        return "today"
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def long_day(day: date) -> str:
    """Return "Tuesday 7 October"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {LONG_MONTHS[day.month - 1]}"
