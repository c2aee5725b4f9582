"""The list of patients as a table: who, born, course, sessions, carry-over, last seen. Selecting is all it does."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ashichart.services.charting.patients import PatientSummary
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.style_sheet import mixed
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.keyboard import is_plain
from ashichart.ui.patients.words import CarryOverWords, carry_over_words, needles_left_words, sessions_words
from ashichart.wording import terms
from ashichart.wording.dates import near_day
from ashichart.wording.screens import patients as say
from ashichart.wording.tallies import parts_words

Index = QModelIndex | QPersistentModelIndex

COLUMNS = (terms.patient(), terms.born(), terms.course(), terms.sessions_alone(), terms.carry_over(), say.last_seen())
PATIENT, BORN, COURSE, SESSIONS, CARRY_OVER, LAST_SEEN = range(6)
ROW_PX = 44
HEAD_PX = 40
LEAST_COURSE_PX = 72
SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class RecentModel(QAbstractTableModel):
    """Summaries as rows, in the order given."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._rows: tuple[PatientSummary, ...] = ()

    @property
    def rows(self) -> tuple[PatientSummary, ...]:
        """The summaries shown."""
        return self._rows

    def set_rows(self, rows: Sequence[PatientSummary]) -> None:
        """Show other summaries."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row a patient."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Six columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == LAST_SEEN else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """Return the words of a cell, or the summary behind it."""
        summary = self._rows[index.row()]
        if role == SUMMARY_ROLE:
            return summary
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == CARRY_OVER:
            told = (needles_left_words(summary), self._carry_over_in_full(summary))
            return "\n".join(words for words in told if words) or None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        patient, course, last = summary.patient, summary.course, summary.last_session
        return (
            patient.name,
            str(patient.birth_date.year) if patient.birth_date else "–",
            course.indication if course else say.no_course_yet(),
            sessions_words(course, summary.sessions_held),
            needles_left_words(summary) or self.carry_over(index.row()).text,
            near_day(last.day, self._today) if last else "–",
        )[index.column()]

    def carry_over(self, row: int) -> CarryOverWords:
        """Return the carry-over of a row in words."""
        summary = self._rows[row]
        if summary.sessions_held == 0:
            return CarryOverWords(None, "", terms.no_session_yet())
        return carry_over_words(summary.carry_over, summary.sessions_held)

    @staticmethod
    def _carry_over_in_full(summary: PatientSummary) -> str | None:
        tally = summary.carry_over
        if tally is None:
            return None
        return say.before_the_latest_session_against_before_the(counts=parts_words(tally))


class RecentDelegate(QStyledItemDelegate):
    """Paints the cells; a selected row is tinted with a bar at its left, told by more than colour."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        return QSize(super().sizeHint(option, index).width(), ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme = self.theme
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hovered:
            painter.fillRect(box, QColor(theme.tint if selected else mixed(theme.surface, theme.tint, 0.5)))
        if selected and index.column() == 0:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        model = index.model()
        if index.row() < model.rowCount() - 1:
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        inside = box.adjusted(18, 0, -12, 0)
        if index.column() == CARRY_OVER and index.data(SUMMARY_ROLE).left_in:
            # What must be done stands before what was reached; the carry-over is on hover and on the card.
            self._paint_text(painter, inside, index, theme.caution)
        elif index.column() == CARRY_OVER and isinstance(model, RecentModel):
            self._paint_carry_over(painter, inside, model.carry_over(index.row()))
        else:
            self._paint_text(painter, inside, index)
        painter.restore()

    def _paint_text(self, painter: QPainter, inside: QRectF, index: Index, colour: str = "") -> None:
        column = index.column()
        painter.setFont(font(14, 600) if column == PATIENT else font(13, 600) if colour else font(13))
        quiet = column in (BORN, SESSIONS, LAST_SEEN)
        painter.setPen(QColor(colour or (self.theme.muted if quiet else self.theme.ink)))
        side = Qt.AlignmentFlag.AlignRight if column == LAST_SEEN else Qt.AlignmentFlag.AlignLeft
        text = str(index.data() or "")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(inside.width()))
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_carry_over(self, painter: QPainter, inside: QRectF, words: CarryOverWords) -> None:
        theme = self.theme
        x = inside.left()
        if words.direction is not None:
            colour = {-1: theme.less, 0: theme.no_clear, 1: theme.more}[words.direction]
            middle = inside.center().y()
            pen = QPen(QColor(colour), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            dip = -2.5 * words.direction
            painter.drawPolyline(
                QPolygonF([QPointF(x + 2, middle - dip), QPointF(x + 7, middle + dip), QPointF(x + 12, middle - dip)])
            )
            x += 20
            painter.setFont(font(13, 600))
            painter.drawText(QRectF(x, inside.top(), inside.width(), inside.height()), _LEFT, words.count)
            x += QFontMetricsF(font(13, 600)).horizontalAdvance(words.count) + 5
        painter.setFont(font(13))
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(x, inside.top(), max(0.0, inside.right() - x + 14), inside.height()), _LEFT, words.rest)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RecentTable(QTableView):
    """The table itself, as high as its rows.

    Args:
        theme: Colours to begin with.
        today: The day it is in the clinic.
        pick: Is given the id of the patient the selection moved to.
        open_patient: Is given the id, on double click or Enter.
    """

    def __init__(
        self, theme: Theme, today: date, pick: Callable[[str], object], open_patient: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._pick, self._open = pick, open_patient
        self._model = RecentModel(today)
        self._delegate = RecentDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "card")
        self.setAccessibleName(terms.patients())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        head = self.horizontalHeader()
        head.setFixedHeight(HEAD_PX)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._announce_row)
        self.doubleClicked.connect(self._announce_open)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._delegate.theme = theme
        self.viewport().update()

    def set_rows(self, rows: Sequence[PatientSummary], selected_id: str | None) -> None:
        """Show other patients without announcing the selection."""
        self.selectionModel().blockSignals(True)
        self._model.set_rows(rows)
        self.selectionModel().blockSignals(False)
        self.setFixedHeight(HEAD_PX + 2 + ROW_PX * len(rows))
        self.select(selected_id)

    def select(self, patient_id: str | None) -> None:
        """Mark a patient's row without announcing it; none if the patient is not in the list."""
        at = next((row for row, line in enumerate(self._model.rows) if line.patient.id == patient_id), -1)
        choice = self.selectionModel()
        choice.blockSignals(True)
        if at < 0:
            choice.clear()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            choice.setCurrentIndex(self._model.index(at, 0), flags)
        choice.blockSignals(False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; what is typed is the place's, never a search for a row that would choose it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._announce_open(self.currentIndex())
        elif is_plain(event) and event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        width = self.viewport().width()
        shares = (0.205, 0.085, 0.25, 0.11, 0.235, 0.115)
        least = [140, 66, 0, 86, 238, 92]  # a year, a count, a carry-over and a date are never cut
        # Without room for all of them the year goes first, then the day on which the patient was seen.
        for column in (BORN, LAST_SEEN):
            self.setColumnHidden(column, sum(least) > width)
            if sum(least) > width:
                least[column] = 0
        listed = enumerate(zip(shares, least, strict=True))
        shown = [share if floor or column == COURSE else 0.0 for column, (share, floor) in listed]
        sizes = [max(round(width * share), floor) for share, floor in zip(shown, least, strict=True)]
        sizes[COURSE] = max(0, sizes[COURSE] + width - sum(sizes))
        # A column of a few px says nothing: the course is on the card.
        self.setColumnHidden(COURSE, sizes[COURSE] < LEAST_COURSE_PX)
        if sizes[COURSE] < LEAST_COURSE_PX:
            sizes[0] += sizes[COURSE]
            sizes[COURSE] = 0
        sizes[0] += min(0, width - sum(sizes))
        for column, size in enumerate(sizes):
            self.setColumnWidth(column, size)

    def _announce_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self._pick(self._model.rows[current.row()].patient.id)

    def _announce_open(self, index: QModelIndex) -> None:
        self._open(self._model.rows[index.row()].patient.id)
