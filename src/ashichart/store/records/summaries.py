"""Reads what a list of patients shows, for the rows that are shown and in a handful of statements for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection

from ashichart.domain.analysis.change import Tally, carry_over
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart
from ashichart.store.records.charts import charts_of, needles_left_in, rated_before, sessions_of_courses
from ashichart.store.records.courses import courses_of
from ashichart.store.records.patients import read_patients, sessions_between


@dataclass(frozen=True, slots=True)
class PatientSummary:
    """A patient as listed.

    Args:
        patient: The patient.
        course: The newest course that runs, or the one asked for; None if there is none.
        sessions_held: How many sessions the course has.
        last_session: Its last session, None if there is none.
        carry_over: Latest `before` against the first, None while there is nothing to compare.
        latest: What was charted in the last session.
        courses: Every course of the patient, the newest first.
        left_in: Every session of the patient with needles still in, the earliest first.
    """

    patient: Patient
    course: Course | None
    sessions_held: int
    last_session: Session | None
    carry_over: Tally | None
    latest: SessionChart | None
    courses: tuple[Course, ...] = ()
    left_in: tuple["NeedlesLeft", ...] = ()


@dataclass(frozen=True, slots=True)
class NeedlesLeft:
    """A session with needles that were never counted out, and how many."""

    session: Session
    count: int


@dataclass(frozen=True, slots=True)
class DaySession:
    """A session as the list of its day shows it.

    Args:
        summary: The patient, with the course of the session.
        chart: What was charted in it.
    """

    summary: PatientSummary
    chart: SessionChart

    @property
    def patient(self) -> Patient:
        """Whose session it is."""
        return self.summary.patient

    @property
    def course(self) -> Course | None:
        """The course it belongs to."""
        return self.summary.course

    @property
    def session(self) -> Session:
        """The session itself."""
        return self.chart.session


def read_summaries(
    connection: Connection, wanted_pairs: Sequence[tuple[str, str | None]]
) -> tuple[PatientSummary, ...]:
    """Return summaries of the patients that are there.

    Args:
        connection: Reading.
        wanted_pairs: (patient id, course id) in order; without a course it is the newest that runs, else the newest.
    """
    patients = read_patients(connection, list(dict.fromkeys(patient_id for patient_id, _ in wanted_pairs)))
    courses: dict[str, list[Course]] = {}
    for course in courses_of(connection, list(patients)):
        courses.setdefault(course.patient_id, []).append(course)
    chosen = [_chosen(courses.get(patient_id, []), course_id) for patient_id, course_id in wanted_pairs]
    course_ids = list(dict.fromkeys(course.id for course in chosen if course is not None))
    sessions = sessions_of_courses(connection, course_ids)
    rated, left_in = rated_before(connection, course_ids), needles_left_in(connection, list(patients))
    # Three sessions of a course say all that is shown: the first and the latest read before, and the last.
    wanted: dict[str, Session] = {}
    for listed in sessions.values():
        before = [session for session in listed if session.id in rated]
        wanted.update({session.id: session for session in (*before[:1], *before[-1:], *listed[-1:])})
    charts = {chart.session.id: chart for chart in charts_of(connection, list(wanted.values()))}
    summaries: list[PatientSummary] = []
    for (patient_id, _), course in zip(wanted_pairs, chosen, strict=True):
        patient = patients.get(patient_id)
        if patient is None:
            continue
        held = [] if course is None else sessions[course.id]
        shown = tuple(charts[session.id] for session in held if session.id in charts)
        summaries.append(
            PatientSummary(
                patient,
                course,
                len(held),
                held[-1] if held else None,
                carry_over(CourseChart(shown)),
                charts[held[-1].id] if held else None,
                tuple(courses.get(patient_id, ())),
                tuple(NeedlesLeft(session, count) for session, count in left_in.get(patient_id, ())),
            )
        )
    return tuple(summaries)


def read_day(connection: Connection, start: datetime, end: datetime) -> tuple[DaySession, ...]:
    """Return every session started in [start, end) with its patient and course, the latest first."""
    found = sessions_between(connection, start, end)
    pairs = list(dict.fromkeys((patient_id, course_id) for patient_id, course_id, _ in found))
    summaries = dict(zip(pairs, read_summaries(connection, pairs), strict=True))
    listed = sessions_of_courses(connection, [course_id for _, course_id in pairs])
    wanted = {session_id for _, _, session_id in found}
    sessions = [session for held in listed.values() for session in held if session.id in wanted]
    charts = {chart.session.id: chart for chart in charts_of(connection, sessions)}
    return tuple(
        DaySession(summaries[patient_id, course_id], charts[session_id]) for patient_id, course_id, session_id in found
    )


def _chosen(courses: Sequence[Course], course_id: str | None) -> Course | None:
    asked = next((course for course in courses if course.id == course_id), None)
    running = next((course for course in courses if course.ended_on is None), None)
    return asked or running or (courses[0] if courses else None)
