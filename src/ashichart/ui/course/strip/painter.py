"""Paints the sites-by-session strip: only the cells in view, then titles and carry-over, then the header."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.notation import shape_of
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.inks import mix_hex
from ashichart.ui.course.course_words import change_text, change_words, session_line, site_words
from ashichart.ui.course.strip.measure_rows import MeasureRow, paint_measure
from ashichart.ui.course.strip.rows import (
    CHANGE_PX,
    HEAD_PX,
    LEFT_PAD_PX,
    RIGHT_PAD_PX,
    StripColumn,
    StripGrid,
    StripRow,
)
from ashichart.ui.parts.change_painters import paint_cell, paint_change, paint_hatch, paint_shape
from ashichart.wording.course import strip as say
from ashichart.wording.dates import tiny_day

BEFORE_PX = QSize(38, 26)
AFTER_PX = QSize(28, 20)
BOTH_PX = QSize(70, 26)
_GAP_PX = 4
_V_CENTRE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class StripLook:
    """What changes the painting without changing the values.

    Args:
        theme: Colours.
        picked: Site ids of the picked rows.
        colours: Site id -> colour of its line in the trend, where several lines are told apart.
        row_under: Row under the pointer, -1 for none.
        column_under: Column under the pointer, -1 for none.
    """

    theme: Theme
    picked: tuple[str, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict[str, str])
    row_under: int = -1
    column_under: int = -1


def paint_strip(
    painter: QPainter,
    grid: StripGrid,
    columns: tuple[StripColumn, ...],
    rows: tuple[StripRow, ...],
    measures: tuple[MeasureRow, ...],
    look: StripLook,
) -> None:
    """Paint the strip into its viewport: sites, measures below them, then the header."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, grid.width, grid.height), QColor(look.theme.surface))
    painter.save()
    painter.setClipRect(QRectF(0, HEAD_PX, grid.width, grid.page_height))
    of_sites = range(grid.rows_in_view.start, min(grid.rows_in_view.stop, len(rows)))
    for index in range(max(grid.rows_in_view.start, len(rows)), grid.rows_in_view.stop):
        at, is_under = index - len(rows), index == look.row_under
        paint_measure(painter, grid, index, measures[at], look.theme, is_under=is_under, is_first=at == 0)
    for index in of_sites:
        _paint_ground(painter, grid, index, rows[index].site, look)
        _paint_ends(painter, grid, index, rows[index], look)
    painter.setClipRect(QRectF(grid.title_px - 4, HEAD_PX, grid.cells_width + 4, grid.page_height))
    for index in of_sites:
        middle = grid.row_top(index) + grid.row_px / 2
        for column in grid.columns_in_view:
            left = grid.column_left(column)
            chart = columns[column].chart
            # On a day without a session there was nothing to assess: neither number nor hatch.
            if chart is not None:
                _paint_cells(painter, left, middle, chart, rows[index].site, look.theme)
    painter.restore()
    _paint_header(painter, grid, columns, look)
    if grid.still and grid.scroll:
        # What stands still is parted from what was scrolled up to it.
        painter.setPen(QPen(QColor(look.theme.control), 1.4))
        x = grid.title_px + grid.still * grid.column_px - 7.5
        painter.drawLine(QPointF(x, 6), QPointF(x, grid.height))


def _paint_ground(painter: QPainter, grid: StripGrid, index: int, site: Site, look: StripLook) -> None:
    theme = look.theme
    row = QRectF(0, grid.row_top(index), grid.width, grid.row_px)
    if site.id in look.picked:
        painter.fillRect(row, QColor(theme.tint))
        painter.fillRect(QRectF(0, row.top(), 3, row.height()), QColor(_picked_colour(site, look)))
    elif index == look.row_under:
        painter.fillRect(row, QColor(mix_hex(theme.surface, theme.tint, 0.5)))


def _picked_colour(site: Site, look: StripLook) -> str:
    return look.colours.get(site.id, look.theme.accent)


