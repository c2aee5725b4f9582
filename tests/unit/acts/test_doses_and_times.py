"""Which dose came before which reading, and which time a corrected value has."""

from datetime import timedelta

from tests.made_up.clinic_kit import Charted
from tests.made_up.clock import SetClock

from ashichart.domain.analysis.change import phase_timing
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.readings import Phase
from ashichart.services.clinic.clinic import Clinic
from ashichart.wording.timing import timing_sentence


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
