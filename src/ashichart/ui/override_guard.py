"""Keeps a bug in an override of a Qt virtual from ending the program on Python 3.11. What is said is the program's.

On Python 3.11 an exception that C code raises (the TypeError of `len(3)`) inside a Python override of a Qt virtual
function is a segmentation fault in PySide6 6.8 to 6.12 whenever Python is calling into Qt at that moment: `show`,
`resize`, `sendEvent`, a view that reads its model. Python 3.12 keeps exceptions otherwise and does not have it.

A try around the call does not help. One that raises the same exception again inside the override does, once; an
override that fails again before Qt has come back (`event`, at every event of a `show`) ends the process all the same,
whatever it raises. So no exception leaves an override: it is handed to `sys.excepthook`, as Qt's own loop does, and Qt
gets a value that harms nothing.

Every override gets that in the one place that sees every class made from Qt's: `__init_subclass__` of the base of all
of them. Below 3.12 only; nothing else may use this.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAccessible, QPixmap
from shiboken6 import Shiboken

IS_NEEDED = sys.version_info < (3, 12)
_MARK = "is_guarded_override"
_PLAIN_FLAGS = 0x04 | 0x08  # *args and **kwargs

_native_names: dict[type, frozenset[str]] = {}


def install() -> None:
    """Guard the overrides of every class of AshiChart that is made from one of Qt's from here on."""
    if IS_NEEDED:
        Shiboken.Object.__init_subclass__ = classmethod(_guard_subclass)  # type: ignore[assignment,method-assign]


def overrides(made: type) -> list[str]:
    """Return the names of a class's own functions that stand in for Qt's, in order."""
    native = next((base for base in made.__mro__[1:] if is_native(base)), None)
    if native is None:
        return []
    if native not in _native_names:
        _native_names[native] = frozenset(name for name in dir(native) if not name.startswith("__"))
    names = _native_names[native]
    return [name for name, value in vars(made).items() if name in names and isinstance(value, FunctionType)]


def is_native(made: type) -> bool:
    """Return whether a class is Qt's own and not made in Python."""
    return made.__module__.startswith("PySide6.")


def is_guarded(function: object) -> bool:
    """Return whether an override has its guard."""
    return bool(getattr(function, _MARK, False))


def guarded(function: Callable[..., object]) -> Callable[..., object]:
    """Return an override that hands whatever exception it raises to `sys.excepthook`.

    It takes as many arguments as the function does: that number decides what Qt's signals hand to it as a slot. An
    override whose value is not known here raises on.
    """
    code = cast("FunctionType", function).__code__
    is_fixed = not (code.co_flags & _PLAIN_FLAGS or code.co_kwonlyargcount or function.__defaults__)  # type: ignore[attr-defined]
    makers = {1: _guard_of_none, 2: _guard_of_one, 3: _guard_of_two} if is_fixed else {}
    harmless = harmless_value(function.__name__)
    if harmless is None:
        return function
    made = wraps(function)(makers.get(code.co_argcount, _guard_of_any)(function, harmless))
    setattr(made, _MARK, True)
    return made


def harmless_value(name: str) -> Callable[[], object] | None:
    """Return what makes the value that Qt gets from an override that failed; None if that is not known."""
    if name.endswith("Event") and name not in _VALUES:
        return lambda: None
    return _VALUES.get(name)


_VALUES: dict[str, Callable[[], object]] = {
    **dict.fromkeys(("event", "eventFilter", "viewportEvent", "focusNextPrevChild"), lambda: False),
    **dict.fromkeys(("paint", "scrollContentsBy", "accept", "reject", "done", "redo", "undo"), lambda: None),
    **dict.fromkeys(("checkStateSet", "nextCheckState", "data", "headerData", "clone"), lambda: None),
    **dict.fromkeys(("rowCount", "columnCount"), lambda: 0),
    **dict.fromkeys(("sizeHint", "minimumSizeHint", "actualSize"), QSize),
    **dict.fromkeys(("pixmap", "scaledPixmap"), QPixmap),
    "heightForWidth": lambda: -1,
    "isNull": lambda: True,
    # What a screen reader asks for.
    **dict.fromkeys(("object", "window", "parent", "child", "childAt", "setText", "doAction"), lambda: None),
    **dict.fromkeys(("actionNames", "keyBindingsForAction"), list[str]),
    "isValid": lambda: False,
    "childCount": lambda: 0,
    "indexOfChild": lambda: -1,
    "role": lambda: QAccessible.Role.NoRole,
    "rect": QRect,
    "text": str,
    "state": QAccessible.State,
    "interface_cast": lambda: Shiboken.VoidPtr(0),
}


def _report() -> None:
    kind, error, trace = sys.exc_info()
    if kind is not None and error is not None:
        sys.excepthook(kind, error, trace)


def _guard_subclass(made: type, **options: object) -> None:
    super(cast("type", Shiboken.Object), made).__init_subclass__(**options)
    if made.__module__.partition(".")[0] == "ashichart":
        for name in overrides(made):
            setattr(made, name, guarded(vars(made)[name]))


def _guard_of_none(function: Callable[..., object], harmless: Callable[[], object]) -> Callable[..., object]:
    def call(self: object) -> object:
        try:
            return function(self)
        except Exception:
            _report()
            return harmless()

    return call


def _guard_of_one(function: Callable[..., object], harmless: Callable[[], object]) -> Callable[..., object]:
    def call(self: object, one: object) -> object:
        try:
            return function(self, one)
        except Exception:
            _report()
            return harmless()

    return call


def _guard_of_two(function: Callable[..., object], harmless: Callable[[], object]) -> Callable[..., object]:
    def call(self: object, one: object, other: object) -> object:
        try:
            return function(self, one, other)
        except Exception:
            _report()
            return harmless()

    return call


def _guard_of_any(function: Callable[..., object], harmless: Callable[[], object]) -> Callable[..., object]:
    def call(self: object, *values: object, **named: object) -> object:
        try:
            return function(self, *values, **named)
        except Exception:
            _report()
            return harmless()

    return call
