"""Emotional charge on the sheets for the record: its own strip and bodies, by the code that draws tenderness.

Nothing in it is judged: no error of measurement is published for the charge of a site.
"""

from collections.abc import Sequence
from dataclasses import replace

from ashichart.domain.analysis.change import immediate_response, shared_means
from ashichart.domain.analysis.charge_course import charge_course, has_charges
from ashichart.domain.analysis.statistics import Comparison, carried
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.progress import Fate, fate_of
from ashichart.domain.sheets.record import CourseSheet, SessionSheet
from ashichart.report.bodies.bodies import BodyStyle, Pair, PlateArt, body_height, draw_bodies
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.tables import paragraph, section
from ashichart.report.placement import MAIN_PLATES
from ashichart.report.record.course_bodies import draw_compared
from ashichart.report.record.course_strip import Strip
from ashichart.report.record.marks import FLOOR_WORDS, draw_legend, fitting, legend_signs, mean_of, record_dots
from ashichart.wording import terms
from ashichart.wording.paper import record as say

_TITLE = say.emotional_charge()
_NOTE = FLOOR_WORDS[Scale.CHARGE].capitalize()
_PAIR_MM = 114.0
_BODY_MM = 70.0
_SIDE_X = 123.0


def draw_charge_course(layout: Document, arts: Sequence[PlateArt], sheet: CourseSheet) -> None:
    """Draw the charges of a course session by session, and the first and the latest on bodies; without any nothing."""
    if not has_charges(sheet.chart):
        return
    chart = charge_course(sheet.chart)
    asked = {site.id for site in chart.sites}
    charged = replace(
        sheet,
        chart=chart,
        sites=tuple(one for one in sheet.sites if one.site.id in asked),
        carried=carried(chart),
        response=None,
    )
    layout.need(40.0)
    layout.bookmark(_TITLE, 1)
    Strip(layout, charged, _TITLE).draw()
    paragraph(layout, _NOTE, layout.grid.left, layout.grid.width, 7.8, soft=True)
    layout.y += 2.0
    if isinstance(charged.carried, Comparison):
        draw_compared(layout, arts, charged, charged.carried, say.compared_charges())


def draw_charge_session(layout: Document, arts: Sequence[PlateArt], sheet: SessionSheet) -> None:
    """Draw the charges of one session on bodies, before and after; without any nothing."""
    whole = CourseChart((sheet.visit,))
    if not has_charges(whole):
        return
    (visit,) = charge_course(whole).sessions
    tally = immediate_response(visit)
    changes = {change.site.id: change for change in tally.changes}
    sites = tuple(one for one in sheet.sites if one.site.id in changes)
    has_after = bool(visit.rated(Phase.AFTER))
    grid, pen, inks = layout.grid, layout.pen, layout.inks
    height = body_height(arts, _PAIR_MM, _BODY_MM)
    style = BodyStyle(with_words=False)
    layout.need(height + 20.0)
    layout.bookmark(_TITLE, 1)
    hidden = [one.key for one in sites if not any(name in one.places for name in MAIN_PLATES)]
    shown = say.to_asked_while_the_site_is_pressed()
    section(layout, _TITLE, say.not_drawn_here(shown=shown, join=", ".join(hidden)) if hidden else shown)
    top = layout.y
    pair = Pair(tuple(arts), grid.left, top + 1.0, _PAIR_MM, height)
    share = fitting(pair, sites, changes, None)
    dots = record_dots(sites, changes, None, share, then_only=not has_after)
    layout.add(
        lambda: draw_bodies(pen, layout.fonts, inks, layout.choices.tone, pair, dots, numbered=True, style=style)
    )
    left, width = grid.left + _SIDE_X, grid.width - _SIDE_X
    layout.y += 4.0
    fates = {fate_of(change) for change in changes.values()} if has_after else set[Fate]()
    y = layout.y
    if has_after:
        layout.add(lambda: draw_legend(pen, inks, left, y, fates, has_needles=False, then=terms.turned_before()))
        layout.y = y + 5.6 * len(legend_signs(fates)) + 1.0
    else:
        paragraph(layout, say.charge_before_bigger_is_more(), left, width, 8.8)
    means = shared_means(tally.changes)
    if means is not None:
        sites_words = say.the_site_asked() if means.n == 1 else say.the_sites_asked(n=means.n)
        moved = say.before_after_values(
            before=mean_of(Scale.CHARGE, means.then), after=mean_of(Scale.CHARGE, means.now)
        )
        paragraph(layout, say.mean_of_both_times(moved=moved, sites=sites_words), left, width, 8.8)
    paragraph(layout, _NOTE, left, width, 7.8, soft=True)
    layout.y = max(layout.y, top + height + style.title_drop_mm + 6.0)
