"""The page of every sheet: grid, header and footer. No content of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ashichart.domain.sheets.choices import Paper
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.pen import Align, Pen
from ashichart.wording import terms
from ashichart.wording.dates import full_day
from ashichart.wording.paper import pdf as say

MARGIN_MM = 18.0
HEADER_BASELINE = 16.0
HEADER_RULE = 19.6
FACTS_BASELINE = 24.8


@dataclass(frozen=True, slots=True)
class Grid:
    """The fixed lines of a page in mm."""

    paper: Paper

    @property
    def left(self) -> float:
        """Left edge of the text."""
        return MARGIN_MM

    @property
    def right(self) -> float:
        """Right edge of the text."""
        return self.paper.size_mm[0] - MARGIN_MM

    @property
    def width(self) -> float:
        """Width of the text."""
        return self.right - self.left

    @property
    def footer_rule(self) -> float:
        """y of the footer's rule; nothing of the content goes below it."""
        return self.paper.size_mm[1] - 16.0

    @property
    def footer_baseline(self) -> float:
        """Baseline of the footer."""
        return self.paper.size_mm[1] - 11.5


def shortened(fonts: Fonts, text: str, width_mm: float, size: float, weight: Weight = Weight.REGULAR) -> str:
    """Return text that fits one line, cut with an ellipsis where it does not."""
    if fonts.width_mm(text, size, weight) <= width_mm:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width_mm(text[:middle].rstrip() + "…", size, weight) <= width_mm:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def named_to_fit(
    fonts: Fonts, text: str, short: str, width_mm: float, size: float, weight: Weight = Weight.REGULAR
) -> str:
    """Return a text that fits into a width: itself, its short form if that is there and whole, else as `shortened`."""
    if short and fonts.width_mm(text, size, weight) > width_mm >= fonts.width_mm(short, size, weight):
        return short
    return shortened(fonts, text, width_mm, size, weight)


def printable(fonts: Fonts, text: str, instead: str) -> str:
    """Return text, or a sentence in its place where a letter has no drawing: never a blank box, never half a name."""
    return fonts.printed(text, instead)


def draw_header(
    pen: Pen,
    fonts: Fonts,
    grid: Grid,
    inks: Inks,
    clinic: str,
    title: str,
    *,
    is_demonstration: bool,
    large: bool = False,
) -> None:
    """Draw clinic, title ("" if it stands below), the word "Demonstration" where it applies, and the rule."""
    size = 16.0 if large else 11.0
    chip_pt = 12.0 if large else 7.6
    chip = fonts.width_mm(terms.demonstration(), chip_pt, Weight.SEMIBOLD) + 4.4
    room = grid.width - fonts.width_mm(title, size) - 4 - (chip + 6 if is_demonstration else 0)
    name = shortened(fonts, printable(fonts, clinic, say.your_clinic()), room, size, Weight.SEMIBOLD)
    width = pen.text(grid.left, HEADER_BASELINE, name, size, inks.ink, weight=Weight.SEMIBOLD)
    pen.text(grid.left + width + 4, HEADER_BASELINE, title, size, inks.soft)
    if is_demonstration:
        height = chip_pt * 5.0 / 7.6
        middle = 15.0 if not large else 14.4
        pen.pill(grid.right - chip, middle - height / 2, chip, height, inks.soft, 0.6)
        pen.text(
            grid.right - chip / 2, middle + 0.125 * chip_pt, terms.demonstration(), chip_pt, inks.soft,
            weight=Weight.SEMIBOLD, align=Align.MIDDLE,
        )  # fmt: skip
    pen.rule(grid.left, grid.right, HEADER_RULE, inks.ink)


def draw_record_head(
    pen: Pen, fonts: Fonts, grid: Grid, inks: Inks, title: str, note: str, facts: Sequence[tuple[str, str]]
) -> None:
    """Draw the title of a record sheet, a quiet note flush right, and its facts: (label, value) side by side.

    A value without a drawing for one of its letters gives way to a sentence; the facts share what room there is.
    """
    title_width = fonts.width_mm(title, 18, Weight.SEMIBOLD)
    cut = shortened(fonts, title, grid.width, 18, Weight.SEMIBOLD)
    pen.text(grid.left, 28.4, cut, 18, inks.ink, weight=Weight.SEMIBOLD)
    note_room = grid.width - title_width - 6
    if note and note_room > 12:
        pen.text(grid.right, 28.4, shortened(fonts, note, note_room, 10.4), 10.4, inks.ink, align=Align.RIGHT)
    values = [(label, printable(fonts, value, say.not_printable())) for label, value in facts]
    gap = 7.0
    wanted = [max(fonts.width_mm(label, 7.4), fonts.width_mm(value, 9.6)) for label, value in values]
    room = grid.width - gap * (len(values) - 1)
    # Too long a name gives way first: the widest fact takes what the others leave.
    if sum(wanted) > room and wanted:
        widest = wanted.index(max(wanted))
        wanted[widest] = max(24.0, room - (sum(wanted) - wanted[widest]))
    x = grid.left
    for (label, value), width in zip(values, wanted, strict=True):
        pen.text(x, 34.6, label, 7.4, inks.soft)
        pen.text(x, 38.8, shortened(fonts, value, width + 0.1, 9.6), 9.6, inks.ink)
        x += width + gap


def draw_section(
    pen: Pen, fonts: Fonts, inks: Inks, left: float, right: float, y: float, title: str, note: str = ""
) -> None:
    """Begin a section of a record sheet: rule at `y`, title 4.6 mm below it, a quiet note flush right."""
    pen.rule(left, right, y, inks.ink)
    width = pen.text(left, y + 4.6, title, 10.5, inks.ink, weight=Weight.SEMIBOLD)
    if note:
        room = right - left - width - 4
        pen.text(right, y + 4.6, shortened(fonts, note, room, 8.0), 8.0, inks.soft, align=Align.RIGHT)


def draw_footer(
    pen: Pen,
    fonts: Fonts,
    grid: Grid,
    inks: Inks,
    clinic: str,
    printed_on: date,
    page: int,
    pages: int,
    *,
    running: str = "",
    size: float = 8.6,
) -> None:
    """Draw clinic, what the page belongs to, day of printing (not in large print) and page."""
    pen.rule(grid.left, grid.right, grid.footer_rule, inks.rule, 0.5)
    right = terms.page_of(page=page, pages=pages)
    if size <= 10:
        right = say.printed_page_of(day=full_day(printed_on), page=page, pages=pages)
    if running:
        most = grid.width * 0.75 - fonts.width_mm(right, size)
        right = f"{shortened(fonts, running, most, size)}  ·  {right}"
    room = grid.width - fonts.width_mm(right, size) - 6
    baseline = grid.footer_baseline + (1.6 if size > 10 else 0.0)
    name = shortened(fonts, printable(fonts, clinic, say.your_clinic()), room, size)
    pen.text(grid.left, baseline, name, size, inks.soft)
    pen.text(grid.right, baseline, right, size, inks.soft, align=Align.RIGHT)
