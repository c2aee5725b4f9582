"""The trend: one axis of days, bridges where a value is missing, and a caption that names the sites of the mean."""

from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from tests.ui.course.conftest import Keep
from tests.ui.course.made_up import MEASURES, START, bench_for, large_course, session_chart, site, whole_course

from ashichart.domain.measures import Measure, MeasureKind
from ashichart.domain.scales import Scale
from ashichart.domain.sessions import CourseChart
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.course.trend import TrendChart
from ashichart.ui.course.trend_values import site_spots, stretches, trend_values
from ashichart.ui.theme import DARK, LIGHT

A, B = site("GB21"), site("LI4", "LI4")


def test_means_stand_at_their_sessions_and_name_their_sites() -> None:
    values = trend_values(whole_course(), MEASURES, UTC)
    assert [tick.day for tick in values.ticks] == [0, 7, 14, 21, 28, 35]
    assert [tick.mg for tick in values.ticks] == [50, 60, None, 60, 60, 60]
    assert [round(spot.value, 1) for spot in values.before] == [6.1, 6.0, 5.4, 5.2, 4.6, 4.1]
    assert values.n == 10
    assert "the 10 sites read before in all 6 sessions (n = 10)" in values.caption
    assert values.words(values.bands[0]).endswith("PHQ-9: 5 points is a clear change, positive from 10")
    assert (values.low, values.high()) == (0, 10)


def test_totals_of_a_session_day_stand_at_the_session() -> None:
    values = trend_values(whole_course(), MEASURES, UTC)
    assert [spot.day for spot in values.bands[0].spots] == [0, 14, 28, 35]
    between = Measure("m", "c1", MeasureKind.PHQ9, 12, (START + timedelta(days=3)).date())
    other = Measure("g", "c1", MeasureKind.GAD7, 12, START.date())
    (spot,) = trend_values(whole_course(), (between, other), UTC).bands[0].spots
    assert 2.9 < spot.day < 3.4


def test_a_line_over_a_session_without_value_is_a_bridge() -> None:
    values = trend_values(whole_course(), MEASURES, UTC)
    assert [part.is_bridge for part in stretches(values.bands[0].spots, values.ticks)] == [True, True, False]
    assert not any(part.is_bridge for part in values.stretches)


def test_a_site_has_spots_only_where_it_was_read_on_the_scale() -> None:
    course = CourseChart(
        (
            session_chart(1, {A: (9, 3)}),
            session_chart(2, {A: (2.0, 3.0), B: (3.0, None)}, scale=Scale.PPT),
            session_chart(3, {A: (2.8, None)}, scale=Scale.PPT),
        )
    )
    assert [(spot.day, spot.value) for spot in site_spots(course, A.id)] == [(7, 2.0), (14, 2.8)]
    assert site_spots(CourseChart(), A.id) == ()
    values = trend_values(course, ())
    assert values.scale is Scale.PPT
    assert "lower is more tender" in values.caption
    assert (values.low, values.high(site_spots(course, A.id))) == (0, 4)


@pytest.mark.parametrize(
    ("course", "start"),
    [
        (CourseChart(), "The trend begins"),
        (CourseChart((session_chart(1, {A: (None, 3)}),)), "No site has been read before"),
        (
            CourseChart((session_chart(1, {A: (3, 3)}), session_chart(2, {B: (3, 3)}))),
            "No site was read before in every",
        ),
        (CourseChart((session_chart(1, {A: (3, 3)}),)), "Mean tenderness of the one site read before in this session"),
    ],
)
def test_a_caption_says_why_there_is_no_mean(course: CourseChart, start: str) -> None:
    assert trend_values(course, ()).caption.startswith(start)


