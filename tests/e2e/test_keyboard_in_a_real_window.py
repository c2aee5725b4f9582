"""Keyboard alone, through real focus and shortcuts: needs a window system."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.e2e.test_chart_session import chart_place, file, saved, unlock

from ashichart.app import Program
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep, PlaceName

__all__ = ["file"]

pytestmark = pytest.mark.xvfb


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_a_session_by_keyboard_alone(
    start: Callable[..., Program], file: Path, qtbot: QtBot
) -> None:
    program = start(file)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    unlock(program, qtbot)
    place = chart_place(program, qtbot)
    session_id = place.controller.here.chart.session.id
    qtbot.waitUntil(place.body.canvas.hasFocus)

    press(qtbot, Qt.Key.Key_Slash)
    qtbot.waitUntil(place.entry.hasFocus)
    for line in ("gb21 r 7", "li4 l 4", "cv17 6"):
        qtbot.keyClicks(QApplication.focusWidget(), line)
        press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(place.body.canvas.hasFocus)
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    press(qtbot, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: place.controller.here.step is ChartStep.NEEDLING)
    press(qtbot, Qt.Key.Key_Slash)
    qtbot.keyClicks(QApplication.focusWidget(), "gb21 r")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Escape)

    press(qtbot, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: place.controller.here.step is ChartStep.AFTER)
    for key in (Qt.Key.Key_3, Qt.Key.Key_Equal, Qt.Key.Key_N):
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_PageDown)
    assert place.controller.here.plates == ("left", "right")
    press(qtbot, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.window.shell.workplace.place is PlaceName.COURSE)
    program.window.close()

    chart = saved(file, session_id)
    values = {
        site.title: (chart.value(site.id, Phase.BEFORE), chart.value(site.id, Phase.AFTER)) for site in chart.sites
    }
    assert values == {"GB21 R": (7, 3), "LI4 L": (4, 4), "CV17": (6, None)}
    assert chart.needle_count.placed == 1
