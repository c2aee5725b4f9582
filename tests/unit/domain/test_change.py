"""Change has a floor, scales are never mixed, and what was not assessed is in no sum and no mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_up.charts import chart, reading, site

from ashichart.domain.analysis.change import (
    SiteChange,
    Tally,
    Verdict,
    carry_over,
    carry_over_moments,
    comparable_sessions,
    compare,
    immediate_response,
    mean_trend,
    phase_timing,
    readings_of,
    steady_sites,
    verdict_of,
    with_before,
)
from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale

A, B, C, D = site("GB20"), site("GB21"), site("LI4"), site("LR3", Side.LEFT)


@pytest.mark.parametrize(
    ("scale", "amount", "verdict"),
    [
        (Scale.NRS, -1, Verdict.NO_CLEAR_CHANGE),
        (Scale.NRS, 1, Verdict.NO_CLEAR_CHANGE),
        (Scale.NRS, 0, Verdict.NO_CLEAR_CHANGE),
        (Scale.NRS, -2, Verdict.LESS),
        (Scale.NRS, -4, Verdict.MUCH_LESS),
        (Scale.NRS, 2, Verdict.MORE),
        (Scale.NRS, 4, Verdict.MUCH_MORE),
        (Scale.GRADE, -1, Verdict.LESS),
        (Scale.GRADE, 2, Verdict.MUCH_MORE),
        (Scale.PPT, 0.61, Verdict.NO_CLEAR_CHANGE),
        (Scale.PPT, 0.62, Verdict.LESS),
        (Scale.PPT, 1.24, Verdict.MUCH_LESS),
        (Scale.PPT, -0.62, Verdict.MORE),
        (Scale.PPT, -1.3, Verdict.MUCH_MORE),
    ],
)
def test_a_change_is_named_by_the_floor_of_its_scale(scale: Scale, amount: float, verdict: Verdict) -> None:
    assert verdict_of(scale, amount) is verdict


def test_one_point_of_a_low_start_is_not_clear_whatever_the_percentage() -> None:
    assert SiteChange(A, Scale.NRS, 1, 0).verdict is Verdict.NO_CLEAR_CHANGE


def test_the_floor_reached_by_subtraction_counts_as_reached() -> None:
    assert SiteChange(A, Scale.PPT, 2.5, 2.5 + 0.62).verdict is Verdict.LESS
    assert SiteChange(A, Scale.PPT, 3.12, 2.5).is_more


@given(st.integers(0, 10), st.integers(0, 10))
def test_turning_time_round_turns_the_verdict_round(then: int, now: int) -> None:
    there, back = SiteChange(A, Scale.NRS, then, now), SiteChange(A, Scale.NRS, now, then)
    assert there.is_less == back.is_more
    assert (there.verdict is Verdict.NO_CLEAR_CHANGE) == (abs(now - then) < 2)


@pytest.mark.parametrize(("then", "now"), [(None, 3), (3, None), (None, None)])
def test_a_missing_value_cannot_be_compared(then: float | None, now: float | None) -> None:
    change = SiteChange(A, Scale.NRS, then, now)
    assert change.amount is None
    assert change.verdict is Verdict.NOT_COMPARABLE
    assert not change.is_less
    assert not change.is_more


def test_a_tally_counts_what_cannot_be_compared_and_never_averages_it() -> None:
    changes = (
        SiteChange(A, Scale.NRS, 8, 3),
        SiteChange(B, Scale.NRS, 5, 4),
        SiteChange(C, Scale.NRS, 2, 5),
        SiteChange(D, Scale.NRS, 9, None),
    )
    tally = Tally(changes)
    assert (tally.less, tally.no_clear, tally.more, tally.not_comparable) == (1, 1, 1, 1)
    assert tally.compared == 3
    assert tally.amounts == (-5, -1, 3)
    assert tally.median == -1


def test_an_empty_tally_has_neither_median_nor_mean() -> None:
    tally = Tally((SiteChange(A, Scale.NRS, None, 2),))
    assert tally.median is None


def test_readings_of_another_scale_count_as_not_assessed() -> None:
    then = {A.id: reading(A, Phase.BEFORE, 5)}
    now = {A.id: reading(A, Phase.BEFORE, 3, Scale.GRADE)}
    (change,) = compare([A], Scale.NRS, then, now)
    assert (change.then, change.now) == (5, None)


def test_readings_of_a_phase_are_found_by_site() -> None:
    session = chart(1, {A: 5, B: None}, {A: 2})
    assert set(readings_of(session, Phase.BEFORE)) == {A.id, B.id}
    assert set(readings_of(session, Phase.AFTER)) == {A.id}


def test_immediate_response_lists_sites_read_in_either_phase() -> None:
    tally = immediate_response(chart(1, {A: 7, B: 4}, {A: 3, C: 2}))
    assert [(change.site, change.amount) for change in tally.changes] == [(A, -4), (B, None), (C, None)]


def test_immediate_response_leaves_out_sites_read_in_neither_phase() -> None:
    session = chart(1, {A: 7}, {A: 3})
    bare = type(session)(session.session, (*session.sites, B), session.readings)
    assert [change.site for change in immediate_response(bare).changes] == [A]


def test_carry_over_compares_the_latest_before_with_the_first() -> None:
    course = CourseChart((chart(1, {A: 9, B: 4}), chart(2, {A: 1, B: 1}), chart(3, {A: 6, C: 3})))
    tally = carry_over(course)
    assert tally is not None
    assert [(change.site, change.then, change.now) for change in tally.changes] == [
        (A, 9, 6),
        (B, 4, None),
        (C, None, 3),
    ]


def test_a_session_without_a_number_before_is_no_moment_of_carry_over() -> None:
    course = CourseChart((chart(1, {A: None}), chart(2, {A: 6}), chart(3, {}, {A: 2}), chart(4, {A: 3})))
    moments = carry_over_moments(course)
    assert moments is not None
    assert [one.session.number for one in moments] == [2, 4]
    assert [one.session.number for one in with_before(course)] == [2, 4]


@pytest.mark.parametrize("sessions", [(), (chart(1, {A: 5}),), (chart(1, {A: 5}), chart(2, {A: None}))])
def test_with_fewer_than_two_moments_nothing_is_carried_over(sessions: tuple[object, ...]) -> None:
    course = CourseChart(sessions)  # pyright: ignore[reportArgumentType]
    assert carry_over(course) is None
    assert carry_over_moments(course) is None


def test_a_course_that_changed_its_scale_starts_anew() -> None:
    course = CourseChart(
        (chart(1, {A: 9}), chart(2, {A: 2.0}, scale=Scale.PPT), chart(3, {A: 2.8, B: 3.0}, scale=Scale.PPT))
    )
    assert [one.session.number for one in comparable_sessions(course)] == [2, 3]
    tally = carry_over(course)
    assert tally is not None
    assert tally.less == 1
    assert steady_sites(course) == (A,)
    assert [point.before for point in mean_trend(course)] == pytest.approx([2.0, 2.8])


def test_the_first_session_on_a_new_scale_has_nothing_to_compare_with() -> None:
    assert carry_over(CourseChart((chart(1, {A: 9}), chart(2, {A: 2.0}, scale=Scale.PPT)))) is None


def test_the_mean_holds_only_sites_read_every_time() -> None:
    course = CourseChart((chart(1, {A: 8, B: 4, C: 10}, {A: 6, B: 2}), chart(2, {A: 6, B: 3}, {A: 1})))
    assert steady_sites(course) == (A, B)
    first, second = mean_trend(course)
    assert (first.before, first.after, first.n) == (6, 4, 2)
    assert (second.session_number, second.before) == (2, 4.5)
    assert second.after is None, "a mean over fewer sites would not be the same mean"


def test_without_sessions_or_steady_sites_there_is_no_trend() -> None:
    assert comparable_sessions(CourseChart()) == ()
    assert steady_sites(CourseChart()) == ()
    assert mean_trend(CourseChart()) == ()
    assert mean_trend(CourseChart((chart(1, {A: 8}), chart(2, {B: 4})))) == ()


def test_timing_tells_how_long_after_the_dose_a_phase_was_read() -> None:
    session = chart(1, {A: 8, B: None}, {A: 3, B: 2}, dose_at=20, after_minutes=104)
    before, after = phase_timing(session, Phase.BEFORE), phase_timing(session, Phase.AFTER)
    assert (before.n, before.minutes, before.typical) == (1, (), None)
    assert (after.n, after.minutes, after.typical) == (2, (84, 84), 84)


def test_timing_of_a_session_without_dose_has_no_minutes() -> None:
    assert phase_timing(chart(1, {A: 8}, {A: 3}), Phase.AFTER).minutes == ()
