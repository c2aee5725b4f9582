"""What can be chosen of a sheet: kind, course, session, paper, inks and what it carries. No sheet is made here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ashichart.domain.sheets.choices import (
    KIND_TRAITS,
    MOST_APPOINTMENT,
    OWN_POINTS,
    Paper,
    SheetChoices,
    SheetKind,
    Tone,
)
from ashichart.ui.parts.controls import Field, Segments, label
from ashichart.wording import terms
from ashichart.wording.names.sheet_kinds import SHEET_NAMES, SHEET_PURPOSES
from ashichart.wording.printing import own_points, password_doubt
from ashichart.wording.screens import print as say
from ashichart.wording.typed.appointments import Appointment, read_appointment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ashichart.domain.atlas.body import Protocol
    from ashichart.domain.charting.courses import Course

PAPER_NAMES = {Paper.A4: "A4", Paper.LETTER: say.letter()}
_NOTE_PX = 92
_LOCK_HINT = say.locks_the_saved_file_with_aes()
_NOTE_HINT = say.left_empty_the_sheet_has_lines_to()


@dataclass(frozen=True, slots=True)
class PatientWords:
    """What is written for one patient and stays that patient's while the program runs; never saved anywhere."""

    note: str = ""
    appointment: str = ""
    password: str = field(default="", repr=False)