@pytest.mark.parametrize(
    "course",
    [
        whole_course(),
        whole_course(1),
        large_course(60, 4),
        CourseChart(tuple(session_chart(n, {A: (3 - n, 1)}, scale=Scale.GRADE) for n in (1, 2))),
        CourseChart((session_chart(1, {A: (2.1, 3)}, scale=Scale.PPT),)),
        CourseChart(),
    ],
)
def test_any_course_can_be_plotted_in_any_size(course: CourseChart, keep: Keep) -> None:
    chart = TrendChart(LIGHT)
    keep(chart)
    chart.resize(640, 260)
    chart.show()
    values = trend_values(course, MEASURES if course.sessions else ())
    chart.set_values(values)
    chart.resize(420, 180)
    chart.set_theme(DARK)
    assert chart.values is values
    assert values.caption in chart.accessibleName()
    assert not chart.grab().isNull()


def test_a_picked_site_has_its_own_line_until_it_is_let_go(keep: Keep) -> None:
    chart = TrendChart(LIGHT)
    keep(chart)
    chart.resize(640, 260)
    course = whole_course()
    chart.set_values(trend_values(course, MEASURES))
    chart.set_picked("GB21 R", site_spots(course, "GB21-right"))
    assert chart.picked_title == "GB21 R"
    chart.set_picked("", ())
    assert chart.picked_title == ""


def test_bands_hold_measures_with_their_thresholds_then_what_the_readings_give() -> None:
    turned = Measure("r", "c1", MeasureKind.NECK_ROTATION_RIGHT, 52, START.date())
    loose = Measure("t", "c1", MeasureKind.TENSION, 7, START.date())
    values = trend_values(whole_course(), (*MEASURES, turned, loose), UTC)
    bands = {band.title: band for band in values.bands}
    assert list(bands)[-2:] == ["Sum of sites", "Sites ≥ 4"]
    assert bands["PHQ-9"].threshold == 10
    assert (bands["Neck rotation, right"].high, bands["Neck rotation, right"].threshold) == (60, None)
    assert "7° is a clear change" in bands["Neck rotation, right"].words
    assert "no change is called clear" in bands["Muscle tension"].words
    first = bands["Sum of sites"].spots[0]
    assert first.value == pytest.approx(values.before[0].value * values.n)
    assert bands["Sum of sites"].high == 10 * values.n


def test_the_band_below_can_be_chosen_and_stays_chosen(keep: Keep) -> None:
    place = CoursePlace(bench_for(whole_course()))
    keep(place)
    place.resize(1224, 720)
    here = Workplace(place=PlaceName.COURSE, patient_id="p1", course_id="c1")
    place.show_for(here)
    assert place.trend is not None
    assert place.trend.band is not None
    assert place.trend.band.title == "PHQ-9"
    place.band.choose("Sites ≥ 4")
    assert place.trend.band.title == "Sites ≥ 4"
    assert "at 4 or more" in place.trend.accessibleName()
    place.band.choose("Nothing of the kind")
    place.show_for(here)
    assert place.trend.band.title == "Sites ≥ 4"


def test_the_pointer_reads_values_off(keep: Keep, qtbot: QtBot) -> None:
    place = CoursePlace(bench_for(whole_course()))
    keep(place)
    place.resize(1224, 720)
    place.show()
    place.show_for(Workplace(place=PlaceName.COURSE, patient_id="p1", course_id="c1"))
    trend = place.trend
    assert trend is not None
    qtbot.waitUntil(lambda: trend.width() > 300)
    said = [trend.words_at(x) for x in range(0, trend.width(), 4)]
    for number in range(1, 7):
        assert any(words.startswith(f"Session {number} · ") for words in said), number
    first = next(words for words in said if words.startswith("Session 1"))
    assert "50 mg" in first
    assert "Mean before 6.1 (n = 10)" in first
    assert "PHQ-9 " in first
    assert said[0] == ""
    at = next(x for x in range(0, trend.width(), 4) if trend.words_at(x).startswith("Session 3"))
    where = QPoint(at, trend.height() // 2)
    assert trend.childAt(where) is None, "nothing lies between the pointer and the trend"
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(where), QPointF(trend.mapToGlobal(where)), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(trend, moved)
    assert QToolTip.text().startswith("Session 3")
