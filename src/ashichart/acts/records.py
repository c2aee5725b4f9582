"""The acts on records: patients, courses, sessions and measures added, changed, removed and brought back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from ashichart.acts.act import Act, Entity, Turn, refuse_stale
from ashichart.acts.refusals import gone, in_words
from ashichart.domain.acts import ActKind, Home, Step
from ashichart.domain.courses import Course
from ashichart.domain.measures import Measure, MeasureKind
from ashichart.domain.patients import Patient
from ashichart.domain.record_edits import PutCourse, PutMeasure, PutPatient, PutSession
from ashichart.domain.sessions import Session
from ashichart.domain.workplace import PlaceName
from ashichart.store.courses import (
    next_number,
    read_course,
    read_measure,
    read_measures,
    read_session,
)
from ashichart.store.patients import read_patient


@dataclass(frozen=True, slots=True)
class PatientAct(Act):
    """An act on the record of a patient."""

    place: ClassVar[PlaceName] = PlaceName.PATIENTS
    patient: Patient

    @property
    def subject(self) -> str:
        """Who."""
        return self.patient.name

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

    @property
    def title(self) -> str:
        """Always the same."""
        return "Add patient"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The whole record."""
        del turn
        yield Step(PutPatient(self.patient), None)


@dataclass(frozen=True, slots=True)
class ChangePatient(PatientAct):
    """Write a changed patient; its version is the one that the person saw."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_PATIENT

    @property
    def title(self) -> str:
        """Always the same."""
        return "Change patient"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Refused if somebody changed the patient since."""
        old = read_patient(turn.connection, self.patient.id)
        if old is None:
            raise gone("patient")
        refuse_stale(self.patient.version, old.version, old.name)
        yield Step(PutPatient(self.patient))


@dataclass(frozen=True, slots=True)
class RemovePatient(PatientAct):
    """Remove a patient from every list; everything charted stays in the file."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_PATIENT

    @property
    def title(self) -> str:
        """Always the same."""
        return "Remove patient"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it stands."""
        old = read_patient(turn.connection, self.patient.id)
        if old is None:
            raise gone("patient")
        yield Step(PutPatient(old, is_removed=True))


@dataclass(frozen=True, slots=True)
class RestorePatient(PatientAct):
    """Bring a removed patient back."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_PATIENT

    @property
    def title(self) -> str:
        """Always the same."""
        return "Restore patient"

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

    @property
    def subject(self) -> str:
        """Its indication."""
        return f"course {self.course.indication}"

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

    @property
    def title(self) -> str:
        """Always the same."""
        return "Add course"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The patient must be there."""
        if read_patient(turn.connection, self.course.patient_id) is None:
            raise gone("patient")
        yield Step(PutCourse(self.course), None)


@dataclass(frozen=True, slots=True)
class ChangeCourse(CourseAct):
    """Write a changed course; its version is the one that the person saw."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_COURSE

    @property
    def title(self) -> str:
        """Always the same."""
        return "Change course"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Refused if somebody changed the course since."""
        old = self.held(turn)
        refuse_stale(self.course.version, old.version, f"The course {old.indication}")
        yield Step(PutCourse(self.course))


@dataclass(frozen=True, slots=True)
class RemoveCourse(CourseAct):
    """Remove a course from every list; everything charted stays in the file."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_COURSE

    @property
    def title(self) -> str:
        """Always the same."""
        return "Remove course"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it stands."""
        yield Step(PutCourse(self.held(turn), is_removed=True))


@dataclass(frozen=True, slots=True)
class RestoreCourse(CourseAct):
    """Bring a removed course back."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_COURSE

    @property
    def title(self) -> str:
        """Always the same."""
        return "Restore course"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it was removed."""
        old = read_course(turn.connection, self.course.id, removed=True)
        if old is None:
            raise gone("course")
        yield Step(PutCourse(old), None)


@dataclass(frozen=True, slots=True)
class VisitAct(Act):
    """An act on a session's own row; what is charted in it stays as it is."""

    session: Session

    @property
    def subject(self) -> str:
        """Its number."""
        return f"session {self.session.number}"

    def entity(self, turn: Turn) -> Entity:
        """The session."""
        del turn
        return Entity("session", self.session.id)

    def home(self, turn: Turn) -> Home:
        """The chart of the session."""
        course = read_course(turn.connection, self.session.course_id)
        if course is None:
            raise gone("course")
        return Home(self.place, course.patient_id, course.id, self.session.id)


