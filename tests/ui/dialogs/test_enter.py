"""Enter is never without an answer: in every asking window it acts, or says at its field what is missing."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ashichart.domain.atlas.body import PointKind, Side
from ashichart.domain.charting.merging import FieldClash
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.services.clinic.passwords import check_password
from ashichart.ui.chart.panel.needle_menu import NeedleTimesDialog
from ashichart.ui.chart.panel.replace_dialog import ReplaceDialog
from ashichart.ui.dialogs.clinic_dialog import ClinicDialog
from ashichart.ui.dialogs.course_dialog import CourseDialog
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.dialogs.measures_dialog import MeasuresDialog
from ashichart.ui.dialogs.patient_dialog import PatientDialog
from ashichart.ui.dialogs.record_conflict import RecordConflictDialog
from ashichart.ui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from ashichart.ui.dialogs.remove_dialog import RemovedDialog, RemoveDialog
from ashichart.ui.dialogs.session_dialog import SessionDialog
from ashichart.ui.dialogs.versions_dialog import VersionsDialog
from ashichart.ui.library.own_acts import OwnNamesDialog

TODAY = date(2026, 10, 7)
NOW = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
CLASH = FieldClash("name", "Mara", "Mara Lind")


def not_found(owner: QWidget) -> PatientDialog:
    dialog = PatientDialog(owner, TODAY, name="Mraa")
    dialog.act_button.setDefault(False)
    return dialog


def other_name(owner: QWidget) -> ClinicDialog:
    dialog = ClinicDialog(owner, Path("/nowhere"), check_password)
    dialog.name.setText("Riverside")
    dialog.user_name.clear()
    return dialog


def no_day(owner: QWidget) -> SessionDialog:
    dialog = SessionDialog(owner, NOW, "UTC")
    dialog.day_field.line.clear()
    return dialog


def measures_of_no_day(owner: QWidget) -> MeasuresDialog:
    dialog = MeasuresDialog(owner, (), TODAY)
    dialog.day.clear()
    return dialog


def thirteen(owner: QWidget) -> OwnNamesDialog:
    return OwnNamesDialog(owner, "ST36", tuple(f"name {number}" for number in range(13)))


def replacing(owner: QWidget) -> ReplaceDialog:
    return ReplaceDialog(owner, Site("s", "p", Side.LEFT, "LI4", PointKind.ACUPUNCTURE, "LI4"), lambda _text: None)


def key_not_kept(owner: QWidget) -> RecoveryKeyDialog:
    dialog = RecoveryKeyDialog(owner, "7Q2F0", "Riverside")
    dialog.kept.setFocus()
    return dialog


def still_in(owner: QWidget) -> NeedleTimesDialog:
    session = Session("x", "c", 1, SessionKind.KAP, NOW, zone="UTC")
    dialog = NeedleTimesDialog(owner, Needle("n", "x", "s", 1, NOW), "LI4 L", session, NOW)
    dialog.placed.clear()
    return dialog


# What is missing, which window asks, the sentence, and the name of the part that has the keys then.
_MISSING: list[tuple[str, Callable[[QWidget], FormDialog], str, str]] = [
    ("a name", lambda owner: PatientDialog(owner, TODAY), "Write a name or a code", "Name or code"),
    ("a name that was found", not_found, "Enter alone adds nobody", "Name or code"),
    ("a reason", lambda owner: RemoveDialog(owner, "session 3", "", needs_reason=True), "Write why", "Reason"),
    ("the button", lambda owner: RemoveDialog(owner, "Mara", ""), "press “Remove Mara”", "Reason"),
    ("an indication", lambda owner: CourseDialog(owner, "p", "Mara"), "Write what the course is for", "Indication"),
    (
        "a clinic's name", lambda owner: ClinicDialog(owner, Path("/nowhere"), check_password),
        "Write a name for the clinic", "Name of the clinic",
    ),
    ("a person's name", other_name, "Write your name", "Your name, as it stands beside what you enter"),
    ("a time", lambda owner: SessionDialog(owner, NOW, "UTC"), "Write the time at which it began", "Time"),
    ("a day", no_day, "Write the day.", "Day"),
    ("a day of measures", measures_of_no_day, "Write the day on which they were taken", "Day"),
    ("a measure", lambda owner: MeasuresDialog(owner, (), TODAY), "Nothing is written yet", "PHQ-9"),
    ("a choice", lambda owner: RecordConflictDialog(owner, "Mara", (CLASH,), "UTC", ""), "choose which", "Name"),
    ("a tick", key_not_kept, "then tick the box", ""),
    ("a time of a needle", still_in, "Write when it went in", "In"),
    ("a point", replacing, "Type a point and its side", "Point and side"),
    ("fewer names", thirteen, "at most 12", "Names"),
]  # fmt: skip
# Nothing can be missing in these: one lists, one has an answer chosen from the start.
_ALWAYS_ANSWER = {RemovedDialog, VersionsDialog}


@pytest.mark.parametrize(("make", "sentence", "name"), [one[1:] for one in _MISSING], ids=[one[0] for one in _MISSING])
def test_enter_says_what_is_missing_and_the_caret_is_there(
    qtbot: QtBot, dressed: QApplication, make: Callable[[QWidget], FormDialog], sentence: str, name: str
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = make(owner)
    answers: list[object] = []
    dialog.answered.connect(answers.append)
    with qtbot.waitActive(dialog):
        dialog.open()
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert answers == []
    said = " ".join(part.text() for part in dialog.findChildren(QLabel) if part.isVisible())
    assert sentence in said
    focus = dialog.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith(name)
    assert focus not in (dialog.act_button, dialog.cancel_button)
    assert name or isinstance(focus, QAbstractButton)


def test_every_asking_window_is_among_them(dressed: QApplication, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    walked = {type(make(owner)) for _, make, _, _ in _MISSING}
    known = {cls for cls in FormDialog.__subclasses__() if cls.__module__.startswith("ashichart.")}
    assert known - walked == _ALWAYS_ANSWER
