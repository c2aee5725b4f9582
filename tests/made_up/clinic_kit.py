"""A small clinic in a temporary folder for tests of services and store: a set clock, cheap keys, a few points."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.made_up.clinic_template import Filled, template_of
from tests.made_up.clock import SetClock

from ashichart.domain.atlas.body import Figure, Laterality, Point, PointKind, Side, SurfacePoint
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import Session
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.ids import new_id
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.store.keys.key_slots import key_file_of, read_slots, unwrap

PASSWORD = "quiet river stones"  # noqa: S105 - a test's password
# The least a key file may ask for: tests guess often.
CHEAP = Hardness(19 * 1024, 2, 1)


def point(code: str = "LI4", laterality: Laterality = Laterality.BILATERAL) -> Point:
    return Point(code, PointKind.ACUPUNCTURE, code, code, "a place", "Somewhere.", laterality)


def pin_site(patient_id: str, face: int = 7, side: Side = Side.LEFT) -> Site:
    return Site(
        new_id(), patient_id, side, "2 cm below", pin=Pin(SurfacePoint(face, 0.25, 0.5), "2 cm below BL18", "back")
    )


def key_of(path: Path) -> bytes:
    """The key of a clinic's file, as the password opens it."""
    return unwrap(read_slots(key_file_of(path)), PASSWORD)[0]


def open_empty(folder: Path, clock: SetClock) -> Clinic:
    """Return an empty clinic, made at 12:00 and opened as the clock goes on; every one has the same ids."""
    template = template_of(_make)
    clock.now = template.at
    return template.open_copy(folder, clock)


def _make(folder: Path) -> Filled[None]:
    clock = SetClock()
    return Filled(new_clinic(folder, clock), PASSWORD, None, clock.now)


def new_clinic(folder: Path, clock: SetClock | None = None) -> Clinic:
    """Make a clinic unlike every other; slower than `open_empty`."""
    clinic, _ = create_clinic(folder / "clinic.ashi", "Riverside", PASSWORD, clock=clock or SetClock(), hardness=CHEAP)
    return clinic


@dataclass(frozen=True)
class Charted:
    """A patient with a course and a first session."""

    patient: Patient
    course: Course
    session: Session

    def site(self, clinic: Clinic, code: str = "LI4", side: Side = Side.LEFT) -> Site:
        return clinic.charting.site_for_point(self.patient.id, point(code), side)


def start(clinic: Clinic, name: str = "Ana Maré") -> Charted:
    patient, _ = clinic.patients.add(PatientDraft(name, Figure.FEMALE, date(1993, 5, 6)))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Neck and shoulders"))
    session, _ = clinic.sessions.start(course.id)
    return Charted(patient, course, session)
