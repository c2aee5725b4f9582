"""The headline of a course as plain values for programs: every number with its readings. No drawing, no file."""

import json
from typing import TYPE_CHECKING

from ashichart.domain.analysis.change import Tally
from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.analysis.statistics import (
    Comparison,
    Interval,
    MeanChange,
    Responders,
    SiteTrend,
    Slope,
    carried,
    left_out,
    removed_titles,
    responses,
    site_trends,
)
from ashichart.domain.charting.clinic_points import OwnAtlas
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.doses import minutes_since_dose
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.scales import RULES, TENDERNESS_SCALES, Scale
from ashichart.wording import terms
from ashichart.wording.lacks import lack_sentence, left_out_of_trends, nothing_common, removed_sentence

if TYPE_CHECKING:
    from ashichart.services.clinic.clinic import Clinic

FORMAT = "ashichart-course"
FORMAT_VERSION = 1

Entry = dict[str, object]


def course_json(clinic: "Clinic", course_id: str) -> str:
    """Return the headline of a course of an open clinic as JSON text.

    Raises:
        UserError: If there is no such course.
    """
    course = clinic.courses.get(course_id)
    patient, chart = clinic.patients.get(course.patient_id), clinic.courses.chart(course_id)
    return as_json(course_report(patient, course, chart, clinic.own_points.all()))


def course_report(patient: Patient, course: Course, chart: CourseChart, own: OwnAtlas | None = None) -> Entry:
    """Return the headline of a course, ready for JSON; `own` are the clinic's own points, removed ones among them.

    Readings stand once, under `readings`, each with its `id`; every number names the ids it was made from.
    Values are in units of their scale, slopes in those a week, times are UTC; null is "not assessed", never 0.
    What cannot be said stands as {"too_little": sentence, "n": count}, and what concerns the course as a whole as
    sentences under `notes`. Carry-over and immediate response are apart.
    """
    ids = _Ids(chart)
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "patient": patient.name,
        "course": {"indication": course.indication, "started_on": course.started_on.isoformat()},
        "sessions": [
            {
                "session": one.session.number,
                "date": one.session.day.isoformat(),
                "started_at": one.session.started_at.isoformat(),
                "zone": one.session.zone,
            }
            for one in chart.sessions
        ],
        "notes": _notes(chart, own or OwnAtlas()),
        "carry_over": _carry_over(carried(chart), ids),
        "immediate_response": [
            {"session": found.now.chart.session.number, **_comparison(found, ids)} for found in responses(chart)
        ],
        "trends": [_trend(trend, ids) for trend in site_trends(chart)],
        "floors": {scale.value: _floor(scale) for scale in TENDERNESS_SCALES},
        "readings": ids.listed(),
        "vital_signs": [
            {
                "session": session.session.number,
                "taken_at": taken.taken_at.isoformat(),
                "minutes_since_dose": minutes_since_dose(session.doses, taken.taken_at),
                "systolic_mmhg": taken.systolic,
                "diastolic_mmhg": taken.diastolic,
                "pulse_per_minute": taken.pulse,
                "spo2_percent": taken.spo2,
            }
            for session in chart.sessions
            for taken in session.vitals
        ],
        "emotional_charges": [
            {
                "site": site.title,
                "site_id": site.id,
                "session": session.session.number,
                "phase": phase.value,
                "value": charge.value,
                "read_at": charge.read_at.isoformat(),
                "minutes_since_dose": minutes_since_dose(session.doses, charge.read_at),
            }
            for session in chart.sessions
            for site in chart.sites
            for phase in Phase
            if (charge := session.charges.get((site.id, phase))) is not None
        ],
    }


def as_json(report: Entry) -> str:
    """Return a report as text, the same bytes for the same course."""
    return json.dumps(report, indent=1)


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
            "date": chart.session.local(reading.read_at).date().isoformat(),
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


def _notes(chart: CourseChart, own: OwnAtlas) -> list[str]:
    """Return what a reader must know before the numbers: what is missing and what was left out."""
    found = carried(chart)
    notes: list[str] = []
    if isinstance(found, TooLittle):
        notes.append(lack_sentence(found))
    elif not found.summary.tally.compared:
        notes.append(nothing_common())
    if not responses(chart):
        notes.append(terms.no_response())
    elsewhere = left_out(chart)
    if elsewhere:
        notes.append(left_out_of_trends([session.session.number for session in elsewhere]))
    removed = removed_sentence(removed_titles(chart, own))
    if removed:
        notes.append(removed)
    return notes


def _carry_over(found: Comparison | TooLittle, ids: _Ids) -> Entry:
    if isinstance(found, TooLittle):
        return _told(found)
    return {
        "sessions": [found.then.chart.session.number, found.now.chart.session.number],
        **_comparison(found, ids),
    }


def _comparison(found: Comparison, ids: _Ids) -> Entry:
    summary = found.summary
    return {
        "minutes_since_dose": {"then": _minutes(found.then), "now": _minutes(found.now)},
        "scale": found.scale.value,
        "floor": RULES[found.scale].floor,
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
                    at
                    for moment in (found.then, found.now)
                    if (at := ids.find(moment.chart, change.site.id, moment.phase)) is not None
                ],
            }
            for change in summary.tally.changes
        ],
    }


def _minutes(moment: Moment) -> Entry:
    timing = moment.timing
    return {"n": timing.n, "after_a_dose": len(timing.minutes), "median": timing.typical}


def _counts(tally: Tally) -> Entry:
    return {
        "less_tender": tally.less,
        "no_clear_change": tally.no_clear,
        "more_tender": tally.more,
        "not_comparable": tally.not_comparable,
        "n": tally.compared,
    }


def _told(little: TooLittle) -> Entry:
    return {"too_little": lack_sentence(little), "n": little.n}


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
