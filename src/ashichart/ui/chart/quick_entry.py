"""The quick-entry line: type a point, a side and a value; see what Enter will do before it is done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from ashichart.domain.body import Side
from ashichart.domain.entry import EntryOffer, EntryPart, EntryReading
from ashichart.domain.notation import shape_of_kind
from ashichart.domain.workplace import ChartStep
from ashichart.ui.icons import pixmap
from ashichart.ui.look import font
from ashichart.ui.strokes import paint_shape
from ashichart.ui.theme import Theme

ROW_H = 40
FOOT_H = 34
MOST_ROWS = 6


def sides_text(offer: EntryOffer) -> str:
    """Return the sides of an offer as listed: "R", "L", "R + L" or ""."""
    if len(offer.sides) == 2:
        return "R + L"
    return {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: ""}[offer.sides[0]]


def act_text(offer: EntryOffer, step: ChartStep) -> str:
    """Return what Enter will do, in words."""
    if not offer.is_charged:
        return _rating_text(offer, step)
    parts = [f"{value}" for value in (offer.charge_before, offer.charge_after) if value is not None]
    rated = offer.not_assessed or offer.before is not None or offer.after is not None
    both = "both " if len(offer.sides) == 2 and not rated else ""
    charge = f"{both}charge {' to '.join(parts)}"
    return f"{_rating_text(offer, step)}, {charge}" if rated else charge


def _rating_text(offer: EntryOffer, step: ChartStep) -> str:
    both = "both " if len(offer.sides) == 2 else ""
    if offer.others:
        many = len(offer.points) * len(offer.sides)
        return f"{many} needles" if step is ChartStep.NEEDLING else f"{many} sites"
    if offer.not_assessed:
        return f"{both}not assessed"
    if offer.before is not None and offer.after is not None:
        return f"{both}before {offer.before:g}, after {offer.after:g}"
    if offer.before is not None:
        return f"{both}before {offer.before:g}"
    if offer.after is not None:
        return f"{both}after {offer.after:g}"
    if step is ChartStep.NEEDLING:
        count = offer.point.needles * len(offer.sides)
        return f"{both}needle" if count == len(offer.sides) else f"{count} needles"
    return f"{both}select"


class EntryPopup(QWidget):
    """The offers under the line. Painted; it never takes the focus from the line.

    Signals:
        offer_picked: With the index of the row pressed.
    """

    offer_picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reading: EntryReading | None = None
        self._step = ChartStep.BEFORE
        self._at = 0
        self._last = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Offers")
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Dress the popup anew."""
        self._theme = theme
        self.update()

    def show_reading(self, reading: EntryReading, step: ChartStep, at: int, last: str) -> None:
        """Show the offers of a line, which one Enter takes, and last session's values of it."""
        self._reading, self._step, self._at, self._last = reading, step, at, last
        rows = min(MOST_ROWS, len(reading.offers))
        self.resize(self.width(), rows * ROW_H + FOOT_H + 8)
        self.setVisible(True)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint rows and foot."""
        t = self._theme
        reading = self._reading
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(t.line2), 1))
        p.setBrush(QColor(t.raised))
        p.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 8, 8)
        if reading is None:
            return
        for i, offer in enumerate(reading.offers[:MOST_ROWS]):
            self._paint_row(p, i, offer)
        foot = QRectF(14, self.height() - FOOT_H - 2, self.width() - 28, FOOT_H)
        if reading.offers:
            p.setPen(QPen(QColor(t.line), 1))
            p.drawLine(foot.topLeft(), foot.topRight())
        p.setFont(font(12, 500))
        align = int(Qt.AlignmentFlag.AlignVCenter)
        if reading.sentence:
            p.setPen(QColor(t.caution))
            words = p.fontMetrics().elidedText(reading.sentence, Qt.TextElideMode.ElideRight, round(foot.width()))
            p.drawText(foot, align, words)
        else:
            p.setPen(QColor(t.muted))
            p.drawText(foot, align, self._last)
            p.drawText(foot, align | int(Qt.AlignmentFlag.AlignRight), "Nothing left over")
        p.end()

    def _paint_row(self, p: QPainter, i: int, offer: EntryOffer) -> None:
        t = self._theme
        row = QRectF(4, 4 + i * ROW_H, self.width() - 8, ROW_H)
        if i == self._at:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(t.tint))
            p.drawRoundedRect(row, 5, 5)
        at = QPointF(row.left() + 18, row.center().y())
        paint_shape(p, at, shape_of_kind(offer.point.kind), QColor(t.accent if i == self._at else t.muted), 5)
        x = row.left() + 36
        align = int(Qt.AlignmentFlag.AlignVCenter)
        chinese = "" if offer.others else offer.point.zh_hans
        name = offer.point.pinyin_plain or offer.point.name
        if offer.others:
            name = ", ".join(point.name for point in offer.points)
        act = act_text(offer, self._step)
        p.setFont(font(13, 600))
        right = row.right() - 44 - p.fontMetrics().horizontalAdvance(act)
        for text, weight, colour, px, gap in (
            (offer.protocol or offer.point.label, 600, t.ink, 13, 6),
            (sides_text(offer), 600, t.muted, 13, 12),
            (name, 400, t.muted, 13, 6),
            (chinese, 400, t.muted, 14, 0),
        ):
            if not text or x > right - 24:
                continue
            p.setFont(font(px, weight))
            p.setPen(QColor(colour))
            shown = p.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(right - x - 8))
            p.drawText(QRectF(x, row.top(), right - x, ROW_H), align, shown)
            x += p.fontMetrics().horizontalAdvance(shown) + gap
        p.setFont(font(13, 600))
        p.setPen(QColor(t.accent if i == self._at else t.muted))
        box = row.adjusted(0, 0, -40, 0)
        p.drawText(box, align | int(Qt.AlignmentFlag.AlignRight), act)
        if i == self._at:
            key = QRectF(row.right() - 32, row.center().y() - 10, 24, 20)
            p.setPen(QPen(QColor(t.line2), 1))
            p.setBrush(QColor(t.surface))
            p.drawRoundedRect(key, 4, 4)
            p.setPen(QColor(t.muted))
            p.setFont(font(12, 600))
            p.drawText(key, int(Qt.AlignmentFlag.AlignCenter), "↵")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the offer under the pointer."""
        i = int((event.position().y() - 4) // ROW_H)
        if self._reading is not None and 0 <= i < min(MOST_ROWS, len(self._reading.offers)):
            self.offer_picked.emit(i)
        event.accept()


class QuickEntry(QLineEdit):
    """The line itself.

    Signals:
        offer_taken: With the `EntryOffer` that Enter or a click carries out.
        preview_changed: With the offer that Enter would take, or None.
        left: Escape was pressed in an empty line.
    """

    offer_taken = Signal(object)
    preview_changed = Signal(object)
    left = Signal()

    def __init__(
        self,
        read_line: Callable[[str, ChartStep], EntryReading],
        last_time: Callable[[EntryOffer], str],
        theme: Theme,
        popup_parent: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read_line = read_line
        self._last_time = last_time
        self._theme = theme
        self._step = ChartStep.BEFORE
        self._reading: EntryReading | None = None
        self._at = 0
        self._popup_parent = popup_parent
        self.popup = EntryPopup(theme, popup_parent)
        self.popup.offer_picked.connect(self._take)
        self.setFixedHeight(44)
        self.setPlaceholderText("Point, side, value")
        self.setTextMargins(30, 0, 34, 0)
        self.setAccessibleName("Quick entry: point, side, value")
        self.setToolTip("Type a point, a side and a value: li4 l 7, gb21 r 7>3, st36 b 4. Focus with /")
        self.textChanged.connect(self._understand)

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a line can be read."""
        return QSize(180, 44)

    def set_theme(self, theme: Theme) -> None:
        """Dress the line and its popup anew."""
        self._theme = theme
        self.popup.set_theme(theme)
        self.update()

    def set_step(self, step: ChartStep) -> None:
        """Say which segment is at work: a single value goes there."""
        self._step = step
        self.setPlaceholderText("Point to needle" if step is ChartStep.NEEDLING else "Point, side, value")
        self._understand(self.text())

    def _understand(self, text: str) -> None:
        self._at = 0
        if not text.strip():
            self._reading = None
            self.popup.hide()
            self.preview_changed.emit(None)
            self.update()
            return
        self._reading = self._read_line(text, self._step)
        self._show()

    def _show(self) -> None:
        if self._reading is None:
            return
        under = self.mapTo(self._popup_parent, QPoint(0, self.height() + 4))
        self.popup.setGeometry(QRect(under, QSize(max(340, self.width()), self.popup.height())))
        offer = self._offer()
        last = self._last_time(offer) if offer is not None else ""
        self.popup.show_reading(self._reading, self._step, self._at, last)
        self.preview_changed.emit(offer)
        self.update()

    def _offer(self) -> EntryOffer | None:
        if self._reading is None or not self._reading.offers:
            return None
        return self._reading.offers[min(self._at, len(self._reading.offers) - 1)]

    def _take(self, at: int) -> None:
        self._at = at
        offer = self._offer()
        if offer is None:
            return
        self.clear()
        self.offer_taken.emit(offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does, arrows choose, Escape empties and then leaves."""
        key = event.key()
        count = 0 if self._reading is None else min(MOST_ROWS, len(self._reading.offers))
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._reading is not None and count and not self._blocked():
                self._take(self._at)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and count:
            self._at = (self._at + (1 if key == Qt.Key.Key_Down else -1)) % count
            self._show()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _blocked(self) -> bool:
        """True while words were not understood: Enter must not do half of a line."""
        return self._reading is not None and bool(self._reading.sentence) and not self._reading.complete

    def event(self, event: QEvent) -> bool:
        """Tab takes the offer for both sides, where there is one; in an empty line Ctrl+Z takes back the last act."""
        undoes = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        overrides = event.type() is QEvent.Type.ShortcutOverride and not self.text()
        if overrides and isinstance(event, QKeyEvent) and any(event.matches(key) for key in undoes):
            # QLineEdit would claim the keys for what was typed before; the window's undo is meant.
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            both = [i for i, offer in enumerate(self._reading.offers if self._reading else ()) if len(offer.sides) == 2]
            if both and both[0] < MOST_ROWS:
                self._take(both[0])
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the offers of what still stands in the line."""
        super().focusInEvent(event)
        self._show()

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
