"""The composition root: the one place that opens clinics and builds services and window and hands them down.

What is imported inside functions here is not needed before the body stands on the screen.
"""

import contextlib
import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from ashichart import paths
from ashichart.domain.charting.clinic_points import OwnAtlas
from ashichart.domain.errors import UserError, WrongPasswordError
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.single_window import raise_other
from ashichart.services.files import demonstration_file, is_there
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import DARK, LIGHT, Theme
from ashichart.ui.body.painting.kept_pictures import KeptPictures
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.window.held_window import WindowHolder, bring_to_front
from ashichart.ui.window.main_window import MainWindow
from ashichart.ui.window.splash_picture import make_application, picture_file
from ashichart.wording.screens import start as say

if TYPE_CHECKING:
    from ashichart.services.clinic.clinic import Clinic
    from ashichart.ui.dialogs.clinic_dialog import NewClinic
    from ashichart.ui.dialogs.start_page import StartPage

_LAST_FILE = "clinic/last"
_THEME = "look/theme"
_SETTLED_MS = 1500


class Program(QObject):
    """One run of the program: start page, then a clinic, then perhaps another.

    Args:
        app: Qt's application.
        settings: Geometry, colours and the last file; never patient data.
        demonstration: Where the demonstration clinic is kept, None for its usual place.
        window: On the screen already, with the drawn body in it; None makes one.
    """

    def __init__(
        self,
        app: QApplication,
        settings: QSettings,
        *,
        demonstration: Path | None = None,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__()
        self._demonstration = demonstration or demonstration_file()
        self._app = app
        self._settings = settings
        self._clinic: Clinic | None = None
        self._theme = self._chosen_theme()
        appearance.install(app, self._theme)
        self._atlas = AtlasService(paths.bodymaps())
        self._kept = KeptPictures(picture_file().parent / "plates", self._atlas.plates.stamp)
        self._art = PlateArtCache(self._atlas.plates, self._kept)
        self._has_light = window is not None
        self.window = window or MainWindow(settings)
        self.window.belong_to(self)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._holder = WindowHolder(self, lambda: bring_to_front(self.window))
        self._page: StartPage | None = None
        if not self._has_light:
            self._new_page()

    @property
    def theme(self) -> Theme:
        """The colours at work."""
        return self._theme

    def start(self, file: Path | None, *, demonstration: bool) -> None:
        """Show the window on what was asked for, or on what was open last, or on the welcome."""
        last = str(self._settings.value(_LAST_FILE, "") or "")
        path = file or (Path(last) if last else None)
        if demonstration or (file is None and path == self._demonstration):
            self.open_demonstration()
        elif path is not None and (file is not None or is_there(path)):
            self._start_page().show_unlock(path)
        else:
            self._start_page().show_welcome()
            if path is not None:
                self._start_page().say_missing(path)
        self.window.show()
        QTimer.singleShot(_SETTLED_MS, self, settle)

    def open_demonstration(self) -> None:
        """Open the demonstration clinic as soon as the body stands on the screen."""
        if self._has_light and self._page is None:  # the body stands there already
            QTimer.singleShot(0, self, self._open_demonstration_now)
            return
        self._start_page().show_opening(say.opening_demonstration())
        self._after_paint(self._open_demonstration_now)

    def close_clinic(self) -> None:
        """Close the clinic's file, if one is open."""
        clinic, self._clinic = self._clinic, None
        if clinic is not None:
            self._keep_pin_views(clinic)
            self._atlas.await_own(None)
            clinic.close()
        self._holder.leave()

    def _keep_pin_views(self, clinic: "Clinic") -> None:
        # Nobody asked for it and the next start works it out anew: what stands in the way is not worth a word.
        with contextlib.suppress(UserError):
            clinic.pin_views.keep(self._atlas)

    # ---- start page

    def _start_page(self) -> "StartPage":
        return self._page if self._page is not None else self._new_page()

    def _new_page(self) -> "StartPage":
        from ashichart.ui.dialogs.start_page import StartActs, StartPage

        acts = StartActs(self._ask_new_clinic, self.open_demonstration, self._choose_file, self._unlock)
        page = StartPage(self._art, self._theme, acts)
        self._page = page
        self.window.show_start(page)
        return page

    def _after_paint(self, act: Callable[[], None]) -> None:
        """Run `act` once what the page shows now was painted."""
        page = self._start_page()
        page.after_paint(lambda: QTimer.singleShot(0, page, act))

    def _open_demonstration_now(self) -> None:
        from ashichart.services.clinic.clinic import open_demonstration

        if raise_other(self._demonstration):
            self._start_page().show_welcome()
            self._start_page().say(say.demonstration_open_elsewhere())
            return
        try:
            clinic = open_demonstration(self._demonstration)
        except UserError as error:
            self._start_page().show_welcome()
            self._start_page().say(str(error))
            return
        self._show_clinic(clinic)

    def _unlock(self, path: Path, password: str) -> None:
        if raise_other(path):
            self._start_page().say(say.open_elsewhere(file=path.name))
            return
        self._start_page().show_opening(say.opening())
        self._after_paint(lambda: self._unlock_now(path, password))

    def _unlock_now(self, path: Path, password: str) -> None:
        from ashichart.services.clinic.clinic import open_clinic

        try:
            clinic = open_clinic(path, password)
        except WrongPasswordError as error:
            self._start_page().refuse(str(error), path)
            return
        except UserError as error:
            self._start_page().show_unlock(path)
            self._start_page().say(str(error))
            return
        self._show_clinic(clinic)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window,
            say.open_a_clinic(),
            str(paths.clinic_folder()),
            f"{say.ashichart_clinic(ending=paths.FILE_ENDING)};;{say.all_files()}",
        )
        if chosen and Path(chosen) == self._demonstration:
            self.open_demonstration()
        elif chosen:
            self._start_page().show_unlock(Path(chosen))

    def _ask_new_clinic(self) -> None:
        from ashichart.services.clinic.clinic import check_password
        from ashichart.ui.dialogs.clinic_dialog import ClinicDialog
        from ashichart.ui.dialogs.form import ask

        dialog = ClinicDialog(self.window, paths.clinic_folder(), check_password)
        ask(dialog, lambda answer: self._make_clinic(cast("NewClinic", answer)))

    def _make_clinic(self, wanted: "NewClinic") -> None:
        from ashichart.services.clinic.clinic import create_clinic
        from ashichart.ui.dialogs.form import ask
        from ashichart.ui.dialogs.recovery_key_dialog import RecoveryKeyDialog

        clinic, key = create_clinic(wanted.path, wanted.name, wanted.password, user_name=wanted.user_name)
        self._clinic = clinic  # closed with the window, also if the key is still on the screen then
        ask(RecoveryKeyDialog(self.window, key, wanted.name), lambda _kept: self._show_clinic(clinic))

    # ---- the open clinic

    def _show_clinic(self, clinic: "Clinic") -> None:
        # What is imported here costs the first paint nothing.
        from ashichart.services.clock import utc_now
        from ashichart.ui.change_bus import ChangeBus
        from ashichart.ui.parts.memory import Memory
        from ashichart.ui.ui_context import UiContext
        from ashichart.ui.undo.stack import Undo

        self._clinic = clinic
        clinic.pin_views.bring(self._atlas)
        self._atlas.await_own(partial(self._own_atlas, clinic))
        bus = ChangeBus()
        bench = UiContext(
            clinic=clinic,
            atlas=self._atlas,
            bus=bus,
            undo=Undo(bus),
            theme=self._theme,
            clock=utc_now,
            memory=Memory(self._settings),
        )
        bench.art = self._art
        self.window.show_clinic(bench)
        self._holder.hold(clinic.path)
        self._settings.setValue(_LAST_FILE, str(clinic.path.absolute()))
        QTimer.singleShot(_SETTLED_MS, self, lambda: self._settle(clinic))

    def _own_atlas(self, clinic: "Clinic") -> "OwnAtlas":
        """The clinic's own points are read with the atlas, which comes after the first paint."""
        if not clinic.is_open:
            return OwnAtlas()
        clinic.own_points.bring(self._atlas)
        return clinic.own_points.all()

    def _settle(self, clinic: "Clinic") -> None:
        """Do what the start did not wait for, once the user looks at the body."""
        settle()
        self._kept.keep()
        if clinic is self._clinic:
            self._keep_pin_views(clinic)
            # numpy and the surface take a tenth of a second: not in the middle of the first click on the body.
            Thread(target=self._atlas.warm, name="atlas", daemon=True).start()

    def leave(self) -> None:
        """Close the clinic and show the start page."""
        clinic = self._clinic
        path = clinic.path if clinic is not None else None
        was_demonstration = clinic is not None and clinic.is_demonstration
        page = self._new_page()  # first: nothing of a patient stays on the screen while the file closes
        self.close_clinic()
        if was_demonstration or path is None:
            self._settings.remove(_LAST_FILE)
            page.show_welcome()
        else:
            page.show_unlock(path)

    # ---- colours

    def _chosen_theme(self) -> Theme:
        chosen = self._settings.value(_THEME, "")
        return {"light": LIGHT, "dark": DARK}.get(str(chosen), appearance.system_theme(self._app))

    def switch_theme(self) -> None:
        """Show the other of light and dark, and keep it."""
        self._settings.setValue(_THEME, "light" if self._theme.is_dark else "dark")
        self._set_theme(LIGHT if self._theme.is_dark else DARK)

    def _follow_system(self) -> None:
        self._set_theme(self._chosen_theme())

    def _set_theme(self, theme: Theme) -> None:
        if theme is self._theme:
            return
        self._theme = theme
        appearance.set_theme(self._app, theme)
        self.window.set_theme(theme)


