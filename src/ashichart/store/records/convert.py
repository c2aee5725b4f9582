"""Rows into values and values into rows, ten lines an entity. No SQL is run here.

Every `*_row` function returns the columns of the value itself; what only the file knows (when it was added or removed)
is put to it where it is written.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy.engine import Row

from ashichart.domain.atlas.body import Figure, PointKind, Side, SurfacePoint
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.patients import Alert, AlertKind, Patient, Sex
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.scales import TENDERNESS_SCALES, Scale
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.store.trail.audit import Json

RowValues = dict[str, Any]
AnyRow = Row[Any]

# A look-up is five times as fast as calling the enumeration, and a course has thousands of readings.
_PHASES = {phase.value: phase for phase in Phase}
_SCALES = {scale.value: scale for scale in TENDERNESS_SCALES}


def told(row: RowValues) -> dict[str, Json]:
    """Return a row as the audit trail keeps it."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: object) -> Json:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"The audit trail keeps no {type(value).__name__}.")


def patient_row(patient: Patient) -> RowValues:
    """Return the row of a patient without its alerts."""
    return {
        "id": patient.id,
        "name": patient.name,
        "figure": patient.figure.value,
        "birth_date": patient.birth_date,
        "sex": None if patient.sex is None else patient.sex.value,
        "version": patient.version,
    }


def alert_rows(patient: Patient) -> list[RowValues]:
    """Return the alerts of a patient in order."""
    return [
        {"patient_id": patient.id, "position": position, "kind": alert.kind.value, "note": alert.note}
        for position, alert in enumerate(patient.alerts)
    ]


def audit_patient(patient: Patient) -> dict[str, Json]:
    """Return a patient with alerts as the audit trail keeps them."""
    alerts: list[Json] = [[alert.kind.value, alert.note] for alert in patient.alerts]
    return {**told(patient_row(patient)), "alerts": alerts}


def patient_of(row: AnyRow, alerts: Iterable[AnyRow]) -> Patient:
    """Return the patient of a row and its rows of alerts in order."""
    return Patient(
        row.id,
        row.name,
        Figure(row.figure),
        row.birth_date,
        None if row.sex is None else Sex(row.sex),
        tuple(Alert(AlertKind(alert.kind), alert.note) for alert in alerts),
        row.version,
    )


def course_row(course: Course) -> RowValues:
    """Return the row of a course."""
    return {
        "id": course.id,
        "patient_id": course.patient_id,
        "indication": course.indication,
        "goals": course.goals,
        "started_on": course.started_on,
        "planned_sessions": course.planned_sessions,
        "ended_on": course.ended_on,
        "version": course.version,
    }


def course_of(row: AnyRow) -> Course:
    """Return the course of a row."""
    return Course(
        row.id,
        row.patient_id,
        row.indication,
        row.started_on,
        row.goals,
        row.planned_sessions,
        row.ended_on,
        row.version,
    )


def session_row(session: Session) -> RowValues:
    """Return the row of a session."""
    return {
        "id": session.id,
        "course_id": session.course_id,
        "number": session.entry_number,
        "kind": session.kind.value,
        "started_at": session.started_at,
        "scale": session.scale.value,
        "signed_at": session.signed_at,
        "version": session.version,
        "zone": session.zone,
        "clock_skew_s": session.clock_skew_s,
    }


def session_of(row: AnyRow) -> Session:
    """Return the session of a row that was selected with its place, see `session_order`."""
    return Session(
        row.id,
        row.course_id,
        row.place,
        SessionKind(row.kind),
        row.started_at,
        Scale(row.scale),
        row.signed_at,
        row.version,
        row.zone,
        row.clock_skew_s,
        row.number,
    )


def site_row(site: Site) -> RowValues:
    """Return the row of a site, without its version."""
    pin = site.pin
    return {
        "id": site.id,
        "patient_id": site.patient_id,
        "side": site.side.value,
        "label": site.label,
        "kind": None if site.kind is None else site.kind.value,
        "code": site.code,
        "pin_face": None if pin is None else pin.surface.face,
        "pin_u": None if pin is None else float(pin.surface.u),
        "pin_v": None if pin is None else float(pin.surface.v),
        "pin_name": None if pin is None else pin.name,
        "pin_plain": None if pin is None else pin.plain,
    }


def site_of(row: AnyRow) -> Site:
    """Return the site of a row."""
    pin = None
    if row.code is None:
        pin = Pin(SurfacePoint(row.pin_face, row.pin_u, row.pin_v), row.pin_name, row.pin_plain)
    kind = None if row.kind is None else PointKind(row.kind)
    return Site(row.id, row.patient_id, Side(row.side), row.label, kind, row.code, pin)


def reading_row(reading: Reading) -> RowValues:
    """Return the row of a reading."""
    return {
        "session_id": reading.session_id,
        "site_id": reading.site_id,
        "phase": reading.phase.value,
        "scale": reading.scale.value,
        "value": None if reading.value is None else float(reading.value),
        "read_at": reading.read_at,
    }


def reading_of(row: AnyRow) -> Reading:
    """Return the reading of a row."""
    columns = cast("tuple[str, str, str, str, float | None, datetime]", row)
    session_id, site_id, phase, scale, value, read_at = columns
    return Reading(session_id, site_id, _PHASES[phase], _SCALES[scale], value, read_at)


def needle_row(needle: Needle) -> RowValues:
    """Return the row of a needle."""
    return {
        "id": needle.id,
        "session_id": needle.session_id,
        "site_id": needle.site_id,
        "number": needle.number,
        "inserted_at": needle.inserted_at,
        "taken_out_at": needle.removed_at,
    }


def needle_of(row: AnyRow) -> Needle:
    """Return the needle of a row."""
    return Needle(row.id, row.session_id, row.site_id, row.number, row.inserted_at, row.taken_out_at)


def dose_row(dose: Dose) -> RowValues:
    """Return the row of a dose."""
    return {
        "id": dose.id,
        "session_id": dose.session_id,
        "mg": float(dose.mg),
        "route": dose.route.value,
        "given_at": dose.given_at,
    }


def dose_of(row: AnyRow) -> Dose:
    """Return the dose of a row."""
    return Dose(row.id, row.session_id, row.mg, Route(row.route), row.given_at)


def measure_row(measure: Measure) -> RowValues:
    """Return the row of a measure, without its version."""
    return {
        "id": measure.id,
        "course_id": measure.course_id,
        "kind": measure.kind.value,
        "value": measure.value,
        "taken_on": measure.taken_on,
    }


def measure_of(row: AnyRow) -> Measure:
    """Return the measure of a row."""
    return Measure(row.id, row.course_id, MeasureKind(row.kind), row.value, row.taken_on)


def workplace_row(workplace: Workplace) -> RowValues:
    """Return the row of a workplace, without its user."""
    return {
        "place": workplace.place.value,
        "patient_id": workplace.patient_id,
        "course_id": workplace.course_id,
        "session_id": workplace.session_id,
        "step": workplace.step.value,
        "plates": json.dumps(list(workplace.plates)),
        "site_id": workplace.site_id,
    }


def workplace_of(row: AnyRow) -> Workplace:
    """Return the workplace of a row."""
    return Workplace(
        PlaceName(row.place),
        row.patient_id,
        row.course_id,
        row.session_id,
        ChartStep(row.step),
        tuple(json.loads(row.plates)),
        row.site_id,
    )
