"""Walks the widgets of a window and the texts on its bodies: what overlaps, what is cut, what lies outside."""

from collections.abc import Iterator
from math import hypot

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from ashichart.ui.appearance.appearance import font
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import BodyText, TextKind
from ashichart.ui.body.label_ground import MarkGround, Obstacles, overlap
from ashichart.ui.body.layout import Box
from ashichart.ui.body.scene import HALO_REACH_PX
from ashichart.ui.chart.kap.dose_badge import DoseBadge
from ashichart.ui.library.library_body import LibraryBody
from ashichart.ui.parts.controls import ElidedLabel
from ashichart.ui.parts.keyboard import SearchesOnly
from ashichart.ui.undo.bar import UndoBar

_CLOSED = (QAbstractScrollArea, QComboBox, QAbstractSpinBox, QLineEdit)
# Parts that stand over the body on purpose: each has its own rule and test of what it may cover.
# A line of less than this keeps its glass and its key only.
LEAST_HINTED_PX = 113
# The least that the style sheet leaves beside the words of a table's head.
HEAD_PADDING_PX = 20
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
            elif _scrolls(widget) and _has_no_way_across(widget) and child.width() > widget.width():
                yield f"{_name(child)} is {child.width()} wide in {widget.width()} px that do not scroll across"
    if isinstance(widget, BodyCanvas):
        yield from text_faults(widget)
    for child in children:
        yield from _cut(child)
        yield from _walk(child)


def text_faults(canvas: BodyCanvas) -> Iterator[str]:
    """Tell of painted texts that overlap each other, a mark, a widget or the edge, or seem to name another mark."""
    picture = canvas.sight.picture_now()
    texts = picture.painted_texts
    above = [
        child.geometry()
        for child in canvas.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisible() and not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    beads = [
        box.moved(*picture.view.to_screen(mark.x, mark.y)) for mark in picture.marks for box, _ in mark.beads
    ]
    marks = [MarkGround(*picture.view.to_screen(mark.x, mark.y), mark.reach - 2) for mark in picture.marks]
    for at, one in enumerate(texts):
        said = f"{one.kind} “{one.text}”"
        box = one.box
        for other in texts[at + 1 :]:
            if box.overlaps(other.box):
                yield f"{said} and {other.kind} “{other.text}” overlap"
        if box.x0 < 0 or box.y0 < 0 or box.x1 > canvas.width() or box.y1 > canvas.height():
            yield f"{said} {tuple(map(round, box))} sticks out of {canvas.size().toTuple()}"
        for widget in above:
            if box.overlaps(Box(widget.left() + 1, widget.top() + 1, widget.right(), widget.bottom())):
                yield f"{said} {tuple(map(round, box))} lies under {widget.getRect()}"
        covers = any(mark.gap_to(box) <= 0 for mark in marks) or any(map(box.overlaps, beads))
        if one.kind in (TextKind.LABEL, TextKind.DOT) and covers:
            yield f"{said} covers a mark"
        if one.kind is TextKind.LABEL:
            yield from _of_another(canvas, one, said)


def _of_another(canvas: BodyCanvas, label: BodyText, said: str) -> Iterator[str]:
    """A label is nearest to its own mark, or has a leader that runs from it through no other mark and no text."""
    picture = canvas.sight.picture_now()
    assert label.mark is not None
    gaps: dict[str, float] = {}
    for mark in picture.marks:
        at = picture.view.to_screen(mark.x, mark.y)
        if mark.site_id == label.site_id and hypot(at[0] - label.mark[0], at[1] - label.mark[1]) > 1:
            continue  # the same site on another plate
        halo = HALO_REACH_PX if mark.title in canvas.accessibleDescription() else 0
        gaps[mark.site_id] = MarkGround(*at, mark.reach + halo).gap_to(label.box)
        if label.leader and mark.site_id != label.site_id:
            ground = MarkGround(*at, mark.reach - 2)
            if ground.gap_to(label.box) < 4:
                yield f"{said} has a leader and stands beside the mark of {mark.title}"
            if not all(map(Obstacles([ground]).is_clear, label.leader)):
                yield f"the leader of {said} runs through the mark of {mark.title}"
    nearest = min(gaps, key=lambda site_id: gaps[site_id])
    if not label.leader and nearest != label.site_id:
        yield f"{said} is nearer to another mark than to its own"
    for text in picture.painted_texts:
        if text != label and any(map(text.box.is_crossed, label.leader)):
            yield f"the leader of {said} runs through “{text.text}”"
        if text != label and any(overlap(one, other) for one in label.leader for other in text.leader):
            yield f"the leaders of {said} and “{text.text}” cross"
    slot = next(slot for slot in picture.slots if picture.view.box(slot.box).holds(*label.mark))
    midline = picture.view.to_screen(*slot.at(slot.midline, 0.0))[0]
    side = label.mark[0] - midline
    ends = [label.box.x0, label.box.x1, *(x for line in label.leader for x in (line[0], line[2]))]
    if abs(side) > 0.5 and any((x - midline) * side < 0 for x in ends):
        yield f"{said} or its leader lies beyond the midline"


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
    elif isinstance(child, DoseBadge):
        for words, face in zip(child.painted_words(), (font(13, 600), font(12)), strict=True):
            needed, room = QFontMetricsF(face).horizontalAdvance(words), child.words_px
            if needed > room:
                yield f"the dose badge says “{words}” in {room} px and needs {needed:.0f}"
    elif isinstance(child, QAbstractButton) and child.text() and not isinstance(child, QCheckBox):
        needed = child.fontMetrics().horizontalAdvance(child.text().replace("&", ""))
        if needed > child.width() and child.toolTip() != child.text():
            yield f"{_name(child)} is {child.width()} wide and needs {needed}"


    elif isinstance(child, QTableView) and (head := child.horizontalHeader()).isVisible():
        for column in range(child.model().columnCount()):
            words = str(child.model().headerData(column, Qt.Orientation.Horizontal) or "")
            needed = head.fontMetrics().horizontalAdvance(words) + HEAD_PADDING_PX
            if not child.isColumnHidden(column) and needed > child.columnWidth(column):
                yield f"{_name(child)}: the head “{words}” has {child.columnWidth(column)} and needs {needed}"
    elif isinstance(child, SearchesOnly) and not child.text() and not child.placeholderText():
        if child.width() > LEAST_HINTED_PX:
            yield f"{_name(child)} says nothing in {child.width()} px"
    elif isinstance(child, QLineEdit) and not child.text() and child.placeholderText():
        # 3 px: border and Qt's own margin.
        room = child.contentsRect().width() - child.textMargins().left() - child.textMargins().right() - 6
        needed = child.fontMetrics().horizontalAdvance(child.placeholderText())
        if needed > room:
            yield f"{_name(child)}: the hint “{child.placeholderText()}” has {room} and needs {needed}"


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _has_no_way_across(viewport: QWidget) -> bool:
    area = viewport.parentWidget()
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return isinstance(area, QScrollArea) and area.horizontalScrollBarPolicy() == off


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{str(text or widget.accessibleName())[:40]}”"
