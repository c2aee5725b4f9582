"""Statistics of a course: means with intervals, responders, slopes. What change is stands in `change`; no drawing here.

Formulas, sources and an example worked by hand stand in docs/methods.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from math import exp, fsum, inf, lgamma, log, log1p, sqrt

from ashichart.domain.analysis.change import (
    COARSE,
    SiteChange,
    Tally,
    Verdict,
    carry_over,
    carry_over_moments,
    comparable_sessions,
    immediate_response,
    with_before,
)
from ashichart.domain.analysis.lacks import Lack, TooLittle
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.charting.clinic_points import OwnAtlas
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import RULES, Scale

LEVEL = 0.95
RESPONSE_SHARE = 0.3
TREND_AT_LEAST = 3  # two points always lie on a line and leave nothing to judge it by
_WEEK = timedelta(weeks=1)
_HAIR = 1e-9  # so that 30 % reached by subtraction counts as 30 %
_EXACT = 1e-12  # share of the spread under which what a line leaves over is rounding


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval, both ends in the unit of what it belongs to; `level` is a share of 1."""

    low: float
    high: float
    level: float = LEVEL


@dataclass(frozen=True, slots=True)
class MeanChange:
    """Mean of changes, now − then, in units of the scale, over the n sites read at both moments."""

    mean: float
    n: int
    interval: Interval | TooLittle


@dataclass(frozen=True, slots=True)
class Responders:
    """How many of n sites became less tender by at least `at_least`: units of the scale, or a share of the start."""

    count: int
    n: int
    at_least: float


