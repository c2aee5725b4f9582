"""What a key means: by what it says, by where it lies, on the pad, and held."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ashichart.ui.parts.keyboard import (
    KeyWatch,
    digit_of,
    is_delete,
    is_plain,
    letter_of,
    may_repeat,
    pad_sign,
    place_digit,
)

Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL, PAD = Mod.NoModifier, Mod.ShiftModifier, Mod.ControlModifier, Mod.KeypadModifier


def press(
    key: Key, text: str = "", scan: int = 0, mods: Mod = NONE, virtual: int = 0, *, held: bool = False
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, int(key), mods, scan, virtual, 0, text, held)


@pytest.mark.parametrize(
    ("event", "digit"),
    [
        (press(Key.Key_5, "5", 14), "5"),
        (press(Key.Key_ParenLeft, "(", 14), "5"),  # French, unshifted
        (press(Key.Key_5, "5", 14, SHIFT), "5"),  # French, shifted
        (press(Key.Key_Percent, "%", 14, SHIFT), ""),  # English, shifted
        (press(Key.Key_Agrave, "à", 19), "0"),
        (press(Key.Key_Eacute, "é", 11), "2"),
        (press(Key.Key_Minus, "-", 15), "6"),
        (press(Key.Key_Minus, "-", 20), ""),  # English: beside the 0
        (press(Key.Key_7, "٧", 0), "7"),
        (press(Key.Key_Plus, "+", 86, PAD), ""),
        (press(Key.Key_Q, "q", 24), ""),
    ],
)
def test_digit_is_what_the_key_says_or_where_it_lies(event: QKeyEvent, digit: str) -> None:
    assert digit_of(event, "xcb") == digit


@pytest.mark.parametrize(
    ("event", "letter"),
    [
        (press(Key.Key_N, "n", 57), "N"),
        (press(Key.Key_A, "a", 24), "A"),  # French, where English has Q
        (press(Key(0x422), "т", 57), "N"),  # Russian
        (press(Key(0x3BD), "ν", 57), "N"),  # Greek
        (press(Key(0x5D8), "ט", 29), "Y"),  # Hebrew
        (press(Key.Key_Odiaeresis, "ö", 47), ""),  # German, a place without a letter
        (press(Key.Key_Eacute, "é", 11), ""),
        (press(Key.Key_5, "5", 14), ""),
    ],
)
def test_letter_is_the_latin_one_or_the_place_of_another_script(event: QKeyEvent, letter: str) -> None:
    assert letter_of(event, "xcb") == letter


def test_places_count_otherwise_on_windows_and_macos() -> None:
    assert place_digit(press(Key.Key_ParenLeft, "(", 6), "windows") == "5"
    assert letter_of(press(Key(0x422), "т", 49), "windows") == "N"
    assert place_digit(press(Key.Key_ParenLeft, "(", 1, virtual=0x17), "cocoa") == "5"
    assert letter_of(press(Key(0x422), "т", 1, virtual=45), "cocoa") == "N"


def test_keys_of_the_pad_without_num_lock_are_what_stands_on_them() -> None:
    names = ["Insert", "End", "Down", "PageDown", "Left", "Clear", "Right", "Home", "Up", "PageUp", "Delete"]
    keys = [getattr(Key, f"Key_{name}") for name in names]
    assert [pad_sign(press(key, mods=PAD)) for key in keys] == [*"0123456789", "."]
    assert [pad_sign(press(key)) for key in keys] == [""] * 11, "arrows and Delete of their own stay what they are"
    assert pad_sign(press(Key.Key_Left, mods=PAD | CTRL)) == ""


def test_the_point_of_the_pad_never_removes() -> None:
    assert is_delete(press(Key.Key_Delete))
    assert not is_delete(press(Key.Key_Delete, mods=PAD))
    assert not is_delete(press(Key.Key_Period, "."))


def test_what_is_held_repeats_only_where_it_moves_or_writes(qapp: QApplication) -> None:
    line, other = QLineEdit(), QWidget()
    moving = [press(key, held=True) for key in (Key.Key_Left, Key.Key_PageDown, Key.Key_Plus, Key.Key_Tab)]
    acting = [
        press(Key.Key_5, "5", held=True), press(Key.Key_Z, mods=CTRL, held=True), press(Key.Key_Delete, held=True),
        press(Key.Key_Return, held=True), press(Key.Key_Space, " ", held=True), press(Key.Key_Backspace, held=True),
        press(Key.Key_F4, held=True), press(Key.Key_Escape, held=True), press(Key.Key_Equal, "=", held=True),
    ]  # fmt: skip
    assert all(may_repeat(event, other) and may_repeat(event, line) for event in moving)
    assert not any(may_repeat(event, other) or may_repeat(event, None) for event in acting)
    writing = [press(Key.Key_5, "5"), press(Key.Key_Backspace), press(Key.Key_Delete), press(Key.Key_Space, " ")]
    assert all(may_repeat(event, line) for event in writing)
    never = [press(Key.Key_Return), press(Key.Key_Escape), press(Key.Key_Z, mods=CTRL)]
    assert not any(may_repeat(event, line) for event in never)
    assert is_plain(press(Key.Key_A, "a", mods=SHIFT))
    assert not is_plain(press(Key.Key_A, mods=CTRL))


class Hearing(QWidget):
    """Keeps the keys that come through."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.text() or Key(event.key()).name)


