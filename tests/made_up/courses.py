"""A course and the few services the Course place asks, for tests of that place; the course itself is in `charts`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

from tests.made_up.charts import COURSE, MEASURES, PATIENT, START

from ashichart.domain.atlas.body import Figure, Plate, Side, SideLetter
from ashichart.domain.charting.clinic_points import OwnAtlas
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.days import day_of
from ashichart.domain.errors import UserError
from ashichart.ui.appearance.theme import LIGHT, Theme
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import Undo

MADE = Path(__file__).parents[2] / "bodymaps" / "made"


class Plates:
    """Plates and places read from the made body maps."""

    def __init__(self) -> None:
        self.own = OwnAtlas()
        self._places: dict[str, Any] = json.loads((MADE / "female" / "places.json").read_text("utf-8"))

    def of(self, figure: Figure) -> dict[str, Plate]:
        """Return front and back."""
        found = json.loads((MADE / figure.value / "plates.json").read_text("utf-8"))
        return {
            name: Plate(
                name,
                one["title"],
                one["group"],
                one["width"],
                one["height"],
                tuple(SideLetter(Side(letter["side"]), *letter["at"]) for letter in one["sides"]),
                one["scale"],
            )
            for name, one in found.items()
            if name in ("front", "back")
        }

    def svg(self, figure: Figure, name: str) -> bytes:
        """Return a drawing."""
        return (MADE / figure.value / f"{name}.svg").read_bytes()

    @property
    def plates(self) -> Self:
        """As of an atlas: its plates."""
        return self

    @property
    def places(self) -> SimpleNamespace:
        """As of an atlas: its places."""
        return SimpleNamespace(of=self.seen)

    def seen(self, _figure: Figure, one: Site) -> dict[str, tuple[float, float]]:
        """Return where a site lies; a pin lies beside the spine, what is not in the file nowhere."""
        if one.code is None:
            return {"back": (0.42, 0.30)}
        sides = self._places.get(one.code, {})
        place = sides.get(one.side.value, {"plates": {}})
        return {name: (x, y) for name, (x, y) in place["plates"].items()}


@dataclass
class Courses:
    """What the place asks of the course service."""

    course: Course = COURSE
    charted: CourseChart = field(default_factory=CourseChart)
    taken: Sequence[Measure] = ()

    def get(self, course_id: str) -> Course:
        """Return the course."""
        if course_id != self.course.id:
            raise UserError("This course is not in the clinic any more.")
        return self.course

    def of_patient(self, patient_id: str) -> tuple[Course, ...]:
        """Return the patient's one course."""
        return (self.course,) if patient_id == self.course.patient_id else ()

    def chart(self, _course_id: str) -> CourseChart:
        """Return what was charted."""
        return self.charted

    def measures(self, _course_id: str) -> Sequence[Measure]:
        """Return the measures."""
        return self.taken


class Patients:
    """What the place asks of the patient service."""

    def get(self, patient_id: str) -> Patient:
        """Return the one patient."""
        return replace(PATIENT, id=patient_id)


def bench_for(chart: CourseChart, measures: Sequence[Measure] = MEASURES, theme: Theme = LIGHT) -> UiContext:
    """Return a workbench whose clinic holds one course."""
    bus = ChangeBus()
    clinic: Any = SimpleNamespace(
        courses=Courses(charted=chart, taken=measures), patients=Patients(), is_demonstration=True,
        zone=None, today=lambda: day_of(START, None),
        acts=SimpleNamespace(listen=lambda _listener: None), file=SimpleNamespace(aside=None),
    )  # fmt: skip
    atlas: Any = Plates()
    return UiContext(clinic, atlas, bus, Undo(bus), theme, lambda: START)
