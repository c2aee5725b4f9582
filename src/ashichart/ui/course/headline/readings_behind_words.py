"""What lies behind a number of the headline, as words: how it was made and its readings. No Qt, no second sum."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ashichart.domain.analysis.change import SiteChange, Verdict
from ashichart.domain.analysis.directions import directions_of
from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.analysis.statistics import (
    LEVEL,
    Comparison,
    Interval,
    MeanChange,
    SiteTrend,
    responds,
    share_of,
    site_trends,
    student_quantile,
)
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.days import day_of
from ashichart.domain.notation import signed
from ashichart.domain.scales import RULES, Scale, text_of
from ashichart.ui.course.course_words import change_text, median_line, session_line, sites_text, value_words
from ashichart.wording import terms
from ashichart.wording.changes import verdict_words
from ashichart.wording.course import headline as say
from ashichart.wording.dates import tiny_day
from ashichart.wording.lacks import lack_sentence
from ashichart.wording.names.sides import PHASES
from ashichart.wording.scale_words import UNITS, with_unit
from ashichart.wording.tallies import sites_directions_words
from ashichart.wording.terms import minutes_alone

NOT_ASSESSED = terms.not_assessed()
_MINUTES = say.is_minutes_from_the_last_dose_to()
_NARROW = say.sites_of_one_patient_are_not_independent()
_SCALES = {Scale.NRS: "NRS 0–10", Scale.GRADE: "grade 0–IV", Scale.PPT: say.pressure_in_kgf_cm()}


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One line of the table; `deeper` leads to what lies behind it, None where it is a reading itself."""

    cells: tuple[str, ...]
    deeper: "Callable[[], Behind] | None" = None


@dataclass(frozen=True, slots=True)
class Behind:
    """How a number was made, and of what.

    Args:
        title: The number in words.
        how: Sentences: rule, n, source.
        columns: Names of the columns.
        rows: As many cells as columns each.
    """

    title: str
    how: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[BehindRow, ...]


# ---- two moments, site by site


def counted_behind(found: Comparison, verdict: Verdict | None) -> Behind:
    """Return the sites of a count; with a verdict only those of one part of the bar."""
    tally, scale = found.summary.tally, found.scale
    floor = with_unit(scale, f"{RULES[scale].floor:g}")
    rule = terms.a_change_is_clear_from_on(floor=floor, source=RULES[scale].source)
    if verdict is None:
        said = directions_of(tally)
        title = say.read_at_both_moments(sites=sites_text(0)) if said is None else sites_directions_words(said)
        compared, missing = sites_text(tally.compared), sites_text(tally.not_comparable)
        n = say.n_read_at_both_moments(compared=compared)
        if tally.not_comparable:
            n = say.n_read_and_not_assessed(compared=compared, missing=missing)
        return _sites_behind(title, (rule, n), found, tally.changes)
    picked = [change for change in tally.changes if _part_of(change) is verdict]
    title = say.sites_of_verdict(sites=sites_text(len(picked)), verdict=verdict_words(verdict))
    if verdict is Verdict.NOT_COMPARABLE:
        missing = say.not_assessed_at_one_of_the_two_2()
        return _sites_behind(title, (missing,), found, picked)
    return _sites_behind(
        title, (rule, say.of_n_read_at_both_moments(sites=sites_text(tally.compared))), found, picked
    )


def _part_of(change: SiteChange) -> Verdict:
    return Verdict.LESS if change.is_less else Verdict.MORE if change.is_more else change.verdict


