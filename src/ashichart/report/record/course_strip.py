"""The strip of a course on paper: a row a site, a column a session, `before` large, `after` small, struck if not read.

Under it the means of what both moments share. Sums are the domain's.
"""

from collections.abc import Sequence

from ashichart.domain.analysis.change import SiteChange, Verdict, compare, immediate_response, readings_of, shared_means
from ashichart.domain.analysis.statistics import Comparison, MeanChange, mean_change
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.scales import Scale, step_of
from ashichart.domain.sheets.choices import Tone
from ashichart.domain.sheets.progress import Fate, fate_of
from ashichart.domain.sheets.record import CourseSheet, RecordSite
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.page import named_to_fit, printable
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.tables import section
from ashichart.report.record.marks import change_of, mean_of, value_of
from ashichart.wording import terms
from ashichart.wording.dates import tiny_day
from ashichart.wording.paper import record as say

CELL_MM = (11.2, 5.9)
COLUMNS = 8
_FIRST_X = 50.0
_HEAD_MM = 9.5
_WORDS = {
    Fate.LESS: say.less_tender(), Fate.MORE: say.more_tender(), Fate.SAME: say.no_clear_change(),
    Fate.LITTLE_LESS: say.no_clear_change(), Fate.LITTLE_MORE: say.no_clear_change(),
}  # fmt: skip
_UNJUDGED = {Verdict.LOWER: say.lower(), Verdict.LEVEL: say.the_same(), Verdict.HIGHER: say.higher()}
_DARKEST = 0.49  # a tone beyond this would swallow dark figures


def tone_of(step: int, tone: Tone = Tone.COLOUR) -> str:
    """Return the grey of a step 0–10 of tenderness, never so dark that figures drown; a breath of blue in colour."""
    darkest = (0x74, 0x83, 0x8C) if tone is Tone.COLOUR else (0x80, 0x80, 0x80)
    share = _DARKEST * step / 10
    parts = (round(255 - (255 - low) * share / _DARKEST * 0.62) for low in darkest)
    return "#" + "".join(f"{part:02X}" for part in parts)


