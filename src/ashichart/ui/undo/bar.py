"""The bar that says what was taken back somewhere else, with Redo and the way back. It changes nothing itself."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import Button, IconButton, label, pill
from ashichart.wording.screens import parts as say

STAYS_MS = 12_000
HEIGHT_PX = 64
# Above the bar of plates, whose buttons stay in reach.
FOOT_PX = 72
MOST_WIDTH_PX = 1000
# In a smaller window the cap of the key is left out.
ROOMY_PX = 1280


class UndoBar(QFrame):
    """Says "Taken back in Mara Solberg, session 6 of 30 November" over the foot of a place.

    It stays until the next act, or for 12 s without pointer or focus.

    Signals:
        redo_wanted: Carry the act out again, or take it back again.
        back_wanted: Return to where the person was.
    """

    redo_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "popover")
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(say.what_was_taken_back())
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        row.setSpacing(14)
        self._picture = QLabel()
        words = QVBoxLayout()
        words.setSpacing(0)
        self._where = label("", "strong")
        self._what = label("", "muted")
        words.addWidget(self._where)
        words.addWidget(self._what)
        self.redoes = True
        self.again = Button(say.redo(), "redo", size="small", hint="Ctrl+Shift+Z")
        self.again.clicked.connect(self.redo_wanted)
        self.back = Button("", size="small", hint="Alt+Left")
        self.back.clicked.connect(self.back_wanted)
        self._key = pill("Alt ←", "key")
        self._close = IconButton("close", say.close_this_message(), size=16)
        self._close.clicked.connect(self.hide)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.again)
        row.addWidget(self.back)
        row.addWidget(self._key)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fold)
        self.set_theme(theme)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" while it is folded."""
        return "" if self.isHidden() else f"{self._where.text()}: {self._what.text()}"

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._picture.setPixmap(icon("undo", theme.accent, 22).pixmap(22, 22))

    def say(self, where: str, what: str, *, redoes: bool, back: str) -> None:
        """Show what was taken back.

        Args:
            where: Whose, and in which session.
            what: What it was and is.
            redoes: Whether its button carries the act out again, else takes it back.
            back: Where the person came from, "" if the act lay here.
        """
        self._where.setText(where)
        self._what.setText(what)
        again = say.redo() if redoes else say.undo()
        self.redoes = redoes
        self.again.setText(again)
        self.again.set_icon_name("redo" if redoes else "undo")
        self.again.setToolTip(f"{again} ({'Ctrl+Shift+Z' if redoes else 'Ctrl+Z'})")
        self.back.setText(say.back_to(back=back))
        self.back.setVisible(bool(back))
        self.setAccessibleDescription(f"{where}: {what}")
        self.place()
        self.show()
        self.raise_()
        self._timer.start(STAYS_MS)

    def place(self) -> None:
        """Stand over the foot of the parent, as wide as it needs."""
        parent = self._over
        self._key.setVisible(not self.back.isHidden() and parent.width() > ROOMY_PX)
        if (layout := self.layout()) is not None:
            layout.invalidate()
            layout.activate()
        width = min(max(self.sizeHint().width(), 480), MOST_WIDTH_PX, parent.width() - 32)
        self.resize(width, HEIGHT_PX)
        self.move((parent.width() - width) // 2, parent.height() - HEIGHT_PX - FOOT_PX)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer rests on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Fold some time after the pointer left."""
        super().leaveEvent(event)
        self._timer.start(STAYS_MS)

    def _fold(self) -> None:
        if self.again.hasFocus() or self.back.hasFocus() or self._close.hasFocus():
            self._timer.start(STAYS_MS)
        else:
            self.hide()