@dataclass(frozen=True, slots=True)
class StartSession(VisitAct):
    """Start a session; its number is the next of its course."""

    kind: ClassVar[ActKind] = ActKind.START_SESSION

    @property
    def title(self) -> str:
        """Always the same."""
        return "Start session"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The whole row."""
        number = next_number(turn.connection, self.session.course_id)
        yield Step(PutSession(replace(self.session, number=number)), None)


@dataclass(frozen=True, slots=True)
class ChangeSession(VisitAct):
    """Correct the day, time or kind of a session; its version is the one that the person saw."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_SESSION

    @property
    def title(self) -> str:
        """Its number."""
        return f"Change session {self.session.number}"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Refused if somebody changed the session since."""
        old, _ = turn.session(self.session.id)
        refuse_stale(self.session.version, old.version, f"Session {old.number}")
        yield Step(PutSession(self.session))


@dataclass(frozen=True, slots=True)
class RemoveSession(VisitAct):
    """Remove a session from every list; everything charted stays in the file."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_SESSION

    @property
    def title(self) -> str:
        """Always the same."""
        return "Remove session"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """A signed session stays."""
        held, _ = turn.session(self.session.id)
        yield Step(PutSession(replace(self.session, version=held.version), is_removed=True))


@dataclass(frozen=True, slots=True)
class RestoreSession(VisitAct):
    """Bring a removed session back; it takes the next number if its own was given to another meanwhile."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_SESSION

    @property
    def title(self) -> str:
        """Always the same."""
        return "Restore session"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The row as it was removed."""
        found = read_session(turn.connection, self.session.id, removed=True)
        if found is None:
            raise gone("session")
        yield Step(PutSession(found[0]), None)


@dataclass(frozen=True, slots=True)
class MeasureAct(Act):
    """An act on the measures of a course."""

    place: ClassVar[PlaceName] = PlaceName.COURSE
    course_id: str

    def held_course(self, turn: Turn) -> Course:
        """Return the course.

        Raises:
            UserError: If it is gone.
        """
        course = read_course(turn.connection, self.course_id)
        if course is None:
            raise gone("course")
        return course

    def home(self, turn: Turn) -> Home:
        """The course."""
        return Home(self.place, self.held_course(turn).patient_id, self.course_id)

    def entity(self, turn: Turn) -> Entity:
        """The measure, or the course where there are several."""
        edits = [edit for edit in turn.records if isinstance(edit, PutMeasure)]
        return Entity("measure", edits[0].measure.id) if len(edits) == 1 else Entity("course", self.course_id)


@dataclass(frozen=True, slots=True)
class PutOneMeasure(MeasureAct):
    """Record a measure, correct it, or bring a removed one back."""

    kind: ClassVar[ActKind] = ActKind.RECORD_MEASURES
    measure: Measure

    @property
    def title(self) -> str:
        """Always the same."""
        return "Record measure"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The course must be there."""
        self.held_course(turn)
        yield Step(PutMeasure(self.measure))


@dataclass(frozen=True, slots=True)
class RecordMeasures(MeasureAct):
    """Record the measures of a day at once; one there already is corrected, None takes it away.

    Args:
        taken_on: The day.
        values: In the unit of each kind; kinds that are not named stay as they are.
    """

    kind: ClassVar[ActKind] = ActKind.RECORD_MEASURES
    taken_on: date
    values: Mapping[MeasureKind, int | None]

    @property
    def title(self) -> str:
        """The day."""
        return f"Record measures of {self.taken_on}"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """In the order in which they are named; a value that stays is no step."""
        self.held_course(turn)
        listed = read_measures(turn.connection, self.course_id)
        there = {one.kind: one for one in listed if one.taken_on == self.taken_on}
        for kind, value in self.values.items():
            old = there.get(kind)
            if value is None:
                if old is not None:
                    yield Step(PutMeasure(old, is_removed=True))
                continue
            with in_words():
                new = Measure(turn.make_id() if old is None else old.id, self.course_id, kind, value, self.taken_on)
            if new != old:
                yield Step(PutMeasure(new))


@dataclass(frozen=True, slots=True)
class RemoveMeasure(MeasureAct):
    """Remove a measure."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_MEASURE
    measure_id: str

    @property
    def title(self) -> str:
        """Always the same."""
        return "Remove measure"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """It must be there."""
        old = read_measure(turn.connection, self.measure_id)
        if old is None:
            raise gone("measure")
        yield Step(PutMeasure(old, is_removed=True))
