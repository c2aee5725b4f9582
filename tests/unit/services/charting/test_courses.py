"""Courses and measures in real encrypted files."""

from dataclasses import replace
from datetime import date

import pytest
from tests.made_up.clinic_kit import Charted, start

from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import ConflictError, UserError
from ashichart.domain.ids import new_id
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.clinic.clinic import Clinic


def test_course_starts_today_unless_told_and_the_newest_comes_first(clinic: Clinic, charted: Charted) -> None:
    assert charted.course.started_on == date(2026, 3, 2)
    draft = CourseDraft(charted.patient.id, " Jaw ", "Sleep", 6, date(2026, 4, 1))
    course, changes = clinic.courses.add(draft)
    assert (course.indication, course.goals, course.planned_sessions) == ("Jaw", "Sleep", 6)
    assert clinic.courses.of_patient(charted.patient.id) == (course, charted.course)
    assert clinic.courses.get(course.id) == course
    assert changes.courses == {course.id}


@pytest.mark.parametrize("draft", [CourseDraft("?", " "), CourseDraft("?", "Jaw", "", 0), CourseDraft("?", "Jaw")])
def test_unfit_course_gets_a_sentence(clinic: Clinic, draft: CourseDraft) -> None:
    with pytest.raises(UserError):
        clinic.courses.add(draft)


def test_changed_course_counts_versions_and_conflicts(clinic: Clinic, charted: Charted) -> None:
    wanted = replace(charted.course, goals="Sleep", ended_on=date(2026, 6, 1))
    changed, _ = clinic.courses.change(wanted)
    assert clinic.courses.get(changed.id) == changed == replace(wanted, version=2)
    with pytest.raises(ConflictError):
        clinic.courses.change(charted.course)
    with pytest.raises(ValueError, match="stays with its patient"):
        clinic.courses.change(replace(changed, patient_id=start(clinic).patient.id))


def test_removed_course_is_gone_until_restored(clinic: Clinic, charted: Charted) -> None:
    course = charted.course
    clinic.courses.remove(course.id)
    assert clinic.courses.of_patient(charted.patient.id) == ()
    for ask in (clinic.courses.get, clinic.courses.remove, clinic.sessions.start):
        with pytest.raises(UserError, match="no longer there"):
            ask(course.id)
    clinic.courses.restore(course.id)
    assert clinic.courses.get(course.id) == replace(course, version=3)
    with pytest.raises(UserError):
        clinic.courses.restore(course.id)


def test_course_chart_holds_every_session_in_order(clinic: Clinic, charted: Charted) -> None:
    second, _ = clinic.sessions.start(charted.course.id)
    clinic.charting.rate(second.id, charted.site(clinic), Phase.BEFORE, 4)
    chart = clinic.courses.chart(charted.course.id)
    assert [one.session for one in chart.sessions] == [charted.session, second]
    assert chart.sessions[1] == clinic.charting.chart(second.id)
    assert clinic.courses.chart("nowhere").sessions == ()


def test_measures_are_recorded_corrected_removed_and_brought_back(clinic: Clinic, charted: Charted) -> None:
    course_id = charted.course.id
    later = Measure(new_id(), course_id, MeasureKind.PHQ9, 17, date(2026, 3, 1))
    earlier = Measure(new_id(), course_id, MeasureKind.GAD7, 4, date(2026, 2, 1))
    clinic.courses.put_measure(later)
    assert clinic.courses.put_measure(earlier).courses == {course_id}
    assert clinic.courses.measures(course_id) == (earlier, later)
    better = replace(later, value=12)
    clinic.courses.put_measure(better)
    assert clinic.courses.measures(course_id) == (earlier, better)
    clinic.courses.remove_measure(better.id)
    assert clinic.courses.measures(course_id) == (earlier,)
    with pytest.raises(UserError):
        clinic.courses.remove_measure(better.id)
    clinic.courses.put_measure(better)
    assert clinic.courses.measures(course_id) == (earlier, better)


