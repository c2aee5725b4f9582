"""Any two moments of a course: which there are, how changes are grouped, what cannot be compared."""

from datetime import UTC, datetime, timedelta

import pytest

from ashichart.domain.analysis.change import Verdict
from ashichart.domain.analysis.compare import comparison, moments, next_alike, usual_moments, values_at
from ashichart.domain.atlas.body import PointKind, Side
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import Scale
from ashichart.wording.changes import comparison_sentence, moment_name

START = datetime(2026, 9, 2, 9, 0, tzinfo=UTC)
SITES = tuple(
    Site(code, "p", Side.RIGHT, code, kind=PointKind.ACUPUNCTURE, code=code) for code in ("GB20", "GB21", "LI4", "ST36")
)


def visit(
    number: int,
    before: dict[str, float | None],
    after: dict[str, float | None] | None = None,
    scale: Scale = Scale.NRS,
) -> SessionChart:
    session = Session(f"s{number}", "c", number, SessionKind.KAP, START + timedelta(days=7 * number), scale)
    readings = {
        (code, phase): Reading(session.id, code, phase, scale, value, session.started_at)
        for phase, values in ((Phase.BEFORE, before), (Phase.AFTER, after or {}))
        for code, value in values.items()
    }
    sites = tuple(site for site in SITES if any(site.id == code for code, _ in readings))
    return SessionChart(session, sites, readings)


COURSE = CourseChart(
    (
        visit(1, {"GB20": 7, "GB21": 9, "LI4": 4, "ST36": None}, {"GB20": 5}),
        visit(2, {"GB20": 6, "GB21": 8}),
        visit(3, {"GB20": 5, "GB21": 9, "LI4": 5, "ST36": 3}, {"GB20": 5}),
    )
)


def test_every_phase_that_was_read_is_a_moment_in_the_order_of_time() -> None:
    assert [moment_name(moment) for moment in moments(COURSE)] == [
        "before session 1", "after session 1", "before session 2", "before session 3", "after session 3",
    ]  # fmt: skip


def test_first_and_latest_before_are_compared_unless_others_are_chosen() -> None:
    chosen = usual_moments(COURSE)
    assert chosen is not None
    found = comparison(COURSE, *chosen)

    assert [moment_name(moment) for moment in chosen] == ["before session 1", "before session 3"]
    assert {group: [change.site.code for change in changes] for group, changes in found.groups.items()} == {
        Verdict.LESS: ["GB20"],
        Verdict.NO_CLEAR_CHANGE: ["LI4", "GB21"],
        Verdict.NOT_COMPARABLE: ["ST36"],
    }
    assert comparison_sentence(found) == ""


def test_any_two_moments_may_be_chosen_also_within_a_session() -> None:
    before, after = moments(COURSE)[:2]
    found = comparison(COURSE, before, after)

    assert [(change.site.code, change.amount) for change in found.changes] == [
        ("GB20", -2), ("GB21", None), ("LI4", None), ("ST36", None),
    ]  # fmt: skip
    assert list(found.groups) == [Verdict.LESS, Verdict.NOT_COMPARABLE]


def test_within_a_group_the_greatest_change_comes_first() -> None:
    course = CourseChart((visit(1, {"GB20": 9, "GB21": 9}), visit(2, {"GB20": 6, "GB21": 2})))
    chosen = usual_moments(course)
    assert chosen is not None

    assert [change.site.code for change in comparison(course, *chosen).groups[Verdict.LESS]] == [
        "GB21", "GB20",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("then", "now", "group"),
    [
        (7, 5, Verdict.LESS),
        (7, 6, Verdict.NO_CLEAR_CHANGE),
        (7, 7, Verdict.NO_CLEAR_CHANGE),
        (7, 8, Verdict.NO_CLEAR_CHANGE),
        (7, 9, Verdict.MORE),
        (7, None, Verdict.NOT_COMPARABLE),
        (None, 7, Verdict.NOT_COMPARABLE),
        (None, None, Verdict.NOT_COMPARABLE),
    ],
)
def test_a_step_under_the_floor_is_never_clear_and_a_missing_one_never_zero(
    then: float | None, now: float | None, group: Verdict
) -> None:
    course = CourseChart((visit(1, {"GB20": then, "LI4": 1}), visit(2, {"GB20": now, "LI4": 1})))
    chosen = usual_moments(course)
    assert chosen is not None

    assert comparison(course, *chosen).changes[0].verdict.coarse is group


def test_different_scales_are_never_mixed() -> None:
    course = CourseChart((visit(1, {"GB20": 7}), visit(2, {"GB20": 2}, scale=Scale.GRADE)))
    first, second = moments(course)
    found = comparison(course, first, second)

    assert usual_moments(course) == (first, second)
    assert "different scales" in comparison_sentence(found)
    assert list(found.groups) == [Verdict.NOT_COMPARABLE]


def test_moments_without_a_site_in_common_say_so() -> None:
    course = CourseChart((visit(1, {"GB20": 7}), visit(2, {"LI4": 2})))
    chosen = usual_moments(course)
    assert chosen is not None

    assert comparison_sentence(comparison(course, *chosen)) == "No site was read at both moments."


def test_one_session_compares_its_own_phases_and_too_little_compares_nothing() -> None:
    one = CourseChart((visit(1, {"GB20": 7}, {"GB20": 4}),))
    chosen = usual_moments(one)
    assert chosen is not None
    assert [moment.phase for moment in chosen] == [Phase.BEFORE, Phase.AFTER]
    only_after = CourseChart((visit(1, {}, {"GB20": 4}), visit(2, {}, {"GB20": 3})))
    assert usual_moments(only_after) == moments(only_after)
    assert usual_moments(CourseChart()) is None
    assert usual_moments(CourseChart((visit(1, {"GB20": 7}),))) is None
    assert usual_moments(CourseChart((visit(1, {"GB20": None}),))) is None


def test_values_at_a_moment_leave_out_what_was_not_assessed() -> None:
    assert values_at(COURSE.sessions[0], Phase.BEFORE) == {"GB20": 7, "GB21": 9, "LI4": 4}


def test_the_next_moment_is_of_the_same_phase_and_scale_where_there_is_one() -> None:
    known = moments(COURSE)  # before and after 1, before 2, before and after 3
    assert [next_alike(known, at) for at in range(5)] == [2, 4, 3, 4, 4]
    graded = visit(2, {"GB20": 2}, scale=Scale.GRADE)
    mixed = moments(CourseChart((visit(1, {"GB20": 7}), graded, visit(3, {"GB20": 1}))))
    assert [next_alike(mixed, at) for at in range(3)] == [2, 2, 2]


def test_a_moment_is_the_same_one_when_the_course_is_read_again() -> None:
    assert moments(COURSE) == moments(COURSE)
    assert len({*moments(COURSE), *moments(COURSE)}) == len(moments(COURSE))
    assert moments(COURSE)[0] != moments(COURSE)[1]
