"""The acts of the Patients place: one service call each, remembered for undo and announced. No widgets here."""

from collections.abc import Callable

from ashichart.domain.changes import Changes
from ashichart.domain.courses import Course
from ashichart.domain.patients import Patient
from ashichart.domain.sessions import Session, SessionKind
from ashichart.services.courses import CourseDraft
from ashichart.services.patients import PatientDraft
from ashichart.ui.workbench import Workbench


class PatientActs:
    """Adds, changes and removes patients, begins courses and sessions."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def add_patient(self, draft: PatientDraft) -> Patient:
        """Add a patient.

        Raises:
            UserError: If the draft is not accepted or cannot be saved.
        """
        service = self._bench.clinic.patients
        patient, changes = service.add(draft)
        self._done("Add patient", changes, lambda: service.restore(patient.id), lambda: service.remove(patient.id))
        return patient

    def change_patient(self, old: Patient, draft: PatientDraft) -> None:
        """Write what was changed of a patient.

        Args:
            old: The patient as it was read; somebody else's change since then is refused.
            draft: The new record.

        Raises:
            UserError: If the draft is not accepted or cannot be saved.
        """
        service = self._bench.clinic.patients

        def written(wanted: PatientDraft) -> Changes:
            return service.change(_with(old.id, wanted, service.get(old.id).version))[1]

        before = PatientDraft(old.name, old.figure, old.birth_date, old.sex, old.alerts)
        _, changes = service.change(_with(old.id, draft, old.version))
        self._done("Change patient", changes, lambda: written(draft), lambda: written(before))

    def remove_patient(self, patient_id: str) -> None:
        """Take a patient out of the lists; everything charted stays in the file."""
        service = self._bench.clinic.patients
        changes = service.remove(patient_id)
        self._done("Remove patient", changes, lambda: service.remove(patient_id), lambda: service.restore(patient_id))

    def add_course(self, draft: CourseDraft) -> Course:
        """Begin a course.

        Raises:
            UserError: If the draft is not accepted or cannot be saved.
        """
        service = self._bench.clinic.courses
        course, changes = service.add(draft)
        self._done("New course", changes, lambda: service.restore(course.id), lambda: service.remove(course.id))
        return course

    def start_session(self, course_id: str, kind: SessionKind) -> Session:
        """Begin a session of a course now.

        Raises:
            UserError: If it cannot be saved.
        """
        service = self._bench.clinic.charting
        session, changes = service.start_session(course_id, kind)
        self._done(
            f"New session {session.number}",
            changes,
            lambda: service.restore_session(session.id),
            lambda: service.remove_session(session.id),
        )
        return session

    def _done(self, title: str, changes: Changes, redo: Callable[[], Changes], undo: Callable[[], Changes]) -> None:
        self._bench.undo.push(title, redo, undo)
        self._bench.bus.announce(changes)


def _with(patient_id: str, draft: PatientDraft, version: int) -> Patient:
    return Patient(patient_id, draft.name, draft.figure, draft.birth_date, draft.sex, draft.alerts, version)
