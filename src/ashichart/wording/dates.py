"""Days, months and spans of time in words, the same on screen, paper and command line. No clock is read here."""

from datetime import date, datetime

from ashichart.wording import terms
from ashichart.wording.catalogue import Plural, Text

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_short_months = tuple(Text(name) for name in MONTHS)
_long_months = tuple(Text(name) for name in LONG_MONTHS)
_weekdays = tuple(Text(name) for name in WEEKDAYS)
_short_weekdays = tuple(Text(name[:3]) for name in WEEKDAYS)
_short = Text("{day} {month}")
_short_with_year = Text("{day} {month} {year}")
_weekday_first = Text("{weekday} {day} {month}")
_today = Text("today", about="a day")
_weeks = Plural("{n} week", "{n} weeks")


def tiny_day(day: date) -> str:
    """Return "9 Jun"."""
    return _short(day=day.day, month=_short_months[day.month - 1]())


def short_day(day: date) -> str:
    """Return "9 Jun 2026"."""
    return _short_with_year(day=day.day, month=_short_months[day.month - 1](), year=day.year)


def near_day(day: date, today: date) -> str:
    """Return "today", "30 Sep", or "30 Sep 2025" in another year."""
    if day == today:
        return _today()
    return tiny_day(day) if day.year == today.year else short_day(day)


def full_day(day: date) -> str:
    """Return "9 June 2026"."""
    return _short_with_year(day=day.day, month=_long_months[day.month - 1](), year=day.year)


def weekday_day(day: date) -> str:
    """Return "Tuesday 7 October"."""
    return _weekday_first(weekday=_weekdays[day.weekday()](), day=day.day, month=_long_months[day.month - 1]())


def month_day(day: date) -> str:
    """Return "16 November"."""
    return _short(day=day.day, month=_long_months[day.month - 1]())


def month_day_of(day: date, today: date) -> str:
    """Return "16 November", or "16 November 2025" in another year."""
    return month_day(day) if day.year == today.year else full_day(day)


def weekday(day: date) -> str:
    """Return "Tuesday"."""
    return _weekdays[day.weekday()]()


def short_weekday(day: date) -> str:
    """Return "Tue"."""
    return _short_weekdays[day.weekday()]()


def clock_time(at: datetime) -> str:
    """Return "14:05" of a local time."""
    return f"{at:%H:%M}"


def span_words(days: int) -> str:
    """Return "14 weeks" from three weeks on, else "12 days"."""
    return _weeks(days // 7) if days >= 21 else terms.days_counted(days)