def _paint_cells(painter: QPainter, left: float, middle: float, chart: SessionChart, site: Site, theme: Theme) -> None:
    before, after = chart.reading(site.id, Phase.BEFORE), chart.reading(site.id, Phase.AFTER)
    if all(reading is None or reading.value is None for reading in (before, after)):
        paint_hatch(painter, _cell(left, middle, BOTH_PX), theme)
        return
    if before is not None and before.value is not None:
        paint_cell(painter, _cell(left, middle, BEFORE_PX), before.scale, before.value, theme, small=False)
    else:
        paint_hatch(painter, _cell(left, middle, BEFORE_PX), theme)
    right = left + BEFORE_PX.width() + _GAP_PX
    if after is not None and after.value is not None:
        paint_cell(painter, _cell(right, middle, AFTER_PX), after.scale, after.value, theme, small=True)
    elif after is not None or chart.rated(Phase.AFTER):
        # A session still before its readings after has nothing to hatch yet.
        paint_hatch(painter, _cell(right, middle, AFTER_PX), theme, 4.0)


def _paint_ends(painter: QPainter, grid: StripGrid, index: int, row: StripRow, look: StripLook) -> None:
    theme = look.theme
    box = QRectF(0, grid.row_top(index), grid.width, grid.row_px)
    shade = _picked_colour(row.site, look) if row.site.id in look.picked else theme.muted
    paint_shape(painter, QPointF(LEFT_PAD_PX + 7, box.center().y()), shape_of(row.site), QColor(shade))
    paint_title(painter, QRectF(LEFT_PAD_PX + 22, box.top(), grid.title_px - 46, box.height()), row.site, theme)
    right = QRectF(box.right() - CHANGE_PX - RIGHT_PAD_PX, box.top(), CHANGE_PX, box.height())
    paint_change(painter, right, row.change, _change_number(row.change), theme)


def _paint_header(painter: QPainter, grid: StripGrid, columns: tuple[StripColumn, ...], look: StripLook) -> None:
    theme = look.theme
    painter.save()
    painter.setClipRect(QRectF(grid.title_px - 4, 0, grid.cells_width + 4, HEAD_PX))
    for column in grid.columns_in_view:
        is_under = column == look.column_under and look.row_under < 0
        box = QRectF(grid.column_left(column), 0, grid.column_px, HEAD_PX)
        chart, day = columns[column].chart, columns[column].day
        if chart is not None:
            _paint_session(painter, box, chart, theme, is_under=is_under)
        else:
            painter.setFont(font(12, 500))
            painter.setPen(QColor(theme.muted))
            line = QRectF(box.left() + 2, 6, box.width() - 4, 18)
            painter.drawText(line, _V_CENTRE | _LEFT, tiny_day(day))
            painter.setFont(font(11, 500))
            painter.drawText(line.translated(0, 18), _V_CENTRE | _LEFT, say.measured())
    painter.restore()
    painter.setFont(font(12, 600))
    painter.setPen(QColor(theme.muted))
    right = QRectF(grid.width - CHANGE_PX - RIGHT_PAD_PX, 6, CHANGE_PX, 36)
    painter.drawText(right, _V_CENTRE | _RIGHT, say.carry_over_column())
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawLine(QPointF(LEFT_PAD_PX, HEAD_PX - 0.5), QPointF(grid.width - RIGHT_PAD_PX, HEAD_PX - 0.5))


def _paint_session(painter: QPainter, box: QRectF, chart: SessionChart, theme: Theme, *, is_under: bool) -> None:
    if is_under:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tint))
        painter.drawRoundedRect(QRectF(box.left() - 4, 4, box.width() - 4, HEAD_PX - 8), 6, 6)
    number = str(chart.session.number)
    line = QRectF(box.left() + 2, 6, box.width() - 4, 18)
    painter.setFont(font(12, 700))
    painter.setPen(QColor(theme.ink))
    painter.drawText(line, _V_CENTRE | _LEFT, number)
    line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(number) + 5)
    painter.setFont(font(12, 500))
    painter.setPen(QColor(theme.muted))
    painter.drawText(line, _V_CENTRE | _LEFT, tiny_day(chart.session.day))
    painter.setFont(font(11, 500))
    second = QRectF(box.left() + 2, 24, box.width() - 6, 18)
    fitted = painter.fontMetrics().elidedText(session_line(chart), Qt.TextElideMode.ElideRight, int(second.width()))
    painter.drawText(second, _V_CENTRE | _LEFT, fitted)


def _cell(left: float, middle: float, size: QSize) -> QRectF:
    return QRectF(left, middle - size.height() / 2, size.width(), size.height())


def _change_number(change: SiteChange | None) -> str:
    return "–" if change is None or change.amount is None else change_text(change.scale, change.amount)


def row_words(row: StripRow) -> str:
    """Return a row in full words: its carry-over, or the site alone while there is none."""
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
