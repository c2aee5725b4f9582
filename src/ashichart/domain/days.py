"""Days and times of day in the clinic's zone: the one place where an instant becomes a date. No clock is read here.

Instants are stored in UTC. The date of a UTC instant is another day for half of the world, so that nothing else in the
program takes one: a test looks for it.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=64)
def zone_named(name: str) -> tzinfo | None:
    """Return the zone of an IANA name, None if this computer does not know it."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # OSError: "Europe" is a folder of zones
        return None


def zone_of(name: str | None) -> tzinfo | None:
    """Return the zone of a name; None, the computer's own, for no name or one that is not known here."""
    return None if name is None else zone_named(name)


def local_time(at: datetime, zone: str | None) -> datetime:
    """Return an instant as the clock on the wall shows it.

    Args:
        at: Aware.
        zone: IANA name, None for the computer's zone.

    Raises:
        ValueError: If `at` is naive.
    """
    if at.tzinfo is None:
        raise ValueError("Times are aware.")
    return at.astimezone(zone_of(zone))


def day_of(at: datetime, zone: str | None) -> date:
    """Return the day on which an instant lies."""
    return local_time(at, zone).date()


def start_of_day(day: date, zone: str | None) -> datetime:
    """Return the first instant of a day, in UTC; a day on which the clocks change has 23 or 25 hours."""
    return at_time(day, time(), zone)


def end_of_day(day: date, zone: str | None) -> datetime:
    """Return the first instant of the day after, in UTC."""
    return start_of_day(day + timedelta(days=1), zone)


def at_time(day: date, clock: time, zone: str | None) -> datetime:
    """Return the instant at which the clock on the wall shows a time, in UTC.

    A time that comes twice, in the night in which the clocks are set back, is the first; `clock.fold` 1 asks for the
    second. A time that is skipped in spring is the one as long after the change as it says.
    """
    naive = datetime.combine(day, clock)
    known = zone_of(zone)
    # Without a zone of its own a naive time is the computer's, which is what is wanted.
    return (naive.astimezone() if known is None else naive.replace(tzinfo=known)).astimezone(UTC)
