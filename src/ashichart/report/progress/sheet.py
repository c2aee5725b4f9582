"""The patient's progress sheet: their own body then and now, in plain words, on one page. No files.

What does not fit gives way in this order: lines to write on, the height of the bodies down to a least, then rows of the
list, which are counted in a sentence. Nothing is ever set smaller. Large print has a module of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ashichart.domain.scales import Scale
from ashichart.domain.sheets.choices import SheetChoices
from ashichart.domain.sheets.progress import ProgressSheet
from ashichart.report.bodies.bodies import TITLE_DROP_MM, Pair, PlateArt, body_height, draw_bodies
from ashichart.report.pdf.document import Document, Frame, Pages
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.page import FACTS_BASELINE, printable
from ashichart.report.pdf.pen import Align
from ashichart.report.progress.legend import legend_lines, legend_of
from ashichart.report.progress.marks import PLATES, dots_of, settled_share
from ashichart.report.progress.point_list import ORDINARY, Row, draw_heads, draw_row, rows_of
from ashichart.report.progress.trend import HEIGHT_MM as TREND_MM
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
from ashichart.wording import terms
from ashichart.wording.dates import full_day
from ashichart.wording.lists import sentences
from ashichart.wording.paper import progress as say
from ashichart.wording.paper.patient_notes import scale_words, trend_words
from ashichart.wording.paper.sheet_sentences import MORE_OF_NOTE, giving_way, kap_sentences, left_out_sentence

_HEADLINE_PT, _HEADLINE_MM = 25.0, 10.4
_BELOW_PT, _BELOW_MM = 12.5, 5.9
_COLUMN_GAP = 10.0
_BODIES_MM = (72.0, 66.0, 60.0, 54.0)
_FIRST_BODIES_MM = (92.0, 82.0, 72.0, 63.0, 54.0)
_LIST_HEAD_MM = 10.5
_LINE_MM = 4.9
_NOTE_LINE_MM = 8.0
_WRITTEN_MM = 5.4
_NOTE_X = 27.0
_MOST_RULED = 3
_LEAST_ROWS = 3
_SLACK_MM = 4.0  # by which the side column may be longer than the list


def progress_pages(
    sheet: ProgressSheet, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices | None = None
) -> Pages:
    """Make the sheet: one page.

    Args:
        sheet: What it says.
        arts: "front" and "back" of the sheet's figure.
        fonts: The faces, made once.
        choices: Paper and tone.
    """
    frame = Frame(
        TITLE, sheet.clinic_name, sheet.is_demonstration, sheet.printed_on, header_title=TITLE,
        top=FACTS_BASELINE + 11.0,
    )  # fmt: skip
    return _Progress(sheet, arts, Document(frame, fonts, choices or SheetChoices())).made()


@dataclass(frozen=True, slots=True)
class _Block:
    """A titled paragraph of the side column: "Your next appointment" and its day."""

    title: str
    lines: tuple[str, ...]
    is_bold: bool

    @property
    def height(self) -> float:
        return 4.6 + 4.9 * len(self.lines) + 2.6


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the page has room for.

    Args:
        body_mm: Height of the bodies.
        rows: Rows that are listed.
        left_out: Numbers of the points that are not.
        beside: Blocks that fit the side column; the others stand under the list.
        note: Lines of the clinician's words.
        aside: Whether the closing sentences stand in the side column, where a long list leaves room.
    """

    body_mm: float
    rows: tuple[Row, ...]
    left_out: frozenset[int]
    beside: int
    note: tuple[str, ...]
    aside: bool = False


