"""The quiet panel that shows the readings behind a number. What it says is made in readings_behind_words."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from ashichart.ui.course.headline.readings_behind_words import Behind, BehindRow
from ashichart.ui.parts.controls import Button, IconButton, label
from ashichart.ui.parts.keyboard import Floating
from ashichart.wording.course import headline as say

Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 30
_HEAD_PX = 32
_CHROME_PX = 40
_WIDEST_PX = 760
_TALLEST_PX = 460
_EDGE_PX = 12


class BehindModel(QAbstractTableModel):
    """The lines of one `Behind` as they stand."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[BehindRow, ...] = ()

    def show_behind(self, behind: Behind) -> None:
        """Hold other lines."""
        self.beginResetModel()
        self._columns, self._rows = behind.columns, behind.rows
        self.endResetModel()

    def row(self, at: int) -> BehindRow:
        """Return a line."""
        return self._rows[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row a line."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As many as were named."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """Return the words of a cell; a screen reader gets the name of the column with them."""
        words = self._rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._columns[index.column()]}: {words}"
        return None


class ReadingsBehind(Floating):
    """A popover over the place: title, how the number was made, and its readings as a table.

    Esc, the cross or a click elsewhere closes it; the focus goes back to the number.

    Args:
        over: What it lies over and never reaches beyond.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._opener: QWidget | None = None
        self._path: list[Behind] = []
        self._title = label("", "strong", wrap=True)
        self._how = label("", "hint", wrap=True)
        self._back = Button(say.back(), "", kind="link")
        self._back.clicked.connect(self._go_back)
        close = IconButton("close", say.close_esc(), size=16)
        close.clicked.connect(self.dismiss)
        self._model = BehindModel()
        self._table = QTableView()
        self._table.setModel(self._model)
        self._dress_table()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 10, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._how)
        column.addWidget(self._table, 1)
        self.hide()

    @property
    def behind(self) -> Behind | None:
        """What is shown, None while it is closed."""
        return self._path[-1] if self._path and not self.isHidden() else None

    @property
    def table(self) -> QTableView:
        """The readings."""
        return self._table

    def open_at(self, behind: Behind, opener: QWidget, below: QRect) -> None:
        """Show what lies behind a number.

        Args:
            behind: What to show.
            opener: Gets the focus back.
            below: Where the number stands, in the coordinates of what the panel lies over.
        """
        self._opener = opener
        self._path = [behind]
        self._fill()
        self._place(below)
        self.show()
        self.raise_()
        self._table.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close and give the focus back."""
        if self.isHidden():
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had_focus and self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress_table(self) -> None:
        table = self._table
        table.setProperty("kind", "readings")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        table.verticalHeader().setMinimumSectionSize(_ROW_PX)
        header = table.horizontalHeader()
        header.setFixedHeight(_HEAD_PX)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        table.activated.connect(self._go_deeper)
        table.clicked.connect(self._go_deeper)

    def _fill(self) -> None:
        behind = self._path[-1]
        self._title.setText(behind.title)
        self._how.setText("\n".join(sentence for sentence in behind.how if sentence))
        self._back.setVisible(len(self._path) > 1)
        self._model.show_behind(behind)
        self._table.resizeColumnsToContents()
        self._table.scrollToTop()
        self._table.setAccessibleName(say.readings_behind(title=behind.title))
        self.setAccessibleName(behind.title)
        if behind.rows:
            self._table.setCurrentIndex(self._model.index(0, 0))

    def _place(self, below: QRect) -> None:
        room = self._over.rect().adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        wanted = self._table.horizontalHeader().length() + 48
        width = min(room.width(), _WIDEST_PX, max(520, wanted))
        self.setFixedWidth(width)
        inner = width - 28
        words = max(20, self._how.heightForWidth(inner)) + max(20, self._title.heightForWidth(inner - 60))
        top = min(below.bottom() + 8, room.bottom() - 260)
        most = min(_TALLEST_PX, room.bottom() - top) - words - _CHROME_PX - _HEAD_PX
        # Whole rows: half of one at the end reads as a mistake.
        rows = min(max(1, self._model.rowCount()), max(2, most // _ROW_PX))
        self._table.setFixedHeight(_HEAD_PX + _ROW_PX * rows)
        self.setFixedHeight(_HEAD_PX + _ROW_PX * rows + words + _CHROME_PX)
        left = min(max(below.left(), room.left()), room.right() - width)
        self.move(QPoint(left, max(room.top(), top)))

    def _go_deeper(self, index: QModelIndex) -> None:
        deeper = self._model.row(index.row()).deeper if index.isValid() else None
        if deeper is not None:
            self._path.append(deeper())
            self._fill()

    def _go_back(self) -> None:
        if len(self._path) > 1:
            self._path.pop()
            self._fill()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Backspace goes back where there is a way back."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() == Qt.Key.Key_Backspace and len(self._path) > 1:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for clicks elsewhere while open."""
        super().showEvent(event)
        QApplication.instance().installEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess]

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop listening."""
        super().hideEvent(event)
        QApplication.instance().removeEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks on the panel's own ground from what lies under it."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close at a press outside; the press itself goes where it was meant."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            elsewhere = watched is not self and not self.isAncestorOf(watched)
            if elsewhere and watched.window() is self.window():
                self.dismiss()
        return False
