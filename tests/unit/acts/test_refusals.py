"""Acts whose record went away between the look at it and the act: each is refused, and nothing is written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.made_up.clinic_kit import point
from tests.made_up.evening import Evening

from ashichart.acts.act import Act
from ashichart.acts.atlas import RemoveOwnPoint, RestoreOwnPoint
from ashichart.acts.charting import TypeLine
from ashichart.acts.kap import RemoveDose, RemoveVitals
from ashichart.acts.measuring import RecordMeasures, RemoveMeasure
from ashichart.acts.needling import ChangeNeedle
from ashichart.acts.records import (
    ChangeCourse,
    ChangePatient,
    RemovePatient,
    RestoreCourse,
    RestorePatient,
)
from ashichart.acts.visits import RestoreSession, StartSession
from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError

GONE: dict[str, Callable[[Evening], Act]] = {
    "change patient": lambda e: ChangePatient(replace(e.patient, id="gone")),
    "remove patient": lambda e: RemovePatient(replace(e.patient, id="gone")),
    "restore patient": lambda e: RestorePatient(e.patient),
    "change course": lambda e: ChangeCourse(replace(e.course, id="gone")),
    "restore course": lambda e: RestoreCourse(e.course),
    "start session": lambda e: StartSession(replace(e.first, course_id="gone")),
    "restore session": lambda e: RestoreSession(e.second),
    "remove dose": lambda e: RemoveDose(e.second.id, replace(e.chart().doses[0], id="gone")),
    "remove vitals": lambda e: RemoveVitals(e.second.id, replace(e.chart().vitals[0], id="gone")),
    "record measures": lambda _e: RecordMeasures("gone", _e.first.day, {}),
    "remove measure": lambda e: RemoveMeasure(e.course.id, "gone"),
    "remove own point": lambda _e: RemoveOwnPoint("OWN99", "gone"),
    "restore own point": lambda e: RestoreOwnPoint(e.own.code, "there"),
}


@pytest.mark.parametrize("name", GONE)
def test_an_act_on_what_is_gone_is_refused(evening: Evening, name: str) -> None:
    was, entries = evening.picture(), len(evening.clinic.audit_trail())
    with pytest.raises(UserError, match="no longer there"):
        evening.clinic.acts.run(GONE[name](evening))
    assert evening.picture() == was
    assert len(evening.clinic.audit_trail()) == entries


def test_times_of_a_needle_stay_in_order_and_in_the_past(evening: Evening) -> None:
    needle = evening.chart().needles[2]
    with pytest.raises(UserError, match="comes out after it went in"):
        evening.clinic.needling.change_needle(needle, needle.inserted_at, needle.inserted_at - timedelta(minutes=1))
    late = replace(needle, inserted_at=needle.inserted_at + timedelta(days=2))
    with pytest.raises(UserError, match="lies in the future"):
        evening.clinic.acts.run(ChangeNeedle(evening.second.id, late, needle))
    with pytest.raises(UserError, match="is not a number of needles"):
        evening.clinic.needling.place_needle(evening.second.id, evening.hand, 0)


def test_a_site_that_was_needled_stays_and_one_that_becomes_another_leaves_the_rest_alone(evening: Evening) -> None:
    session_id = evening.second.id
    evening.charting.charge(session_id, evening.hand, Phase.BEFORE, 4)
    evening.charting.charge(session_id, evening.pin, Phase.BEFORE, 6)
    evening.clinic.needling.place_needle(session_id, evening.hand, 1)
    was = evening.picture()
    with pytest.raises(UserError, match="was needled in this session, so it stays"):
        evening.charting.remove_site(session_id, evening.hand)
    assert evening.picture() == was
    wanted = evening.charting.site_for_point(evening.patient.id, point("ST36"), Side.LEFT)
    evening.charting.replace_site(session_id, evening.hand, wanted)
    chart = evening.chart()
    assert chart.charge(wanted.id, Phase.BEFORE) == 4
    assert chart.charge(evening.pin.id, Phase.BEFORE) == 6


def test_a_line_stays_within_one_session(evening: Evening) -> None:
    from ashichart.acts.charting import RateSite
    from ashichart.domain.charting.readings import Phase

    other = RateSite(evening.first.id, evening.hand, Phase.BEFORE, 3)
    with pytest.raises(ValueError, match="stays within one session"):
        evening.clinic.acts.run(TypeLine(evening.second.id, (other,)))


def test_a_session_does_not_begin_in_the_future(evening: Evening) -> None:
    to_come = evening.clock.now + timedelta(days=3)
    with pytest.raises(UserError, match="in the future"):
        evening.clinic.sessions.start(evening.course.id, started_at=to_come)
    assert len(evening.clinic.courses.chart(evening.course.id).sessions) == 2


def test_what_kind_of_act_it_is_says_every_act_itself() -> None:
    bare = Act()
    for ask in (
        lambda: bare.entity(None), lambda: bare.home(None), lambda: bare.steps(None),
    ):  # fmt: skip
        with pytest.raises(NotImplementedError):
            ask()
    assert bare.session_id is None
