"""Statistics agree with SciPy and with the example of docs/methods.md; what is too little to say is a value."""

from dataclasses import replace
from datetime import timedelta
from math import atan, pi, sqrt
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from tests.made_up.charts import chart, site

from ashichart.domain.analysis.change import SiteChange, Tally, Verdict, carry_over
from ashichart.domain.analysis.lacks import Lack, TooLittle
from ashichart.domain.analysis.statistics import (
    Interval,
    MeanChange,
    Responders,
    Slope,
    mean_change,
    site_trends,
    slope_of,
    student_p,
    student_quantile,
    summary_of,
)
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import Scale

METHODS = Path(__file__).parents[3] / "docs/methods.md"
A, B, C, D, E, F = (site(code) for code in ("GB20", "GB21", "LI4", "LR3", "ST36", "BL18"))


def moved(session: SessionChart, weeks: float) -> SessionChart:
    """Return the session and its readings so many weeks later."""
    by = timedelta(weeks=weeks)
    return replace(
        session,
        session=replace(session.session, started_at=session.session.started_at + by),
        readings={key: replace(reading, read_at=reading.read_at + by) for key, reading in session.readings.items()},
    )


def weekly(*befores: dict[Site, float | None]) -> CourseChart:
    return CourseChart(tuple(moved(chart(week + 1, before), week) for week, before in enumerate(befores)))


def tally(scale: Scale, *pairs: tuple[float | None, float | None]) -> Tally:
    return Tally(tuple(SiteChange(A, scale, then, now) for then, now in pairs))


# ---- Student's t


@given(st.floats(1e-4, 60), st.sampled_from((1, -1)), st.integers(1, 400))
def test_p_agrees_with_scipy(size: float, sign: int, freedom: int) -> None:
    t = sign * size  # nearer to zero scipy rounds to 1
    assert student_p(t, freedom) == pytest.approx(2 * stats.t.sf(abs(t), freedom), rel=1e-9, abs=1e-300)


