"""The small line "average by session" of the patient's sheet: always 0 to 10. No means are made here."""

from collections.abc import Sequence
from itertools import pairwise

from ashichart.domain.analysis.change import TrendPoint
from ashichart.report.pdf.fonts import Weight
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.pen import Align, Pen
from ashichart.wording import terms
from ashichart.wording.paper import progress as say

HEIGHT_MM = 26.0
_MOST_TICKS = 10


def draw_trend(
    pen: Pen, left: float, top: float, width: float, trend: Sequence[TrendPoint], inks: Inks, size: float = 1.0
) -> float:
    """Draw the means before each session and return the y below the figures of the axis.

    Args:
        pen: Where to.
        left: mm.
        top: y of "10".
        width: mm.
        trend: In order of sessions, at least two; every mean over the same points.
        inks: Colours.
        size: Of height, type and dots as a share of the ordinary one.
    """
    alt = say.average_by_session_at_first_now_of(first=f"{trend[0].before:.1f}", latest=f"{trend[-1].before:.1f}")
    with pen.tag(terms.figure(), alt):
        return _draw(pen, left, top, width, trend, inks, size)


def _draw(
    pen: Pen, left: float, top: float, width: float, trend: Sequence[TrendPoint], inks: Inks, size: float
) -> float:
    axis = left + 5.0 * size
    right = left + width
    height, axis_pt = HEIGHT_MM * size, 8.8 * size if size == 1 else 16.0
    for value in (10, 5, 0):
        y = top + height * (1 - value / 10)
        pen.text(left + 3.4 * size, y + 1.1 * size, str(value), axis_pt, inks.soft, align=Align.RIGHT)
        if value:
            pen.line(axis, y, right, y, inks.rule, 0.4, dash=(0.4, 2.2))
        else:
            pen.rule(axis, right, y, inks.ink, 0.6)
    inset = 4.0 * size
    step = (right - axis - 2 * inset) / max(1, len(trend) - 1)
    places = [
        (axis + inset + index * step, top + height * (1 - point.before / 10)) for index, point in enumerate(trend)
    ]
    for (x1, y1), (x2, y2) in pairwise(places):
        pen.line(x1, y1, x2, y2, inks.less, 1.0 * size)
    every = max(1, -(-len(trend) // _MOST_TICKS))
    last = len(trend) - 1
    for index, ((x, y), point) in enumerate(zip(places, trend, strict=True)):
        is_end = index in (0, last)
        radius = size * (0.95 if is_end else (0.55 if every == 1 else 0.35))
        pen.circle(x, y, radius + 0.25, fill=inks.white)
        pen.circle(x, y, radius, fill=inks.then if index == 0 else inks.less)
        if is_end or (index % every == 0 and last - index >= every):
            pen.text(
                x, top + height + 4.2 * size, str(point.session_number), axis_pt, inks.ink if is_end else inks.soft,
                weight=Weight.SEMIBOLD if is_end else Weight.REGULAR, align=Align.MIDDLE,
            )  # fmt: skip
    first, latest = trend[0].before, trend[-1].before
    for (x, _), value, above, ink in (
        (places[0], first, latest <= first or first > 7, inks.ink),
        (places[-1], latest, latest > first and latest <= 8.2, inks.less),
    ):
        y = top + height * (1 - value / 10)
        lower = y + 5.2 * size < top + height - 0.4
        baseline = y - 1.9 * size if above or not lower else y + 5.2 * size
        pen.text(x, baseline, f"{value:.1f}", 12.5 * size, ink, weight=Weight.SEMIBOLD, align=Align.MIDDLE)
    return top + height + 4.2 * size
