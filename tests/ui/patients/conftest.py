"""A clinic, its workbench and the look of the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import make_bench, make_clinic

from ashichart.domain.workplace import Workplace
from ashichart.ui.patients.patients_place import PatientsPlace
from ashichart.ui.ui_context import UiContext


@pytest.fixture
def bench(tmp_path: Path, dressed: QApplication) -> Iterator[UiContext]:
    clinic, _ = make_clinic(tmp_path)
    yield make_bench(clinic)
    clinic.close()


@pytest.fixture
def place(qtbot: QtBot, bench: UiContext) -> PatientsPlace:
    made = PatientsPlace(bench, lambda: None)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.show_for(Workplace())
    return made


def press(over: QWidget, words: str) -> None:
    """Press the button that begins with these words."""
    next(one for one in over.findChildren(QAbstractButton) if one.text().startswith(words)).click()
