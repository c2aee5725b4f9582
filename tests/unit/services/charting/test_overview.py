"""The overview reads all running courses of a real file at once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.made_up.clinic_kit import Charted
from tests.made_up.clock import SetClock

from ashichart.domain.analysis.overview import CourseWindow, DueState, code_of
from ashichart.domain.analysis.statistics import Comparison, carried
from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.ids import new_id
from ashichart.domain.scales import Scale
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.clinic.clinic import Clinic

START = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


def write_course(clinic: Clinic, name: str, *befores: dict[str, float | None], scale: Scale = Scale.NRS) -> Course:
    """Write a patient with a weekly course; code -> value before, every `after` is 0."""
    patient = Patient(new_id(), name, Figure.FEMALE)
    course = Course(new_id(), patient.id, "Neck", START.date(), planned_sessions=6)
    codes = dict.fromkeys(code for before in befores for code in before)
    sites = {code: Site(new_id(), patient.id, Side.LEFT, code, PointKind.ACUPUNCTURE, code) for code in codes}
    charts: list[SessionChart] = []
    for week, before in enumerate(befores):
        at = START + timedelta(weeks=week)
        session = Session(new_id(), course.id, week + 1, SessionKind.KAP, at, scale)
        read: dict[tuple[str, Phase], Reading] = {}
        for code, value in before.items():
            for phase, number in ((Phase.BEFORE, value), (Phase.AFTER, 0.0)):
                read[sites[code].id, phase] = Reading(session.id, sites[code].id, phase, scale, number, at)
        charts.append(SessionChart(session, tuple(sites[code] for code in before), read))
    clinic.take_over([patient], [course], {course.id: CourseChart(tuple(charts))}, [])
    return course


def test_every_running_course_is_a_row_that_agrees_with_its_headline(clinic: Clinic) -> None:
    course = write_course(clinic, "Mara", {"LI4": 8, "GB21": 6}, {"LI4": 5, "GB21": None}, {"LI4": 3, "GB21": 5})
    other = write_course(clinic, "Ben", {"LI4": 2.5}, {"LI4": 3.5}, scale=Scale.PPT)
    rows = {row.course.id: row for row in clinic.overview.rows()}
    assert set(rows) == {course.id, other.id}
    mara = rows[course.id]
    assert (mara.patient_name, mara.code, mara.held) == ("Mara", code_of(course.patient_id), 3)
    assert isinstance(mara.since_start, CourseWindow)
    assert [(point.number, point.mean) for point in mara.since_start.means] == [(1, 7), (3, 4)]
    for found in (course, other):
        headline = carried(clinic.courses.chart(found.id))
        assert isinstance(headline, Comparison)
        window = rows[found.id].since_start
        assert isinstance(window, CourseWindow)
        assert window.change == headline.summary.mean
    assert rows[other.id].scale is Scale.PPT


def test_due_follows_the_local_day(clinic: Clinic, clock: SetClock) -> None:
    write_course(clinic, "Mara", {"LI4": 8}, {"LI4": 7})
    (row,) = clinic.overview.rows()
    assert (row.due.on, row.due.usual_days, row.last_on) == (date(2026, 2, 16), 7.0, date(2026, 2, 9))
    assert row.due.state is DueState.LATE
    clock.now = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)
    (row,) = clinic.overview.rows()
    assert row.due.state is DueState.TODAY


def test_ended_and_removed_courses_and_patients_and_sessions_are_left_out(clinic: Clinic, charted: Charted) -> None:
    ended = write_course(clinic, "Ended", {"LI4": 8})
    clinic.courses.change(replace(clinic.courses.get(ended.id), ended_on=date(2026, 3, 1)))
    removed = write_course(clinic, "Removed", {"LI4": 8})
    clinic.courses.remove(removed.id)
    gone = write_course(clinic, "Gone", {"LI4": 8})
    clinic.patients.remove(gone.patient_id)
    assert [row.course.id for row in clinic.overview.rows()] == [charted.course.id]
    clinic.sessions.remove(charted.session.id)
    (row,) = clinic.overview.rows()
    assert (row.held, row.last_on) == (0, None)


def test_a_course_that_ends_later_still_runs_and_a_second_course_is_a_second_row(
    clinic: Clinic, charted: Charted
) -> None:
    second, _ = clinic.courses.add(CourseDraft(charted.patient.id, "Jaw"))
    clinic.courses.change(replace(second, ended_on=date(2026, 12, 1)))
    rows = clinic.overview.rows()
    assert {row.course.id for row in rows} == {charted.course.id, second.id}
    assert len({row.code for row in rows}) == 1, "one patient, one code"



def test_a_session_of_today_is_in_progress_and_one_of_yesterday_was_held(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    (row,) = clinic.overview.rows()
    assert (row.due.state, row.held) == (DueState.IN_PROGRESS, 0)
    assert row.last_on == charted.session.day
    clock.now += timedelta(days=1)
    (row,) = clinic.overview.rows()
    assert (row.due.state, row.held) == (DueState.COMING, 1)