def test_measure_of_the_future_or_of_another_course_is_refused(clinic: Clinic, charted: Charted) -> None:
    measure = Measure(new_id(), charted.course.id, MeasureKind.PCL5, 40, date(2026, 3, 1))
    with pytest.raises(UserError, match="future"):
        clinic.courses.put_measure(replace(measure, taken_on=date(2999, 1, 1)))
    clinic.courses.put_measure(measure)
    with pytest.raises(ValueError, match="stays with its course"):
        clinic.courses.put_measure(replace(measure, course_id=start(clinic).course.id))


def test_table_of_a_course_has_its_readings_and_measures(clinic: Clinic, charted: Charted) -> None:
    clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, 7)
    clinic.courses.put_measure(Measure("m", charted.course.id, MeasureKind.PHQ9, 14, charted.course.started_on))
    lines = clinic.courses.table(charted.course.id).splitlines()
    assert any(",7," in line for line in lines[1:])
    assert any("PHQ-9" in line and ",14," in line for line in lines[1:])


def test_measures_of_a_day_are_recorded_corrected_and_taken_back_at_once(clinic: Clinic, charted: Charted) -> None:
    day, course_id = date(2026, 3, 1), charted.course.id

    def held() -> dict[MeasureKind, int]:
        return {one.kind: one.value for one in clinic.courses.measures(course_id) if one.taken_on == day}

    first = {MeasureKind.PHQ9: 16, MeasureKind.NECK_ROTATION_LEFT: 52, MeasureKind.TENSION: None}
    before, changes = clinic.courses.record_measures(course_id, day, first)
    assert before == dict.fromkeys(first)
    assert changes.courses == {course_id}
    assert held() == {MeasureKind.PHQ9: 16, MeasureKind.NECK_ROTATION_LEFT: 52}
    second = {MeasureKind.PHQ9: 14, MeasureKind.NECK_ROTATION_LEFT: None, MeasureKind.TENSION: 0}
    before, _ = clinic.courses.record_measures(course_id, day, second)
    assert held() == {MeasureKind.PHQ9: 14, MeasureKind.TENSION: 0}
    clinic.courses.record_measures(course_id, day, before)
    assert held() == {MeasureKind.PHQ9: 16, MeasureKind.NECK_ROTATION_LEFT: 52}
    entries = len(clinic.audit_trail())
    clinic.courses.record_measures(course_id, day, before)
    assert len(clinic.audit_trail()) == entries  # nothing changed, nothing noted
    assert clinic.verify_chain() is None


def test_measures_out_of_bounds_or_in_the_future_change_nothing(clinic: Clinic, charted: Charted) -> None:
    course_id = charted.course.id
    with pytest.raises(UserError, match="from 0 to 27"):
        clinic.courses.record_measures(course_id, date(2026, 3, 1), {MeasureKind.GAD7: 3, MeasureKind.PHQ9: 28})
    with pytest.raises(UserError, match="future"):
        clinic.courses.record_measures(course_id, date(2030, 1, 1), {MeasureKind.PHQ9: 2})
    assert clinic.courses.measures(course_id) == ()
    with pytest.raises(UserError, match="no longer there"):
        clinic.courses.record_measures("?", date(2026, 3, 1), {MeasureKind.PHQ9: 2})


def test_a_course_ends_today_and_goes_on_again(clinic: Clinic, charted: Charted) -> None:
    assert clinic.courses.close(charted.course).courses == {charted.course.id}
    ended = clinic.courses.get(charted.course.id)
    assert ended == replace(charted.course, ended_on=date(2026, 3, 2), version=2)
    assert clinic.courses.reopen(ended).courses == {charted.course.id}
    assert clinic.courses.get(charted.course.id) == replace(charted.course, ended_on=None, version=3)
    later, _ = clinic.courses.add(CourseDraft(charted.patient.id, "Jaw", started_on=date(2026, 4, 1)))
    clinic.courses.close(later)
    assert clinic.courses.get(later.id).ended_on == date(2026, 4, 1), "it does not end before it began"
