"""Points × sessions: every reading of a course as coloured, numbered cells, with the carry-over at the right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.ui.accessible.interfaces import tell_at_work, tell_changed
from ashichart.ui.accessible.parts import Parted
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.course.course_words import cell_words, session_words
from ashichart.ui.course.strip.measure_rows import MeasureRow, measure_rows
from ashichart.ui.course.strip.painter import StripLook, paint_strip, row_words
from ashichart.ui.course.strip.parts import ShownStrip, StripParts
from ashichart.ui.course.strip.rows import (
    CHANGE_PX,
    COLUMN_PX,
    HEAD_PX,
    LEFT_PAD_PX,
    NARROW_COLUMN_PX,
    RIGHT_PAD_PX,
    RankOf,
    RowOrder,
    StripColumn,
    StripGrid,
    StripRow,
    ordered,
    pinned_columns,
    strip_columns,
    strip_rows,
)
from ashichart.ui.course.strip.selection import Picks
from ashichart.wording import terms
from ashichart.wording.course import strip as say

SQUEEZE_PX = 8


@dataclass(frozen=True, slots=True)
class StripActs:
    """Where the strip leads.

    Attributes:
        show_picked: With the site ids of the rows picked, in the order of picking; empty when they are let go.
        open_session: With the session id whose header was clicked.
        open_site: With the site id whose readings are asked for, by Enter, a double click, or its carry-over.
        open_measure: With the measure whose row was clicked, and the place of that row in the viewport.
    """

    show_picked: Callable[[tuple[str, ...]], object]
    open_session: Callable[[str], object]
    open_site: Callable[[str], object]
    open_measure: Callable[[MeasureRow, QRect], object]


class SitesStrip(QAbstractScrollArea, Parted):
    """Rows are sites, columns are sessions; header, titles and carry-over stay while the cells scroll.

    Args:
        theme: Colours.
        acts: Where rows and headers lead.
        rank_of: Says where a site belongs, for the orders by region and by channel.
        colours: Returns the colours of picked rows as #RRGGBB by site id; others wear the accent.
    """

    def __init__(
        self,
        theme: Theme,
        acts: StripActs,
        *,
        rank_of: RankOf | None = None,
        colours: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        super().__init__()
        self._theme, self._does = theme, acts
        self._course = CourseChart()
        self._rows: tuple[StripRow, ...] = ()
        self._order = RowOrder.CHARTED
        self._picks = Picks()
        self._colours = colours
        self._row_under = -1
        self._column_under = -1
        self._row_px = 36
        self._column_px = COLUMN_PX
        self._rank_of = rank_of
        self._charted: tuple[StripRow, ...] = ()
        self._measures: tuple[MeasureRow, ...] = ()
        self._columns: tuple[StripColumn, ...] = ()
        self._title_px = 150
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.parts = StripParts(self._shown, self._press_part)
        self.setAccessibleName(terms.sites_by_session())
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        # Without a widget of its own the corner between the bars is painted as a white square.
        self.setCornerWidget(QWidget())

    @property
    def row_titles(self) -> tuple[str, ...]:
        """Titles of the rows from top to bottom."""
        return tuple(row.site.title for row in self._rows)

    @property
    def picks(self) -> Picks:
        """Which rows are picked, by site id."""
        return self._picks

    def set_course(self, course: CourseChart, measures: Sequence[Measure] = ()) -> None:
        """Show another course, or the same one after a change; the latest session comes into view.

        Args:
            course: By its tenderness or by its charges.
            measures: Listed below the sites.
        """
        is_new = [chart.session.id for chart in course.sessions] != [
            chart.session.id for chart in self._course.sessions
        ]
        self._course = course
        self._columns = strip_columns(course, measures)
        self._measures = measure_rows(self._columns, measures)
        self._charted = strip_rows(course)
        self._rows = ordered(self._charted, self._order, self._rank_of)
        self._picks = self._picks.kept({row.site.id for row in self._rows})
        metrics = QFontMetricsF(font(13, 600))
        titles = (*self.row_titles, *(row.title for row in self._measures))
        widest = max((metrics.horizontalAdvance(title) for title in titles), default=0.0)
        self._title_px = LEFT_PAD_PX + 22 + round(min(170.0, max(84.0, widest))) + 14
        self._lay_out()
        if is_new:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())
        self.viewport().update()
        tell_changed(self)

    def set_order(self, order: RowOrder) -> None:
        """List the sites in another order."""
        self._order = order
        self._rows = ordered(self._charted, order, self._rank_of)
        self._reveal()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.viewport().update()

    def set_low(self, is_low: bool) -> None:
        """Use rows of 32 px and narrower columns, for screens of 1280 × 720."""
        self._row_px = 32 if is_low else 36
        self._column_px = NARROW_COLUMN_PX if is_low else COLUMN_PX
        self._lay_out()
        self.viewport().update()

    def select(self, site_id: str | None) -> None:
        """Select a site's row without announcing it."""
        self._picks = self._picks.only(site_id)
        self._reveal()
        self.viewport().update()

    def wanted_width(self) -> int:
        """Return the width at which no column is hidden."""
        return self._title_px + self._column_px * len(self._columns) + CHANGE_PX + RIGHT_PAD_PX + 8

    @property
    def _fitting_px(self) -> int:
        """The width of a session: a little less than usual where all of them would nearly fit."""
        room = self.viewport().width() - self._title_px - CHANGE_PX - RIGHT_PAD_PX
        columns, usual = len(self._columns), self._column_px
        nearly = columns * (usual - SQUEEZE_PX) <= room < columns * usual
        return room // columns if columns and nearly else usual

    def _grid(self) -> StripGrid:
        return StripGrid(
            rows=len(self._rows) + len(self._measures),
            columns=len(self._columns),
            row_px=self._row_px,
            title_px=self._title_px,
            column_px=self._fitting_px,
            width=self.viewport().width(),
            height=self.viewport().height(),
            scroll=self.horizontalScrollBar().value(),
            scroll_y=self.verticalScrollBar().value(),
            pinned=pinned_columns(self._columns),
        )

    def _shown(self) -> ShownStrip:
        return self._columns, self._rows, self._measures, self._grid(), self._picks

    def _press_part(self, kind: str, part_id: str) -> None:
        (self._does.open_session if kind == "session" else self._does.open_site)(part_id)

    def _lay_out(self) -> None:
        grid = self._grid()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(grid.page_height)
        vertical.setSingleStep(self._row_px)
        vertical.setRange(0, max(0, grid.all_rows_height - grid.page_height))
        # The bar counts columns: a column is seen whole or not at all.
        horizontal.setPageStep(grid.moving)
        horizontal.setSingleStep(1)
        horizontal.setRange(0, grid.most_scroll)

    def row_rect(self, site_id: str) -> QRect:
        """Return where a site's row lies in the viewport; empty if the course has not the site."""
        for index, row in enumerate(self._rows):
            if row.site.id == site_id:
                return QRect(0, self._grid().row_top(index), self.viewport().width(), self._row_px)
        return QRect()

    def header_rect(self, session_id: str) -> QRect:
        """Return where a session's header lies in the viewport; empty if it is not in view."""
        for index in self._grid().columns_in_view:
            chart = self._columns[index].chart
            if chart is not None and chart.session.id == session_id:
                return QRect(self._grid().column_left(index), 0, self._fitting_px, HEAD_PX)
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
        return next((at for at, row in enumerate(self._rows) if row.site.id == self._picks.current), -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self.viewport())
        look = StripLook(self._theme, self._picks.ids, self._colours(), self._row_under, self._column_under)
        paint_strip(painter, self._grid(), self._columns, self._rows, self._measures, look)
        painter.end()

    # Pointer and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the latest session in view when it was."""
        bar = self.horizontalScrollBar()
        was_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        self._lay_out()
        if was_at_end:
            bar.setValue(bar.maximum())
        self._reveal()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew: header and ends stand still, so nothing can be blitted."""
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hover ground."""
        pos = event.position().toPoint()
        row, column = self._grid().row_at(pos.y()), self._grid().column_at(pos.x())
        if (row, column) != (self._row_under, self._column_under):
            self._row_under, self._column_under = row, column
            on_header = pos.y() < HEAD_PX and self._session_at(column) is not None
            shape = Qt.CursorShape.PointingHandCursor if on_header or row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick a row, with Ctrl one more, with Shift all up to it; or go to the session of a header."""
        if event.button() is Qt.MouseButton.LeftButton:
            pos = event.position().toPoint()
            row, column = self._grid().row_at(pos.y()), self._grid().column_at(pos.x())
            if row >= len(self._rows):
                measure = self._measures[row - len(self._rows)]
                place = QRect(0, self._grid().row_top(row), self._title_px, self._row_px)
                self._does.open_measure(measure, place)
            elif row >= 0:
                site_id = self._rows[row].site.id
                if self._grid().is_change(pos.x()):
                    self._pick(self._picks.only(site_id))
                    self._does.open_site(site_id)
                elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    self._pick(self._picks.run_to(site_id, self._row_ids))
                elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._pick(self._picks.toggled(site_id))
                else:
                    self._pick(self._picks.pressed(site_id))
            elif pos.y() < HEAD_PX and (chart := self._session_at(column)) is not None:
                self._does.open_session(chart.session.id)
        event.accept()

    def _session_at(self, column: int) -> SessionChart | None:
        return self._columns[column].chart if column >= 0 else None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the readings of a row."""
        row = self._grid().row_at(event.position().toPoint().y())
        if event.button() is Qt.MouseButton.LeftButton and 0 <= row < len(self._rows):
            self._pick(self._picks.only(self._rows[row].site.id))
            self._does.open_site(self._rows[row].site.id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move the pick, with Shift they add to it, Ctrl+A picks all, Esc lets go.

        Left and Right move the sessions, Enter opens the readings.
        """
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -len(self._rows), Qt.Key.Key_End: 9999}
        key = Qt.Key(event.key())
        bar = self.horizontalScrollBar()
        if key in moves and self._rows:
            at = self._selected_index() + moves[key]
            site_id = self._row_ids[min(len(self._rows) - 1, max(0, at))]
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._pick(self._picks.run_to(site_id, self._row_ids) if adds else self._picks.only(site_id))
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._pick(self._picks.all_of(self._row_ids))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar.setValue(bar.value() + (1 if key is Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picks.current is not None:
            self._does.open_site(self._picks.current)
        elif key is Qt.Key.Key_Escape and self._picks.ids:
            self._pick(Picks())
        else:
            super().keyPressEvent(event)

    @property
    def _row_ids(self) -> tuple[str, ...]:
        return tuple(row.site.id for row in self._rows)

    def _pick(self, picks: Picks) -> None:
        self._picks = picks
        self._reveal()
        self.viewport().update()
        index = self._selected_index()
        description = "" if index < 0 else row_words(self._rows[index])
        if len(picks.ids) > 1:
            description = say.sites_picked_the_last(count=len(picks.ids), description=description)
        self.setAccessibleDescription(description)
        self._does.show_picked(picks.ids)
        if picks.current is not None:
            tell_at_work(self, ("site", picks.current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first row when Tab arrives, so that the keys have somewhere to be."""
        super().focusInEvent(event)
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_tab and not self._picks.ids and self._rows:
            self._pick(self._picks.only(self._rows[0].site.id))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the full words of what lies under the pointer; take the hover ground away when it leaves."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            # The press did it all; a release that nobody accepts is a warning.
            event.accept()
            return True
        if event.type() is QEvent.Type.Leave:
            self._row_under = self._column_under = -1
            self.viewport().update()
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
        row, column = self._grid().row_at(pos.y()), self._grid().column_at(pos.x())
        chart = self._session_at(column)
        if row < 0:
            return session_words(chart) if pos.y() < HEAD_PX and chart is not None else ""
        if row >= len(self._rows):
            return self._measures[row - len(self._rows)].words(column)
        if chart is not None:
            return cell_words(chart, self._rows[row].site)
        if column >= 0:
            return say.no_session_on_this_day_measures_only()
        return say.click_its_carry_over_to_see_the(row=row_words(self._rows[row]))
