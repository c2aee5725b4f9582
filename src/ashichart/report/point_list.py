"""The list of points on the patient's sheet and the legend over it. Words come from the domain."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ashichart.domain.patient_words import LIST_WORDS, SIDE_WORDS, UNKNOWN_PLACE, plain_of
from ashichart.domain.scales import text_of
from ashichart.domain.sheets import Fate, ProgressPoint, list_group
from ashichart.report.fonts import Fonts, Weight
from ashichart.report.inks import Inks
from ashichart.report.marks import draw_now, draw_then
from ashichart.report.page import printable
from ashichart.report.pen import Align, Pen

TEXT_PT = 10.5
ROW_MM = 5.5
WRAP_MM = 4.7
WIDTH_MM = 117.0
_SIDE_X = 7.4
_PLAIN_X = 20.6
_ARROWS = {Fate.LESS: "↓", Fate.MORE: "↑", Fate.LITTLE_LESS: "=", Fate.SAME: "=", Fate.LITTLE_MORE: "=", Fate.NEW: "+"}
NOT_DRAWN = "not drawn"


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

    @property
    def height(self) -> float:
        """In mm."""
        return ROW_MM + WRAP_MM * (len(self.lines) - 1)


def rows_of(fonts: Fonts, points: Sequence[ProgressPoint], plates: Sequence[str], *, is_first: bool) -> list[Row]:
    """Return the rows of the list; a place too long for its line goes on in a second."""
    rows: list[Row] = []
    group: int | None = None
    for point in points:
        plain = printable(fonts, plain_of(point), UNKNOWN_PLACE)
        if not any(plate in point.places for plate in plates):
            plain = f"{plain} ({NOT_DRAWN})"
        lines = fonts.balanced(plain, 72 if is_first else 56.2, TEXT_PT, Weight.REGULAR)
        own = list_group(point.fate)
        rows.append(Row(point, tuple(lines), group is not None and own != group and not is_first))
        group = own
    return rows


def draw_heads(pen: Pen, inks: Inks, left: float, y: float, *, is_first: bool) -> None:
    """Set the words over the columns of numbers."""
    if is_first:
        pen.text(left + 107.8, y, "today", 9.4, inks.soft, align=Align.RIGHT)
    else:
        pen.text(left + 81.2, y, "then", 9.4, inks.soft, align=Align.RIGHT)
        pen.text(left + 84.4, y, "now", 9.4, inks.soft)


def draw_row(pen: Pen, inks: Inks, row: Row, left: float, y: float, *, is_first: bool) -> None:
    """Set one row; `y` is the baseline of its first line."""
    point, change = row.point, row.point.change
    if row.begins_group:
        pen.rule(left, left + WIDTH_MM, y - 3.85, inks.rule, 0.5)
    bold = Weight.SEMIBOLD
    pen.text(left + 4.2, y, str(point.number), TEXT_PT, inks.ink, weight=bold, align=Align.RIGHT)
    pen.text(left + _SIDE_X, y, SIDE_WORDS[point.side], TEXT_PT, inks.ink, weight=bold)
    for index, line in enumerate(row.lines):
        pen.text(left + _PLAIN_X, y + index * WRAP_MM, line, TEXT_PT, inks.ink)
    then = "–" if change.then is None else text_of(change.scale, change.then)
    now = "–" if change.now is None else text_of(change.scale, change.now)
    if is_first:
        said = now if change.now is not None else "not pressed"
        pen.text(left + 107.8, y, said, TEXT_PT, inks.ink, weight=bold, align=Align.RIGHT)
        return
    pen.text(left + 81.2, y, then, TEXT_PT, inks.ink, align=Align.RIGHT)
    room = 9.6 - pen.width(now, TEXT_PT, bold)
    pen.text(left + 81.2 + room / 2, y, "→", TEXT_PT, inks.soft, align=Align.MIDDLE)
    pen.text(left + 90.8, y, now, TEXT_PT, inks.ink, weight=bold, align=Align.RIGHT)
    fate = point.fate
    if fate in _ARROWS:
        ink = inks.soft if fate in (Fate.SAME, Fate.LITTLE_LESS, Fate.LITTLE_MORE) else inks.of(fate)
        pen.text(left + 94.6, y, _ARROWS[fate], 13.5, ink, weight=bold, align=Align.MIDDLE)
    else:
        pen.line(left + 93.3, y - 1.2, left + 95.9, y - 1.2, inks.ink, 0.9, dash=(1.4, 1.1))
    pen.text(left + 97.7, y, LIST_WORDS[fate], TEXT_PT - 0.3, inks.ink)


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A mark and what it means; `draw` takes the centre."""

    draw: Callable[[float, float], None]
    text: str


def legend_of(pen: Pen, inks: Inks, points: Sequence[ProgressPoint], *, is_first: bool) -> list[LegendItem]:
    """Return the signs that occur on this sheet, and no others."""
    fates = {point.fate for point in points}
    unclear = bool(fates & {Fate.LITTLE_LESS, Fate.SAME, Fate.LITTLE_MORE})
    items = [LegendItem(lambda x, y: draw_then(pen, x, y, 3.6, inks), "The bigger the dot, the more tender the point.")]
    if not is_first and (unclear or fates & {Fate.LESS, Fate.MORE}):
        items.append(
            LegendItem(
                lambda x, y: draw_now(pen, x, y, Fate.LESS, 3.4, 1.9, inks), "Ring: when we began. Dot inside: now."
            )
        )
    if unclear and not is_first:
        items.append(
            LegendItem(lambda x, y: draw_now(pen, x, y, Fate.SAME, 3.0, 2.7, inks), "Striped: no clear change.")
        )
    if Fate.MORE in fates:
        items.append(
            LegendItem(lambda x, y: draw_now(pen, x, y, Fate.MORE, 2.5, 3.4, inks), "Slanted stripes: more tender.")
        )
    if any(point.change.now is None for point in points):
        items.append(
            LegendItem(
                lambda x, y: draw_now(pen, x, y, Fate.NOT_PRESSED, 2.9, None, inks), "Broken ring: not pressed today."
            )
        )
    if any(0 in (point.change.now, point.change.then) for point in points):
        items.append(
            LegendItem(lambda x, y: draw_then(pen, x, y, 1.6, inks, open_dot=True), "Small open dot: not tender.")
        )
    if Fate.NEW in fates and not is_first:
        items.append(LegendItem(lambda x, y: draw_then(pen, x, y, 2.8, inks), "Dot without a ring: new."))
    return items


def legend_lines(fonts: Fonts, items: Sequence[LegendItem], width: float) -> list[list[tuple[float, LegendItem]]]:
    """Return the items line by line, each with its x from the left edge."""
    lines: list[list[tuple[float, LegendItem]]] = [[]]
    x = 0.0
    for item in items:
        needed = 6.0 + fonts.width_mm(item.text, TEXT_PT)
        if lines[-1] and (x + needed > width or len(lines[-1]) == (2 if len(lines) == 1 else 3)):
            lines.append([])
            x = 0.0
        lines[-1].append((x, item))
        x += needed + 6.0
    return lines
