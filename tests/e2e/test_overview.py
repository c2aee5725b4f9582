"""From Patients to all courses and into one of them, in the whole program with the demonstration clinic."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ashichart.app import Program
from ashichart.domain.analysis.overview import OverviewOrder
from ashichart.domain.workplace import PlaceName
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.overview.overview_place import OverviewPlace
from ashichart.ui.patients.patients_place import PatientsPlace
from ashichart.ui.window.shell import Shell


def opened(start: Callable[..., Program], qtbot: QtBot) -> tuple[Program, Shell]:
    program = start(demonstration=True)
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    shell = program.window.shell
    assert shell is not None
    return program, shell


def test_all_courses_are_one_click_from_patients_and_lead_into_each(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    _, shell = opened(start, qtbot)
    patients = shell.place(PlaceName.PATIENTS)
    assert isinstance(patients, PatientsPlace)
    qtbot.mouseClick(patients.all_courses, Qt.MouseButton.LeftButton)
    assert shell.workplace.place is PlaceName.OVERVIEW
    overview = shell.place(PlaceName.OVERVIEW)
    assert isinstance(overview, OverviewPlace)
    qtbot.waitUntil(overview.isVisible)
    assert len(overview.cards.rows) >= 10
    overview.order.choose(OverviewOrder.STILL)
    overview.naming.choose(True)
    row = overview.cards.rows[0]
    assert row.is_still
    at = overview.cards.card_rect(0).center()
    qtbot.mouseClick(overview.cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shell.workplace.place is PlaceName.OVERVIEW, "a code that is clicked keeps its name to itself"
    act = next(one for one in overview.bar.findChildren(QPushButton) if one.text() == "Open with the name")
    qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    assert (shell.workplace.place, shell.workplace.course_id) == (PlaceName.COURSE, row.course.id)
    course = shell.place(PlaceName.COURSE)
    assert isinstance(course, CoursePlace)
    assert course.bar.words[0] == row.patient_name
    shell.go_to(PlaceName.OVERVIEW)
    assert overview.naming.chosen is True, "codes stay until names are asked for"
    qtbot.keyClick(overview.cards, Qt.Key.Key_Escape)
    assert shell.workplace.place is PlaceName.PATIENTS


@pytest.mark.xvfb
def test_a_key_leads_there_from_everywhere(start: Callable[..., Program], qtbot: QtBot) -> None:
    program, shell = opened(start, qtbot)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(program.window, Qt.Key.Key_O, both)
    qtbot.waitUntil(lambda: shell.workplace.place is PlaceName.OVERVIEW)
