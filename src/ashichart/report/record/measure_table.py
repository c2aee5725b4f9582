"""The table of measures on the record sheets: first, latest, change, floor, threshold. No sums of its own."""

from collections.abc import Sequence

from ashichart.domain.charting.measures import MEASURE_RULES
from ashichart.domain.notation import signed
from ashichart.domain.sheets.record import MeasureLine
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.tables import Cell, Column, Table
from ashichart.wording import terms
from ashichart.wording.dates import short_day
from ashichart.wording.names.kinds import MEASURES, measure_words
from ashichart.wording.paper import record as say


def draw_measures(layout: Document, lines: Sequence[MeasureLine], *, size: float, row_mm: float) -> None:
    """Draw a row a measure from the present `y`."""
    columns = (
        Column("", 0.0, width=52.0), Column(terms.first(), 66.0, Align.RIGHT, 18.0), Column("", 68.0, width=22.0),
        Column(say.latest(), 98.0, Align.RIGHT, 18.0), Column("", 100.0, width=22.0),
        Column(terms.change(), 126.0, Align.RIGHT, 14.0), Column(say.floor(), 138.0, Align.RIGHT, 12.0),
        Column("", layout.grid.width, Align.RIGHT, 38.0),
    )  # fmt: skip
    note = say.floor_the_least_change_that_is_clear()
    table = Table(layout, terms.measures(), note, columns, size=size, row_mm=row_mm)
    for line in lines:
        rule = MEASURE_RULES[line.kind]
        title = MEASURES[line.kind]()
        amount = line.latest.value - line.first.value
        once = line.n == 1
        table.row(
            (
                Cell(title if rule.unit else say.measure_up_to(measure=title, high=rule.high)),
                Cell(line.first.text), Cell(short_day(line.first.taken_on), soft=True, small=True),
                Cell("–" if once else line.latest.text, bold=True),
                Cell("" if once else short_day(line.latest.taken_on), soft=True, small=True),
                Cell("–" if once else signed(amount)),
                Cell(say.no_floor() if rule.floor is None else str(rule.floor), soft=True),
                Cell(say.taken_once() if once else measure_words(line.kind, amount)),
            )
        )  # fmt: skip
