"""The look of the program for every test of its parts."""

import pytest
from PySide6.QtWidgets import QApplication

from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.style_sheet import style_sheet
from ashichart.ui.appearance.theme import LIGHT


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Return the application in light colours; given anew only after a test with others, since it takes long."""
    if qapp.styleSheet() != style_sheet(LIGHT):
        appearance.install(qapp, LIGHT)
    return qapp