@given(st.floats(-60, 60))
def test_p_of_one_degree_of_freedom_agrees_with_its_closed_form_however_small_t_is(t: float) -> None:
    assert student_p(t, 1) == pytest.approx(1 - 2 * atan(abs(t)) / pi, rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
@pytest.mark.parametrize("freedom", [*range(1, 31), 60, 199, 1000])
def test_quantiles_agree_with_scipy(level: float, freedom: int) -> None:
    assert student_quantile(level, freedom) == pytest.approx(stats.t.ppf((1 + level) / 2, freedom), rel=1e-9)


def test_two_degrees_of_freedom_agree_with_their_closed_form() -> None:
    assert student_quantile(0.95, 2) == pytest.approx(0.95 * sqrt(2 / (1 - 0.95**2)), rel=1e-13)
    assert student_p(-sqrt(8), 2) == pytest.approx(1 - sqrt(0.8), rel=1e-13)


def test_the_ends_of_students_t() -> None:
    assert student_p(0, 5) == 1
    assert student_p(1e200, 5) == 0
    with pytest.raises(ValueError, match="degree of freedom"):
        student_p(1, 0)
    for level in (0, 1):
        with pytest.raises(ValueError, match="between 0 and 1"):
            student_quantile(level, 3)


# ---- means


@given(st.lists(st.integers(-10, 10), min_size=2, max_size=60))
def test_the_mean_and_its_interval_agree_with_scipy(amounts: list[int]) -> None:
    assume(len(set(amounts)) > 1)
    found = mean_change(amounts)
    assert isinstance(found, MeanChange)
    assert isinstance(found.interval, Interval)
    theirs = stats.ttest_1samp(amounts, 0).confidence_interval(0.95)
    assert (found.interval.low, found.interval.high) == pytest.approx((theirs.low, theirs.high), rel=1e-9, abs=1e-9)
    assert found.n == len(amounts)


def test_a_mean_of_too_little_has_no_interval() -> None:
    assert mean_change([]) == TooLittle(Lack.NO_COMMON_SITE, 0)
    assert mean_change([-3]) == MeanChange(-3, 1, TooLittle(Lack.ONE_SITE, 1))
    assert mean_change([-2, -2, -2]) == MeanChange(-2, 3, TooLittle(Lack.CHANGES_ALIKE, 3))
    assert mean_change([0, 0]) == MeanChange(0, 2, TooLittle(Lack.CHANGES_ALIKE, 2))


def test_changes_alike_but_for_rounding_have_no_interval() -> None:
    found = mean_change([0.3 - 0.1, 0.2, 1.2 - 1.0])
    assert isinstance(found, MeanChange)
    assert isinstance(found.interval, TooLittle)


# ---- responders


def test_each_way_of_counting_responders_has_its_own_n() -> None:
    summary = summary_of(tally(Scale.NRS, (10, 8), (3, 2), (0, 0), (5, None), (4, 7)))
    assert summary.by_floor == Responders(1, 4, 2)
    assert summary.by_share == Responders(1, 3, 0.3)


def test_thirty_percent_counts_one_point_that_stays_no_clear_change() -> None:
    changes = tally(Scale.NRS, (3, 2))
    assert summary_of(changes).by_share == Responders(1, 1, 0.3)
    assert summary_of(changes).by_floor == Responders(0, 1, 2)
    assert changes.changes[0].verdict is Verdict.NO_CLEAR_CHANGE


def test_exactly_thirty_percent_responds() -> None:
    assert summary_of(tally(Scale.NRS, (10, 7))).by_share == Responders(1, 1, 0.3)
    assert summary_of(tally(Scale.PPT, (2.1, 2.73))).by_share == Responders(1, 1, 0.3)


def test_a_higher_pressure_threshold_is_a_response_and_its_floor_its_own() -> None:
    summary = summary_of(tally(Scale.PPT, (2.0, 2.62), (2.0, 2.6), (2.0, 1.0)))
    assert summary.by_floor == Responders(1, 3, 0.62)
    assert summary.by_share == Responders(2, 3, 0.3)
    assert summary_of(tally(Scale.GRADE, (3, 2), (1, 1))).by_floor == Responders(1, 2, 1)


def test_nothing_compared_is_too_little_everywhere() -> None:
    for empty in (Tally(()), tally(Scale.NRS, (5, None), (None, 3))):
        summary = summary_of(empty)
        nothing = TooLittle(Lack.NO_COMMON_SITE, 0)
        assert (summary.mean, summary.by_floor, summary.by_share) == (nothing, nothing, nothing)
    assert summary_of(tally(Scale.NRS, (0, 2))).by_share == TooLittle(Lack.NONE_ABOVE_ZERO, 0)


def test_scales_are_never_mixed() -> None:
    with pytest.raises(ValueError, match="never mixed"):
        summary_of(Tally((SiteChange(A, Scale.NRS, 5, 3), SiteChange(B, Scale.PPT, 2, 3))))


# ---- slopes


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 10)), min_size=3, max_size=60))
def test_the_slope_agrees_with_scipy(days: list[tuple[int, int]]) -> None:
    weeks, values = [day / 7 for day, _ in days], [float(value) for _, value in days]
    assume(len(set(weeks)) > 1)
    found = slope_of(list(zip(weeks, values, strict=True)))
    assert isinstance(found, Slope)
    theirs = stats.linregress(weeks, values)
    assert found.per_week == pytest.approx(theirs.slope, rel=1e-7, abs=1e-9)
    if isinstance(found.interval, TooLittle):
        assert abs(theirs.rvalue) > 1 - 1e-9 or len(set(values)) == 1
        return
    assume(abs(theirs.rvalue) < 1 - 1e-6)  # SciPy takes 1 − r², which loses its digits on a line
    half = stats.t.ppf(0.975, len(days) - 2) * theirs.stderr
    expected = (theirs.slope - half, theirs.slope + half)
    assert (found.interval.low, found.interval.high) == pytest.approx(expected, rel=1e-6, abs=1e-8)
    assert found.p == pytest.approx(theirs.pvalue, rel=1e-5, abs=1e-9)


