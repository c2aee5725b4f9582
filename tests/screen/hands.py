"""Keys and mouse as a person's hands give them: through the X server, to whatever window has the focus."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint
from Xlib import XK, X, display
from Xlib.ext import xtest

_NAMES = {
    "/": "slash", ">": "greater", " ": "space", "=": "equal", "+": "plus", "-": "minus", ".": "period", ",": "comma",
    "ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L", "enter": "Return", "esc": "Escape", "back": "BackSpace",
    "pgdown": "Page_Down", "pgup": "Page_Up", "del": "Delete", "tab": "Tab", "home": "Home", "up": "Up", "down": "Down",
    "left": "Left", "right": "Right",
}  # fmt: skip
# X numbers the keys by where they are: evdev's number and 8. They stay the same under every layout.
PLACE = {**{str(digit): 9 + digit for digit in range(1, 10)}, "0": 19, "-": 20, "=": 21, "q": 24, "n": 57, "c": 54}
PAD = {"7": 79, "8": 80, "9": 81, "4": 83, "5": 84, "6": 85, "1": 87, "2": 88, "3": 89, "0": 90, ".": 91, "num": 77}


class Hands:
    """One person at the display of this test. No act waits for the program; that is the test's."""

    def __init__(self) -> None:
        self._display = display.Display()

    def close(self) -> None:
        """Let go of the display."""
        self._display.close()

    @property
    def focused(self) -> int:
        """The number of the window that the server sends keys to."""
        focus = self._display.get_input_focus().focus
        return focus if isinstance(focus, int) else focus.id

    def key(self, name: str, *modifiers: str) -> None:
        """Press and release a key that the layout has, by its letter, sign or name."""
        self.place(self._code(name), *modifiers)

    def place(self, code: int, *modifiers: str) -> None:
        """Press and release the key at a place of the keyboard, whatever the layout makes of it."""
        held = [self._code(modifier) for modifier in modifiers]
        for each in (*held, code):
            xtest.fake_input(self._display, X.KeyPress, each)
        for each in (code, *reversed(held)):
            xtest.fake_input(self._display, X.KeyRelease, each)
        self._display.sync()
        # Two presses of one key in the same millisecond look like a key that is held.
        time.sleep(0.003)

    @contextmanager
    def holding(self, name: str, *modifiers: str) -> Iterator[None]:
        """Hold a key down: the server repeats it as it does for a hand that lingers."""
        codes = [self._code(each) for each in (*modifiers, name)]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        self._display.sync()
        try:
            yield
        finally:
            for code in reversed(codes):
                xtest.fake_input(self._display, X.KeyRelease, code)
            self._display.sync()

    def type(self, text: str) -> None:
        """Type a text of plain Latin letters, digits and signs."""
        for letter in text:
            shifted = letter.isupper() or letter in ">+:\"?"
            self.key(letter.lower(), *(("shift",) if shifted else ()))

    def move(self, at: QPoint) -> None:
        """Move the pointer to a place of the screen."""
        xtest.fake_input(self._display, X.MotionNotify, x=at.x(), y=at.y())
        self._display.sync()

    def click(self, at: QPoint, button: int = 1, times: int = 1) -> None:
        """Click at a place of the screen; buttons 4 and 5 are the wheel."""
        self.move(at)
        for _ in range(times):
            xtest.fake_input(self._display, X.ButtonPress, button)
            xtest.fake_input(self._display, X.ButtonRelease, button)
        self._display.sync()

    def drag(self, at: QPoint, to: QPoint, steps: int = 8) -> None:
        """Press at one place, move, release at another."""
        self.move(at)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        for step in range(1, steps + 1):
            share = step / steps
            x, y = at.x() + (to.x() - at.x()) * share, at.y() + (to.y() - at.y()) * share
            xtest.fake_input(self._display, X.MotionNotify, x=round(x), y=round(y))
            self._display.sync()
            time.sleep(0.008)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def _code(self, name: str) -> int:
        code = self._display.keysym_to_keycode(XK.string_to_keysym(_NAMES.get(name, name)))
        assert code, f"no key of this layout gives {name}"
        return code
