"""Reads what was charted into values: one statement a table, however many sessions. Nothing is written here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.engine import Connection

from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.store.records.charges import charge_of
from ashichart.store.records.convert import dose_of, needle_of, reading_of, session_of, site_of
from ashichart.store.records.doses import vitals_of
from ashichart.store.records.session_order import IN_ORDER, PLACE
from ashichart.store.tables.schema import charge, course, dose, needle, reading, session, session_site, site, vitals

if TYPE_CHECKING:
    from ashichart.domain.charting.charges import Charge
    from ashichart.domain.charting.doses import Dose, VitalSigns

_IDS: BindParameter[str] = bindparam("session_ids", expanding=True)
_SITES = (
    select(session_site.c.session_id, session_site.c.site_id)
    .where(session_site.c.session_id.in_(_IDS))
    .order_by(session_site.c.session_id, session_site.c.position, session_site.c.site_id)
)
_PLACES = select(site).where(site.c.id.in_(select(session_site.c.site_id).where(session_site.c.session_id.in_(_IDS))))
_READINGS = (
    select(reading)
    .where(reading.c.session_id.in_(_IDS))
    .order_by(reading.c.session_id, reading.c.site_id, reading.c.phase)
)
_CHARGES = (
    select(charge)
    .where(charge.c.session_id.in_(_IDS))
    .order_by(charge.c.session_id, charge.c.site_id, charge.c.phase)
)
_NEEDLES = (
    select(needle)
    .where(needle.c.session_id.in_(_IDS))
    .order_by(needle.c.session_id, needle.c.number, needle.c.inserted_at, needle.c.id)
)
_DOSES = select(dose).where(dose.c.session_id.in_(_IDS)).order_by(dose.c.session_id, dose.c.given_at, dose.c.id)
_VITALS = (
    select(vitals).where(vitals.c.session_id.in_(_IDS)).order_by(vitals.c.session_id, vitals.c.taken_at, vitals.c.id)
)
_SESSIONS = select(session, PLACE).where(session.c.removed_at.is_(None)).order_by(*IN_ORDER)
_SESSION = _SESSIONS.where(session.c.id == bindparam("session_id"))
_SITE_AT = select(site).where(
    site.c.patient_id == bindparam("of_patient"),
    site.c.code == bindparam("at_code"),
    site.c.side == bindparam("on_side"),
)
_LEFT_IN = (
    select(course.c.patient_id, func.count(needle.c.id).label("left"), session, PLACE)
    .join(course, course.c.id == session.c.course_id)
    .join(needle, needle.c.session_id == session.c.id)
    .where(
        course.c.patient_id.in_(bindparam("patient_ids", expanding=True)),
        needle.c.taken_out_at.is_(None),
        session.c.signed_at.is_(None),
        session.c.removed_at.is_(None),
        course.c.removed_at.is_(None),
    )
    .group_by(course.c.patient_id, *session.c)
    .order_by(*IN_ORDER)
)
_OF_COURSE = _SESSIONS.where(session.c.course_id == bindparam("course_id"))


def needles_left_in(connection: Connection, patient_ids: Sequence[str]) -> dict[str, list[tuple[Session, int]]]:
    """Return patient id -> (session, needles still in), the earliest session first.

    A signed session is left out: who signed it has given the reason for every needle that was left.
    """
    left: dict[str, list[tuple[Session, int]]] = {}
    if patient_ids:
        for row in connection.execute(_LEFT_IN, {"patient_ids": list(patient_ids)}):
            left.setdefault(row.patient_id, []).append((session_of(row), row.left))
    return left


def charts_of(connection: Connection, sessions: Sequence[Session]) -> tuple[SessionChart, ...]:
    """Return the charts of some sessions in the order given."""
    if not sessions:
        return ()
    wanted = {"session_ids": [one.id for one in sessions]}
    places: dict[str, Site] = {row.id: site_of(row) for row in connection.execute(_PLACES, wanted)}
    sites: dict[str, list[Site]] = {one.id: [] for one in sessions}
    for session_id, site_id in connection.execute(_SITES, wanted):
        sites[session_id].append(places[site_id])
    readings: dict[str, dict[tuple[str, Phase], Reading]] = {one.id: {} for one in sessions}
    for row in connection.execute(_READINGS, wanted):
        read = reading_of(row)
        readings[read.session_id][read.site_id, read.phase] = read
    needles: dict[str, list[Needle]] = {one.id: [] for one in sessions}
    for row in connection.execute(_NEEDLES, wanted):
        needles[row.session_id].append(needle_of(row))
    doses: dict[str, list[Dose]] = {one.id: [] for one in sessions}
    for row in connection.execute(_DOSES, wanted):
        doses[row.session_id].append(dose_of(row))
    charges: dict[str, dict[tuple[str, Phase], Charge]] = {one.id: {} for one in sessions}
    for row in connection.execute(_CHARGES, wanted):
        asked = charge_of(row)
        charges[asked.session_id][asked.key] = asked
    taken: dict[str, list[VitalSigns]] = {one.id: [] for one in sessions}
    for row in connection.execute(_VITALS, wanted):
        taken[row.session_id].append(vitals_of(row))
    return tuple(
        SessionChart(
            one,
            tuple(sites[one.id]),
            readings[one.id],
            tuple(needles[one.id]),
            tuple(doses[one.id]),
            charges[one.id],
            tuple(taken[one.id]),
        )
        for one in sessions
    )


def session_chart(connection: Connection, session_id: str) -> SessionChart | None:
    """Return the chart of a session, None if there is none."""
    row = connection.execute(_SESSION, {"session_id": session_id}).first()
    return None if row is None else charts_of(connection, [session_of(row)])[0]


def sessions_of(connection: Connection, course_id: str) -> list[Session]:
    """Return the sessions of a course in order."""
    return [session_of(row) for row in connection.execute(_OF_COURSE, {"course_id": course_id})]


def course_chart(connection: Connection, course_id: str) -> CourseChart:
    """Return every session of a course in order."""
    return CourseChart(charts_of(connection, sessions_of(connection, course_id)))


def sessions_of_courses(connection: Connection, course_ids: Sequence[str]) -> dict[str, list[Session]]:
    """Return course id -> its sessions in order."""
    found: dict[str, list[Session]] = {course_id: [] for course_id in course_ids}
    for row in connection.execute(_SESSIONS.where(session.c.course_id.in_(list(course_ids)))):
        found[row.course_id].append(session_of(row))
    return found


def rated_before(connection: Connection, course_ids: Sequence[str]) -> set[str]:
    """Return the ids of the sessions of some courses in which at least one site was read before."""
    rows = connection.execute(
        select(reading.c.session_id)
        .join(session, session.c.id == reading.c.session_id)
        .where(
            session.c.course_id.in_(list(course_ids)),
            reading.c.phase == Phase.BEFORE.value,
            reading.c.value.is_not(None),
        )
        .distinct()
    )
    return {row.session_id for row in rows}


def sites_of_session(connection: Connection, session_id: str) -> list[Site]:
    """Return the sites of a session in palpation order."""
    rows = connection.execute(
        select(site)
        .join(session_site, session_site.c.site_id == site.c.id)
        .where(session_site.c.session_id == session_id)
        .order_by(session_site.c.position, session_site.c.site_id)
    )
    return [site_of(row) for row in rows]


def site_of_patient(connection: Connection, patient_id: str, code: str, side: str) -> Site | None:
    """Return the patient's site at a point and side, None if nothing was ever charted there."""
    row = connection.execute(_SITE_AT, {"of_patient": patient_id, "at_code": code, "on_side": side}).first()
    return None if row is None else site_of(row)


