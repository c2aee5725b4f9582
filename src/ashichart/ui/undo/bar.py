"""The bar that says what was taken back somewhere else, with Redo and the way back. It changes nothing itself."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QRegion
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import Button, IconButton, label, pill
from ashichart.ui.undo.free_room import free_place, taken_room
from ashichart.wording import terms
from ashichart.wording.screens import parts as say

STAYS_MS = 12_000
HEIGHT_PX = 64
# Above the bar of plates, whose buttons stay in reach.
FOOT_PX = 72
MOST_WIDTH_PX = 1000
# Where there is no room for one row, the buttons stand under the words, in one of these widths.
NARROW_PX = (360, 256)
_SIDE_PX, _GAP_PX = 18, 14
# A text may be drawn a little wider than its label asks for.
_ROUNDING_PX = 6
# In a smaller window the cap of the key is left out.
ROOMY_PX = 1280
# How soon the bar gives way to a control that comes up under it.
_GIVES_WAY_MS = 60


class UndoBar(QFrame):
    """Says "Taken back in Mara Solberg, session 6 of 30 November" over a place, where it covers no control.

    It stays until the next act, another place, or for 12 s without pointer or focus. Nothing moves for it: it is the
    bar that gives way. While a dialog is open it waits, so that it is never said where nobody sees it.

    Args:
        over: Its parent.
        area: The part of it in which places are shown.
        foot: Takes a strip below the place for itself where no room over it is free.
        theme: Colours.

    What its buttons do is `UndoRoute`'s: `again` carries the act out again, or takes it back again, `back` returns to
    where the person was.
    """

    def __init__(self, over: QWidget, area: QWidget, foot: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._over, self._area, self._foot = over, area, foot
        self.setProperty("kind", "popover")
        self.setAccessibleName(say.what_was_taken_back())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDE_PX, 8, 12, 8)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._picture = QLabel()
        words = QVBoxLayout()
        words.setSpacing(0)
        self._where = label("", "strong")
        self._what = label("", "muted")
        words.addWidget(self._where)
        words.addWidget(self._what)
        self.redoes = True
        self.again = Button(terms.redo(), "redo", size="small", hint="Ctrl+Shift+Z")
        self.back = Button("", size="small", hint="Alt+Left")
        self._key = pill("Alt ←", "key")
        self._close = IconButton("close", say.close_this_message(), size=16)
        self._close.clicked.connect(self.dismiss)
        self._acts = QWidget()
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(8)
        for part in (self.again, self.back, self._key):
            acts.addWidget(part)
        self._grid.addWidget(self._picture, 0, 0)
        self._grid.addLayout(words, 0, 1)
        self._grid.addWidget(self._acts, 0, 2)
        self._grid.addWidget(self._close, 0, 3)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fold)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GIVES_WAY_MS)
        self._soon.timeout.connect(self.place)
        self._waits = False
        self._measured_for = 0
        self._sizes: tuple[QSize, ...] = ()
        self.set_theme(theme)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" while it is folded or waits for a dialog to end."""
        return "" if self.isHidden() else f"{self._where.text()}: {self._what.text()}"

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._picture.setPixmap(icon("undo", theme.accent, 22).pixmap(22, 22))

    def say(self, where: str, what: str, *, redoes: bool, back: str) -> None:
        """Show what was taken back, at once or when the dialog that is open ends.

        Args:
            where: Whose, and in which session.
            what: What it was and is.
            redoes: Whether its button carries the act out again, else takes it back.
            back: Where the person came from, "" if the act lay here.
        """
        self._where.setText(where)
        self._what.setText(what)
        again = terms.redo() if redoes else terms.undo()
        self.redoes = redoes
        self.again.setText(again)
        self.again.set_icon_name("redo" if redoes else "undo")
        self.again.setToolTip(f"{again} ({'Ctrl+Shift+Z' if redoes else 'Ctrl+Z'})")
        self.back.setText(say.back_to(back=back))
        self.back.setVisible(bool(back))
        self.setAccessibleDescription(f"{where}: {what}")
        self._waits = True
        self._measured_for = 0
        self._come_up()

    def dismiss(self) -> None:
        """Say no more, also not after a dialog."""
        self._waits = False
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self._over.window().removeEventFilter(self)
            self._foot.hide()

    def _come_soon(self, _result: int) -> None:
        """A dialog that ends is still the active one while it says so."""
        QTimer.singleShot(0, self, self._come_up)

    def _come_up(self) -> None:
        if not self._waits:
            return
        dialog = self._dialog_over()
        if dialog is not None:
            once = Qt.ConnectionType.SingleShotConnection
            dialog.finished.connect(self._come_soon, once)
            return
        self._waits = False
        self.show()
        self.place()
        self.raise_()
        self._over.window().installEventFilter(self)
        self._timer.start(STAYS_MS)

    def _dialog_over(self) -> QDialog | None:
        """The dialog that is open over this window, None if there is none; one of another window hides nothing here."""
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return None
        parent = dialog.parentWidget()
        return dialog if parent is None or parent.window() is self._over.window() else None

    def place(self) -> None:
        """Lie where nothing can be hit: above the bar of plates if that is free, else where it is nearest."""
        if self.isHidden():
            return
        if not self._foot.isHidden():
            self._stand_below()
            return
        room = QRect(self._area.mapTo(self._over, QPoint()), self._area.size())
        taken = taken_room(self._over, self)
        is_free = room.contains(self.geometry()) and not taken.controls.intersects(self.geometry())
        if is_free and self._measured_for == room.width():
            return
        # Words of the place stay in sight where the bar has room beside them.
        for region in (taken.controls + taken.words, taken.controls):
            found = self._nearest(room, region)
            if found is not None:
                self._turn(is_stacked=found.height() != HEIGHT_PX)
                self.setGeometry(found)
                return
        self._foot.setFixedHeight(HEIGHT_PX)
        self._foot.show()
        self._stand_below()

    def _nearest(self, room: QRect, taken: QRegion) -> QRect | None:
        """Return the free place that is lowest, of whichever size; None if there is none."""
        found: QRect | None = None
        for size in self._measure(room.width()):
            x, y = room.center().x() - size.width() // 2, room.bottom() - FOOT_PX - size.height()
            place = free_place(room, size, taken, QPoint(x, y))
            if place is not None and (found is None or place.y() + size.height() > found.bottom() + FOOT_PX):
                found = QRect(place, size)
        return found

    def _stand_below(self) -> None:
        self._turn(is_stacked=False)
        whole = self._grid.sizeHint().width() + _ROUNDING_PX <= self._area.width()
        self._turn(is_stacked=not whole)
        self._foot.setFixedHeight(HEIGHT_PX if whole else self._stacked(self._area.width()).height())
        if (layout := self._over.layout()) is not None:
            layout.activate()
        self.setGeometry(QRect(self._foot.mapTo(self._over, QPoint()), self._foot.size()))

    def _measure(self, width: int) -> tuple[QSize, ...]:
        """Return the sizes that the bar can have: in one row, or with its buttons under the words."""
        if self._measured_for != width:
            self._turn(is_stacked=False)
            wanted = max(self._grid.sizeHint().width() + _ROUNDING_PX, 480)
            # One row that would cut its words is none.
            in_row = (QSize(wanted, HEIGHT_PX),) if wanted <= min(MOST_WIDTH_PX, width - 32) else ()
            self._turn(is_stacked=True)
            least = self._acts.sizeHint().width() + _SIDE_PX + 12
            self._measured_for = width
            self._sizes = (*in_row, *(self._stacked(max(least, wide)) for wide in NARROW_PX))
        return self._sizes

    def _stacked(self, width: int) -> QSize:
        beside = _SIDE_PX + self._picture.sizeHint().width() + self._close.sizeHint().width() + 2 * _GAP_PX + 12
        words = sum(line.heightForWidth(width - beside) for line in (self._where, self._what))
        return QSize(width, words + self._acts.sizeHint().height() + 3 * 8 + 2)

    def _turn(self, *, is_stacked: bool) -> None:
        """Put the buttons beside the words, or under them."""
        if is_stacked:
            self._grid.addWidget(self._acts, 1, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._acts, 0, 2)
        self._key.setVisible(not is_stacked and not self.back.isHidden() and self._over.width() > ROOMY_PX)
        for words in (self._where, self._what):
            words.setWordWrap(is_stacked)
        self._grid.invalidate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give way to what comes up under the bar: whatever does makes the window paint."""
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest) and not self._soon.isActive():
            self._soon.start()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer rests on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Fold some time after the pointer left."""
        super().leaveEvent(event)
        self._timer.start(STAYS_MS)

    def _fold(self) -> None:
        has_keys = self.again.hasFocus() or self.back.hasFocus() or self._close.hasFocus()
        if has_keys or self._dialog_over() is not None:
            self._timer.start(STAYS_MS)
        else:
            self.dismiss()
