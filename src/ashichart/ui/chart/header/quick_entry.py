"""The quick-entry line: type a point, a side and a value; see what Enter will do before it is done."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ashichart.domain.atlas.typed_lines import EntryOffer, EntryPart, EntryReading
from ashichart.domain.workplace import ChartStep
from ashichart.ui.accessible.announce import announce
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.icons import pixmap
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.chart.header.entry_popup import MOST_ROWS, EntryPopup, said_of, words_of
from ashichart.ui.chart.header.replaced import Replaced
from ashichart.ui.parts.keyboard import SearchesOnly
from ashichart.wording.chart import header as say
from ashichart.wording.chart.chart import nothing_was_charted_the_line_is_as

_HINTS = (say.point_side_value(), say.point_value(), say.point())
_NEEDLING_HINTS = (say.point_to_needle(), say.point())
# Room for the glass at the left and the key at the right; beside what is typed there is no key.
_LEFT_PX, _KEY_PX, _END_PX = 24, 25, 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an offer that was carried out."""

    replaced: Replaced
    gives_keys: bool


class LineReader(Protocol):
    """Whose line it is: understands it and charts what it says."""

    def read_line(self, text: str, step: ChartStep) -> EntryReading:
        """Return what a line means while a segment is at work."""
        ...

    def last_time(self, offer: EntryOffer) -> str:
        """Return what was read last time where an offer leads, "" if nothing was."""
        ...

    def preview(self, offer: EntryOffer | None) -> None:
        """Show what Enter would do, or nothing."""
        ...

    def take(self, offer: EntryOffer) -> Taken | None:
        """Carry out what Enter or a click chose; None if nothing was charted."""
        ...

    def leave(self) -> None:
        """Give the keys back to the body: Escape in an empty line, or a point was only selected."""
        ...


