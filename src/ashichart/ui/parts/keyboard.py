"""What a key means before any widget hears it: its place, the number pad, whether it is only held. No acts."""

import sys
from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

Key = Qt.Key
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_PAD = Qt.KeyboardModifier.KeypadModifier
# X and Wayland count the keys of a PC keyboard from 8, Windows as they are.
_X_OFFSET = 8
_DIGIT_PLACES: Mapping[int, str] = {**{place: str(place - 1) for place in range(2, 11)}, 11: "0"}
_ROWS = ((16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
_LETTER_PLACES: Mapping[int, str] = {first + i: letter for first, row in _ROWS for i, letter in enumerate(row)}
# macOS numbers its keys otherwise and calls that the virtual key.
_MAC_DIGITS: Mapping[int, str] = dict(
    zip((0x12, 0x13, 0x14, 0x15, 0x17, 0x16, 0x1A, 0x1C, 0x19, 0x1D), "1234567890", strict=True)
)
_MAC_LETTERS: Mapping[int, str] = dict(
    zip(
        (0, 11, 8, 2, 14, 3, 5, 4, 34, 38, 40, 37, 46, 45, 31, 35, 12, 15, 1, 17, 32, 9, 13, 7, 16, 6),
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        strict=True,
    )
)
# What the keys of the pad are called with Num Lock off, and what stands on them.
_PAD_SIGNS: Mapping[int, str] = {
    int(Key.Key_Insert): "0", int(Key.Key_End): "1", int(Key.Key_Down): "2", int(Key.Key_PageDown): "3",
    int(Key.Key_Left): "4", int(Key.Key_Clear): "5", int(Key.Key_Right): "6", int(Key.Key_Home): "7",
    int(Key.Key_Up): "8", int(Key.Key_PageUp): "9", int(Key.Key_Delete): ".",
}  # fmt: skip
# Held, these go on; every other key is one act a press.
_MAY_BE_HELD = frozenset(
    int(key)
    for key in (
        Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Home,
        Key.Key_End, Key.Key_Tab, Key.Key_Backtab, Key.Key_Plus, Key.Key_Minus,
    )
)  # fmt: skip
# Nobody lets a key go and presses it again so fast: a key that is held is told so, release and press at one time.
_HELD_WITHIN_MS = 2
_ENDS_A_TEXT = frozenset(int(key) for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Escape))


def _place(event: QKeyEvent, platform: str) -> int:
    code = event.nativeScanCode()
    return code - _X_OFFSET if platform in ("xcb", "wayland", "offscreen") else code


def is_plain(event: QKeyEvent) -> bool:
    """Return whether no Ctrl, Alt or Meta is held: the key is meant as what it says."""
    return not event.modifiers() & _COMMANDS


def digit_of(event: QKeyEvent, platform: str = "") -> str:
    """Return the digit that a key means, "" if none.

    What the key says counts first. Unshifted, its place does: the digits of a French keyboard need no Shift here.

    Args:
        event: A key press.
        platform: Name of Qt's platform, the one at work if empty.
    """
    text = event.text()
    if len(text) == 1 and text.isdecimal():
        return str(int(text))
    shifted = bool(event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | _PAD))
    return "" if shifted or (text.isalpha() and text.isascii()) else place_digit(event, platform)


def place_digit(event: QKeyEvent, platform: str = "") -> str:
    """Return the digit on the place of a key in the upper row, whatever the layout makes of it; "" elsewhere."""
    platform = platform or QGuiApplication.platformName()
    if platform == "cocoa":
        return _MAC_DIGITS.get(event.nativeVirtualKey(), "")
    return _DIGIT_PLACES.get(_place(event, platform), "")


def letter_of(event: QKeyEvent, platform: str = "") -> str:
    """Return the Latin capital that a key means, "" if none.

    A Latin letter is what it says, on every layout; a letter of another script is what stands at its place.
    """
    if Key.Key_A <= event.key() <= Key.Key_Z:
        return chr(event.key())
    text = event.text()
    if not text.isalpha() or text.isascii():
        return ""
    platform = platform or QGuiApplication.platformName()
    if platform == "cocoa":
        return _MAC_LETTERS.get(event.nativeVirtualKey(), "")
    return _LETTER_PLACES.get(_place(event, platform), "")


def is_delete(event: QKeyEvent) -> bool:
    """Return whether a key removes: Delete, and never the point of the number pad."""
    return event.key() == Key.Key_Delete and not event.modifiers() & _PAD


def pad_sign(event: QKeyEvent) -> str:
    """Return the digit or point on a key of the pad that comes as an arrow, since Num Lock is off; "" for other keys.

    macOS has no Num Lock and calls its arrows keys of the pad.
    """
    if sys.platform == "darwin" or not event.modifiers() & _PAD or not is_plain(event):
        return ""
    return _PAD_SIGNS.get(event.key(), "")


def may_repeat(event: QKeyEvent, focus: QWidget | None) -> bool:
    """Return whether a held key may go on: moving, zooming, and letters in a text; never an act."""
    if event.key() in _MAY_BE_HELD:
        return True
    writes = isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox)
    return writes and is_plain(event) and event.key() not in _ENDS_A_TEXT


