"""A clinic with a few running courses, its workbench and the look of the program."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.made_up.clinic import NOW, make_bench, make_clinic

from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.ids import new_id
from ashichart.domain.scales import Scale
from ashichart.ui.ui_context import UiContext


@pytest.fixture
def bench(tmp_path: Path, dressed: QApplication) -> Iterator[UiContext]:
    clinic, _ = make_clinic(tmp_path)
    yield make_bench(clinic)
    clinic.close()


def add_course(
    bench: UiContext,
    name: str,
    *befores: tuple[float | None, ...],
    last_days_ago: int = 3,
    planned: int | None = 8,
    scale: Scale = Scale.NRS,
) -> Course:
    """Add a patient with a weekly course; a tuple a session, a number a site."""
    patient = Patient(new_id(), name, Figure.FEMALE)
    start = NOW - timedelta(days=last_days_ago + 7 * max(0, len(befores) - 1))
    course = Course(new_id(), patient.id, "Neck and shoulders", start.date(), planned_sessions=planned)
    count = max((len(before) for before in befores), default=0)
    codes = [f"GB{number}" for number in range(1, count + 1)]
    sites = tuple(Site(new_id(), patient.id, Side.LEFT, code, PointKind.ACUPUNCTURE, code) for code in codes)
    charts: list[SessionChart] = []
    for week, before in enumerate(befores):
        at = start + timedelta(weeks=week)
        session = Session(new_id(), course.id, week + 1, SessionKind.KAP, at, scale)
        here = sites[: len(before)]
        read = {
            (site.id, Phase.BEFORE): Reading(session.id, site.id, Phase.BEFORE, scale, value, at)
            for site, value in zip(here, before, strict=True)
        }
        charts.append(SessionChart(session, here, read))
    bench.clinic.take_over([patient], [course], {course.id: CourseChart(tuple(charts))}, [])
    return course


@pytest.fixture
def courses(bench: UiContext) -> dict[str, Course]:
    """Four courses: one late, one at a standstill, one that rises, one complete."""
    return {
        "Ada": add_course(bench, "Ada", (9, 9, 8), (7, 6, 6), (4, 3, 3), last_days_ago=12),
        "Ben": add_course(bench, "Ben", (6, 6, 5), (6, 7, 5), (6, 6, 5), last_days_ago=7),
        "Cai": add_course(bench, "Cai", (3, 3), (8, 7), last_days_ago=1),
        "Dov": add_course(bench, "Dov", (2.5,), (3.5,), planned=2, scale=Scale.PPT),
    }
