"""Courses, their sessions' own rows and their measures in the file. What is charted in a session is in `charts`."""

from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.engine import Connection

from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.sessions import Session
from ashichart.store.backend.dialects import take_turn
from ashichart.store.records.convert import course_of, course_row, measure_of, measure_row, session_of, session_row
from ashichart.store.records.session_order import PLACE
from ashichart.store.tables.schema import course, measure, session


def read_course(connection: Connection, course_id: str, *, removed: bool = False) -> Course | None:
    """Return a course, None if there is none; `removed` asks for one that was removed."""
    gone = course.c.removed_at.is_not(None) if removed else course.c.removed_at.is_(None)
    row = connection.execute(select(course).where(course.c.id == course_id, gone)).first()
    return None if row is None else course_of(row)


def courses_of(connection: Connection, patient_ids: list[str]) -> list[Course]:
    """Return the courses of some patients, the newest first."""
    rows = connection.execute(
        select(course)
        .where(course.c.patient_id.in_(patient_ids), course.c.removed_at.is_(None))
        .order_by(course.c.started_on.desc(), course.c.added_at.desc(), course.c.id)
    )
    return [course_of(row) for row in rows]


def add_courses(connection: Connection, courses: list[Course], added_at: datetime) -> None:
    """Write new courses."""
    connection.execute(insert(course), [{**course_row(one), "added_at": added_at} for one in courses])


def write_course(connection: Connection, changed: Course) -> None:
    """Write a course that is there."""
    connection.execute(update(course).where(course.c.id == changed.id).values(course_row(changed)))


def mark_course(connection: Connection, course_id: str, removed_at: datetime | None, reason: str = "") -> None:
    """Remove a course softly, or bring one back with None."""
    values = {"removed_at": removed_at, "removed_reason": reason or None}
    connection.execute(update(course).where(course.c.id == course_id).values(values))


_SESSION = (
    select(session, PLACE, course.c.patient_id)
    .join(course, course.c.id == session.c.course_id)
    .where(session.c.id == bindparam("session_id"))
)
_SESSION_HERE = _SESSION.where(session.c.removed_at.is_(None))
_SESSION_REMOVED = _SESSION.where(session.c.removed_at.is_not(None))


def read_session(connection: Connection, session_id: str, *, removed: bool = False) -> tuple[Session, str] | None:
    """Return a session and whose it is, None if there is none; `removed` asks for one that was removed."""
    row = connection.execute(_SESSION_REMOVED if removed else _SESSION_HERE, {"session_id": session_id}).first()
    return None if row is None else (session_of(row), row.patient_id)


def hold_session(connection: Connection, session_id: str) -> None:
    """Let nobody else sign or chart a session until the transaction ends."""
    take_turn(connection, select(session.c.id).where(session.c.id == session_id))


def next_entry_number(connection: Connection, course_id: str) -> int:
    """Return the number that the file keeps for the session entered next; nobody else gets it meanwhile."""
    take_turn(connection, select(course.c.id).where(course.c.id == course_id))
    last = connection.execute(
        select(func.max(session.c.number)).where(session.c.course_id == course_id, session.c.removed_at.is_(None))
    ).scalar()
    return 1 if last is None else int(last) + 1


def entry_number_is_free(connection: Connection, course_id: str, number: int) -> bool:
    """Return whether no session of the course that is there was entered with the number."""
    taken = connection.execute(
        select(session.c.id).where(
            session.c.course_id == course_id, session.c.number == number, session.c.removed_at.is_(None)
        )
    ).first()
    return taken is None


def add_sessions(connection: Connection, sessions: list[Session], added_at: datetime) -> None:
    """Write new sessions."""
    connection.execute(insert(session), [{**session_row(one), "added_at": added_at} for one in sessions])


def write_session(
    connection: Connection, changed: Session, removed_at: datetime | None, reason: str = ""
) -> None:
    """Write a session's own row; `removed_at` removes it softly, None keeps it or brings it back."""
    values = {**session_row(changed), "removed_at": removed_at, "removed_reason": reason or None}
    connection.execute(update(session).where(session.c.id == changed.id).values(values))


def removed_sessions(connection: Connection, course_id: str) -> list[tuple[Session, datetime, str]]:
    """Return (session, when it was removed, why) of a course, the last one removed first."""
    rows = connection.execute(
        select(session, PLACE)
        .where(session.c.course_id == course_id, session.c.removed_at.is_not(None))
        .order_by(session.c.removed_at.desc(), session.c.id)
    )
    return [(session_of(row), row.removed_at, row.removed_reason or "") for row in rows]


def removed_courses(connection: Connection, patient_id: str) -> list[tuple[Course, datetime, str]]:
    """Return (course, when it was removed, why) of a patient, the last one removed first."""
    rows = connection.execute(
        select(course)
        .where(course.c.patient_id == patient_id, course.c.removed_at.is_not(None))
        .order_by(course.c.removed_at.desc(), course.c.id)
    )
    return [(course_of(row), row.removed_at, row.removed_reason or "") for row in rows]


def read_measures(connection: Connection, course_id: str) -> list[Measure]:
    """Return the measures of a course by day and kind."""
    rows = connection.execute(
        select(measure)
        .where(measure.c.course_id == course_id, measure.c.removed_at.is_(None))
        .order_by(measure.c.taken_on, measure.c.kind, measure.c.id)
    )
    return [measure_of(row) for row in rows]


def read_measure(connection: Connection, measure_id: str, *, removed: bool = False) -> Measure | None:
    """Return a measure, None if there is none; `removed` asks for one that was removed."""
    gone = measure.c.removed_at.is_not(None) if removed else measure.c.removed_at.is_(None)
    row = connection.execute(select(measure).where(measure.c.id == measure_id, gone)).first()
    return None if row is None else measure_of(row)


def add_measures(connection: Connection, measures: list[Measure]) -> None:
    """Write new measures."""
    connection.execute(insert(measure), [{**measure_row(one), "version": 1} for one in measures])


def write_measure(connection: Connection, changed: Measure) -> None:
    """Write a measure that is there, or was."""
    connection.execute(
        update(measure)
        .where(measure.c.id == changed.id)
        .values({**measure_row(changed), "removed_at": None, "version": measure.c.version + 1})
    )


def mark_measure(connection: Connection, measure_id: str, removed_at: datetime) -> None:
    """Remove a measure softly."""
    connection.execute(
        update(measure).where(measure.c.id == measure_id).values(removed_at=removed_at, version=measure.c.version + 1)
    )
