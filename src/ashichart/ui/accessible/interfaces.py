"""Hands the parts of self-painted widgets to Qt's accessibility. Words and places are the widgets' own.

Rules that end the process when broken: `interface_cast` returns a pointer object, never None; every part is made once,
kept here and registered; a part that goes is announced as destroyed, dropped, and then deleted by its id.
"""

import atexit
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from ashichart.ui.accessible.buttons import CheckableInterface
from ashichart.ui.accessible.parts import WHOLE, Part, Parted, PartKey, PartRole, Parts

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLES = {
    PartRole.LIST: QAccessible.Role.List,
    PartRole.GROUP: QAccessible.Role.Grouping,
    PartRole.ITEM: QAccessible.Role.ListItem,
    PartRole.CHOICE: QAccessible.Role.RadioButton,
    PartRole.SLIDER: QAccessible.Role.Slider,
}
_ACTION = QAccessible.InterfaceType.ActionInterface


class _Press(QAccessibleActionInterface):
    """What can be done to a part: press it."""

    def __init__(self, part: "_PartInterface") -> None:
        super().__init__()
        self._part = part

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 - the name that Qt gives it
        if actionName == QAccessibleActionInterface.pressAction():
            self._part.press()

    def keyBindingsForAction(self, actionName: str) -> list[str]:  # noqa: N803
        del actionName
        return []


class _PartInterface(QAccessibleInterface):
    """One part."""

    def __init__(self, whole: "PartedInterface", key: PartKey) -> None:
        super().__init__()
        self._whole, self.key = whole, key
        self._press = _Press(self)

    def press(self) -> None:
        """Do what a click on it does."""
        if (parted := self._whole.parted) is not None:
            parted.press(self.key)

    @property
    def _part(self) -> Part | None:
        parted = self._whole.parted
        return None if parted is None else parted.part(self.key)

    def isValid(self) -> bool:
        return self._part is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        widget = self._whole.widget_now
        return None if widget is None else widget.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        if len(self.key) > 1:
            return self._whole.interface_of(self.key[:-1])
        widget = self._whole.widget_now
        return None if widget is None else QAccessible.queryAccessibleInterface(widget)

    def childCount(self) -> int:
        parted = self._whole.parted
        return 0 if parted is None else len(parted.keys(self.key))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        parted = self._whole.parted
        return None if parted is None else self._whole.nth(parted.keys(self.key), index)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        parted = self._whole.parted
        return None if parted is None else self._whole.at(parted.keys(self.key), x, y)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        parted = self._whole.parted
        return -1 if parted is None else _index_of(parted.keys(self.key), child)

    def role(self) -> QAccessible.Role:
        part = self._part
        return QAccessible.Role.NoRole if part is None else _ROLES[part.role]

    def rect(self) -> QRect:
        part = self._part
        return QRect() if part is None else self._whole.on_screen(part.box)

    def text(self, kind: QAccessible.Text) -> str:
        part = self._part
        if part is None:
            return ""
        if kind is QAccessible.Text.Name:
            return part.name
        return part.value if kind in (QAccessible.Text.Value, QAccessible.Text.Description) else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        del kind, text

    def state(self) -> QAccessible.State:
        state, part = QAccessible.State(), self._part
        if part is None:
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        state.selected = part.is_chosen
        if part.role is PartRole.CHOICE:
            state.checkable, state.checked = True, part.is_chosen
        widget = self._whole.widget_now
        state.focused = part.is_at_work and widget is not None and widget.hasFocus()
        state.offscreen = part.box.isEmpty()
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Shiboken.VoidPtr:  # type: ignore[override]
        return Shiboken.VoidPtr(Shiboken.getCppPointer(self._press)[0] if kind == _ACTION else 0)


