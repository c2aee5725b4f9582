"""All courses side by side: 200 courses of 10 sessions and 15 sites, from the file to the painted cards."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from ashichart import paths
from ashichart.app import make_application
from ashichart.domain.analysis.overview import OverviewOrder
from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.ids import new_id
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.services.clock import utc_now
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.overview.overview_place import OverviewPlace
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import Undo

COURSES, SESSIONS, SITES = 200, 10, 15


def _fill(clinic: Clinic) -> None:
    now = utc_now()
    patients: list[Patient] = []
    courses: list[Course] = []
    charts: dict[str, CourseChart] = {}
    for number in range(COURSES):
        patient = Patient(new_id(), f"Patient {number:03}", Figure.FEMALE)
        course = Course(new_id(), patient.id, "Neck", (now - timedelta(days=90)).date(), planned_sessions=12)
        sites = tuple(
            Site(new_id(), patient.id, Side.LEFT, f"P{at}", PointKind.ACUPUNCTURE, f"P{at}") for at in range(SITES)
        )
        visits: list[SessionChart] = []
        for week in range(SESSIONS):
            at = now - timedelta(days=7 * (SESSIONS - week) - number % 9)
            session = Session(new_id(), course.id, week + 1, SessionKind.KAP, at)
            read = {
                (site.id, phase): Reading(session.id, site.id, phase, Scale.NRS, float((i + week + number) % 11), at)
                for i, site in enumerate(sites)
                for phase in Phase
            }
            visits.append(SessionChart(session, sites, read))
        patients.append(patient)
        courses.append(course)
        charts[course.id] = CourseChart(tuple(visits))
    clinic.take_over(patients, courses, charts, [])


def measure() -> dict[str, float]:
    """Return medians in ms: reading all courses, opening the place on them, another order."""
    app = make_application()
    appearance.install(app, LIGHT)
    with tempfile.TemporaryDirectory() as name:
        easy = Hardness(19 * 1024, 2, 1)
        clinic, _ = create_clinic(Path(name) / "c.ashi", "Bench", "a long enough password", hardness=easy)
        _fill(clinic)
        atlas, bus = AtlasService(paths.bodymaps()), ChangeBus()
        bench = UiContext(clinic, atlas, bus, Undo(bus), LIGHT, utc_now)
        read: list[float] = []
        opened: list[float] = []
        sorted_: list[float] = []
        picture = QImage(QSize(1528, 1000), QImage.Format.Format_ARGB32_Premultiplied)
        for _ in range(9):
            started = time.perf_counter()
            clinic.overview.rows()
            read.append((time.perf_counter() - started) * 1000)
            started = time.perf_counter()
            place = OverviewPlace(bench)
            place.resize(picture.size())
            place.show_for(Workplace(PlaceName.OVERVIEW))
            place.render(picture)
            opened.append((time.perf_counter() - started) * 1000)
            started = time.perf_counter()
            place.order.choose(OverviewOrder.CHANGE)
            place.render(picture)
            sorted_.append((time.perf_counter() - started) * 1000)
            place.deleteLater()
        clinic.close()
    return {
        "overview_200_read_ms": median(read),
        "overview_200_ms": median(opened),
        "overview_200_sort_ms": median(sorted_),
    }
