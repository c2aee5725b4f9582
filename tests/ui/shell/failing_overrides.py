"""Lets every override of every class of AshiChart fail by C code, reached through Qt, in a program that is open.

Run by test_override_guard.py in a process of its own: without the guard it ends in a segmentation fault on Python 3.11.
Prints each override before it is tried, so that the last line names the one that ended the process.
"""

import contextlib
import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from inspect import unwrap
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, QPointF, QSettings, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QIcon,
    QIconEngine,
    QKeyEvent,
    QMouseEvent,
    QStandardItemModel,
    QUndoCommand,
    QUndoStack,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)
from shiboken6 import Shiboken

import ashichart.ui
from ashichart import app as program_module
from ashichart.ui.override_guard import guarded, is_native, overrides
from ashichart.wording.screens.start import something_went_wrong

Type = QEvent.Type
AT = QPointF(5, 5)
# A bare object is in no state to be taken apart, nor is what holds it.
ALIVE: list[object] = []
NO_KEYS = Qt.KeyboardModifier.NoModifier


def fail(*_values: object, **_named: object) -> object:
    """Raise as C code does: an exception without a traceback of its own."""
    return len(3)  # type: ignore[arg-type]


def mouse(kind: Type) -> QMouseEvent:
    return QMouseEvent(kind, AT, AT, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, NO_KEYS)


def wheel() -> QWheelEvent:
    return QWheelEvent(AT, AT, QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton, NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False)  # noqa: E501


EVENTS: dict[str, Callable[[], QEvent]] = {
    "event": lambda: QEvent(Type.User),
    "keyPressEvent": lambda: QKeyEvent(Type.KeyPress, int(Qt.Key.Key_F12), NO_KEYS),
    "keyReleaseEvent": lambda: QKeyEvent(Type.KeyRelease, int(Qt.Key.Key_F12), NO_KEYS),
    "mousePressEvent": lambda: mouse(Type.MouseButtonPress),
    "mouseMoveEvent": lambda: mouse(Type.MouseMove),
    "mouseReleaseEvent": lambda: mouse(Type.MouseButtonRelease),
    "mouseDoubleClickEvent": lambda: mouse(Type.MouseButtonDblClick),
    "wheelEvent": wheel,
    "enterEvent": lambda: QEnterEvent(AT, AT, AT),
    "leaveEvent": lambda: QEvent(Type.Leave),
    "focusInEvent": lambda: QFocusEvent(Type.FocusIn),
    "focusOutEvent": lambda: QFocusEvent(Type.FocusOut),
    "changeEvent": lambda: QEvent(Type.PaletteChange),
    "closeEvent": QCloseEvent,
    "hideEvent": QHideEvent,
    "focusNextPrevChild": lambda: QKeyEvent(Type.KeyPress, int(Qt.Key.Key_Tab), NO_KEYS),
}


def reach(made: object, name: str) -> None:
    """Let Qt call an override."""
    if isinstance(made, QUndoCommand):
        stack = QUndoStack()
        ALIVE.append(stack)
        stack.push(made)
        stack.undo()
    elif isinstance(made, QIconEngine):
        icon = QIcon(made)
        ALIVE.append(icon)
        icon.pixmap(QSize(16, 16))
        icon.actualSize(QSize(16, 16))
        icon.isNull()
    elif isinstance(made, QAbstractItemModel):
        view = QTableView()
        ALIVE.append(view)
        view.setModel(made)
        view.show()
        view.grab()
        view.hide()
    elif isinstance(made, QStyledItemDelegate):
        view = QListView()
        ALIVE.append(view)
        model = QStandardItemModel(2, 1, view)
        view.setModel(model)
        view.setItemDelegate(made)
        view.show()
        view.grab()
        view.sizeHintForIndex(model.index(0, 0, QModelIndex()))
        view.hide()
    elif name == "eventFilter" and isinstance(made, QObject):
        watched = QObject()
        ALIVE.append(watched)
        watched.installEventFilter(made)
        QApplication.sendEvent(watched, QEvent(Type.User))
    elif isinstance(made, QWidget):
        reach_widget(made, name)


