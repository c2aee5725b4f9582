"""Measures in the Course place over a real clinic: recorded, emptied, and brought back by what is in sight."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import NOW, add_mara, make_bench, make_clinic
from tests.ui.course.conftest import Keep

from ashichart.domain.charting.measures import MeasureKind
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.dialogs.measures_dialog import MeasuresDialog
from ashichart.ui.ui_context import UiContext

DAY = date(2026, 10, 7)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[UiContext]:
    clinic, _ = make_clinic(tmp_path)
    yield make_bench(clinic)
    clinic.close()


def opened(place: CoursePlace, qtbot: QtBot) -> MeasuresDialog:
    qtbot.mouseClick(place.measures, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MeasuresDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MeasuresDialog)
    return dialog


def test_an_emptied_measure_is_said_to_be_gone_and_comes_back(bench: UiContext, keep: Keep, qtbot: QtBot) -> None:
    patient_id, course_id = add_mara(bench)
    place = CoursePlace(bench)
    keep(place)
    place.resize(1224, 720)
    place.show()
    place.show_for(Workplace(PlaceName.COURSE, patient_id, course_id))
    assert NOW.date() == DAY

    dialog = opened(place, qtbot)
    dialog.editors[MeasureKind.PHQ9].setText("16")
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert place.notice.text == "", "nothing went away"
    assert place.bar.undo.back.isEnabled()
    assert "Undo: " in place.bar.undo.back.toolTip()

    dialog = opened(place, qtbot)
    dialog.editors[MeasureKind.PHQ9].clear()
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert bench.clinic.courses.measures(course_id) == ()
    assert place.notice.text == "PHQ-9 of today removed."
    undo = next(one for one in place.notice.findChildren(QPushButton) if one.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert [one.value for one in bench.clinic.courses.measures(course_id)] == [16]
    assert place.notice.text == ""

    qtbot.mouseClick(place.bar.undo.back, Qt.MouseButton.LeftButton)
    assert bench.clinic.courses.measures(course_id) == ()
    qtbot.mouseClick(place.bar.undo.again, Qt.MouseButton.LeftButton)
    assert len(bench.clinic.courses.measures(course_id)) == 1
