"""The cards of all courses in a grid; only those in view are painted, however many there are."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from ashichart.domain.analysis.overview import OverviewRow
from ashichart.ui.accessible.interfaces import tell_at_work, tell_changed
from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.overview.card_painter import CARD_PX, LEAST_WIDTH_PX, CardLook, paint_card
from ashichart.ui.overview.overview_words import row_words
from ashichart.wording.screens import overview as say

_GAP_PX = 12


class CourseCards(QAbstractScrollArea, Parted):
    """A card a course. `open_course` is given the one that was clicked, or entered by key."""

    def __init__(self, theme: Theme, open_course: Callable[[OverviewRow], object]) -> None:
        super().__init__()
        self._theme, self._open_course = theme, open_course
        self._rows: tuple[OverviewRow, ...] = ()
        self._by_code = False
        self._lately = False
        self._current = -1
        self._under = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts = ListedParts(self._listed, self._open)
        self.setAccessibleName(say.all_running_courses())
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    @property
    def rows(self) -> tuple[OverviewRow, ...]:
        """The courses in the order shown."""
        return self._rows

    @property
    def current(self) -> OverviewRow | None:
        """The course that Enter would open."""
        return self._rows[self._current] if 0 <= self._current < len(self._rows) else None

    def set_rows(self, rows: Sequence[OverviewRow]) -> None:
        """Show courses in this order; the one that was current stays so."""
        kept = None if self.current is None else self.current.course.id
        self._rows = tuple(rows)
        self._under = -1
        self._current = next((at for at, row in enumerate(self._rows) if row.course.id == kept), -1)
        self._lay_out()
        self._tell()
        self.viewport().update()
        tell_changed(self)

    def set_lately(self, lately: bool) -> None:
        """Let every card speak of the last sessions, or of the whole course."""
        self._lately = lately
        self.viewport().update()

    def set_by_code(self, by_code: bool) -> None:
        """Show codes in place of names, everywhere."""
        self._by_code = by_code
        QToolTip.hideText()
        self._tell()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.viewport().update()

    def card_rect(self, at: int) -> QRect:
        """Return where a card lies in the viewport."""
        columns = self._columns()
        width = (self.viewport().width() - _GAP_PX * (columns - 1)) // columns
        row, column = divmod(at, columns)
        top = row * (round(CARD_PX) + _GAP_PX) - self.verticalScrollBar().value()
        return QRect(column * (width + _GAP_PX), top, width, round(CARD_PX))

    def words_at(self, pos: QPoint) -> str:
        """Return a card in words for a place in the viewport, "" between the cards."""
        at = self._card_at(pos)
        return "" if at < 0 else row_words(self._rows[at], by_code=self._by_code)

    def _listed(self) -> Iterator[tuple[str, Part]]:
        for at, row in enumerate(self._rows):
            words = row_words(row, by_code=self._by_code)
            yield row.course.id, Part(words, self.card_rect(at), is_at_work=at == self._current)

    def _open(self, course_id: str) -> None:
        self._open_course(next(row for row in self._rows if row.course.id == course_id))

    def _columns(self) -> int:
        return max(1, int((self.viewport().width() + _GAP_PX) // (LEAST_WIDTH_PX + _GAP_PX)))

    def _card_at(self, pos: QPoint) -> int:
        columns, step = self._columns(), round(CARD_PX) + _GAP_PX
        first = max(0, (pos.y() + self.verticalScrollBar().value()) // step) * columns
        near = range(first, min(first + columns, len(self._rows)))
        return next((at for at in near if self.card_rect(at).contains(pos)), -1)

    def _lay_out(self) -> None:
        lines = -(-len(self._rows) // self._columns())
        height = lines * (round(CARD_PX) + _GAP_PX) - _GAP_PX
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(CARD_PX) // 3)
        bar.setRange(0, max(0, height - self.viewport().height()))

    def _make_current(self, at: int) -> None:
        self._current = at
        box, bar = self.card_rect(at), self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + 1)
        self._tell()
        self.viewport().update()
        tell_at_work(self, (self._rows[at].course.id,))

    def _tell(self) -> None:
        row = self.current
        self.setAccessibleDescription("" if row is None else row_words(row, by_code=self._by_code))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.viewport().rect()
        columns, step = self._columns(), round(CARD_PX) + _GAP_PX
        first = self.verticalScrollBar().value() // step * columns
        for at in range(first, len(self._rows)):
            box = self.card_rect(at)
            if box.top() > view.bottom():
                break
            is_current = at == self._current and self.hasFocus()
            look = CardLook(self._theme, self._by_code, is_current, at == self._under, self._lately)
            paint_card(painter, QRectF(box), self._rows[at], look)
        painter.end()

    # Pointer and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew."""
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        at = self._card_at(event.position().toPoint())
        if at != self._under:
            self._under = at
            shape = Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press; the release opens."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the course under the pointer."""
        at = self._card_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and at >= 0:
            self._make_current(at)
            self._open_course(self._rows[at])
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move, Enter opens."""
        columns, last = self._columns(), len(self._rows) - 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_Home: -len(self._rows),
            Qt.Key.Key_End: len(self._rows),
        }
        key = Qt.Key(event.key())
        row = self.current
        if key in steps and self._rows:
            self._make_current(0 if row is None else min(last, max(0, self._current + steps[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self._open_course(row)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first card when the keys arrive."""
        super().focusInEvent(event)
        if self.current is None and self._rows:
            self._make_current(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a card in full under a resting pointer."""
        if event.type() is QEvent.Type.Leave:
            self._under = -1
            self.viewport().update()
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.words_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
