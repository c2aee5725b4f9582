"""The dress of the program for these tests, and a hold on widgets while Qt still has events for them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ashichart.ui.course.strip.sites_strip import SitesStrip

Keep = Callable[[QWidget], None]


@pytest.fixture(autouse=True)
def _dressed(dressed: QApplication) -> None:
    assert dressed


@pytest.fixture
def keep(qtbot: QtBot) -> Iterator[Keep]:
    """Hold widgets until Qt is done with them.

    qtbot holds them weakly only, and a widget collected while a resize is on its way takes the plot's scene with it in
    the middle of a paint.
    """
    assert qtbot
    kept: list[QWidget] = []
    yield kept.append
    for widget in kept:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept.clear()


def click_measure(strip: SitesStrip, qtbot: QtBot, title: str) -> None:
    """Click the row of a measure below the sites."""
    strip.verticalScrollBar().setValue(strip.verticalScrollBar().maximum())
    seen = range(0, strip.viewport().height(), 4)
    y = next(y for y in seen if strip.words_at(QPoint(30, y)).startswith(title))
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, y + 4))