def mean_behind(found: Comparison) -> Behind:
    """Return the changes a mean was taken of."""
    mean = found.summary.mean
    how = [say.the_mean_of_now_then_over_the(), median_line(found.summary.tally)]
    if isinstance(mean, MeanChange) and isinstance(mean.interval, Interval):
        freedom = mean.n - 1
        how.append(
            say.the_interval_is_mean_t_s_n(
                percent=f"{100 * LEVEL:.0f}",
                n=mean.n,
                student_quantile=f"{student_quantile(LEVEL, freedom):.4f}",
                freedom=freedom,
                caveat=_NARROW,
            )
        )
    elif isinstance(mean, MeanChange) and isinstance(mean.interval, TooLittle):
        how.append(lack_sentence(mean.interval))
    compared = [change for change in found.summary.tally.changes if change.amount is not None]
    title = (
        lack_sentence(mean)
        if isinstance(mean, TooLittle)
        else say.mean_change(change=with_unit(found.scale, signed(mean.mean, 4)))
    )
    return _sites_behind(title, how, found, compared)


def shares_behind(found: Comparison) -> Behind:
    """Return the sites of the responders by 30 %, with their share of the start."""
    by_share = found.summary.by_share
    if isinstance(by_share, TooLittle):
        title = lack_sentence(by_share)
    else:
        title = say.of_less_tender_by_of_their_start(count=by_share.count, sites_text=sites_text(by_share.n))
    how = (
        say.n_is_the_sites_read_at_both(),
        say.a_percentage_counts_responders_and_no_more(),
    )
    columns = (*_columns(found), say.less_by(), "30 %")
    rows: list[BehindRow] = []
    for change in _by_change(found.summary.tally.changes):
        share = share_of(change)
        if change.amount is not None:
            last = (
                (say.started_at_zero(), "–") if share is None else (_percent(share), "yes" if responds(share) else "no")
            )
            rows.append(BehindRow((*_cells(found, change), *last)))
    return Behind(title, (*how, *_legend(found)), columns, tuple(rows))


def _percent(share: float) -> str:
    return f"{round(100 * share)} %".replace("-", "−")


def minutes_behind(found: Comparison) -> Behind:
    """Return every reading of both moments with its minutes since the dose."""
    columns = (terms.site(), terms.session(), say.date_of_session(), terms.phase(), terms.value(), say.after_a_dose())
    rows: list[BehindRow] = []
    for moment in (found.then, found.now):
        for site in moment.chart.sites:
            reading = moment.chart.reading(site.id, moment.phase)
            if reading is None or reading.value is None:
                continue
            minutes = moment.chart.minutes_since_dose(reading)
            since = say.before_any() if minutes is None else minutes_alone(minutes=minutes)
            value = text_of(reading.scale, reading.value)
            number, day = str(moment.chart.session.number), tiny_day(moment.chart.session.local(reading.read_at).date())
            rows.append(BehindRow((site.title, number, day, PHASES[moment.phase](), value, since)))
    how = (
        say.minutes_run_from_the_last_dose_of(),
        say.ketamine_is_an_analgesic_a_low_reading(),
    )
    return Behind(say.when_the_readings_were_taken(count=len(rows)), how, columns, tuple(rows))


def _sites_behind(title: str, how: Sequence[str], found: Comparison, changes: Sequence[SiteChange]) -> Behind:
    rows = tuple(BehindRow((*_cells(found, change), verdict_words(change.verdict))) for change in _by_change(changes))
    return Behind(title, (*how, *_legend(found)), (*_columns(found), terms.said_as()), rows)


def _legend(found: Comparison) -> tuple[str, ...]:
    return (_MINUTES,) if found.then.timing.minutes or found.now.timing.minutes else ()


def _columns(found: Comparison) -> tuple[str, ...]:
    return terms.site(), _moment_words(found.then), _moment_words(found.now), terms.change()


def _moment_words(moment: Moment) -> str:
    session = moment.chart.session
    return say.MOMENT[moment.phase](number=session.number, day=tiny_day(session.day))


def _cells(found: Comparison, change: SiteChange) -> tuple[str, ...]:
    amount = "–" if change.amount is None else change_text(change.scale, change.amount)
    values = (_value(moment, change) for moment in (found.then, found.now))
    return (change.site.title, *values, amount)


def _value(moment: Moment, change: SiteChange) -> str:
    reading = moment.chart.reading(change.site.id, moment.phase)
    if reading is None or reading.value is None or reading.scale is not change.scale:
        return NOT_ASSESSED
    minutes = moment.chart.minutes_since_dose(reading)
    return text_of(reading.scale, reading.value) + ("" if minutes is None else f" · {minutes}′")


