"""The sites of a course for screen readers: a row a site, with a cell a session; the measures below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect

from ashichart.ui.accessible.parts import WHOLE, Part, PartKey, Parts
from ashichart.ui.course.course_words import cell_words, session_words
from ashichart.ui.course.strip.measure_rows import MeasureRow
from ashichart.ui.course.strip.painter import row_words
from ashichart.ui.course.strip.rows import HEAD_PX, StripColumn, StripGrid, StripRow
from ashichart.ui.course.strip.selection import Picks

ShownStrip = tuple[Sequence[StripColumn], Sequence[StripRow], Sequence[MeasureRow], StripGrid, Picks]

_SESSION, _SITE, _MEASURE = "session", "site", "measure"


class StripParts(Parts):
    """Sessions at the head, rows of sites with their cells, rows of measures.

    Args:
        shown: Returns what is shown: columns, rows, measures, where they lie, and which rows are picked.
        press: Called with "session" or "site" and the id of what is pressed.
    """

    def __init__(
        self,
        shown: Callable[[], ShownStrip],
        press: Callable[[str, str], None],
    ) -> None:
        self._shown, self._pressed = shown, press

    def keys(self, within: PartKey = WHOLE) -> Sequence[PartKey]:
        """Sessions, sites and measures; of a site or a measure a cell for each column."""
        columns, rows, measures, _, _ = self._shown()
        if len(within) == 2 and within[0] != _SESSION:
            return tuple((*within, str(at)) for at, _ in enumerate(columns))
        if within:
            return ()
        return (
            *((_SESSION, str(at)) for at, column in enumerate(columns) if column.chart is not None),
            *((_SITE, row.site.id) for row in rows),
            *((_MEASURE, row.title) for row in measures),
        )

    def part(self, key: PartKey) -> Part | None:
        """A header, a row or a cell."""
        columns, rows, measures, grid, picks = self._shown()
        kind, name = key[0], key[1]
        if kind == _SESSION:
            at = int(name)
            chart = columns[at].chart if at < len(columns) else None
            return None if chart is None else Part(session_words(chart), _column(grid, at, 0, HEAD_PX))
        site = next((at for at, row in enumerate(rows) if row.site.id == name), -1) if kind == _SITE else -1
        measure = next((at for at, row in enumerate(measures) if row.title == name), -1) if kind == _MEASURE else -1
        if site < 0 and measure < 0:
            return None
        line = site if site >= 0 else len(rows) + measure
        top = grid.row_top(line)
        if len(key) > 2:
            column = int(key[2])
            if column >= len(columns):
                return None
            chart = columns[column].chart
            box = _column(grid, column, top, grid.row_px)
            if measure >= 0:
                return Part(measures[measure].words(column), box)
            return Part("–" if chart is None else cell_words(chart, rows[site].site), box)
        box = QRect(0, top, grid.width, grid.row_px) if top + grid.row_px > HEAD_PX and top < grid.height else QRect()
        if measure >= 0:
            return Part(measures[measure].words(), box)
        return Part(row_words(rows[site]), box, is_chosen=name in picks.ids, is_at_work=name == picks.current)

    def press(self, key: PartKey) -> None:
        """Go to a session, or open the readings of a site."""
        columns, rows, _, _, _ = self._shown()
        if key[0] == _SESSION and int(key[1]) < len(columns):
            chart = columns[int(key[1])].chart
            if chart is not None:
                self._pressed(_SESSION, chart.session.id)
        elif key[0] == _SITE and any(row.site.id == key[1] for row in rows):
            self._pressed(_SITE, key[1])


def _column(grid: StripGrid, at: int, top: int, height: int) -> QRect:
    """Where a column is; empty while it is scrolled away."""
    return QRect(grid.column_left(at), top, grid.column_px, height) if at in grid.columns_in_view else QRect()
