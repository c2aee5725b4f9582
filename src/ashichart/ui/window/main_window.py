"""The one window: start page or open clinic, geometry, theme, shortcuts. No clinic is opened or closed here."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from ashichart import paths
from ashichart.ui.accessible import interfaces as accessible
from ashichart.ui.parts.keyboard import KeyWatch, place_digit
from ashichart.wording.screens import window as say

if TYPE_CHECKING:
    from ashichart.domain.workplace import PlaceName
    from ashichart.ui.appearance.theme import Theme
    from ashichart.ui.dialogs.start_page import StartPage
    from ashichart.ui.ui_context import UiContext
    from ashichart.ui.window.shell import Shell

LEAST_SIZE = QSize(940, 510)
USUAL_SIZE = QSize(1440, 900)
_GEOMETRY = "window/geometry"
_TITLE_PX = 40


class WindowOwner(Protocol):
    """Whose window it is: the program, once it is there."""

    def switch_theme(self) -> None:
        """Show the other of light and dark."""
        ...

    def leave(self) -> None:
        """Lock, or leave the demonstration."""
        ...

    def close_clinic(self) -> None:
        """The window is about to close: so does the clinic."""
        ...


class MainWindow(QMainWindow):
    """The window of the program; it stands on the screen before the program does, see `belong_to`.

    Args:
        settings: Where geometry is kept; never holds patient data.
    """

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._owner: WindowOwner | None = None
        accessible.install()
        self._settings = settings
        self._shell: Shell | None = None
        self._start: StartPage | None = None
        self._context: UiContext | None = None
        self._furnished = False
        self.setWindowTitle("AshiChart")
        self.setMinimumSize(LEAST_SIZE)
        KeyWatch(self)
        geometry = settings.value(_GEOMETRY)
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self._fit_screen()

    def belong_to(self, owner: WindowOwner) -> None:
        """Let an owner carry out what is asked for in the window."""
        self._owner = owner

    def _fit_screen(self) -> None:
        """Take the usual size, or what the screen has room for."""
        room = self.screen().availableGeometry()
        # A title bar takes some of it, and how much is not known before the window is shown.
        size = USUAL_SIZE.boundedTo(QSize(room.width(), room.height() - _TITLE_PX))
        self.resize(size.expandedTo(LEAST_SIZE))
        if size.width() < USUAL_SIZE.width() or size.height() < USUAL_SIZE.height():
            self.move(room.topLeft())

    @property
    def shell(self) -> "Shell | None":
        """The open clinic, None on the start page."""
        return self._shell

    def _furnish(self) -> None:
        """Give the window its icon and shortcuts, once: neither is for before the first paint."""
        if self._furnished:
            return
        self._furnished = True
        from ashichart.domain.workplace import PlaceName

        self.setWindowIcon(QIcon(str(paths.resources() / "icons" / "logo.svg")))
        for number, place in enumerate(PlaceName, 1):
            keys = "Ctrl+Shift+O" if place is PlaceName.OVERVIEW else f"Ctrl+{number}"
            self._shortcut(keys, lambda wanted=place: self._go_to(wanted))
        self._shortcut("Ctrl+Z", self._undo)
        self._shortcut("Ctrl+Shift+Z", self._redo)
        self._shortcut("Ctrl+Y", self._redo)
        self._shortcut("Alt+Left", self._go_back)
        self._shortcut("Ctrl+K", lambda: self._ask_in(PlaceName.PATIENTS, "focus_search"))
        self._shortcut("Ctrl+N", lambda: self._ask_in(PlaceName.PATIENTS, "ask_new_patient"))
        self._shortcut("Ctrl+Shift+N", lambda: self._ask_in(PlaceName.LIBRARY, "ask_new_point"))
        self._shortcut("Ctrl+L", self._lock)

    def show_start(self, page: "StartPage") -> None:
        """Show what stands before a clinic is open; the title names no clinic then."""
        self._furnish()
        self._shell = None
        self._context = None
        self._start = page
        self.setWindowTitle("AshiChart")
        self.setCentralWidget(page)

    def show_clinic(self, context: "UiContext") -> "Shell":
        """Show an open clinic where its user left it."""
        from ashichart.ui.window.shell import Shell  # the start page needs none of it

        self._furnish()
        shell = Shell(context, self._leave, self._switch_theme)
        self._context = context
        self._shell = shell
        self._start = None
        self.setWindowTitle(f"{context.clinic.name} – AshiChart")
        self.setCentralWidget(shell)
        # No site is selected at the start: the first digit would rate again what was rated last.
        shell.show_workplace(replace(context.clinic.workplaces.get(), site_id=None))
        if context.clinic.read_only:
            shell.say(say.this_clinic_is_open_for_viewing_only())
        return shell

    def set_theme(self, theme: "Theme") -> None:
        """Follow light and dark."""
        page = self._shell or self._start
        if page is not None:
            page.set_theme(theme)

    def say(self, sentence: str) -> None:
        """Show a calm sentence wherever the user is."""
        page = self._shell or self._start
        if page is not None:
            page.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a place by Ctrl and the place of its digit, where the layout has digits with Shift only."""
        digit = place_digit(event) if event.modifiers() == Qt.KeyboardModifier.ControlModifier else ""
        if self._shell is None or digit not in ("1", "2", "3", "4", "5"):
            super().keyPressEvent(event)
            return
        from ashichart.domain.workplace import PlaceName

        self._go_to(list(PlaceName)[int(digit) - 1])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep where the window stood; everything else is saved already."""
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        if self._owner is not None:
            self._owner.close_clinic()
        super().closeEvent(event)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)  # one press is one act: a key that is held takes back nothing more
        shortcut.activated.connect(act)

    def _go_to(self, place: "PlaceName") -> None:
        if self._shell is not None:
            self._shell.go_to(place)

    def _ask_in(self, place: "PlaceName", act: str) -> None:
        if self._shell is not None:
            self._shell.go_to(place)
            getattr(self._shell.place(place), act)()

    def _undo(self) -> None:
        if self._context is not None:
            self._context.undo.undo()

    def _redo(self) -> None:
        if self._context is not None:
            self._context.undo.redo()

    def _go_back(self) -> None:
        if self._shell is not None:
            self._shell.route.go_back()

    def _lock(self) -> None:
        if self._context is not None and not self._context.clinic.is_demonstration:
            self._leave()

    def _leave(self) -> None:
        if self._owner is not None:
            self._owner.leave()

    def _switch_theme(self) -> None:
        if self._owner is not None:
            self._owner.switch_theme()
