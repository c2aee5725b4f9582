"""Where a bar may lie over a place: on nothing that can be pressed, typed in or picked, and on no mark of a body."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ashichart.ui.body.body_view import BodyView
from ashichart.ui.body.hit_testing import TextKind
from ashichart.ui.parts.keyboard import Floating

_CONTROLS = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QGraphicsView, QLineEdit, QPlainTextEdit, QTextEdit,
    Floating,
)  # fmt: skip
_MARGIN_PX = 8
_STEP_PX = 8
_PRESSED = ("mousePressEvent", "mouseReleaseEvent")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a bar would cover.

    Args:
        controls: What can be hit, and what stands on a body.
        words: What can only be read.
    """

    controls: QRegion
    words: QRegion


def taken_room(place: QWidget, beside: QWidget) -> Taken:
    """Return what of a place is taken, in its own px.

    Args:
        place: Whose parts are looked at.
        beside: The bar itself, which is in nobody's way.
    """
    controls, words = QRegion(), QRegion()
    for part in place.findChildren(QWidget):
        if part is beside or not part.isVisible() or beside.isAncestorOf(part):
            continue
        for box in _boxes(part):
            seen = _seen(part, box, place)
            if not seen.isEmpty():
                controls += seen.adjusted(-_MARGIN_PX, -_MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        if isinstance(part, QLabel) and part.text():
            words += _seen(part, part.rect(), place)
    return Taken(controls, words)


def free_place(room: QRect, size: QSize, taken: QRegion, wanted: QPoint) -> QPoint | None:
    """Return the free place for a bar that is nearest to where it is wanted; None if there is none.

    Args:
        room: Within which it lies.
        size: Of the bar.
        taken: What it may not cover.
        wanted: Where its upper left corner would lie best.
    """
    inner = room.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
    right, foot = inner.right() - size.width() + 1, inner.bottom() - size.height() + 1
    if right < inner.left() or foot < inner.top():
        return None
    rows = sorted({min(wanted.y(), foot), *range(foot, inner.top() - 1, -_STEP_PX)}, key=lambda y: abs(y - wanted.y()))
    columns = sorted({min(max(wanted.x(), inner.left()), right), *range(inner.left(), right + 1, 2 * _STEP_PX), right},
                     key=lambda x: abs(x - wanted.x()))  # fmt: skip
    free = (QPoint(x, y) for y in rows for x in columns if not taken.intersects(QRect(QPoint(x, y), size)))
    return next(free, None)


def _boxes(part: QWidget) -> Iterator[QRect]:
    """Return what of a part can be hit, in its own px."""
    if isinstance(part, BodyView):
        seen = part.sight.picture_now()
        for mark in seen.marks:
            x, y = seen.view.to_screen(mark.x, mark.y)
            reach = mark.reach
            yield QRect(int(x - reach), int(y - reach), int(2 * reach) + 1, int(2 * reach) + 1)
        for text in seen.painted_texts:
            if text.kind in (TextKind.LABEL, TextKind.LETTER):
                x0, y0, x1, y1 = text.box
                yield QRect(int(x0), int(y0), int(x1 - x0) + 1, int(y1 - y0) + 1)
    elif isinstance(part, QAbstractItemView):
        model, rows = part.model(), part.viewport().rect()
        last = model.index(model.rowCount() - 1, 0)
        if last.isValid():
            rows.setBottom(min(rows.bottom(), part.visualRect(last).bottom()))
            yield rows.translated(part.viewport().pos())
    elif isinstance(part, _CONTROLS) or _is_pressed(type(part)):
        yield part.rect()


def _is_pressed(made: type) -> bool:
    """Return whether a widget of the program answers to the mouse by itself."""
    return any(
        name in vars(base) for base in made.__mro__ if base.__module__.startswith("ashichart.") for name in _PRESSED
    )


def _seen(part: QWidget, box: QRect, place: QWidget) -> QRect:
    """Return what of a box is not cut off by the parts around it, in px of the place."""
    at: QWidget | None = part
    while at is not None and at is not place:
        box = box & at.rect()
        box.translate(at.pos())
        at = at.parentWidget()
    return box & place.rect()
