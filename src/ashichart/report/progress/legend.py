"""The legend of the patient's sheet: the signs that occur on it, each beside what it means. No layout of the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ashichart.domain.sheets.progress import Fate, ProgressPoint
from ashichart.report.bodies.marks import draw_now, draw_then
from ashichart.report.pdf.fonts import Fonts
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.pen import Pen
from ashichart.wording.paper import progress as say

TEXT_PT = 10.6


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A mark and what it means; `draw` takes the centre."""

    draw: Callable[[float, float], None]
    text: str


def legend_of(
    pen: Pen, inks: Inks, points: Sequence[ProgressPoint], *, is_first: bool, share: float = 1.0, is_pair: bool = True
) -> list[LegendItem]:
    """Return the signs that occur on this sheet, and no others.

    Args:
        pen: Where to.
        inks: Colours.
        points: All points of the sheet.
        is_first: True where nothing is compared.
        share: Size of the signs as a share of the ordinary one.
        is_pair: False where "then" has no bodies of its own and is shown as the ring alone.
    """
    fates = {point.fate for point in points}
    unclear = bool(fates & {Fate.LITTLE_LESS, Fate.SAME, Fate.LITTLE_MORE})
    compared = not is_first and (unclear or bool(fates & {Fate.LESS, Fate.MORE}))

    def plain(diameter: float, *, open_dot: bool = False) -> Callable[[float, float], None]:
        return lambda x, y: draw_then(pen, x, y, diameter * share, inks, open_dot=open_dot)

    def now(fate: Fate, then_mm: float, now_mm: float | None) -> Callable[[float, float], None]:
        size = None if now_mm is None else now_mm * share
        return lambda x, y: draw_now(pen, x, y, fate, then_mm * share, size, inks)

    ring = now(Fate.LESS, 3.4, 1.9)
    if compared and not is_pair:
        signs = [(ring, say.ring_when_we_began_dot_now_bigger(), True)]
    else:
        signs = [
            (plain(3.6), say.the_bigger_the_dot_the_more_tender(), True),
            (ring, say.ring_when_we_began_dot_inside_now(), compared),
        ]
    signs += [
        (now(Fate.SAME, 3.0, 2.7), say.striped_no_clear_change(), unclear and not is_first),
        (now(Fate.MORE, 2.5, 3.4), say.slanted_stripes_more_tender(), Fate.MORE in fates),
        (
            now(Fate.NOT_PRESSED, 2.9, None),
            say.broken_ring_not_pressed_today(),
            any(point.change.now is None for point in points),
        ),
        (
            plain(1.6, open_dot=True),
            say.small_open_dot_not_tender(),
            any(0 in (point.change.now, point.change.then) for point in points),
        ),
        (plain(2.8), say.dot_without_a_ring_new(), Fate.NEW in fates and not is_first),
    ]
    return [LegendItem(draw, text) for draw, text, occurs in signs if occurs]


def legend_lines(
    fonts: Fonts, items: Sequence[LegendItem], width: float, size: float = TEXT_PT
) -> list[list[tuple[float, LegendItem]]]:
    """Return the items line by line, each with its x from the left edge."""
    share = size / TEXT_PT
    lines: list[list[tuple[float, LegendItem]]] = [[]]
    x = 0.0
    for item in items:
        needed = 6.0 * share + fonts.width_mm(item.text, size)
        if lines[-1] and (x + needed > width or len(lines[-1]) == (2 if len(lines) == 1 else 3)):
            lines.append([])
            x = 0.0
        lines[-1].append((x, item))
        x += needed + 6.0 * share
    return lines
