"""Which days can be somebody's day of birth. Reading what is typed is in `wording.typed.days`; no widgets here."""

from datetime import date

OLDEST_YEARS = 130


def birth_date_problem(day: date, today: date) -> str:
    """Return why a day cannot be a birth date, "" if it can."""
    if day > today:
        return "This day lies in the future. Write the day of birth."
    if day.year < today.year - OLDEST_YEARS:
        return f"This day lies more than {OLDEST_YEARS} years back. Check the year."
    return ""
