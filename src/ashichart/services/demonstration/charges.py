"""Emotional charge of the made-up patients' points: a few points that stir something up, and let go with the rest."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from ashichart.domain.charting.charges import MOST_CHARGE, Charge
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.scales import Scale, step_of

# Patient -> code -> how much more the point stirs up than it hurts, in steps of 0 to 10.
CHARGED: Mapping[str, Mapping[str, int]] = {
    "Mara Solberg": {"CV17": 3, "Masseter1": 1, "GB21": 0, "EX-HN3": 2, "Pirif1": 1},
    "Lena Okafor": {"GB30": 1, "CV17": 2, "LI4": -2},
    "Tomas Iversen": {"BL23": -1},
}


def with_charges(name: str, chart: CourseChart, seed: int) -> CourseChart:
    """Return a course with the charges of its patient's points, the same for the same seed."""
    plan = CHARGED.get(name)
    if plan is None:
        return chart
    random = Random(f"{seed} {name} charge")  # noqa: S311 made-up numbers, not secrets
    return CourseChart(tuple(_charged(visit, plan, random) for visit in chart.sessions))


def _charged(visit: SessionChart, plan: Mapping[str, int], random: Random) -> SessionChart:
    charges: dict[tuple[str, Phase], Charge] = {}
    for site in visit.sites:
        more = plan.get(site.code or "")
        for phase in Phase:
            reading = visit.reading(site.id, phase)
            wavers = random.choice((-1, 0, 0, 1))
            if more is None or reading is None or reading.value is None or reading.scale is Scale.PPT:
                continue
            value = min(MOST_CHARGE, max(0, step_of(reading.scale, reading.value) + more + wavers))
            charges[site.id, phase] = Charge(visit.session.id, site.id, phase, value, reading.read_at)
    return replace(visit, charges=charges)
