"""The patient's progress sheet: their own body then and now, in plain words. Values in, bytes out; no files."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot

from ashichart.domain.body import Side
from ashichart.domain.patient_words import (
    CANNOT_SHOW_WHY,
    Wording,
    first_wording,
    not_pressed_sentence,
    progress_wording,
    scale_words,
    small_step_note,
    trend_words,
)
from ashichart.domain.scales import Scale
from ashichart.domain.sheet_choices import SheetChoices
from ashichart.domain.sheets import ProgressPoint, ProgressSheet
from ashichart.report.bodies import TITLE_DROP_MM, Dot, Pair, PlateArt, body_height, draw_bodies
from ashichart.report.document import Document, Frame, Pages
from ashichart.report.fonts import Fonts, Weight
from ashichart.report.marks import CROWDED, diameter_mm, is_open
from ashichart.report.page import FACTS_BASELINE, day_words, printable, shortened
from ashichart.report.pen import Align
from ashichart.report.point_list import WIDTH_MM as LIST_MM
from ashichart.report.point_list import Row, draw_heads, draw_row, legend_lines, legend_of, rows_of
from ashichart.report.trend import draw_trend

TITLE = "Your progress sheet"
PLATES = ("front", "back")
NAME_INSTEAD = "Your name has letters that this sheet cannot print."
NOTE_INSTEAD = "The note has letters that this sheet cannot print. Please ask us for it."
_HEADLINE_PT, _HEADLINE_MM = 25.0, 10.4
_BELOW_PT, _BELOW_MM = 12.5, 5.9
_COLUMN_GAP = 10.0
_MOST_BODY_MM = 72.0
_MOST_FIRST_BODY_MM = 92.0
_LINE_MM = 4.9
_NOTE_LINE_MM = 8.0
_MOST_NOTE_LINES = 3

def progress_pages(
    sheet: ProgressSheet, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices | None = None
) -> Pages:
    """Make the sheet.

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


