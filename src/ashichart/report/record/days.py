"""Days and spans of time as they stand on the record sheets."""

from datetime import date

from ashichart.report.pdf.page import day_words


def short_day(day: date) -> str:
    """Return "9 Jun 2026"."""
    number, month, year = day_words(day).split()
    return f"{number} {month[:3]} {year}"


def tiny_day(day: date) -> str:
    """Return "9 Jun"."""
    number, month, _ = day_words(day).split()
    return f"{number} {month[:3]}"


def span_words(days: int) -> str:
    """Return "14 weeks" from three weeks on, else "12 days"."""
    if days >= 21:
        return f"{days // 7} weeks"
    return "1 day" if days == 1 else f"{days} days"
