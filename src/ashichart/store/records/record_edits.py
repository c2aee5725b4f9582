"""Carries out edits of whole records inside a transaction and finds the edits that take them back.

Versions are counted here: every write is the next one. Whether a record may be changed at all is decided above.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from ashichart.domain.charting.acts import Json
from ashichart.domain.charting.clinic_points import OwnNames
from ashichart.domain.charting.record_edits import (
    PutCourse,
    PutMeasure,
    PutOwnNames,
    PutOwnPoint,
    PutPatient,
    PutSession,
    RecordEdit,
)
from ashichart.store.records.clinic_points import (
    add_own_point,
    own_names_row,
    own_point_row,
    read_own_names,
    read_own_point,
    write_own_names,
    write_own_point,
)
from ashichart.store.records.convert import audit_patient, course_row, measure_row, session_row, told
from ashichart.store.records.courses import (
    add_courses,
    add_measures,
    add_sessions,
    entry_number_is_free,
    mark_course,
    mark_measure,
    next_entry_number,
    read_course,
    read_measure,
    read_session,
    write_course,
    write_measure,
    write_session,
)
from ashichart.store.records.patients import add_patients, mark_patient, read_patient, write_patient
from ashichart.store.tables.schema import course, patient, session
from ashichart.store.trail.rows import gone

Outcome = tuple[RecordEdit, Json, Json]


def put_record(connection: Connection, edit: RecordEdit, at: datetime) -> Outcome:
    """Carry out one edit.

    Args:
        connection: Inside the transaction.
        edit: What to write.
        at: Aware UTC time of the act.

    Returns:
        The edit that takes it back, and what was and what is for the audit trail; None for a record that is not there.

    Raises:
        ValueError: If the record would move to another owner.
    """
    match edit:
        case PutPatient():
            return _put_patient(connection, edit, at)
        case PutCourse():
            return _put_course(connection, edit, at)
        case PutSession():
            return _put_session(connection, edit, at)
        case PutMeasure():
            return _put_measure(connection, edit, at)
        case PutOwnPoint():
            return _put_own_point(connection, edit, at)
        case PutOwnNames():
            return _put_own_names(connection, edit)
        case _:  # pragma: no cover - the type checker knows that there is no other
            assert_never(edit)


def _reason(connection: Connection, table: Table, record_id: str) -> str:
    """Return why a record was removed, "" if it is there or nobody said."""
    return connection.execute(select(table.c.removed_reason).where(table.c.id == record_id)).scalar() or ""


def _put_patient(connection: Connection, edit: PutPatient, at: datetime) -> Outcome:
    shown = read_patient(connection, edit.patient.id)
    old = shown or read_patient(connection, edit.patient.id, removed=True)
    why = _reason(connection, patient, edit.patient.id)
    new = replace(edit.patient, version=1 if old is None else old.version + 1)
    if old is None:
        add_patients(connection, [new], at)
    else:
        write_patient(connection, new)
        mark_patient(connection, new.id, at if edit.is_removed else None, edit.reason)
    back = PutPatient(old or new, is_removed=shown is None, reason=why)
    was = None if shown is None else audit_patient(shown)
    return back, was, gone(edit.reason) if edit.is_removed else audit_patient(new)


def _put_course(connection: Connection, edit: PutCourse, at: datetime) -> Outcome:
    shown = read_course(connection, edit.course.id)
    old = shown or read_course(connection, edit.course.id, removed=True)
    why = _reason(connection, course, edit.course.id)
    new = replace(edit.course, version=1 if old is None else old.version + 1)
    if old is None:
        add_courses(connection, [new], at)
    elif old.patient_id != new.patient_id:
        raise ValueError("A course stays with its patient.")
    else:
        write_course(connection, new)
        mark_course(connection, new.id, at if edit.is_removed else None, edit.reason)
    back = PutCourse(old or new, is_removed=shown is None, reason=why)
    was = None if shown is None else told(course_row(shown))
    return back, was, gone(edit.reason) if edit.is_removed else told(course_row(new))


def _put_session(connection: Connection, edit: PutSession, at: datetime) -> Outcome:
    shown = read_session(connection, edit.session.id)
    found = shown or read_session(connection, edit.session.id, removed=True)
    old = None if found is None else found[0]
    why = _reason(connection, session, edit.session.id)
    new = replace(edit.session, version=1 if old is None else old.version + 1)
    if old is not None:  # that the clock was set is found by the file, and no act takes it back
        new = replace(new, clock_skew_s=old.clock_skew_s)
    if shown is None and not edit.is_removed and not entry_number_is_free(connection, new.course_id, new.entry_number):
        new = replace(new, entry_number=next_entry_number(connection, new.course_id))
    if old is None:
        add_sessions(connection, [new], at)
    elif old.course_id != new.course_id:
        raise ValueError("A session stays with its course.")
    else:
        write_session(connection, new, at if edit.is_removed else None, edit.reason)
    back = PutSession(old or new, is_removed=shown is None, reason=why)
    was = None if shown is None else told(session_row(shown[0]))
    return back, was, gone(edit.reason) if edit.is_removed else told(session_row(new))


def _put_measure(connection: Connection, edit: PutMeasure, at: datetime) -> Outcome:
    new = edit.measure
    shown = read_measure(connection, new.id)
    old = shown or read_measure(connection, new.id, removed=True)
    if old is None:
        add_measures(connection, [new])
    elif old.course_id != new.course_id:
        raise ValueError("A measure stays with its course.")
    elif edit.is_removed:
        mark_measure(connection, new.id, at)
    else:
        write_measure(connection, new)
    back = PutMeasure(old or new, is_removed=shown is None)
    was = None if shown is None else told(measure_row(shown))
    return back, was, None if edit.is_removed else told(measure_row(new))


def _put_own_point(connection: Connection, edit: PutOwnPoint, at: datetime) -> Outcome:
    old = read_own_point(connection, edit.point.code)
    new = replace(edit.point, version=1 if old is None else old.version + 1)
    relabelled: dict[str, str] = {}
    if old is None:
        add_own_point(connection, new, at)
    else:
        relabelled = write_own_point(connection, new, at if new.is_removed else None)
    was = None if old is None or old.is_removed else _with_sites(told(own_point_row(old)), relabelled)
    back = PutOwnPoint(replace(new, is_removed=True) if old is None else old)
    now = _with_sites(told(own_point_row(new)), dict.fromkeys(relabelled, new.label))
    return back, was, None if new.is_removed else now


def _with_sites(point: dict[str, Json], labels: Mapping[str, str]) -> Json:
    """What the trail says of a point, with the labels of the sites that are called otherwise with it."""
    return {**point, "sites": dict(labels)} if labels else point


def _put_own_names(connection: Connection, edit: PutOwnNames) -> Outcome:
    old = read_own_names(connection, edit.names.code)
    new = replace(edit.names, version=1 if old is None else old.version + 1)
    write_own_names(connection, new)
    back = PutOwnNames(old or OwnNames(new.code, ()))
    was = None if old is None else told(own_names_row(old))
    return back, was, told(own_names_row(new))
