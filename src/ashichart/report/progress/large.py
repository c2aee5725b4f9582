"""The patient's progress sheet in large print: bodies on the first page, the list and the rest on the next.

"Then" is shown as the ring and as numbers only. A long list goes on as far as it needs: nothing is left out of it.
"""

from collections.abc import Mapping

from ashichart.domain.scales import Scale
from ashichart.domain.sheets.choices import SheetChoices
from ashichart.domain.sheets.progress import ProgressSheet
from ashichart.report.bodies.bodies import BodyStyle, Pair, PlateArt, body_height, draw_bodies
from ashichart.report.pdf.document import Document, Frame, Pages
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.page import printable
from ashichart.report.pdf.pen import Align
from ashichart.report.progress.legend import legend_lines, legend_of
from ashichart.report.progress.marks import PLATES, dots_of, settled_share
from ashichart.report.progress.point_list import LARGE, Row, draw_heads, draw_row, rows_of
from ashichart.report.progress.trend import draw_trend
from ashichart.report.progress.words import (
    APPOINTMENT_INSTEAD,
    APPOINTMENT_WORDS,
    TITLE,
    closing_sentences,
    headline_lines,
    moment_days,
    name_line,
    note_lines,
    wording_of,
)
from ashichart.wording.lists import sentences
from ashichart.wording.paper import progress as say
from ashichart.wording.paper.patient_notes import scale_words, trend_words
from ashichart.wording.paper.sheet_sentences import kap_sentences

MARK_SHARE = 1.75
TEXT_PT = 17.0
LEAST_PT = 16.0
_HEADLINE_PT, _HEADLINE_MM = 32.0, 13.4
_FACTS_BASELINE = 26.6
_TOP = 39.0
_LINE_MM = 7.6
_NOTE_LINE_MM = 11.0
_MOST_RULED = 3
_BODIES_MM = 150.0
_LEAST_BODIES_MM = 80.0
_TREND_SIZE = 1.5
_STYLE = BodyStyle(letter_pt=LEAST_PT, letter_radius_mm=3.6, number_pt=LEAST_PT)


def large_pages(
    sheet: ProgressSheet, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices | None = None
) -> Pages:
    """Make the sheet in large print.

    Args:
        sheet: What it says.
        arts: "front" and "back" of the sheet's figure.
        fonts: The faces, made once.
        choices: Paper and tone.
    """
    frame = Frame(
        TITLE, sheet.clinic_name, sheet.is_demonstration, sheet.printed_on, top=_TOP, footer_pt=LEAST_PT, large=True
    )
    return _Large(sheet, arts, Document(frame, fonts, choices or SheetChoices(large=True))).made()


