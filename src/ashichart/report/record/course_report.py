"""The course report for a colleague or insurer: headline, strip, bodies, trend, measures, every reading, methods."""

from collections.abc import Mapping

from ashichart.domain.analysis.change import mean_trend, shared_means
from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.statistics import Comparison, MeanChange, Slope, site_trends
from ashichart.domain.charting.measures import MEASURE_RULES
from ashichart.domain.scales import RULES
from ashichart.domain.sheets.choices import SheetChoices
from ashichart.domain.sheets.record import CourseSheet
from ashichart.report.bodies.bodies import PlateArt
from ashichart.report.pdf.document import Document, Frame, Pages
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.page import draw_record_head, printable
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.tables import Cell, Column, Table, paragraph, section
from ashichart.report.placement import MAIN_PLATES
from ashichart.report.record.charge_part import draw_charge_course
from ashichart.report.record.course_bodies import draw_compared
from ashichart.report.record.course_strip import Strip
from ashichart.report.record.course_tables import draw_readings, draw_treatment
from ashichart.report.record.course_trend import HEIGHT_MM as TREND_MM
from ashichart.report.record.course_trend import draw_course_trend
from ashichart.report.record.marks import (
    FLOOR_WORDS,
    SCALE_WORDS,
    mean_of,
    scale_end,
)
from ashichart.report.record.measure_table import draw_measures
from ashichart.report.record.result_pair import (
    counts_sentence,
    days_between,
    interval_words,
    responder_words,
)
from ashichart.report.record.site_cells import labelled_cell
from ashichart.wording import terms
from ashichart.wording.dates import full_day, span_words
from ashichart.wording.lacks import lack_sentence
from ashichart.wording.names.kinds import MEASURES
from ashichart.wording.paper import record as say
from ashichart.wording.tallies import compared_words, missing_after_words
from ashichart.wording.timing import timing_sentence

TITLE = terms.course_report()
_TOP = 45.5
_GAP_MM = 5.0
_METHODS = (
    say.sites_were_pressed_and_rated_on_the(),
    say.carry_over_compares_the_readings_before_the(),
    say.means_hold_only_sites_read_at_both(),
    say.a_change_is_called_clear_only_from(),
)


def course_pages(
    sheet: CourseSheet, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices | None = None
) -> Pages:
    """Make the report, on as many pages as it needs.

    Args:
        sheet: What it says.
        arts: "front" and "back".
        fonts: The faces, made once.
        choices: Paper, tone and size of type.
    """
    return _Report(sheet, arts, fonts, choices or SheetChoices()).made()


