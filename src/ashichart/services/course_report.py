"""The headline of a course as plain values for programs: every number with its readings. No drawing, no file."""

from ashichart.domain.change import (
    Tally,
    carry_over,
    carry_over_moments,
    comparable_sessions,
    immediate_response,
    phase_timing,
)
from ashichart.domain.courses import Course
from ashichart.domain.patients import Patient
from ashichart.domain.readings import Phase, Reading
from ashichart.domain.scales import RULES, Scale
from ashichart.domain.sessions import CourseChart, SessionChart
from ashichart.domain.statistics import (
    Interval,
    MeanChange,
    Responders,
    SiteTrend,
    Slope,
    Summary,
    TooLittle,
    site_trends,
    summary_of,
)

FORMAT = "ashichart-course"
FORMAT_VERSION = 1

Entry = dict[str, object]


def course_report(patient: Patient, course: Course, chart: CourseChart) -> Entry:
    """Return the headline of a course, ready for JSON.

    Readings stand once, under `readings`, each with its `id`; every number names the ids it was made from.
    Values are in units of their scale, slopes in those a week, times are UTC; null is "not assessed", never 0.
    What cannot be said stands as {"too_little": sentence, "n": count}. Carry-over and immediate response are apart.
    """
    ids = _Ids(chart)
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "patient": patient.name,
        "course": {"indication": course.indication, "started_on": course.started_on.isoformat()},
        "carry_over": _carry_over(chart, ids),
        "immediate_response": [_immediate(session, ids) for session in chart.sessions if _has_after(session)],
        "trends": [_trend(trend, ids) for trend in site_trends(chart)],
        "floors": {scale.value: _floor(scale) for scale in Scale},
        "readings": ids.listed(),
    }


class _Ids:
    """Numbers the readings of a course in order of sessions, sites and phase."""

    def __init__(self, chart: CourseChart) -> None:
        self._of: dict[tuple[str, str, Phase], int] = {}
        self._rows: list[Entry] = []
        for session in chart.sessions:
            for site in chart.sites:
                for phase in Phase:
                    reading = session.reading(site.id, phase)
                    if reading is not None:
                        self._of[session.session.id, site.id, phase] = len(self._rows) + 1
                        self._rows.append(self._row(session, site.title, reading))

    def _row(self, chart: SessionChart, title: str, reading: Reading) -> Entry:
        return {
            "id": len(self._rows) + 1,
            "site": title,
            "site_id": reading.site_id,
            "session": chart.session.number,
            "date": reading.read_at.date().isoformat(),
            "read_at": reading.read_at.isoformat(),
            "phase": reading.phase.value,
            "scale": reading.scale.value,
            "value": reading.value,
            "minutes_since_dose": chart.minutes_since_dose(reading),
        }

    def find(self, session: SessionChart, site_id: str, phase: Phase) -> int | None:
        return self._of.get((session.session.id, site_id, phase))

    def of(self, reading: Reading) -> int:
        return self._of[reading.session_id, reading.site_id, reading.phase]

    def listed(self) -> list[Entry]:
        return self._rows


Moment = tuple[SessionChart, Phase]


def _carry_over(chart: CourseChart, ids: _Ids) -> Entry:
    moments, tally = carry_over_moments(chart), carry_over(chart)
    if moments is None or tally is None:
        n = len(comparable_sessions(chart))
        held = "One session" if n else "No session"
        return _told(TooLittle(f"{held} read before: nothing can have carried over yet.", n))
    then, now = (moments[0], Phase.BEFORE), (moments[1], Phase.BEFORE)
    return {
        "sessions": [moments[0].session.number, moments[1].session.number],
        "minutes_since_dose": {"then": _minutes(then), "now": _minutes(now)},
        **_summary(summary_of(tally), moments[1].session.scale, then, now, ids),
    }


def _has_after(session: SessionChart) -> bool:
    return bool(session.rated(Phase.AFTER))


def _immediate(session: SessionChart, ids: _Ids) -> Entry:
    then, now = (session, Phase.BEFORE), (session, Phase.AFTER)
    return {
        "session": session.session.number,
        "minutes_since_dose": {"then": _minutes(then), "now": _minutes(now)},
        **_summary(summary_of(immediate_response(session)), session.session.scale, then, now, ids),
    }


def _minutes(moment: Moment) -> Entry:
    timing = phase_timing(*moment)
    return {"n": timing.n, "after_a_dose": len(timing.minutes), "median": timing.typical}


def _summary(summary: Summary, scale: Scale, then: Moment, now: Moment, ids: _Ids) -> Entry:
    return {
        "scale": scale.value,
        "floor": RULES[scale].floor,
        "counts": _counts(summary.tally),
        "mean_change": _mean(summary.mean),
        "responders": {"by_floor": _responders(summary.by_floor), "by_30_percent": _responders(summary.by_share)},
        "sites": [
            {
                "site": change.site.title,
                "site_id": change.site.id,
                "then": change.then,
                "now": change.now,
                "change": change.amount,
                "verdict": change.verdict.value,
                "readings": [
                    found
                    for session, phase in (then, now)
                    if (found := ids.find(session, change.site.id, phase)) is not None
                ],
            }
            for change in summary.tally.changes
        ],
    }


def _counts(tally: Tally) -> Entry:
    return {
        "less_tender": tally.less,
        "no_clear_change": tally.no_clear,
        "more_tender": tally.more,
        "not_comparable": tally.not_comparable,
        "n": tally.compared,
    }


def _told(little: TooLittle) -> Entry:
    return {"too_little": little.reason, "n": little.n}


def _interval(interval: Interval | TooLittle) -> Entry:
    if isinstance(interval, TooLittle):
        return _told(interval)
    return {"low": interval.low, "high": interval.high, "level": interval.level}


def _mean(mean: MeanChange | TooLittle) -> Entry:
    if isinstance(mean, TooLittle):
        return _told(mean)
    return {"mean": mean.mean, "n": mean.n, "interval": _interval(mean.interval)}


def _responders(responders: Responders | TooLittle) -> Entry:
    if isinstance(responders, TooLittle):
        return _told(responders)
    return {"count": responders.count, "n": responders.n, "at_least": responders.at_least}


def _slope(slope: Slope | TooLittle) -> Entry:
    if isinstance(slope, TooLittle):
        return _told(slope)
    return {"per_week": slope.per_week, "n": slope.n, "interval": _interval(slope.interval), "p": slope.p}


def _trend(trend: SiteTrend, ids: _Ids) -> Entry:
    return {
        "site": trend.site.title,
        "site_id": trend.site.id,
        "scale": trend.scale.value,
        "slope": _slope(trend.slope),
        "readings": [ids.of(reading) for reading in trend.readings],
    }


def _floor(scale: Scale) -> Entry:
    rule = RULES[scale]
    return {"floor": rule.floor, "much": rule.much, "unit": rule.unit, "source": rule.source}
