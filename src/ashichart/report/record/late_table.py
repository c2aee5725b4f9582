"""The table of changes made after the day of a session: old values are kept and shown."""

from ashichart.domain.charting.late_entries import LateChange
from ashichart.domain.charting.sessions import Session
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.tables import Cell, Column, Table
from ashichart.report.record.session_timeline import clock
from ashichart.wording.acts import audited_words, replaced_words
from ashichart.wording.dates import short_day
from ashichart.wording.paper import record as say


def draw_late_changes(
    layout: Document, session: Session, changes: tuple[LateChange, ...], *, size: float, row_mm: float
) -> None:
    """Draw a row an act from the present `y`, with its day and time where the session was held."""
    columns = (
        Column(say.changed(), 0.0, width=34.0), Column(say.what(), 36.0, width=66.0),
        Column(say.was(), 104.0, width=42.0), Column(say.changed_by(), layout.grid.width, Align.RIGHT, 32.0),
    )  # fmt: skip
    note = say.from_the_audit_trail_the_session_itself()
    table = Table(layout, say.changed_after_its_day(), note, columns, size=size, row_mm=row_mm)
    for one in changes:
        when = f"{short_day(session.local(one.at).date())}, {clock(session, one.at)}"
        what, was = Cell(audited_words(one.action)), Cell(replaced_words(one.was, session), bold=True)
        table.row((Cell(when, soft=True), what, was, Cell(one.by, soft=True)))
