"""A field for a day: what was typed is said in words beside it, and what can be read two ways asks which is meant."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ashichart.ui.accessible.announce import announce
from ashichart.ui.parts.controls import Button, label
from ashichart.wording.lists import or_list
from ashichart.wording.screens import dialogs as say
from ashichart.wording.typed.days import Side, days_meant, spoken_day

WHICH = say.which_day_is_meant()


class DayField(QWidget):
    """Title, line, and below it the day in words, two days to choose from, or what is wrong.

    Args:
        title: Over the line.
        today: The day it is in the clinic.
        side: Of a day without a year, see `days_meant`.
        problem: Returns why a day cannot be taken, "" if it can.
        words: Returns what is said of a day besides its date, such as "41 years"; "" says nothing.

    Signals:
        changed: What was typed says another day now, or none.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        today: date,
        *,
        side: Side = Side.NONE,
        problem: Callable[[date], str] = lambda _day: "",
        words: Callable[[date], str] = lambda _day: "",
    ) -> None:
        super().__init__()
        self._today, self._side, self._problem, self._words = today, side, problem, words
        self._chosen: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name = label(title, "label")
        self.line = QLineEdit()
        self.line.setAccessibleName(title)
        name.setBuddy(self.line)
        self._said = label("", "hint", wrap=True)
        self._wrong = label("", "wrong", wrap=True)
        self._wrong.hide()
        self._ask = QWidget()
        row = QHBoxLayout(self._ask)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(QLabel(WHICH))
        self.choices = (Button("", size="small"), Button("", size="small"))
        for at, button in enumerate(self.choices):
            button.clicked.connect(lambda _checked=False, at=at: self._choose(at))
            row.addWidget(button)
        row.addStretch(1)
        self._ask.hide()
        for part in (name, self.line, self._said, self._ask, self._wrong):
            column.addWidget(part)
        self.line.textChanged.connect(self._read)

    @property
    def days(self) -> tuple[date, ...]:
        """The days that what is typed may mean; empty if it says none."""
        if self._chosen is not None:
            return (self._chosen,)
        try:
            return days_meant(self.line.text(), self._today, self._side)
        except ValueError:
            return ()

    @property
    def day(self) -> date | None:
        """The day that is meant, None while nothing is typed, it cannot be taken, or is still asked."""
        return self.days[0] if len(self.days) == 1 and not self.wrong else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.line.text().strip()

    @property
    def wrong(self) -> str:
        """Why what is typed cannot be taken, "" if it can or nothing is typed."""
        if self.is_empty:
            return ""
        if self._chosen is not None:
            return self._problem(self._chosen)
        try:
            days = days_meant(self.line.text(), self._today, self._side)
        except ValueError as error:
            return str(error)
        return say.choose_one_below_the_field(which=WHICH) if len(days) > 1 else self._problem(min(days))

    @property
    def said(self) -> str:
        """What is said of the day in words."""
        return self._said.text()

    def set_day(self, day: date | None) -> None:
        """Write a day into the line."""
        self.line.setText("" if day is None else day.isoformat())

    def judge(self, *, needed: str = "") -> bool:
        """Say what is wrong with the caret there, and return whether the day can be taken.

        Args:
            needed: What is said of an empty line; "" if it may stay empty.
        """
        wrong = needed if self.is_empty else self.wrong
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            announce(self.line, wrong)
            self.line.setFocus()
        return not wrong

    def _read(self) -> None:
        self._chosen = None
        self._show()

    def _choose(self, at: int) -> None:
        self._chosen = self.days[at]
        self._show()
        self.line.setFocus()

    def _show(self) -> None:
        days = self.days
        self._wrong.hide()
        one = days[0] if len(days) == 1 else None
        more = "" if one is None or self._problem(one) else self._words(one)
        self._said.setText("" if one is None else ", ".join(part for part in (spoken_day(one), more) if part))
        asks = len(days) > 1
        self._ask.setVisible(asks)
        if asks:
            for button, day in zip(self.choices, days, strict=True):
                button.setText(spoken_day(day))
            meant = or_list([spoken_day(day) for day in days])
            self.line.setAccessibleDescription(say.which_day_of(which=WHICH, days=meant))
        else:
            self.line.setAccessibleDescription(self._said.text())
        self.changed.emit()