@dataclass(frozen=True, slots=True)
class Summary:
    """What the changes of one comparison amount to.

    Args:
        tally: The changes themselves.
        mean: Over the sites read at both moments.
        by_floor: By the floor of the scale (2 points on the NRS), among the sites read at both moments.
        by_share: By 30 % of the start, among those of them whose start is above zero.
    """

    tally: Tally
    mean: MeanChange | TooLittle
    by_floor: Responders | TooLittle
    by_share: Responders | TooLittle


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two moments and what lies between them, on the scale of the later.

    Args:
        then: The earlier one, or the one that was chosen as such.
        now: The other.
        summary: Of every site read at either; on different scales nothing in it is compared.
    """

    then: Moment
    now: Moment
    summary: Summary

    @property
    def scale(self) -> Scale:
        """The one scale of every number in it."""
        return self.now.scale

    @property
    def is_on_one_scale(self) -> bool:
        """Whether its numbers can be compared at all."""
        return self.then.scale is self.now.scale

    @property
    def changes(self) -> tuple[SiteChange, ...]:
        """Of every site read at either moment, in the order of the course."""
        return self.summary.tally.changes

    @property
    def is_after_dose(self) -> bool:
        """Whether a number of either moment was read after a dose."""
        return any(moment.timing.minutes for moment in (self.then, self.now))

    @property
    def groups(self) -> Mapping[Verdict, tuple[SiteChange, ...]]:
        """The changes by their coarse verdict, in the order of `COARSE`, the greatest first; empty ones left out."""
        parted = {verdict: [one for one in self.changes if one.verdict.coarse is verdict] for verdict in COARSE}
        return {
            verdict: tuple(sorted(changes, key=lambda one: -abs(one.amount or 0.0)))
            for verdict, changes in parted.items()
            if changes
        }


@dataclass(frozen=True, slots=True)
class Slope:
    """A least-squares line.

    Args:
        per_week: Units of the scale a week.
        n: How many readings the line is drawn through.
        interval: Of `per_week`.
        p: Two-sided, of a slope of zero; None where there is no interval.
    """

    per_week: float
    n: int
    interval: Interval | TooLittle
    p: float | None


@dataclass(frozen=True, slots=True)
class SiteTrend:
    """The `before` readings of one site, on one scale, in order of sessions, and the line through them.

    `zone` is where the days of the readings are days.
    """

    site: Site
    scale: Scale
    readings: tuple[Reading, ...]
    slope: Slope | TooLittle
    zone: str | None = None


# ---- Student's t


def _fraction(a: float, b: float, x: float) -> float:
    """Continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method."""
    tiny = 1e-300
    top, under = 1.0, 1.0 / _off_zero(1.0 - (a + b) * x / (a + 1.0), tiny)
    product = under
    m, step = 0, 0.0
    while abs(step - 1.0) >= 1e-15:
        m += 1
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            under = 1.0 / _off_zero(1.0 + term * under, tiny)
            top = _off_zero(1.0 + term / top, tiny)
            step = top * under
            product *= step
    return product


def _off_zero(value: float, tiny: float) -> float:
    return value if abs(value) > tiny else tiny


def _beta_share(a: float, b: float, x: float, rest: float) -> float:
    """Regularised incomplete beta function I_x(a, b) for x > 0; `rest` is 1 − x, given so that it keeps its digits."""
    if rest <= 0.0:
        return 1.0
    log_x = log(x) if x < 0.5 else log1p(-rest)
    log_rest = log(rest) if rest < 0.5 else log1p(-x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log_x + b * log_rest)
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _fraction(a, b, x) / a
    return 1.0 - front * _fraction(b, a, rest) / b


def student_p(t: float, freedom: int) -> float:
    """Return the two-sided p of Student's t with `freedom` degrees of freedom.

    Raises:
        ValueError: If there is not at least one degree of freedom.
    """
    if freedom < 1:
        raise ValueError("Student's t needs a degree of freedom.")
    whole = freedom + t * t
    if whole == inf:
        return 0.0
    return _beta_share(freedom / 2.0, 0.5, freedom / whole, t * t / whole)


@cache
def student_quantile(level: float, freedom: int) -> float:
    """Return the t within whose ± a share `level` of Student's distribution lies: 2.776… for 0.95 and 4.

    Raises:
        ValueError: If the level is not between 0 and 1, or there is no degree of freedom.
    """
    if not 0.0 < level < 1.0:
        raise ValueError("A level lies between 0 and 1.")
    outside = 1.0 - level
    low, high = 0.0, 1.0
    while student_p(high, freedom) > outside:
        low, high = high, high * 2.0
    while low < (middle := (low + high) / 2.0) < high:  # until the two are neighbours
        if student_p(middle, freedom) > outside:
            low = middle
        else:
            high = middle
    return high


# ---- changes of many sites


def mean_change(amounts: Sequence[float]) -> MeanChange | TooLittle:
    """Return the mean of changes with its 95 % interval."""
    n = len(amounts)
    if n == 0:
        return TooLittle(Lack.NO_COMMON_SITE, 0)
    mean = fsum(amounts) / n
    if n == 1:
        return MeanChange(mean, n, TooLittle(Lack.ONE_SITE, n))
    squares = fsum((amount - mean) ** 2 for amount in amounts)
    if squares <= _EXACT * fsum(amount * amount for amount in amounts):
        # A width of zero would claim a certainty that no palpation has.
        return MeanChange(mean, n, TooLittle(Lack.CHANGES_ALIKE, n))
    half = student_quantile(LEVEL, n - 1) * sqrt(squares / (n - 1) / n)
    return MeanChange(mean, n, Interval(mean - half, mean + half))


def summary_of(tally: Tally) -> Summary:
    """Return mean, interval and responders of one comparison.

    Raises:
        ValueError: If the changes are of several scales, which are never mixed.
    """
    scales = {change.scale for change in tally.changes}
    if len(scales) > 1:
        raise ValueError("Scales are never mixed.")
    mean = mean_change(tally.amounts)
    if not scales or isinstance(mean, TooLittle):
        nothing = TooLittle(Lack.NO_COMMON_SITE, 0)
        return Summary(tally, nothing, nothing, nothing)
    rule = RULES[scales.pop()]
    shares = [share for change in tally.changes if (share := share_of(change)) is not None]
    by_share: Responders | TooLittle = TooLittle(Lack.NONE_ABOVE_ZERO, 0)
    if shares:
        by_share = Responders(sum(map(responds, shares)), len(shares), RESPONSE_SHARE)
    return Summary(tally, mean, Responders(tally.less, tally.compared, rule.floor), by_share)


def share_of(change: SiteChange) -> float | None:
    """Return by what share of its start a site is less tender, 0.5 for 8 → 4; negative if it is more tender.

    Returns:
        None if it was not read at both moments, or started at zero.
    """
    amount = change.amount
    if amount is None or not change.then:
        return None
    return (amount if RULES[change.scale].lower_is_more_tender else -amount) / change.then


def responds(share: float) -> bool:
    """Tell whether a share of the start is 30 % or more; it counts responders and names no change clear."""
    return share + _HAIR >= RESPONSE_SHARE


def carried(course: CourseChart) -> Comparison | TooLittle:
    """Return carry-over, the latest `before` against the first, or why there is none yet."""
    moments, tally = carry_over_moments(course), carry_over(course)
    if moments is None or tally is None:
        return _nothing_carried(course)
    then, now = (Moment(chart, Phase.BEFORE) for chart in moments)
    return Comparison(then, now, summary_of(tally))


def _nothing_carried(course: CourseChart) -> TooLittle:
    read, n = with_before(course), len(comparable_sessions(course))
    if not course.sessions:
        return TooLittle(Lack.NO_SESSION, n)
    if not read:
        return TooLittle(Lack.NOTHING_BEFORE, n)
    if len(course.sessions) == 1:
        return TooLittle(Lack.ONE_SESSION, n)
    latest = read[-1].session.number
    if len(read) > 1:
        return TooLittle(Lack.FIRST_ON_SCALE, n, latest)
    return TooLittle(Lack.ONE_SESSION_READ, n, latest)


def responses(course: CourseChart) -> tuple[Comparison, ...]:
    """Return the immediate response, after against before, of every session with a number after."""
    return tuple(_response(chart) for chart in course.sessions if chart.rated(Phase.AFTER))


def latest_response(course: CourseChart) -> Comparison | None:
    """Return the last of `responses` without working out the others, None if there is none."""
    latest = next((chart for chart in reversed(course.sessions) if chart.rated(Phase.AFTER)), None)
    return None if latest is None else _response(latest)


def _response(chart: SessionChart) -> Comparison:
    return Comparison(Moment(chart, Phase.BEFORE), Moment(chart, Phase.AFTER), summary_of(immediate_response(chart)))


def left_out(course: CourseChart) -> tuple[SessionChart, ...]:
    """Return the sessions read before on another scale than the latest: in no number that spans sessions."""
    kept = {chart.session.id for chart in comparable_sessions(course)}
    return tuple(chart for chart in with_before(course) if chart.session.id not in kept)


def removed_titles(course: CourseChart, own: OwnAtlas) -> tuple[str, ...]:
    """Return the charted sites whose points were removed from the clinic's own since; they are in every number."""
    removed = {point.code for point in own.points if point.is_removed}
    return tuple(site.title for site in course.sites if site.code in removed)


