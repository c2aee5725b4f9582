"""The overview says who is due, whose points stopped changing, and agrees with each course's own headline."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_up.charts import chart, site

from ashichart.domain.analysis.change import shared_means, values_of
from ashichart.domain.analysis.directions import directions_of
from ashichart.domain.analysis.lacks import Lack, TooLittle
from ashichart.domain.analysis.overview import (
    CourseVisits,
    CourseWindow,
    DueState,
    OverviewOrder,
    OverviewRow,
    Standstill,
    Visit,
    code_of,
    due_of,
    ordered_rows,
    overview_row,
    standstill_of,
)
from ashichart.domain.analysis.statistics import Comparison, carried
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale

TODAY = date(2026, 10, 7)
START = date(2026, 9, 2)
A, B, C = (site(code) for code in ("GB20", "GB21", "LI4"))


def course(planned: int | None = None, started_on: date = START) -> Course:
    return Course("c1", "p1", "Neck", started_on, planned_sessions=planned)


def visits(*befores: Mapping[str, float], days: int = 7, scale: Scale = Scale.NRS) -> tuple[Visit, ...]:
    return tuple(Visit(at + 1, START + timedelta(days=days * at), scale, one) for at, one in enumerate(befores))


def row(name: str = "Mara", *befores: Mapping[str, float], planned: int | None = None, days: int = 7) -> OverviewRow:
    of = Course(f"c-{name}", f"p-{name}", "Neck", START, planned_sessions=planned)
    return overview_row(CourseVisits(of, name, visits(*befores, days=days)), TODAY)


# ---- due


@pytest.mark.parametrize(
    ("planned", "held", "state", "days_left", "usual"),
    [
        (None, (), DueState.LATE, -35, None),
        (None, (date(2026, 9, 30),), DueState.TODAY, 0, None),
        (8, (date(2026, 9, 2), date(2026, 9, 16), date(2026, 9, 30)), DueState.COMING, 7, 14.0),
        (8, (date(2026, 9, 2), date(2026, 9, 5), date(2026, 9, 26)), DueState.COMING, 1, 12.0),  # gaps of 3 and 21
        (3, (date(2026, 9, 2), date(2026, 9, 9), date(2026, 9, 16)), DueState.COMPLETE, None, 7.0),
        (None, (date(2026, 9, 30), date(2026, 9, 30)), DueState.TODAY, 0, None),
    ],
)
def test_the_next_visit_is_due_after_the_interval_usual_for_the_course(
    planned: int | None, held: tuple[date, ...], state: DueState, days_left: int | None, usual: float | None
) -> None:
    due = due_of(course(planned), held, TODAY)
    assert (due.state, due.days_left, due.usual_days) == (state, days_left, usual)
    assert due.on == (None if days_left is None else TODAY + timedelta(days=days_left))


# ---- stopped changing


def test_points_that_stay_tender_without_clear_change_stopped_changing() -> None:
    two, three, four = {"a": 6, "b": 6, "c": 5}, {"a": 7, "b": 5, "c": 5}, {"a": 6, "b": 6}
    found = standstill_of(visits({"a": 9, "b": 9}, two, three, four))
    assert isinstance(found, Standstill)
    assert found.sessions == (2, 3, 4)
    assert (found.mean_now, found.change.mean, found.change.n) == (6.0, 0.0, 2)
    assert found.is_still


@pytest.mark.parametrize(
    ("first", "latest", "is_still"),
    [
        ({"a": 6, "b": 6, "c": 6}, {"a": 3, "b": 4, "c": 3}, False),  # clearly less, and no longer tender
        ({"a": 9, "b": 9, "c": 9}, {"a": 6, "b": 7, "c": 6}, False),  # clearly less, still tender
        ({"a": 7, "b": 7, "c": 7, "d": 7}, {"a": 6, "b": 6, "c": 6, "d": 5}, False),  # little, but steadily so
        ({"a": 7, "b": 7, "c": 7, "d": 7}, {"a": 6, "b": 8, "c": 7, "d": 7}, True),  # this way and that
        ({"a": 7, "b": 7, "c": 7, "d": 7}, {"a": 4, "b": 9, "c": 5, "d": 9}, False),  # too scattered to be told
        ({"a": 2, "b": 2}, {"a": 2, "b": 3}, False),  # nothing changes where little is tender
        ({"a": 5, "b": 5}, {"a": 5, "b": 5}, True),  # all alike: the floor decides
        ({"a": 5}, {"a": 4}, True),  # one site: the floor decides
        ({"a": 6}, {"a": 4}, False),
        ({"a": 5, "b": 5, "c": 5}, {"a": 8, "b": 9, "c": 8}, False),  # clearly more is a change too
    ],
)
def test_a_steady_change_is_no_standstill_and_neither_is_little_tenderness(
    first: Mapping[str, float], latest: Mapping[str, float], is_still: bool
) -> None:
    found = standstill_of(visits(first, first, latest))
    assert isinstance(found, Standstill)
    assert found.is_still is is_still


def test_pressure_runs_the_other_way() -> None:
    low = standstill_of(visits({"a": 2.0}, {"a": 2.1}, {"a": 2.2}, scale=Scale.PPT))
    high = standstill_of(visits({"a": 6.0}, {"a": 6.1}, {"a": 6.2}, scale=Scale.PPT))
    assert isinstance(low, Standstill)
    assert isinstance(high, Standstill)
    assert (low.is_still, high.is_still) == (True, False)


def test_too_few_sessions_and_no_common_site_are_said() -> None:
    assert standstill_of(visits({"a": 5}, {"a": 5})) == TooLittle(Lack.FEW_SESSIONS, 2)
    none_common = standstill_of(visits({"a": 5}, {"b": 5}, {"a": 5}))
    assert none_common == TooLittle(Lack.NO_SITE_LATELY, 0)


# ---- rows


def test_means_and_change_are_those_of_the_courses_own_place() -> None:
    own = CourseChart((chart(1, {A: 8, B: 6, C: 9}), chart(2, {A: 7, B: 6}), chart(3, {A: 4, B: 5, C: 3})))
    found = overview_row(
        CourseVisits(
            course(),
            "Mara",
            tuple(
                Visit(one.session.number, TODAY, Scale.NRS, values_of(one, Phase.BEFORE)) for one in own.sessions
            ),
        ),
        TODAY,
    )
    headline = carried(own)
    assert isinstance(headline, Comparison)
    window = since_start(found)
    shared = shared_means(headline.summary.tally.changes)
    assert shared is not None
    assert window.change == headline.summary.mean
    assert window.directions == directions_of(headline.summary.tally)
    assert window.n == shared.n == 3, "one denominator: the sites read both times"
    assert [(point.number, point.mean) for point in window.means] == [(1, shared.then), (3, shared.now)]


def test_only_sessions_on_the_scale_of_the_latest_are_set_side_by_side() -> None:
    old = Visit(1, START, Scale.NRS, {"a": 9})
    new = Visit(2, START + timedelta(days=7), Scale.PPT, {"a": 2.0})
    found = overview_row(CourseVisits(course(), "Mara", (old, new)), TODAY)
    assert (found.scale, found.held) == (Scale.PPT, 2)
    assert isinstance(found.since_start, TooLittle)


def test_a_course_without_sessions_or_readings_is_a_row_too() -> None:
    empty = row("Mara")
    assert (empty.held, empty.last_on, empty.scale, empty.is_still) == (0, None, None, False)
    assert isinstance(empty.since_start, TooLittle)
    unread = row("Ben", {}, {})
    assert (unread.held, unread.scale) == (2, None)
    assert isinstance(unread.lately, TooLittle)
    assert unread.last_on == START + timedelta(days=7)


def test_rows_stand_in_the_order_asked_for() -> None:
    falls = row("Ada", {"a": 9, "b": 9}, {"a": 5, "b": 7}, {"a": 3, "b": 2})
    still = row("Ben", {"a": 6, "b": 6}, {"a": 6, "b": 6}, {"a": 6, "b": 6}, days=3)
    rises = row("Cai", {"a": 3}, {"a": 8}, days=20)
    done = row("Dov", {"a": 3}, planned=1)
    rows = (done, falls, rises, still)
    names = {order: [one.patient_name for one in ordered_rows(rows, order)] for order in OverviewOrder}
    assert names[OverviewOrder.DUE] == ["Ben", "Ada", "Cai", "Dov"]
    assert names[OverviewOrder.STILL] == ["Ben", "Ada", "Cai", "Dov"]
    assert names[OverviewOrder.CHANGE] == ["Cai", "Ben", "Ada", "Dov"]
    assert since_start(falls).change.mean < 0


def since_start(of: OverviewRow) -> CourseWindow:
    assert isinstance(of.since_start, CourseWindow)
    return of.since_start


def test_a_session_in_progress_is_neither_due_nor_held() -> None:
    held = visits({"a": 9}, {"a": 6})
    now = Visit(3, TODAY, Scale.NRS, {"a": 5}, is_open=True)
    found = overview_row(CourseVisits(course(3), "Mara", (*held, now)), TODAY)
    assert (found.held, found.due.state, found.due.days_left) == (2, DueState.IN_PROGRESS, 0)
    assert found.last_on == TODAY
    signed = overview_row(CourseVisits(course(3), "Mara", (*held, replace(now, is_open=False))), TODAY)
    assert (signed.held, signed.due.state) == (3, DueState.COMPLETE)


def test_the_last_sessions_are_a_window_of_their_own_with_the_sites_of_all_of_them() -> None:
    found = row("Mara", {"a": 9, "b": 9}, {"a": 6, "b": 6}, {"a": 6, "b": 5}, {"a": 6})
    lately = found.lately
    assert isinstance(lately, CourseWindow)
    assert isinstance(found.standstill, Standstill)
    assert (lately.sessions, lately.n, lately.change) == ((2, 4), 1, found.standstill.change)
    assert [point.number for point in lately.means] == [2, 3, 4]
    assert lately.directions.direction == 0
    assert since_start(found).sessions == (1, 4)
    assert OverviewOrder.STILL.is_lately
    assert not OverviewOrder.DUE.is_lately
    nothing = row("Ben", {"a": 5}, {"b": 5}, {"c": 5})
    assert nothing.lately == nothing.standstill
    assert nothing.since_start == TooLittle(Lack.NO_SITE_TWICE, 0)


# ---- codes


@given(st.uuids())
def test_a_code_is_stable_and_made_of_signs_that_are_not_mistaken(patient_id: object) -> None:
    code = code_of(str(patient_id))
    assert code == code_of(str(patient_id))
    assert len(code) == 7
    assert code[3] == "-"
    assert not set(code) & set("01ILOU")


def test_codes_of_many_patients_are_their_own_and_say_nothing_of_the_name() -> None:
    assert len({code_of(f"patient-{number}") for number in range(5000)}) == 5000
    of = Course("c1", "p1", "Neck", START)
    same = {overview_row(CourseVisits(of, name, ()), TODAY).code for name in ("Mara", "Ben")}
    assert same == {code_of("p1")}
