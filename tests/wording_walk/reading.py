"""Everything that a window says: texts of widgets, models and menus, hints, names for screen readers, painted texts."""

from collections.abc import Iterator

import pyqtgraph
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QHelpEvent, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGraphicsScene,
    QGraphicsView,
    QMenu,
    QTableView,
    QTabWidget,
    QToolTip,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.StatusTipRole,
)  # fmt: skip
_GETTERS = (
    "text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription", "whatsThis", "statusTip",
    "windowTitle", "prefix", "suffix", "specialValueText", "toPlainText", "currentText",
)  # fmt: skip
# Where on a widget a pointer asks for a hint, in shares of its width and height.
_ASKED = tuple((x / 8, y / 8) for x in range(1, 8, 2) for y in range(1, 8, 2))


class Painted:
    """Keeps every text that Python code paints, from its making on."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self._watch(QPainter, "drawText")
        self._watch(QPainterPath, "addText")
        self._watch(QToolTip, "showText", is_static=True)

    def _watch(self, kind: type, name: str, *, is_static: bool = False) -> None:
        paint = getattr(kind, name)

        def painted(*given: object) -> object:
            self.texts.update(one for one in given if isinstance(one, str))
            return paint(*given)

        setattr(kind, name, staticmethod(painted) if is_static else painted)


def words_of(window: QWidget) -> set[str]:
    """Return every text of a window and what is in it."""
    found: set[str] = set()
    for widget in (window, *window.findChildren(QWidget)):
        is_seen = widget.isVisible() or isinstance(widget, QMenu)
        if is_seen:
            found.update(_texts_of(widget))
    for action in window.findChildren(QAction):
        if isinstance(action.parent(), QGraphicsScene):
            continue  # of a canvas of curves, which takes no pointer and opens no menu
        found.update((action.text(), action.toolTip(), action.statusTip()))
    return {text for text in found if text.strip()}


def ask_for_hints(window: QWidget) -> None:
    """Rest the pointer on sixteen places of each widget, so that whoever makes hints as they are needed says them."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            for x, y in _ASKED:
                at = QPoint(int(widget.width() * x), int(widget.height() * y))
                QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    QToolTip.hideText()


def _texts_of(widget: QWidget) -> Iterator[str]:
    for name in _GETTERS:
        get = getattr(widget, name, None)
        if callable(get) and not (name == "text" and isinstance(widget, QAbstractSpinBox)):
            said = get()
            if isinstance(said, str):
                yield said
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help, QAccessible.Text.Value):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            yield interface.text(kind)
    if isinstance(widget, QMenu):
        widget.aboutToShow.emit()
        for action in widget.actions():
            yield from (action.text(), action.toolTip())
    if isinstance(widget, QComboBox):
        yield from _model_texts(widget.model())
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView):
        yield from _view_texts(widget)
    if isinstance(widget, QGraphicsView):
        yield from _scene_texts(widget)


def _view_texts(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is not None and not _is_of_calendar(view):
        yield from _model_texts(model)
        if isinstance(view, QTableView):
            for column in range(model.columnCount()):
                yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def _is_of_calendar(view: QObject) -> bool:
    """Qt's own calendar speaks the language of the system."""
    return "Calendar" in type(view.parent()).__name__


def _model_texts(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), 400)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())):
            index = model.index(row, column)
            for role in _ROLES:
                said = model.data(index, role)
                if isinstance(said, str):
                    yield said


def _scene_texts(view: QGraphicsView) -> Iterator[str]:
    for item in view.scene().items() if view.scene() is not None else ():
        if isinstance(item, pyqtgraph.TextItem):
            yield item.toPlainText()
        elif isinstance(item, pyqtgraph.AxisItem):
            yield from (item.labelText or "", item.labelUnits or "")
        get = getattr(item, "toPlainText", None)
        if callable(get):
            yield str(get())
        yield item.toolTip()
