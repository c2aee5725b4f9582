"""What an act must not mix up: sessions of one course, the two phases, and times of now, of the visit and to come."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.made_up.clinic_kit import point
from tests.made_up.evening import Evening

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.late_entries import LATE_AFTER
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError


def numbers(evening: Evening, session_id: str) -> list[int]:
    return [needle.number for needle in evening.charting.chart(session_id).needles]


def test_needles_are_numbered_within_their_session_and_no_number_is_given_twice(evening: Evening) -> None:
    third, _ = evening.clinic.sessions.start(evening.course.id)
    needling = evening.clinic.needling
    needling.place_needle(third.id, evening.pin, 3)
    assert numbers(evening, third.id) == [1, 2, 3]
    held = evening.charting.chart(third.id).needles
    needling.remove_needles(third.id, [held[0].id])
    needling.take_out(third.id, [held[2].id])
    needling.place_needles(third.id, [evening.hand, evening.shoulder], "Pair")
    assert numbers(evening, third.id) == [2, 3, 4, 5]
    assert numbers(evening, evening.first.id) == [1, 2, 3]
    assert numbers(evening, evening.second.id) == [1, 2, 3, 4]


def test_as_last_time_is_the_last_session_that_is_there_and_has_sites(evening: Evening) -> None:
    empty, _ = evening.clinic.sessions.start(evening.course.id)
    gone, _ = evening.clinic.sessions.start(evening.course.id)
    here, _ = evening.clinic.sessions.start(evening.course.id)
    knee = evening.charting.site_for_point(evening.patient.id, point("ST36"), Side.LEFT)
    evening.charting.rate(gone.id, knee, Phase.BEFORE, 5)
    evening.clinic.sessions.remove(gone.id)
    evening.charting.bring_sites(here.id)
    brought = evening.charting.chart(here.id)
    assert [site.id for site in brought.sites] == [evening.hand.id, evening.shoulder.id, evening.pin.id]
    assert (brought.readings, brought.needles, brought.charges) == ({}, (), {})
    assert evening.charting.chart(empty.id).sites == ()


TIMED: dict[str, Callable[[Evening, timedelta], object]] = {
    "dose": lambda e, ahead: e.clinic.kap.record_dose(e.second.id, 30, Route.IV, e.clock.now + ahead),
    "dose corrected": lambda e, ahead: e.clinic.kap.change_dose(e.chart().doses[0], 30, Route.IV, e.clock.now + ahead),
    "vital signs": lambda e, ahead: e.clinic.kap.record_vitals(e.second.id, (None, None, 70, 99), e.clock.now + ahead),
    "vital signs corrected": lambda e, ahead: e.clinic.kap.change_vitals(
        e.chart().vitals[0], (None, None, 70, 99), e.clock.now + ahead
    ),
    "needle": lambda e, ahead: e.clinic.needling.change_needle(e.chart().needles[2], e.clock.now + ahead, None),
    "needle out": lambda e, ahead: e.clinic.needling.change_needle(
        e.chart().needles[2], e.chart().needles[2].inserted_at, e.clock.now + ahead
    ),
}


@pytest.mark.parametrize("name", TIMED)
@pytest.mark.parametrize("minutes", [6, 55, 24 * 60])
def test_a_time_to_come_is_refused(evening: Evening, name: str, minutes: int) -> None:
    was = evening.picture()
    what = re.sub(" (corrected|out)$", "", name)
    with pytest.raises(UserError, match=rf"^The time of the {what} lies in the future\. Correct the time\.$"):
        TIMED[name](evening, timedelta(minutes=minutes))
    assert evening.picture() == was


@pytest.mark.parametrize("name", TIMED)
def test_a_clock_that_runs_a_little_ahead_is_taken(evening: Evening, name: str) -> None:
    was = evening.picture()
    TIMED[name](evening, timedelta(minutes=5))
    assert evening.picture() != was


def test_a_value_before_corrected_after_the_dose_keeps_its_time_and_one_after_does_not(evening: Evening) -> None:
    was = evening.chart().reading(evening.hand.id, Phase.BEFORE)
    charged = evening.chart().charges[evening.shoulder.id, Phase.BEFORE]
    evening.charting.rate(evening.second.id, evening.hand, Phase.AFTER, 4)
    evening.clock.now += timedelta(minutes=13)
    evening.charting.rate(evening.second.id, evening.hand, Phase.AFTER, 3)
    evening.charting.rate(evening.second.id, evening.hand, Phase.BEFORE, 2)
    evening.charting.charge(evening.second.id, evening.shoulder, Phase.BEFORE, 1)
    chart = evening.chart()
    now, after = (chart.reading(evening.hand.id, phase) for phase in Phase)
    assert was is not None
    assert now is not None
    assert after is not None
    assert now.read_at == was.read_at
    assert chart.charges[evening.shoulder.id, Phase.BEFORE].read_at == charged.read_at
    assert timedelta() <= evening.clock.now - after.read_at < timedelta(minutes=1)
    told = json.loads(evening.clinic.audit_trail()[-2].after or "null")
    assert told == [{"reading": {**told[0]["reading"], "read_at": now.read_at.isoformat(), "value": 2.0}}]


def test_what_is_written_days_later_was_read_in_the_visit(evening: Evening) -> None:
    """A corrected value keeps its time, one that is filled in takes the latest of its phase."""
    session_id, phase = evening.second.id, Phase.AFTER
    for site, minutes in ((evening.shoulder, 5), (evening.hand, 9), (evening.pin, 4)):
        evening.clock.now += timedelta(minutes=minutes)
        evening.charting.rate(session_id, site, phase, 3)
    was = evening.chart()
    evening.clock.now = was.session.started_at + LATE_AFTER
    knee = evening.charting.site_for_point(evening.patient.id, point("ST36"), Side.LEFT)
    evening.charting.rate(session_id, evening.hand, phase, 1)
    evening.charting.charge(session_id, evening.hand, phase, 4)
    evening.charting.rate(session_id, knee, phase, 6)
    evening.charting.rate(session_id, knee, Phase.BEFORE, 8)
    now = evening.chart()
    times = {key: reading.read_at for key, reading in now.readings.items()}
    earlier = {key: reading.read_at for key, reading in was.readings.items()}
    assert times[evening.hand.id, phase] == earlier[evening.hand.id, phase]
    assert now.charges[evening.hand.id, phase].read_at == earlier[evening.hand.id, phase], "taken together"
    assert times[knee.id, phase] == earlier[evening.pin.id, phase]
    befores = [at for (_, of_phase), at in earlier.items() if of_phase is Phase.BEFORE]
    charge = was.charges[evening.shoulder.id, Phase.BEFORE]
    assert times[knee.id, Phase.BEFORE] == max(*befores, charge.read_at) < times[knee.id, phase]


def test_reading_and_charge_of_a_site_each_keep_their_own_time(evening: Evening) -> None:
    where = evening.second.id, evening.shoulder, Phase.BEFORE
    key = evening.shoulder.id, Phase.BEFORE
    was = evening.chart()
    evening.clock.now = was.session.started_at + LATE_AFTER
    evening.charting.charge(*where, 9)
    evening.charting.rate(*where, 8)
    now = evening.chart()
    assert (now.charges[key].value, now.readings[key].value) == (9, 8)
    assert now.charges[key].read_at == was.charges[key].read_at
    assert now.readings[key].read_at == was.readings[key].read_at != was.charges[key].read_at


def test_what_is_painted_stays_in_its_session_and_phase(evening: Evening) -> None:
    painting, (first, second) = evening.clinic.painting, (evening.first.id, evening.second.id)
    strokes = {
        (first, Phase.BEFORE): (11, 3), (first, Phase.AFTER): (12, 2), (second, Phase.AFTER): (14, 1),
    }  # fmt: skip
    for (session_id, phase), (cell, intensity) in strokes.items():
        painting.paint(session_id, phase, (cell,), intensity)
    held = {(second, Phase.BEFORE): ((4, 8), (5, 8), (6, 8)), **{key: (pair,) for key, pair in strokes.items()}}
    assert {key: painting.area(*key).painted for key in held} == held
    found = painting.of_course(evening.course.id)
    assert {key: area.painted for key, area in found.items()} == held
    assert {(area.session_id, area.phase) for area in found.values()} == set(held)
    for key in held:
        area = painting.area(*key)
        assert (area.session_id, area.phase) == key


def test_a_session_that_comes_back_says_what_changed_and_is_as_it_was(evening: Evening) -> None:
    was = evening.chart()
    gone = evening.clinic.sessions.remove(evening.second.id, " wrong day ")
    assert (gone.sessions, gone.courses) == ({evening.second.id}, {evening.course.id})
    ((session, at, reason), *_) = evening.clinic.sessions.removed(evening.course.id)
    assert (session.id, reason) == (evening.second.id, "wrong day")
    assert timedelta() <= evening.clock.now - at < timedelta(minutes=1)
    back = evening.clinic.sessions.restore(evening.second.id)
    assert (back.sessions, back.courses, back.patients) == (gone.sessions, gone.courses, frozenset())
    assert evening.clock.now - back.saved_at < timedelta(minutes=1)
    now = evening.chart()
    assert replace(now, session=replace(now.session, version=was.session.version)) == was


def test_a_course_that_was_removed_is_listed_with_day_and_reason_and_comes_back_whole(evening: Evening) -> None:
    courses, was = evening.clinic.courses, evening.picture()
    gone = courses.remove(evening.course.id, " never begun ")
    assert (gone.courses, gone.sessions) == ({evening.course.id}, frozenset())
    told = evening.clinic.audit_trail()[-1]
    assert json.loads(told.before or "null")["indication"] == "Neck and shoulders"
    assert json.loads(told.after or "null") == {"removed": "never begun"}
    ((course, at, reason),) = courses.removed(evening.patient.id)
    assert (course.id, course.indication, reason) == (evening.course.id, "Neck and shoulders", "never begun")
    assert timedelta() <= evening.clock.now - at < timedelta(minutes=1)
    back = courses.restore(evening.course.id)
    assert back.courses == {evening.course.id}
    assert courses.removed(evening.patient.id) == ()
    assert evening.picture() == was


def test_what_is_removed_without_a_reason_has_an_empty_one(evening: Evening) -> None:
    clinic = evening.clinic
    clinic.sessions.remove(evening.first.id)
    assert [reason for _, _, reason in clinic.sessions.removed(evening.course.id)] == ["", "charted twice"]
    clinic.courses.remove(evening.other_course.id)
    assert [reason for _, _, reason in clinic.courses.removed(evening.patient.id)] == [""]
    clinic.patients.remove(evening.patient.id)
    assert [one.reason for one in clinic.patients.removed()] == [""]
