"""The trend on the course report: mean before a session over the sites read every time, on real days, with doses.

Always the whole scale, never cut. The means are the domain's.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from ashichart.domain.analysis.change import TrendPoint
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale
from ashichart.report.pdf.fonts import Weight
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.pen import Align, Pen
from ashichart.report.record.marks import mean_of
from ashichart.wording import terms
from ashichart.wording.dates import tiny_day
from ashichart.wording.paper import record as say

HEIGHT_MM = 44.0
_PLOT_MM = 30.0
_LEAST_STEP = 11.0


def draw_course_trend(
    pen: Pen,
    inks: Inks,
    left: float,
    right: float,
    top: float,
    course: CourseChart,
    trend: Sequence[TrendPoint],
    scale: Scale,
    end: float,
) -> None:
    """Draw the means of a course with at least two sessions; it takes `HEIGHT_MM`."""
    alt = say.mean_before_by_session_over_sites_at(
        n=trend[0].n, first=mean_of(scale, trend[0].before), last=mean_of(scale, trend[-1].before)
    )
    with pen.tag(terms.figure(), alt):
        at = {visit.session.number: visit.session.started_at for visit in course.sessions}
        days = {visit.session.number: visit.session.day for visit in course.sessions}
        start, stop = at[trend[0].session_number], at[trend[-1].session_number]
        whole = max(1.0, (stop - start).total_seconds())
        axis, last = left + 14.0, right - 8.0
        foot = top + 4.0 + _PLOT_MM

        def x(moment: datetime) -> float:
            return axis + (last - axis) * min(1.0, max(0.0, (moment - start).total_seconds() / whole))

        def y(value: float) -> float:
            return foot - _PLOT_MM * min(1.0, value / end)

        for value in (end, end / 2, 0.0):
            pen.text(left + 7.0, y(value) + 1.1, f"{value:g}", 7.8, inks.soft, align=Align.RIGHT)
            if value:
                pen.line(left + 9.0, y(value), right, y(value), inks.rule, 0.4, dash=(0.4, 2.2))
        pen.line(left + 9.0, foot, right, foot, inks.ink, 0.6)
        for visit in course.sessions:
            if start <= visit.session.started_at <= stop and visit.doses:
                pen.wedge(x(visit.session.started_at), foot - 0.2, 1.8, inks.soft)
        places = [(x(at[point.session_number]), y(point.before)) for point in trend]
        after = [(x(at[point.session_number]), y(point.after)) for point in trend if point.after is not None]
        for (x1, y1), (x2, y2) in pairwise(places):
            pen.line(x1, y1, x2, y2, inks.less, 1.0)
        for px, py in after:
            pen.circle(px, py, 0.75, fill=inks.white, ink=inks.soft, width_pt=0.6)
        taken = -1e9
        for index, ((px, py), point) in enumerate(zip(places, trend, strict=True)):
            pen.circle(px, py, 1.15, fill=inks.white)
            pen.circle(px, py, 0.9, fill=inks.then if index == 0 else inks.less)
            is_end = index in (0, len(trend) - 1)
            if is_end or (px - taken >= _LEAST_STEP and places[-1][0] - px >= _LEAST_STEP):
                pen.text(px, foot + 3.8, str(point.session_number), 8.4, inks.ink, align=Align.MIDDLE)
                day = tiny_day(days[point.session_number])
                pen.text(px, foot + 7.2, day, 7.4, inks.soft, align=Align.MIDDLE)
                taken = px
            if is_end:
                said = mean_of(scale, point.before)
                pen.text(px, py - 2.0, said, 10.0, inks.ink, weight=Weight.SEMIBOLD, align=Align.MIDDLE)
