"""Points × sessions: every reading of a course as coloured, numbered cells, with the carry-over at the right."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor, QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ashichart.domain.change import SiteChange
from ashichart.domain.notation import shape_of
from ashichart.domain.readings import Phase
from ashichart.domain.sessions import CourseChart
from ashichart.domain.sites import Site
from ashichart.ui.body.inks import mix_hex
from ashichart.ui.course.course_words import (
    cell_words, change_text, change_words, day_text, session_line, session_words, site_words,
)  # fmt: skip
from ashichart.ui.course.strip_rows import RowOrder, StripRow, ordered, strip_rows
from ashichart.ui.course.strokes import paint_cell, paint_change, paint_hatch, paint_shape
from ashichart.ui.look import font
from ashichart.ui.theme import Theme

HEAD_PX = 50
COLUMN_PX = 84
CHANGE_PX = 76
BEFORE_PX = QSize(38, 26)
AFTER_PX = QSize(28, 20)
BOTH_PX = QSize(70, 26)
_GAP_PX = 4
_LEFT_PAD_PX = 20
_RIGHT_PAD_PX = 20
_V_CENTRE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft


class SitesStrip(QAbstractScrollArea):
    """Rows are sites, columns are sessions; header, titles and carry-over stay while the cells scroll.

    Signals:
        site_picked: With the site id of the row picked, or None when it is let go.
        session_picked: With the session id whose header was clicked.
    """

    site_picked = Signal(object)
    session_picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course = CourseChart()
        self._rows: tuple[StripRow, ...] = ()
        self._order = RowOrder.CHARTED
        self._selected: str | None = None
        self._row_under = -1
        self._column_under = -1
        self._row_px = 36
        self._title_px = 150
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Sites by session")
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    @property
    def row_titles(self) -> tuple[str, ...]:
        """Titles of the rows from top to bottom."""
        return tuple(row.site.title for row in self._rows)

    @property
    def selected(self) -> str | None:
        """Site id of the selected row."""
        return self._selected

    def set_course(self, course: CourseChart) -> None:
        """Show another course, or the same one after a change; the latest session comes into view."""
        is_new = [chart.session.id for chart in course.sessions] != [
            chart.session.id for chart in self._course.sessions
        ]
        self._course = course
        self._rows = ordered(strip_rows(course), self._order)
        if self._selected not in {row.site.id for row in self._rows}:
            self._selected = None
        metrics = QFontMetricsF(font(13, 600))
        widest = max((metrics.horizontalAdvance(row.site.title) for row in self._rows), default=0.0)
        self._title_px = _LEFT_PAD_PX + 22 + round(min(170.0, max(84.0, widest))) + 14
        self._lay_out()
        if is_new:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())
        self.viewport().update()

    def set_order(self, order: RowOrder) -> None:
        """List the sites in another order."""
        self._order = order
        self._rows = ordered(strip_rows(self._course), order)
        self._reveal()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.viewport().update()

    def set_low(self, is_low: bool) -> None:  # noqa: FBT001 - a state, as in Qt's own setters
        """Use rows of 32 px, for screens of 720 px."""
        self._row_px = 32 if is_low else 36
        self._lay_out()
        self.viewport().update()

    def select(self, site_id: str | None) -> None:
        """Select a site's row without announcing it."""
        self._selected = site_id
        self._reveal()
        self.viewport().update()

    def wanted_width(self) -> int:
        """Return the width at which no session is hidden."""
        return self._title_px + COLUMN_PX * len(self._course.sessions) + CHANGE_PX + _RIGHT_PAD_PX + 8

    # Geometry, in px of the viewport

    def _cells_width(self) -> int:
        return max(0, self.viewport().width() - self._title_px - CHANGE_PX - _RIGHT_PAD_PX)

    def _lay_out(self) -> None:
        rows = len(self._rows) * self._row_px + 8
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        page = max(1, self.viewport().height() - HEAD_PX)
        vertical.setPageStep(page)
        vertical.setSingleStep(self._row_px)
        vertical.setRange(0, max(0, rows - page))
        width = self._cells_width()
        horizontal.setPageStep(max(1, width))
        horizontal.setSingleStep(COLUMN_PX)
        horizontal.setRange(0, max(0, len(self._course.sessions) * COLUMN_PX - width))

    def _row_top(self, index: int) -> int:
        return HEAD_PX + 4 + index * self._row_px - self.verticalScrollBar().value()

    def _column_left(self, index: int) -> int:
        return self._title_px + index * COLUMN_PX - self.horizontalScrollBar().value()

    def _row_at(self, pos: QPoint) -> int:
        if pos.y() < HEAD_PX:
            return -1
        row = (pos.y() - HEAD_PX - 4 + self.verticalScrollBar().value()) // self._row_px
        return row if 0 <= row < len(self._rows) else -1

    def _column_at(self, pos: QPoint) -> int:
        if not self._title_px <= pos.x() < self._title_px + self._cells_width():
            return -1
        column = (pos.x() - self._title_px + self.horizontalScrollBar().value()) // COLUMN_PX
        return column if 0 <= column < len(self._course.sessions) else -1

    def row_rect(self, site_id: str) -> QRect:
        """Return where a site's row lies in the viewport; empty if the course has not the site."""
        for index, row in enumerate(self._rows):
            if row.site.id == site_id:
                return QRect(0, self._row_top(index), self.viewport().width(), self._row_px)
        return QRect()

    def header_rect(self, session_id: str) -> QRect:
        """Return where a session's header lies in the viewport; empty if the course has not the session."""
        for index, chart in enumerate(self._course.sessions):
            if chart.session.id == session_id:
                return QRect(self._column_left(index), 0, COLUMN_PX, HEAD_PX)
        return QRect()

    def _reveal(self) -> None:
        index = self._selected_index()
        if index < 0:
            return
        top = index * self._row_px
        bar = self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top)
        elif top + self._row_px + 8 > bar.value() + bar.pageStep():
            bar.setValue(top + self._row_px + 8 - bar.pageStep())

    def _selected_index(self) -> int:
        return next((at for at, row in enumerate(self._rows) if row.site.id == self._selected), -1)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint only what is in view: three layers of cells, then titles and carry-over, then the header."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        width, height = self.viewport().width(), self.viewport().height()
        painter.fillRect(self.viewport().rect(), QColor(theme.surface))
        scroll = self.verticalScrollBar().value()
        first = max(0, (scroll - 4) // self._row_px)
        last = min(len(self._rows), (scroll + height - HEAD_PX) // self._row_px + 1)
        columns = self._columns_in_view()
        cells = QRectF(self._title_px - 4, HEAD_PX, self._cells_width() + 4, height - HEAD_PX)
        for index in range(first, last):
            self._paint_ground(painter, index)
        painter.save()
        painter.setClipRect(cells)
        for index in range(first, last):
            for column in columns:
                self._paint_cells(painter, index, column)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, HEAD_PX, width, height - HEAD_PX))
        for index in range(first, last):
            self._paint_ends(painter, index)
        painter.restore()
        self._paint_header(painter, columns)
        painter.end()

    def _columns_in_view(self) -> range:
        scroll = self.horizontalScrollBar().value()
        return range(
            max(0, scroll // COLUMN_PX),
            min(len(self._course.sessions), (scroll + self._cells_width()) // COLUMN_PX + 1),
        )

    def _paint_ground(self, painter: QPainter, index: int) -> None:
        theme = self._theme
        row = QRectF(0, self._row_top(index), self.viewport().width(), self._row_px)
        if self._rows[index].site.id == self._selected:
            painter.fillRect(row, QColor(theme.tint))
            painter.fillRect(QRectF(0, row.top(), 3, row.height()), QColor(theme.accent))
        elif index == self._row_under:
            painter.fillRect(row, QColor(mix_hex(theme.surface, theme.tint, 0.5)))

    def _paint_cells(self, painter: QPainter, index: int, column: int) -> None:
        chart, site = self._course.sessions[column], self._rows[index].site
        left = self._column_left(column)
        middle = self._row_top(index) + self._row_px / 2
        before, after = chart.reading(site.id, Phase.BEFORE), chart.reading(site.id, Phase.AFTER)
        has_before = before is not None and before.value is not None
        has_after = after is not None and after.value is not None
        if not has_before and not has_after:
            paint_hatch(painter, _cell(left, middle, BOTH_PX), self._theme)
            return
        if before is not None and before.value is not None:
            paint_cell(painter, _cell(left, middle, BEFORE_PX), before.scale, before.value, self._theme, small=False)
        else:
            paint_hatch(painter, _cell(left, middle, BEFORE_PX), self._theme)
        right = left + BEFORE_PX.width() + _GAP_PX
        if after is not None and after.value is not None:
            paint_cell(painter, _cell(right, middle, AFTER_PX), after.scale, after.value, self._theme, small=True)
        elif after is not None or chart.rated(Phase.AFTER):
            paint_hatch(painter, _cell(right, middle, AFTER_PX), self._theme, 4.0)

    def _paint_ends(self, painter: QPainter, index: int) -> None:
        theme, row = self._theme, self._rows[index]
        is_selected = row.site.id == self._selected
        box = QRectF(0, self._row_top(index), self.viewport().width(), self._row_px)
        centre = QPointF(_LEFT_PAD_PX + 7, box.center().y())
        paint_shape(painter, centre, shape_of(row.site), QColor(theme.accent if is_selected else theme.muted))
        paint_title(painter, QRectF(_LEFT_PAD_PX + 22, box.top(), self._title_px - 46, box.height()), row.site, theme)
        right = QRectF(box.right() - CHANGE_PX - _RIGHT_PAD_PX, box.top(), CHANGE_PX, box.height())
        paint_change(painter, right, row.change, _change_number(row.change), theme)

    def _paint_header(self, painter: QPainter, columns: range) -> None:
        theme, width = self._theme, self.viewport().width()
        painter.fillRect(QRectF(0, 0, width, HEAD_PX), QColor(theme.surface))
        painter.save()
        painter.setClipRect(QRectF(self._title_px - 4, 0, self._cells_width() + 4, HEAD_PX))
        for column in columns:
            self._paint_session(painter, column)
        painter.restore()
        painter.setFont(font(12, 600))
        painter.setPen(QColor(theme.muted))
        right = QRectF(width - CHANGE_PX - _RIGHT_PAD_PX, 6, CHANGE_PX, 36)
        painter.drawText(right, _V_CENTRE | Qt.AlignmentFlag.AlignRight, "Carry-\nover")
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(_LEFT_PAD_PX, HEAD_PX - 0.5), QPointF(width - _RIGHT_PAD_PX, HEAD_PX - 0.5))

    def _paint_session(self, painter: QPainter, column: int) -> None:
        theme, chart = self._theme, self._course.sessions[column]
        left = self._column_left(column)
        if column == self._column_under and self._row_under < 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(QRectF(left - 4, 4, COLUMN_PX - 4, HEAD_PX - 8), 6, 6)
        number = str(chart.session.number)
        line = QRectF(left + 2, 6, COLUMN_PX - 4, 18)
        painter.setFont(font(12, 700))
        painter.setPen(QColor(theme.ink))
        painter.drawText(line, _V_CENTRE | _LEFT, number)
        line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(number) + 5)
        painter.setFont(font(12, 500))
        painter.setPen(QColor(theme.muted))
        painter.drawText(line, _V_CENTRE | _LEFT, day_text(chart.session.started_at))
        painter.setFont(font(11, 500))
        second = QRectF(left + 2, 24, COLUMN_PX - 6, 18)
        fitted = painter.fontMetrics().elidedText(
            session_line(chart), Qt.TextElideMode.ElideRight, int(second.width())
        )
        painter.drawText(second, _V_CENTRE | _LEFT, fitted)

    # Pointer and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the latest session in view when it was."""
        bar = self.horizontalScrollBar()
        was_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        self._lay_out()
        if was_at_end:
            bar.setValue(bar.maximum())

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew: header and ends stand still, so nothing can be blitted."""
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hover ground."""
        pos = event.position().toPoint()
        row, column = self._row_at(pos), self._column_at(pos)
        if (row, column) != (self._row_under, self._column_under):
            self._row_under, self._column_under = row, column
            on_header = pos.y() < HEAD_PX and column >= 0
            shape = Qt.CursorShape.PointingHandCursor if on_header or row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover ground away."""
        self._row_under = self._column_under = -1
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a row, or go to the session of a header."""
        if event.button() is Qt.MouseButton.LeftButton:
            pos = event.position().toPoint()
            row, column = self._row_at(pos), self._column_at(pos)
            if row >= 0:
                picked = self._rows[row].site.id
                self._pick(None if picked == self._selected else picked)
            elif pos.y() < HEAD_PX and column >= 0:
                self.session_picked.emit(self._course.sessions[column].session.id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move the selection, Left and Right the sessions, Esc lets go."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -len(self._rows), Qt.Key.Key_End: 9999}
        key = Qt.Key(event.key())
        bar = self.horizontalScrollBar()
        if key in moves and self._rows:
            at = self._selected_index() + moves[key]
            self._pick(self._rows[min(len(self._rows) - 1, max(0, at))].site.id)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar.setValue(bar.value() + (COLUMN_PX if key is Qt.Key.Key_Right else -COLUMN_PX))
        elif key is Qt.Key.Key_Escape and self._selected is not None:
            self._pick(None)
        else:
            super().keyPressEvent(event)

    def _pick(self, site_id: str | None) -> None:
        self._selected = site_id
        self._reveal()
        self.viewport().update()
        index = self._selected_index()
        description = "" if index < 0 else _row_words(self._rows[index])
        self.setAccessibleDescription(description)
        self.site_picked.emit(site_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first row when Tab arrives, so that the keys have somewhere to be."""
        super().focusInEvent(event)
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_tab and self._selected is None and self._rows:
            self._pick(self._rows[0].site.id)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the full words of what lies under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self.words_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def words_at(self, pos: QPoint) -> str:
        """Return the full words for a place in the viewport, "" where there are none."""
        row, column = self._row_at(pos), self._column_at(pos)
        if row < 0:
            is_header = pos.y() < HEAD_PX and column >= 0
            return session_words(self._course.sessions[column]) if is_header else ""
        if column >= 0:
            return cell_words(self._course.sessions[column], self._rows[row].site)
        return _row_words(self._rows[row])


def _cell(left: float, middle: float, size: QSize) -> QRectF:
    return QRectF(left, middle - size.height() / 2, size.width(), size.height())


def _change_number(change: SiteChange | None) -> str:
    return "–" if change is None or change.amount is None else change_text(change.scale, change.amount)


def _row_words(row: StripRow) -> str:
    return site_words(row.site) if row.change is None else change_words(row.change)


def paint_title(painter: QPainter, box: QRectF, site: Site, theme: Theme) -> None:
    """Paint a site's label in ink and its side muted, elided where the label is long."""
    side = site.side_letter
    side_px = QFontMetricsF(font(12, 600)).horizontalAdvance(f" {side}") + 3 if side else 0.0
    painter.setFont(font(13, 600))
    painter.setPen(QColor(theme.ink))
    fitted = painter.fontMetrics().elidedText(site.label, Qt.TextElideMode.ElideRight, int(box.width() - side_px))
    painter.drawText(box, _V_CENTRE | _LEFT, fitted)
    if side:
        x = box.left() + painter.fontMetrics().horizontalAdvance(fitted) + 5
        painter.setFont(font(12, 600))
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(x, box.top(), side_px + 4, box.height()), _V_CENTRE | _LEFT, side)