def test_a_trend_of_too_little_says_so() -> None:
    assert slope_of([]) == TooLittle(Lack.NO_TREND_0, 0)
    assert slope_of([(0, 5)]) == TooLittle(Lack.NO_TREND_1, 1)
    assert slope_of([(0, 5), (1, 3)]) == TooLittle(Lack.NO_TREND_2, 2)
    assert slope_of([(1, 5), (1, 3), (1, 4)]) == TooLittle(Lack.ONE_MOMENT, 3)
    on_a_line = slope_of([(0, 5), (1, 4), (2, 3)])
    assert on_a_line == Slope(-1, 3, TooLittle(Lack.ON_ONE_LINE, 3), None)


def test_trends_leave_out_what_was_not_assessed_and_other_scales() -> None:
    old = chart(1, {A: 2.5}, scale=Scale.PPT)
    course = weekly({}, {A: 8, B: 5}, {A: None, B: 5}, {A: 6}, {A: 5})
    course = CourseChart((old, *course.sessions))
    of_a, of_b = site_trends(course)
    assert [reading.value for reading in of_a.readings] == [8, 6, 5]
    assert {reading.phase for reading in of_a.readings} == {Phase.BEFORE}
    assert isinstance(of_a.slope, Slope)
    assert of_a.slope.per_week == pytest.approx(stats.linregress([0, 2, 3], [8, 6, 5]).slope)
    assert (of_b.site, of_b.slope) == (B, TooLittle(Lack.NO_TREND_2, 2))


def test_a_course_without_readings_before_has_no_trends() -> None:
    assert site_trends(CourseChart()) == ()
    assert site_trends(CourseChart((chart(1, {}, {A: 4}),))) == ()


# ---- the example of docs/methods.md


def test_the_example_worked_by_hand_agrees_to_the_last_digit() -> None:
    course = weekly({A: 8, B: 7, C: 6, D: 0, E: 3, F: 4}, {A: 7}, {A: 7}, {A: 4, B: 4, C: 4, D: 0, E: 2, F: None})
    changes = carry_over(course)
    assert changes is not None
    summary = summary_of(changes)
    mean = summary.mean
    slope = site_trends(course)[0].slope
    assert isinstance(mean, MeanChange)
    assert isinstance(mean.interval, Interval)
    assert isinstance(summary.by_floor, Responders)
    assert isinstance(summary.by_share, Responders)
    assert isinstance(slope, Slope)
    assert isinstance(slope.interval, Interval)
    assert slope.p is not None
    said = [
        f"Less tender {changes.less}, no clear change {changes.no_clear}, more tender {changes.more}, "
        f"not comparable {changes.not_comparable}.",
        f"−10 / 5 = {mean.mean:.4f}",
        f"Interval {mean.interval.low:.4f} to {mean.interval.high:.4f}, n = {mean.n}.",
        f"Responders by 2 points: {summary.by_floor.count} of {summary.by_floor.n}.",
        f"By 30 %: {summary.by_share.count} of {summary.by_share.n},",
        f"slope −6 / 5 = {slope.per_week:.4f} a week",
        f"Interval {slope.interval.low:.4f} to {slope.interval.high:.4f}, n = {slope.n}.",
        f"p = 1 − √(8 / 10) = {slope.p:.4f}.",
        f"t = {student_quantile(0.95, 4):.4f}",
        f"t = {student_quantile(0.95, 2):.4f}",
    ]
    written = " ".join(METHODS.read_text("utf-8").split())
    for sentence in said:
        assert sentence.replace("-", "−") in written
