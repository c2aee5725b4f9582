"""The start of the window: the drawn body first, the program behind it. What the program does is in `app`."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ashichart.services.files import window_file
from ashichart.ui.window.main_window import MainWindow
from ashichart.ui.window.splash_picture import SplashPicture, is_dark, make_application, picture_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from ashichart.app import Program


class Startup(QObject):
    """One start: the window with the body, then `Program` in the same window.

    Args:
        app: Qt's application.
        settings: Geometry, colours and the last file.

    Signals:
        lit: The body was painted; nothing else of the program is imported yet.
        begun: The program is at work; see `program`.
    """

    lit = Signal()
    begun = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self.program: Program | None = None
        self.window = MainWindow(settings)
        self._next: Callable[[], None] = lambda: None
        self._light = SplashPicture(is_dark=is_dark(settings, app), kept=picture_file(), after_paint=self._say_lit)
        self.window.setCentralWidget(self._light)

    def begin(self, file: Path | None, *, demonstration: bool) -> None:
        """Show the body, and go on with the program once it was painted."""
        self._next = lambda: self._go_on(file, demonstration=demonstration)
        self.window.show()

    def _say_lit(self) -> None:
        self.lit.emit()
        QTimer.singleShot(0, self, self._next)

    def _go_on(self, file: Path | None, *, demonstration: bool) -> None:
        from ashichart.app import Program, keep_the_chart_open

        self._light.keep()
        keep_the_chart_open(self.window.say)
        self.program = Program(self._app, self._settings, window=self.window)
        self.program.start(file, demonstration=demonstration)
        self.begun.emit()


def run(file: Path | None, *, demonstration: bool) -> int:
    """Run the window until it closes and return the exit code."""
    app = make_application()
    opening = Startup(app, QSettings(str(window_file()), QSettings.Format.IniFormat))
    opening.begin(file, demonstration=demonstration)
    return app.exec()
