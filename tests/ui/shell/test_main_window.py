"""The window: places made when first shown, the workplace kept, undo from the keyboard, sentences, colours."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import add_mara

from ashichart.domain.errors import UserError
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.appearance.theme import DARK
from ashichart.ui.ui_context import UiContext
from ashichart.ui.window.main_window import MainWindow
from ashichart.ui.window.sidebar import NARROW_PX, WIDE_PX, Sidebar


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, bench: UiContext) -> MainWindow:
    made = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    return made


def test_a_clinic_opens_at_patients(window: MainWindow, bench: UiContext) -> None:
    shell = window.show_clinic(bench)
    assert shell.workplace.place is PlaceName.PATIENTS
    assert window.windowTitle().startswith("Riverside")


def test_every_place_can_be_gone_to_with_the_patient_kept(window: MainWindow, bench: UiContext) -> None:
    patient_id, course_id = add_mara(bench)
    shell = window.show_clinic(bench)
    shell.show_workplace(Workplace(PlaceName.PATIENTS, patient_id))
    for place in (PlaceName.CHART, PlaceName.COURSE, PlaceName.PRINT, PlaceName.PATIENTS):
        shell.go_to(place)
        assert (shell.workplace.place, shell.workplace.patient_id) == (place, patient_id)
        assert bench.clinic.workplaces.get() == shell.workplace
    assert shell.workplace.course_id == course_id


def test_the_next_start_comes_back_to_the_same_place(window: MainWindow, bench: UiContext) -> None:
    patient_id, _ = add_mara(bench)
    window.show_clinic(bench).show_workplace(Workplace(PlaceName.COURSE, patient_id))
    again = window.show_clinic(bench)
    assert again.workplace.place is PlaceName.COURSE


def test_a_workplace_that_no_longer_exists_falls_back_to_patients(window: MainWindow, bench: UiContext) -> None:
    patient_id, _ = add_mara(bench)
    bench.clinic.workplaces.keep(Workplace(PlaceName.CHART, patient_id, "gone", "gone"))
    bench.clinic.patients.remove(patient_id)
    shell = window.show_clinic(bench)
    assert shell.workplace.place is PlaceName.PATIENTS
    assert shell.bar.text


def test_what_was_not_saved_is_said(window: MainWindow, bench: UiContext) -> None:
    shell = window.show_clinic(bench)
    bench.bus.announce_failure(UserError("The disk is full.", "Free some space."))
    assert shell.bar.text == "The disk is full. Free some space."
    shell.bar.dismiss()
    window.say("Another sentence.")
    assert shell.bar.text == "Another sentence."


class Owner:
    """The program behind a window: keeps what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def switch_theme(self) -> None:
        self.asked.append("theme")

    def leave(self) -> None:
        self.asked.append("leave")

    def close_clinic(self) -> None:
        self.asked.append("close")


def test_colours_reach_rail_and_places(window: MainWindow, bench: UiContext) -> None:
    shell, owner = window.show_clinic(bench), Owner()
    shell.sidebar.theme_button.click()  # a window without a program has nobody to ask
    window.belong_to(owner)
    shell.sidebar.theme_button.click()
    assert owner.asked == ["theme"]
    window.set_theme(DARK)
    assert bench.theme is DARK


def test_geometry_is_remembered_and_nothing_of_a_patient(
    window: MainWindow, bench: UiContext, tmp_path: Path, qapp: QApplication
) -> None:
    add_mara(bench)
    window.show_clinic(bench)
    window.show()
    owner = Owner()
    window.belong_to(owner)
    window.close()
    qapp.processEvents()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert settings.allKeys() == ["window/geometry"]
    assert owner.asked == ["close"]


def test_the_rail_names_its_places_and_gives_way(qtbot: QtBot) -> None:
    sidebar = Sidebar(lambda _place: None, lambda: None, lambda: None)
    qtbot.addWidget(sidebar)
    sidebar.set_narrow(narrow=True)
    assert sidebar.width() == NARROW_PX
    sidebar.set_narrow(narrow=False)
    assert sidebar.width() == WIDE_PX
    sidebar.set_dark(dark=True)
    sidebar.set_lockable(lockable=False)


@pytest.mark.xvfb
def test_shortcuts_go_to_places_and_undo(window: MainWindow, bench: UiContext, qtbot: QtBot) -> None:
    patient_id, _ = add_mara(bench)
    shell = window.show_clinic(bench)
    shell.show_workplace(Workplace(PlaceName.PATIENTS, patient_id))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shell.workplace.place is PlaceName.COURSE)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shell.workplace.place is PlaceName.PATIENTS)


def test_at_the_start_no_site_waits_for_a_digit(window: MainWindow, bench: UiContext) -> None:
    patient_id, course_id = add_mara(bench)
    summary = bench.clinic.patients.summary(patient_id)
    assert summary.last_session is not None
    site = bench.clinic.charting.chart(summary.last_session.id).sites[0]
    bench.clinic.workplaces.keep(
        Workplace(PlaceName.CHART, patient_id, course_id, summary.last_session.id, site_id=site.id)
    )
    shell = window.show_clinic(bench)
    assert shell.workplace.session_id == summary.last_session.id
    assert bench.clinic.workplaces.get().site_id is None
