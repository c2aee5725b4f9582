"""A course as a table that other programs read: one line a reading. What was not assessed has no value in it."""

import csv
from collections.abc import Sequence
from datetime import UTC
from io import StringIO

from ashichart.domain.charting.doses import minutes_since_dose
from ashichart.domain.charting.measures import MEASURE_RULES, Measure
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.scales import Scale
from ashichart.wording.names.kinds import MEASURES

HEADER = (
    "session", "started_utc", "local_day", "kind", "site", "side", "code", "phase", "scale", "value", "assessed",
    "read_utc", "minutes_since_dose",
)  # fmt: skip
SCALE_WORDS = {Scale.NRS: "nrs 0-10", Scale.GRADE: "grade 0-4", Scale.PPT: "ppt kgf/cm2"}
CHARGE_WORDS = "emotional charge 0-10"
VITAL_WORDS = ("systolic mmHg", "diastolic mmHg", "pulse per minute", "SpO2 %")
# A table program would run what begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def course_csv(course: CourseChart, measures: Sequence[Measure]) -> str:
    """Return every site of every session, before and after, with its emotional charge where it was
    asked, its vital signs, then the measures, as comma-separated lines.

    Times are UTC in ISO 8601 and say so in the head of their column; days are those of the clinic. A site without a
    number has an empty value and "no" under `assessed`: an empty field is never a zero. Text that a table program would
    run as a formula has an apostrophe before it.

    Args:
        course: All its sessions.
        measures: Of the course.
    """
    text = StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(HEADER)
    for chart in course.sessions:
        for site in chart.sites:
            for phase in Phase:
                reading = chart.reading(site.id, phase)
                value = chart.value(site.id, phase)
                scale = chart.session.scale if reading is None else reading.scale
                lines.writerow(
                    (
                        *_session_cells(chart),
                        _safe(site.label),
                        site.side.value,
                        _safe(site.code or ""),
                        phase.value,
                        SCALE_WORDS[scale],
                        "" if value is None else f"{value:g}",
                        "no" if value is None else "yes",
                        "" if reading is None else reading.read_at.astimezone(UTC).isoformat(timespec="seconds"),
                        "" if reading is None else _blank(chart.minutes_since_dose(reading)),
                    )
                )
            for phase in Phase:
                charge = chart.charges.get((site.id, phase))
                if charge is not None:
                    lines.writerow(
                        (
                            *_session_cells(chart),
                            _safe(site.label),
                            site.side.value,
                            _safe(site.code or ""),
                            phase.value,
                            CHARGE_WORDS,
                            charge.value,
                            "yes",
                            charge.read_at.astimezone(UTC).isoformat(timespec="seconds"),
                            _blank(minutes_since_dose(chart.doses, charge.read_at)),
                        )
                    )
        for taken in chart.vitals:
            for words, value in zip(
                VITAL_WORDS, (taken.systolic, taken.diastolic, taken.pulse, taken.spo2), strict=True
            ):
                if value is not None:
                    lines.writerow(
                        (
                            *_session_cells(chart), "vital signs", "", "", "", words, value, "yes",
                            taken.taken_at.astimezone(UTC).isoformat(timespec="seconds"),
                            _blank(minutes_since_dose(chart.doses, taken.taken_at)),
                        )
                    )  # fmt: skip
    for measure in measures:
        rule = MEASURE_RULES[measure.kind]
        day, bounds = measure.taken_on.isoformat(), f"0-{rule.high}{f' {rule.unit}' if rule.unit else ''}"
        title = MEASURES[measure.kind].source
        lines.writerow(("", "", day, "measure", title, "", "", "", bounds, measure.value, "yes", "", ""))
    return text.getvalue()


def _session_cells(chart: SessionChart) -> tuple[object, ...]:
    started = chart.session.started_at
    return (
        chart.session.number,
        started.astimezone(UTC).isoformat(timespec="seconds"),
        chart.session.day.isoformat(),
        chart.session.kind.value,
    )


def _blank(number: int | None) -> object:
    return "" if number is None else number


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
