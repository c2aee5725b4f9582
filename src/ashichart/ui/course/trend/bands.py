"""What can stand in the band below the trend: measures, sum and count over the same sites, mean charge. No drawing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from ashichart.domain.analysis.scores import TENDER_FROM, charge_means, scores
from ashichart.domain.charting.measures import MEASURE_RULES, Measure, MeasureKind
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.days import at_time
from ashichart.domain.scales import RULES, Scale
from ashichart.wording import terms
from ashichart.wording.course import trend as say
from ashichart.wording.names.kinds import MEASURES

_SECONDS_A_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Spot:
    """One value on the axis of days."""

    day: float
    value: float


@dataclass(frozen=True, slots=True)
class Band:
    """One series with a scale of its own.

    Args:
        title: As chosen and as written on its axis.
        spots: In order of days.
        high: Upper end of its scale; the lower is 0.
        words: What is said of it below the trend.
        threshold: Where a line is drawn across, None without one.
        is_whole: False where its values are means.
    """

    title: str
    spots: tuple[Spot, ...]
    high: float
    words: str
    threshold: float | None = None
    is_whole: bool = True

    def text(self, value: float) -> str:
        """Return a value as written beside its square."""
        return f"{value:.0f}" if self.is_whole else f"{value:.1f}"


def days_since(start: datetime, at: datetime) -> float:
    """Return days as a number."""
    return (at - start).total_seconds() / _SECONDS_A_DAY


def bands_of(course: CourseChart, measures: Sequence[Measure]) -> tuple[Band, ...]:
    """Return every band that holds something: measures in the order of their kinds, then what the readings give."""
    if not course.sessions:
        return ()
    start = course.sessions[0].session.started_at
    day_of = {chart.session.number: days_since(start, chart.session.started_at) for chart in course.sessions}
    found: list[Band] = []
    for kind in MeasureKind:
        taken = sorted((one for one in measures if one.kind is kind), key=lambda one: one.taken_on)
        if taken:
            spots = tuple(Spot(_measured(course, one), float(one.value)) for one in taken)
            found.append(_measure_band(kind, spots))
    return (*found, *_score_bands(course, day_of.__getitem__), *_charge_band(course, day_of.__getitem__))


def _measured(course: CourseChart, one: Measure) -> float:
    """A measure of the day of a session stands at that session, not at an hour nobody wrote down."""
    start = course.sessions[0].session.started_at
    for chart in course.sessions:
        if chart.session.day == one.taken_on:
            return days_since(start, chart.session.started_at)
    return days_since(start, at_time(one.taken_on, time(12), course.sessions[0].session.zone))


def _measure_band(kind: MeasureKind, spots: tuple[Spot, ...]) -> Band:
    rule = MEASURE_RULES[kind]
    title = MEASURES[kind]()
    words = say.no_floor_published_no_change_is_called(title=title)
    if rule.floor is not None:
        floor = say.floor_in_points(floor=rule.floor)
        if rule.unit:
            floor = f"{rule.floor}{' ' if len(rule.unit) > 1 else ''}{rule.unit}"
        words = say.is_a_clear_change(measure=title, floor=floor)
        if rule.threshold is not None:
            words = say.is_a_clear_change_and_positive(measure=title, floor=floor, threshold=rule.threshold)
    # Angles are drawn up to the greatest that was measured, in tens; totals over their whole scale.
    high = float(rule.high)
    if rule.unit:
        high = min(high, 10.0 * (int(max(spot.value for spot in spots)) // 10 + 1))
    return Band(title, spots, high, words, rule.threshold)


def _score_bands(course: CourseChart, day: Callable[[int], float]) -> tuple[Band, ...]:
    found = scores(course)
    if not found:
        return ()
    n = found[0].n
    scale = next(
        chart.session.scale for chart in reversed(course.sessions) if chart.session.number == found[-1].session_number
    )
    total = Band(
        say.sum_of_sites(),
        tuple(Spot(day(one.session_number), one.total) for one in found),
        RULES[scale].high * n,
        say.sum_before_over_the_same_sites_myalgic(n=n),
    )
    if scale is not Scale.NRS:
        return (total,)
    tender = tuple(Spot(day(one.session_number), float(one.tender)) for one in found if one.tender is not None)
    words = say.how_many_of_the_same_sites_are(n=n, tender_from=TENDER_FROM)
    return (total, Band(say.sites_from(least=TENDER_FROM), tender, float(n), words))


def _charge_band(course: CourseChart, day: Callable[[int], float]) -> tuple[Band, ...]:
    found = charge_means(course)
    if not found:
        return ()
    spots = tuple(Spot(day(one.session_number), one.mean) for one in found)
    words = say.mean_emotional_charge_before_sites_asked_every(n=found[0].n)
    return (Band(terms.charge(), spots, 10.0, words, is_whole=False),)