class PartedInterface(QAccessibleWidget):
    """A widget with the parts that it paints, before the widgets that lie on it."""

    def __init__(self, widget: QWidget, role: PartRole) -> None:
        super().__init__(widget, _ROLES[role])
        self._widget = widget
        self._is_over = False
        self._parts: dict[PartKey, _PartInterface] = {}

    @property
    def parted(self) -> Parts | None:
        """What the widget offers, None once it is gone and while it is being made."""
        return getattr(self._widget, "parts", None) if self.widget_now is not None else None

    @property
    def widget_now(self) -> QWidget | None:
        """The widget, None once it is gone."""
        return self._widget if not self._is_over and Shiboken.isValid(self._widget) else None

    def on_screen(self, box: QRect) -> QRect:
        """Return where a box of the widget is on the screen."""
        if self.parted is None or box.isEmpty():
            return QRect()
        widget = self._widget
        ground = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        return QRect(ground.mapToGlobal(box.topLeft()), box.size())

    def interface_of(self, key: PartKey) -> _PartInterface:
        """Return the interface of a part, made when it is first asked for."""
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = _PartInterface(self, key)
            QAccessible.registerAccessibleInterface(found)
        return found

    def nth(self, keys: "Sequence[PartKey]", index: int) -> _PartInterface | None:
        """Return the interface of one of these parts."""
        return self.interface_of(keys[index]) if 0 <= index < len(keys) else None

    def at(self, keys: "Sequence[PartKey]", x: int, y: int) -> _PartInterface | None:
        """Return the interface of the last of these parts under a place of the screen."""
        parted = self.parted
        for key in reversed(keys):
            part = None if parted is None else parted.part(key)
            if part is not None and self.on_screen(part.box).contains(x, y):
                return self.interface_of(key)
        return None

    def drop(self) -> None:
        """Take away all parts, for good."""
        self._is_over = True
        self.prune()

    def prune(self) -> None:
        """Take away the parts that are there no more."""
        parted = self.parted
        gone = [key for key in self._parts if parted is None or parted.part(key) is None]
        for key in gone:
            part = self._parts[key]
            if parted is not None:
                QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.ObjectDestroyed))
            number = QAccessible.uniqueId(part)
            del self._parts[key]
            QAccessible.deleteAccessibleInterface(number)

    def childCount(self) -> int:
        """How many parts and widgets it has."""
        parted = self.parted
        return 0 if parted is None else len(parted.keys(WHOLE)) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A part, or a widget that lies on it."""
        parted = self.parted
        if parted is None:
            return None
        keys = parted.keys(WHOLE)
        return super().child(index - len(keys)) if index >= len(keys) else self.nth(keys, index)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The part under a place of the screen, or the widget there."""
        parted = self.parted
        found = None if parted is None else self.at(parted.keys(WHOLE), x, y)
        return found or super().childAt(x, y)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where a part or a widget stands among them."""
        """The part under a place of the screen, or the widget there."""
        parted = self.parted
        if parted is None:
            return -1
        keys = parted.keys(WHOLE)
        if isinstance(child, _PartInterface):
            return _index_of(keys, child)
        at = super().indexOfChild(child)
        return at + len(keys) if at >= 0 else -1


def _index_of(keys: "Sequence[PartKey]", child: QAccessibleInterface) -> int:
    return list(keys).index(child.key) if isinstance(child, _PartInterface) and child.key in keys else -1


_kept: dict[int, PartedInterface | CheckableInterface] = {}


def _made(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """Return the interface of a widget with parts, or of a button that can be checked; None for Qt's own."""
    made: PartedInterface | CheckableInterface
    if isinstance(widget, Parted) and isinstance(widget, QWidget):
        made = PartedInterface(widget, widget.parts_role)
    elif isinstance(widget, QAbstractButton) and widget.isCheckable():
        made = CheckableInterface(widget)
    else:
        return None
    number = id(widget)
    _kept[number] = made

    def forget() -> None:
        gone = _kept.pop(number, None)
        if isinstance(gone, PartedInterface):
            gone.prune()

    widget.destroyed.connect(forget)
    return made


@cache
def install() -> None:
    """Give screen readers the parts of every widget that has some; a second time is nothing."""
    QAccessible.installFactory(_made)
    # Qt would still ask them while Python takes itself apart.
    atexit.register(_let_go)


def _let_go() -> None:
    """Take every part away while there is somebody to ask."""
    while _kept:
        _, one = _kept.popitem()
        if isinstance(one, PartedInterface):
            one.drop()


def _of(widget: QWidget) -> PartedInterface | None:
    found = QAccessible.queryAccessibleInterface(widget) if QAccessible.isActive() else None
    return found if isinstance(found, PartedInterface) else None


def tell_at_work(widget: QWidget, key: PartKey) -> None:
    """Tell a screen reader that the keys went to a part: it is read out."""
    whole = _of(widget)
    if whole is not None and (parts := whole.parted) is not None and parts.part(key) is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(whole.interface_of(key), QAccessible.Event.Focus))


def tell_changed(widget: QWidget) -> None:
    """Tell a screen reader that a widget has other parts, or parts with other words."""
    whole = _of(widget)
    if whole is not None:
        whole.prune()
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.ObjectReorder))
