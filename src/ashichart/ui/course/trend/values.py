"""What the trend plots, as values on one axis of days, with the sentence that says what the mean holds. No drawing."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from ashichart.domain.analysis.change import comparable_sessions, mean_trend, values_of
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.scales import RULES, Scale
from ashichart.ui.course.trend.bands import Band, Spot, bands_of, days_since
from ashichart.wording import terms
from ashichart.wording.course import trend as say
from ashichart.wording.dates import tiny_day
from ashichart.wording.tallies import missing_after_words


@dataclass(frozen=True, slots=True)
class Stretch:
    """The line between two neighbouring spots; `is_bridge` where a session between them has no value."""

    start: Spot
    end: Spot
    is_bridge: bool


@dataclass(frozen=True, slots=True)
class SessionTick:
    """One session on the axis.

    Args:
        day: Days since the first session.
        number: Number of the session.
        date: As written under the axis.
        mg: All doses of the session together, None if none was recorded.
    """

    day: float
    number: int
    date: str
    mg: float | None


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One site's own line: its id, its title and its numbers before in the comparable sessions."""

    site_id: str
    title: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class TrendValues:
    """All that is plotted.

    Args:
        scale: Scale of the means.
        ticks: Every session of the course.
        before: Mean of the steady sites before, one per comparable session.
        after: The same after, where every steady site was read.
        n: How many sites the means hold.
        bands: What can stand below, in the order in which it is offered.
        caption: Which sites the mean holds, or why there is none.
        missing: Why a session has no mean after, "" if none is missing.
        no_after: Day of each such session -> what is said of it under the pointer.
    """

    scale: Scale
    ticks: tuple[SessionTick, ...]
    before: tuple[Spot, ...]
    after: tuple[Spot, ...]
    n: int
    bands: tuple[Band, ...]
    caption: str
    missing: str = ""
    no_after: Mapping[float, str] = field(default_factory=dict[float, str])

    @property
    def low(self) -> float:
        """Lower end of the tenderness axis."""
        return RULES[self.scale].low

    def high(self, others: Sequence[Spot] = ()) -> float:
        """Return the upper end of the axis: the scale's own, or for pressure the next even number above all values."""
        if self.scale is not Scale.PPT:
            return RULES[self.scale].high
        top = max((spot.value for spot in (*self.before, *self.after, *others)), default=4.0)
        return float(2 * (int(top) // 2 + 1))

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The line of `before`; sessions on another scale or without readings are bridged."""
        return stretches(self.before, self.ticks)

    def words(self, band: Band | None) -> str:
        """Return what is said below the trend: of the mean, and of the band that is shown."""
        parts = (self.caption, self.missing, "" if band is None else f"{band.words}.")
        return " ".join(part for part in parts if part)


def stretches(spots: Sequence[Spot], ticks: Sequence[SessionTick]) -> tuple[Stretch, ...]:
    """Join neighbouring spots; a stretch that passes over a session without a value is a bridge."""
    days = [tick.day for tick in ticks]

    def passes_over_one(start: Spot, end: Spot) -> bool:
        # Half a day: a measure is dated by the day, a session by the minute.
        following = bisect_right(days, start.day + 0.5)
        return following < len(days) and days[following] < end.day - 0.5

    return tuple(Stretch(start, end, passes_over_one(start, end)) for start, end in pairwise(spots))


def site_lines(course: CourseChart, site_ids: Sequence[str]) -> tuple[SiteLine, ...]:
    """Return the lines of some sites in the order given; a site the course has not is left out."""
    if not course.sessions:
        return ()
    start = course.sessions[0].session.started_at
    read = [
        (days_since(start, chart.session.started_at), values_of(chart, Phase.BEFORE))
        for chart in comparable_sessions(course)
    ]
    titles = {site.id: site.title for site in course.sites}
    return tuple(
        SiteLine(
            site_id, titles[site_id], tuple(Spot(day, values[site_id]) for day, values in read if site_id in values)
        )
        for site_id in site_ids
        if site_id in titles
    )


def _tick(start: datetime, chart: SessionChart) -> SessionTick:
    at = chart.session.started_at
    mg = sum(dose.mg for dose in chart.doses) if chart.doses else None
    return SessionTick(days_since(start, at), chart.session.number, tiny_day(chart.session.day), mg)


def trend_values(
    course: CourseChart,
    measures: Sequence[Measure],
    beside: CourseChart | None = None,
) -> TrendValues:
    """Gather what the trend plots.

    Args:
        course: By its tenderness or by its charges.
        measures: Of the course.
        beside: Whose numbers stand in the band, `course` unless given.
    """
    sessions = comparable_sessions(course)
    scale = sessions[-1].session.scale if sessions else Scale.NRS
    if not course.sessions:
        return TrendValues(scale, (), (), (), 0, (), say.the_trend_begins_with_the_first_session())
    start = course.sessions[0].session.started_at
    ticks = tuple(_tick(start, chart) for chart in course.sessions)
    by_number = {tick.number: tick.day for tick in ticks}
    points = mean_trend(course)
    before = tuple(Spot(by_number[point.session_number], point.before) for point in points)
    after = tuple(Spot(by_number[point.session_number], point.after) for point in points if point.after is not None)
    n = points[0].n if points else 0
    bands = bands_of(course if beside is None else beside, measures)
    no_after = {
        by_number[point.session_number]: say.of_sites_read_after_no_mean(read_after=point.read_after, n=point.n)
        if point.read_after
        else say.not_read_after()
        for point in points
        if point.after is None
    }
    caption, missing = _caption(scale, n, len(sessions)), missing_after_words(points)
    return TrendValues(scale, ticks, before, after, n, bands, caption, missing, no_after)


def _caption(scale: Scale, n: int, sessions: int) -> str:
    if not sessions:
        mean = terms.no_site_has_been_read_before_a()
    elif not n:
        mean = say.no_site_was_read_before_in_every()
    else:
        sites = say.the_one_site() if n == 1 else say.the_sites(n=n)
        read = say.in_this_session() if sessions == 1 else say.in_all_sessions(sessions=sessions)
        what = {Scale.PPT: say.mean_pressure_threshold(), Scale.CHARGE: say.mean_emotional_charge()}
        caption = say.mean_of_asked if scale is Scale.CHARGE else say.MEAN_OF_READ[RULES[scale].lower_is_more_tender]
        mean = caption(mean=what.get(scale, say.mean_tenderness()), sites=sites, sessions=read, n=n)
    return mean