def reach_widget(made: QWidget, name: str) -> None:
    """Let Qt call an override of a widget: by an event while Python calls into Qt, and by one from the queue."""
    if name in EVENTS:
        target: QObject = made
        if name in ("mousePressEvent", "mouseMoveEvent", "mouseReleaseEvent", "mouseDoubleClickEvent", "wheelEvent"):
            target = made.viewport() if isinstance(made, QAbstractScrollArea) else made
        QApplication.postEvent(target, EVENTS[name]())
        QApplication.sendPostedEvents(target, 0)
        QApplication.sendEvent(target, EVENTS[name]())
    elif name in ("paintEvent", "showEvent", "resizeEvent"):
        made.show()
        made.resize(made.width() + 7, made.height() + 7)
        made.repaint()
        made.grab()
    elif name in ("sizeHint", "minimumSizeHint", "heightForWidth"):
        box = QWidget()
        ALIVE.append(box)
        row = QHBoxLayout(box)
        row.addWidget(made)
        box.show()
        row.activate()
        made.adjustSize()
        box.hide()
    elif name == "viewportEvent" and isinstance(made, QAbstractScrollArea):
        QApplication.sendEvent(made.viewport(), QEvent(Type.User))
    elif name == "scrollContentsBy" and isinstance(made, QAbstractItemView | QAbstractScrollArea):
        made.show()
        made.verticalScrollBar().setRange(0, 100)
        made.verticalScrollBar().setValue(50)
    elif name in ("checkStateSet", "nextCheckState") and isinstance(made, QAbstractButton):
        made.setCheckable(True)
        made.setChecked(True)
        made.click()
    elif name == "reject" and isinstance(made, QDialog):
        made.show()
        QApplication.sendEvent(made, QKeyEvent(Type.KeyPress, int(Qt.Key.Key_Escape), NO_KEYS))
    elif name == "accept" and isinstance(made, QDialog):
        made.show()
        made.done(1)


def classes() -> list[type]:
    """Every class of the screens, with all modules of them imported."""
    for module in pkgutil.walk_packages(ashichart.ui.__path__, "ashichart.ui."):
        importlib.import_module(module.name)

    def below(made: type) -> Iterator[type]:
        for one in type.__subclasses__(made):
            yield one
            yield from below(one)

    # Only a screen reader's bus asks what is in `accessible`: Qt does not ask it here.
    found = {
        one for one in below(Shiboken.Object)
        if one.__module__.startswith("ashichart.") and not one.__module__.startswith("ashichart.ui.accessible.")
    }  # fmt: skip
    return sorted(found, key=lambda one: (one.__module__, one.__qualname__))


def bare(made: type) -> object:
    """An object of a class, made by Qt alone: what its own `__init__` would need is not there."""
    native = next(base for base in made.__mro__ if is_native(base))
    one = made.__new__(made)
    native.__init__(one)
    return one


def put_away(one: object) -> None:
    """Hide a widget; the overrides that were not tried miss what `__init__` would have made, and say so."""
    if isinstance(one, QWidget):
        one.hide()


def main() -> None:
    said: list[str] = []
    folder = Path(tempfile.mkdtemp())
    app = program_module.make_application()
    program = program_module.Program(
        app, QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat), demonstration=folder / "demo.ashichart"
    )
    program.start(None, demonstration=True)
    for _ in range(400):
        app.processEvents()
        if program.window.shell is not None:
            break
    program_module.keep_the_chart_open(lambda sentence: (said.append(sentence), program.window.say(sentence)))
    failed = 0
    for made in classes():
        for name in overrides(made):
            print(f"{made.__module__}.{made.__qualname__}.{name}", flush=True)  # noqa: T201 - read by the test
            kept = vars(made)[name]
            count = unwrap(kept).__code__.co_argcount
            failing = fail if "--unguarded" in sys.argv else guarded(failing_with(count, name))
            before = len(said)
            came_back = False
            one = bare(made)
            setattr(made, name, failing)
            ALIVE.append(one)
            for act in (partial(reach, one, name), app.processEvents):
                try:
                    act()
                except (TypeError, AttributeError, SystemError, RuntimeError):
                    came_back = True  # to the caller, as it should
            setattr(made, name, kept)
            with contextlib.suppress(TypeError, AttributeError, RuntimeError):
                put_away(one)
                app.processEvents()
            failed += came_back or len(said) > before
    shell = program.window.shell
    assert shell is not None
    assert program.window.isVisible(), "the window is gone"
    assert shell.bar.text == something_went_wrong(), "nothing is said"
    print(f"alive {failed}", flush=True)  # noqa: T201 - read by the test
    import os

    os._exit(0)


def failing_with(count: int, name: str) -> Callable[..., object]:
    """A failing function with as many arguments as an override has, and its name."""
    one: dict[int, Callable[..., object]] = {
        1: lambda _self: len(3),  # type: ignore[arg-type]
        2: lambda _self, _one: len(3),  # type: ignore[arg-type]
        3: lambda _self, _one, _other: len(3),  # type: ignore[arg-type]
    }

    def fail_of_any(*_values: object, **_named: object) -> object:
        return len(3)  # type: ignore[arg-type]

    made = one.get(count, fail_of_any)
    made.__name__ = name
    return made


if __name__ == "__main__":
    main()
