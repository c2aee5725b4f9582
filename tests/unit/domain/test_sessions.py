"""What a session holds: not assessed is never a zero, and what is left for after is counted."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.made_up.charts import AT, chart, reading, site

from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind

A, B, C = site("GB20"), site("GB21"), site("LI4")


def test_sessions_are_numbered_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        Session("s", "c", 0, SessionKind.KAP, AT)


def test_times_of_sessions_are_aware() -> None:
    with pytest.raises(ValueError, match="aware"):
        Session("s", "c", 1, SessionKind.KAP, datetime(2026, 9, 2))  # noqa: DTZ001 - what is refused


def test_a_missing_reading_and_a_recorded_not_assessed_have_no_value() -> None:
    session = chart(1, {A: 0, B: None})
    assert session.value(A.id, Phase.BEFORE) == 0
    assert session.value(B.id, Phase.BEFORE) is None
    assert session.value(C.id, Phase.BEFORE) is None
    assert session.reading(B.id, Phase.BEFORE) is not None
    assert session.reading(C.id, Phase.BEFORE) is None
    assert session.rated(Phase.BEFORE) == (A,)


def test_sites_are_found_by_their_id() -> None:
    session = chart(1, {A: 5})
    assert session.site(A.id) is A
    assert session.site("another") is None


def test_what_is_left_for_after_is_what_was_rated_before_and_has_no_record() -> None:
    assert chart(1, {A: 5, B: 3, C: None}, {A: 2}).left_for_after() == (B,)
    assert chart(1, {A: 5, B: 3}, {A: 2, B: None}).left_for_after() == ()


def test_needles_are_counted_and_minutes_run_from_the_last_dose() -> None:
    one = reading(A, Phase.AFTER, 3, minutes=90)
    session = SessionChart(
        Session("s1", "c1", 1, SessionKind.KAP, AT),
        (A,),
        {one.key: one},
        (Needle("n1", "s1", A.id, 1, AT), Needle("n2", "s1", A.id, 2, AT, AT + timedelta(minutes=5))),
        (Dose("d1", "s1", 50, Route.IM, AT), Dose("d2", "s1", 20, Route.IM, AT + timedelta(minutes=12))),
    )
    assert session.needle_count.still_in == 1
    assert session.minutes_since_dose(one) == 78
    assert session.minutes_since_dose(reading(A, Phase.BEFORE, 3, minutes=-1)) is None


def test_a_course_lists_every_site_once_in_the_order_it_met_them() -> None:
    course = CourseChart((chart(1, {B: 5, A: 3}), chart(2, {C: 1, A: 2})))
    assert course.sites == (B, A, C)
    assert CourseChart().sites == ()


def test_times_of_the_session_keep_their_zone() -> None:
    assert chart(1, {}).session.started_at.tzinfo is UTC
