"""The asking windows: what they answer, what they refuse with a sentence, and that they go when they close."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.patients import Alert, AlertKind, Patient, Sex
from ashichart.domain.errors import UserError
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.passwords import check_password
from ashichart.ui.appearance.glyphs import letters_without_font
from ashichart.ui.dialogs.clinic_dialog import ClinicDialog, NewClinic
from ashichart.ui.dialogs.course_dialog import CourseDialog, NewCourse
from ashichart.ui.dialogs.form import FormDialog, ask
from ashichart.ui.dialogs.patient_dialog import PatientDialog
from ashichart.ui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from ashichart.ui.parts.controls import Field
from ashichart.wording.fonts import no_font_words

TODAY = date(2026, 10, 7)
PASSWORD = "seven quiet herons by the mill"  # noqa: S105 - made up
KEY = "7Q2F0-11111-22222-33333-44444-5555A"


@pytest.fixture
def owner(qtbot: QtBot, dressed: QApplication) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(
    "make",
    [
        lambda owner: PatientDialog(owner, TODAY),
        lambda owner: CourseDialog(owner, "p", "Mara"),
        lambda owner: ClinicDialog(owner, Path("/nowhere"), check_password),
    ],
    ids=["patient", "course", "clinic"],
)
def test_a_closed_dialog_is_gone(qtbot: QtBot, owner: QWidget, make: Callable[[QWidget], FormDialog]) -> None:
    dialog = make(owner)
    ask(dialog, lambda _answer: None)
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert not owner.findChildren(FormDialog)


def test_a_recovery_key_dialog_is_gone_once_the_key_was_kept(qtbot: QtBot, owner: QWidget) -> None:
    dialog = RecoveryKeyDialog(owner, KEY, "Riverside")
    taken: list[object] = []
    ask(dialog, taken.append)
    dialog.reject()
    assert not dialog.isHidden()
    assert "Print the key" in dialog.bar.text
    assert not dialog.act_button.isEnabled()
    dialog.kept.setChecked(True)
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert taken == [True]


def test_the_recovery_key_is_written_as_text_with_its_explanation(owner: QWidget, tmp_path: Path) -> None:
    dialog = RecoveryKeyDialog(owner, KEY, "Riverside")
    (tmp_path / "key.txt").write_text("old")
    (tmp_path / "key.txt").chmod(0o644)
    dialog.write_text(tmp_path / "key.txt")
    assert (tmp_path / "key.txt").stat().st_mode & 0o777 == 0o600, "nobody else on this computer may read it"
    text = (tmp_path / "key.txt").read_text("utf-8")
    assert "Riverside" in text
    assert all(group in text for group in KEY.split("-"))


def test_a_patient_needs_only_a_name(owner: QWidget) -> None:
    dialog = PatientDialog(owner, TODAY, name="  Mara   Solberg ")
    assert dialog.read() == PatientDraft("Mara Solberg", Figure.FEMALE)


def test_a_patient_without_a_name_is_refused_with_a_sentence(owner: QWidget) -> None:
    dialog = PatientDialog(owner, TODAY)
    assert dialog.read() is None
    dialog.name.setText("M1")
    assert dialog.read() is not None


def test_a_birth_in_the_future_is_refused_and_nothing_written_is_lost(owner: QWidget) -> None:
    dialog = PatientDialog(owner, TODAY, name="Mara")
    dialog.birth_date.setText("2031-01-01")
    dialog.alerts[AlertKind.PREGNANCY].setChecked(True)
    assert dialog.read() is None
    assert (dialog.name.text(), dialog.birth_date.text()) == ("Mara", "2031-01-01")
    dialog.birth_date.setText("12 Mar 1984")
    dialog.alert_note.setText("week 12")
    draft = dialog.read()
    assert draft is not None
    assert draft.birth_date == date(1984, 3, 12)
    assert draft.alerts == (Alert(AlertKind.PREGNANCY, "week 12"),)


def test_the_drawn_figure_follows_the_sex_until_it_is_chosen(owner: QWidget) -> None:
    dialog = PatientDialog(owner, TODAY, name="M")
    dialog.sex.choose(Sex.MALE)
    assert dialog.figure.chosen is Figure.MALE
    dialog.sex.choose(Sex.FEMALE)
    assert dialog.figure.chosen is Figure.FEMALE


def test_a_patient_to_change_stands_in_the_fields(owner: QWidget) -> None:
    alerts = (Alert(AlertKind.PACEMAKER, "since 2019"),)
    patient = Patient("p", "Mara", Figure.MALE, date(1984, 3, 12), Sex.OTHER, alerts)
    dialog = PatientDialog(owner, TODAY, patient=patient)
    assert dialog.read() == PatientDraft("Mara", Figure.MALE, date(1984, 3, 12), Sex.OTHER, alerts)


def test_a_course_needs_an_indication(owner: QWidget) -> None:
    dialog = CourseDialog(owner, "p", "Mara")
    assert dialog.read() is None
    dialog.indication.setText("Jaw")
    dialog.planned.setValue(0)
    answer = dialog.read()
    assert isinstance(answer, NewCourse)
    assert (answer.draft.indication, answer.draft.planned_sessions, answer.start_session) == ("Jaw", None, True)


def test_a_clinic_is_asked_for_with_its_file_named_after_it(owner: QWidget, tmp_path: Path) -> None:
    dialog = ClinicDialog(owner, tmp_path, check_password)
    dialog.name.setText("River & Stone")
    dialog.name.textEdited.emit("River & Stone")
    dialog.password.setText(PASSWORD)
    dialog.again.setText(PASSWORD)
    answer = dialog.read()
    assert isinstance(answer, NewClinic)
    assert answer.path.parent == tmp_path
    assert PASSWORD not in repr(answer)


@pytest.mark.parametrize(
    ("password", "again"), [("short", "short"), ("password12345", "password12345"), (PASSWORD, PASSWORD + "!")]
)
def test_a_password_that_cannot_be_taken_keeps_the_window_open(
    owner: QWidget, tmp_path: Path, password: str, again: str
) -> None:
    dialog = ClinicDialog(owner, tmp_path, check_password)
    dialog.name.setText("River")
    dialog.password.setText(password)
    dialog.again.setText(again)
    assert dialog.read() is None
    assert dialog.password.text() == password


def test_a_file_that_is_there_is_never_written_over(owner: QWidget, tmp_path: Path) -> None:
    there = tmp_path / "old.ashichart"
    there.write_text("old")
    dialog = ClinicDialog(owner, tmp_path, check_password)
    dialog.name.setText("River")
    dialog.path.setText(str(there))
    dialog.password.setText(PASSWORD)
    dialog.again.setText(PASSWORD)
    assert dialog.read() is None
    dialog.path.setText("relative.ashichart")
    assert dialog.read() is None


def test_what_the_service_refuses_is_said_in_the_window(qtbot: QtBot, owner: QWidget) -> None:
    dialog = PatientDialog(owner, TODAY, name="Mara")
    answers: list[object] = []

    def refuse_once(answer: object) -> None:
        answers.append(answer)
        if len(answers) == 1:
            raise UserError("The disk is full.", "Free some space.")

    ask(dialog, refuse_once)
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert dialog.bar.text == "The disk is full. Free some space."
    assert dialog.name.text() == "Mara"
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert len(answers) == 2


# Of a private area: no font has it.
NOWHERE = "\U000f1234"


def test_letters_that_no_font_here_has_are_said_and_others_never(dressed: QApplication) -> None:
    assert letters_without_font("Mara Łukasz Åsa O’Neill") == ""
    assert letters_without_font("合谷") == "", "the names of the points are bundled"
    assert letters_without_font(f"Mara {NOWHERE}{NOWHERE} x") == NOWHERE


def test_a_name_with_a_letter_that_cannot_be_shown_says_so_before_it_is_saved(owner: QWidget) -> None:
    dialog = PatientDialog(owner, TODAY)
    lines = {field.hint for field in dialog.findChildren(Field)}
    assert not any("no font" in hint for hint in lines)
    dialog.name.setText(f"Mara {NOWHERE}")
    said = [field.hint for field in dialog.findChildren(Field) if "no font" in field.hint]
    assert said == [no_font_words(NOWHERE)]
    draft = dialog.read()
    assert draft is not None
    assert draft.name == f"Mara {NOWHERE}", "the name is kept whole"
    dialog.name.setText("Mara")
    assert not any("no font" in field.hint for field in dialog.findChildren(Field))


@pytest.mark.parametrize("name", ["王小明", "Mara Solberg"])
def test_a_chinese_name_is_drawn_with_a_font_of_the_system_or_said(owner: QWidget, name: str) -> None:
    dialog = PatientDialog(owner, TODAY, name=name)
    missing = letters_without_font(name)
    assert any(field.hint == no_font_words(missing) for field in dialog.findChildren(Field))
