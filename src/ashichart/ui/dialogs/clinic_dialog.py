"""Asks for a new clinic: name, place of its file, password. Making the file is the caller's act."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ashichart.paths import FILE_ENDING
from ashichart.services.files import path_problem, short_stem
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.dialogs.password_line import PasswordLine
from ashichart.ui.parts.controls import Button, Field
from ashichart.wording import terms
from ashichart.wording.screens import dialogs as say

LEAST_PASSWORD = 12


@dataclass(frozen=True, slots=True)
class NewClinic:
    """What is needed to make a clinic; the password never shows in a log."""

    name: str
    path: Path
    user_name: str
    password: str = field(repr=False)


class ClinicDialog(FormDialog):
    """Answers with a `NewClinic`.

    Args:
        folder: Where the file is offered to be kept.
        check_password: Returns a sentence if a password cannot be taken, else None.
    """

    def __init__(self, parent: QWidget | None, folder: Path, check_password: Callable[[str], str | None]) -> None:
        super().__init__(
            parent,
            say.new_clinic(),
            say.make_the_clinic(),
            say.everything_is_kept_in_one_encrypted_file(),
        )
        self._folder = folder
        self._check_password = check_password
        self._path_was_chosen = False
        self.name = QLineEdit()
        self.name.setPlaceholderText(say.such_as_practice_by_the_river())
        self.name.setMaxLength(200)
        self.user_name = QLineEdit(terms.clinician())
        self.user_name.setMaxLength(200)
        self.path = QLineEdit()
        self.password = _secret()
        self.again = _secret()
        self._name_field = Field(say.name_of_the_clinic(), self.name)
        self._user_field = Field(say.your_name_as_it_stands_beside_what(), self.user_name)
        self._path_field = Field(say.place_of_the_file(), self.path)
        self._password_field = Field(
            say.password(), self.password, say.characters_or_more_a_sentence_you_remember(least_password=LEAST_PASSWORD)
        )
        self._again_field = Field(say.the_password_again(), self.again)
        for widget in (self._name_field, self._user_field):
            self.fields.addWidget(widget)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self._path_field, 1)
        browse = Button(terms.choose_more())
        browse.clicked.connect(self._choose_place)
        place.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        self.fields.addLayout(place)
        self.fields.addWidget(self._password_field)
        self.fields.addWidget(self._again_field)
        self.name.textEdited.connect(self._offer_path)
        self.path.textEdited.connect(self._keep_path)
        self.password.editingFinished.connect(self._judge_password)
        self._offer_path("")
        self.name.setFocus()

    def read(self) -> NewClinic | None:
        """Return the clinic to make, or None after saying what is wrong."""
        name = " ".join(self.name.text().split())
        user_name = " ".join(self.user_name.text().split())
        path_text = self.path.text().strip()
        path = Path(path_text).expanduser() if path_text else None
        password = self.password.text()
        self._name_field.set_wrong("" if name else say.write_a_name_for_the_clinic_it())
        self._user_field.set_wrong("" if user_name else say.write_your_name_it_stands_beside_what())
        self._path_field.set_wrong(self._path_problem(path))
        self._password_field.set_wrong(self._check_password(password) or "")
        self._again_field.set_wrong(
            "" if self.again.text() == password else say.the_two_passwords_differ_write_it_again()
        )
        asked = (self._name_field, self._user_field, self._path_field, self._password_field, self._again_field)
        if path is None or any(one.wrong for one in asked):
            return None
        return NewClinic(name, path, user_name, password)

    @staticmethod
    def _path_problem(path: Path | None) -> str:
        if path is None or not path.name:
            return say.choose_where_the_file_of_the_clinic()
        if not path.is_absolute():
            return say.write_the_whole_path_of_the_file()
        problem = path_problem(path)
        if problem:
            return problem
        if path.exists():
            return say.there_is_a_file_of_this_name()
        return ""

    def _offer_path(self, name: str) -> None:
        if self._path_was_chosen:
            return
        plain = "".join(sign if sign.isalnum() else "-" for sign in " ".join(name.split())).strip("-")
        self.path.setText(str(self._folder / f"{short_stem(plain) or 'clinic'}{FILE_ENDING}"))

    def _keep_path(self) -> None:
        self._path_was_chosen = True

    def _choose_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, say.place_of_the_clinics_file(), self.path.text(), say.ashichart_clinic(file_ending=FILE_ENDING)
        )
        if chosen:
            self.path.setText(chosen if Path(chosen).suffix else chosen + FILE_ENDING)
            self._keep_path()

    def _judge_password(self) -> None:
        password = self.password.text()
        self._password_field.set_wrong((self._check_password(password) or "") if password else "")


def _secret() -> QLineEdit:
    editor = PasswordLine()
    editor.setMaxLength(1024)
    return editor