def count_sessions_of_site(connection: Connection, site_id: str) -> int:
    """Return in how many sessions that are there a site is charted."""
    return int(
        connection.execute(
            select(func.count())
            .select_from(session_site)
            .join(session, session.c.id == session_site.c.session_id)
            .where(session_site.c.site_id == site_id, session.c.removed_at.is_(None))
        ).scalar_one()
    )


def sites_to_bring(connection: Connection, here: Session) -> list[Site]:
    """Return the sites of the last session before `here` that has any, in its palpation order."""
    last = connection.execute(
        select(session.c.id)
        .where(
            session.c.course_id == here.course_id,
            here.number > PLACE,
            session.c.removed_at.is_(None),
            select(session_site.c.site_id).where(session_site.c.session_id == session.c.id).exists(),
        )
        .order_by(PLACE.desc())
        .limit(1)
    ).first()
    return [] if last is None else sites_of_session(connection, last.id)


def last_needle_number(connection: Connection, session_id: str) -> int:
    """Return the greatest needle number of a session, 0 if it has none."""
    return int(
        connection.execute(
            select(func.coalesce(func.max(needle.c.number), 0)).where(needle.c.session_id == session_id)
        ).scalar_one()
    )


def needles_of_session(connection: Connection, session_id: str) -> dict[str, Needle]:
    """Return id -> needle of a session."""
    return {row.id: needle_of(row) for row in connection.execute(_NEEDLES, {"session_ids": [session_id]})}
