"""Charting: each act saved, refused or taken back as a whole. Real encrypted files."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.made_up.clinic_kit import Charted, pin_site, point, start
from tests.made_up.clock import SetClock
from tests.made_up.raw_edits import apply_edits

from ashichart.domain.atlas.body import Laterality, Side, SurfacePoint
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.edits import (
    DropDose,
    DropNeedle,
    DropReading,
    DropSite,
    Edit,
    PutDose,
    PutNeedle,
    PutReading,
    PutSite,
)
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.charting.sites import Pin
from ashichart.domain.errors import UserError
from ashichart.domain.scales import Scale
from ashichart.services.clinic.clinic import Clinic

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_sessions_are_numbered_within_their_course(clinic: Clinic, charted: Charted) -> None:
    second, changes = clinic.sessions.start(charted.course.id, SessionKind.NEEDLING, Scale.GRADE)
    assert (charted.session.number, second.number) == (1, 2)
    assert (second.kind, second.scale) == (SessionKind.NEEDLING, Scale.GRADE)
    assert (changes.courses, changes.sessions) == ({charted.course.id}, {second.id})
    assert start(clinic).session.number == 1


def test_removed_session_gives_its_number_free_and_comes_back_to_its_place(
    clinic: Clinic, charted: Charted
) -> None:
    clinic.sessions.remove(charted.session.id)
    with pytest.raises(UserError):
        clinic.charting.chart(charted.session.id)
    with pytest.raises(UserError):
        clinic.sessions.remove(charted.session.id)
    clinic.sessions.restore(charted.session.id)
    back = clinic.charting.chart(charted.session.id).session
    assert back == replace(charted.session, version=3)
    clinic.sessions.remove(charted.session.id)
    later, _ = clinic.sessions.start(charted.course.id)
    assert later.number == 1
    clinic.sessions.restore(charted.session.id)
    assert clinic.charting.chart(charted.session.id).session.number == 1
    assert clinic.charting.chart(later.id).session.number == 2
    with pytest.raises(UserError):
        clinic.sessions.restore(charted.session.id)


def test_site_for_point_is_the_same_once_charted_and_new_before(clinic: Clinic, charted: Charted) -> None:
    site = charted.site(clinic)
    assert site.id != charted.site(clinic).id
    clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 3)
    assert charted.site(clinic) == site
    assert charted.site(clinic, side=Side.RIGHT).side is Side.RIGHT


def test_site_for_point_on_a_side_it_has_not_gets_a_sentence(clinic: Clinic, charted: Charted) -> None:
    with pytest.raises(UserError, match="has no side"):
        clinic.charting.site_for_point(charted.patient.id, point("CV12", Laterality.MIDLINE), Side.LEFT)
    with pytest.raises(UserError, match="left and on the right"):
        clinic.charting.site_for_point(charted.patient.id, point(), Side.MIDLINE)


def test_rating_brings_the_site_and_its_inverse_takes_both_back(clinic: Clinic, charted: Charted) -> None:
    site = charted.site(clinic)
    empty = clinic.charting.chart(charted.session.id)
    applied = clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 10)
    chart = clinic.charting.chart(charted.session.id)
    assert chart.sites == (site,)
    assert chart.value(site.id, Phase.BEFORE) == 10
    assert applied.changes.sessions == {charted.session.id}
    apply_edits(clinic, charted.session.id, applied.inverse)
    assert clinic.charting.chart(charted.session.id) == empty


def test_not_assessed_is_a_record_without_a_number(clinic: Clinic, charted: Charted) -> None:
    site = charted.site(clinic)
    clinic.charting.rate(charted.session.id, site, Phase.AFTER, None)
    chart = clinic.charting.chart(charted.session.id)
    assert chart.value(site.id, Phase.AFTER) is None
    assert chart.reading(site.id, Phase.AFTER) is not None


@pytest.mark.parametrize("value", [-1, 11, 2.5, float("nan")])
def test_value_off_the_scale_gets_a_sentence_and_charts_nothing(clinic: Clinic, charted: Charted, value: float) -> None:
    with pytest.raises(UserError):
        clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, value)
    assert clinic.charting.chart(charted.session.id).sites == ()


def test_pressure_thresholds_keep_their_fractions(clinic: Clinic, charted: Charted) -> None:
    session, _ = clinic.sessions.start(charted.course.id, scale=Scale.PPT)
    site = charted.site(clinic)
    clinic.charting.rate(session.id, site, Phase.BEFORE, 2.37)
    assert clinic.charting.chart(session.id).value(site.id, Phase.BEFORE) == 2.37


def test_needles_go_on_counting_and_come_out_once(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    clinic.needling.place_needle(session_id, site)
    clinic.needling.place_needle(session_id, site, 2)
    needles = clinic.charting.chart(session_id).needles
    assert [needle.number for needle in needles] == [1, 2, 3]
    clinic.needling.take_out(session_id, [needles[0].id])
    clock.now = NOON - timedelta(days=1)  # set back: the others come out all the same
    applied = clinic.needling.take_out(session_id, [needle.id for needle in needles])
    assert len(applied.inverse) == 2
    assert clinic.charting.chart(session_id).needle_count.still_in == 0
    again = clinic.needling.take_out(session_id, [needle.id for needle in needles])
    assert (again.inverse, again.changes.sessions) == ((), frozenset())


def test_needles_of_a_protocol_are_one_act_in_order(clinic: Clinic, charted: Charted) -> None:
    session_id = charted.session.id
    clinic.needling.place_needle(session_id, charted.site(clinic, "LI4"))
    sites = [charted.site(clinic, code, side) for side in (Side.LEFT, Side.RIGHT) for code in ("TF4", "CO10")]
    applied = clinic.needling.place_needles(session_id, sites, "NADA")
    chart = clinic.charting.chart(session_id)
    assert [needle.number for needle in chart.needles] == [1, 2, 3, 4, 5]
    assert [needle.site_id for needle in chart.needles][1:] == [site.id for site in sites]
    apply_edits(clinic, session_id, applied.inverse)
    chart = clinic.charting.chart(session_id)
    assert [needle.number for needle in chart.needles] == [1]
    assert len(chart.sites) == 1


def test_unknown_needle_or_number_of_needles_is_refused(clinic: Clinic, charted: Charted) -> None:
    with pytest.raises(ValueError, match="no such needle"):
        clinic.needling.take_out(charted.session.id, ["?"])
    for count in (0, 100):
        with pytest.raises(UserError):
            clinic.needling.place_needle(charted.session.id, charted.site(clinic), count)


def test_dose_is_given_now_or_when_told_but_not_in_the_future(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    session_id = charted.session.id
    clinic.kap.record_dose(session_id, 60, Route.IM)
    clinic.kap.record_dose(session_id, 0.5, Route.IV, NOON - timedelta(minutes=30))
    doses = clinic.charting.chart(session_id).doses
    assert [dose.title for dose in doses] == ["0.5 mg IV", "60 mg IM"]
    with pytest.raises(UserError, match="future"):
        clinic.kap.record_dose(session_id, 60, Route.IM, clock.now + timedelta(hours=1))
    with pytest.raises(UserError, match="not a dose"):
        clinic.kap.record_dose(session_id, 5000, Route.IM)


def test_as_last_time_brings_sites_without_values_in_their_order(clinic: Clinic, charted: Charted) -> None:
    sites = [charted.site(clinic, code) for code in ("LI4", "GB21", "BL18")]
    for site in sites:
        clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 5)
    clinic.sessions.start(charted.course.id, SessionKind.INTEGRATION)
    session, _ = clinic.sessions.start(charted.course.id)
    clinic.charting.rate(session.id, sites[1], Phase.BEFORE, 1)
    applied = clinic.charting.bring_sites(session.id)
    chart = clinic.charting.chart(session.id)
    assert chart.sites == (sites[1], sites[0], sites[2])
    assert list(chart.readings) == [(sites[1].id, Phase.BEFORE)]
    apply_edits(clinic, session.id, applied.inverse)
    assert clinic.charting.chart(session.id).sites == (sites[1],)


def test_as_last_time_in_the_first_session_brings_nothing(clinic: Clinic, charted: Charted) -> None:
    assert clinic.charting.bring_sites(charted.session.id).inverse == ()


def test_mirrored_site_comes_in_once_and_without_a_value(clinic: Clinic, charted: Charted) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    clinic.charting.rate(session_id, site, Phase.BEFORE, 5)
    other = clinic.charting.site_for_point(charted.patient.id, point(), Side.RIGHT)
    clinic.charting.mirror_site(session_id, other)
    left, right = clinic.charting.chart(session_id).sites
    assert (left, right.side, right.code) == (site, Side.RIGHT, site.code)
    assert clinic.charting.mirror_site(session_id, right).inverse == ()


def test_pin_is_moved_and_moved_back(clinic: Clinic, charted: Charted) -> None:
    session_id, pin = charted.session.id, pin_site(charted.patient.id)
    apply_edits(clinic, session_id, [PutSite(pin)])
    moved = replace(pin, side=Side.MIDLINE, pin=Pin(SurfacePoint(9, 1, 0), "GV9", ""))
    applied = apply_edits(clinic, session_id, [PutSite(moved)])
    assert clinic.charting.chart(session_id).sites == (moved,)
    apply_edits(clinic, session_id, applied.inverse)
    assert clinic.charting.chart(session_id).sites == (pin,)


def test_pin_of_an_earlier_session_moved_on_entering_goes_back_with_undo(clinic: Clinic, charted: Charted) -> None:
    pin = pin_site(charted.patient.id)
    apply_edits(clinic, charted.session.id, [PutSite(pin)])
    second, _ = clinic.sessions.start(charted.course.id)
    moved = replace(pin, label="lower")
    applied = apply_edits(clinic, second.id, [PutSite(moved)])
    assert clinic.charting.chart(charted.session.id).sites == (moved,)
    apply_edits(clinic, second.id, applied.inverse)
    assert clinic.charting.chart(second.id).sites == ()
    assert clinic.charting.chart(charted.session.id).sites == (pin,)


def test_sites_enter_and_move_at_a_position(clinic: Clinic, charted: Charted) -> None:
    session_id = charted.session.id
    a, b, c = (charted.site(clinic, code) for code in ("LI4", "GB21", "BL18"))
    apply_edits(clinic, session_id, [PutSite(a), PutSite(b), PutSite(c, 1)])
    assert clinic.charting.chart(session_id).sites == (a, c, b)
    applied = apply_edits(clinic, session_id, [PutSite(b, 0), PutSite(a, 99)])
    assert clinic.charting.chart(session_id).sites == (b, c, a)
    apply_edits(clinic, session_id, applied.inverse)
    assert clinic.charting.chart(session_id).sites == (a, c, b)


def test_edits_that_name_what_is_not_there_change_nothing(clinic: Clinic, charted: Charted) -> None:
    session_id, site = charted.session.id, charted.site(clinic)
    other = start(clinic)
    clinic.charting.rate(session_id, site, Phase.BEFORE, 5)
    clinic.needling.place_needle(session_id, site)
    clinic.charting.rate(other.session.id, other.site(clinic), Phase.BEFORE, 5)
    clinic.needling.place_needle(other.session.id, other.site(clinic))
    clinic.kap.record_dose(other.session.id, 60, Route.IM)
    theirs = clinic.charting.chart(other.session.id)
    before = clinic.charting.chart(session_id)
    dose = Dose("d", session_id, 1, Route.IM, NOON)
    wrong: list[Edit] = [
        PutSite(replace(site, id="x")),  # the same point under another id
        PutSite(replace(site, side=Side.RIGHT)),
        PutSite(replace(site, code="GB20")),
        PutSite(pin_site(other.patient.id)),
        PutSite(site, -1),
        DropSite("?"),
        DropSite(site.id),  # still has its reading and needle
        PutReading(Reading(session_id, "?", Phase.BEFORE, Scale.NRS, 1, NOON)),
        PutReading(Reading(other.session.id, site.id, Phase.BEFORE, Scale.NRS, 1, NOON)),
        DropReading(site.id, Phase.AFTER),
        PutNeedle(Needle("n", session_id, "?", 1, NOON)),
        PutNeedle(replace(theirs.needles[0], session_id=session_id, site_id=site.id)),
        DropNeedle("?"),
        DropNeedle(theirs.needles[0].id),
        PutDose(replace(dose, session_id=other.session.id)),
        PutDose(replace(theirs.doses[0], session_id=session_id)),
        DropDose("?"),
        DropDose(theirs.doses[0].id),
    ]
    for edit in wrong:
        with pytest.raises(ValueError, match=r"\w"):
            apply_edits(clinic, session_id, [PutDose(dose), edit])
        assert clinic.charting.chart(session_id) == before, edit
    assert clinic.charting.chart(other.session.id) == theirs


def test_site_with_only_a_needle_left_does_not_leave(clinic: Clinic, charted: Charted) -> None:
    site = charted.site(clinic)
    clinic.needling.place_needle(charted.session.id, site)
    with pytest.raises(ValueError, match="after its readings, charges and needles"):
        apply_edits(clinic, charted.session.id, [DropSite(site.id)])


def test_unknown_session_gets_a_sentence(clinic: Clinic, charted: Charted) -> None:
    with pytest.raises(UserError, match="no longer there"):
        apply_edits(clinic, "?", [])
    with pytest.raises(UserError, match="no longer there"):
        clinic.charting.chart("?")
    assert charted.session.number == 1


def test_nothing_to_do_writes_nothing(clinic: Clinic, charted: Charted) -> None:
    acts = len(clinic.audit_trail())
    site = charted.site(clinic)
    assert apply_edits(clinic, charted.session.id, []).inverse == ()
    apply_edits(clinic, charted.session.id, [PutSite(site)])
    assert apply_edits(clinic, charted.session.id, [PutSite(site), PutSite(site, 0)]).inverse == ()
    assert len(clinic.audit_trail()) == acts + 1


def test_a_value_read_again_after_the_scale_was_corrected_is_on_the_new_scale(
    clinic: Clinic, charted: Charted
) -> None:
    site = charted.site(clinic)
    clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 4)
    clinic.sessions.change(replace(clinic.sessions.get(charted.session.id), scale=Scale.GRADE))
    clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 3)
    reading = clinic.charting.chart(charted.session.id).reading(site.id, Phase.BEFORE)
    assert reading is not None
    assert (reading.scale, reading.value) == (Scale.GRADE, 3)


def test_what_is_new_has_the_first_version(clinic: Clinic, charted: Charted) -> None:
    assert (charted.patient.version, charted.course.version, charted.session.version) == (1, 1, 1)
    assert clinic.sessions.get(charted.session.id).version == 1
    assert clinic.courses.get(charted.course.id).version == 1
    assert clinic.patients.get(charted.patient.id).version == 1
