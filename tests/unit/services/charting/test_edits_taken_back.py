"""Property: whatever is charted, the inverse of an act restores the chart exactly, and so does the inverse of that."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made_up.clinic_kit import new_clinic, pin_site, start
from tests.made_up.raw_edits import apply_edits

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
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import Scale
from ashichart.services.clinic.clinic import Clinic

TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


def edits(session_id: str, sites: Sequence[Site]) -> st.SearchStrategy[Edit]:
    site = st.sampled_from(list(sites))
    phase = st.sampled_from(list(Phase))
    key = st.sampled_from(["1", "2", "3"])
    value = st.none() | st.integers(0, 10).map(float)
    reading = st.builds(
        lambda at, in_phase, number, when: Reading(session_id, at.id, in_phase, Scale.NRS, number, when),
        site, phase, value, TIMES,
    )  # fmt: skip
    needle = st.builds(
        lambda name, at, number, when, minutes: Needle(
            f"n{name}{session_id[:30]}", session_id, at.id, number, when,
            None if minutes is None else when + timedelta(minutes=minutes),
        ),
        key, site, st.integers(1, 9), TIMES, st.none() | st.integers(0, 60),
    )  # fmt: skip
    dose = st.builds(
        lambda name, mg, route, when: Dose(f"d{name}{session_id[:30]}", session_id, mg, route, when),
        key, st.floats(0.1, 1000), st.sampled_from(list(Route)), TIMES,
    )  # fmt: skip
    return st.one_of(
        st.builds(PutSite, site, st.none() | st.integers(0, 4)),
        st.builds(DropSite, site.map(lambda at: at.id)),
        st.builds(PutReading, reading),
        st.builds(DropReading, site.map(lambda at: at.id), phase),
        st.builds(PutNeedle, needle),
        st.builds(DropNeedle, key.map(lambda name: f"n{name}{session_id[:30]}")),
        st.builds(PutDose, dose),
        st.builds(DropDose, key.map(lambda name: f"d{name}{session_id[:30]}")),
    )


def acts(clinic: Clinic, session_id: str, wanted: Sequence[Edit]) -> list[Edit]:
    """The edits that can be carried out as they come; the others are refused and left out."""
    done: list[Edit] = []
    for edit in wanted:
        try:
            apply_edits(clinic, session_id, [edit])
        except ValueError:
            continue
        done.append(edit)
    return done


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_inverse_restores_the_chart_exactly(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        clinic = new_clinic(Path(folder))
        charted = start(clinic)
        session_id = charted.session.id
        sites = [charted.site(clinic, code) for code in ("LI4", "GB21")] + [pin_site(charted.patient.id)]
        draw = edits(session_id, sites)
        apply_edits(clinic, session_id, [PutSite(site) for site in sites[:2]])
        acts(clinic, session_id, data.draw(st.lists(draw, max_size=12)))
        before = clinic.charting.chart(session_id)
        wanted = data.draw(st.lists(draw, max_size=12))
        single: list[Edit] = []
        for edit in wanted:
            try:
                single = [*apply_edits(clinic, session_id, [edit]).inverse, *single]
            except ValueError:
                continue
        after = clinic.charting.chart(session_id)
        redo = apply_edits(clinic, session_id, single).inverse
        assert clinic.charting.chart(session_id) == before
        apply_edits(clinic, session_id, redo)
        assert clinic.charting.chart(session_id) == after
        assert clinic.verify_chain() is None
        clinic.close()