class _Report:
    def __init__(self, sheet: CourseSheet, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices) -> None:
        running = f"{TITLE} · {printable(fonts, sheet.patient.name, terms.patient())}"
        frame = Frame(TITLE, sheet.clinic_name, sheet.is_demonstration, sheet.printed_on, running=running, top=_TOP)
        self.sheet, self.visits = sheet, sheet.chart.sessions
        self.scale = self.visits[-1].session.scale
        self.layout = Document(frame, fonts, choices)
        self.grid, self.pen, self.inks = self.layout.grid, self.layout.pen, self.layout.inks
        self.arts = tuple(arts[name] for name in MAIN_PLATES if name in arts)
        self.size, self.row_mm = (12.0, 8.2) if choices.large else (8.8, 5.9)
        self.small, self.small_row = (10.5, 7.0) if choices.large else (8.2, 5.0)

    def made(self) -> Pages:
        sheet, layout = self.sheet, self.layout
        first, last = (one.session.day for one in (self.visits[0], self.visits[-1]))
        count = terms.sessions(len(self.visits))
        days = (last - first).days
        note = say.course_of_day(day=full_day(first), sessions=count)
        if days:
            note = say.course_of_days(
                first=full_day(first), last=full_day(last), sessions=count, span=span_words(days)
            )
        born = say.not_recorded() if sheet.patient.birth_date is None else full_day(sheet.patient.birth_date)
        facts = (
            (terms.patient(), sheet.patient.name),
            (terms.born(), born),
            (terms.indication(), sheet.course.indication),
            (terms.scale(), SCALE_WORDS[self.scale].split(":")[0]),
        )
        layout.bookmark(TITLE)
        layout.on_each_page(
            lambda _: draw_record_head(self.pen, layout.fonts, self.grid, self.inks, TITLE, note, facts)
        )
        self._headline()
        if sheet.sites:
            layout.bookmark(say.points_by_session(), 1)
            Strip(layout, sheet).draw()
        if isinstance(sheet.carried, Comparison):
            draw_compared(layout, self.arts, sheet, sheet.carried)
        self._trend()
        if sheet.measures:
            draw_measures(layout, sheet.measures, size=self.size, row_mm=self.row_mm)
            layout.y += 3.0
            self._measure_notes()
        self._slopes()
        draw_charge_course(layout, self.arts, sheet)
        draw_treatment(layout, sheet, size=self.small, row_mm=self.small_row)
        draw_readings(layout, sheet, size=self.small, row_mm=self.small_row)
        self._methods()
        return layout.made()

    # ---- the headline

    def _headline(self) -> None:
        layout, grid = self.layout, self.grid
        middle = grid.left + 112.0
        top = layout.y
        self._carried(grid.left, middle)
        lower, layout.y = layout.y, top
        self._response(middle + 9.0, grid.right)
        layout.y = max(lower, layout.y) + 1.0
        words = say.floor_of_change_what_lies_under_the(floor=FLOOR_WORDS[self.scale])
        for line in (*self.sheet.notes, words):
            paragraph(layout, line, grid.left, grid.width, 7.8, soft=True)
        layout.y += _GAP_MM - 2.0

    def _carried(self, left: float, right: float) -> None:
        layout, found = self.layout, self.sheet.carried
        section(layout, terms.carry_over(), say.the_latest_before_against_the_first_before(), left=left, right=right)
        mean = found if isinstance(found, TooLittle) else found.summary.mean
        if isinstance(found, TooLittle) or isinstance(mean, TooLittle):
            paragraph(layout, lack_sentence(mean) if isinstance(mean, TooLittle) else "", left, right - left, 11.0)
            return
        text = mean_of(self.scale, mean.mean, with_sign=True)
        layout.text(left, layout.y + 9.0, text, 38, bold=True)
        start = left + max(38.0, self.pen.width(text, 38, Weight.SEMIBOLD) + 6.0)
        then, now = found.then.chart, found.now.chart
        shared = shared_means(found.summary.tally.changes)
        compared = compared_words(mean.n)
        if shared:
            ends = mean_of(self.scale, shared.then), mean_of(self.scale, shared.now)
            compared = say.mean_from_to(then=ends[0], now=ends[1], compared=compared)
        paragraph(layout, compared, start, right - start, 10.0, bold=True)
        for line in (
            interval_words(self.scale, mean.interval),
            say.session_to_session(
                then=then.session.number, now=now.session.number, span=span_words(days_between(then, now))
            ),
            timing_sentence(found.then, found.now),
        ):
            paragraph(layout, line, start, right - start, 8.8, soft=True)
        layout.y += 1.4
        paragraph(layout, counts_sentence(found), left, right - left, 9.6, bold=True)
        paragraph(layout, responder_words(found), left, right - left, 8.8)

    def _response(self, left: float, right: float) -> None:
        layout, found = self.layout, self.sheet.response
        section(layout, terms.immediate_response(), left=left, right=right)
        mean = None if found is None else found.summary.mean
        if found is None or not isinstance(mean, MeanChange):
            words = lack_sentence(mean) if isinstance(mean, TooLittle) else terms.no_response()
            paragraph(layout, words, left, right - left, 8.8, soft=True)
            return
        text = mean_of(found.scale, mean.mean, with_sign=True)
        layout.text(left, layout.y + 4.0, text, 20, bold=True, soft=True)
        start = left + self.pen.width(text, 20, Weight.SEMIBOLD) + 4.0
        of_session = say.of_session_before_to_after(number=found.now.chart.session.number)
        paragraph(layout, of_session, start, right - start, 8.4)
        paragraph(layout, compared_words(mean.n), start, right - start, 8.4)
        layout.y += 2.0
        rest = (
            interval_words(found.scale, mean.interval),
            timing_sentence(found.then, found.now),
            say.not_counted_in_the_carry_over(),
        )
        for line in rest:
            paragraph(layout, line, left, right - left, 8.4, soft=True)

    # ---- over time

    def _trend(self) -> None:
        layout, trend = self.layout, mean_trend(self.sheet.chart)
        layout.need(TREND_MM + 14.0)
        layout.bookmark(terms.trend(), 1)
        n = "" if not trend else say.the_sites_read_every_time(n=trend[0].n)
        section(layout, terms.trend(), say.mean_before_hollow_after_triangle_dose(n=n) if n else "")
        if len(trend) < 2:
            words = say.no_site_was_read_before_in_every() if not trend else terms.one_session_no_trend_yet()
            paragraph(layout, words, self.grid.left, self.grid.width, 8.8, soft=True)
            layout.y += _GAP_MM
            return
        top, end = layout.y - 2.0, scale_end(self.scale, [point.before for point in trend])
        chart, scale, left, right = self.sheet.chart, self.scale, self.grid.left, self.grid.right
        layout.add(lambda: draw_course_trend(self.pen, self.inks, left, right, top, chart, trend, scale, end))
        layout.y = top + TREND_MM
        missing = missing_after_words(trend)
        if missing:
            layout.y += 2.0
            paragraph(layout, missing, self.grid.left, self.grid.width, 7.8, soft=True)
        layout.y += _GAP_MM

    def _measure_notes(self) -> None:
        for line in self.sheet.measures:
            rule = MEASURE_RULES[line.kind]
            if rule.source:
                title, floor = MEASURES[line.kind](), rule.floor or 0
                words = say.measure_floor(measure=title, floor=floor, source=rule.source)
                if rule.threshold is not None:
                    words = say.measure_floor_and_threshold(
                        measure=title, floor=floor, threshold=rule.threshold, source=rule.source
                    )
                paragraph(self.layout, words, self.grid.left, self.grid.width, 7.4, soft=True)
        self.layout.y += _GAP_MM - 2.0

    def _slopes(self) -> None:
        trends = site_trends(self.sheet.chart)
        if not trends:
            return
        layout, by_id = self.layout, {one.site.id: one for one in self.sheet.sites}
        columns = (
            Column("", 4.6, Align.RIGHT, 6.0), Column(terms.site(), 7.4, width=60.0),
            Column(say.side(), 76.0, Align.MIDDLE, 6.0), Column(terms.readings(), 98.0, Align.RIGHT, 14.0),
            Column(say.a_week(), 118.0, Align.RIGHT, 18.0),
            Column(say.percent_interval(percent=95), self.grid.width, Align.RIGHT, 52.0),
        )  # fmt: skip
        note = (say.line_in_pressure if RULES[self.scale].unit else say.line_in_points)()
        table = Table(layout, say.change_over_time(), note, columns, size=self.small, row_mm=self.small_row)
        for trend in trends:
            one, slope = by_id[trend.site.id], trend.slope
            if isinstance(slope, Slope):
                says = slope.interval
                interval = (
                    lack_sentence(says)
                    if isinstance(says, TooLittle)
                    else terms.low_to_high(
                        low=mean_of(self.scale, says.low, with_sign=True),
                        high=mean_of(self.scale, says.high, with_sign=True),
                    )
                )
                a_week = mean_of(self.scale, slope.per_week, with_sign=True)
            else:
                a_week, interval = "–", lack_sentence(slope)
            table.row(
                (
                    Cell(one.key, bold=True), labelled_cell(one),
                    Cell(one.side, bold=True), Cell(str(len(trend.readings))), Cell(a_week, bold=True), Cell(interval),
                )
            )  # fmt: skip
        layout.y += _GAP_MM

    # ---- methods

    def _methods(self) -> None:
        layout = self.layout
        layout.need(40.0)
        layout.bookmark(say.methods(), 1)
        section(layout, say.methods())
        for text in _METHODS:
            paragraph(layout, text, self.grid.left, self.grid.width, 8.4)
            layout.y += 1.0
        source = say.source_of_the_floor(source=RULES[self.scale].source)
        paragraph(layout, source, self.grid.left, self.grid.width, 7.8, soft=True)
