"""Where a day stands on the axis of the trend: by its date, or by the number of its session. No drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ashichart.ui.course.trend.bands import Spot
from ashichart.ui.course.trend.values import SessionTick, TrendValues

_LEAST_LABEL_PX = 64


@dataclass(frozen=True, slots=True)
class TrendAxis:
    """The way from days to the axis.

    Args:
        ticks: Every session, in order of days; at least one.
        extra: Days beyond the sessions that must be seen too.
        by_number: True where sessions stand one unit apart, whatever the time between them.
        width: Room for the axis without its sides, px.
    """

    ticks: tuple[SessionTick, ...]
    extra: tuple[float, ...]
    by_number: bool
    width: float

    @classmethod
    def of(cls, values: TrendValues, band: Sequence[Spot], *, by_number: bool, width: float) -> "TrendAxis":
        """Return the axis of a course and of the band below it."""
        return cls(values.ticks, tuple(spot.day for spot in band), by_number, max(1.0, width))

    def x(self, day: float) -> float:
        """Return where a day stands: itself, or its share of the way between the sessions around it.

        Before the first and after the last session a day stands half a session away, however long ago it is.
        """
        if not self.by_number:
            return day
        if day <= self.ticks[0].day:
            return 0.0 if day == self.ticks[0].day else -0.5
        for at, (one, other) in enumerate(pairwise(self.ticks)):
            if day <= other.day:
                return at + (day - one.day) / max(1e-9, other.day - one.day)
        last = len(self.ticks) - 1
        return float(last) if day == self.ticks[-1].day else last + 0.5

    @property
    def ends(self) -> tuple[float, float]:
        """Least and greatest place on the axis, at least one unit apart."""
        places = [self.x(day) for day in (*(tick.day for tick in self.ticks), *self.extra)]
        low, high = min(places), max(places)
        room = max(0.0, 1.0 - (high - low)) / 2
        return low - room, high + room

    @property
    def px(self) -> float:
        """Pixels a unit."""
        low, high = self.ends
        return self.width / (high - low)

    @property
    def px_a_session(self) -> float:
        """Pixels from one session to the next, on average; all the room there is with one session."""
        if len(self.ticks) < 2:
            return self.width
        return self.px * (self.x(self.ticks[-1].day) - self.x(self.ticks[0].day)) / (len(self.ticks) - 1)

    def nearest(self, x: float) -> tuple[SessionTick, float]:
        """Return the session nearest to a place on the axis, and how far it is in px."""
        tick = min(self.ticks, key=lambda one: abs(self.x(one.day) - x))
        return tick, abs(self.x(tick.day) - x) * self.px

    def labelled(self, label_px: float = _LEAST_LABEL_PX) -> set[int]:
        """Return which sessions have room for a label of a width; the latest always has."""
        shown: set[int] = set()
        free = float("inf")
        for at in reversed(range(len(self.ticks))):
            place = self.x(self.ticks[at].day) * self.px
            if place <= free:
                shown.add(at)
                free = place - label_px
        return shown


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Return places near those wanted, at least `gap` apart and within bounds where they all fit, in the same order.

    Args:
        wanted: Places in any unit.
        gap: Least distance of two.
        low: Lower bound.
        high: Upper bound.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    places = [0.0] * len(wanted)
    floor = low
    for at in order:
        places[at] = floor = max(wanted[at], floor)
        floor += gap
    ceiling = high
    for at in reversed(order):
        places[at] = min(places[at], ceiling)
        ceiling = places[at] - gap
    return tuple(places)
