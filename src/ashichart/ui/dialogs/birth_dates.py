"""Which days can be somebody's day of birth. Reading what is typed is in `wording.typed.days`; no widgets here."""

from datetime import date

from ashichart.wording.screens import dialogs as say

OLDEST_YEARS = 130


def birth_date_problem(day: date, today: date) -> str:
    """Return why a day cannot be a birth date, "" if it can."""
    if day > today:
        return say.this_day_lies_in_the_future_write()
    if day.year < today.year - OLDEST_YEARS:
        return say.this_day_lies_more_than_years_back(oldest_years=OLDEST_YEARS)
    return ""
