"""Brings the window to the front when the program is started again with its file. Who asks is found in the service."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QWidget

from ashichart.services.clinic.single_window import HeldWindow


class WindowHolder(QObject):
    """Answers for the file that the window has open.

    `come_forward` is called when the program was started again with this file.
    """

    def __init__(self, parent: QObject, come_forward: Callable[[], object]) -> None:
        super().__init__(parent)
        self._come_forward = come_forward
        self._held: HeldWindow | None = None
        self._notifier: QSocketNotifier | None = None

    def hold(self, path: Path) -> None:
        """Answer for a file from now on, in place of the one before."""
        self.leave()
        try:
            self._held = HeldWindow(path)
        except OSError:
            return  # where nothing can listen a second window opens, and the file's own checks keep it safe
        self._notifier = QSocketNotifier(self._held.fileno, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)

    def leave(self) -> None:
        """Answer no more."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._held is not None:
            self._held.close()
            self._held = None

    def _answer(self) -> None:
        if self._held is not None and self._held.answer():
            self._come_forward()


def bring_to_front(window: QWidget) -> None:
    """Show a window that may be hidden behind others or folded."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
