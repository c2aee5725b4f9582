"""What stands in the window before a clinic is open: welcome, unlock, opening. It asks; the composition root acts."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.atlas.body import Figure
from ashichart.paths import FILE_ENDING, path_problem
from ashichart.ui.appearance.icons import logo
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.plate_art import PlateArtCache, PlateSource
from ashichart.ui.body.small_body import FRONT_AND_BACK, paint_small_body
from ashichart.ui.dialogs.password_line import PasswordLine
from ashichart.ui.parts.controls import Button, ElidedLabel, Field, SentenceBar, label
from ashichart.wording import terms
from ashichart.wording.screens import dialogs as say

FREE_TRIES = 4
LONGEST_WAIT_S = 60
PANEL_PX = 480
_MOST_NAMED = 4


def wait_after(wrong_tries: int) -> int:
    """Return how many seconds must pass after that many wrong passwords: 0 four times, then 2, 4, 8 … 60."""
    over = wrong_tries - FREE_TRIES
    return 0 if over <= 0 else min(LONGEST_WAIT_S, 2 ** min(over, 10))


@dataclass(frozen=True, slots=True)
class StartActs:
    """The ways in.

    Attributes:
        make_clinic: Asks for a new clinic.
        open_demonstration: Opens the demonstration clinic.
        choose_file: Asks for another clinic's file.
        unlock: With a file and its password or recovery key.
    """

    make_clinic: Callable[[], object]
    open_demonstration: Callable[[], object]
    choose_file: Callable[[], object]
    unlock: Callable[[Path, str], object]


class StartPage(QWidget):
    """The body at the left, what to do at the right.

    Args:
        plates: Where the drawings come from; nothing else of the atlas is needed here.
        theme: Colours of the body.
        acts: The ways in.
    """

    def __init__(self, plates: PlateSource | PlateArtCache, theme: Theme, acts: StartActs) -> None:
        super().__init__()
        self._does = acts
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._body = _StillBody(plates if isinstance(plates, PlateArtCache) else PlateArtCache(plates), theme)
        row.addWidget(self._body, 1)
        panel = QFrame()
        panel.setProperty("kind", "panel-left")
        panel.setFixedWidth(PANEL_PX)
        row.addWidget(panel)
        column = QVBoxLayout(panel)
        column.setContentsMargins(48, 48, 48, 32)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(logo(56), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label("AshiChart", "display"))
        column.addWidget(
            label(
                say.point_at_the_tender_spot_say_how(),
                "second",
                wrap=True,
            )
        )
        column.addSpacing(16)
        self._pages = QStackedWidget()
        column.addWidget(self._pages)
        column.addStretch(2)
        self.bar = SentenceBar(narrow=True)
        column.addWidget(self.bar)
        self.welcome = _Welcome()
        self.unlock = _Unlock(acts.unlock)
        for page in (self.welcome, self.unlock):
            page.new_clinic.clicked.connect(lambda: acts.make_clinic())
            page.demonstration.clicked.connect(lambda: acts.open_demonstration())
            page.other_file.clicked.connect(lambda: acts.choose_file())
        self._opening = label("", "reading", wrap=True)
        self._opening.setAlignment(Qt.AlignmentFlag.AlignTop)
        for page in (self.welcome, self.unlock, self._opening):
            self._pages.addWidget(page)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._body.set_theme(theme)

    def after_paint(self, act: Callable[[], object]) -> None:
        """Paint the body, and call `act` once it stands on the screen."""
        self._body.after_paint(act)

    def show_welcome(self) -> None:
        """Offer a new clinic and the demonstration."""
        self._pages.setCurrentWidget(self.welcome)
        self.welcome.new_clinic.setFocus()

    def show_unlock(self, path: Path) -> None:
        """Ask for the password of a clinic's file."""
        self.unlock.ask_for(path)
        self._pages.setCurrentWidget(self.unlock)
        self.unlock.password.setFocus()

    def show_opening(self, sentence: str) -> None:
        """Say that a clinic is being opened."""
        self.bar.dismiss()
        self._opening.setText(sentence)
        self._pages.setCurrentWidget(self._opening)

    def say(self, sentence: str) -> None:
        """Show what went wrong and what to do next."""
        self.bar.say(sentence)

    def say_missing(self, path: Path) -> None:
        """Say that the clinic that was open last is not where it was, and which files beside it may be meant."""
        if path_problem(path, 0) or path.suffix != FILE_ENDING:
            return  # what is remembered was never a clinic
        with contextlib.suppress(OSError):
            beside = sorted(one.name for one in path.parent.glob(f"*{FILE_ENDING}") if one.stem.startswith(path.stem))
            names = ", ".join(beside[:_MOST_NAMED])
            words = (
                say.clinic_is_missing_beside(name=path.name, folder=str(path.parent), names=names)
                if names
                else say.clinic_is_missing(name=path.name, folder=str(path.parent))
            )
            self.bar.say(words, act=say.open_a_clinics_file(), on_act=self._does.choose_file)

    def refuse(self, sentence: str, path: Path) -> None:
        """Say that the password was wrong; from the fifth time on the next try has to wait."""
        self._pages.setCurrentWidget(self.unlock)
        self.unlock.ask_for(path)
        self.unlock.refuse(sentence)