class ChoicesPanel(QWidget):
    """The choices from top to bottom; those a kind has no use for are hidden.

    Args:
        kinds: The kinds that can be made, in the order in which they are offered.
        protocols: Whose points a blank chart can carry.
        today: Returns the day it is in the clinic.
        follow: Called whenever the sheet looks different now.
    """

    def __init__(
        self,
        kinds: Sequence[SheetKind],
        protocols: Sequence[Protocol],
        today: Callable[[], date],
        follow: Callable[[], object],
    ) -> None:
        super().__init__()
        self._today, self._follow = today, follow
        self._kinds = QButtonGroup(self)
        self._offered = tuple(kinds)
        self._purpose = label("", "hint", wrap=True)
        self.course = QComboBox()
        self.session = QComboBox()
        self.protocol = QComboBox()
        self.protocol.addItem(say.none(), "")
        self.protocol.addItem(own_points(), OWN_POINTS)
        for protocol in protocols:
            self.protocol.addItem(protocol.name, protocol.code)
        self.paper = Segments([(name, paper) for paper, name in PAPER_NAMES.items()], name=say.paper())
        self.tone = Segments(
            [(say.colour(), Tone.COLOUR), (say.grey(), Tone.GREY), (say.contrast(), Tone.CONTRAST)], name=say.inks()
        )
        self.large = QCheckBox(say.large_print())
        self.kap = QCheckBox(say.name_the_ketamine_sessions())
        self.kap.setToolTip(say.how_many_sessions_had_ketamine_and_the())
        self.appointment = QLineEdit()
        self.appointment.setPlaceholderText(say.such_as_june_at())
        self.appointment.setMaxLength(MOST_APPOINTMENT)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(_NOTE_HINT)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(say.a_note_for_the_patient())
        self.note.setFixedHeight(_NOTE_PX)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(say.no_password())
        self.password.setMaxLength(100)
        self.name_in_file = QCheckBox(say.patients_name_in_the_files_name())
        self._course_field = Field(terms.course(), self.course)
        self._session_field = Field(terms.session(), self.session)
        self._protocol_field = Field(say.points_of(), self.protocol)
        self.appointment_field = Field(say.next_appointment(), self.appointment)
        self._note_field = Field(say.a_note_for_the_patient(), self.note)
        self._password_field = Field(say.password_of_the_pdf(), self.password, _LOCK_HINT)
        self._lay_out()
        self._connect()
        self._show_kind()

    @property
    def kinds(self) -> tuple[SheetKind, ...]:
        """The kinds that are offered."""
        return self._offered

    @property
    def kind(self) -> SheetKind:
        """The kind that is chosen."""
        return self._offered[max(0, self._kinds.checkedId())]

    def choose_kind(self, kind: SheetKind) -> None:
        """Choose a kind; one that is not offered changes nothing."""
        if kind in self._offered:
            self._kinds.button(self._offered.index(kind)).setChecked(True)

    @property
    def course_id(self) -> str | None:
        """The course that is chosen, None if the patient has none."""
        chosen: object = self.course.currentData()
        return chosen if isinstance(chosen, str) else None

    @property
    def session_number(self) -> int | None:
        """The session that is chosen, None for sheets of a course."""
        chosen: object = self.session.currentData()
        return chosen if KIND_TRAITS[self.kind].of_session and isinstance(chosen, int) else None

    @property
    def choices(self) -> SheetChoices:
        """What is chosen; only what the kind has a use for."""
        is_for_patient = self.kind is SheetKind.PROGRESS
        return SheetChoices(
            paper=self.paper.chosen,
            tone=self.tone.chosen,
            large=self.large.isChecked(),
            shows_kap=is_for_patient and self.kap.isChecked(),
            note=self.note.toPlainText().strip() if is_for_patient else "",
            next_appointment=self._appointment_read.words if is_for_patient else "",
            protocol_id=str(self.protocol.currentData()) if self.kind is SheetKind.BLANK else "",
            name_in_file=self.name_in_file.isChecked(),
            password=self.password.text(),
        )

    @property
    def patient_words(self) -> PatientWords:
        """What was written for this patient alone."""
        return PatientWords(self.note.toPlainText(), self.appointment.text(), self.password.text())

    def show_patient_words(self, words: PatientWords) -> None:
        """Show what was written for a patient before; nothing of it ever goes over to another."""
        blocked = [editor.blockSignals(True) for editor in (self.note, self.appointment, self.password)]
        self.note.setPlainText(words.note)
        self.appointment.setText(words.appointment)
        self.password.setText(words.password)
        for editor, was in zip((self.note, self.appointment, self.password), blocked, strict=True):
            editor.blockSignals(was)
        self._question_password()
        self._say_appointment()
        self.say_note("")

    def say_note(self, problem: str) -> None:
        """Say below the note why it cannot be handed out as it is; "" if it can."""
        self._note_field.set_wrong(problem)

    def offer_courses(self, courses: Sequence[Course], chosen_id: str | None) -> None:
        """Offer a patient's courses; the first if `chosen_id` is none of them. Nothing is announced."""
        blocked = self.course.blockSignals(True)
        self.course.clear()
        for course in courses:
            self.course.addItem(course.indication, course.id)
        at = next((at for at, course in enumerate(courses) if course.id == chosen_id), 0)
        self.course.setCurrentIndex(at if courses else -1)
        self.course.blockSignals(blocked)
        self._course_field.setVisible(len(courses) > 1)

    def offer_sessions(self, sessions: Sequence[tuple[int, str]]) -> None:
        """Offer (number, words) of the course's sessions; keeps the one chosen, else the latest. Nothing announced."""
        chosen: object = self.session.currentData()
        blocked = self.session.blockSignals(True)
        self.session.clear()
        for number, words in sessions:
            self.session.addItem(words, number)
        at = self.session.findData(chosen)
        self.session.setCurrentIndex(at if at >= 0 else len(sessions) - 1)
        self.session.blockSignals(blocked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(14)
        kinds = QVBoxLayout()
        kinds.setSpacing(2)
        for at, kind in enumerate(self._offered):
            button = QRadioButton(SHEET_NAMES[kind]())
            button.setToolTip(SHEET_PURPOSES[kind]())
            button.setChecked(at == 0)
            self._kinds.addButton(button, at)
            kinds.addWidget(button)
        kinds.addWidget(self._purpose)
        column.addLayout(kinds)
        column.addWidget(self._course_field)
        column.addWidget(self._session_field)
        column.addWidget(self._protocol_field)
        column.addWidget(Field(say.paper(), self.paper))
        column.addWidget(Field(say.inks(), self.tone))
        switches = QVBoxLayout()
        switches.setSpacing(2)
        switches.addWidget(self.large)
        switches.addWidget(self.kap)
        column.addLayout(switches)
        column.addWidget(self.appointment_field)
        column.addWidget(self._note_field)
        column.addWidget(self._password_field)
        column.addWidget(self.name_in_file)
        column.addStretch(1)

    def _connect(self) -> None:
        self._kinds.idToggled.connect(self._kind_toggled)
        for signal in (
            self.course.currentIndexChanged,
            self.session.currentIndexChanged,
            self.protocol.currentIndexChanged,
            self.paper.chosen_changed,
            self.tone.chosen_changed,
            self.large.toggled,
            self.kap.toggled,
            self.appointment.textChanged,
        ):
            signal.connect(self._announce)
        self.appointment.textChanged.connect(self._say_appointment)
        self.note.textChanged.connect(self._announce)
        self.password.textChanged.connect(self._question_password)

    def _kind_toggled(self, _at: int, on: bool) -> None:
        if on:
            self._show_kind(announce=True)

    def _announce(self, *_new: object) -> None:
        self._follow()

    @property
    def _appointment_read(self) -> Appointment:
        return read_appointment(self.appointment.text(), self._today())

    def _say_appointment(self, *_text: object) -> None:
        """Say the day that was read in words, or why there is none to print."""
        found = self._appointment_read
        self.appointment_field.set_hint(found.words if found.is_read else "")
        self.appointment_field.set_wrong(found.problem)

    def _question_password(self, *_text: object) -> None:
        self._password_field.set_hint(password_doubt(self.password.text()) or _LOCK_HINT)

    def _show_kind(self, *, announce: bool = False) -> None:
        kind = self.kind
        self._purpose.setText(SHEET_PURPOSES[kind]())
        is_for_patient = kind is SheetKind.PROGRESS
        for widget in (self.kap, self.appointment_field, self._note_field):
            widget.setVisible(is_for_patient)
        self._protocol_field.setVisible(kind is SheetKind.BLANK)
        self._session_field.setVisible(KIND_TRAITS[kind].of_session)
        if announce:
            self._follow()
