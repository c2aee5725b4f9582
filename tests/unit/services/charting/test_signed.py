"""A signed session does not change, whichever act tries."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.made_up.clinic_kit import Charted, new_clinic, pin_site, start
from tests.made_up.clock import SetClock
from tests.made_up.raw_edits import apply_edits

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.edits import PutSite
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.errors import UserError
from ashichart.services.clinic.clinic import Clinic

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def signed(tmp_path: Path, clinic: Clinic) -> Charted:
    """A patient taken over with a signed session that holds a point and a pin."""
    source = new_clinic(tmp_path / "source", SetClock())
    charted = start(source)
    session_id = charted.session.id
    source.charting.rate(session_id, charted.site(source), Phase.BEFORE, 6)
    source.needling.place_needle(session_id, charted.site(source))
    apply_edits(source, session_id, [PutSite(pin_site(charted.patient.id))])
    chart = source.charting.chart(session_id)
    source.close()
    began, signed_at = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 14))
    session = replace(charted.session, started_at=began, signed_at=signed_at)
    charts = {charted.course.id: CourseChart((replace(chart, session=session),))}
    clinic.take_over([charted.patient], [charted.course], charts, [])
    return replace(charted, session=session)


def test_every_act_on_a_signed_session_is_refused(clinic: Clinic, signed: Charted) -> None:
    session_id, site = signed.session.id, signed.site(clinic)
    before = clinic.charting.chart(session_id)
    assert before.session == signed.session
    acts: tuple[Callable[[], object], ...] = (
        lambda: apply_edits(clinic, session_id, [PutSite(site)]),
        lambda: clinic.charting.rate(session_id, site, Phase.AFTER, 1),
        lambda: clinic.needling.place_needle(session_id, site),
        lambda: clinic.needling.take_out(session_id, [before.needles[0].id]),
        lambda: clinic.kap.record_dose(session_id, 60, Route.IM),
        lambda: clinic.charting.bring_sites(session_id),
        lambda: clinic.charting.mirror_site(session_id, replace(site, id="other", side=Side.RIGHT)),
        lambda: clinic.sessions.remove(session_id),
    )
    for act in acts:
        with pytest.raises(UserError, match="is signed"):
            act()
    assert clinic.charting.chart(session_id) == before


def test_pin_of_a_signed_session_does_not_move_in_a_later_one(clinic: Clinic, signed: Charted) -> None:
    later, _ = clinic.sessions.start(signed.course.id)
    clinic.charting.bring_sites(later.id)
    pin = clinic.charting.chart(later.id).sites[1]
    with pytest.raises(UserError, match="stays where it is"):
        apply_edits(clinic, later.id, [PutSite(replace(pin, label="lower"))])
    assert clinic.charting.chart(later.id).sites[1] == pin


def test_a_pin_that_no_signed_session_shows_moves_though_another_of_the_patient_is_shown(
    clinic: Clinic, signed: Charted
) -> None:
    later, _ = clinic.sessions.start(signed.course.id)
    pin = pin_site(signed.patient.id, 9)
    clinic.charting.rate(later.id, pin, Phase.BEFORE, 5)
    apply_edits(clinic, later.id, [PutSite(replace(pin, label="lower"))])
    assert clinic.charting.chart(later.id).sites == (replace(pin, label="lower"),)
