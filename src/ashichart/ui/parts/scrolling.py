"""Changing what a scroll area shows, safely. No widgets of its own."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def put_in(scroll: QScrollArea, inner: QWidget) -> None:
    """Show another widget in a scroll area.

    The old one goes only once its own event is over: `setWidget` alone deletes it at once, also while one of its
    buttons is being pressed.
    """
    old = cast("QWidget | None", scroll.takeWidget())  # None where nothing was shown yet; the stubs do not say so
    scroll.setWidget(inner)
    if old is not None:
        old.hide()
        old.deleteLater()


def scrolled_below(page: QWidget, least_px: int) -> QScrollArea:
    """Return a page that scrolls once its window is lower than it can be shown whole; above that it fills it.

    Args:
        page: What is shown.
        least_px: Its least height.
    """
    page.setMinimumHeight(least_px)
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    page.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
