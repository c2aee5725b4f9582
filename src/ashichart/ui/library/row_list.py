"""Lists of the Library: rows as values, painted, one selected. What the rows stand for is the caller's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ashichart.domain.notation import Shape
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.style_sheet import mixed
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.glyph_painter import shape_path

Index = QModelIndex | QPersistentModelIndex

ROW_PX = 36
VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_PICTURE_PX = 26
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Args:
        value: What the row stands for; given back when it is picked.
        lead: First words, in semibold.
        rest: Words after them; they give way first.
        right: At the right edge, quiet: a count, a Chinese name.
        shape: Mark before the words, None for no mark.
        is_group: Stands for several: three lines in place of a mark.
        is_open: For a row that holds others: whether they are shown; None for a row that holds none.
        indent: Steps to the right.
        spoken: The row in full, for screen readers.
    """

    value: object
    lead: str
    rest: str = ""
    right: str = ""
    shape: Shape | None = None
    is_group: bool = False
    is_open: bool | None = None
    indent: int = 0
    spoken: str = ""


class RowModel(QAbstractListModel):
    """Rows in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row a value."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = 0) -> object:
        """Return the words of a row, or the row itself."""
        row = self._rows[index.row()]
        if role == VALUE_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(word for word in (row.lead, row.rest) if word)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken or " ".join(word for word in (row.lead, row.rest, row.right) if word)
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints the rows; the selected one is tinted, with a bar at its left."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height."""
        del option, index
        return QSize(80, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(VALUE_ROLE)
        if not isinstance(row, Row):
            return
        theme = self.theme
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = box.adjusted(6, 1, -6, -1)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tint if selected else mixed(theme.surface, theme.tint, 0.5)))
            painter.drawRoundedRect(ground, 6, 6)
        if selected:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(ground.left(), ground.top() + 6, 3, ground.height() - 12), 1.5, 1.5)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(ground.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        inside = box.adjusted(18 + 12 * row.indent, 0, -16, 0)
        ink = QColor(theme.accent if selected else theme.ink)
        if row.is_open is not None:
            _paint_chevron(painter, QPointF(inside.left() + 5, inside.center().y()), QColor(theme.muted), row.is_open)
            inside.setLeft(inside.left() + 18)
            ink = QColor(theme.accent if selected else theme.muted)
        if row.shape is not None or row.is_group:
            painter.setPen(QPen(ink if selected else QColor(theme.muted), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            centre = QPointF(inside.left() + 6, inside.center().y())
            if row.shape is not None:
                painter.drawPath(shape_path(row.shape, centre, 5.5))
            else:
                for step in (-4, 0, 4):
                    painter.drawLine(centre + QPointF(-5, step), centre + QPointF(5, step))
            inside.setLeft(inside.left() + _PICTURE_PX)
        self._paint_words(painter, inside, row, ink)
        painter.restore()

    def _paint_words(self, painter: QPainter, inside: QRectF, row: Row, ink: QColor) -> None:
        # Chinese stands one step larger; a true minus is no letter of it.
        is_chinese = any(letter >= "\u2e80" for letter in row.right)
        right_font = font(14, 500) if is_chinese else font(12, 400)
        painter.setFont(right_font)
        right_px = painter.fontMetrics().horizontalAdvance(row.right)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(inside, _RIGHT, row.right)
        room = inside.width() - (right_px + 10 if row.right else 0)
        # The end of a long name is its number, so a name that stands alone gives way in its middle.
        middle = Qt.TextElideMode.ElideRight if row.rest else Qt.TextElideMode.ElideMiddle
        used = _paint_elided(painter, inside, room, row.lead, (font(13, 600), ink, middle))
        if row.rest and room - used > 24:
            rest = inside.adjusted(used + 6, 0, 0, 0)
            quiet = (font(13), QColor(self.theme.ink), Qt.TextElideMode.ElideRight)
            _paint_elided(painter, rest, room - used - 6, row.rest, quiet)


def _paint_elided(
    painter: QPainter, box: QRectF, room: float, text: str, dress: tuple[QFont, QColor, Qt.TextElideMode]
) -> int:
    face, ink, mode = dress
    painter.setFont(face)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, mode, round(room))
    painter.drawText(box, _LEFT, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _paint_chevron(painter: QPainter, centre: QPointF, ink: QColor, is_open: bool) -> None:
    pen = QPen(ink, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    steps = ((-4, -2), (0, 2), (4, -2)) if is_open else ((-2, -4), (2, 0), (-2, 4))
    painter.drawPolyline(QPolygonF([centre + QPointF(*step) for step in steps]))


class RowList(QListView):
    """The list itself.

    Args:
        theme: Colours to begin with.
        name: For screen readers.
        pick: Is given the value of the row that the selection moved to.
        enter: Is given the value, on Enter or double click.
        leave: Called when the key Up was pressed on the first row.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        pick: Callable[[object], object],
        enter: Callable[[object], object] = lambda _value: None,
        leave: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__()
        self._pick, self._enter_value, self._leave = pick, enter, leave
        self._rows = RowModel()
        self._delegate = RowDelegate(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(ROW_PX)
        self.selectionModel().currentChanged.connect(self._announce)
        self.doubleClicked.connect(self._enter_index)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows.rows

    @property
    def current(self) -> object:
        """The value of the selected row, None if none is."""
        at = self.currentIndex().row()
        return self.rows[at].value if 0 <= at < len(self.rows) else None

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_rows(self, rows: Sequence[Row], current: object = None) -> None:
        """Show other rows and mark one without announcing it."""
        self.selectionModel().blockSignals(True)
        self._rows.set_rows(rows)
        self.selectionModel().blockSignals(False)
        self.select(current)
        if self.currentIndex().row() <= 0:
            self.scrollToTop()

    def select(self, value: object) -> bool:
        """Mark the row of a value without announcing it; False if no row stands for it."""
        at = next((number for number, row in enumerate(self.rows) if row.value == value), -1)
        choice = self.selectionModel()
        choice.blockSignals(True)
        if at < 0:
            choice.clear()
        else:
            choice.setCurrentIndex(self._rows.index(at, 0), choice.SelectionFlag.ClearAndSelect)
        choice.blockSignals(False)
        if at >= 0:
            self.scrollTo(self._rows.index(at, 0))
        self.viewport().update()
        return at >= 0

    def pick(self, at: int) -> None:
        """Move the selection to a row and announce it."""
        if 0 <= at < len(self.rows):
            self.setCurrentIndex(self._rows.index(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, Up on the first row leaves; letters are the caller's: they begin a search."""
        at = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter(at)
        elif event.key() == Qt.Key.Key_Up and at <= 0:
            self._leave()
        elif event.text().isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _announce(self, current: QModelIndex) -> None:
        if current.isValid():
            self._pick(self.rows[current.row()].value)

    def _enter_index(self, index: QModelIndex) -> None:
        self._enter(index.row())

    def _enter(self, at: int) -> None:
        if 0 <= at < len(self.rows):
            self._enter_value(self.rows[at].value)