def settle() -> None:
    """Take what stands now out of Python's garbage collection: a full round in the middle of a click is felt."""
    gc.collect()
    gc.freeze()
    gc.enable()


def where_it_broke(trace: TracebackType | None) -> str:
    """Return file, line and function of every step of a traceback; no values, so that no patient is ever logged."""
    import traceback

    steps = traceback.extract_tb(trace)
    return " <- ".join(f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in reversed(steps))


def keep_the_chart_open(tell: Callable[[str], None]) -> None:
    """Answer every error that nobody caught: the world's faults with their sentence, bugs with a line in the log."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, UserError):
            tell(str(error))
            return
        import logging

        # The message of an exception may quote a name or a note; its class and place may not.
        logging.getLogger("ashichart").error("%s at %s", kind.__name__, where_it_broke(trace))
        tell(say.something_went_wrong())

    sys.excepthook = hook


def run_demo_script(folder: Path) -> list[Path]:
    """Chart the demonstration session in a window nobody sees, and return the pictures and sheets it wrote.

    Raises:
        UserError: If the folder cannot be written or something is missing.
    """
    from tempfile import TemporaryDirectory

    from ashichart.ui.demo_script import DemoScript

    app = make_application()
    with TemporaryDirectory(prefix="ashichart-") as scratch:
        # A clinic of its own: the one that somebody looks around in stays as they left it.
        settings = QSettings(str(Path(scratch) / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue(_THEME, "light")
        program = Program(app, settings, demonstration=Path(scratch) / "demonstration.ashichart")
        try:
            program.start(None, demonstration=True)
            return DemoScript(program.window, folder).run()
        finally:
            program.window.close()
            program.close_clinic()
