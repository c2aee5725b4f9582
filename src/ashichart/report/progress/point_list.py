"""The list of points on the patient's sheet. Words come from the domain; the legend has a module of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from ashichart.domain.scales import text_of
from ashichart.domain.sheets.progress import Fate, ProgressPoint, list_group
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.page import printable, shortened
from ashichart.report.pdf.pen import Align, Pen
from ashichart.wording.paper import progress as say
from ashichart.wording.paper.patient_notes import LIST_WORDS, SIDE_WORDS
from ashichart.wording.paper.patient_places import plain_of, unknown_place

WIDTH_MM = 117.0
_PLAIN_MM = 56.2
_PLAIN_FIRST_MM = 72.0
_MOST_LINES = 2
_SIDE_X = 7.4
_PLAIN_X = 20.6
_THEN_X = 81.2
_APART_MM = 2.2
_ARROWS = {Fate.LESS: "↓", Fate.MORE: "↑", Fate.LITTLE_LESS: "=", Fate.SAME: "=", Fate.LITTLE_MORE: "=", Fate.NEW: "+"}
NOT_DRAWN = say.not_drawn()


@dataclass(frozen=True, slots=True)
class ListType:
    """The list at one size of type.

    Args:
        text_pt: Of a row.
        head_pt: Of "then" and "now".
        row_mm: Height of a row of one line.
        wrap_mm: What a second line adds.
        share: Width of the list as a share of the ordinary one.
    """

    text_pt: float
    head_pt: float
    row_mm: float
    wrap_mm: float
    share: float

    @property
    def width_mm(self) -> float:
        """Width of the list."""
        return WIDTH_MM * self.share


ORDINARY = ListType(10.5, 9.4, 5.5, 4.7, 1.0)
LARGE = ListType(16.0, 16.0, 8.7, 7.2, 174.0 / WIDTH_MM)


@dataclass(frozen=True, slots=True)
class Row:
    """A row ready to be set.

    Args:
        point: The point.
        lines: Its place in one or more lines.
        begins_group: True if a rule parts it from the row above.
    """

    point: ProgressPoint
    lines: tuple[str, ...]
    begins_group: bool

    def height(self, of: ListType) -> float:
        """In mm."""
        return of.row_mm + of.wrap_mm * (len(self.lines) - 1)


def rows_of(
    fonts: Fonts, points: Sequence[ProgressPoint], plates: Sequence[str], of: ListType, *, is_first: bool
) -> list[Row]:
    """Return the rows of the list; a place too long for its line goes on in a second and is cut there."""
    rows: list[Row] = []
    group: int | None = None
    for point in points:
        width = (_PLAIN_FIRST_MM if is_first else _PLAIN_MM) * of.share
        if not is_first and point.change.then is not None:
            # Numbers with a decimal reach further to the left; the place must not touch them.
            then = fonts.width_mm(text_of(point.change.scale, point.change.then), of.text_pt)
            width = min(width, (_THEN_X - _PLAIN_X) * of.share - then - _APART_MM)
        plain = printable(fonts, plain_of(point), unknown_place())
        is_hidden = not any(plate in point.places for plate in plates)
        room = width * (_MOST_LINES - 0.15) - (fonts.width_mm(f" ({NOT_DRAWN})", of.text_pt) if is_hidden else 0.0)
        plain = shortened(fonts, plain, room, of.text_pt)
        if is_hidden:
            plain = f"{plain} ({NOT_DRAWN})"
        lines = fonts.balanced(plain, width, of.text_pt, Weight.REGULAR)
        own = list_group(point.fate)
        rows.append(Row(point, tuple(lines), group is not None and own != group and not is_first))
        group = own
    return rows


def draw_heads(pen: Pen, inks: Inks, left: float, y: float, of: ListType, *, is_first: bool) -> None:
    """Set the words over the columns of numbers."""
    if is_first:
        pen.text(left + 107.8 * of.share, y, say.head_today(), of.head_pt, inks.soft, align=Align.RIGHT)
    else:
        pen.text(left + _THEN_X * of.share, y, say.head_then(), of.head_pt, inks.soft, align=Align.RIGHT)
        pen.text(left + 84.4 * of.share, y, say.head_now(), of.head_pt, inks.soft)


def draw_row(pen: Pen, inks: Inks, row: Row, left: float, y: float, of: ListType, *, is_first: bool) -> None:
    """Set one row; `y` is the baseline of its first line."""
    point, change, size, share = row.point, row.point.change, of.text_pt, of.share
    if row.begins_group:
        pen.rule(left, left + of.width_mm, y - 3.85 * of.row_mm / ORDINARY.row_mm, inks.rule, 0.5)
    bold = Weight.SEMIBOLD
    pen.text(left + 4.2 * share, y, str(point.number), size, inks.ink, weight=bold, align=Align.RIGHT)
    pen.text(left + _SIDE_X * share, y, SIDE_WORDS[point.side], size, inks.ink, weight=bold)
    for index, line in enumerate(row.lines):
        pen.text(left + _PLAIN_X * share, y + index * of.wrap_mm, line, size, inks.ink)
    then = "–" if change.then is None else text_of(change.scale, change.then)
    now = "–" if change.now is None else text_of(change.scale, change.now)
    if is_first:
        said = now if change.now is not None else say.not_pressed()
        pen.text(left + 107.8 * share, y, said, size, inks.ink, weight=bold, align=Align.RIGHT)
        return
    pen.text(left + _THEN_X * share, y, then, size, inks.ink, align=Align.RIGHT)
    room = 9.6 * share - pen.width(now, size, bold)
    pen.text(left + _THEN_X * share + room / 2, y, "→", size, inks.soft, align=Align.MIDDLE)
    pen.text(left + 90.8 * share, y, now, size, inks.ink, weight=bold, align=Align.RIGHT)
    fate = point.fate
    if fate in _ARROWS:
        ink = inks.soft if fate in (Fate.SAME, Fate.LITTLE_LESS, Fate.LITTLE_MORE) else inks.of(fate)
        pen.text(left + 94.6 * share, y, _ARROWS[fate], size * 1.28, ink, weight=bold, align=Align.MIDDLE)
    else:
        level = y - 1.2 * share
        pen.line(left + 93.3 * share, level, left + 95.9 * share, level, inks.ink, 0.9, dash=(1.4, 1.1))
    pen.text(left + 97.7 * share, y, LIST_WORDS[fate], size if of is LARGE else size - 0.3, inks.ink)
