"""Asks for a course: indication, goals, planned sessions. Saving is the caller's act."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from ashichart.domain.charting.courses import Course
from ashichart.services.charting.courses import CourseDraft
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Field

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
        title, act = ("New course", "Start course") if is_new else ("Change course", "Save")
        super().__init__(parent, title, act, f"A planned series of sessions for {patient_name}.")
        self._patient_id = patient_id
        self.indication = QLineEdit("" if course is None else course.indication)
        self.indication.setPlaceholderText("such as neck and shoulders, jaw, low back")
        self.indication.setMaxLength(300)
        self._indication_field = Field("Indication", self.indication)
        self.goals = QPlainTextEdit("" if course is None else course.goals)
        self.goals.setPlaceholderText("what patient and clinician hope for; may stay empty")
        self.goals.setTabChangesFocus(True)
        self.goals.setFixedHeight(76)
        self.planned = QSpinBox()
        self.planned.setRange(0, MOST_SESSIONS)
        self.planned.setValue(USUAL_SESSIONS if course is None else course.planned_sessions or 0)
        self.planned.setSpecialValueText("open")
        self.planned.setFixedWidth(120)
        self.start_now = QCheckBox("Start the first KAP session now")
        self.start_now.setChecked(is_new)
        self.start_now.setVisible(is_new)
        self.fields.addWidget(self._indication_field)
        self.fields.addWidget(Field("Goals", self.goals))
        self.fields.addWidget(Field("Planned sessions", self.planned, "0 leaves the number open."))
        self.fields.addWidget(self.start_now)
        self.indication.setFocus()

    def read(self) -> NewCourse | None:
        """Return the course, or None after saying what is wrong."""
        indication = " ".join(self.indication.text().split())
        self._indication_field.set_wrong("" if indication else "Write what the course is for; a word is enough.")
        if not indication:
            self.indication.setFocus()
            return None
        draft = CourseDraft(
            patient_id=self._patient_id,
            indication=indication,
            goals=self.goals.toPlainText().strip(),
            planned_sessions=self.planned.value() or None,
        )
        return NewCourse(draft, self.start_now.isChecked())
