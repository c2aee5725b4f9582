"""The foot of the rating strip: real buttons with their keys, for mouse and touch. What they do is the strip's."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ashichart.ui.parts.controls import Button, label, pill
from ashichart.wording import terms
from ashichart.wording.chart import rating as say

BUTTON_H = 32
GAP = 6


class StripAct(StrEnum):
    """What a button of the foot means."""

    NOT_ASSESSED = "not_assessed"
    UNCHANGED = "unchanged"
    CHARGE = "charge"
    BACK = "back"
    GO_ON = "go_on"
    TENDERNESS = "tenderness"
    NOT_ASKED = "not_asked"


_WORDS: dict[StripAct, tuple[str, str, str]] = {
    StripAct.NOT_ASSESSED: (say.not_assessed(), "N", say.not_assessed_recorded_as_such_never_as()),
    StripAct.UNCHANGED: (say.unchanged(), "=", say.after_is_what_before_was()),
    StripAct.CHARGE: (terms.charge(), "C", say.emotional_charge_to_c()),
    StripAct.BACK: (say.back(), "⌫", say.to_the_site_before_backspace()),
    StripAct.GO_ON: (say.go_on(), "↵", say.to_the_next_site_that_is_left()),
    StripAct.TENDERNESS: (terms.tenderness(), "C", say.back_to_tenderness_c()),
    StripAct.NOT_ASKED: (say.not_asked(), "⌫", say.take_the_charge_back_backspace()),
}
BEFORE = (StripAct.NOT_ASSESSED, StripAct.CHARGE, StripAct.GO_ON)
AFTER = (StripAct.UNCHANGED, StripAct.NOT_ASSESSED, StripAct.CHARGE, StripAct.BACK, StripAct.GO_ON)
# Without room: what has no other way by mouse and touch. Sites are gone to by a click.
BEFORE_SHORT = (StripAct.NOT_ASSESSED, StripAct.CHARGE)
AFTER_SHORT = (StripAct.UNCHANGED, StripAct.NOT_ASSESSED)
CHARGING = (StripAct.TENDERNESS, StripAct.NOT_ASKED)


class KeyedButton(Button):
    """A button 32 px high with words and the key that does the same."""

    def __init__(self, act: StripAct) -> None:
        words, key, hint = _WORDS[act]
        super().__init__("", size="small", hint=hint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are: on the body
        self.setAccessibleName(words)
        self.words = label(words, "strong")
        self._cap = pill(key, "key")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 5, 0)
        row.setSpacing(5)
        row.addStretch(1)
        for part in (self.words, self._cap):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)
        row.addStretch(1)
        self.setFixedHeight(BUTTON_H)

    def sizeHint(self) -> QSize:
        """Return the room for words and key, in the face they are shown in: before its first show none is set."""
        for part in (self.words, self._cap):
            part.ensurePolished()
        self._row.invalidate()
        return QSize(self._row.sizeHint().width(), BUTTON_H)

    def minimumSizeHint(self) -> QSize:
        """Return the room for words and key: they are never cut."""
        return self.sizeHint()


class StripFoot(QWidget):
    """The buttons that belong to what the strip asks; `carry_out` is given what a pressed one means."""

    def __init__(self, parent: QWidget, carry_out: Callable[[StripAct], object]) -> None:
        super().__init__(parent)
        self._buttons: dict[StripAct, KeyedButton] = {}
        self._acts: tuple[StripAct, ...] = ()
        self._width = 0
        for act in StripAct:
            button = KeyedButton(act)
            button.setParent(self)
            button.hide()
            button.clicked.connect(lambda _on=False, meant=act: carry_out(meant))
            self._buttons[act] = button

    def button(self, act: StripAct) -> KeyedButton:
        """Return the button of an act."""
        return self._buttons[act]

    def say_charge(self, charge: int | None) -> None:
        """Say the charge on its button, None if it was not asked; before the buttons are measured."""
        said = terms.charge() if charge is None else say.charge_of(charge=charge)
        if self._buttons[StripAct.CHARGE].words.text() != said:
            self._buttons[StripAct.CHARGE].words.setText(said)
            self._buttons[StripAct.CHARGE].setAccessibleName(said)
            self._acts = ()

    def show_acts(self, acts: tuple[StripAct, ...], width: int) -> int:
        """Show these buttons in rows of that many px, as many rows as it takes, and return the height that is."""
        height = self.height_for(acts, width)
        if (acts, width) == (self._acts, self._width):
            return height
        self._acts, self._width = acts, width
        for act, button in self._buttons.items():
            button.setVisible(act in acts)
        for row, line in enumerate(self._rows(acts, width)):
            spare = (width - self._least_width(line)) / len(line)
            x = 0.0
            for act in line:
                wide = self._buttons[act].sizeHint().width() + spare
                self._buttons[act].setGeometry(round(x), row * (BUTTON_H + GAP), round(x + wide) - round(x), BUTTON_H)
                x += wide + GAP
        return height

    def height_for(self, acts: tuple[StripAct, ...], width: int) -> int:
        """Return the height that these buttons need, px."""
        rows = len(self._rows(acts, width))
        return rows * BUTTON_H + (rows - 1) * GAP

    def _least_width(self, line: list[StripAct]) -> int:
        return sum(self._buttons[act].sizeHint().width() for act in line) + GAP * (len(line) - 1)

    def _rows(self, acts: tuple[StripAct, ...], width: int) -> list[list[StripAct]]:
        rows: list[list[StripAct]] = [[]]
        for act in acts:
            line = [*rows[-1], act]
            if rows[-1] and self._least_width(line) > width:
                rows.append([act])
            else:
                rows[-1] = line
        return rows