def tell(window: QWidget, kind: QEvent.Type, key: Key, at: int, scan: int, mods: Mod = NONE, text: str = "") -> bool:
    """Tell the system's window of a key as X does under load, never as a repeat; return whether it was taken there."""
    event = QKeyEvent(kind, int(key), mods, scan, 0, 0, text, False)
    event.setTimestamp(at)
    event.ignore()
    QCoreApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


@pytest.fixture
def hearing(qtbot: QtBot) -> Hearing:
    window = Hearing()
    qtbot.addWidget(window)
    KeyWatch(window)
    window.show()
    return window


@pytest.mark.parametrize(("key", "text", "scan"), [(Key.Key_5, "5", 14), (Key.Key_Return, "", 36)])
def test_key_that_is_held_is_one_press_though_qt_sees_no_repeat(
    hearing: Hearing, key: Key, text: str, scan: int
) -> None:
    press_kind, release_kind = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    tell(hearing, press_kind, key, 1000, scan, text=text)
    for at in (1500, 1530, 1561):
        tell(hearing, release_kind, key, at, scan, text=text)
        assert tell(hearing, press_kind, key, at + at % 3, scan, text=text)
    assert len(hearing.heard) == 1
    tell(hearing, release_kind, key, 1600, scan, text=text)
    tell(hearing, press_kind, key, 1603, scan, text=text)
    assert len(hearing.heard) == 2, "let go and pressed again"
    tell(hearing, release_kind, key, 1700, scan, text=text)
    tell(hearing, press_kind, Key.Key_6, 1700, 15, text="6")
    assert hearing.heard[-1] == "6", "another key may come at the same time"


def test_shortcut_that_is_held_is_taken_before_it_acts_again(hearing: Hearing) -> None:
    override = QEvent.Type.ShortcutOverride
    assert not tell(hearing, override, Key.Key_Z, 1000, 52, CTRL)
    tell(hearing, QEvent.Type.KeyRelease, Key.Key_Z, 1500, 52, CTRL)
    assert tell(hearing, override, Key.Key_Z, 1500, 52, CTRL), "nobody asks for the shortcut then"
    tell(hearing, QEvent.Type.KeyRelease, Key.Key_Z, 1600, 52, CTRL)
    assert not tell(hearing, override, Key.Key_Z, 1690, 52, CTRL)


def test_arrow_that_is_held_goes_on(hearing: Hearing) -> None:
    tell(hearing, QEvent.Type.KeyPress, Key.Key_Down, 1000, 116)
    tell(hearing, QEvent.Type.KeyRelease, Key.Key_Down, 1500, 116)
    tell(hearing, QEvent.Type.KeyPress, Key.Key_Down, 1500, 116)
    assert hearing.heard == ["Key_Down"] * 2
