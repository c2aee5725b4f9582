"""Changing what a scroll area shows, safely. No widgets of its own."""

from typing import cast

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
