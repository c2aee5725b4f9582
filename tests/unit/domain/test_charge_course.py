"""A course as its emotional charges: kept apart from tenderness, never zero where not asked, never called clear."""

from dataclasses import replace

import pytest
from tests.made_up.charts import session_chart, site

from ashichart.domain.analysis.change import CLEAR, Verdict, carry_over, mean_trend, verdict_of
from ashichart.domain.analysis.charge_course import charge_course, has_charges
from ashichart.domain.analysis.compare import comparison, usual_moments
from ashichart.domain.analysis.scores import scores
from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import TENDERNESS_SCALES, Scale

A, B, C = (site(name) for name in ("A1", "B1", "C1"))


def _asked(number: int, charges: dict[Site, tuple[int | None, int | None]]) -> SessionChart:
    chart = session_chart(number, {A: (5, 4), B: (6, 5), C: (7, 6)})
    found = {
        (one.id, phase): Charge(chart.session.id, one.id, phase, value, chart.session.started_at)
        for one, pair in charges.items()
        for phase, value in zip(Phase, pair, strict=True)
        if value is not None
    }
    return replace(chart, charges=found)


COURSE = CourseChart((_asked(1, {A: (9, 3), B: (4, None)}), _asked(2, {}), _asked(3, {A: (4, 2), B: (4, None)})))


def test_charges_take_the_place_of_readings_and_every_session_stays() -> None:
    charged = charge_course(COURSE)
    assert has_charges(COURSE)
    assert [chart.session.number for chart in charged.sessions] == [1, 2, 3]
    assert charged.sites == (A, B), "a site that was never asked is not among them"
    first, second, _ = charged.sessions
    assert first.value(A.id, Phase.AFTER) == 3
    assert first.value(B.id, Phase.AFTER) is None
    assert second.readings == {}
    assert {chart.session.scale for chart in charged.sessions} == {Scale.CHARGE}
    assert not has_charges(charged)
    assert charge_course(CourseChart()).sessions == ()


def test_no_change_of_charge_is_called_clear() -> None:
    tally = carry_over(charge_course(COURSE))
    assert tally is not None
    assert [change.verdict for change in tally.changes] == [Verdict.LOWER, Verdict.LEVEL]
    assert (tally.less, tally.more, tally.no_clear, tally.not_comparable) == (0, 0, 0, 0)
    assert not CLEAR & {change.verdict for change in tally.changes}
    assert verdict_of(Scale.CHARGE, 10) is Verdict.HIGHER


def test_two_moments_of_charge_are_listed_by_direction() -> None:
    charged = charge_course(COURSE)
    chosen = usual_moments(charged)
    assert chosen is not None
    groups = comparison(charged, *chosen).groups
    assert {group: [one.site for one in found] for group, found in groups.items()} == {
        Verdict.LOWER: [A],
        Verdict.LEVEL: [B],
    }


def test_charges_have_a_mean_and_no_sum() -> None:
    charged = charge_course(COURSE)
    assert [(point.session_number, point.before, point.n) for point in mean_trend(charged)] == [(1, 6.5, 2), (3, 4, 2)]
    assert scores(charged) == ()


@pytest.mark.parametrize("scale", Scale)
def test_no_session_is_rated_on_the_scale_of_charge(scale: Scale) -> None:
    assert (scale in TENDERNESS_SCALES) is (scale is not Scale.CHARGE)
