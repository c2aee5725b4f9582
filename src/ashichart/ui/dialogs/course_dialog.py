"""Asks for a course: indication, goals, planned sessions. Saving is the caller's act."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from ashichart.domain.charting.courses import Course
from ashichart.services.charting.courses import CourseDraft
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Field
from ashichart.wording import terms
from ashichart.wording.screens import dialogs as say

MOST_SESSIONS = 99
USUAL_SESSIONS = 6


@dataclass(frozen=True, slots=True)
class NewCourse:
    """The answer: the course, and whether its first KAP session starts at once."""

    draft: CourseDraft
    start_session: bool


class CourseDialog(FormDialog):
    """Answers with a `NewCourse`.

    Args:
        patient_id: Whose course.
        patient_name: Shown under the title.
        course: Whom to change; None asks for a new one.
    """

    def __init__(
        self, parent: QWidget | None, patient_id: str, patient_name: str, course: Course | None = None
    ) -> None:
        is_new = course is None
        title, act = (say.new_course(), say.start_course()) if is_new else (say.change_course(), say.save())
        super().__init__(parent, title, act, say.a_planned_series_of_sessions_for(patient_name=patient_name))
        self._patient_id = patient_id
        self.indication = QLineEdit("" if course is None else course.indication)
        self.indication.setPlaceholderText(say.such_as_neck_and_shoulders_jaw_low())
        self.indication.setMaxLength(300)
        self._indication_field = Field(terms.indication(), self.indication)
        self.goals = QPlainTextEdit("" if course is None else course.goals)
        self.goals.setPlaceholderText(say.what_patient_and_clinician_hope_for_may())
        self.goals.setTabChangesFocus(True)
        self.goals.setFixedHeight(76)
        self.planned = QSpinBox()
        self.planned.setRange(0, MOST_SESSIONS)
        self.planned.setValue(USUAL_SESSIONS if course is None else course.planned_sessions or 0)
        self.planned.setSpecialValueText(say.number_open())
        self.planned.setFixedWidth(120)
        self.start_now = QCheckBox(say.start_the_first_kap_session_now())
        self.start_now.setChecked(is_new)
        self.start_now.setVisible(is_new)
        self.fields.addWidget(self._indication_field)
        self.fields.addWidget(Field(say.goals(), self.goals))
        self.fields.addWidget(Field(say.planned_sessions(), self.planned, say.leaves_the_number_open()))
        self.fields.addWidget(self.start_now)
        self.indication.setFocus()

    def read(self) -> NewCourse | None:
        """Return the course, or None after saying what is wrong."""
        indication = " ".join(self.indication.text().split())
        self._indication_field.set_wrong("" if indication else say.write_what_the_course_is_for_a())
        if not indication:
            return None
        draft = CourseDraft(
            patient_id=self._patient_id,
            indication=indication,
            goals=self.goals.toPlainText().strip(),
            planned_sessions=self.planned.value() or None,
        )
        return NewCourse(draft, self.start_now.isChecked())