class _StillBody(QWidget):
    """Front and back, to look at; the canvas that can be charted on costs the start more than the drawing itself."""

    def __init__(self, art: PlateArtCache, theme: Theme) -> None:
        super().__init__()
        self._art, self._theme = art, theme
        self._act: Callable[[], object] | None = None
        self.setAccessibleName(say.a_drawn_body_front_and_back())

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._theme = theme
        self.update()

    def after_paint(self, act: Callable[[], object]) -> None:
        """Paint again, and call `act` afterwards."""
        self._act = act
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both plates with their R and L."""
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(24, 32, -24, -32)
        paint_small_body(painter, room, self._art, Figure.FEMALE, FRONT_AND_BACK, (), self._theme)
        painter.end()
        if self._act is not None:
            act, self._act = self._act, None
            act()


class _Welcome(QWidget):
    """First start: two ways in."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.new_clinic = Button(say.new_clinic(), "plus", kind="primary", size="huge")
        self.demonstration = Button(say.look_around_the_demonstration_clinic(), "eye", size="huge")
        self.other_file = Button(say.open_a_clinics_file(), kind="link")
        column.addWidget(self.new_clinic)
        column.addWidget(label(say.your_own_patients_in_one_encrypted_file(), "hint", wrap=True))
        column.addSpacing(8)
        column.addWidget(self.demonstration)
        column.addWidget(label(say.a_dozen_invented_patients_nothing_you_do(), "hint", wrap=True))
        column.addSpacing(8)
        column.addWidget(self.other_file, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


class _Unlock(QWidget):
    """Later starts: the password or the recovery key of one file."""

    def __init__(self, unlock: Callable[[Path, str], object]) -> None:
        super().__init__()
        self._unlock = unlock
        self._path = Path()
        self._wrong = 0
        self._wait_s = 0
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(250)
        self._tick.timeout.connect(self._count_down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.name = ElidedLabel("", "section")
        self.where = ElidedLabel("", "hint")
        self.password = PasswordLine()
        self.password.setMaxLength(1024)
        self.password.returnPressed.connect(self._try)
        self._field = Field(say.password_or_recovery_key(), self.password)
        self.open_button = Button(say.open_text(), "key", kind="primary", size="large")
        self.open_button.clicked.connect(self._try)
        self.other_file = Button(say.choose_another_file(), kind="link")
        self.new_clinic = Button(say.new_clinic(), kind="link")
        self.demonstration = Button(terms.demonstration_clinic(), kind="link")
        for widget in (self.name, self.where):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self.open_button)
        column.addSpacing(8)
        for button in (self.other_file, self.new_clinic, self.demonstration):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @property
    def sentence(self) -> str:
        """What was wrong with the last try, "" if nothing."""
        return self._field.wrong

    def ask_for(self, path: Path) -> None:
        """Ask for one file; the count of wrong tries belongs to the file."""
        if path != self._path:
            self._wrong = 0
            self._end_wait()
            self.password.clear()
            self._field.set_wrong("")
        self._path = path
        self.name.setText(path.stem)
        self.where.setText(str(path.parent))

    def refuse(self, sentence: str) -> None:
        """Count a wrong try, keep what was typed selected, and wait if there were many."""
        self._wrong += 1
        self._field.set_wrong(sentence)
        self.password.selectAll()
        self.password.setFocus()
        self._wait_s = wait_after(self._wrong)
        if self._wait_s:
            self._since.start()
            self._tick.start()
            self._count_down()

    def _count_down(self) -> None:
        left = self._wait_s - self._since.elapsed() // 1000
        if left <= 0:
            self._end_wait()
            return
        self.open_button.setEnabled(False)
        self.open_button.setText(say.try_again_in_s(left=left))

    def _end_wait(self) -> None:
        self._tick.stop()
        self.open_button.setEnabled(True)
        self.open_button.setText(say.open_text())

    def _try(self) -> None:
        if not self.open_button.isEnabled():
            return
        if not self.password.text():
            self._field.set_wrong(say.write_the_password_or_the_recovery_key())
            self._field.take_caret()
            return
        password = self.password.text()
        self._unlock(self._path, password)

    def forget(self) -> None:
        """Empty the field; nothing typed stays behind an open clinic."""
        self.password.clear()
        self._field.set_wrong("")
