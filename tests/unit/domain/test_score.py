"""Sum and count over the same sites, and the mean charge over the sites asked every time."""

from datetime import UTC, datetime, timedelta

import pytest

from ashichart.domain.analysis.scores import charge_means, scores
from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import PointKind, Side, Site
from ashichart.domain.scales import Scale

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def site(code: str) -> Site:
    return Site(code, "p", Side.LEFT, code, PointKind.ACUPUNCTURE, code)


def visit(
    number: int,
    values: dict[str, float | None],
    charges: dict[str, int] | None = None,
    scale: Scale = Scale.NRS,
    phase: Phase = Phase.BEFORE,
) -> SessionChart:
    at = START + timedelta(weeks=number)
    session = Session(f"s{number}", "c", number, SessionKind.KAP, at, scale)
    return SessionChart(
        session,
        tuple(site(code) for code in values),
        {(code, phase): Reading(session.id, code, phase, scale, value, at) for code, value in values.items()},
        charges={
            (code, Phase.BEFORE): Charge(session.id, code, Phase.BEFORE, value, at)
            for code, value in (charges or {}).items()
        },
    )


def test_sum_and_count_hold_only_sites_read_every_time() -> None:
    course = CourseChart(
        (visit(1, {"A": 8, "B": 3, "C": 9}), visit(2, {"A": 4, "B": 5, "C": None}), visit(3, {"A": 3, "B": 4}))
    )
    assert [(one.session_number, one.total, one.tender, one.n) for one in scores(course)] == [
        (1, 11, 1, 2), (2, 9, 2, 2), (3, 7, 1, 2),
    ]  # fmt: skip


def test_grades_are_summed_and_not_counted_and_pressures_are_neither() -> None:
    (one,) = scores(CourseChart((visit(1, {"A": 2}, scale=Scale.GRADE),)))
    assert (one.total, one.tender) == (2, None)
    assert scores(CourseChart((visit(1, {"A": 2.5}, scale=Scale.PPT),))) == ()


def test_nothing_in_common_gives_no_score() -> None:
    assert scores(CourseChart((visit(1, {"A": 2}), visit(2, {"B": 3})))) == ()
    assert scores(CourseChart()) == ()


def test_charge_is_a_mean_over_sites_asked_every_time_and_sessions_that_asked() -> None:
    course = CourseChart(
        (
            visit(1, {"A": 5, "B": 5}, {"A": 8, "B": 2}),
            visit(2, {"A": 5}),
            visit(3, {"A": 5}, {"A": 4}),
        )
    )
    assert [(one.session_number, one.mean, one.n) for one in charge_means(course)] == [(1, 8, 1), (3, 4, 1)]
    assert charge_means(CourseChart((visit(1, {"A": 5}),))) == ()
    apart = CourseChart((visit(1, {"A": 5}, {"A": 8}), visit(2, {"B": 5}, {"B": 8})))
    assert charge_means(apart) == ()
    (both,) = charge_means(CourseChart((visit(1, {"A": 5, "B": 5}, {"A": 8, "B": 3}),)))
    assert both.mean == pytest.approx(5.5)
