"""Tables of the record sheets: a head, rows with fine rules, the head again on every further page. No content."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ashichart.report.pdf.document import Document
from ashichart.report.pdf.fonts import Weight
from ashichart.report.pdf.page import draw_section, named_to_fit, printable
from ashichart.report.pdf.pen import Align
from ashichart.wording import terms
from ashichart.wording.paper import pdf as say

SECTION_MM = 7.4
HEAD_MM = 4.4
ROW_MM = 6.0
TEXT_PT = 8.8
SMALL_PT = 7.4
_MOST_SMALL_PT = 9.4  # columns keep their widths in large print


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        title: Over it; may be "".
        x: Where its text stands, mm from the left edge of the table.
        align: Which end of the text stands there.
        width: How wide its text may be; longer text is cut with an ellipsis.
    """

    title: str
    x: float
    align: Align = Align.LEFT
    width: float = 60.0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column: a text, or nothing but what `draw` puts there, given the row's baseline.

    `short` stands there where the text has no room: a whole short name says more than half a long one.
    """

    text: str = ""
    bold: bool = False
    soft: bool = False
    small: bool = False
    draw: Callable[[float], None] | None = None
    short: str = ""


class Table:
    """A table that breaks over pages.

    Args:
        layout: The document.
        title: Of the section; further pages say "continued".
        note: Quiet, flush right.
        columns: From left to right.
        size: Of the type in pt.
        row_mm: Height of a row.
        foot_mm: What must fit below the last row together with it.
    """

    def __init__(
        self,
        layout: Document,
        title: str,
        note: str,
        columns: Sequence[Column],
        *,
        size: float = TEXT_PT,
        row_mm: float = ROW_MM,
    ) -> None:
        self._layout, self._title, self._note, self._columns = layout, title, note, tuple(columns)
        self._size, self._row_mm = size, row_mm
        share = row_mm / ROW_MM
        layout.need(SECTION_MM + HEAD_MM + 2 * row_mm * share)
        layout.bookmark(title, 1)
        self._head(title)

    def _head(self, title: str) -> None:
        layout = self._layout
        section(layout, title, self._note)
        size = min(_MOST_SMALL_PT, max(SMALL_PT, self._size - 1.0))
        for column in self._columns:
            if column.title:
                layout.text(
                    layout.grid.left + column.x, layout.y, column.title, size, soft=True, align=column.align,
                )  # fmt: skip
        layout.y += 1.6
        layout.rule(layout.grid.left, layout.grid.right, layout.y, faint=True)

    def row(self, cells: Sequence[Cell], *, is_last: bool = False) -> None:
        """Set a row; `is_last` leaves out the rule below it."""
        layout = self._layout
        if layout.need(self._row_mm):
            self._head(terms.continued(title=self._title))
        baseline = layout.y + self._row_mm * 0.68
        for column, cell in zip(self._columns, cells, strict=True):
            if cell.draw is not None:
                layout.add(lambda draw=cell.draw: draw(baseline))
            if cell.text:
                self._set(column, cell, baseline)
        layout.y += self._row_mm
        if not is_last:
            layout.rule(layout.grid.left, layout.grid.right, layout.y, faint=True)

    def _set(self, column: Column, cell: Cell, baseline: float) -> None:
        layout = self._layout
        size = min(_MOST_SMALL_PT, max(SMALL_PT, self._size - 1.2)) if cell.small else self._size
        weight = Weight.SEMIBOLD if cell.bold else Weight.REGULAR
        text, short = (printable(layout.fonts, one, say.not_printable()) for one in (cell.text, cell.short))
        text = named_to_fit(layout.fonts, text, short, column.width, size, weight)
        layout.text(
            layout.grid.left + column.x, baseline, text, size, bold=cell.bold, soft=cell.soft, align=column.align
        )


def section(
    layout: Document, title: str, note: str = "", *, left: float | None = None, right: float | None = None
) -> None:
    """Begin a section at the present `y` and go below its title."""
    y = layout.y
    start = layout.grid.left if left is None else left
    end = layout.grid.right if right is None else right
    layout.add(lambda: draw_section(layout.pen, layout.fonts, layout.inks, start, end, y, title, note))
    layout.y += SECTION_MM + 2.0


def paragraph(
    layout: Document, text: str, x: float, width: float, size: float, *, soft: bool = False, bold: bool = False
) -> None:
    """Set text in lines below one another from the present `y`, a baseline, and go below the last."""
    weight = Weight.SEMIBOLD if bold else Weight.REGULAR
    step = 0.47 * size
    said = printable(layout.fonts, text, say.some_letters_of_this_text_cannot_be())
    for line in layout.fonts.wrapped(said, width, size, weight):
        if not layout.room(0.0):
            layout.turn()
            layout.y += step
        layout.text(x, layout.y, line, size, soft=soft, bold=bold)
        layout.y += step
