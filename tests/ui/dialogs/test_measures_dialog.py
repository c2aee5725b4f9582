"""The window for measures: what stands in its fields, what it refuses, what it answers."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.ui.dialogs.measures_dialog import DayOfMeasures, MeasuresDialog

TODAY = date(2026, 10, 7)
EARLIER = date(2026, 9, 1)


@pytest.fixture
def dialog(qtbot: QtBot, dressed: QApplication) -> Iterator[MeasuresDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    held = (
        Measure("a", "c", MeasureKind.PHQ9, 16, EARLIER),
        Measure("b", "c", MeasureKind.NECK_ROTATION_RIGHT, 52, EARLIER),
        Measure("d", "c", MeasureKind.TENSION, 4, TODAY),
    )
    yield MeasuresDialog(owner, held, TODAY)
    owner.close()


def test_fields_hold_what_the_day_holds_and_hint_at_the_last(dialog: MeasuresDialog) -> None:
    texts = {kind: editor.text() for kind, editor in dialog.editors.items() if editor.text()}
    assert texts == {MeasureKind.TENSION: "4"}
    assert set(dialog.editors) == set(MeasureKind)
    assert dialog.editors[MeasureKind.JAW_OPENING].placeholderText() == "0–100 mm"
    dialog.editors[MeasureKind.PHQ9].setText("9")
    answer = dialog.read()
    assert isinstance(answer, DayOfMeasures)
    assert answer.taken_on == TODAY
    assert {kind: value for kind, value in answer.values.items() if value is not None} == {
        MeasureKind.PHQ9: 9, MeasureKind.TENSION: 4,
    }  # fmt: skip


def test_another_day_shows_its_own_numbers_and_keeps_what_was_written(dialog: MeasuresDialog) -> None:
    dialog.editors[MeasureKind.GAD7].setText("11")
    dialog.day.setText("1 Sep 2026")
    dialog.day.editingFinished.emit()
    texts = {kind: editor.text() for kind, editor in dialog.editors.items() if editor.text()}
    assert texts == {MeasureKind.PHQ9: "16", MeasureKind.NECK_ROTATION_RIGHT: "52", MeasureKind.GAD7: "11"}
    dialog.editors[MeasureKind.PHQ9].clear()
    answer = dialog.read()
    assert answer is not None
    assert (answer.taken_on, answer.values[MeasureKind.PHQ9]) == (EARLIER, None)


@pytest.mark.parametrize("text", ["28", "-1", "2.5", "x", "²"])
def test_what_is_no_number_of_the_scale_is_said_below_its_field(dialog: MeasuresDialog, text: str) -> None:
    dialog.editors[MeasureKind.PHQ9].setText(text)
    assert dialog.read() is None
    assert dialog.editors[MeasureKind.PHQ9].text() == text
    assert dialog.wrong(MeasureKind.PHQ9) == "A whole number from 0 to 27."


def test_a_day_that_is_none_or_lies_ahead_is_refused(dialog: MeasuresDialog) -> None:
    dialog.editors[MeasureKind.PHQ9].setText("3")
    for text in ("soon", "2027-01-01"):
        dialog.day.setText(text)
        assert dialog.read() is None


def test_nothing_written_is_said(dialog: MeasuresDialog) -> None:
    dialog.day.setText("2026-08-01")
    dialog.day.editingFinished.emit()
    assert dialog.read() is None
    assert "Nothing is written yet" in dialog.bar.text


def test_an_error_goes_as_soon_as_its_value_is_corrected(dialog: MeasuresDialog) -> None:
    dialog.show()
    dialog.editors[MeasureKind.PHQ9].setText("99")
    dialog.day.setText("soon")
    assert dialog.read() is None
    assert dialog.wrong(MeasureKind.PHQ9)
    assert dialog.day_field.wrong
    dialog.editors[MeasureKind.PHQ9].setText("9")
    assert dialog.wrong(MeasureKind.PHQ9) == ""
    dialog.day.setText("2026-08-01")
    assert dialog.day_field.wrong == ""
    dialog.editors[MeasureKind.PHQ9].clear()
    dialog.day.editingFinished.emit()
    assert dialog.read() is None
    assert "Nothing is written yet" in dialog.bar.text
    dialog.editors[MeasureKind.PHQ9].setText("8")
    assert dialog.bar.text == "", "what was said of the old answer does not hold of the new one"


def test_a_field_that_is_emptied_says_what_is_removed(dialog: MeasuresDialog) -> None:
    dialog.editors[MeasureKind.TENSION].clear()
    assert dialog.hint(MeasureKind.TENSION) == "4 is removed when saved."
    dialog.editors[MeasureKind.TENSION].setText("5")
    assert dialog.hint(MeasureKind.TENSION) == "4 is replaced when saved."
    assert dialog.hint(MeasureKind.PHQ9) == "last 16, 1 Sep"
    dialog.editors[MeasureKind.PHQ9].setText("3")
    dialog.editors[MeasureKind.PHQ9].clear()
    assert dialog.hint(MeasureKind.PHQ9) == "last 16, 1 Sep", "nothing of this day was emptied"


def test_a_day_without_its_year_is_understood(dialog: MeasuresDialog) -> None:
    dialog.day.setText("1 Sep")
    assert dialog.editors[MeasureKind.PHQ9].text() == "16"
    answer = dialog.read()
    assert answer is not None
    assert answer.taken_on == EARLIER


def test_a_day_that_holds_a_value_keeps_what_was_written_and_says_what_it_replaces(dialog: MeasuresDialog) -> None:
    phq9 = dialog.editors[MeasureKind.PHQ9]
    phq9.setText("13")
    dialog.day.setText("1 Sep 2026")
    dialog.day.editingFinished.emit()
    assert phq9.text() == "13"
    assert dialog.hint(MeasureKind.PHQ9) == "16 is replaced when saved."
    assert dialog.editors[MeasureKind.NECK_ROTATION_RIGHT].text() == "52"
    assert dialog.editors[MeasureKind.TENSION].text() == ""
    answer = dialog.read()
    assert answer is not None
    assert (answer.taken_on, answer.values[MeasureKind.PHQ9]) == (EARLIER, 13)
    phq9.setText("16")
    assert "replaced" not in dialog.hint(MeasureKind.PHQ9)
    dialog.day.setText("7 Oct 2026")
    dialog.day.editingFinished.emit()
    assert phq9.text() == "", "what only stood there for its day goes with the day"
    assert dialog.editors[MeasureKind.TENSION].text() == "4"
