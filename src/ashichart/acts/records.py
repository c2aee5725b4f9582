"""The acts on patients and courses: added, changed, removed and brought back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ashichart.acts.act import Act, Entity, Turn, refuse_stale
from ashichart.acts.refusals import gone
from ashichart.domain.charting.acts import ActKind, Home, Step
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.record_edits import PutCourse, PutPatient
from ashichart.domain.workplace import PlaceName
from ashichart.store.records.courses import read_course
from ashichart.store.records.patients import read_patient
from ashichart.wording import refusals


@dataclass(frozen=True, slots=True)
class PatientAct(Act):
    """An act on the record of a patient."""

    place: ClassVar[PlaceName] = PlaceName.PATIENTS
    patient: Patient

    def entity(self, turn: Turn) -> Entity:
        """The patient."""
        del turn
        return Entity("patient", self.patient.id)

    def home(self, turn: Turn) -> Home:
        """The patient's card."""
        del turn
        return Home(self.place, self.patient.id)


@dataclass(frozen=True, slots=True)
class AddPatient(PatientAct):
    """Add a patient."""

    kind: ClassVar[ActKind] = ActKind.ADD_PATIENT

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The whole record."""
        del turn
        yield Step(PutPatient(self.patient), None)


@dataclass(frozen=True, slots=True)
class ChangePatient(PatientAct):
    """Write a changed patient; its version is the one that the person saw."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_PATIENT

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Refused if somebody changed the patient since."""
        old = read_patient(turn.connection, self.patient.id)
        if old is None:
            raise gone("patient")
        refuse_stale(self.patient, old, refusals.changed_meanwhile(old.name))
        yield Step(PutPatient(self.patient))


@dataclass(frozen=True, slots=True)
class RemovePatient(PatientAct):
    """Remove a patient from every list; everything charted stays in the file."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_PATIENT
    reason: str = ""

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it stands."""
        old = read_patient(turn.connection, self.patient.id)
        if old is None:
            raise gone("patient")
        yield Step(PutPatient(old, is_removed=True, reason=self.reason))


@dataclass(frozen=True, slots=True)
class RestorePatient(PatientAct):
    """Bring a removed patient back."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_PATIENT

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it was removed."""
        old = read_patient(turn.connection, self.patient.id, removed=True)
        if old is None:
            raise gone("patient")
        yield Step(PutPatient(old), None)


@dataclass(frozen=True, slots=True)
class CourseAct(Act):
    """An act on the record of a course."""

    place: ClassVar[PlaceName] = PlaceName.PATIENTS
    course: Course

    def entity(self, turn: Turn) -> Entity:
        """The course."""
        del turn
        return Entity("course", self.course.id)

    def home(self, turn: Turn) -> Home:
        """The card of its patient."""
        del turn
        return Home(self.place, self.course.patient_id, self.course.id)

    def held(self, turn: Turn) -> Course:
        """Return the course as it stands.

        Raises:
            UserError: If it is gone.
        """
        old = read_course(turn.connection, self.course.id)
        if old is None:
            raise gone("course")
        return old


@dataclass(frozen=True, slots=True)
class AddCourse(CourseAct):
    """Add a course to a patient."""

    kind: ClassVar[ActKind] = ActKind.ADD_COURSE

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The patient must be there."""
        if read_patient(turn.connection, self.course.patient_id) is None:
            raise gone("patient")
        yield Step(PutCourse(self.course), None)


@dataclass(frozen=True, slots=True)
class ChangeCourse(CourseAct):
    """Write a changed course; its version is the one that the person saw."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_COURSE

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Refused if somebody changed the course since."""
        old = self.held(turn)
        refuse_stale(self.course, old, refusals.course_changed(old.indication))
        yield Step(PutCourse(self.course))


@dataclass(frozen=True, slots=True)
class RemoveCourse(CourseAct):
    """Remove a course from every list; everything charted stays in the file."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_COURSE
    reason: str = ""

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it stands."""
        yield Step(PutCourse(self.held(turn), is_removed=True, reason=self.reason))


@dataclass(frozen=True, slots=True)
class RestoreCourse(CourseAct):
    """Bring a removed course back."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_COURSE

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it was removed."""
        old = read_course(turn.connection, self.course.id, removed=True)
        if old is None:
            raise gone("course")
        yield Step(PutCourse(old), None)
