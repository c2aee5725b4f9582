"""Reading a day as people write it, and saying days as people read them. No widgets here."""

import re
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

HOW_TO_WRITE = "Write year, month and day, such as 1984-03-12, or 12 Mar 1984."
OLDEST = 130


def read_day(text: str, *, month_first: bool = False) -> date:
    """Return the day that `text` names.

    Args:
        text: "1984-03-12", "19840312", "12.3.1984", "12/3/1984", "12 Mar 1984" or "Mar 12, 1984".
        month_first: Whether 3/12/1984 is the twelfth of March here; a number above 12 settles it anyway.

    Raises:
        ValueError: With a sentence, if no day can be read or it does not exist.
    """
    words = [word for word in re.split(r"[\s,./\-–]+", text.strip().lower()) if word]
    if len(words) == 1 and re.fullmatch(r"\d{8}", words[0]):
        words = [words[0][:4], words[0][4:6], words[0][6:]]
    if len(words) != 3:
        raise ValueError(HOW_TO_WRITE)
    named = [at for at, word in enumerate(words) if _month_named(word)]
    if len(named) == 1:
        month = _month_named(words.pop(named[0]))
        numbers = [_number(word) for word in words]
        year, day = numbers if len(words[0]) == 4 else reversed(numbers)
    else:
        numbers = [_number(word) for word in words]
        if len(words[0]) == 4:
            year, month, day = numbers
        elif len(words[2]) == 4:
            first, second, year = numbers
            swap = (month_first or second > 12) and first <= 12
            month, day = (first, second) if swap else (second, first)
        else:
            raise ValueError(HOW_TO_WRITE)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"There is no such day. {HOW_TO_WRITE}") from error


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


def _month_named(word: str) -> int:
    if len(word) < 3 or not word.isalpha():
        return 0
    return next((at for at, name in enumerate(LONG_MONTHS, 1) if name.lower().startswith(word)), 0)


def _number(word: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", word):
        raise ValueError(HOW_TO_WRITE)
    return int(word)
