"""Every shortcut that README or a hint on the screen lists works in every place it is listed for."""

import importlib
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import add_mara

import ashichart.wording
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.dialogs.measures_dialog import MeasuresDialog
from ashichart.ui.dialogs.patient_dialog import PatientDialog
from ashichart.ui.ui_context import UiContext
from ashichart.ui.window.main_window import MainWindow
from ashichart.ui.window.shell import Shell
from ashichart.wording.catalogue import known_texts

ROOT = Path(__file__).parents[3]
_KEYS = r"(?:Ctrl|Alt|Shift)\+(?:Shift\+)?(?:Up|Down|Left|Enter|[A-Z0-9←]\b)|F\d\b"
_IN_README = re.compile(rf"`({_KEYS})`")
_ON_SCREEN = re.compile(rf"[(\s]({_KEYS})[)\s,·]")

_EVERYWHERE = (
    "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+Shift+O", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Alt+Left",
    "Ctrl+K", "Ctrl+N", "Ctrl+Shift+N", "Ctrl+L",
)  # fmt: skip
# Where each key is listed for: README's list of keys for charting, else the place whose button or line names it.
_OF_PLACE = {
    PlaceName.CHART: (
        "/", "F2", "F3", "F4", "F6", "PgDown", "PgUp", "Ctrl+B", "Ctrl+M", "Ctrl+R", "Ctrl+D", "Ctrl+Up", "Ctrl+Down",
        "Ctrl+Shift+L", "Ctrl+Shift+U", "Ctrl+Shift+R", "Ctrl+Shift+A", "Ctrl+Shift+T", "Ctrl+Shift+E",
    ),
    PlaceName.LIBRARY: ("Ctrl+F", "Ctrl+Enter", "Ctrl+Return"),
    PlaceName.PRINT: ("Ctrl+P", "Ctrl+Shift+S"),
}  # fmt: skip
# Keys of a part that has to be chosen first: the strip of sites and Compare. Their own tests press them there.
_OF_PART = ("Ctrl+A", "Ctrl+C")


def listed() -> set[str]:
    """Every shortcut that a person is told of."""
    for module in pkgutil.walk_packages(ashichart.wording.__path__, "ashichart.wording."):
        importlib.import_module(module.name)
    told = set(_IN_README.findall((ROOT / "README.md").read_text("utf-8")))
    for forms in known_texts():
        for form in forms:
            told |= set(_ON_SCREEN.findall(f" {form} "))
    return {keys.replace("←", "Left") for keys in told}


def test_no_shortcut_is_listed_that_nobody_walks() -> None:
    walked = {*_EVERYWHERE, *_OF_PART, *(keys for of_place in _OF_PLACE.values() for keys in of_place)}
    assert len(listed()) > 20
    assert listed() <= walked


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path, bench: UiContext, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    patient_id, _ = add_mara(bench)
    window = MainWindow(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    made = window.show_clinic(bench)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
    summary = bench.clinic.patients.summary(patient_id)
    assert summary.course is not None
    assert summary.last_session is not None
    made.show_workplace(Workplace(PlaceName.CHART, patient_id, summary.course.id, summary.last_session.id))
    return made


def heard(window: QWidget, press: Callable[[], None], qtbot: QtBot) -> list[str]:
    """Press keys and return which shortcuts of the window answered; one that two claim answers to nobody."""
    told: list[str] = []
    parts = window.findChildren(QShortcut)
    buttons = [one for one in window.findChildren(QAbstractButton) if not one.shortcut().isEmpty()]
    links = [(part.activated, part.key().toString()) for part in parts]
    links += [(one.clicked, one.shortcut().toString()) for one in buttons]
    made = [(signal, lambda *_a, keys=keys: told.append(keys)) for signal, keys in links]
    for signal, hear in made:
        signal.connect(hear)
    press()
    if any(one.isDown() for one in buttons):
        qtbot.waitUntil(lambda: bool(told))  # a button that is pressed by its shortcut goes down first
    for signal, hear in made:
        signal.disconnect(hear)
    return told


_WALK = [(place, keys) for place in PlaceName for keys in (*_EVERYWHERE, *_OF_PLACE.get(place, ()))]


@pytest.mark.parametrize(("place", "keys"), _WALK, ids=lambda one: str(getattr(one, "value", one)))
def test_a_listed_shortcut_answers_where_it_is_listed_for(
    shell: Shell, qtbot: QtBot, place: PlaceName, keys: str
) -> None:
    shell.go_to(place)
    qtbot.waitUntil(lambda: shell.place(place).isVisible())
    QApplication.processEvents()
    if place is PlaceName.PRINT:
        qtbot.waitUntil(lambda: all(one.isEnabled() for one in shell.place(place).findChildren(QAbstractButton)
                                    if not one.shortcut().isEmpty()), timeout=10_000)  # fmt: skip
    target = QApplication.focusWidget() or shell.place(place)
    wanted = QKeySequence(keys)
    combination = wanted[0]

    def press() -> None:
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    assert heard(shell.window(), press, qtbot) == [wanted.toString()]
    for dialog in shell.window().findChildren(QDialog):
        dialog.reject()


def test_a_new_point_is_asked_for_from_every_place(shell: Shell, qtbot: QtBot) -> None:
    for place in PlaceName:
        shell.go_to(place)
        target = QApplication.focusWidget() or shell.place(place)
        QTest.keyClick(target, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert shell.workplace.place is PlaceName.LIBRARY
        assert shell.place(PlaceName.LIBRARY).own_acts.is_open
        shell.place(PlaceName.LIBRARY).own_acts.leave()


class Windows(QObject):
    """Keeps what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_part_of_a_place_or_a_form_is_ever_shown_as_a_window(shell: Shell, bench: UiContext) -> None:
    """A part that is shown before it is laid in takes the keys from the program for good."""
    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    for place in PlaceName:
        shell.go_to(place)
    PatientDialog(shell, bench.clinic.today())
    MeasuresDialog(shell, (), bench.clinic.today())
    shell.place(PlaceName.LIBRARY).own_acts.new()
    QApplication.instance().removeEventFilter(windows)
    assert windows.shown == []
    assert QApplication.activeWindow() is shell.window()
