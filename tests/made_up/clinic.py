"""A real clinic in a temporary folder and the workbench on it, for tests of window and places."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from tests.made_up.clinic_template import Filled, template_of

from ashichart import paths
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.domain.charting.readings import Phase
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import Undo

NOW = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
PASSWORD = "seven quiet herons by the mill"  # noqa: S105 - made up


def make_clinic(folder: Path) -> tuple[Clinic, str]:
    """Return an empty clinic and its recovery key; every one has the same ids."""
    template = template_of(_make)
    return template.open_copy(folder, lambda: NOW), template.held


def _make(folder: Path) -> Filled[str]:
    clinic, recovery_key = create_clinic(
        folder / "clinic.ashichart", "Riverside", PASSWORD, clock=lambda: NOW, hardness=Hardness(19 * 1024, 2, 1)
    )
    return Filled(clinic, PASSWORD, recovery_key, NOW)


@cache
def _atlas() -> AtlasService:
    """The shipped atlas, read once in a process; each workbench brings its own clinic's points into it."""
    return AtlasService(paths.bodymaps())


def make_bench(clinic: Clinic) -> UiContext:
    atlas = _atlas()
    clinic.own_points.bring(atlas)
    bus = ChangeBus()
    return UiContext(clinic, atlas, bus, Undo(bus), LIGHT, lambda: NOW)


def add_mara(bench: UiContext) -> tuple[str, str]:
    """Add a patient with a course and one session at work; return patient and course id."""
    clinic = bench.clinic
    alerts = (Alert(AlertKind.ANTICOAGULANT),)
    patient, _ = clinic.patients.add(PatientDraft("Mara Lindqvist", Figure.FEMALE, date(1983, 5, 14), alerts=alerts))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Neck and shoulders", planned_sessions=8))
    session, _ = clinic.sessions.start(course.id)
    point = bench.atlas.point(Figure.FEMALE, "GB21")
    assert point is not None
    site = clinic.charting.site_for_point(patient.id, point, Side.RIGHT)
    clinic.charting.rate(session.id, site, Phase.BEFORE, 7)
    return patient.id, course.id
