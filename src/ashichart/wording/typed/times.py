"""Times of day as people type them: which instant is meant. No clock is read here.

A typed time is the latest such time that is not in the future and not before the session began. Without "am" or "pm"
an hour from 1 to 12 may be before or after noon; with a nought before it, as in 02:50, it is of the 24 hours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ashichart.domain.charting.late_entries import is_within, visit_ends
from ashichart.domain.charting.sessions import Session
from ashichart.domain.days import at_time, day_of, local_time

HOW_TO_WRITE = "Write it as in 11:20 or 2:50 pm, or leave it empty for now."

_TIME = re.compile(r"(\d{1,2})(?:\s*(?:[:.h]|\s)\s*(\d{2})?)?\s*([ap])?\.?\s*m?\.?", re.IGNORECASE | re.ASCII)
_TOGETHER = re.compile(r"(\d{1,2})(\d{2})\s*([ap])?\.?\s*m?\.?", re.IGNORECASE | re.ASCII)
_DAY = timedelta(days=1)
# A time of the next day that is nearer than this was meant for this night; a farther one lies behind.
_SOON = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Clock:
    """What was typed: one time of day, or two where it may be before or after noon."""

    times: tuple[time, ...]


def read_clock(text: str) -> Clock:
    """Return the times of day that a text may mean.

    Args:
        text: "11:20", "11.20", "11h20", "1120", "2:50 pm", "2 pm", "14h".

    Raises:
        ValueError: With a sentence, if it is no time of the day.
    """
    typed = text.strip()
    found = _TOGETHER.fullmatch(typed) or _TIME.fullmatch(typed)
    if found is None or (typed.isdecimal() and len(typed) < 3):
        raise ValueError(f"“{typed}” is no time of the day. {HOW_TO_WRITE}")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise ValueError(f"“{typed}” is no time of the day. {HOW_TO_WRITE}")
    if half:
        return Clock((time(hour % 12 + (12 if half == "p" else 0), minute),))
    if 1 <= hour <= 12 and not found[1].startswith("0"):
        return Clock((time(hour % 12, minute), time(hour % 12 + 12, minute)))
    return Clock((time(hour, minute),))


def time_meant(text: str, session: Session, now: datetime, was: datetime | None = None) -> datetime:
    """Return the instant that a typed time of day means within a session.

    Args:
        text: See `read_clock`.
        session: The session that is charted.
        now: Aware.
        was: What is corrected, None if the time is new. What lies outside the visit (the session was given another day)
            stays near the time that it had.

    Returns:
        In UTC: the latest such time that is not in the future and not before the session began; the first within a
        visit that is long over.

    Raises:
        ValueError: With a sentence, if it is no time of day, has not come yet or lies before the session.
    """
    clock = read_clock(text)
    if was is not None and not is_within(session, was):
        return _near(was, clock.times, session, now)
    began = session.started_at.replace(second=0, microsecond=0)
    last = min(now, visit_ends(session))
    day, stop = day_of(began, session.zone), day_of(last, session.zone) + _DAY
    found: list[datetime] = []
    while day <= stop:
        for one in clock.times:
            # In the night in which the clocks are set back a time comes twice.
            found += {at_time(day, one.replace(fold=fold), session.zone) for fold in (0, 1)}
        day += _DAY
    meant = [at for at in found if began <= at <= last]
    if meant:
        # Of a visit that is long over nothing says which half of the day was meant but that it followed the start.
        return max(meant) if last == now else min(meant)
    start = local_time(began, session.zone)
    words = text.strip()
    today = day_of(now, session.zone)
    ahead = [at for at in found if at > now and (day_of(at, session.zone) == today or at - now < _SOON)]
    if last == now and ahead:
        raise ValueError(
            f"{words} has not come yet, and the session began at {start:%H:%M}. Correct the time, or leave it empty."
        )
    raise ValueError(f"{words} is not within the session, which began at {start:%H:%M}. Correct the time.")


def _near(was: datetime, times: Sequence[time], session: Session, now: datetime) -> datetime:
    """Return the instant of one of these times of day that is nearest to another, and not in the future."""
    day = day_of(was, session.zone)
    found = [at_time(day + step * _DAY, one, session.zone) for step in (-1, 0, 1) for one in times]
    return min((at for at in found if at <= now), key=lambda at: abs(at - was))
