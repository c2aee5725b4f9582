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
from ashichart.ui.course.course_words import UNITS, change_text, median_line, session_line, sites_text, value_words
from ashichart.wording.changes import verdict_words
from ashichart.wording.dates import tiny_day
from ashichart.wording.lacks import lack_sentence
from ashichart.wording.tallies import sites_directions_words

NOT_ASSESSED = "not assessed"
_MINUTES = "′ is minutes from the last dose to the reading."
_NARROW = "Sites of one patient are not independent of each other, so the interval is likely to be too narrow."
_SCALES = {Scale.NRS: "NRS 0–10", Scale.GRADE: "grade 0–IV", Scale.PPT: "pressure in kgf/cm²"}


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
    floor = f"{RULES[scale].floor:g} {UNITS[scale]}"
    rule = f"A change is clear from {floor} on ({RULES[scale].source})."
    if verdict is None:
        said = directions_of(tally)
        title = f"{sites_text(0)} read at both moments" if said is None else sites_directions_words(said)
        missing = f"; {sites_text(tally.not_comparable)} not assessed at one of the two, in no count and no mean"
        n = f"n = {sites_text(tally.compared)} read at both moments{missing if tally.not_comparable else ''}."
        return _sites_behind(title, (rule, n), found, tally.changes)
    picked = [change for change in tally.changes if _part_of(change) is verdict]
    title = f"{sites_text(len(picked))}: {verdict_words(verdict)}"
    if verdict is Verdict.NOT_COMPARABLE:
        missing = "Not assessed at one of the two moments: in no count and no mean."
        return _sites_behind(title, (missing,), found, picked)
    return _sites_behind(title, (rule, f"Of n = {sites_text(tally.compared)} read at both moments."), found, picked)


def _part_of(change: SiteChange) -> Verdict:
    return Verdict.LESS if change.is_less else Verdict.MORE if change.is_more else change.verdict


def mean_behind(found: Comparison) -> Behind:
    """Return the changes a mean was taken of."""
    mean = found.summary.mean
    how = ["The mean of now − then over the sites read at both moments.", median_line(found.summary.tally)]
    if isinstance(mean, MeanChange) and isinstance(mean.interval, Interval):
        freedom = mean.n - 1
        how.append(
            f"The {100 * LEVEL:.0f} % interval is mean ± t · s / √n with n = {mean.n} and "
            f"t = {student_quantile(LEVEL, freedom):.4f} ({freedom} degrees of freedom). {_NARROW}"
        )
    elif isinstance(mean, MeanChange) and isinstance(mean.interval, TooLittle):
        how.append(lack_sentence(mean.interval))
    compared = [change for change in found.summary.tally.changes if change.amount is not None]
    title = (
        lack_sentence(mean)
        if isinstance(mean, TooLittle)
        else f"Mean change {signed(mean.mean, 4)} {UNITS[found.scale]}"
    )
    return _sites_behind(title, how, found, compared)


def shares_behind(found: Comparison) -> Behind:
    """Return the sites of the responders by 30 %, with their share of the start."""
    by_share = found.summary.by_share
    if isinstance(by_share, TooLittle):
        title = lack_sentence(by_share)
    else:
        title = f"{by_share.count} of {sites_text(by_share.n)} less tender by 30 % of their start or more"
    how = (
        "n is the sites read at both moments whose start is above zero.",
        "A percentage counts responders and no more: whether a change is clear is told by the floor.",
    )
    columns = (*_columns(found), "Less by", "30 %")
    rows: list[BehindRow] = []
    for change in _by_change(found.summary.tally.changes):
        share = share_of(change)
        if change.amount is not None:
            last = ("started at zero", "–") if share is None else (_percent(share), "yes" if responds(share) else "no")
            rows.append(BehindRow((*_cells(found, change), *last)))
    return Behind(title, (*how, *_legend(found)), columns, tuple(rows))


def _percent(share: float) -> str:
    return f"{round(100 * share)} %".replace("-", "−")


