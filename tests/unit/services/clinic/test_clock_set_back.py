"""A clock that is set while a session is charted: order by the trail, said on the session, and no false alarm."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted
from tests.made_up.clock import SetClock

from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionKind
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.services.clock import steady_seconds
from ashichart.wording.names.kinds import clock_words

if TYPE_CHECKING:
    from ashichart.domain.charting.acts import Done


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)])
def test_clock_that_was_set_back_is_flagged_on_the_session(
    clinic: Clinic, charted: Charted, clock: SetClock, back: timedelta
) -> None:
    clinic.kap.record_dose(charted.session.id, 60, Route.IM)
    assert clock_words(clinic.sessions.get(charted.session.id)) == ""
    clock.now -= back
    clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.AFTER, 4)
    session = clinic.charting.chart(charted.session.id).session
    assert session.clock_skew_s is not None
    assert -back.total_seconds() - 5 <= session.clock_skew_s < -back.total_seconds() + 60
    assert clinic.verify_chain() is None
    assert clinic.file.look_now().is_whole


def test_correction_of_a_session_that_flagged_the_clock_is_taken_back_and_the_flag_stays(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    done: list[Done] = []
    clinic.acts.listen(done.append)
    clock.now -= timedelta(hours=1)
    held = clinic.sessions.get(charted.session.id)
    clinic.sessions.change(replace(held, kind=SessionKind.NEEDLING, started_at=held.started_at - timedelta(hours=2)))
    flagged = clinic.sessions.get(charted.session.id)
    assert flagged.clock_skew_s is not None
    for kind in (held.kind, SessionKind.NEEDLING, held.kind):
        back = done[-1].back
        assert back is not None
        clinic.acts.turn_back(back)
        now = clinic.sessions.get(charted.session.id)
        assert (now.kind, now.clock_skew_s) == (kind, flagged.clock_skew_s)
    assert now.started_at == held.started_at
    assert clinic.file.look_now().is_whole


def test_correction_by_hand_does_not_take_the_flag_away(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    seen = clinic.sessions.get(charted.session.id)
    clock.now -= timedelta(hours=1)
    clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, 4)
    clock.now += timedelta(hours=1)
    clinic.sessions.change(replace(seen, kind=SessionKind.NEEDLING))
    assert clinic.sessions.get(charted.session.id).clock_skew_s is not None


def test_clock_a_little_apart_on_two_computers_is_no_matter(
    clinic: Clinic, charted: Charted, clock: SetClock
) -> None:
    clock.now -= timedelta(seconds=40)
    clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, 4)
    assert clock_words(clinic.charting.chart(charted.session.id).session) == ""


@contextmanager
def with_steady(clinic: Clinic, clock: SetClock, seconds: list[float]) -> Iterator[Clinic]:
    """Open the clinic with a clock that nobody sets, whose time is in a list."""
    clinic.close()
    opened = open_clinic(clinic.path, PASSWORD, clock=clock, steady=lambda: seconds[0])
    yield opened
    opened.close()


@pytest.mark.parametrize(("ahead", "words"), [(timedelta(minutes=70), "ahead by 69 min"), (timedelta(days=1), "24 h")])
def test_clock_that_jumps_ahead_is_flagged_on_the_session(
    clinic: Clinic, charted: Charted, clock: SetClock, ahead: timedelta, words: str
) -> None:
    seconds = [1000.0]
    with with_steady(clinic, clock, seconds) as opened:
        opened.kap.record_dose(charted.session.id, 60, Route.IM)
        seconds[0] += 5
        clock.now += ahead
        opened.charting.rate(charted.session.id, charted.site(opened), Phase.AFTER, 4)
        assert words in clock_words(opened.sessions.get(charted.session.id))
        assert opened.verify_chain() is None
        assert opened.file.look_now().is_whole


def test_long_pause_in_which_both_clocks_ran_is_no_matter(clinic: Clinic, charted: Charted, clock: SetClock) -> None:
    seconds = [1000.0]
    with with_steady(clinic, clock, seconds) as opened:
        opened.kap.record_dose(charted.session.id, 60, Route.IM)
        seconds[0] += 3 * 3600
        clock.now += timedelta(hours=3)
        opened.charting.rate(charted.session.id, charted.site(opened), Phase.AFTER, 4)
        assert clock_words(opened.sessions.get(charted.session.id)) == ""


def test_clock_that_nobody_sets_goes_on() -> None:
    first = steady_seconds()
    assert 0 <= steady_seconds() - first < 60


@pytest.mark.parametrize(("back", "is_flagged"), [(121, False), (122, True)])
def test_a_clock_two_minutes_apart_is_no_matter_and_more_is(
    clinic: Clinic, charted: Charted, clock: SetClock, back: int, is_flagged: bool
) -> None:
    clinic.kap.record_dose(charted.session.id, 60, Route.IM)
    clock.now = clinic.audit_trail()[-1].at + clock.step - timedelta(seconds=back)
    clock.now -= clock.step
    clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.AFTER, 4)
    apart = clinic.audit_trail()[-2].at - clinic.audit_trail()[-1].at
    session = clinic.sessions.get(charted.session.id)
    assert (apart > timedelta(minutes=2)) is is_flagged
    assert session.clock_skew_s == (-int(apart.total_seconds()) if is_flagged else None)


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(minutes=59)])
def test_a_clock_that_gains_less_than_an_hour_is_no_matter(
    clinic: Clinic, charted: Charted, clock: SetClock, ahead: timedelta
) -> None:
    seconds = [1000.0]
    with with_steady(clinic, clock, seconds) as opened:
        opened.kap.record_dose(charted.session.id, 60, Route.IM)
        seconds[0] += 5
        clock.now += ahead
        opened.charting.rate(charted.session.id, charted.site(opened), Phase.AFTER, 4)
        assert opened.sessions.get(charted.session.id).clock_skew_s is None
