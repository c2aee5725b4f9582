"""Measures as rows below the sites of the strip: their values, their words, and how a row is painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ashichart.domain.charting.measures import MEASURE_RULES, Measure, MeasureKind, is_clear
from ashichart.domain.notation import signed
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.inks import mix_hex
from ashichart.ui.course.headline.readings_behind_words import Behind, BehindRow
from ashichart.ui.course.strip.rows import CHANGE_PX, LEFT_PAD_PX, RIGHT_PAD_PX, StripColumn, StripGrid
from ashichart.wording import terms
from ashichart.wording.course import strip as say
from ashichart.wording.dates import short_day, tiny_day
from ashichart.wording.names.kinds import MEASURES, measure_words

_CELL_PX = QSize(46, 24)
_V_CENTRE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One kind of measure over the course.

    Args:
        kind: What was measured.
        by_column: What was taken on the day of each column, None where nothing was; one for each column.
        taken: All of the kind in order of days; at least one.
    """

    kind: MeasureKind
    by_column: tuple[Measure | None, ...]
    taken: tuple[Measure, ...]

    @property
    def title(self) -> str:
        """As in the choice of the trend's band."""
        return MEASURES[self.kind]()

    @property
    def amount(self) -> int | None:
        """Latest − first, None if it was taken once."""
        return None if len(self.taken) < 2 else self.taken[-1].value - self.taken[0].value

    @property
    def is_clear(self) -> bool:
        """Whether the change reaches its published floor."""
        return self.amount is not None and is_clear(self.kind, self.amount)

    def words(self, column: int = -1) -> str:
        """Return a row in full; with a column what was taken on its day."""
        if column >= 0:
            one = self.by_column[column]
            return say.not_taken_on_that_day(title=self.title) if one is None else f"{self.title}: {_dated(one)}"
        if self.amount is None:
            return say.taken_once(title=self.title, dated=_dated(self.taken[0]))
        rule = MEASURE_RULES[self.kind]
        said = {
            "measure": self.title, "then": _dated(self.taken[0]), "now": _dated(self.taken[-1]),
            "change": signed(self.amount), "verdict": measure_words(self.kind, self.amount),
        }  # fmt: skip
        if rule.floor is None:
            return say.measure_changed(**said)
        return say.measure_changed_and_floor(**said, floor=rule.floor, source=rule.source)


def measure_rows(columns: Sequence[StripColumn], measures: Sequence[Measure]) -> tuple[MeasureRow, ...]:
    """Return a row for each kind that was taken, in the order of `MeasureKind`; `columns` hold the day of each."""
    rows: list[MeasureRow] = []
    for kind in MeasureKind:
        taken = sorted((one for one in measures if one.kind is kind), key=lambda one: one.taken_on)
        if taken:
            by_day = {one.taken_on: one for one in taken}
            rows.append(MeasureRow(kind, tuple(by_day.get(column.day) for column in columns), tuple(taken)))
    return tuple(rows)


def measure_behind(row: MeasureRow) -> Behind:
    """Return every value of a kind with its change since the first, for the panel behind a click."""
    rule, first = MEASURE_RULES[row.kind], row.taken[0]
    rows: list[BehindRow] = []
    for one in row.taken:
        day = short_day(one.taken_on)
        amount = one.value - first.value
        since = ("–", say.the_first()) if one is first else (signed(amount), measure_words(row.kind, amount))
        rows.append(BehindRow((day, one.text, *since)))
    floor = say.no_floor_is_published_no_change_is()
    if rule.floor is not None:
        floor = terms.a_change_is_clear_from_on(floor=rule.floor, source=rule.source)
    how = (say.measures_stand_at_the_day_they_were(), floor)
    return Behind(row.words(), how, (terms.day(), terms.value(), say.since_the_first(), terms.said_as()), tuple(rows))


def paint_measure(
    painter: QPainter, grid: StripGrid, index: int, row: MeasureRow, theme: Theme, *, is_under: bool, is_first: bool
) -> None:
    """Paint a row at a place of the grid; numbers without colour, since no step of tenderness is meant."""
    box = QRectF(0, grid.row_top(index), grid.width, grid.row_px)
    if is_under:
        painter.fillRect(box, QColor(mix_hex(theme.surface, theme.tint, 0.5)))
    if is_first:
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(LEFT_PAD_PX, box.top() + 0.5), QPointF(grid.width - RIGHT_PAD_PX, box.top() + 0.5))
    painter.setPen(QPen(QColor(theme.muted), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(LEFT_PAD_PX + 2, box.center().y()), QPointF(LEFT_PAD_PX + 12, box.center().y()))
    painter.setFont(font(13, 500))
    painter.setPen(QColor(theme.ink))
    title = QRectF(LEFT_PAD_PX + 22, box.top(), grid.title_px - 46, box.height())
    fitted = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, int(title.width()))
    painter.drawText(title, _V_CENTRE | Qt.AlignmentFlag.AlignLeft, fitted)
    painter.save()
    cells = QRectF(grid.title_px - 4, box.top(), grid.cells_width + 4, box.height())
    painter.setClipRect(cells, Qt.ClipOperation.IntersectClip)
    for column in grid.columns_in_view:
        _paint_cell(painter, grid.column_left(column), box.center().y(), row.by_column[column], theme)
    painter.restore()
    amount = row.amount
    painter.setFont(font(13, 600 if row.is_clear else 500))
    painter.setPen(QColor(theme.ink if row.is_clear else theme.muted))
    right = QRectF(box.right() - CHANGE_PX - RIGHT_PAD_PX, box.top(), CHANGE_PX, box.height())
    painter.drawText(right, _V_CENTRE | Qt.AlignmentFlag.AlignRight, "–" if amount is None else signed(amount))


def _paint_cell(painter: QPainter, left: float, middle: float, one: Measure | None, theme: Theme) -> None:
    cell = QRectF(left, middle - _CELL_PX.height() / 2, _CELL_PX.width(), _CELL_PX.height())
    if one is None:
        painter.setFont(font(12, 500))
        painter.setPen(QColor(theme.muted))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "–")
        return
    painter.setPen(QPen(QColor(theme.line2), 1))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setFont(font(12, 600))
    painter.setPen(QColor(theme.ink))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, one.text)


def _dated(one: Measure) -> str:
    return say.taken_on(measure=one.text, day=tiny_day(one.taken_on))
