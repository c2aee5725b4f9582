"""A real clinic on a real encrypted file, with one patient, one course and an open session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ashichart import paths
from ashichart.domain.body import Figure, Side
from ashichart.domain.sessions import SessionChart, SessionKind
from ashichart.domain.sites import Site
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.atlas_service import AtlasService
from ashichart.services.clinic import Clinic, Hardness, create_clinic
from ashichart.services.courses import CourseDraft
from ashichart.services.patients import PatientDraft
from ashichart.ui import look
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.theme import LIGHT
from ashichart.ui.undo import Undo
from ashichart.ui.workbench import Workbench


class TestClock:
    """A clock that moves only when it is told to."""

    __test__ = False

    def __init__(self) -> None:
        self.now = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time that was set."""
        return self.now

    def pass_by(self, minutes: float) -> None:
        """Let minutes pass."""
        self.now += timedelta(minutes=minutes)


@dataclass
class Practice:
    """Everything a test of the Chart place needs."""

    bench: Workbench
    clock: TestClock
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


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[tuple[Clinic, TestClock]]:
    clock = TestClock()
    made, _key = create_clinic(
        tmp_path / "clinic.ashi", "Riverside", "a long enough password", clock=clock, hardness=Hardness(19 * 1024, 2, 1)
    )
    yield made, clock
    made.close()


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    look.install(qapp, LIGHT)
    return qapp


@pytest.fixture
def practice(clinic: tuple[Clinic, TestClock], atlas: AtlasService, dressed: QApplication) -> Practice:
    made, clock = clinic
    patient, _ = made.patients.add(PatientDraft("Mara Solberg", Figure.FEMALE, birth_date=date(1993, 5, 14)))
    course, _ = made.courses.add(CourseDraft(patient.id, "Neck and shoulders", planned_sessions=6))
    session, _ = made.sessions.start(course.id, SessionKind.KAP)
    bus = ChangeBus()
    bench = Workbench(made, atlas, bus, Undo(bus), LIGHT, clock)
    return Practice(bench, clock, patient.id, course.id, session.id)


@pytest.fixture
def place(practice: Practice, qtbot: QtBot) -> ChartPlace:
    made = ChartPlace(practice.bench)
    qtbot.addWidget(made)
    made.resize(1600, 1000)
    made.show()
    made.wanted.connect(practice.bench.clinic.workplaces.keep)
    made.show_for(practice.workplace())
    qtbot.waitUntil(lambda: made.canvas.isVisible())
    return made
