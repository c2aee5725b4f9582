"""Walks the widgets of a window and tells what overlaps, what is cut and what lies outside; not of painted text."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.library.library_body import LibraryBody
from ashichart.ui.parts.controls import ElidedLabel
from ashichart.ui.undo.bar import UndoBar

_CLOSED = (QAbstractScrollArea, QComboBox, QAbstractSpinBox, QLineEdit)
# Parts that stand over the body on purpose: each has its own rule and test of what it may cover.
_OVER_THE_BODY = (BodyCanvas, LibraryBody)


def faults(widget: QWidget) -> list[str]:
    """Return every fault of a widget and its children, one sentence each."""
    return list(_walk(widget))


def _walk(widget: QWidget) -> Iterator[str]:
    children = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow() and not isinstance(child, UndoBar)
    ]
    if not isinstance(widget, (*_CLOSED, *_OVER_THE_BODY)):
        yield from _overlaps(children)
        for child in children:
            if child.width() > 0 and not widget.rect().contains(child.geometry()) and not _scrolls(widget):
                at, room = child.geometry().getRect(), widget.size().toTuple()
                yield f"{_name(child)} {at} sticks out of {_name(widget)} {room}"
    for child in children:
        yield from _cut(child)
        yield from _walk(child)


def _overlaps(children: list[QWidget]) -> Iterator[str]:
    solid = [one for one in children if not one.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)]
    for at, one in enumerate(solid):
        for other in solid[at + 1 :]:
            both = one.geometry() & other.geometry()
            if both.width() > 1 and both.height() > 1:
                yield f"{_name(one)} {one.geometry().getRect()} and {_name(other)} {other.geometry().getRect()} overlap"


def _cut(child: QWidget) -> Iterator[str]:
    if isinstance(child, ElidedLabel):
        return  # says the whole on hover; only names may be one
    if isinstance(child, QLabel) and child.text() and child.pixmap().isNull():
        room = child.contentsRect().width()
        if child.wordWrap():
            needed = child.heightForWidth(child.width())
            if needed > child.height() + 1:
                yield f"{_name(child)} is {child.height()} high and needs {needed}"
        else:
            needed = max(child.fontMetrics().horizontalAdvance(line) for line in child.text().split("\n"))
            if needed > room + 1:
                yield f"{_name(child)} is {room} wide and needs {needed}"
    elif isinstance(child, QAbstractButton) and child.text() and not isinstance(child, QCheckBox):
        needed = child.fontMetrics().horizontalAdvance(child.text().replace("&", ""))
        if needed > child.width() and child.toolTip() != child.text():
            yield f"{_name(child)} is {child.width()} wide and needs {needed}"


    elif isinstance(child, QLineEdit) and not child.text() and child.placeholderText():
        # 3 px: border and Qt's own margin.
        room = child.contentsRect().width() - child.textMargins().left() - child.textMargins().right() - 6
        needed = child.fontMetrics().horizontalAdvance(child.placeholderText())
        if needed > room:
            yield f"{_name(child)}: the hint “{child.placeholderText()}” has {room} and needs {needed}"


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{str(text or widget.accessibleName())[:40]}”"
