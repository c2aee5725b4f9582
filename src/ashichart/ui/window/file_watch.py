"""Looks once a second whether others wrote, the file was replaced or went away, or another day began. No widgets."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ashichart.domain.errors import UserError
from ashichart.services.clinic.file_guard import Look, changed_by_others
from ashichart.services.clinic.file_words import FileWords, file_words
from ashichart.ui.ui_context import UiContext

# Others are followed within two seconds; a glance costs some microseconds.
POLL_MS = 1000
# A look through the whole file begins once the start is over.
LOOK_AFTER_MS = 4000


class FileWatch(QObject):
    """Watches over one open clinic until it is closed.

    Args:
        context: The open clinic.
        parent: As usual.
        say: Is given what has to be said of the file, None when all is well again.
        reload: Called when the clinic goes on in another file, or another day began in it: everything that is shown
            has to be read again.

    Signals:
        _looked: From the thread of a look through the whole file.
    """

    _looked = Signal()

    def __init__(
        self,
        context: UiContext,
        parent: QObject,
        say: Callable[[FileWords | None], object],
        reload: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._say, self._reload = say, reload
        self._context = context
        self._guard = context.clinic.file
        self._name = self._guard.path.name
        self._path = self._guard.path
        self._day = context.clinic.today()
        self._words: FileWords | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.glance)
        self._looked.connect(self.glance, Qt.ConnectionType.QueuedConnection)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    def begin(self) -> None:
        """Watch from now on."""
        self._timer.start()
        self.glance()
        QTimer.singleShot(LOOK_AFTER_MS, self, self._look_through)

    def stop(self) -> None:
        """Watch no more: the clinic is closing."""
        self._timer.stop()

    def glance(self) -> None:
        """Look now: on every tick, when the window comes to the front, and after an act that was refused."""
        clinic = self._context.clinic
        if not clinic.is_open:
            self._timer.stop()
            return
        today = clinic.today()
        if today != self._day:
            self._day = today
            self._reload()
        away: UserError | None = None
        try:
            news = self._guard.news()
        except UserError as error:
            news, away = (), error
        if self._guard.path != self._path:
            self._path = self._guard.path
            self._reload()
        elif news:
            self._context.bus.announce(changed_by_others(news, self._context.clock()))
        words = file_words(self._guard, self._name, away, clinic.zone)
        if words != self._words:
            self._words = words
            self._say(words)

    def _look_through(self) -> None:
        if self._context.clinic.is_open:
            self._guard.begin_look(self._on_looked)

    def _on_looked(self, _look: Look) -> None:
        # In the thread of the look; the signal crosses into that of the window, which may be closed by now.
        with suppress(RuntimeError):
            self._looked.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.glance()
