"""Reads what the overview of all courses needs, in three statements however many there are. Nothing is written."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.engine import Connection

from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.readings import Phase
from ashichart.domain.scales import Scale
from ashichart.store.backend.dialects import object_of
from ashichart.store.records.convert import course_of
from ashichart.store.records.session_order import IN_ORDER
from ashichart.store.tables.schema import course, patient, reading, session

_RUNNING = (
    course.c.removed_at.is_(None),
    patient.c.removed_at.is_(None),
    or_(course.c.ended_on.is_(None), course.c.ended_on >= bindparam("today")),
)
_COURSES = (
    select(course, patient.c.name.label("patient_name"))
    .join(patient, patient.c.id == course.c.patient_id)
    .where(*_RUNNING)
    .order_by(course.c.id)
)
_SESSIONS = (
    select(
        session.c.id,
        session.c.course_id,
        session.c.started_at,
        session.c.zone,
        session.c.signed_at,
        session.c.scale,
    )
    .join(course, course.c.id == session.c.course_id)
    .join(patient, patient.c.id == course.c.patient_id)
    .where(*_RUNNING, session.c.removed_at.is_(None))
    .order_by(session.c.course_id, *IN_ORDER)
)
# One row a session: the walk of 30,000 rows through the driver cost more than reading them. JSON keeps fifteen digits,
# more than a reading is typed with.
_BEFORE = (
    select(reading.c.session_id, object_of(reading.c.site_id, reading.c.value))
    .join(session, session.c.id == reading.c.session_id)
    .join(course, course.c.id == session.c.course_id)
    .join(patient, patient.c.id == course.c.patient_id)
    .where(
        *_RUNNING,
        session.c.removed_at.is_(None),
        reading.c.phase == Phase.BEFORE.value,
        reading.c.value.is_not(None),
        reading.c.scale == session.c.scale,
    )
    .group_by(reading.c.session_id)
)

HeldSession = tuple[int, datetime, str | None, bool, Scale, dict[str, float]]


def read_running(connection: Connection, today: date) -> Sequence[tuple[Course, str, list[HeldSession]]]:
    """Return every course that has not ended, the patient's name, and its sessions in order.

    A session is its number, when it began in aware UTC, the zone of its day, whether it is signed, its scale, and site
    id -> number read before.
    """
    when = {"today": today}
    before: dict[str, dict[str, float]] = {
        session_id: json.loads(values) for session_id, values in connection.execute(_BEFORE, when)
    }
    sessions: dict[str, list[HeldSession]] = {}
    for session_id, course_id, started_at, zone, signed_at, scale in connection.execute(_SESSIONS, when):
        held = sessions.setdefault(course_id, [])
        values = before.get(session_id, {})
        held.append((len(held) + 1, started_at, zone, signed_at is not None, Scale(scale), values))
    return [
        (course_of(row), row.patient_name, sessions.get(row.id, [])) for row in connection.execute(_COURSES, when)
    ]
