"""Both values where another window changed what is being rated: a person chooses. Nothing is decided here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ashichart.domain.charting.readings import Phase
from ashichart.ui.parts.controls import Button, label
from ashichart.ui.parts.keyboard import Floating
from ashichart.wording.chart import conflict as say

# Keys that were on their way when the card came decide nothing.
DEAF_MS = 400
WIDTH_PX = 364
# Letters of a value that are said once more on the button.
SHORT = 12


NOTHING = "nothing"
# A value of a site in one phase: None is not assessed, `NOTHING` is not recorded.
Cell = float | str | None


class AboutKind(Enum):
    """What two values belong to."""

    READING = "reading"
    CHARGE = "charge"
    NEEDLE = "needle"
    ENTRY = "dose or vital signs"


@dataclass(frozen=True, slots=True)
class About:
    """What two values belong to, so that both stand where it is shown.

    Args:
        kind: What it is.
        id: Of the site, needle, dose or vital signs.
        theirs: What the record holds: a number, or words.
        mine: What is not yet in it.
        site_id: The site on the body, None for doses and vital signs.
        phase: Of a reading or charge.
    """

    kind: AboutKind
    id: str
    theirs: Cell
    mine: Cell
    site_id: str | None = None
    phase: Phase | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that was changed elsewhere between showing it and changing it.

    Args:
        title: Site and phase: "GB21 left, after".
        shown: The value that was on the screen, in words.
        theirs: The value in the record, in words.
        mine: The value that was typed, in words.
        their_at: When the value in the record was read where that is known, as the clinic's clock shows it.
        keep_mine: Writes the typed value over the one in the record.
        keep_theirs: What else is to be done where the value in the record is kept.
        question: What happened, and what is asked.
        about: What both values belong to.
    """

    title: str
    shown: str
    theirs: str
    mine: str
    their_at: datetime | None
    keep_mine: Callable[[], object]
    keep_theirs: Callable[[], object] = lambda: None
    question: str = say.another_window_entered_another_value_while_you()
    about: About | None = None


class ConflictCard(Floating):
    """Opens with nothing chosen; arrows choose, Enter keeps, Escape leaves the record as it is.

    Signals:
        closed: It was decided, or put off: the value in the record holds then.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._conflict: Conflict | None = None
        self._open_for = QElapsedTimer()
        self.setFixedWidth(WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self._title = label("", "section", wrap=True)
        self._shown = label("", "hint", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._shown)
        self._question = label("", "reading", wrap=True)
        column.addWidget(self._question)
        self.theirs = Button("", kind="segment")
        self.mine = Button("", kind="segment")
        self._group = QButtonGroup(self)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for button, foot in ((self.theirs, say.in_the_record_2()), (self.mine, say.not_yet_in_the_record())):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.toggled.connect(self._name_act)
            self._group.addButton(button)
            one = QVBoxLayout()
            one.addWidget(button)
            one.addWidget(label(foot, "wrong" if button is self.mine else "hint"))
            choices.addLayout(one, 1)
        column.addLayout(choices)
        self._their_time = label("", "hint")
        column.addWidget(self._their_time)
        foot = QHBoxLayout()
        self.keep = Button(say.keep(), kind="primary", hint=say.enter())
        self.keep.clicked.connect(self._decide)
        self.keep.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot.addWidget(self.keep)
        both = say.both_stay_in_the_audit_trail_esc()
        foot.addWidget(label(both, "hint", wrap=True), 1)
        column.addLayout(foot)
        self.hide()

    @property
    def conflict(self) -> Conflict | None:
        """What is asked, None while it is closed."""
        return self._conflict

    @property
    def hears_keys(self) -> bool:
        """Whether a key decides; those that were on their way when it came do not."""
        return self._open_for.isValid() and self._open_for.elapsed() >= DEAF_MS

    def ask(self, conflict: Conflict) -> None:
        """Show both values with nothing chosen."""
        self._conflict = conflict
        self._title.setText(conflict.title)
        self._shown.setText(say.shown(in_line=_in_line(conflict.shown)))
        self._question.setText(conflict.question)
        self._their_time.setText("" if conflict.their_at is None else f"entered {conflict.their_at:%H:%M:%S}")
        self._their_time.setVisible(conflict.their_at is not None)
        lines = max(words.count("\n") for words in (conflict.theirs, conflict.mine)) + 1
        self._group.setExclusive(False)
        for button, words in ((self.theirs, conflict.theirs), (self.mine, conflict.mine)):
            button.setText(words)
            # The words of the taller one fit, and both are of one height.
            tall = max(40, lines * button.fontMetrics().lineSpacing() + 14)
            button.setStyleSheet(f"min-height: {tall}px; border-right-width: 1px; border-radius: 6px;")
            button.setChecked(False)
        self._group.setExclusive(True)
        theirs, mine = _in_line(conflict.theirs), _in_line(conflict.mine)
        self.theirs.setAccessibleName(say.in_the_record(theirs=theirs))
        self.mine.setAccessibleName(say.yours_not_yet_in_the_record(mine=mine))
        self.setAccessibleName(say.two_values(title=conflict.title))
        self.setAccessibleDescription(say.is_in_the_record_is_not_yet(theirs=theirs, mine=mine))
        self._name_act()
        self.adjustSize()
        self.show()
        self.raise_()
        self.setFocus()
        self._open_for.start()

    def stand_at(self, corner: QPoint) -> None:
        """Stand with the left upper corner at a place of the parent."""
        self.move(corner)

    def dismiss(self) -> None:
        """Decide later: the place was left."""
        self.put_off()

    def put_off(self) -> None:
        """Close without a decision: another session is on the screen."""
        if self._conflict is not None:
            self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter keeps, Escape decides later; digits do nothing here."""
        event.accept()
        if not self.hears_keys or event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Left:
            self.theirs.setChecked(True)
        elif event.key() == Qt.Key.Key_Right:
            self.mine.setChecked(True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()

    def _name_act(self) -> None:
        chosen = next((button for button in (self.theirs, self.mine) if button.isChecked()), None)
        self.keep.setEnabled(chosen is not None)
        words = say.keep()
        if chosen is not None:
            words = f"Keep {chosen.text()}" if len(chosen.text()) <= SHORT else say.keep_this_one()
        self.keep.setText(words)

    def _decide(self) -> None:
        conflict = self._conflict
        if conflict is None or not self.keep.isEnabled():
            return
        mine = self.mine.isChecked()
        self._close()
        if mine:
            conflict.keep_mine()
        else:
            conflict.keep_theirs()

    def _close(self) -> None:
        self._conflict = None
        self.hide()
        self.closed.emit()


def _in_line(words: str) -> str:
    """A value of several lines in one."""
    return words.replace("\n", ", ")