class QuickEntry(SearchesOnly):
    """The line itself.

    Args:
        reads: Understands what is typed, and does what is chosen.
        theme: Colours to begin with.
        popup_parent: Over which the offers open.
    """

    def __init__(self, reads: LineReader, theme: Theme, popup_parent: QWidget) -> None:
        super().__init__()
        self._reads = reads
        self._theme = theme
        self._step = ChartStep.BEFORE
        self._reading: EntryReading | None = None
        self._at = -1
        self._popup_parent = popup_parent
        self.popup = EntryPopup(theme, popup_parent, self._take)
        self.setFixedHeight(44)
        self.setTextMargins(_LEFT_PX, 0, _KEY_PX, 0)
        self.set_hints(*_HINTS)
        self.setAccessibleName(say.quick_entry_point_side_value())
        self.setToolTip(say.type_a_point_a_side_and_a())
        self.textChanged.connect(self._understand)

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a line can be read."""
        return QSize(180, 44)

    @property
    def offers(self) -> tuple[EntryOffer, ...]:
        """What the line that stands there may mean."""
        return () if self._reading is None else self._reading.offers

    def set_theme(self, theme: Theme) -> None:
        """Dress the line and its popup anew."""
        self._theme = theme
        self.popup.set_theme(theme)
        self.update()

    def set_step(self, step: ChartStep) -> None:
        """Say which segment is at work: a single value goes there."""
        if step is not self._step:
            self._step = step
            self._say("")
            self._understand(self.text())

    def _done(self, offer: EntryOffer, replaced: Replaced) -> None:
        """Say that an offer was carried out, and what it replaced; the line is free for the next."""
        self.clear()
        self._say(replaced.words or said_of(offer, self._step), replaced.short, replaced.least)

    def leave_session(self) -> None:
        """Empty the line: it was typed for a session that is on the screen no more."""
        self.clear()
        self._say("")

    def forget(self) -> None:
        """Say no more what the last line did: something else was done or taken back since."""
        if self.placeholderText().startswith("✓"):
            self._say("")

    def _refused(self, why: str) -> None:
        """Say why nothing was charted; the line stays as it was typed."""
        announce(self, why)

    def _say(self, words: str, short: str = "", least: str = "") -> None:
        """Show what the last line did in the empty line itself, and tell it to screen readers."""
        usual = _NEEDLING_HINTS if self._step is ChartStep.NEEDLING else _HINTS
        # What has no room is said in fewer words, never with dots; the popup and screen readers have it all.
        shorter = (words, short or words.partition(":")[0], least, "")
        self.set_hints(*(f"✓ {one}".strip() for one in shorter) if words else usual)
        announce(self, say.charted(acts=words) if words else "")

    def _understand(self, text: str) -> None:
        self._at = -1
        # The key that is painted at the right of an empty line leaves its room to what is typed.
        self.setTextMargins(_LEFT_PX, 0, _END_PX if text else _KEY_PX, 0)
        if not text.strip():
            self._reading = None
            self.popup.hide()
            self._reads.preview(None)
            self.update()
            return
        self._reading = self._reads.read_line(text, self._step)
        if self._reading.complete:
            self._at = 0
        self._show()

    def _show(self) -> None:
        if self._reading is None:
            return
        under = self.mapTo(self._popup_parent, QPoint(0, self.height() + 4))
        self.popup.setGeometry(QRect(under, QSize(max(340, self.width()), self.popup.height())))
        offer = self._offer()
        if not self.hasFocus():
            # Offers without the keys would lie over the body, and nothing there would close them.
            self.popup.hide()
            self._reads.preview(None)
            self.update()
            return
        last = self._reads.last_time(offer) if offer is not None else ""
        self.popup.show_reading(self._reading, self._step, self._at, last)
        self.setAccessibleDescription(words_of(self._reading))
        self._reads.preview(offer)
        self.update()

    def _offer(self) -> EntryOffer | None:
        """The offer that Enter takes; none before one was chosen, where the line leaves it open."""
        if self._reading is None or not 0 <= self._at < len(self._reading.offers):
            return None
        return self._reading.offers[self._at]

    def _take(self, at: int) -> None:
        self._at = at
        offer = self._offer()
        if offer is not None and not self._blocked():
            taken = self._reads.take(offer)
            if taken is None:
                self._refused(nothing_was_charted_the_line_is_as())
                return
            self._done(offer, taken.replaced)
            if taken.gives_keys:
                self._reads.leave()

    def _enter(self) -> None:
        """Carry out what is chosen; else write the suggestion out, or say what is asked."""
        reading = self._reading
        if reading is None:
            return
        if self._offer() is not None and not self._blocked():
            self._take(self._at)
        elif reading.suggestion and len({offer.point.code for offer in reading.offers}) <= 1:
            self.setText(reading.suggestion)
        else:
            self._refused(words_of(reading))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does, arrows choose, Escape empties and then leaves, a slash begins anew."""
        key = event.key()
        count = 0 if self._reading is None else min(MOST_ROWS, len(self._reading.offers))
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and count:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._at = (max(self._at, -1 if step > 0 else 0) + step) % count
            self._show()
        elif event.text() == "/" and not self.text()[: self.cursorPosition()].casefold().endswith("n"):
            # The key that brings the caret here; in a line only "n/a" has it.
            self.selectAll()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self._reads.leave()
        else:
            super().keyPressEvent(event)

    def _blocked(self) -> bool:
        """True while words were not understood: Enter must not do half of a line."""
        return self._reading is not None and bool(self._reading.sentence) and not self._reading.complete

    def event(self, event: QEvent) -> bool:
        """In an empty line Ctrl+Z takes back the last act."""
        undoes = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        overrides = event.type() is QEvent.Type.ShortcutOverride and not self.text()
        if overrides and isinstance(event, QKeyEvent) and any(event.matches(key) for key in undoes):
            # QLineEdit would claim the keys for what was typed before; the window's undo is meant.
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the offers of what still stands in the line."""
        super().focusInEvent(event)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the offers; what was typed and not charted stays in the line."""
        super().focusOutEvent(event)
        self.popup.hide()
        self._reads.preview(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass, the key and a line under words that were not understood."""
        super().paintEvent(event)
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.drawPixmap(13, (self.height() - 18) // 2, pixmap("search", t.muted, 18, self.devicePixelRatioF()))
        if not self.text():
            key = QRectF(self.width() - 34, (self.height() - 20) / 2, 20, 20)
            p.setPen(QPen(QColor(t.line2), 1))
            p.drawRoundedRect(key, 4, 4)
            p.setPen(QColor(t.muted))
            p.setFont(font(12, 600))
            p.drawText(key, int(Qt.AlignmentFlag.AlignCenter), "/")
        if self._reading is not None:
            self._underline(p, t)
        p.end()

    def _underline(self, p: QPainter, t: Theme) -> None:
        assert self._reading is not None  # noqa: S101 - asked only with a reading
        text = self.text()
        metrics = self.fontMetrics()
        start = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        p.setPen(QPen(QColor(t.caution), 2))
        for span in self._reading.spans:
            if span.part is EntryPart.NOT_UNDERSTOOD:
                x0 = start + metrics.horizontalAdvance(text[: span.start])
                x1 = start + metrics.horizontalAdvance(text[: span.end])
                y = self.height() / 2 + 10
                p.drawLine(QPointF(x0, y), QPointF(x1, y))
