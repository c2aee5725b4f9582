"""The session sheet for the record: doses, readings, response, needles counted, cautions, signature."""

from collections.abc import Mapping

from ashichart.domain.analysis.change import SiteChange, shared_means
from ashichart.domain.charting.readings import Phase
from ashichart.domain.notation import signed
from ashichart.domain.sheets.choices import SheetChoices
from ashichart.domain.sheets.progress import Fate, fate_of
from ashichart.domain.sheets.record import RecordSite, SessionSheet, needle_lines
from ashichart.report.bodies.bodies import BodyStyle, Pair, PlateArt, body_height, draw_bodies
from ashichart.report.pdf.document import Document, Frame, Pages
from ashichart.report.pdf.fonts import Fonts
from ashichart.report.pdf.page import draw_record_head, printable
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.tables import Cell, Column, Table, paragraph, section
from ashichart.report.placement import MAIN_PLATES
from ashichart.report.record.cautions import caution_mm, draw_caution
from ashichart.report.record.charge_part import draw_charge_session
from ashichart.report.record.late_table import draw_late_changes
from ashichart.report.record.marks import (
    FATE_WORDS,
    FLOOR_WORDS,
    SCALE_WORDS,
    change_of,
    charge_of,
    draw_legend,
    draw_line,
    draw_scale_ends,
    fitting,
    legend_signs,
    mean_of,
    record_dots,
    scale_end,
    value_of,
)
from ashichart.report.record.measure_table import draw_measures
from ashichart.report.record.result_pair import draw_carried, draw_response
from ashichart.report.record.session_timeline import HEIGHT_MM, clock, draw_timeline, span
from ashichart.report.record.site_cells import named_cell
from ashichart.report.record.vitals_table import draw_vitals
from ashichart.wording import terms
from ashichart.wording.dates import clock_time, full_day, weekday
from ashichart.wording.names.kinds import SESSION_OF_KIND, clock_words
from ashichart.wording.paper import record as say
from ashichart.wording.timing import session_time

_TOP = 45.5
_GAP_MM = 5.0
_BODIES_WIDE = 114.0
_BODIES_MM = 92.0
_SIDE_X = 123.0
_SIGN_MM = 26.0


def session_pages(
    sheet: SessionSheet, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices | None = None
) -> Pages:
    """Make the sheet, on as many pages as it needs.

    Args:
        sheet: What it says.
        arts: "front" and "back".
        fonts: The faces, made once.
        choices: Paper, tone and size of type.
    """
    return _Session(sheet, arts, fonts, choices or SheetChoices()).made()