def take_no_focus(*parts: QWidget) -> None:
    """Let a click on any button of these parts leave the keys where they are; Tab still reaches it."""
    for part in parts:
        buttons = part.findChildren(QAbstractButton)
        for button in [*buttons, part] if isinstance(part, QAbstractButton) else buttons:
            if button.focusPolicy() is Qt.FocusPolicy.StrongFocus:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def act_by_space(part: QWidget, act: Callable[[], None]) -> None:
    """Let Space carry out an act anywhere in a part, whatever was clicked last; a button reached by Tab is pressed."""
    take_no_focus(part)
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Space), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def press() -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and part.isAncestorOf(focus):
            focus.click()
        else:
            act()

    shortcut.activated.connect(press)


class KeyWatch(QObject):
    """Hears the keys of one window first: one press is one act, and the keys of the pad are digits.

    Every window has one, dialogs too: the key that opened a dialog, or closed it, may still be held.

    Args:
        window: Watched from its first show on.
    """

    # Place of a key -> when it was let go last, in ms; a key that is held goes on in another window than it began in.
    _released: ClassVar[dict[int, int]] = {}

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def _is_held(self, event: QKeyEvent) -> bool:
        """Return whether a press is a key that is held going on, whatever Qt made of it.

        X tells each repeat as a release and a press at one time. Qt sees that only if the press is there already.
        """
        if event.isAutoRepeat():
            return True
        let_go = self._released.get(event.nativeScanCode())
        return let_go is not None and 0 <= event.timestamp() - let_go <= _HELD_WITHIN_MS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what a held key repeats; hand on the pad's keys as what stands on them."""
        if isinstance(event, QShowEvent) and watched is self._window:
            # The system's window, where keys come in before any shortcut; the widget itself hears only what is left.
            self._window.removeEventFilter(self)
            self._window.windowHandle().installEventFilter(self)
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            if event.nativeScanCode() and event.timestamp():  # made events have neither
                self._released[event.nativeScanCode()] = event.timestamp()
            return False
        is_held = self._is_held(event)
        if is_held and not may_repeat(event, QApplication.focusWidget()):
            event.accept()
            return True
        sign = pad_sign(event)
        if not sign:
            return False
        if event.type() is QEvent.Type.KeyPress:
            key = Key.Key_Period if sign == "." else Key(int(Key.Key_0) + int(sign))
            typed = QKeyEvent(QEvent.Type.KeyPress, int(key), _PAD, sign, is_held)
            QCoreApplication.sendEvent(watched, typed)
        event.accept()
        return True


class Floating(QFrame):
    """A surface over a place. While it is open the keys are its own, and none goes on to what lies behind it.

    It takes the keys when it opens, and gives them back when it closes. Tab stays in it. A key that none of its parts
    takes ends here, and the shortcuts of the place behind it wait; those of the window (undo, other places) go on.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popover")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._came_from: QWidget | None = None

    def dismiss(self) -> None:
        """Close."""
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Keep every key that no part took."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() is QEvent.Type.ShortcutOverride and not _is_of_window(self.window(), event):
            event.accept()  # it comes as a key press then
            return True
        done = super().event(event)
        if event.type() is QEvent.Type.KeyPress:
            event.accept()
            return True
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Key.Key_Escape:
            self.dismiss()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - the name that Qt gives it
        """Go round the parts of the surface."""
        if not self.isVisible():
            return super().focusNextPrevChild(next)
        start = QApplication.focusWidget() or self
        at = _beside(start, next)
        while at is not start:
            reached = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.isVisible() and at.isEnabled()
            if reached and self.isAncestorOf(at) and at.focusProxy() is None:
                self.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
                at.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
                break
            at = _beside(at, next)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys."""
        super().showEvent(event)
        focus = QApplication.focusWidget()
        if not event.spontaneous() and (focus is None or not self.isAncestorOf(focus)):
            self._came_from = focus
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keys back; where the whole place was left, close."""
        super().hideEvent(event)
        if event.spontaneous():
            return
        if not self.isHidden():
            self.dismiss()
            return
        focus, home = QApplication.focusWidget(), self._came_from
        if focus is None or not (focus is self or self.isAncestorOf(focus)):
            return
        if home is not None and isValid(home) and home.isVisible():
            home.setFocus(Qt.FocusReason.PopupFocusReason)


def _beside(widget: QWidget, is_next: bool) -> QWidget:
    """Return the next or the previous widget of a window, round and round."""
    return (widget.nextInFocusChain() if is_next else widget.previousInFocusChain()) or widget


def _is_of_window(window: QWidget, event: QKeyEvent) -> bool:
    """Return whether a key is a shortcut of the window itself, which is heard whatever floats in it."""
    pressed = QKeySequence(event.keyCombination())
    own = window.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(pressed in known for known in (shortcut.keys() for shortcut in own))


# Padding and border of a line in the style sheet and Qt's own margin, at each end.
_LINE_EDGE_PX = 13


class SearchesOnly(QLineEdit):
    """A line that only searches: undo and redo are the program's there, never of the letters that were typed."""

    _hints: tuple[str, ...] = ()
    _edges_px = 2 * _LINE_EDGE_PX

    def set_hints(self, *hints: str) -> None:
        """Say in the empty line the longest of these that is whole there: a hint is never cut."""
        self._hints = hints
        self._fit_hint()

    def _fit_hint(self) -> None:
        if not self._hints:
            return
        margins, metrics = self.textMargins(), self.fontMetrics()
        room = self.width() - margins.left() - margins.right() - self._edges_px
        fitting = (hint for hint in self._hints if metrics.horizontalAdvance(hint) <= room)
        self.setPlaceholderText(next(fitting, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what there is room for."""
        super().resizeEvent(event)
        self._fit_hint()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.ignore()
                return True
        return super().event(event)