# ---- one site over time


def slope_of(points: Sequence[tuple[float, float]]) -> Slope | TooLittle:
    """Return the least-squares line through (weeks, value) points."""
    n = len(points)
    if n < TREND_AT_LEAST:
        return TooLittle((Lack.NO_TREND_0, Lack.NO_TREND_1, Lack.NO_TREND_2)[n], n)
    week_mean = fsum(week for week, _ in points) / n
    value_mean = fsum(value for _, value in points) / n
    across = fsum((week - week_mean) ** 2 for week, _ in points)
    if across <= 0.0:
        return TooLittle(Lack.ONE_MOMENT, n)
    slope = fsum((week - week_mean) * (value - value_mean) for week, value in points) / across
    left = fsum((value - value_mean - slope * (week - week_mean)) ** 2 for week, value in points)
    spread = fsum((value - value_mean) ** 2 for _, value in points)
    if left <= _EXACT * spread:
        return Slope(slope, n, TooLittle(Lack.ON_ONE_LINE, n), None)
    error = sqrt(left / (n - 2) / across)
    half = student_quantile(LEVEL, n - 2) * error
    return Slope(slope, n, Interval(slope - half, slope + half), student_p(slope / error, n - 2))


def site_trends(course: CourseChart) -> tuple[SiteTrend, ...]:
    """Return, for every site with a number before, its line over weeks since its first reading.

    Only sessions and readings on the scale of the latest session read before are used, as for carry-over.
    """
    sessions = comparable_sessions(course)
    if not sessions:
        return ()
    scale = sessions[-1].session.scale
    trends: list[SiteTrend] = []
    for site in course.sites:
        found = (chart.reading(site.id, Phase.BEFORE) for chart in sessions)
        read = [reading for reading in found if reading is not None and reading.scale is scale]
        numbers = [(reading, reading.value) for reading in read if reading.value is not None]
        if numbers:
            start = numbers[0][0].read_at
            slope = slope_of([((reading.read_at - start) / _WEEK, value) for reading, value in numbers])
            listed = tuple(reading for reading, _ in numbers)
            trends.append(SiteTrend(site, scale, listed, slope, sessions[-1].session.zone))
    return tuple(trends)
