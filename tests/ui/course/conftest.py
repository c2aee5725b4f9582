"""The dress of the program for the tests of the Course place."""

import pytest
from PySide6.QtWidgets import QApplication

from ashichart.ui import look
from ashichart.ui.theme import LIGHT


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    look.install(qapp, LIGHT)