def _by_change(changes: Sequence[SiteChange]) -> list[SiteChange]:
    def order(change: SiteChange) -> tuple[bool, float]:
        amount = change.amount or 0.0
        return change.amount is None, -amount if RULES[change.scale].lower_is_more_tender else amount

    return sorted(changes, key=order)


# ---- over time


def slopes_behind(trends: Sequence[SiteTrend]) -> Behind:
    """Return the slope of every site; each line leads to its readings."""
    unit = UNITS[trends[0].scale]() if trends else ""
    how = (
        say.a_least_squares_line_through_the_readings(unit=unit),
        say.an_interval_that_holds_zero_is_not(),
        say.enter_or_click_opens_the_readings_of(),
    )
    rows = tuple(BehindRow(_slope_cells(trend), partial(trend_behind, trend)) for trend in trends)
    return Behind(say.slope_of_each_site(), how, (terms.site(), terms.readings(), "A week", "95 % interval"), rows)


def _slope_cells(trend: SiteTrend) -> tuple[str, ...]:
    slope, n = trend.slope, str(len(trend.readings))
    if isinstance(slope, TooLittle):
        return trend.site.title, n, "–", lack_sentence(slope)
    interval = slope.interval
    if isinstance(interval, TooLittle):
        return trend.site.title, n, signed(slope.per_week, 2), lack_sentence(interval)
    return trend.site.title, n, signed(slope.per_week, 2), _ends(interval, 2)


def _ends(interval: Interval, digits: int) -> str:
    return terms.low_to_high(low=signed(interval.low, digits), high=signed(interval.high, digits))


def trend_behind(trend: SiteTrend) -> Behind:
    """Return the readings before of one site and the line through them."""
    slope, unit = trend.slope, UNITS[trend.scale]()
    if isinstance(slope, TooLittle):
        how: tuple[str, ...] = (lack_sentence(slope),)
    else:
        line = say.slope_a_week_n_readings(signed=signed(slope.per_week, 4), unit=unit, n=slope.n)
        interval = slope.interval
        if isinstance(interval, TooLittle):
            how = (line, lack_sentence(interval))
        else:
            ends = _ends(interval, 4)
            said = say.interval_of_95(ends=ends)
            if slope.p is not None:
                said = say.interval_of_95_and_p(ends=ends, p=f"{slope.p:.4f}")
            how = (line, said)
    rows = tuple(
        BehindRow((str(at), tiny_day(day_of(reading.read_at, trend.zone)), value_words(reading.scale, reading.value)))
        for at, reading in enumerate(trend.readings, 1)
    )
    title = say.readings_before_of(site=trend.site.title)
    if trend.scale is Scale.CHARGE:
        title, how = say.charges_before_of(site=trend.site.title), (*how, say.no_change_of_one_is_called_clear())
    return Behind(title, how, (say.reading(), say.date_of_session(), terms.value()), rows)


def site_behind(course: CourseChart, site_id: str) -> Behind | None:
    """Return what lies behind one site's line; None if it has no reading before on the scale of the latest session."""
    found = next((trend for trend in site_trends(course) if trend.site.id == site_id), None)
    return None if found is None else trend_behind(found)


# ---- what is in no number


def left_out_behind(charts: Sequence[SessionChart]) -> Behind:
    """Return the sessions left out because of their scale."""
    rows = tuple(
        BehindRow(
            (
                str(chart.session.number),
                tiny_day(chart.session.day),
                _SCALES[chart.session.scale],
                str(len(chart.rated(Phase.BEFORE))),
                session_line(chart),
            )
        )
        for chart in charts
    )
    how = (say.scales_are_never_mixed_carry_over_and(),)
    return Behind(
        say.sessions_on_another_scale(),
        how,
        (terms.session(), say.date_of_session(), terms.scale(), say.readings_before(), terms.dose()),
        rows,
    )
