"""The acts of the Patients place: one service call each. No widgets here."""

from dataclasses import replace
from datetime import datetime

from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.service_context import in_words
from ashichart.ui.ui_context import UiContext


class PatientActs:
    """Adds, changes and removes patients, begins courses and sessions."""

    def __init__(self, context: UiContext) -> None:
        self._context = context

    def add_patient(self, draft: PatientDraft) -> Patient:
        """Add a patient.

        Raises:
            UserError: If the draft is not accepted or cannot be saved.
        """
        return self._context.clinic.patients.add(draft)[0]

    def change_patient(self, old: Patient, draft: PatientDraft) -> None:
        """Write what was changed of a patient.

        Args:
            old: The patient as it was read; somebody else's change since then is refused.
            draft: The new record.

        Raises:
            UserError: If the draft is not accepted or cannot be saved.
        """
        with in_words():
            new = Patient(old.id, draft.name, draft.figure, draft.birth_date, draft.sex, draft.alerts, old.version)
        self._context.clinic.patients.change(new)

    def remove_patient(self, patient_id: str, reason: str = "") -> None:
        """Take a patient out of the lists; everything charted stays in the file.

        Raises:
            UserError: If it cannot be saved.
        """
        self._context.clinic.patients.remove(patient_id, reason)

    def add_course(self, draft: CourseDraft) -> Course:
        """Begin a course.

        Raises:
            UserError: If the draft is not accepted or cannot be saved.
        """
        return self._context.clinic.courses.add(draft)[0]

    def change_course(self, old: Course, draft: CourseDraft) -> None:
        """Write what was changed of a course; somebody else's change since it was read is refused.

        Raises:
            UserError: If the draft is not accepted or cannot be saved.
        """
        with in_words():
            new = replace(old, indication=draft.indication, goals=draft.goals, planned_sessions=draft.planned_sessions)
        self._context.clinic.courses.change(new)

    def start_session(self, course_id: str, kind: SessionKind, started_at: datetime | None = None) -> Session:
        """Begin a session of a course, now or when it began.

        Raises:
            UserError: If it cannot be saved, or the time lies in the future.
        """
        return self._context.clinic.sessions.start(course_id, kind, started_at=started_at)[0]
