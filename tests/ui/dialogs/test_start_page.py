"""What stands in the window before a clinic is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.told import Told

from ashichart import paths
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.dialogs.start_page import StartActs, StartPage, wait_after

FILE = Path("/clinics/river.ashichart")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, told: Told) -> StartPage:
    made = StartPage(AtlasService(paths.bodymaps()).plates, LIGHT, told.acts(StartActs))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    return made


def test_the_wait_doubles_from_the_fifth_wrong_password_to_a_minute() -> None:
    assert [wait_after(tries) for tries in range(1, 12)] == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60]


def test_the_body_is_painted_before_anything_is_opened(qtbot: QtBot, page: StartPage, told: Told) -> None:
    page.after_paint(told.to("painted"))
    assert told.said == []
    page.show()
    qtbot.waitUntil(lambda: told.said == [("painted",)])
    page.repaint()
    assert told.said == [("painted",)], "told once"


def test_the_first_start_offers_two_ways_in(page: StartPage, told: Told) -> None:
    page.show_welcome()
    page.welcome.new_clinic.click()
    page.welcome.demonstration.click()
    assert told.said == [("make_clinic",), ("open_demonstration",)]


def test_a_password_is_handed_over_with_enter(qtbot: QtBot, page: StartPage, told: Told) -> None:
    page.show_unlock(FILE)
    qtbot.keyClicks(page.unlock.password, "seven quiet herons")
    qtbot.keyClick(page.unlock.password, Qt.Key.Key_Return)
    assert told.said == [("unlock", FILE, "seven quiet herons")]


def test_an_empty_password_is_answered_with_a_sentence(page: StartPage, told: Told) -> None:
    page.show_unlock(FILE)
    page.unlock.open_button.click()
    assert told.said == []
    assert page.unlock.sentence


def test_the_fifth_wrong_password_has_to_wait(qtbot: QtBot, page: StartPage, told: Told) -> None:
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
    qtbot.keyClick(page.unlock.password, Qt.Key.Key_Return)
    assert told.said == []
    assert page.unlock.open_button.text() == "Try again in 2 s"


def test_sentences_and_colours_reach_the_page(page: StartPage) -> None:
    page.say("The file is damaged.")
    assert page.bar.text == "The file is damaged."
    page.set_theme(DARK)
    page.show_opening("Opening …")
    assert page.bar.text == ""
