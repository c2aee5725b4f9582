"""Both values where another window changed what is being rated: a person chooses. Nothing is decided here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ashichart.domain.charting.readings import Phase
from ashichart.domain.scales import Scale
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.chart.conflict.cells import NOTHING as NOTHING
from ashichart.ui.chart.conflict.cells import Cell as Cell
from ashichart.ui.chart.conflict.choice import KeepButton, ValueChoice
from ashichart.ui.parts.controls import label
from ashichart.ui.parts.keyboard import Floating
from ashichart.wording import terms
from ashichart.wording.chart import conflict as say

# Keys that were on their way when the card came decide nothing.
DEAF_MS = 400
WIDTH_PX = 364
# Letters of a value that are said once more on the button.
SHORT = 12
# Of a title that leaves room beside it for the value that was shown.
SHORT_TITLE = 24


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

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._conflict: Conflict | None = None
        self._open_for = QElapsedTimer()
        self.setFixedWidth(WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 1)
        column.setSpacing(4)
        self._title = label("", "section", wrap=True)
        self._shown = label("", "hint")
        self._shown_below = label("", "hint", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignBottom)
        self._question = label("", "reading", wrap=True)
        self.theirs = ValueChoice("←", say.another_window(), terms.in_the_record(), theme, warns=False)
        self.mine = ValueChoice("→", say.you(), terms.not_yet_in_the_record(), theme, warns=True)
        self._group = QButtonGroup(self)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for button in (self.theirs, self.mine):
            button.toggled.connect(self._name_act)
            self._group.addButton(button)
            choices.addWidget(button, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(19, 0, 19, 8)
        inside.setSpacing(6)
        inside.addLayout(head)
        inside.addWidget(self._shown_below)
        inside.addWidget(self._question)
        inside.addLayout(choices)
        column.addLayout(inside)
        band = QFrame()
        band.setProperty("kind", "popover-foot")
        foot = QHBoxLayout(band)
        foot.setContentsMargins(19, 7, 19, 8)
        foot.setSpacing(12)
        self.keep = KeepButton(terms.keep(), "↵", theme, hint=say.enter())
        self.keep.clicked.connect(self._decide)
        self.keep.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot.addWidget(self.keep)
        foot.addWidget(label(say.both_stay_in_the_audit_trail_esc(), "hint", wrap=True), 1)
        column.addWidget(band)
        self.hide()

    @property
    def conflict(self) -> Conflict | None:
        """What is asked, None while it is closed."""
        return self._conflict

    @property
    def hears_keys(self) -> bool:
        """Whether a key decides; those that were on their way when it came do not."""
        return self._open_for.isValid() and self._open_for.elapsed() >= DEAF_MS

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        for part in (self.theirs, self.mine, self.keep):
            part.set_theme(theme)

    def ask(self, conflict: Conflict, scale: Scale | None = None) -> None:
        """Show both values with nothing chosen, readings on the ramp of `scale`."""
        self._conflict = conflict
        self._title.setText(conflict.title)
        shown = say.shown(in_line=_in_line(conflict.shown))
        is_short = len(conflict.shown) <= SHORT and len(conflict.title) <= SHORT_TITLE
        for line, is_here in ((self._shown, is_short), (self._shown_below, not is_short)):
            line.setText(shown)
            line.setVisible(is_here)
        self._question.setText(conflict.question)
        about = conflict.about
        ramp = scale if about is not None and about.kind is AboutKind.READING else None
        when = "" if conflict.their_at is None else say.entered_at(at=f"{conflict.their_at:%H:%M:%S}")
        self._group.setExclusive(False)
        self.theirs.show_value(conflict.theirs, ramp, NOTHING if about is None else about.theirs, when)
        self.mine.show_value(conflict.mine, ramp, NOTHING if about is None else about.mine, say.now() if when else "")
        tall = max(self.theirs.needed_height, self.mine.needed_height)
        for button in (self.theirs, self.mine):
            button.setFixedHeight(tall)
        self._group.setExclusive(True)
        theirs, mine = _in_line(conflict.theirs), _in_line(conflict.mine)
        self.theirs.setAccessibleName(say.in_the_record(theirs=theirs))
        self.mine.setAccessibleName(say.yours_not_yet_in_the_record(mine=mine))
        self.setAccessibleName(say.two_values(title=conflict.title))
        self.setAccessibleDescription(say.is_in_the_record_is_not_yet(theirs=theirs, mine=mine))
        self._name_act()
        self._fit()
        self.show()
        self.raise_()
        self.setFocus()
        self._open_for.start()

    def _fit(self) -> None:
        """Be as high as the lines that are shown need."""
        column = self.layout()
        if column is not None:
            column.invalidate()
            column.activate()
            self.resize(WIDTH_PX, column.totalHeightForWidth(WIDTH_PX))

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
        words = terms.keep()
        if chosen is not None:
            words = say.keep_value(choice=chosen.text()) if len(chosen.text()) <= SHORT else say.keep_this_one()
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
