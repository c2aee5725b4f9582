"""Vital signs of the made-up patients: before a dose, a quarter of an hour and an hour after it."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from ashichart.domain.charting.doses import VitalSigns
from ashichart.domain.charting.sessions import CourseChart, SessionChart

# Minutes from the first dose, and how far pressure (systolic) and pulse stand above the start.
_MOMENTS = ((-12, 0, 0), (15, 16, 9), (60, 6, 3))


def with_vitals(name: str, chart: CourseChart, seed: int, now: datetime) -> CourseChart:
    """Return a course with vital signs in the sessions with a dose, the same for the same seed."""
    random = Random(f"{seed} {name} vitals")  # noqa: S311 made-up numbers, not secrets
    return CourseChart(tuple(_with(visit, random, now) for visit in chart.sessions))


def _with(visit: SessionChart, random: Random, now: datetime) -> SessionChart:
    if not visit.doses:
        return visit
    first = min(dose.given_at for dose in visit.doses)
    systolic, pulse, taken = 118 + random.randrange(12), 66 + random.randrange(12), list[VitalSigns]()
    for minutes, more_pressure, more_pulse in _MOMENTS:
        wavers = random.randrange(-3, 4)
        upper = systolic + more_pressure + wavers
        lower = systolic - 44 + more_pressure // 2 + wavers
        at = first + timedelta(minutes=minutes)
        if at <= now:
            one = str(UUID(int=random.getrandbits(128), version=4))
            beats = pulse + more_pulse + wavers
            taken.append(VitalSigns(one, visit.session.id, at, upper, lower, beats, 96 + random.randrange(4)))
    return replace(visit, vitals=tuple(taken))