class _Large:
    def __init__(self, sheet: ProgressSheet, arts: Mapping[str, PlateArt], layout: Document) -> None:
        self.sheet, self.layout = sheet, layout
        self.fonts, self.pen, self.grid, self.inks = layout.fonts, layout.pen, layout.grid, layout.inks
        self.arts = tuple(arts[name] for name in PLATES if name in arts)

    def made(self) -> Pages:
        layout = self.layout
        layout.on_each_page(lambda _page: self._facts())
        layout.bookmark(TITLE)
        self._head()
        self._bodies()
        layout.turn()
        layout.bookmark(say.your_points(), 1)
        self._list()
        self._trend()
        self._closing()
        return layout.made()

    def _facts(self) -> None:
        sheet, pen, inks = self.sheet, self.pen, self.inks
        _, day = moment_days(sheet)
        room = self.grid.width - self.fonts.width_mm(day, LEAST_PT) - 8
        name = name_line(self.fonts, sheet, room, LEAST_PT, with_birth=False)
        lines = self.fonts.wrapped(name, room, LEAST_PT)
        pen.text(self.grid.left, _FACTS_BASELINE, lines[0] if lines else "", LEAST_PT, inks.ink)
        pen.text(self.grid.right, _FACTS_BASELINE, day, LEAST_PT, inks.ink, align=Align.RIGHT)

    def _head(self) -> None:
        words, layout = wording_of(self.sheet), self.layout
        for line in headline_lines(self.fonts, words.headline, self.grid.width, _HEADLINE_PT):
            layout.text(self.grid.left, layout.y + 2, line, _HEADLINE_PT, bold=True)
            layout.y += _HEADLINE_MM
        layout.y -= 1.0
        for line in self.fonts.balanced(words.below, self.grid.width, TEXT_PT + 1, Weight.REGULAR):
            layout.text(self.grid.left, layout.y, line, TEXT_PT + 1)
            layout.y += _LINE_MM + 0.6
        layout.y += 1.0

    def _bodies(self) -> None:
        layout, sheet, left = self.layout, self.sheet, self.grid.left
        items = legend_of(self.pen, self.inks, sheet.points, is_first=sheet.is_first, share=MARK_SHARE, is_pair=False)
        legend = legend_lines(self.fonts, items, self.grid.width, LEAST_PT)
        legend_mm = 8.6 * len(legend)
        room = layout.bottom - layout.y - _STYLE.title_drop_mm - legend_mm - 6.0
        if room < _LEAST_BODIES_MM:
            layout.turn()
            room = layout.bottom - layout.y - _STYLE.title_drop_mm - legend_mm - 6.0
        height = body_height(self.arts, self.grid.width, min(_BODIES_MM, room))
        pair = Pair(self.arts, left, layout.y, self.grid.width, height)
        share = settled_share(sheet, pair, MARK_SHARE)
        layout.add(
            lambda: draw_bodies(
                self.pen, self.fonts, self.inks, layout.choices.tone, pair, dots_of(sheet, share, then=False),
                numbered=True, style=_STYLE,
            )
        )  # fmt: skip
        y = pair.top + height + _STYLE.title_drop_mm + 10.4
        for line in legend:
            for x, item in line:
                layout.add(lambda x=x, y=y, item=item: item.draw(left + x + 3.8, y - 1.9))
                layout.text(left + x + 9.6, y, item.text, LEAST_PT)
            y += 8.6
        layout.y = y

    def _list(self) -> None:
        layout = self.layout
        rows = rows_of(self.fonts, self.sheet.points, PLATES, LARGE, is_first=self.sheet.is_first)
        self._list_head(say.your_points())
        for index, row in enumerate(rows):
            # The last row never stands alone on a page.
            more = rows[-1].height(LARGE) if index == len(rows) - 2 else 0.0
            if not layout.room(row.height(LARGE) - LARGE.row_mm + more):
                layout.turn()
                self._list_head(say.your_points_continued())
            self._row(row, layout.y)
            layout.y += row.height(LARGE)
        layout.rule(self.grid.left, self.grid.right, layout.y - 5.6)
        layout.y += 1.4

    def _list_head(self, title: str) -> None:
        layout, left, y = self.layout, self.grid.left, self.layout.y
        layout.text(left, y, title, TEXT_PT + 1, bold=True)
        layout.add(lambda: draw_heads(self.pen, self.inks, left, y, LARGE, is_first=self.sheet.is_first))
        layout.y += LARGE.row_mm + 0.6

    def _row(self, row: Row, y: float) -> None:
        left, is_first = self.grid.left, self.sheet.is_first
        self.layout.add(lambda: draw_row(self.pen, self.inks, row, left, y, LARGE, is_first=is_first))

    def _trend(self) -> None:
        sheet, layout, left = self.sheet, self.layout, self.grid.left
        if sheet.scale is not Scale.NRS or sheet.is_first or sheet.scale_differs or len(sheet.trend) < 2:
            self._paragraph(scale_words(sheet.scale))
            return
        height = 26.0 * _TREND_SIZE
        text = sentences(trend_words(sheet.trend[0].n), scale_words(sheet.scale))
        width = self.grid.width * 0.52
        beside = self.fonts.wrapped(text, self.grid.width - width - 8, LEAST_PT)
        needed = 9.0 + max(height + 8.0, len(beside) * _LINE_MM)
        layout.need(needed)
        layout.text(left, layout.y, say.average_by_session(), TEXT_PT + 1, bold=True)
        top = layout.y + 9.0
        layout.add(lambda: draw_trend(self.pen, left, top, width, sheet.trend, self.inks, size=_TREND_SIZE) and None)
        for index, line in enumerate(beside):
            layout.text(left + width + 8, top + 4.0 + index * _LINE_MM, line, LEAST_PT)
        layout.y = top + needed - 9.0 + 6.0

    def _paragraph(self, text: str, *, bold: bool = False) -> None:
        layout = self.layout
        weight = Weight.SEMIBOLD if bold else Weight.REGULAR
        for line in self.fonts.wrapped(text, self.grid.width, LEAST_PT, weight):
            layout.need(0.0)
            layout.text(self.grid.left, layout.y, line, LEAST_PT, bold=bold)
            layout.y += _LINE_MM
        layout.y += 1.4

    def _closing(self) -> None:
        sheet, layout, left, right = self.sheet, self.layout, self.grid.left, self.grid.right
        for sentence in closing_sentences(sheet):
            self._paragraph(sentence)
        if sheet.kap is not None:
            self._paragraph(sentences(*kap_sentences(sheet.kap)))
        words = printable(self.fonts, sheet.next_appointment, APPOINTMENT_INSTEAD)
        if words.strip():
            self._paragraph(f"{APPOINTMENT_WORDS}:")
            layout.y -= 1.4
            self._paragraph(words, bold=True)
        written = note_lines(self.fonts, sheet.note, self.grid.width, TEXT_PT)
        if not written and not layout.room(_NOTE_LINE_MM):
            return
        layout.need(_LINE_MM if written else 0.0)
        layout.text(left, layout.y, say.a_note_for_you(), LEAST_PT)
        start = left + 46.0
        if written:
            start = left
            layout.y += _LINE_MM
            for line in written:
                layout.need(0.0)
                layout.text(left, layout.y, line, TEXT_PT)
                layout.y += _LINE_MM
            layout.y += 2.0
        for _ in range(_MOST_RULED):
            if not layout.room(0.8):
                return
            self._ruled(start, right, layout.y + 0.8)
            start = left
            layout.y += _NOTE_LINE_MM

    def _ruled(self, start: float, end: float, y: float) -> None:
        self.layout.add(lambda: self.pen.rule(start, end, y, self.inks.rule, 0.6))
