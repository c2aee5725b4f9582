"""The trend: one axis of days, bridges where a value is missing, and a caption that names the sites of the mean."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot
from tests.made_up.charts import MEASURES, START, large_course, session_chart, site, whole_course
from tests.made_up.courses import bench_for
from tests.ui.course.conftest import Keep, click_measure
from tests.ui.repaints import repaints

from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.course.legends import ROW_PX, legend_rows
from ashichart.ui.course.trend.axis import TrendAxis, spread
from ashichart.ui.course.trend.labels import ABOVE, BELOW, LEFT, RIGHT, Box, FootStyle, FreeGround, foot_of
from ashichart.ui.course.trend.trend import TrendChart
from ashichart.ui.course.trend.values import SessionTick, site_lines, stretches, trend_values
from ashichart.ui.parts.controls import ElidedLabel

A, B = site("GB21"), site("LI4")


def test_means_stand_at_their_sessions_and_name_their_sites() -> None:
    values = trend_values(whole_course(), MEASURES)
    assert [tick.day for tick in values.ticks] == [0, 7, 14, 21, 28, 35]
    assert [tick.mg for tick in values.ticks] == [50, 60, None, 60, 60, 60]
    assert [round(spot.value, 1) for spot in values.before] == [6.1, 6.0, 5.4, 5.2, 4.6, 4.1]
    assert values.n == 10
    assert "the 10 sites read before in all 6 sessions (n = 10)" in values.caption
    assert values.words(values.bands[0]).endswith("PHQ-9: 5 points is a clear change, positive from 10.")
    assert (values.low, values.high()) == (0, 10)


def test_totals_of_a_session_day_stand_at_the_session() -> None:
    values = trend_values(whole_course(), MEASURES)
    assert [spot.day for spot in values.bands[0].spots] == [0, 14, 28, 35]
    between = Measure("m", "c1", MeasureKind.PHQ9, 12, (START + timedelta(days=3)).date())
    other = Measure("g", "c1", MeasureKind.GAD7, 12, START.date())
    (spot,) = trend_values(whole_course(), (between, other)).bands[0].spots
    assert 2.9 < spot.day < 3.4


def test_a_line_over_a_session_without_value_is_a_bridge() -> None:
    values = trend_values(whole_course(), MEASURES)
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
    (line,) = site_lines(course, (A.id, "nobody"))
    assert (line.site_id, line.title) == (A.id, A.title)
    assert [(spot.day, spot.value) for spot in line.spots] == [(7, 2.0), (14, 2.8)]
    assert site_lines(CourseChart(), (A.id,)) == ()
    values = trend_values(course, ())
    assert values.scale is Scale.PPT
    assert "lower is more tender" in values.caption
    assert (values.low, values.high(line.spots)) == (0, 4)


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
    chart.set_picked(site_lines(course, ("GB21-right",)))
    assert chart.picked == ("GB21 R",)
    assert chart.colours == {}, "one line is in ink, and its row in the accent"
    chart.set_picked(())
    assert chart.picked == ()


def test_bands_hold_measures_with_their_thresholds_then_what_the_readings_give() -> None:
    turned = Measure("r", "c1", MeasureKind.NECK_ROTATION_RIGHT, 52, START.date())
    loose = Measure("t", "c1", MeasureKind.TENSION, 7, START.date())
    values = trend_values(whole_course(), (*MEASURES, turned, loose))
    bands = {band.title: band for band in values.bands}
    assert list(bands)[-2:] == ["Sum of sites", "Sites ≥ 4"]
    assert bands["PHQ-9"].threshold == 10
    assert (bands["Neck rotation, right"].high, bands["Neck rotation, right"].threshold) == (60, None)
    assert "7° is a clear change" in bands["Neck rotation, right"].words
    assert "no change is called clear" in bands["Muscle tension"].words
    first = bands["Sum of sites"].spots[0]
    assert first.value == pytest.approx(values.before[0].value * values.n)
    assert bands["Sum of sites"].high == 10 * values.n


def test_the_band_below_can_be_chosen_and_stays_chosen(keep: Keep, qtbot: QtBot) -> None:
    place = CoursePlace(bench_for(whole_course()))
    keep(place)
    place.resize(1224, 720)
    here = Workplace(place=PlaceName.COURSE, patient_id="p1", course_id="c1")
    place.show_for(here)
    assert place.trend is not None
    assert place.trend.band is not None
    assert place.trend.band.title == "PHQ-9"
    place.trend_card.band.choose("Sites ≥ 4")
    assert place.trend.band.title == "Sites ≥ 4"
    assert "at 4 or more" in place.trend.accessibleName()
    click_measure(place.strip, qtbot, "PHQ-9")
    assert place.trend.band.title == "PHQ-9"
    place.trend_card.band.choose("Sites ≥ 4")
    place.trend_card.band.choose("Nothing of the kind")
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


def test_several_sites_have_lines_that_are_told_apart(keep: Keep) -> None:
    chart = TrendChart(LIGHT)
    keep(chart)
    chart.resize(640, 300)
    course = whole_course()
    chart.set_values(trend_values(course, MEASURES))
    chart.show()
    bare = chart.grab().toImage()
    chosen = ("GB21-right", "CV17-midline", "LI4-left")
    with repaints(chart.findChildren(QAbstractScrollArea)[0]):
        chart.set_picked(site_lines(course, chosen))
    assert set(chart.colours) == set(chosen)
    assert len(set(chart.colours.values())) == 3
    assert len({ink.symbol for ink in chart.inks}) == 3
    assert _has_colour(chart.grab().toImage(), chart.colours["LI4-left"])
    assert not _has_colour(bare, chart.colours["LI4-left"])
    said = {words for x in range(0, 640, 4) if (words := chart.words_at(x)).startswith("Session 1 ")}
    assert len(said) == 1
    assert "GB21 R before 9\nCV17 before 8\nLI4 L before 4" in said.pop()
    chart.set_theme(DARK)
    assert _has_colour(chart.grab().toImage(), chart.colours["LI4-left"])


def test_many_sites_are_drawn_alike_and_the_pointer_counts_them(keep: Keep) -> None:
    chart = TrendChart(LIGHT)
    keep(chart)
    chart.resize(640, 300)
    course = large_course(60, 12)
    chart.set_values(trend_values(course, ()))
    chart.set_picked(site_lines(course, [one.id for one in course.sites]))
    chart.show()
    assert len(chart.picked) == len(course.sites)
    assert chart.colours == {}
    assert {ink.colour for ink in chart.inks} == {LIGHT.muted}
    assert _has_colour(chart.grab().toImage(), LIGHT.control)
    assert any(" more sites\n" in chart.words_at(x) for x in range(640))


def _has_colour(image: QImage, name: str) -> bool:
    wanted = QColor(name).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_sessions_stand_at_their_dates_or_one_apart() -> None:
    ticks = tuple(SessionTick(day, at + 1, f"day {day}", None) for at, day in enumerate((0, 2, 30)))
    by_date = TrendAxis(ticks, (40.0,), by_number=False, width=400)
    assert [by_date.x(tick.day) for tick in ticks] == [0, 2, 30]
    assert by_date.ends == (0, 40)
    by_number = TrendAxis(ticks, (40.0, -9.0), by_number=True, width=300)
    assert [by_number.x(tick.day) for tick in ticks] == [0, 1, 2]
    assert by_number.x(16) == pytest.approx(1.5), "half of the way between sessions 2 and 3"
    assert by_number.ends == (-0.5, 2.5)
    assert by_number.px == 100
    assert by_number.px_a_session == 100
    assert by_number.labelled() == {0, 1, 2}
    assert by_date.labelled() == {1, 2}, "the first two days lie too close"
    tick, away = by_number.nearest(0.9)
    assert (tick.number, away) == (2, pytest.approx(10))
    alone = TrendAxis(ticks[:1], (), by_number=True, width=300)
    assert (alone.ends, alone.px, alone.px_a_session) == ((-0.5, 0.5), 300, 300)


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ((5.0, 1.0), (5.0, 1.0)),
        ((5.0, 5.0, 5.5), (5.0, 6.0, 7.0)),
        ((9.8, 10.0, 9.9), (8.0, 10.0, 9.0)),
        ((0.0, 0.0), (0.0, 1.0)),
        ((), ()),
    ],
)
def test_names_at_the_ends_of_lines_give_way_to_each_other(
    wanted: tuple[float, ...], places: tuple[float, ...]
) -> None:
    assert spread(wanted, 1.0, 0.0, 10.0) == places


def test_the_axis_is_switched_and_stays_so(keep: Keep) -> None:
    even = large_course(9, 8).sessions
    late = replace(even[-1].session, started_at=even[-1].session.started_at + timedelta(days=90))
    place = CoursePlace(bench_for(CourseChart((*even[:-1], replace(even[-1], session=late)))))
    keep(place)
    place.resize(1224, 720)
    place.show()
    here = Workplace(place=PlaceName.COURSE, patient_id="p1", course_id="c1")
    place.show_for(here)
    assert place.trend is not None
    before = place.trend.grab().toImage()
    place.trend_card.axis.choose(True)
    place.show_for(here)
    assert place.trend_card.axis.chosen is True
    assert place.trend.grab().toImage() != before, "nine sessions one apart, not eight in a heap"
    said = [place.trend.words_at(x) for x in range(0, place.trend.width(), 4)]
    assert any(words.startswith("Session 9 · ") for words in said)
    place.trend_card.axis.choose(False)
    assert place.trend.grab().toImage() == before


def test_a_missing_mean_after_says_why(keep: Keep) -> None:
    course = CourseChart(
        (
            session_chart(1, {A: (7, 5), B: (6, 4)}),
            session_chart(2, {A: (6, 4), B: (5, None)}),
            session_chart(3, {A: (6, None), B: (5, None)}),
            session_chart(4, {A: (5, None), B: (5, None)}),
        )
    )
    values = trend_values(course, ())
    assert values.missing == "No mean after in session 2: 1 of 2 sites read after; sessions 3, 4: not read after."
    assert values.missing in values.words(None)
    chart = TrendChart(LIGHT)
    keep(chart)
    chart.resize(640, 300)
    chart.set_values(values)
    said = {words for x in range(0, 640, 4) if (words := chart.words_at(x))}
    assert any("Mean after: 1 of 2 sites read after: no mean" in words for words in said)
    assert any("Session 3" in words and "Mean after: not read after" in words for words in said)
    never = CourseChart((session_chart(1, {A: (7, None)}), session_chart(2, {A: (6, None)})))
    assert trend_values(never, ()).missing == "", "where nothing is read after there is nothing to explain"
    assert trend_values(whole_course(), ()).missing == ""


def test_picking_a_row_keeps_the_whole_legend_and_the_whole_sentence(keep: Keep, qtbot: QtBot) -> None:
    place = CoursePlace(bench_for(whole_course()))
    keep(place)
    place.resize(1224, 720)
    place.show()
    place.show_for(Workplace(place=PlaceName.COURSE, patient_id="p1", course_id="c1"))
    card = place.trend_card
    before = {words for _, words in card.legend.entries}
    assert {"before", "after", "PHQ-9", "dose in mg"} <= before
    for site_id in ("GB21-right", "CV17-midline"):
        at = place.strip.row_rect(site_id).center()
        qtbot.mouseClick(place.strip.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=at)
    assert before < {words for _, words in card.legend.entries}
    rows = legend_rows(card.legend.entries, card.legend.width())
    assert sum(map(len, rows)) == len(card.legend.entries)
    assert card.legend.height() >= ROW_PX * len(rows)
    narrow = legend_rows(card.legend.entries, 120)
    assert len(narrow) > len(rows)
    assert sum(map(len, narrow)) == len(card.legend.entries)
    assert not any(isinstance(one, ElidedLabel) for one in card.findChildren(QLabel))


@pytest.mark.parametrize("sessions", [1, 2, 6, 12, 20])
@pytest.mark.parametrize("by_number", [False, True])
def test_no_date_and_no_dose_is_dropped_at_1280(sessions: int, by_number: bool) -> None:
    values = trend_values(large_course(sessions, 3), ())
    axis = TrendAxis.of(values, (), by_number=by_number, width=330)
    foot = foot_of(axis, (44, 44))
    assert foot.is_whole
    places = [place * axis.px for place in foot.places if place is not None]
    assert all(later - earlier >= foot.style.value - 0.01 for earlier, later in pairwise(places))


def test_many_sessions_stand_upright_and_too_many_keep_the_latest() -> None:
    values = trend_values(large_course(60, 3), ())
    foot = foot_of(TrendAxis.of(values, (), by_number=True, width=330), (44, 44))
    assert foot.style is FootStyle.UPRIGHT
    assert not foot.is_whole
    assert foot.places[-1] is not None
    close = tuple(SessionTick(day, at + 1, "2 Sep", 50.0) for at, day in enumerate((0.0, 0.1, 40.0)))
    near = foot_of(TrendAxis(close, (), by_number=False, width=330), (44, 44))
    assert near.is_whole
    assert near.style is FootStyle.UPRIGHT, "two sessions of one day give way to each other"


def test_numbers_keep_clear_of_discs_and_of_each_other() -> None:
    ground = FreeGround(100, 60, [Box(40, 30, 10, 10)])
    assert ground.place((45, 35), (20, 16), (ABOVE, BELOW)) == ABOVE
    assert ground.place((45, 35), (20, 16), (ABOVE, BELOW)) == BELOW
    assert ground.place((45, 35), (20, 16), (ABOVE, BELOW)) is None, "a number without room is left to the pointer"
    assert ground.place((2, 5), (20, 12), (ABOVE,)) is None, "nor does one hang over the edge"


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 120)), max_size=14))
def test_no_two_numbers_share_ground(spots: list[tuple[float, float]]) -> None:
    discs = [Box(x - 6, y - 6, 12, 12) for x, y in spots]
    ground, placed = FreeGround(300, 120, discs), list[Box]()
    for at in spots:
        anchor = ground.place(at, (24, 15), (ABOVE, BELOW, RIGHT, LEFT))
        if anchor is not None:
            placed.append(Box(at[0] - anchor[0] * 24, at[1] - anchor[1] * 15, 24, 15))
    assert not any(one.meets(other) for one, other in combinations(placed, 2))
    assert not any(one.meets(disc) for one in placed for disc in discs)
