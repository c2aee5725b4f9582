"""Emotional charge in real encrypted files: beside the readings, undone like them, and never a zero by itself."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted, new_clinic, start
from tests.made_up.raw_edits import apply_edits

from ashichart.domain.charting.charges import Charge, check_charge
from ashichart.domain.charting.edits import DropCharge, DropSite, PutCharge
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.wording.acts import audited_words

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_charge_stands_beside_the_reading_and_comes_back_after_opening_again(tmp_path: Path) -> None:
    clinic = new_clinic(tmp_path)
    charted = start(clinic)
    site = charted.site(clinic)
    clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 7)
    clinic.charting.charge(charted.session.id, site, Phase.BEFORE, 8)
    clinic.charting.charge(charted.session.id, charted.site(clinic, "ST36"), Phase.AFTER, 0)
    clinic.close()
    again = open_clinic(clinic.path, PASSWORD)
    chart = again.charting.chart(charted.session.id)
    assert (chart.value(site.id, Phase.BEFORE), chart.charge(site.id, Phase.BEFORE)) == (7, 8)
    assert chart.charge(site.id, Phase.AFTER) is None
    other = chart.sites[1]
    assert (chart.charge(other.id, Phase.AFTER), chart.value(other.id, Phase.AFTER)) == (0, None)
    assert again.courses.chart(charted.course.id).sessions[0] == chart
    assert again.verify_chain() is None
    again.close()


def test_charge_is_replaced_taken_back_and_undone(clinic: Clinic, charted: Charted) -> None:
    site, session_id = charted.site(clinic), charted.session.id
    first = clinic.charting.charge(session_id, site, Phase.BEFORE, 8)
    second = clinic.charting.charge(session_id, site, Phase.BEFORE, 5)
    assert clinic.charting.chart(session_id).charge(site.id, Phase.BEFORE) == 5
    apply_edits(clinic, session_id, second.inverse)
    assert clinic.charting.chart(session_id).charge(site.id, Phase.BEFORE) == 8
    gone = clinic.charting.charge(session_id, site, Phase.BEFORE, None)
    assert clinic.charting.chart(session_id).charges == {}
    apply_edits(clinic, session_id, gone.inverse)
    apply_edits(clinic, session_id, first.inverse)
    chart = clinic.charting.chart(session_id)
    assert (chart.charges, chart.sites) == ({}, ())
    assert "Charge of LI4 L before: 8" in [audited_words(entry.action) for entry in clinic.audit_trail()]


@pytest.mark.parametrize("value", [-1, 11, 3.5, float("nan")])
def test_what_is_no_charge_gets_a_sentence(clinic: Clinic, charted: Charted, value: float) -> None:
    with pytest.raises(UserError, match="whole number from 0 to 10"):
        clinic.charting.charge(charted.session.id, charted.site(clinic), Phase.BEFORE, value)
    assert clinic.charting.chart(charted.session.id).sites == ()
    with pytest.raises(ValueError, match="charge out of bounds"):
        check_charge(value)


def test_site_leaves_only_after_its_charge(clinic: Clinic, charted: Charted) -> None:
    site, session_id = charted.site(clinic), charted.session.id
    clinic.charting.charge(session_id, site, Phase.AFTER, 3)
    with pytest.raises(ValueError, match="charges"):
        apply_edits(clinic, session_id, [DropSite(site.id)])
    apply_edits(clinic, session_id, [DropCharge(site.id, Phase.AFTER), DropSite(site.id)])
    with pytest.raises(ValueError, match="no such emotional charge"):
        apply_edits(clinic, session_id, [DropCharge(site.id, Phase.AFTER)])
    with pytest.raises(ValueError, match="not part"):
        apply_edits(clinic, session_id, [PutCharge(Charge(session_id, site.id, Phase.AFTER, 3, AT))])


def test_charges_are_taken_over_with_their_patient(tmp_path: Path, clinic: Clinic, charted: Charted) -> None:
    clinic.charting.charge(charted.session.id, charted.site(clinic), Phase.BEFORE, 6)
    chart = clinic.courses.chart(charted.course.id)
    (tmp_path / "other").mkdir()
    other = new_clinic(tmp_path / "other")
    course = charted.course
    other.take_over([charted.patient], [course], {course.id: chart}, [])
    assert other.courses.chart(course.id) == chart
    entry = other.audit_trail()[-1]
    assert '"charges":1' in (entry.after or "")
    other.close()


def test_times_are_aware() -> None:
    with pytest.raises(ValueError, match="aware"):
        Charge("s", "p", Phase.BEFORE, 3, AT.replace(tzinfo=None))
    assert Charge("s", "p", Phase.BEFORE, 3, AT).key == ("p", Phase.BEFORE)