class _Session:
    def __init__(self, sheet: SessionSheet, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices) -> None:
        number = sheet.visit.session.number
        running = terms.session_of_patient(number=number, patient=printable(fonts, sheet.patient.name, terms.patient()))
        frame = Frame(
            terms.session_number(number=number), sheet.clinic_name, sheet.is_demonstration, sheet.printed_on,
            running=running, top=_TOP,
        )  # fmt: skip
        self.sheet, self.visit, self.scale = sheet, sheet.visit, sheet.visit.session.scale
        self.layout = Document(frame, fonts, choices)
        self.grid, self.pen, self.inks, self.fonts = self.layout.grid, self.layout.pen, self.layout.inks, fonts
        self.arts = tuple(arts[name] for name in MAIN_PLATES if name in arts)
        self.changes = sheet.changes
        self.rated = tuple(one for one in sheet.sites if one.key.isdigit())
        self.size = 12.0 if choices.large else 8.8
        self.row_mm = 8.2 if choices.large else 6.0

    def made(self) -> Pages:
        sheet, layout = self.sheet, self.layout
        session = self.visit.session
        started = session.local(session.started_at)
        born = say.not_recorded() if sheet.patient.birth_date is None else full_day(sheet.patient.birth_date)
        facts = (
            (terms.patient(), sheet.patient.name),
            (terms.born(), born),
            (terms.course(), sheet.course.indication),
            (terms.scale(), SCALE_WORDS[self.scale].split(":")[0]),
        )
        note = say.session_note(
            session=SESSION_OF_KIND[session.kind](), weekday=weekday(started), day=full_day(started.date()),
            time=clock_time(started),
        )  # fmt: skip
        title = terms.session_number(number=session.number)
        layout.bookmark(title)
        layout.on_each_page(lambda _: draw_record_head(self.pen, self.fonts, self.grid, self.inks, title, note, facts))
        self._doses()
        if sheet.visit.vitals:
            draw_vitals(layout, sheet.visit, size=self.size, row_mm=self.row_mm)
            layout.y += _GAP_MM
        self._readings()
        self._results()
        self._measures_and_pain()
        if not self.visit.needles:
            self._no_needle()
        self._bodies()
        draw_charge_session(layout, self.arts, sheet)
        if self.visit.needles:
            self._needles()
        if sheet.late:
            draw_late_changes(layout, sheet.visit.session, sheet.late, size=self.size, row_mm=self.row_mm)
            layout.y += _GAP_MM
        self._signature()
        return layout.made()

    # ---- doses

    def _doses(self) -> None:
        layout, visit = self.layout, self.visit
        section(layout, say.ketamine_and_time(), self._timing())
        of = span(visit)
        if of is not None:
            top = layout.y - 2.0
            layout.add(lambda: draw_timeline(self.pen, self.inks, self.grid.left, self.grid.right, top, visit, of))
            layout.y = top + HEIGHT_MM + 0.6
        if visit.doses:
            given = "; ".join(f"{session_time(visit.session, dose.given_at)} {dose.title}" for dose in visit.doses)
            words = say.given(doses=given)
            if len(visit.doses) > 1:
                words = f"{words} {say.in_all_mg(mg=f'{sum(dose.mg for dose in visit.doses):g}')}"
            words = words if visit.vitals else f"{words} {say.no_vital_signs_recorded()}"
        else:
            words = terms.no_dose_recorded()
        paragraph(layout, words, self.grid.left, self.grid.width, self.size)
        layout.y += _GAP_MM - 3.0

    def _timing(self) -> str:
        if not self.visit.doses or not self.visit.needles:
            return ""
        first = min(needle.inserted_at for needle in self.visit.needles)
        earlier = [dose.given_at for dose in self.visit.doses if dose.given_at <= first]
        if not earlier:
            return say.first_needle_in_before_any_dose()
        return say.first_needle_in_min_after_the_last(minutes=int((first - max(earlier)).total_seconds() // 60))

    # ---- readings

    def _readings(self) -> None:
        layout, scale, charged = self.layout, self.scale, bool(self.visit.charges)
        if not self.rated:
            section(layout, say.tenderness_before_and_after())
            paragraph(layout, say.no_site_was_rated_in_this_session(), self.grid.left, self.grid.width, self.size)
            layout.y += _GAP_MM - 3.0
            return
        values = [one for change in self.changes.values() for one in (change.then, change.now) if one is not None]
        end = scale_end(scale, values)
        line_x, line_mm = (122.0, 22.0) if charged else (116.0, 28.0)
        note = say.ring_before_mark_after(legend=SCALE_WORDS[scale])
        columns = (
            Column("", 4.6, Align.RIGHT, 6.0), Column(terms.site(), 7.4, width=38.0),
            Column(say.side(), 49.0, Align.MIDDLE, 6.0),
            Column(terms.before_alone(), 56.0, width=21.0), Column("", 71.0, Align.RIGHT, 12.0),
            Column(terms.after_alone(), 78.0, width=21.0), Column("", 93.0, Align.RIGHT, 12.0),
            Column(terms.change(), 107.0, Align.RIGHT, 14.0),
            *((Column(terms.charge(), 111.0, width=12.0),) if charged else ()),
            Column("", line_x), Column(terms.immediate_response(), self.grid.width, Align.RIGHT, 29.0),
        )  # fmt: skip
        table = Table(layout, say.tenderness_before_and_after(), note, columns, size=self.size, row_mm=self.row_mm)
        y = layout.y - 1.6
        layout.add(lambda: draw_scale_ends(self.pen, self.inks, self.grid.left + line_x, line_mm, y, scale, end))
        for one in self.rated:
            table.row(self._reading_row(one, charged, line_x, line_mm, end))
        self._mean_row()
        layout.y += _GAP_MM

    def _reading_row(
        self, one: RecordSite, charged: bool, line_x: float, line_mm: float, end: float
    ) -> tuple[Cell, ...]:
        change = self.changes[one.site.id]
        left, pen, inks = self.grid.left, self.pen, self.inks
        return (
            Cell(one.key, bold=True),
            named_cell(one),
            Cell(one.side, bold=True),
            *self._phase_cells(one.site.id, Phase.BEFORE, change.then),
            *self._phase_cells(one.site.id, Phase.AFTER, change.now),
            Cell(change_of(self.scale, change.amount), soft=change.amount is None),
            *((Cell(charge_of(self.visit, one.site.id), soft=True),) if charged else ()),
            Cell(draw=lambda y: draw_line(pen, inks, left + line_x, line_mm, y - 1.1, change, end)),
            Cell(self._said(change), soft=not (change.is_less or change.is_more)),
        )

    def _said(self, change: SiteChange) -> str:
        if change.amount is None and not self.visit.rated(Phase.AFTER) and change.then is not None:
            return "–"
        return FATE_WORDS[fate_of(change)]

    def _phase_cells(self, site_id: str, phase: Phase, value: float | None) -> tuple[Cell, Cell]:
        reading = self.visit.reading(site_id, phase)
        if reading is None or value is None:
            return Cell(terms.not_assessed(), soft=True, small=True), Cell()
        read_at = clock(self.visit.session, reading.read_at)
        return Cell(read_at, soft=True, small=True), Cell(value_of(self.scale, value), bold=True)

    def _mean_row(self) -> None:
        response, layout = self.sheet.response, self.layout
        shared = shared_means(self.changes.values())
        if response is None or shared is None:
            return
        layout.need(self.row_mm)
        y = layout.y + 0.7 * self.row_mm
        words = say.site_read_both_times() if shared.n == 1 else say.mean_of_the_sites_read_both_times(n=shared.n)
        left = self.grid.left
        layout.text(left + 7.4, y, words, self.size, bold=True)
        for value, x in ((shared.then, 71.0), (shared.now, 93.0)):
            layout.text(left + x, y, mean_of(self.scale, value), self.size, bold=True, align=Align.RIGHT)
        change = mean_of(self.scale, shared.now - shared.then, with_sign=True)
        layout.text(left + 107.0, y, change, self.size, bold=True, align=Align.RIGHT)
        minutes = response.now.timing.minutes
        if minutes:
            low, high = minutes[0], minutes[-1]
            after = say.minutes_after_dose(minutes=low)
            if low != high:
                after = say.minutes_range_after_dose(low=low, high=high)
            layout.text(self.grid.right, y, after, 7.8, soft=True, align=Align.RIGHT)
        layout.y += self.row_mm

    # ---- results

    def _results(self) -> None:
        layout, sheet = self.layout, self.sheet
        layout.need(34.0)
        top, middle = layout.y, self.grid.left + (self.grid.width - 10.0) / 2
        draw_response(layout, sheet.response, self.grid.left, middle)
        lower, layout.y = layout.y, top
        draw_carried(layout, sheet.carried, middle + 10.0, self.grid.right)
        layout.y = max(lower, layout.y) + 1.0
        words = say.floor_of_change_what_lies_under_the(floor=FLOOR_WORDS[self.scale])
        paragraph(layout, words, self.grid.left, self.grid.width, 7.8, soft=True)
        layout.y += _GAP_MM - 2.0

    def _measures_and_pain(self) -> None:
        layout, sheet = self.layout, self.sheet
        if sheet.measures:
            draw_measures(layout, sheet.measures, size=self.size, row_mm=self.row_mm)
            layout.y += _GAP_MM
        layout.need(16.0)
        section(layout, say.pain_areas(), say.painted_on_the_skin_before_and_after())
        if not sheet.painted:
            words = say.none_painted_in_this_session_not_assessed()
            paragraph(layout, words, self.grid.left, self.grid.width, self.size, soft=True)
        for line in sheet.painted:
            words = say.skin_words(line.phase, line.percent, line.areas)
            paragraph(layout, words, self.grid.left, self.grid.width, self.size)
        if len(sheet.painted) == 2:
            amount = sheet.painted[1].percent - sheet.painted[0].percent
            words = say.change_of_the_skin_no_error_is(signed=signed(amount, 1))
            paragraph(layout, words, self.grid.left, self.grid.width, 7.8, soft=True)
        layout.y += _GAP_MM - 2.0

    # ---- sites, needles

    def _bodies(self) -> None:
        layout, sheet = self.layout, self.sheet
        if not sheet.sites and not sheet.cautions:
            return
        height = body_height(self.arts, _BODIES_WIDE, _BODIES_MM)
        layout.need(height + 20.0)
        top = layout.y
        has_after = bool(self.visit.rated(Phase.AFTER))
        layout.bookmark(terms.sites_alone(), 1)
        section(layout, terms.sites_alone(), self._bodies_note(has_after), right=self.grid.left + _BODIES_WIDE)
        pair = Pair(self.arts, self.grid.left, layout.y + 1.0, _BODIES_WIDE, height)
        share = fitting(pair, sheet.sites, self.changes, sheet.ppt_range)
        dots = record_dots(sheet.sites, self.changes, sheet.ppt_range, share, then_only=not has_after)
        style = BodyStyle(with_words=False)
        layout.add(
            lambda: draw_bodies(
                self.pen, self.fonts, self.inks, layout.choices.tone, pair, dots, numbered=True, style=style
            )
        )
        bodies_end = layout.y + height + style.title_drop_mm + 5.0
        layout.y = top
        self._legend(has_after)
        left = self.grid.left + _SIDE_X
        section(layout, terms.cautions(), left=left)
        if not sheet.cautions:
            layout.text(left, layout.y, say.none_recorded_none_in_the_atlas(), 8.8, soft=True)
        rest = list(sheet.cautions)
        while rest and layout.y + caution_mm(layout, rest[0], self.grid.right - left - 4.0) <= bodies_end:
            draw_caution(layout, rest.pop(0), left)
        layout.y = bodies_end
        if rest:
            layout.need(caution_mm(layout, rest[0], self.grid.width - 4.0) + 9.4)
            section(layout, say.cautions_continued() if len(rest) < len(sheet.cautions) else terms.cautions())
        for caution in rest:
            layout.need(caution_mm(layout, caution, self.grid.width - 4.0))
            draw_caution(layout, caution, self.grid.left)
        layout.y += 1.0

    def _bodies_note(self, has_after: bool) -> str:
        hidden = [one.key for one in self.sheet.sites if not any(name in one.places for name in MAIN_PLATES)]
        shown = say.ring_before_core_after() if has_after else say.readings_before()
        return say.not_drawn_here(shown=shown, join=", ".join(hidden)) if hidden else shown

    def _legend(self, has_after: bool) -> None:
        layout, left = self.layout, self.grid.left + _SIDE_X
        section(layout, say.reading_the_marks(), left=left)
        y = layout.y
        fates = {fate_of(self.changes[one.site.id]) for one in self.rated} if has_after else set[Fate]()
        letters = any(not one.key.isdigit() for one in self.sheet.sites)
        if has_after or letters:
            ring = terms.turned_before()
            layout.add(lambda: draw_legend(self.pen, self.inks, left, y, fates, has_needles=letters, then=ring))
        else:
            layout.text(left, y, say.bigger_is_more_tender(), 8.8)
        layout.y = y + 5.6 * max(1, len(legend_signs(fates)) + letters) + 1.0

    def _no_needle(self) -> None:
        layout = self.layout
        layout.need(14.0)
        section(layout, terms.needles_alone())
        paragraph(layout, say.no_needle_in_this_session(), self.grid.left, self.grid.width, self.size, soft=True)
        layout.y += _GAP_MM - 3.0

    def _needles(self) -> None:
        layout, visit = self.layout, self.visit
        lines = needle_lines(visit.needles)
        by_id = {one.site.id: one for one in self.sheet.sites}
        columns = (
            Column("", 4.6, Align.RIGHT, 6.0), Column(terms.site(), 7.4, width=52.0), Column("", 62.0, width=20.0),
            Column(say.side(), 86.0, Align.MIDDLE, 6.0), Column(terms.needles_alone(), 104.0, Align.RIGHT, 12.0),
            Column(terms.needle_in(), 110.0, width=23.0), Column(terms.out(), 135.0, width=23.0),
            Column(say.minutes(), self.grid.width, Align.RIGHT, 16.0),
        )  # fmt: skip
        table = Table(
            layout, say.needles_in_and_out(), say.in_placement_order(), columns, size=self.size, row_mm=self.row_mm
        )
        for line in lines:
            one = by_id[line.site_id]
            out = Cell(terms.still_in(), bold=True)
            if line.removed_at is not None:
                out = Cell(session_time(visit.session, line.removed_at))
            table.row(
                (
                    Cell(one.key, bold=True), named_cell(one), Cell(one.chinese), Cell(one.side, bold=True),
                    Cell(str(line.count), bold=True), Cell(session_time(visit.session, line.inserted_at)), out,
                    Cell("–" if line.minutes is None else str(line.minutes)),
                )
            )  # fmt: skip
        self._count()
        layout.y += _GAP_MM

    def _count(self) -> None:
        layout, count = self.layout, self.visit.needle_count
        layout.need(self.row_mm + 1.0)
        y = layout.y + 0.8 * self.row_mm
        if count.still_in:
            words = say.of_needles_still_in(still_in=count.still_in, placed=count.placed)
        else:
            words = say.needles_in_needles_out_all_counted_out()
        layout.text(self.grid.left + 7.4, y, words, self.size + 1.0, bold=True)
        layout.text(self.grid.left + 118.0, y, say.needles_in_count(count=count.placed), self.size + 1.0, bold=True)
        layout.text(self.grid.left + 136.0, y, say.needles_out_count(count=count.removed), self.size + 1.0, bold=True)
        difference = say.needles_difference(count=count.still_in)
        layout.text(self.grid.right, y, difference, self.size, align=Align.RIGHT, soft=not count.still_in)
        layout.y += self.row_mm + 1.0

    def _signature(self) -> None:
        layout, session = self.layout, self.visit.session
        layout.need(_SIGN_MM)
        if layout.bottom - layout.y > _SIGN_MM:
            layout.y = max(layout.y, layout.bottom - _SIGN_MM)
        layout.bookmark(say.signature(), 1)
        title = say.not_signed_in_the_program() if session.signed_at is None else say.signed_in_the_program()
        section(layout, title)
        if session.signed_at is None:
            words = say.this_session_can_still_be_changed_what()
            words = words if self.sheet.late else f"{words} {say.nothing_was_changed_after_its_day()}"
        else:
            local = session.local(session.signed_at)
            words = say.a_signed_session_does_not_change(full_day=full_day(local.date()), local=f"{local:%H:%M}")
        words = f"{words} {clock_words(session)}".strip()
        paragraph(layout, words, self.grid.left, 82.0, 8.4)
        y = layout.bottom - 5.0
        right = self.grid.right
        layout.rule(right - 70.0, right, y)
        layout.text(right - 70.0, y + 3.6, say.signature_on_paper_date(), 7.4, soft=True)
