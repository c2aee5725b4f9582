"""Which dose came before which reading, and which time a corrected value has."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.made_up.clinic_kit import Charted
from tests.made_up.clock import SetClock

from ashichart.domain.analysis.change import phase_timing
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError
from ashichart.services.clinic.clinic import Clinic
from ashichart.wording.timing import session_time, timing_sentence
from ashichart.wording.typed.times import time_meant


def test_a_dose_given_after_the_readings_had_no_part_in_them(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    clinic.charting.rate(session_id, site, Phase.BEFORE, 7)
    clock.pass_by(10)
    clinic.kap.record_dose(session_id, 150, Route.SL)
    clock.pass_by(64)
    clinic.charting.rate(session_id, site, Phase.AFTER, 4)
    clock.pass_by(221)
    clinic.kap.record_dose(session_id, 20, Route.SL)
    chart = clinic.charting.chart(session_id)
    assert [dose.mg for dose in phase_timing(chart, Phase.AFTER).doses] == [150]
    sentence = timing_sentence(Moment(chart, Phase.BEFORE), Moment(chart, Phase.AFTER))
    assert sentence == "64 min after 150 mg SL: a drop so soon may be the drug."
    other = charted.site(clinic, "LI11")
    clinic.charting.rate(session_id, other, Phase.AFTER, 2)
    chart = clinic.charting.chart(session_id)
    sentence = timing_sentence(Moment(chart, Phase.BEFORE), Moment(chart, Phase.AFTER))
    assert sentence == "0–64 min after 150 + 20 mg SL: a drop so soon may be the drug."


def test_a_value_before_that_is_corrected_after_the_dose_keeps_its_time(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    clinic.charting.rate(session_id, site, Phase.BEFORE, 7)
    clinic.charting.charge(session_id, site, Phase.BEFORE, 3)
    read_at = clinic.charting.chart(session_id).readings[site.id, Phase.BEFORE].read_at
    clock.pass_by(3)
    clinic.charting.rate(session_id, site, Phase.BEFORE, 8)  # pressed again: no dose yet
    again_at = clinic.charting.chart(session_id).readings[site.id, Phase.BEFORE].read_at
    assert again_at > read_at
    charged_at = clinic.charting.chart(session_id).charges[site.id, Phase.BEFORE].read_at
    clock.pass_by(1)
    clinic.kap.record_dose(session_id, 60, Route.IM)
    clock.pass_by(4)
    clinic.charting.rate(session_id, site, Phase.BEFORE, 6)
    clinic.charting.charge(session_id, site, Phase.BEFORE, 5)
    chart = clinic.charting.chart(session_id)
    assert (chart.value(site.id, Phase.BEFORE), chart.readings[site.id, Phase.BEFORE].read_at) == (6, again_at)
    assert chart.charges[site.id, Phase.BEFORE].read_at == charged_at
    assert phase_timing(chart, Phase.BEFORE).minutes == ()
    late = charted.site(clinic, "LI11")
    clinic.charting.rate(session_id, late, Phase.BEFORE, 5)  # pressed for the first time: it was after the dose
    assert phase_timing(clinic.charting.chart(session_id), Phase.BEFORE).minutes == (4,)


def test_a_value_after_is_read_anew(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    clinic.charting.rate(session_id, site, Phase.AFTER, 6)
    clock.pass_by(5)
    clinic.kap.record_dose(session_id, 60, Route.IM)
    clock.pass_by(50)
    clinic.charting.rate(session_id, site, Phase.AFTER, 3)
    chart = clinic.charting.chart(session_id)
    assert phase_timing(chart, Phase.AFTER).minutes == (50,)
    assert chart.readings[site.id, Phase.AFTER].read_at > chart.session.started_at + timedelta(minutes=50)


def test_now_is_no_time_of_a_visit_that_is_over(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    clock.pass_by(20)
    clinic.charting.rate(session_id, site, Phase.BEFORE, 7)
    read_at = clinic.charting.chart(session_id).readings[site.id, Phase.BEFORE].read_at
    clock.pass_by(26 * 60)
    for act in (
        lambda: clinic.kap.record_dose(session_id, 50, Route.IM),
        lambda: clinic.kap.record_vitals(session_id, (120, 80, None, None)),
    ):
        with pytest.raises(UserError, match=r"This visit is over.*Write the time at which it was"):
            act()
    clinic.needling.place_needle(session_id, site, 2)
    needles = clinic.charting.chart(session_id).needles
    assert {one.inserted_at for one in needles} == {read_at}
    clinic.needling.take_out(session_id, [one.id for one in needles])
    assert {one.removed_at for one in clinic.charting.chart(session_id).needles} == {read_at}
    given_at = charted.session.started_at + timedelta(minutes=40)
    clinic.kap.record_dose(session_id, 50, Route.IM, given_at)
    (dose,) = clinic.charting.chart(session_id).doses
    assert dose.given_at == given_at


def test_a_session_of_another_day_says_the_day_of_every_time_and_keeps_it_when_one_is_corrected(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    clinic.needling.place_needle(session_id, site)
    clock.pass_by(28)
    clinic.needling.take_out(session_id, [one.id for one in clinic.charting.chart(session_id).needles])
    (needle,) = clinic.charting.chart(session_id).needles
    session = clinic.sessions.get(session_id)
    assert session_time(session, needle.inserted_at) == f"{session.local(needle.inserted_at):%H:%M}"
    clinic.sessions.change(replace(session, started_at=session.started_at - timedelta(days=3)))
    moved = clinic.sessions.get(session_id)
    local = moved.local(needle.inserted_at)
    assert session_time(moved, needle.inserted_at) == f"{local.day} {local:%b %H:%M}"
    earlier = needle.inserted_at - timedelta(minutes=3)
    typed = f"{moved.local(earlier):%H:%M}"
    meant = time_meant(typed, moved, clock.now, needle.inserted_at)
    assert abs(meant - earlier) < timedelta(minutes=1)
    new = time_meant(typed, moved, clock.now)
    assert new.date() == moved.started_at.date() or new - moved.started_at < timedelta(days=1)
