"""What stands in the window before a clinic is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ashichart import paths
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.dialogs.start_page import StartPage, wait_after

FILE = Path("/clinics/river.ashichart")


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication) -> StartPage:
    made = StartPage(AtlasService(paths.bodymaps()).plates, LIGHT)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    return made


def test_the_wait_doubles_from_the_fifth_wrong_password_to_a_minute() -> None:
    assert [wait_after(tries) for tries in range(1, 12)] == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60]


def test_the_body_is_painted_before_anything_is_opened(qtbot: QtBot, page: StartPage) -> None:
    with qtbot.waitSignal(page.painted):
        page.show()


def test_the_first_start_offers_two_ways_in(qtbot: QtBot, page: StartPage) -> None:
    page.show_welcome()
    with qtbot.waitSignal(page.clinic_wanted):
        page.welcome.new_clinic.click()
    with qtbot.waitSignal(page.demonstration_wanted):
        page.welcome.demonstration.click()


def test_a_password_is_handed_over_with_enter(qtbot: QtBot, page: StartPage) -> None:
    page.show_unlock(FILE)
    qtbot.keyClicks(page.unlock.password, "seven quiet herons")
    with qtbot.waitSignal(page.unlock_wanted) as asked:
        qtbot.keyClick(page.unlock.password, Qt.Key.Key_Return)
    assert asked.args == [FILE, "seven quiet herons"]


def test_an_empty_password_is_answered_with_a_sentence(qtbot: QtBot, page: StartPage) -> None:
    page.show_unlock(FILE)
    with qtbot.assertNotEmitted(page.unlock_wanted):
        page.unlock.open_button.click()
    assert page.unlock.sentence


def test_the_fifth_wrong_password_has_to_wait(qtbot: QtBot, page: StartPage) -> None:
    page.show_unlock(FILE)
    for _ in range(4):
        page.refuse("This password opens nothing here.", FILE)
        assert page.unlock.open_button.isEnabled()
    page.refuse("This password opens nothing here.", FILE)
    assert not page.unlock.open_button.isEnabled()
    assert page.unlock.open_button.text() == "Try again in 2 s"
    assert page.unlock.sentence == "This password opens nothing here."
    page.unlock.password.setText("another")
    assert page.unlock.sentence == "", "what was said of the old password does not hold of the new one"
    with qtbot.assertNotEmitted(page.unlock_wanted):
        qtbot.keyClick(page.unlock.password, Qt.Key.Key_Return)
    assert page.unlock.open_button.text() == "Try again in 2 s"


def test_sentences_and_colours_reach_the_page(page: StartPage) -> None:
    page.say("The file is damaged.")
    assert page.bar.text == "The file is damaged."
    page.set_theme(DARK)
    page.show_opening("Opening …")
    assert page.bar.text == ""
