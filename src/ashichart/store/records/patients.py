"""Patients and their alerts in the file. Who may change what, and what is shown, is decided above."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection

from ashichart.domain.charting.patients import Patient
from ashichart.store.records.convert import AnyRow, alert_rows, patient_of, patient_row
from ashichart.store.tables.schema import alert, course, patient, session

_ONE = select(patient).where(patient.c.removed_at.is_(None))
_ALERTS = select(alert).order_by(alert.c.patient_id, alert.c.position)


@dataclass(frozen=True, slots=True)
class PatientLine:
    """What a list needs to find a patient.

    Args:
        id: UUID.
        name: As written.
        birth_date: None if not recorded.
        last_at: Start of the last session, or when the patient was added; aware UTC.
    """

    id: str
    name: str
    birth_date: date | None
    last_at: datetime


def read_patient(connection: Connection, patient_id: str, *, removed: bool = False) -> Patient | None:
    """Return a patient, None if there is none; `removed` asks for one that was removed."""
    gone = patient.c.removed_at.is_not(None) if removed else patient.c.removed_at.is_(None)
    row = connection.execute(select(patient).where(patient.c.id == patient_id, gone)).first()
    if row is None:
        return None
    return patient_of(row, connection.execute(_ALERTS.where(alert.c.patient_id == patient_id)))


def read_patients(connection: Connection, patient_ids: list[str]) -> dict[str, Patient]:
    """Return id -> patient of those that are there."""
    alerts: dict[str, list[AnyRow]] = {}
    for row in connection.execute(_ALERTS.where(alert.c.patient_id.in_(patient_ids))):
        alerts.setdefault(row.patient_id, []).append(row)
    return {
        row.id: patient_of(row, alerts.get(row.id, ()))
        for row in connection.execute(_ONE.where(patient.c.id.in_(patient_ids)))
    }


def has_any(connection: Connection) -> bool:
    """Return whether a patient was ever added."""
    return connection.execute(select(patient.c.id).limit(1)).first() is not None


def patient_lines(connection: Connection) -> list[PatientLine]:
    """Return every patient, the one seen or added last first."""
    seen = (
        select(course.c.patient_id, func.max(session.c.started_at).label("last_at"))
        .join(session, session.c.course_id == course.c.id)
        .where(session.c.removed_at.is_(None), course.c.removed_at.is_(None))
        .group_by(course.c.patient_id)
        .subquery()
    )
    rows = connection.execute(
        select(patient.c.id, patient.c.name, patient.c.birth_date, patient.c.added_at, seen.c.last_at)
        .outerjoin(seen, seen.c.patient_id == patient.c.id)
        .where(patient.c.removed_at.is_(None))
    )
    lines = [
        PatientLine(row.id, row.name, row.birth_date, max(row.added_at, row.last_at or row.added_at)) for row in rows
    ]
    lines.sort(key=lambda line: (-line.last_at.timestamp(), line.name, line.id))
    return lines


def sessions_between(connection: Connection, start: datetime, end: datetime) -> list[tuple[str, str, str]]:
    """Return (patient id, course id, session id) of the sessions started in [start, end), the latest first."""
    rows = connection.execute(
        select(course.c.patient_id, session.c.course_id, session.c.id)
        .join(course, course.c.id == session.c.course_id)
        .join(patient, patient.c.id == course.c.patient_id)
        .where(
            session.c.started_at >= start,
            session.c.started_at < end,
            session.c.removed_at.is_(None),
            course.c.removed_at.is_(None),
            patient.c.removed_at.is_(None),
        )
        .order_by(session.c.started_at.desc(), session.c.number.desc(), course.c.patient_id, session.c.id)
    )
    return [(row.patient_id, row.course_id, row.id) for row in rows]


def add_patients(connection: Connection, patients: list[Patient], added_at: datetime) -> None:
    """Write new patients with their alerts."""
    connection.execute(insert(patient), [{**patient_row(one), "added_at": added_at} for one in patients])
    rows = [row for one in patients for row in alert_rows(one)]
    if rows:
        connection.execute(insert(alert), rows)


def write_patient(connection: Connection, changed: Patient) -> None:
    """Write a patient that is there, with its alerts."""
    connection.execute(update(patient).where(patient.c.id == changed.id).values(patient_row(changed)))
    connection.execute(delete(alert).where(alert.c.patient_id == changed.id))
    rows = alert_rows(changed)
    if rows:
        connection.execute(insert(alert), rows)


def mark_patient(connection: Connection, patient_id: str, removed_at: datetime | None, reason: str = "") -> None:
    """Remove a patient softly, or bring one back with None."""
    values = {"removed_at": removed_at, "removed_reason": reason or None}
    connection.execute(update(patient).where(patient.c.id == patient_id).values(values))


@dataclass(frozen=True, slots=True)
class Removed:
    """A record that was removed and can be brought back.

    Args:
        id: UUID.
        name: As it was listed.
        removed_at: Aware UTC.
        reason: Why, "" if nobody said.
    """

    id: str
    name: str
    removed_at: datetime
    reason: str


def removed_patients(connection: Connection) -> list[Removed]:
    """Return the patients that were removed, the last one first."""
    rows = connection.execute(
        select(patient.c.id, patient.c.name, patient.c.removed_at, patient.c.removed_reason)
        .where(patient.c.removed_at.is_not(None))
        .order_by(patient.c.removed_at.desc(), patient.c.name)
    )
    return [Removed(row.id, row.name, row.removed_at, row.removed_reason or "") for row in rows]
