"""First and latest session of a course side by side: two pairs of bodies with the key between them."""

from collections.abc import Sequence

from ashichart.domain.analysis.statistics import Comparison
from ashichart.domain.sheets.progress import fate_of
from ashichart.domain.sheets.record import CourseSheet
from ashichart.report.bodies.bodies import BodyStyle, Pair, PlateArt, body_height, draw_bodies
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.fonts import Weight
from ashichart.report.pdf.tables import section
from ashichart.report.placement import MAIN_PLATES
from ashichart.report.record.marks import draw_legend, fitting, legend_signs, record_dots
from ashichart.wording import terms
from ashichart.wording.dates import full_day
from ashichart.wording.paper import record as say
from ashichart.wording.terms import session_number

_BODY_MM = 66.0
_PAIR_MM = 70.0
_STYLE = BodyStyle(with_words=False, letter_radius_mm=1.9, letter_pt=8.4)


def draw_compared(
    layout: Document, arts: Sequence[PlateArt], sheet: CourseSheet, found: Comparison, title: str = say.compared()
) -> None:
    """Draw both moments from the present `y`.

    Args:
        layout: Where to.
        arts: Front and back.
        sheet: Its sites and their keys.
        found: The two moments.
        title: Of the section and its bookmark.
    """
    grid, pen, inks = layout.grid, layout.pen, layout.inks
    changes = {one.site.id: one for one in found.summary.tally.changes}
    sites = tuple(one for one in sheet.sites if one.site.id in changes)
    height = body_height(arts, _PAIR_MM, _BODY_MM)
    layout.need(height + 26.0)
    layout.bookmark(title, 1)
    hidden = [one.key for one in sites if not any(name in one.places for name in MAIN_PLATES)]
    section(layout, title, say.not_drawn_here_2(join=", ".join(hidden)) if hidden else "")
    then, now = found.then.chart.session, found.now.chart.session
    top = layout.y + 5.0
    for left, session in ((grid.left, then), (grid.right - _PAIR_MM, now)):
        name = session_number(number=session.number)
        layout.text(left, layout.y, name, 9.6, bold=True)
        words = say.before_on(day=full_day(session.day))
        layout.text(left + pen.width(f"{name}  ", 9.6, Weight.SEMIBOLD), layout.y, words, 8.8)
        pair = Pair(tuple(arts), left, top, _PAIR_MM, height)
        share = 0.86 * fitting(pair, sites, changes, sheet.ppt_range)
        is_then = session is then
        dots = record_dots(sites, changes, sheet.ppt_range, share, then_only=is_then)
        layout.add(
            lambda pair=pair, dots=dots, is_then=is_then: draw_bodies(
                pen, layout.fonts, inks, layout.choices.tone, pair, dots, numbered=not is_then, style=_STYLE
            )
        )
    fates = {fate_of(one) for one in changes.values()}
    step, x = 6.4, grid.left + _PAIR_MM + 2.0
    y = top + height / 2 - step * len(legend_signs(fates)) / 2
    ring = terms.session_within(number=then.number)
    layout.add(lambda: draw_legend(pen, inks, x, y, fates, has_needles=False, then=ring, step=step))
    layout.y = top + height + 10.0
