"""Days as people type them. One rule for every field and the command line; where it cannot decide, it asks.

- A year first, or the month as a word, is never doubtful: 1984-03-12, 19840312, 12 Mar 1984, March 12, 1984.
- Between dots the day stands first, as everywhere where days are written with dots: 3.12.1984 is the third of December.
- Between strokes or hyphens two numbers may be day and month either way: if one is above 12 it is the day, if both are
  the same there is nothing to ask, else both days are returned and a person says which. The language of the computer
  decides nothing: it would make 3/12 and 25/12 mean different things in one clinic.
- A year of two digits is not read. A day without a year is the nearest such day on the side that the field is about.
"""

import re
from datetime import date, timedelta
from enum import Enum

from ashichart.wording.dates import LONG_MONTHS, full_day

HOW_TO_WRITE = "Write year, month and day, such as 1984-03-12, or 12 Mar 1984."
_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}


class Side(Enum):
    """On which side of today a day without a year lies; `NONE` asks for the year."""

    PAST = -1
    FUTURE = 1
    NONE = 0


def days_meant(text: str, today: date, side: Side = Side.NONE) -> tuple[date, ...]:
    """Return the days that a text may mean: one, or two where day and month cannot be told apart.

    Args:
        text: See above; also "today", "yesterday", "tomorrow".
        today: The day it is in the clinic.
        side: Of a day without a year.

    Raises:
        ValueError: With a sentence, if no day can be read or it does not exist.
    """
    plain = text.strip().lower()
    if plain in _WORDS:
        return (today + timedelta(days=_WORDS[plain]),)
    parts = [part for part in re.split(r"[\s,./\-–]+", plain) if part]
    if len(parts) == 1 and re.fullmatch(r"[0-9]{8}", parts[0]):
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    if not 2 <= len(parts) <= 3:
        raise ValueError(HOW_TO_WRITE)
    named = [at for at, part in enumerate(parts) if _month_named(part)]
    if named:
        pairs, year = _with_month_named(parts, named)
    else:
        pairs, year = _in_numbers(parts, dots="." in plain and "/" not in plain and "-" not in plain)
    if year is None and side is Side.NONE:
        raise ValueError(f"The year is missing. {HOW_TO_WRITE}")
    days = [_day(year, month, day, today, side) for month, day in pairs]
    found = tuple(dict.fromkeys(day for day in days if day is not None))
    if not found:
        raise ValueError(f"There is no such day. {HOW_TO_WRITE}")
    return found


def spoken_day(day: date) -> str:
    """Return a day in words that cannot be misread: "3 December 1984"."""
    return full_day(day)


def _with_month_named(parts: list[str], named: list[int]) -> tuple[list[tuple[int, int]], int | None]:
    if len(named) > 1:
        raise ValueError(HOW_TO_WRITE)
    month = _month_named(parts[named[0]])
    numbers = [part for at, part in enumerate(parts) if at != named[0]]
    years = [part for part in numbers if len(part) == 4]
    days = [part for part in numbers if len(part) < 3]
    if len(days) != 1 or len(years) != len(numbers) - 1:
        raise ValueError(HOW_TO_WRITE)
    return [(month, _number(days[0]))], _number(years[0]) if years else None


def _in_numbers(parts: list[str], *, dots: bool) -> tuple[list[tuple[int, int]], int | None]:
    numbers = [_number(part) for part in parts]
    if len(parts) == 3 and len(parts[0]) == 4:
        return [(numbers[1], numbers[2])], numbers[0]
    if len(parts) == 3 and len(parts[2]) != 4:
        raise ValueError(HOW_TO_WRITE)
    year = numbers[2] if len(parts) == 3 else None
    first, second = numbers[:2]
    if dots:
        return [(second, first)], year
    return [(second, first), (first, second)], year


def _day(year: int | None, month: int, day: int, today: date, side: Side) -> date | None:
    if year is not None:
        return _real(year, month, day)
    for more in range(9):  # the 29th of February is up to eight years away
        found = _real(today.year + side.value * more, month, day)
        if found is not None and (found <= today if side is Side.PAST else found >= today):
            return found
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_named(word: str) -> int:
    if len(word) < 3 or not word.isalpha():
        return 0
    return next((at for at, name in enumerate(LONG_MONTHS, 1) if name.lower().startswith(word)), 0)


def _number(word: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", word):
        raise ValueError(HOW_TO_WRITE)
    return int(word)
