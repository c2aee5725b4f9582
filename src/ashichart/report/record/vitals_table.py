"""The table of vital signs on the session sheet. Which there are is decided elsewhere."""

from ashichart.domain.charting.doses import minutes_since_dose
from ashichart.domain.charting.sessions import SessionChart
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.tables import Cell, Column, Table
from ashichart.wording import terms
from ashichart.wording.paper import record as say
from ashichart.wording.timing import session_time

_NONE = "–"


def draw_vitals(layout: Document, visit: SessionChart, *, size: float, row_mm: float) -> None:
    """Draw a row a moment from the present `y`; an en dash stands for what was not taken."""
    columns = (
        Column(say.taken(), 0.0, width=18.0), Column(say.after_the_last_dose_text(), 58.0, Align.RIGHT, 34.0),
        Column(say.pressure_mmhg(), 96.0, Align.RIGHT, 30.0), Column(terms.pulse_a_minute(), 128.0, Align.RIGHT, 28.0),
        Column(say.oxygen_percent(), 150.0, Align.RIGHT, 18.0),
    )  # fmt: skip
    table = Table(layout, terms.vital_signs(), say.as_recorded_not_judged(), columns, size=size, row_mm=row_mm)
    for taken in visit.vitals:
        minutes = minutes_since_dose(visit.doses, taken.taken_at)
        table.row(
            (
                Cell(session_time(visit.session, taken.taken_at), soft=True),
                Cell(say.before_any_dose() if minutes is None else terms.minutes_alone(minutes=minutes), soft=True),
                Cell(taken.pressure or _NONE, bold=True),
                Cell(_NONE if taken.pulse is None else str(taken.pulse), bold=True),
                Cell(_NONE if taken.spo2 is None else str(taken.spo2), bold=True),
            )
        )