class Strip:
    """Draws the strip in as many blocks of columns and pages as it needs."""

    def __init__(self, layout: Document, sheet: CourseSheet, title: str = say.points_by_session()) -> None:
        self.layout, self.sheet, self.title = layout, sheet, title
        self.left = layout.grid.left
        self.pen, self.inks = layout.pen, layout.inks
        self.scale = sheet.chart.sessions[-1].session.scale
        self.changes: dict[str, SiteChange] = {}
        if isinstance(sheet.carried, Comparison):
            self.changes = {change.site.id: change for change in sheet.carried.summary.tally.changes}

    def draw(self) -> None:
        """Draw it from the present `y`."""
        visits = self.sheet.chart.sessions
        blocks = [visits[start : start + COLUMNS] for start in range(0, len(visits), COLUMNS)]
        for block in blocks:
            self._block(block, is_last=block is blocks[-1])
            self.layout.y += 4.0

    def _block(self, visits: Sequence[SessionChart], *, is_last: bool) -> None:
        layout = self.layout
        layout.need(9.4 + _HEAD_MM + 3 * CELL_MM[1])
        self._head(visits, self.title, is_last=is_last)
        for one in self.sheet.sites:
            if layout.need(CELL_MM[1] + 0.6):
                self._head(visits, terms.continued(title=self.title), is_last=is_last)
            self._row(one, visits, is_last=is_last)
        self._means(visits)

    def _x(self, column: int) -> float:
        return self.left + _FIRST_X + column * (CELL_MM[0] + 0.6)

    def _head(self, visits: Sequence[SessionChart], title: str, *, is_last: bool) -> None:
        layout = self.layout
        missing = terms.not_asked() if self.scale is Scale.CHARGE else terms.not_assessed()
        section(layout, title, say.before_small_after_the_same_day_struck(missing=missing))
        y = layout.y + 0.4
        for column, visit in enumerate(visits):
            middle = self._x(column) + CELL_MM[0] / 2
            layout.text(middle, y, str(visit.session.number), 9.2, bold=True, align=Align.MIDDLE)
            day = tiny_day(visit.session.day)
            layout.text(middle, y + 3.6, day, 7.4, soft=True, align=Align.MIDDLE)
        if is_last and self.changes:
            layout.text(self._x(len(visits)) + 3.4, y + 3.6, say.carry_over_within(), 7.4, soft=True)
        layout.y = y + 5.0

    def _row(self, one: RecordSite, visits: Sequence[SessionChart], *, is_last: bool) -> None:
        layout, y = self.layout, self.layout.y
        baseline = y + 4.2
        layout.text(self.left + 4.6, baseline, one.key, 8.8, bold=True, align=Align.RIGHT)
        name = one.site.pin.name if one.site.pin else one.site.label
        name, short = (printable(layout.fonts, text, terms.own_point()) for text in (name, one.site.label))
        name = named_to_fit(layout.fonts, name, short, 34.0, 8.8)
        layout.text(self.left + 7.4, baseline, name, 8.8)
        layout.text(self.left + 45.5, baseline, one.side, 8.8, bold=True, align=Align.MIDDLE)
        for column, visit in enumerate(visits):
            self._cell(one.site.id, visit, self._x(column), y)
        change = self.changes.get(one.site.id)
        if is_last and self.changes:
            words = f"– {(terms.not_asked if self.scale is Scale.CHARGE else terms.not_assessed)()}"
            if change is not None and change.amount is not None:
                said = _UNJUDGED.get(change.verdict) or _WORDS[fate_of(change)]
                words = f"{change_of(change.scale, change.amount)}  {said}"
            clear = change is not None and (change.is_less or change.is_more)
            layout.text(self._x(len(visits)) + 3.4, baseline, words, 8.4, bold=clear, soft=not clear)
        layout.y += CELL_MM[1] + 0.6

    def _cell(self, site_id: str, visit: SessionChart, x: float, y: float) -> None:
        layout, pen, inks, (wide, high) = self.layout, self.pen, self.inks, CELL_MM
        before, after = (visit.value(site_id, phase) for phase in Phase)
        if before is None and after is None:
            layout.add(lambda: pen.box(x, y, wide, high, fill=inks.white, ink=inks.rule, width_pt=0.5))
            layout.add(lambda: pen.line(x + 2.4, y + high - 1.4, x + wide - 2.4, y + 1.4, inks.soft, 0.5))
            return
        scale = visit.session.scale
        low, high_value = self.sheet.ppt_range or (0.5, 6.0)
        step = 0 if before is None else step_of(scale, before, low, high_value)
        layout.add(
            lambda: pen.box(x, y, wide, high, fill=tone_of(step, layout.choices.tone), ink=inks.rule, width_pt=0.35)
        )
        large = 8.4 if scale is Scale.PPT else 10.0
        layout.text(x + 3.9, y + 4.2, value_of(scale, before), large, bold=True, align=Align.MIDDLE)
        layout.text(x + 8.8, y + 4.2, value_of(scale, after), 7.4, align=Align.MIDDLE)

    def _means(self, visits: Sequence[SessionChart]) -> None:
        """Means of each session over the sites it shares with the first on its scale, and its immediate response."""
        if not isinstance(self.sheet.carried, Comparison):
            return
        layout, first = self.layout, self.sheet.carried.then.chart
        names = (
            terms.mean_before(),
            say.same_sites_first_session(),
            terms.carry_over(),
            say.sites_read_both_times(),
            terms.immediate_response(),
        )
        layout.need(5 * 4.6 + 2.0)
        layout.rule(self.left, layout.grid.right, layout.y + 0.6)
        columns = [self._mean_column(first, visit) for visit in visits]
        for line, name in enumerate(names):
            y = layout.y + 5.0 + line * 4.6
            bold = line in (0, 2)
            layout.text(self.left + 7.4, y, name, 8.4, bold=bold, soft=not bold)
            for column, texts in enumerate(columns):
                middle = self._x(column) + CELL_MM[0] / 2
                layout.text(middle, y, texts[line], 8.4, bold=bold, soft=not bold, align=Align.MIDDLE)
        layout.y += 5 * 4.6 + 3.0

    def _mean_column(self, first: SessionChart, visit: SessionChart) -> tuple[str, ...]:
        response = mean_change(immediate_response(visit).amounts)
        now = mean_of(self.scale, response.mean, with_sign=True) if isinstance(response, MeanChange) else "–"
        if visit.session.scale is not self.scale:
            return ("–", "–", "–", say.other_scale(), "–")
        changes = compare(
            self.sheet.chart.sites, self.scale, readings_of(first, Phase.BEFORE), readings_of(visit, Phase.BEFORE)
        )
        shared = shared_means(changes)
        if shared is None:
            return ("–", "–", "–", "0", now)
        carry = "–" if visit is first else mean_of(self.scale, shared.now - shared.then, with_sign=True)
        return (mean_of(self.scale, shared.now), mean_of(self.scale, shared.then), carry, str(shared.n), now)
