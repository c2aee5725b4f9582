"""The next appointment as people type it: a day with or without a time, or free words. No clock is read here.

What has a day in it is read by the rules of `typed_days` and `typed_times` and said in words; what only looks like a
day is refused. Words without a day, such as "we telephone", stay as they are.
"""

import re
from dataclasses import dataclass
from datetime import date

from ashichart.wording.dates import LONG_MONTHS, WEEKDAYS
from ashichart.wording.typed.days import Side, days_meant, spoken_day
from ashichart.wording.typed.times import read_clock

_AT = re.compile(r"(.+?)\s*(?:,|\bat\b)\s*(\d{1,2}.*)", re.IGNORECASE)
_LAST = re.compile(r"(.+?)\s+(\d{1,2}(?::\d{2}|h(?:\d{2})?|\s*[ap]\.?m\.?))", re.IGNORECASE)
_LIKE_A_DAY = re.compile(r"\d{1,4}\s*[./\-–]\s*\d{1,2}|\b(?:today|tomorrow|yesterday)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Appointment:
    """What was typed, read.

    Args:
        words: As it is printed, "" for nothing.
        is_read: Whether it was read as a day.
        problem: Why it cannot be printed, "" if it can.
    """

    words: str
    is_read: bool = False
    problem: str = ""


def read_appointment(text: str, today: date) -> Appointment:
    """Return an appointment as it is printed: "Tuesday 30 June 2026 at 14:00", or free words as they were typed.

    Args:
        text: "30 June 14:00", "Tue 30.6. at 2 pm", "2026-06-30", "we telephone".
        today: The day it is in the clinic; a day without a year is the next such day.
    """
    plain = " ".join(text.split())
    weekday, rest = _without_weekday(plain)
    for day_text, clock_text in _parts(rest):
        try:
            days = days_meant(day_text.strip(" ,."), today, Side.FUTURE)
        except ValueError:
            continue
        return _read(days, clock_text, weekday, today)
    if _LIKE_A_DAY.search(rest) or _names_month(rest):
        return Appointment("", problem="There is no such day. Write it as in 30 June at 14:00; it is not printed so.")
    return Appointment(plain)


def _read(days: tuple[date, ...], clock_text: str, weekday: int | None, today: date) -> Appointment:
    fitting = [day for day in days if weekday is None or day.weekday() == weekday]
    if not fitting:
        found = f"{spoken_day(days[0])} is a {WEEKDAYS[days[0].weekday()]}"
        return Appointment("", problem=f"{found}. Correct the day; it is not printed so.")
    if len(fitting) > 1:
        both = " or ".join(spoken_day(day) for day in fitting)
        return Appointment("", problem=f"{both}? Write the month as a word; it is not printed so.")
    day = fitting[0]
    if day < today:
        return Appointment("", problem=f"{spoken_day(day)} is over. Correct the day; it is not printed so.")
    words = f"{WEEKDAYS[day.weekday()]} {spoken_day(day)}"
    if not clock_text:
        return Appointment(words, is_read=True)
    try:
        times = read_clock(f"{clock_text}:00" if re.fullmatch(r"\d{1,2}", clock_text) else clock_text).times
    except ValueError:
        return Appointment("", problem=f"“{clock_text}” is no time of the day. Write it as in 14:00 or 2 pm.")
    # Nobody is asked to come at night: of two times it is the one between seven and seven.
    at = next((one for one in times if 7 <= one.hour < 19), times[0])
    return Appointment(f"{words} at {at:%H:%M}", is_read=True)


def _parts(text: str) -> list[tuple[str, str]]:
    """Return the ways to part a text into day and time."""
    parts = [(text, "")]
    for pattern in (_AT, _LAST):
        found = pattern.fullmatch(text)
        if found is not None:
            parts.append((found[1], found[2].strip()))
    return parts


def _without_weekday(text: str) -> tuple[int | None, str]:
    first, _, rest = text.partition(" ")
    word = first.strip(",.").lower()
    if len(word) >= 3 and rest:
        for number, name in enumerate(WEEKDAYS):
            if name.lower().startswith(word):
                return number, rest.strip(" ,")
    return None, text


def _names_month(text: str) -> bool:
    """Whether a number stands beside the name of a month."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    return bool(re.search(r"\d", text)) and any(
        name.lower().startswith(word.lower()) for word in words for name in LONG_MONTHS
    )
