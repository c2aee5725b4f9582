"""A real clinic on a real encrypted file, with one patient, one course and an open session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.made_up.clinic_template import Filled, template_of
from tests.made_up.clock import SetClock

from ashichart import paths
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.sessions import SessionChart, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Hardness, create_clinic
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import Undo

PASSWORD = "a long enough password"  # noqa: S105 - made up


@dataclass
class Practice:
    """Everything a test of the Chart place needs."""

    bench: UiContext
    clock: SetClock
    patient_id: str
    course_id: str
    session_id: str

    @property
    def chart(self) -> SessionChart:
        """The session as the file holds it."""
        return self.bench.clinic.charting.chart(self.session_id)

    def workplace(self) -> Workplace:
        """Where the session is open."""
        return Workplace(PlaceName.CHART, self.patient_id, self.course_id, self.session_id)

    def site(self, code: str, side: Side) -> Site:
        """Return a point's site on the patient."""
        point = self.bench.atlas.point(Figure.FEMALE, code)
        assert point is not None
        return self.bench.clinic.charting.site_for_point(self.patient_id, point, side)


@pytest.fixture(scope="session")
def atlas() -> AtlasService:
    return AtlasService(paths.bodymaps())


def _begin(folder: Path) -> Filled[tuple[str, str, str]]:
    clock = SetClock(datetime(2026, 10, 7, 12, 0, tzinfo=UTC), timedelta())
    clinic, _key = create_clinic(
        folder / "clinic.ashi", "Riverside", PASSWORD, clock=clock, hardness=Hardness(19 * 1024, 2, 1)
    )
    patient, _ = clinic.patients.add(PatientDraft("Mara Solberg", Figure.FEMALE, birth_date=date(1993, 5, 14)))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Neck and shoulders", planned_sessions=6))
    session, _ = clinic.sessions.start(course.id, SessionKind.KAP)
    return Filled(clinic, PASSWORD, (patient.id, course.id, session.id), clock.now)


@pytest.fixture
def practice(tmp_path: Path, atlas: AtlasService, dressed: QApplication) -> Iterator[Practice]:
    clock = SetClock(datetime(2026, 10, 7, 12, 0, tzinfo=UTC), timedelta())  # stands still until it is moved
    template, bus = template_of(_begin), ChangeBus()
    clinic = template.open_copy(tmp_path, clock)
    bench = UiContext(clinic, atlas, bus, Undo(bus), LIGHT, clock)
    yield Practice(bench, clock, *template.held)
    clinic.close()


@pytest.fixture
def place(practice: Practice, qtbot: QtBot) -> ChartPlace:
    made = ChartPlace(practice.bench)
    qtbot.addWidget(made)
    made.resize(1600, 1000)
    made.show()
    made.wanted.connect(practice.bench.clinic.workplaces.keep)
    made.show_for(practice.workplace())
    qtbot.waitUntil(lambda: made.body.canvas.isVisible())
    return made
