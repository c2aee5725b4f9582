"""What can be changed, removed and brought back from the card of a patient: the person, courses, sessions. It asks."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ashichart.domain.charting.courses import Course
from ashichart.domain.days import local_time
from ashichart.services.charting.patients import PatientSummary
from ashichart.ui.dialogs.form import ask
from ashichart.ui.dialogs.record_changes import carry_record
from ashichart.ui.dialogs.remove_dialog import RemovedDialog, RemoveDialog, RemovedRow
from ashichart.ui.dialogs.session_dialog import SessionDialog, SessionTime
from ashichart.ui.patients.acts import PatientActs
from ashichart.ui.ui_context import UiContext
from ashichart.wording.dates import clock_time, full_day
from ashichart.wording.screens import patients as say
from ashichart.wording.terms import sessions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ashichart.domain.charting.sessions import Session
    from ashichart.services.charting.courses import CourseService
    from ashichart.services.charting.patients import PatientDraft
    from ashichart.ui.dialogs.course_dialog import NewCourse


class RecordsMenu:
    """Menus and questions around records.

    Args:
        context: The open clinic.
        over: Over which menus and windows open.
        opened: Called with the course and the session to go to.
    """

    def __init__(self, context: UiContext, over: QWidget, opened: "Callable[[Course, Session], None]") -> None:
        self._context, self._over, self._opened = context, over, opened
        self._acts = PatientActs(context)

    def offer(self, summary: PatientSummary, button: QWidget) -> None:
        """Open the menu of a patient under a button."""
        menu = self.menu(summary)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self, summary: PatientSummary) -> QMenu:
        """Return everything that can be done with the records of a patient."""
        menu, course = QMenu(self._over), summary.course
        menu.addAction(say.change_patient(), lambda: self.ask_change(summary))
        if course is not None:
            menu.addSeparator()
            menu.addAction(say.change_course(), lambda: self.ask_course(summary, course))
            if course.ended_on is None:
                menu.addAction(say.close_course(), lambda: self._turn(course, self._courses.close))
            else:
                menu.addAction(say.reopen_course(), lambda: self._turn(course, self._courses.reopen))
            menu.addAction(say.session_begun_earlier(), lambda: self.ask_earlier(course))
            menu.addAction(say.remove_course(), lambda: self.ask_remove_course(course, summary.sessions_held))
            menu.addAction(say.removed_sessions(), lambda: self.show_removed_sessions(course))
        menu.addAction(say.removed_courses(), lambda: self.show_removed_courses(summary))
        menu.addSeparator()
        menu.addAction(say.remove_patient(), lambda: self.ask_remove(summary))
        return menu

    @property
    def _courses(self) -> "CourseService":
        return self._context.clinic.courses

    # ---- the person

    def ask_change(self, summary: PatientSummary) -> None:
        """Ask for what is to change of a patient."""
        from ashichart.ui.dialogs.patient_dialog import PatientDialog

        patient = summary.patient
        dialog = PatientDialog(self._over, self._context.clinic.today(), patient=patient)

        def take(draft: object) -> object:
            wanted = cast("PatientDraft", draft)
            return carry_record(
                self._context, dialog, patient, lambda: self._acts.change_patient(patient, wanted), dialog.taken
            )

        ask(dialog, take)

    def ask_remove(self, summary: PatientSummary) -> None:
        """Ask before a patient is taken out of the lists."""
        patient, courses = summary.patient, len(summary.courses)
        what = say.some_courses(courses) if courses else say.no_course()
        explanation = say.has_everything_charted_stays_in_the_file(name=patient.name, what=what)
        dialog = RemoveDialog(self._over, patient.name, explanation)
        ask(dialog, lambda reason: self._acts.remove_patient(patient.id, cast("str", reason)))

    def show_removed_patients(self) -> None:
        """List the patients that were removed."""
        service = self._context.clinic.patients
        rows = [RemovedRow(one.id, one.name, self._when(one.removed_at, one.reason)) for one in service.removed()]
        RemovedDialog(self._over, say.removed_patients_2(), rows, service.restore).open()

    # ---- courses

    def ask_course(self, summary: PatientSummary, course: Course) -> None:
        """Ask for what is to change of a course."""
        from ashichart.ui.dialogs.course_dialog import CourseDialog

        dialog = CourseDialog(self._over, course.patient_id, summary.patient.name, course)

        def take(answer: object) -> object:
            wanted = cast("NewCourse", answer).draft
            return carry_record(
                self._context, dialog, course, lambda: self._acts.change_course(course, wanted), dialog.taken
            )

        ask(dialog, take)

    def _turn(self, course: Course, act: "Callable[[Course], object]") -> None:
        """Close or reopen a course."""
        self._context.carry(lambda: carry_record(self._context, self._over, course, lambda: act(course), lambda: None))

    def ask_remove_course(self, course: Course, sessions_held: int) -> None:
        """Ask before a course is taken out of the lists."""
        explanation = say.it_has_everything_charted_stays_in_the(sessions=sessions(sessions_held))
        named = say.course_within(indication=course.indication)
        dialog = RemoveDialog(self._over, named, explanation, needs_reason=sessions_held > 0)
        ask(dialog, lambda reason: self._courses.remove(course.id, cast("str", reason)))

    def show_removed_courses(self, summary: PatientSummary) -> None:
        """List the courses of a patient that were removed."""
        rows = [
            RemovedRow(course.id, course.indication, self._when(at, reason))
            for course, at, reason in self._courses.removed(summary.patient.id)
        ]
        RemovedDialog(self._over, say.removed_courses_2(), rows, self._courses.restore).open()

    # ---- sessions

    def ask_earlier(self, course: Course) -> None:
        """Ask when a session began that is written up later, and open it."""

        def take(answer: object) -> None:
            wanted = cast("SessionTime", answer)
            self._opened(course, self._acts.start_session(course.id, wanted.kind, wanted.started_at))

        ask(SessionDialog(self._over, self._context.clock(), self._context.clinic.zone), take)

    def show_removed_sessions(self, course: Course) -> None:
        """List the sessions of a course that were removed."""
        service = self._context.clinic.sessions
        rows = [
            RemovedRow(one.id, say.session_of_day(number=one.number, day=full_day(one.day)), self._when(at, reason))
            for one, at, reason in service.removed(course.id)
        ]
        RemovedDialog(self._over, say.removed_sessions_2(), rows, service.restore).open()

    def _when(self, at: "datetime", reason: str) -> str:
        local = local_time(at, self._context.clinic.zone)
        day, time = full_day(local), clock_time(local)
        if reason:
            return say.removed_with_reason(day=day, time=time, reason=reason)
        return say.removed_at(day=day, time=time)
