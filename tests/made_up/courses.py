"""A made-up course and the few services the Course place asks, for tests and nothing else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ashichart.domain.atlas.body import Figure, Plate, PointKind, Side, SideLetter, SurfacePoint
from ashichart.domain.charting.clinic_points import OwnAtlas
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.days import day_of
from ashichart.domain.errors import UserError
from ashichart.domain.scales import Scale
from ashichart.ui.appearance.theme import LIGHT, Theme
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import Undo

START = datetime(2026, 9, 2, 8, 30, tzinfo=UTC)
PATIENT = Patient("p1", "Mara Solberg", Figure.FEMALE)
COURSE = Course("c1", "p1", "Neck and shoulders", date(2026, 9, 2), planned_sessions=8)
MADE = Path(__file__).parents[2] / "bodymaps" / "made"

N = None
# (label, code, kind, side, [(before, after) per session])
_ROWS: tuple[tuple[str, str | None, PointKind | None, Side, tuple[tuple[int | None, int | None], ...]], ...] = (
    ("EX-HN3", "EX-HN3", PointKind.ACUPUNCTURE, Side.MIDLINE, ((3, 2), (3, 1), (2, 2), (2, 1), (2, 1), (1, 1))),
    ("Ear", "SHENMEN", PointKind.AURICULAR, Side.RIGHT, ((4, 3), (3, 2), (N, N), (3, 2), (3, 1), (3, 1))),
    ("CV17", "CV17", PointKind.ACUPUNCTURE, Side.MIDLINE, ((8, 7), (8, 5), (8, 7), (7, 3), (6, 4), (5, 1))),
    ("PC6", "PC6", PointKind.ACUPUNCTURE, Side.LEFT, ((5, 4), (5, 3), (4, 3), (4, 2), (3, 2), (N, N))),
    ("ST36", "ST36", PointKind.ACUPUNCTURE, Side.RIGHT, ((5, 4), (4, 3), (4, 4), (4, 2), (4, 3), (4, 3))),
    ("LR3", "LR3", PointKind.ACUPUNCTURE, Side.LEFT, ((6, 5), (6, 4), (6, 5), (5, 3), (4, 2), (4, 2))),
    ("LI4", "LI4", PointKind.ACUPUNCTURE, Side.LEFT, ((4, 4), (4, 3), (3, 3), (3, 2), (3, 3), (3, 3))),
    ("BL23", "BL23", PointKind.ACUPUNCTURE, Side.RIGHT, ((6, 6), (6, 5), (6, 6), (7, 6), (N, N), (8, 6))),
    ("BL18 + 2 cm", None, None, Side.LEFT, ((N, N), (7, 7), (7, 8), (7, 6), (7, 6), (7, 9))),
    ("Infraspin. 1", "Infrasp1", PointKind.TRIGGER, Side.RIGHT, ((7, 7), (7, 5), (6, 5), (6, 4), (4, 3), (3, 1))),
    ("Rhomboid 1", "Rhomb1", PointKind.TRIGGER, Side.RIGHT, ((6, 6), (6, 5), (6, 6), (6, 4), (5, 4), (5, 3))),
    ("Lev. scap. 1", "LevScap1", PointKind.TRIGGER, Side.LEFT, ((N, N), (N, N), (7, 6), (7, 5), (7, 5), (6, 5))),
    ("GB20", "GB20", PointKind.ACUPUNCTURE, Side.RIGHT, ((7, 6), (7, 5), (6, 5), (6, 4), (5, 4), (5, 3))),
    ("GB21", "GB21", PointKind.ACUPUNCTURE, Side.LEFT, ((6, 5), (6, 4), (5, 4), (5, 3), (5, 3), (4, 2))),
    ("GB21", "GB21", PointKind.ACUPUNCTURE, Side.RIGHT, ((9, 8), (9, 6), (8, 7), (8, 5), (8, 6), (7, 3))),
)


def site(label: str, code: str | None = "GB21", side: Side = Side.RIGHT, kind: PointKind | None = None) -> Site:
    """Return a site; without a code it is a pin."""
    if code is None:
        return Site(f"{label}-{side.value}", "p1", side, label, pin=Pin(SurfacePoint(1, 0.5, 0.5), f"2 cm off {label}"))
    return Site(f"{label}-{side.value}", "p1", side, label, kind or PointKind.ACUPUNCTURE, code)


def session_chart(
    number: int,
    values: Mapping[Site, tuple[float | None, float | None]],
    *,
    mg: float | None = 60,
    scale: Scale = Scale.NRS,
    before_dose: bool = False,
    days: int = 7,
) -> SessionChart:
    """Return a session whose (before, after) values are given; None leaves the reading out."""
    at = START + timedelta(days=days * (number - 1))
    session = Session(f"s{number}", "c1", number, SessionKind.KAP, at, scale)
    doses = () if mg is None else (Dose(f"d{number}", session.id, mg, Route.IM, at + timedelta(minutes=20)),)
    readings: dict[tuple[str, Phase], Reading] = {}
    for one, pair in values.items():
        for phase, value in zip(Phase, pair, strict=True):
            minutes = (10 if before_dose else 62) if phase is Phase.BEFORE else 104
            if value is not None:
                read_at = at + timedelta(minutes=minutes)
                readings[one.id, phase] = Reading(session.id, one.id, phase, scale, value, read_at)
    return SessionChart(session, tuple(values), readings, (), doses)


def whole_course(sessions: int = 6) -> CourseChart:
    """Return the course of fifteen sites in the pictures of the Course place."""
    sites = {site(label, code, side, kind): pairs for label, code, kind, side, pairs in _ROWS}
    charts = [
        session_chart(
            number + 1,
            {one: pairs[number] for one, pairs in sites.items()},
            mg=None if number == 2 else 50 if number == 0 else 60,
        )
        for number in range(sessions)
    ]
    return CourseChart(tuple(charts))


def large_course(sessions: int, sites: int) -> CourseChart:
    """Return a course of any size, every fourth reading missing in the first half."""
    points = [site(f"P{n}", f"P{n}", Side.LEFT if n % 2 else Side.RIGHT) for n in range(sites)]
    return CourseChart(
        tuple(
            session_chart(
                number,
                {
                    one: (None, None) if (n + number) % 4 == 0 and n < sites / 2 else ((n + number) % 11, n % 11)
                    for n, one in enumerate(points)
                },
            )
            for number in range(1, sessions + 1)
        )
    )


MEASURES = tuple(
    Measure(f"m{day}", "c1", MeasureKind.PHQ9, value, (START + timedelta(days=day)).date())
    for day, value in ((0, 17), (14, 14), (28, 11), (35, 9))
)


class Plates:
    """Plates and places read from the made body maps."""

    def __init__(self) -> None:
        self.own = OwnAtlas()
        self._places: dict[str, Any] = json.loads((MADE / "female" / "places.json").read_text("utf-8"))

    def plates(self, figure: Figure) -> dict[str, Plate]:
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

    def plate_svg(self, figure: Figure, name: str) -> bytes:
        """Return a drawing."""
        return (MADE / figure.value / f"{name}.svg").read_bytes()

    def places(self, _figure: Figure, one: Site) -> dict[str, tuple[float, float]]:
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
