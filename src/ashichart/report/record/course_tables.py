"""The long tables of the course report: what was done in each session, and every reading. No sums but counts."""

from ashichart.domain.charting.needles import NeedleCount
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.sheets.record import CourseSheet, RecordSite, needle_lines
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.tables import Cell, Column, Table, paragraph
from ashichart.report.record.marks import charge_of, value_of
from ashichart.report.record.session_timeline import clock
from ashichart.report.record.site_cells import labelled_cell
from ashichart.wording import terms
from ashichart.wording.dates import short_day
from ashichart.wording.names.kinds import SESSION_KINDS
from ashichart.wording.paper import record as say

_GAP_MM = 5.0


def draw_treatment(layout: Document, sheet: CourseSheet, *, size: float, row_mm: float) -> None:
    """The items of STRICTA 2010 (PMC2882429) that a chart holds: insertions, points, retention, sessions."""
    columns = (
        Column("", 6.0, Align.RIGHT, 8.0), Column(terms.day(), 9.0, width=24.0), Column(terms.kind(), 34.0, width=22.0),
        Column(say.ketamine(), 57.0, width=38.0), Column(terms.needles_alone(), 108.0, Align.RIGHT, 12.0),
        Column(say.minutes_in(), 112.0, width=20.0),
        Column(say.sites_needled(), 132.0, width=layout.grid.width - 132.0),
    )  # fmt: skip
    note = say.needling_after_stricta_items_a_b_f()
    table = Table(layout, say.sessions_and_needling(), note, columns, size=size, row_mm=row_mm)
    width = columns[-1].width
    for visit in sheet.chart.sessions:
        *cells, _ = row = _visit_row(sheet, visit)
        lines = layout.fonts.wrapped(row[-1].text, width, size) or [""]
        table.row((*cells, Cell(lines[0])), is_last=len(lines) > 1)
        for line in lines[1:]:
            table.row((*(Cell() for _ in cells), Cell(line)), is_last=line is not lines[-1])
    layout.y += 2.4
    words = say.depth_response_sought_stimulation_and_needle_type()
    paragraph(layout, words, layout.grid.left, layout.grid.width, 7.4, soft=True)
    layout.y += _GAP_MM - 2.0


def _visit_row(sheet: CourseSheet, visit: SessionChart) -> tuple[Cell, ...]:
    session, count = visit.session, NeedleCount.of(visit.needles)
    minutes = [line.minutes for line in needle_lines(visit.needles) if line.minutes is not None]
    kept = str(minutes[0]) if minutes else "–"
    if minutes and min(minutes) < max(minutes):
        kept = terms.low_to_high(low=min(minutes), high=max(minutes))
    keys = {one.site.id: one.key for one in sheet.sites}
    titles = {site.id: keys.get(site.id, site.title) for site in visit.sites}
    points = ", ".join(dict.fromkeys(titles[needle.site_id] for needle in visit.needles))
    return (
        Cell(str(session.number), bold=True), Cell(short_day(session.day)),
        Cell(SESSION_KINDS[session.kind]()),
        Cell(" + ".join(dose.title for dose in visit.doses) or terms.no_dose()),
        Cell(str(count.placed) if count.placed else "–"), Cell(kept), Cell(points or "–"),
    )  # fmt: skip


def draw_readings(layout: Document, sheet: CourseSheet, *, size: float, row_mm: float) -> None:
    """Draw every reading of the course, a row a site and session."""
    by_id = {one.site.id: one for one in sheet.sites}
    if not by_id:
        return
    charged = any(visit.charges for visit in sheet.chart.sessions)
    columns = (
        Column("", 6.0, Align.RIGHT, 8.0), Column(terms.day(), 9.0, width=24.0), Column(terms.site(), 34.0, width=44.0),
        Column(say.side(), 82.0, Align.MIDDLE, 6.0), Column(terms.before_alone(), 90.0, width=11.0),
        Column("", 106.0, Align.RIGHT, 12.0), Column(terms.after_alone(), 113.0, width=11.0),
        Column("", 129.0, Align.RIGHT, 12.0), Column(say.after_dose(), 146.0, Align.RIGHT, 16.0),
        Column(terms.charge() if charged else "", layout.grid.width, Align.RIGHT, 24.0),
    )  # fmt: skip
    note = say.key_of_readings_and_charges() if charged else say.number_session_not_assessed_after_dose_minutes()
    table = Table(layout, say.all_readings(), note, columns, size=size, row_mm=row_mm)
    for visit in sheet.chart.sessions:
        number = str(visit.session.number)
        day = short_day(visit.session.day)
        for site in visit.sites:
            if site.id in by_id:
                table.row((Cell(number, bold=True), Cell(day, soft=True), *_reading_cells(by_id[site.id], visit)))
    layout.y += _GAP_MM


def _reading_cells(one: RecordSite, visit: SessionChart) -> tuple[Cell, ...]:
    site_id = one.site.id
    cells = [labelled_cell(one), Cell(one.side, bold=True)]
    minutes = "–"
    for phase in Phase:
        reading = visit.reading(site_id, phase)
        if reading is None or reading.value is None:
            cells += [Cell(), Cell("–", soft=True)]
            continue
        cells += [
            Cell(clock(visit.session, reading.read_at), soft=True, small=True),
            Cell(value_of(reading.scale, reading.value), bold=True),
        ]
        if phase is Phase.AFTER and (since := visit.minutes_since_dose(reading)) is not None:
            minutes = terms.minutes_alone(minutes=since)
    return (*cells, Cell(minutes, soft=True), Cell(charge_of(visit, site_id) if visit.charges else "", soft=True))