class _Progress:
    def __init__(self, sheet: ProgressSheet, arts: Mapping[str, PlateArt], layout: Document) -> None:
        self.sheet, self.layout = sheet, layout
        self.fonts, self.pen, self.grid, self.inks = layout.fonts, layout.pen, layout.grid, layout.inks
        self.tone = layout.choices.tone
        self.arts = tuple(arts[name] for name in PLATES if name in arts)
        self.share = 1.0

    def made(self) -> Pages:
        self.layout.on_each_page(lambda _page: self._facts())
        self._head()
        self._bodies()
        self._legend()
        self._points()
        return self.layout.made()

    def _facts(self) -> None:
        sheet, pen, inks = self.sheet, self.pen, self.inks
        session = f"Session {sheet.session_number}, {day_words(sheet.now_on or sheet.began_on)}"
        born = "" if sheet.birth_date is None else f", born {day_words(sheet.birth_date)}"
        room = self.grid.width - self.fonts.width_mm(session + born, 10) - 8
        if self.fonts.can_print(sheet.patient_name):
            facts = shortened(self.fonts, sheet.patient_name, room, 10) + born
        else:
            facts = NAME_INSTEAD + (f" Born {born.removeprefix(', born ')}." if born else "")
        pen.text(self.grid.left, FACTS_BASELINE, facts, 10, inks.ink)
        pen.text(self.grid.right, FACTS_BASELINE, session, 10, inks.ink, align=Align.RIGHT)

    def _text(self, x: float, y: float, text: str, size: float, *, soft: bool = False, bold: bool = False) -> None:
        ink = self.inks.soft if soft else self.inks.ink
        weight = Weight.SEMIBOLD if bold else Weight.REGULAR
        self.layout.add(lambda: self.pen.text(x, y, text, size, ink, weight=weight))

    def _rule(self, x1: float, x2: float, y: float) -> None:
        self.layout.add(lambda: self.pen.rule(x1, x2, y, self.inks.ink))

    def _wording(self) -> Wording:
        sheet = self.sheet
        if sheet.is_first:
            return first_wording(sheet.points)
        return progress_wording(sheet.points, scale_differs=sheet.scale_differs)

    def _head(self) -> None:
        words = self._wording()
        y = 38.1
        for line in self._headline_lines(words.headline):
            self._text(self.grid.left, y, line, _HEADLINE_PT, bold=True)
            y += _HEADLINE_MM
        y -= 1.4
        for line in self.fonts.balanced(words.below, self.grid.width, _BELOW_PT, Weight.REGULAR):
            self._text(self.grid.left, y, line, _BELOW_PT, soft=True)
            y += _BELOW_MM
        self.layout.y = y + 4.0

    def _headline_lines(self, headline: str) -> list[str]:
        """Break the headline; a sentence of its own gets lines of its own where that costs no line."""
        width, bold = self.grid.width, Weight.SEMIBOLD
        whole = self.fonts.balanced(headline, width, _HEADLINE_PT, bold)
        apart = [
            line
            for sentence in headline.replace(". ", ".\n").splitlines()
            for line in self.fonts.balanced(sentence, width, _HEADLINE_PT, bold)
        ]
        return apart if len(apart) <= len(whole) else whole

    def _size(self, value: float | None) -> float | None:
        if value is None:
            return None
        return self.share * diameter_mm(self.sheet.scale, value, self.sheet.ppt_range)

    def _settle_share(self, pair: Pair) -> None:
        """Draw all marks of the sheet smaller where they would hide one another; their proportions stay."""
        for share in CROWDED:
            self.share = share
            dots = self._dots(then=False)
            placed = [
                (index, *pair.place(index, dot.places[art.plate.name]), dot.radius_mm)
                for index, art in enumerate(pair.arts)
                for dot in dots
                if art.plate.name in dot.places
            ]
            if all(
                a[0] != b[0] or hypot(a[1] - b[1], a[2] - b[2]) >= 0.75 * (a[3] + b[3])
                for a, b in combinations(placed, 2)
            ):
                return

    def _dots(self, *, then: bool) -> list[Dot]:
        dots: list[Dot] = []
        for point in self.sheet.points:
            change = point.change
            plain = then or self.sheet.is_first
            value = change.then if then else change.now
            if then and value is None:
                continue
            is_zero = value is not None and is_open(change.scale, value)
            dots.append(
                Dot(
                    point.number,
                    point.side.value,
                    None if plain else point.fate,
                    None if plain else self._size(change.then),
                    self._size(value),
                    is_zero,
                    point.places,
                )
            )
        return dots

    def _bodies(self) -> None:
        grid, sheet, layout = self.grid, self.sheet, self.layout
        y = layout.y
        if sheet.is_first:
            self._section(grid.left, grid.right, y, "Today", day_words(sheet.began_on))
            width, most = grid.width * 0.72, _MOST_FIRST_BODY_MM
            moments = [(grid.left + (grid.width - width) / 2, False)]
        else:
            width, most = (grid.width - _COLUMN_GAP) / 2, _MOST_BODY_MM
            right = grid.right - width
            self._section(grid.left, grid.left + width, y, "When we began", day_words(sheet.began_on))
            self._section(right, grid.right, y, "Now", day_words(sheet.now_on or sheet.began_on))
            moments = [(grid.left, True), (right, False)]
        height = body_height(self.arts, width, most)
        top = y + 5.0
        self._settle_share(Pair(self.arts, moments[-1][0], top, width, height))
        for left, then in moments:
            pair = Pair(self.arts, left, top, width, height)
            self.layout.add(lambda pair=pair, then=then: draw_bodies(
                self.pen, self.fonts, self.inks, self.tone, pair, self._dots(then=then), numbered=not then
            ))  # fmt: skip
        layout.y = top + height + TITLE_DROP_MM

    def _section(self, left: float, right: float, y: float, title: str, note: str) -> None:
        def act() -> None:
            width = self.pen.text(left, y, title, 12, self.inks.ink, weight=Weight.SEMIBOLD)
            self.pen.text(left + width + 2.6, y, note, 12, self.inks.soft)
            self.pen.rule(left, right, y + 2.0, self.inks.ink)

        self.layout.add(act)

    def _legend(self) -> None:
        left = self.grid.left
        y = self.layout.y + 6.4
        items = legend_of(self.pen, self.inks, self.sheet.points, is_first=self.sheet.is_first)
        for line in legend_lines(self.fonts, items, self.grid.width):
            for x, item in line:
                self.layout.add(lambda x=x, y=y, item=item: item.draw(left + x + 2.0, y - 1.25))
                self._text(left + x + 6.0, y, item.text, 10.6)
            y += 6.0
        self.layout.y = y

    def _list_head(self, y: float, *, goes_on: bool) -> float:
        left = self.grid.left
        self._rule(left, left + LIST_MM, y)
        self._text(left, y + 4.8, "Your points, continued" if goes_on else "Your points", 12, bold=True)
        self.layout.add(lambda: draw_heads(self.pen, self.inks, left, y + 4.9, is_first=self.sheet.is_first))
        return y + 10.9

    def _points(self) -> None:
        layout, left = self.layout, self.grid.left
        rows = rows_of(self.fonts, self.sheet.points, PLATES, is_first=self.sheet.is_first)
        top = layout.y - 0.4
        side_end = self._side(top)
        closing = self._closing()
        needs = sum(row.height for row in rows) + _closing_height(closing)
        layout.y = self._list_head(top, goes_on=False)
        is_whole = layout.y + needs <= layout.bottom
        if not is_whole:
            layout.bottom -= 5.5  # for the line that sends the reader on
        for index, row in enumerate(rows):
            # At least two rows stand together on the next page.
            if not layout.room(row.height - 5.0) or (
                not is_whole and index == len(rows) - 2 and not layout.room(rows[-1].height + row.height - 5.0)
            ):
                self._text(left, layout.y, "More of your points are on the next page.", 9.4, soft=True)
                layout.turn()
                side_end = 0.0
                layout.y = self._list_head(layout.y - 5.0, goes_on=True)
            self._row(row, layout.y)
            layout.y += row.height
        if not is_whole:
            layout.bottom += 5.5
        end = max(layout.y - 3.4, side_end)
        self._rule(left, left + LIST_MM if side_end > layout.y else self.grid.right, layout.y - 3.4)
        layout.y = end + 4.9
        if not is_whole and not layout.room(_closing_height(closing) - 1.5):
            layout.turn()
        self._draw_closing(closing)

    def _row(self, row: Row, y: float) -> None:
        left = self.grid.left
        self.layout.add(lambda: draw_row(self.pen, self.inks, row, left, y, is_first=self.sheet.is_first))

    def _side(self, top: float) -> float:
        """Draw the column beside the list and return where it ends."""
        sheet, left, right = self.sheet, self.grid.left + LIST_MM + 9.0, self.grid.right
        with_trend = sheet.scale is Scale.NRS and not sheet.is_first and not sheet.scale_differs
        drawn = with_trend and len(sheet.trend) > 1
        self._rule(left, right, top)
        self._text(left, top + 4.8, "Average by session" if with_trend else "The numbers", 12, bold=True)
        y = top + 11.2
        if drawn:
            self.layout.add(
                lambda: draw_trend(self.pen, left, top + 12.4, right - left, sheet.trend, self.inks) and None
            )
            y = top + 12.4 + 26.0 + 4.2 + 5.6
        n = sheet.trend[0].n if sheet.trend else 0
        text = f"{trend_words(n)} {scale_words(sheet.scale)}" if with_trend else scale_words(sheet.scale)
        for line in self.fonts.wrapped(text, right - left, 9.4):
            self._text(left, y, line, 9.4, soft=True)
            y += 4.2
        return y - 2.0

    def _closing(self) -> list[tuple[str, bool]]:
        """Return the lines under the list: text and whether it is the clinician's note."""
        sheet = self.sheet
        missing = "" if sheet.is_first else not_pressed_sentence(sheet.points)
        note = "" if sheet.is_first else small_step_note(sheet.points, sheet.scale)
        why = "This sheet shows how tender your points are. It cannot show why." if sheet.is_first else CANNOT_SHOW_WHY
        lines = [(line, False) for line in self.fonts.wrapped(missing, self.grid.width, 10)]
        lines += [(line, False) for line in self.fonts.wrapped(f"{note} {why}".strip(), self.grid.width, 10)]
        for paragraph in printable(self.fonts, sheet.note.replace("\n", " "), "") and sheet.note.splitlines():
            lines += [(line, True) for line in self.fonts.wrapped(paragraph, self.grid.width - 27, 10.6)]
        if sheet.note.strip() and not any(is_note for _, is_note in lines):
            lines.append((NOTE_INSTEAD, True))
        return lines

    def _draw_closing(self, lines: Sequence[tuple[str, bool]]) -> None:
        layout, left, right = self.layout, self.grid.left, self.grid.right
        for text, is_note in lines:
            if is_note:
                continue
            self._text(left, layout.y, text, 10)
            layout.y += _LINE_MM
        layout.y += 2.6
        notes = [text for text, is_note in lines if is_note]
        if not notes and not layout.room(0.8):
            return  # lines to write on are the first to give way
        self._text(left, layout.y, "A note for you", 10, soft=True)
        for text in notes:
            if not layout.room(0):
                layout.turn()
            self._text(left + 27, layout.y, text, 10.6)
            layout.y += 5.4
        ruled = 0
        start = left + 27.0
        if notes:
            layout.y += 2.6
            start = left
        while ruled < _MOST_NOTE_LINES and layout.room(0.8):
            self.layout.add(lambda start=start, y=layout.y + 0.8: self.pen.rule(start, right, y, self.inks.rule, 0.5))
            start = left
            layout.y += _NOTE_LINE_MM
            ruled += 1


def _closing_height(lines: Sequence[tuple[str, bool]]) -> float:
    """Return how far the last line under the list stands below the place of a further row, mm; no ruled lines."""
    notes = sum(is_note for _, is_note in lines)
    return 1.5 + _LINE_MM * (len(lines) - notes - 1) + (_LINE_MM + 2.6 + 5.4 * (notes - 1) if notes else 0.0)


def toward_rank(point: ProgressPoint) -> tuple[float, int]:
    """Return the order of points within a part of the list: from the head down, the right side first.

    A point that no plate of the sheet sees stands last.
    """
    heights = [point.places[name][1] for name in PLATES if name in point.places]
    return (min(heights, default=2.0), {Side.RIGHT: 0, Side.MIDLINE: 1, Side.LEFT: 2}[point.side])