class _Progress:
    def __init__(self, sheet: ProgressSheet, arts: Mapping[str, PlateArt], layout: Document) -> None:
        self.sheet, self.layout = sheet, layout
        self.fonts, self.pen, self.grid, self.inks = layout.fonts, layout.pen, layout.grid, layout.inks
        self.tone = layout.choices.tone
        self.arts = tuple(arts[name] for name in PLATES if name in arts)
        self.side_left = self.grid.left + ORDINARY.width_mm + 9.0
        self.side_mm = self.grid.right - self.side_left
        items = legend_of(self.pen, self.inks, sheet.points, is_first=sheet.is_first)
        self.legend = legend_lines(self.fonts, items, self.grid.width)
        self.blocks = tuple(self._blocks())
        self.written = note_lines(self.fonts, sheet.note, self.grid.width - _NOTE_X, 10.6)

    def made(self) -> Pages:
        layout = self.layout
        layout.on_each_page(lambda _page: self._facts())
        layout.y = 38.1
        layout.bookmark(TITLE)
        self._head()
        plan = self._plan()
        self._bodies(plan)
        self._legend()
        self._points(plan)
        made = layout.made()
        made.is_note_cut = plan.note != tuple(self.written)
        return made

    # ---- what fits

    def _plan(self) -> _Plan:
        rows = rows_of(self.fonts, self.sheet.points, PLATES, ORDINARY, is_first=self.sheet.is_first)
        note = tuple(self.written)
        plan = _Plan(0.0, tuple(rows), frozenset(), 0, note)
        for most in _FIRST_BODIES_MM if self.sheet.is_first else _BODIES_MM:
            plan = replace(plan, body_mm=self._body_height(most))
            found = self._fitted(plan)
            if found is not None:
                return found
        # Rows give way next, then the note's last lines; both say so.
        gone: set[int] = set()
        for point in giving_way(self.sheet.points):
            if len(rows) - len(gone) <= _LEAST_ROWS:
                break
            gone.add(point.number)
            kept = tuple(row for row in rows if row.point.number not in gone)
            plan = replace(plan, rows=kept, left_out=frozenset(gone))
            found = self._fitted(plan)
            if found is not None:
                return found
        lines = self.fonts.wrapped(MORE_OF_NOTE, self.grid.width - _NOTE_X, 10.6)
        while note:
            note = note[:-1]
            plan = replace(plan, note=(*note, *lines))
            found = self._fitted(plan)
            if found is not None:
                return found
        return plan

    def _fitted(self, plan: _Plan) -> _Plan | None:
        """Return the plan with as much beside the list as fits there, None if the page is too short even so."""
        for aside in (False, True):
            for beside in range(len(self.blocks), -1, -1):
                tried = replace(plan, beside=beside, aside=aside)
                bare = self._side_height(replace(plan, beside=0, aside=False))
                is_short = self._side_height(tried) <= max(self._list_height(tried) + _SLACK_MM, bare)
                if (is_short or not (beside or aside)) and self._spare(tried) >= 0:
                    return tried
        return None

    def _spare(self, plan: _Plan) -> float:
        """Return how many mm are left under the last line, negative if the page is too short."""
        top = self._list_top(plan.body_mm)
        end = max(self._list_height(plan), self._side_height(plan))
        return self.layout.bottom - (top + end + self._closing_height(plan))

    def _list_top(self, body_mm: float) -> float:
        return self.layout.y + 5.0 + body_mm + TITLE_DROP_MM + 6.0 + 6.0 * len(self.legend)

    def _list_height(self, plan: _Plan) -> float:
        return _LIST_HEAD_MM + sum(row.height(ORDINARY) for row in plan.rows) - 3.4

    def _side_height(self, plan: _Plan) -> float:
        text = len(self.fonts.wrapped(self._trend_text(), self.side_mm, 9.4)) * 4.2
        trend = 12.4 + TREND_MM + 4.2 + 5.6 if self._has_trend() else 11.2
        aside = 2.6 + 4.2 * len(self._aside()) if plan.aside else 0.0
        return trend + text - 2.0 + aside + sum(block.height for block in self.blocks[: plan.beside])

    def _closing_height(self, plan: _Plan) -> float:
        lines = len(self._closing(plan))
        apart = sum(len(self._rejoined(block)) for block in self.blocks[plan.beside :])
        note = 2.6 + _WRITTEN_MM * len(plan.note) if plan.note else 0.0
        return 4.9 + _LINE_MM * (lines + apart - 1) + note

    def _body_height(self, most: float) -> float:
        width = self.grid.width * 0.72 if self.sheet.is_first else (self.grid.width - _COLUMN_GAP) / 2
        return body_height(self.arts, width, most)

    # ---- what stands where

    def _facts(self) -> None:
        sheet, pen, inks = self.sheet, self.pen, self.inks
        day = full_day(sheet.now_on or sheet.began_on)
        session = terms.session_on_day(number=sheet.session_number, day=day)
        room = self.grid.width - self.fonts.width_mm(session, 10) - 8
        pen.text(self.grid.left, FACTS_BASELINE, name_line(self.fonts, sheet, room, 10), 10, inks.ink)
        pen.text(self.grid.right, FACTS_BASELINE, session, 10, inks.ink, align=Align.RIGHT)

    def _head(self) -> None:
        words, layout = wording_of(self.sheet), self.layout
        y = layout.y
        for line in headline_lines(self.fonts, words.headline, self.grid.width, _HEADLINE_PT):
            layout.text(self.grid.left, y, line, _HEADLINE_PT, bold=True)
            y += _HEADLINE_MM
        y -= 1.4
        for line in self.fonts.balanced(words.below, self.grid.width, _BELOW_PT, Weight.REGULAR):
            layout.text(self.grid.left, y, line, _BELOW_PT, soft=True)
            y += _BELOW_MM
        layout.y = y + 4.0

    def _bodies(self, plan: _Plan) -> None:
        grid, sheet, layout = self.grid, self.sheet, self.layout
        y = layout.y
        if sheet.is_first:
            self._section(grid.left, grid.right, y, say.today(), full_day(sheet.began_on))
            width = grid.width * 0.72
            moments = [(grid.left + (grid.width - width) / 2, False)]
        else:
            width = (grid.width - _COLUMN_GAP) / 2
            right = grid.right - width
            then, now = moment_days(sheet)
            self._section(grid.left, grid.left + width, y, say.when_we_began(), then)
            self._section(right, grid.right, y, terms.now(), now)
            moments = [(grid.left, True), (right, False)]
        top = y + 5.0
        share = settled_share(sheet, Pair(self.arts, moments[-1][0], top, width, plan.body_mm))
        listed = frozenset(row.point.number for row in plan.rows)
        for left, then in moments:
            pair = Pair(self.arts, left, top, width, plan.body_mm)
            layout.add(lambda pair=pair, then=then: draw_bodies(
                self.pen, self.fonts, self.inks, self.tone, pair, dots_of(sheet, share, then=then, listed=listed),
                numbered=not then,
            ))  # fmt: skip
        layout.y = top + plan.body_mm + TITLE_DROP_MM

    def _section(self, left: float, right: float, y: float, title: str, note: str) -> None:
        def act() -> None:
            width = self.pen.text(left, y, title, 12, self.inks.ink, weight=Weight.SEMIBOLD)
            self.pen.text(left + width + 2.6, y, note, 12, self.inks.soft)
            self.pen.rule(left, right, y + 2.0, self.inks.ink)

        self.layout.add(act)

    def _legend(self) -> None:
        left, layout = self.grid.left, self.layout
        y = layout.y + 6.4
        for line in self.legend:
            for x, item in line:
                layout.add(lambda x=x, y=y, item=item: item.draw(left + x + 2.0, y - 1.25))
                layout.text(left + x + 6.0, y, item.text, 10.6)
            y += 6.0
        layout.y = y - 0.4

    def _points(self, plan: _Plan) -> None:
        layout, left, is_first = self.layout, self.grid.left, self.sheet.is_first
        top = layout.y
        self.layout.rule(left, left + ORDINARY.width_mm, top)
        layout.text(left, top + 4.8, say.your_points(), 12, bold=True)
        layout.add(lambda: draw_heads(self.pen, self.inks, left, top + 4.9, ORDINARY, is_first=is_first))
        y = top + 10.9
        for row in plan.rows:
            layout.add(lambda row=row, y=y: draw_row(self.pen, self.inks, row, left, y, ORDINARY, is_first=is_first))
            y += row.height(ORDINARY)
        list_end, side_end = y - 3.4, self._side(top, plan)
        self.layout.rule(left, left + ORDINARY.width_mm if side_end > list_end + 3.4 else self.grid.right, list_end)
        layout.y = max(list_end, side_end) + 4.9
        self._draw_closing(plan)

    def _has_trend(self) -> bool:
        sheet = self.sheet
        return self._may_have_trend() and len(sheet.trend) > 1

    def _may_have_trend(self) -> bool:
        sheet = self.sheet
        return sheet.scale is Scale.NRS and not sheet.is_first and not sheet.scale_differs

    def _trend_text(self) -> str:
        n = self.sheet.trend[0].n if self.sheet.trend else 0
        scale = scale_words(self.sheet.scale)
        return sentences(trend_words(n), scale) if self._may_have_trend() else scale

    def _side(self, top: float, plan: _Plan) -> float:
        """Draw the column beside the list and return where it ends."""
        sheet, left, right, layout = self.sheet, self.side_left, self.grid.right, self.layout
        layout.rule(left, right, top)
        title = say.average_by_session() if self._may_have_trend() else say.the_numbers()
        layout.text(left, top + 4.8, title, 12, bold=True)
        y = top + 11.2
        if self._has_trend():
            layout.add(lambda: draw_trend(self.pen, left, top + 12.4, self.side_mm, sheet.trend, self.inks) and None)
            y = top + 12.4 + TREND_MM + 4.2 + 5.6
        for line in self.fonts.wrapped(self._trend_text(), self.side_mm, 9.4):
            layout.text(left, y, line, 9.4, soft=True)
            y += 4.2
        if plan.aside:
            y += 2.6
            for line in self._aside():
                layout.text(left, y, line, 9.4)
                y += 4.2
        for block in self.blocks[: plan.beside]:
            y += 2.6
            layout.text(left, y, block.title, 9.4, soft=True)
            y += 4.9
            for line in block.lines:
                layout.text(left, y, line, 10.4 if block.is_bold else 9.4, bold=block.is_bold)
                y += 4.9
        return y - 2.0

    def _blocks(self) -> list[_Block]:
        found: list[_Block] = []
        words = printable(self.fonts, self.sheet.next_appointment, APPOINTMENT_INSTEAD)
        if words.strip():
            lines = self.fonts.balanced(words, self.side_mm, 10.4, Weight.SEMIBOLD)
            found.append(_Block(APPOINTMENT_WORDS, tuple(lines[:3]), True))
        if self.sheet.kap is not None:
            said = sentences(*kap_sentences(self.sheet.kap))
            found.append(_Block(say.your_sessions(), tuple(self.fonts.wrapped(said, self.side_mm, 9.4)), False))
        return found

    def _aside(self) -> list[str]:
        return [line for text in closing_sentences(self.sheet) for line in self.fonts.wrapped(text, self.side_mm, 9.4)]

    def _closing(self, plan: _Plan) -> list[str]:
        """Return the lines under the list, without the blocks and the note."""
        left_out = [point for point in self.sheet.points if point.number in plan.left_out]
        closing = [left_out_sentence(left_out, is_first=self.sheet.is_first)]
        if not plan.aside:
            closing += closing_sentences(self.sheet)
        return [line for sentence in closing for line in self.fonts.wrapped(sentence, self.grid.width, 10)]

    def _draw_closing(self, plan: _Plan) -> None:
        layout, left = self.layout, self.grid.left
        for line in self._closing(plan):
            layout.text(left, layout.y, line, 10)
            layout.y += _LINE_MM
        for block in self.blocks[plan.beside :]:
            x = left + self.fonts.width_mm(f"{block.title}: ", 10)
            layout.text(left, layout.y, f"{block.title}:", 10, soft=True)
            for line in self._rejoined(block):
                layout.text(x, layout.y, line, 10, bold=block.is_bold)
                layout.y += _LINE_MM
        layout.y += 2.6
        if not plan.note and not layout.room(0.8):
            return  # lines to write on are the first to give way
        layout.text(left, layout.y, say.a_note_for_you(), 10, soft=True)
        for text in plan.note:
            layout.text(left + _NOTE_X, layout.y, text, 10.6)
            layout.y += _WRITTEN_MM
        start = left + _NOTE_X
        if plan.note:
            layout.y += 2.6
            start = left
        for _ in range(_MOST_RULED):
            if not layout.room(0.8):
                return
            self._ruled(start, layout.y + 0.8)
            start = left
            layout.y += _NOTE_LINE_MM

    def _rejoined(self, block: _Block) -> list[str]:
        """Return a block of the side column as it stands under the list, behind its title."""
        room = self.grid.width - self.fonts.width_mm(f"{block.title}: ", 10)
        weight = Weight.SEMIBOLD if block.is_bold else Weight.REGULAR
        return self.fonts.wrapped(" ".join(block.lines), room, 10, weight)

    def _ruled(self, start: float, y: float) -> None:
        right = self.grid.right
        self.layout.add(lambda: self.pen.rule(start, right, y, self.inks.rule, 0.5))