def minutes_behind(found: Comparison) -> Behind:
    """Return every reading of both moments with its minutes since the dose."""
    columns = ("Site", "Session", "Date", "Phase", "Value", "After a dose")
    rows: list[BehindRow] = []
    for moment in (found.then, found.now):
        for site in moment.chart.sites:
            reading = moment.chart.reading(site.id, moment.phase)
            if reading is None or reading.value is None:
                continue
            minutes = moment.chart.minutes_since_dose(reading)
            since = "before any" if minutes is None else f"{minutes} min"
            value = text_of(reading.scale, reading.value)
            number, day = str(moment.chart.session.number), tiny_day(moment.chart.session.local(reading.read_at).date())
            rows.append(BehindRow((site.title, number, day, moment.phase.value, value, since)))
    how = (
        "Minutes run from the last dose of the session before the reading.",
        "Ketamine is an analgesic: a low reading soon after a dose may be the drug.",
    )
    return Behind(f"When the {len(rows)} readings were taken", how, columns, tuple(rows))


def _sites_behind(title: str, how: Sequence[str], found: Comparison, changes: Sequence[SiteChange]) -> Behind:
    rows = tuple(BehindRow((*_cells(found, change), verdict_words(change.verdict))) for change in _by_change(changes))
    return Behind(title, (*how, *_legend(found)), (*_columns(found), "Said as"), rows)


def _legend(found: Comparison) -> tuple[str, ...]:
    return (_MINUTES,) if found.then.timing.minutes or found.now.timing.minutes else ()


def _columns(found: Comparison) -> tuple[str, ...]:
    return "Site", _moment_words(found.then), _moment_words(found.now), "Change"


def _moment_words(moment: Moment) -> str:
    session = moment.chart.session
    return f"{moment.phase.value.capitalize()} {session.number} · {tiny_day(session.day)}"


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
    unit = UNITS[trends[0].scale] if trends else ""
    how = (
        f"A least-squares line through the readings before of each site over time, in {unit} a week.",
        "An interval that holds zero is not yet more than noise; of many sites one in twenty misses it by chance.",
        "Enter or click opens the readings of a site.",
    )
    rows = tuple(BehindRow(_slope_cells(trend), partial(trend_behind, trend)) for trend in trends)
    return Behind("Slope of each site", how, ("Site", "Readings", "A week", "95 % interval"), rows)


def _slope_cells(trend: SiteTrend) -> tuple[str, ...]:
    slope, n = trend.slope, str(len(trend.readings))
    if isinstance(slope, TooLittle):
        return trend.site.title, n, "–", lack_sentence(slope)
    interval = slope.interval
    if isinstance(interval, TooLittle):
        return trend.site.title, n, signed(slope.per_week, 2), lack_sentence(interval)
    return trend.site.title, n, signed(slope.per_week, 2), f"{signed(interval.low, 2)} to {signed(interval.high, 2)}"


def trend_behind(trend: SiteTrend) -> Behind:
    """Return the readings before of one site and the line through them."""
    slope, unit = trend.slope, UNITS[trend.scale]
    if isinstance(slope, TooLittle):
        how: tuple[str, ...] = (lack_sentence(slope),)
    else:
        line = f"Slope {signed(slope.per_week, 4)} {unit} a week, n = {slope.n} readings."
        interval = slope.interval
        if isinstance(interval, TooLittle):
            how = (line, lack_sentence(interval))
        else:
            p = "" if slope.p is None else f"; p = {slope.p:.4f} for no slope at all"
            how = (line, f"95 % interval {signed(interval.low, 4)} to {signed(interval.high, 4)}{p}.")
    rows = tuple(
        BehindRow((str(at), tiny_day(day_of(reading.read_at, trend.zone)), value_words(reading.scale, reading.value)))
        for at, reading in enumerate(trend.readings, 1)
    )
    what = "readings"
    if trend.scale is Scale.CHARGE:
        what, how = "charges", (*how, f"{RULES[trend.scale].source}: no change of one is called clear.")
    return Behind(f"{trend.site.title}: {what} before", how, ("Reading", "Date", "Value"), rows)


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
    how = ("Scales are never mixed: carry-over and slopes hold the sessions on the scale of the latest.",)
    return Behind("Sessions on another scale", how, ("Session", "Date", "Scale", "Readings before", "Dose"), rows)
