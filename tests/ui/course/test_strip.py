"""The strip of sites by session: its orders, its geometry, its ways in by pointer and key, and its colours."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from tests.made_up.charts import MEASURES, START, large_course, session_chart, site, whole_course
from tests.ui.course.conftest import Keep
from tests.ui.told import Told

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.course.strip.measure_rows import MeasureRow, measure_behind, measure_rows
from ashichart.ui.course.strip.rows import (
    HEAD_PX,
    RowOrder,
    StripGrid,
    ordered,
    pinned_columns,
    rank_in,
    strip_columns,
    strip_rows,
)
from ashichart.ui.course.strip.sites_strip import SitesStrip, StripActs

A, B, C, D = (site(name) for name in ("A1", "B1", "C1", "D1"))


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def strip(keep: Keep, told: Told) -> SitesStrip:
    made = SitesStrip(LIGHT, told.acts(StripActs))
    keep(made)
    made.resize(820, 640)
    made.set_course(whole_course())
    made.show()
    return made


def test_sites_are_listed_as_charted_by_first_value_or_by_change() -> None:
    course = CourseChart(
        (
            session_chart(1, {A: (3, 1), B: (9, 1), C: (None, None), D: (None, 2)}),
            session_chart(2, {A: (5, 1), B: (4, 1), C: (6, 1), D: (None, 2)}),
        )
    )
    rows = strip_rows(course)
    assert [row.site for row in rows] == [A, B, C, D]
    assert [row.site for row in ordered(rows, RowOrder.CHARTED)] == [A, B, C, D]
    assert [row.site for row in ordered(rows, RowOrder.FIRST_VALUE)] == [B, C, A, D]
    assert [row.site for row in ordered(rows, RowOrder.CHANGE)] == [B, A, C, D]


def test_on_pressure_the_lowest_comes_first_as_the_most_tender() -> None:
    course = CourseChart((session_chart(1, {A: (3.0, None), B: (1.5, None)}, scale=Scale.PPT),))
    assert [row.site for row in ordered(strip_rows(course), RowOrder.FIRST_VALUE)] == [B, A]


def test_the_grid_finds_rows_and_columns_only_where_they_are() -> None:
    grid = StripGrid(rows=10, columns=6, row_px=36, title_px=150, column_px=84, width=620, height=300, scroll_y=36)
    assert grid.row_at(HEAD_PX - 1) == -1
    assert grid.row_at(grid.row_top(3) + 1) == 3
    assert grid.row_at(grid.row_top(10) + 1) == -1
    assert grid.column_at(149) == -1
    assert grid.column_at(grid.column_left(2) + 5) == 2
    assert grid.column_at(619) == -1
    assert list(grid.rows_in_view) == list(range(8))
    assert list(grid.columns_in_view) == list(range(4)), "never a part of a column"
    assert StripGrid(1, 1, 36, 150, 84, 900, 300).column_at(400) == -1


def test_the_first_session_stands_still_while_the_others_scroll_by_whole_columns() -> None:
    def grid(scroll: int, width: int = 620, pinned: int = 1) -> StripGrid:
        return StripGrid(10, 6, 36, 150, 84, width, 300, scroll=scroll, pinned=pinned)

    assert grid(0).most_scroll == 2
    assert grid(2).columns_in_view == (0, 3, 4, 5)
    assert [grid(2).column_left(at) for at in grid(2).columns_in_view] == [150, 234, 318, 402]
    assert grid(2).column_at(160) == 0
    assert grid(2).column_at(240) == 3
    assert grid(0, width=900).columns_in_view == tuple(range(6)), "all fit: nothing needs to stand still"
    assert grid(0, width=900).most_scroll == 0
    narrow = grid(3, width=330)
    assert (narrow.still, narrow.columns_in_view) == (0, (3,)), "one column is all the room there is"
    assert grid(0).is_change(600)
    assert not grid(0).is_change(500)


def test_a_click_on_a_row_selects_it_and_a_second_one_lets_go(strip: SitesStrip, told: Told, qtbot: QtBot) -> None:
    place = strip.row_rect("CV17-midline").center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.take() == [("show_picked", ("CV17-midline",))]
    assert strip.picks.current == "CV17-midline"
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.take() == [("show_picked", ())]


def test_ctrl_adds_rows_and_shift_takes_a_run(strip: SitesStrip, qtbot: QtBot) -> None:
    def click(site_id: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = strip.row_rect(site_id).center()
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, keys, pos=place)

    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    click("PC6-left")
    click("CV17-midline", ctrl)
    assert strip.picks.ids == ("PC6-left", "CV17-midline")
    assert strip.picks.current == "CV17-midline"
    assert strip.accessibleDescription().startswith("2 sites picked; the last: CV17")
    click("PC6-left", ctrl)
    assert strip.picks.ids == ("CV17-midline",)
    click("LR3-left", shift)
    assert strip.picks.ids == ("CV17-midline", "PC6-left", "ST36-right", "LR3-left")
    click("EX-HN3-midline", shift)
    assert strip.picks.ids == ("CV17-midline", "Ear-right", "EX-HN3-midline"), "from the same anchor upward"
    click("Ear-right")
    assert strip.picks.ids == ("Ear-right",), "a plain click among several keeps one"
    qtbot.keyClick(strip, Qt.Key.Key_Down, shift)
    qtbot.keyClick(strip, Qt.Key.Key_Down, shift)
    assert strip.picks.ids == ("Ear-right", "CV17-midline", "PC6-left")
    qtbot.keyClick(strip, Qt.Key.Key_A, ctrl)
    assert len(strip.picks.ids) == len(strip.row_titles)
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.picks.ids == ()
    click("Ear-right", ctrl)
    click("Ear-right", ctrl)
    assert strip.picks.ids == ()
    click("Ear-right", shift)
    assert strip.picks.ids == ("Ear-right",)


def test_picked_rows_wear_the_colours_of_their_lines(keep: Keep) -> None:
    colours: dict[str, str] = {}
    strip = SitesStrip(LIGHT, Told().acts(StripActs), colours=lambda: colours)
    keep(strip)
    strip.resize(820, 640)
    strip.set_course(whole_course())
    strip.select("CV17-midline")
    row = strip.row_rect("CV17-midline")
    assert strip.viewport().grab().toImage().pixelColor(1, row.center().y()).name() == LIGHT.accent.lower()
    colours["CV17-midline"] = "#2e7a3b"
    assert strip.viewport().grab().toImage().pixelColor(1, row.center().y()).name() == "#2e7a3b"


def test_a_click_on_a_header_names_its_session(strip: SitesStrip, told: Told, qtbot: QtBot) -> None:
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.header_rect("s3").center())
    assert told.take() == [("open_session", "s3")]
    assert strip.picks.current is None


def test_keys_move_through_the_rows_and_escape_lets_go(strip: SitesStrip, qtbot: QtBot) -> None:
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert strip.picks.current == "EX-HN3-midline"
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert strip.picks.current == "GB21-right"
    assert strip.row_rect("GB21-right").bottom() <= strip.viewport().height()
    assert "less tender" in strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert strip.picks.current == "GB21-left"
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert strip.picks.current == "EX-HN3-midline"
    assert strip.row_rect("EX-HN3-midline").top() >= HEAD_PX
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.picks.current is None
    qtbot.keyClick(strip, Qt.Key.Key_A)


def test_places_are_said_in_full_words(strip: SitesStrip) -> None:
    row = strip.row_rect("BL23-right").center().y()
    column = strip.header_rect("s5").left() + 10
    assert "not assessed: in no sum and no mean" in strip.words_at(QPoint(column, row))
    assert "more tender" in strip.words_at(QPoint(30, row))
    assert "Session 5" in strip.words_at(QPoint(column, 10))
    assert strip.words_at(QPoint(30, 10)) == ""


def test_a_long_course_opens_at_its_latest_session_and_scrolls_back(qtbot: QtBot, keep: Keep) -> None:
    strip = SitesStrip(LIGHT, Told().acts(StripActs))
    keep(strip)
    strip.resize(700, 400)
    strip.show()
    strip.set_course(large_course(40, 30))
    assert strip.header_rect("s40").right() <= strip.viewport().width()
    assert strip.header_rect("s1").left() > 0, "the reference of every carry-over stays in sight"
    assert strip.header_rect("s2").isEmpty()
    before = strip.header_rect("s40").left()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.header_rect("s40").isEmpty(), "by whole columns"
    assert strip.header_rect("s39").left() == before
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.header_rect("s40").left() == before
    assert not strip.viewport().grab().isNull()


def test_a_measure_between_two_sessions_has_a_column_of_its_own(keep: Keep, told: Told, qtbot: QtBot) -> None:
    strip = SitesStrip(LIGHT, told.acts(StripActs))
    keep(strip)
    strip.resize(1100, 900)
    strip.show()
    between = [
        Measure("a", "c1", MeasureKind.PHQ9, 17, START.date()),
        Measure("b", "c1", MeasureKind.PHQ9, 12, (START + timedelta(days=3)).date()),
        Measure("c", "c1", MeasureKind.PHQ9, 9, (START + timedelta(days=60)).date()),
    ]
    strip.set_course(whole_course(), between)
    first, second = strip.header_rect("s1"), strip.header_rect("s2")
    row = strip.row_rect("GB21-right")
    measure_y = row.center().y() + row.height()
    column = first.left() + first.width() + 8
    assert second.left() == first.left() + 2 * first.width(), "a column lies between the first two sessions"
    assert strip.words_at(QPoint(column, measure_y)) == "PHQ-9: 12 on 5 Sep"
    assert strip.words_at(QPoint(column, row.center().y())) == "No session on this day: measures only."
    assert strip.words_at(QPoint(column, 10)) == ""
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(column, 10))
    assert told.take() == []
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(column, measure_y))
    ((opened, measure, _),) = told.take()
    assert opened == "open_measure"
    assert isinstance(measure, MeasureRow)
    behind = measure_behind(measure)
    assert behind.title.startswith("PHQ-9: 17 on 2 Sep → 9 on 1 Nov, −8, clearly lower")
    assert [found.cells for found in behind.rows] == [
        ("2 Sep 2026", "17", "–", "the first"),
        ("5 Sep 2026", "12", "−5", "clearly lower"),
        ("1 Nov 2026", "9", "−8", "clearly lower"),
    ]
    assert "clear from 5 on (Kroenke 2001" in behind.how[1]


def test_a_day_measured_before_the_first_session_stands_still_with_it() -> None:
    course, before = whole_course(2), START.date() - timedelta(days=4)
    early = [Measure(str(days), "c1", MeasureKind.TENSION, 7, before - timedelta(days=days)) for days in (0, 9)]
    one, two = (strip_columns(course, early[:count]) for count in (1, 2))
    assert [column.chart is None for column in one] == [True, False, False]
    assert pinned_columns(one) == 2
    assert pinned_columns(two) == 0, "more than one would leave no room to scroll"
    assert pinned_columns(()) == 0
    assert "No floor is published" in measure_behind(measure_rows(one, early[:1])[0]).how[1]


def test_a_click_on_the_carry_over_opens_the_readings_behind_it(strip: SitesStrip, told: Told, qtbot: QtBot) -> None:
    row = strip.row_rect("CV17-midline")
    place = QPoint(strip.viewport().width() - 30, row.center().y())
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.take() == [("show_picked", ("CV17-midline",)), ("open_site", "CV17-midline")]
    assert strip.picks.ids == ("CV17-midline",)
    assert "Click its carry-over" in strip.words_at(QPoint(30, row.center().y()))


def test_a_site_that_left_the_course_is_no_longer_selected(strip: SitesStrip) -> None:
    strip.select("CV17-midline")
    strip.set_course(CourseChart((session_chart(1, {A: (3, 1)}),)))
    assert strip.picks.current is None
    assert strip.row_titles == ("A1 R",)
    assert strip.row_rect("CV17-midline").isEmpty()
    assert strip.header_rect("s6").isEmpty()


def _colour_at(strip: SitesStrip, dx: int, site_id: str, session_id: str) -> QColor:
    left = strip.header_rect(session_id).left()
    row = strip.row_rect(site_id)
    return strip.viewport().grab().toImage().pixelColor(left + dx, row.center().y() - 8)


def test_cells_take_the_step_of_their_value_and_not_assessed_takes_none(strip: SitesStrip) -> None:
    assert _colour_at(strip, 6, "GB21-right", "s1").name().upper() == LIGHT.ramp[9]
    assert _colour_at(strip, 48, "GB21-right", "s1").name().upper() == LIGHT.ramp[8]
    hatched = _colour_at(strip, 6, "BL23-right", "s5").name().upper()
    assert hatched not in LIGHT.ramp


@pytest.mark.parametrize("act", [lambda strip: strip.set_theme(DARK), lambda strip: strip.set_low(True)])
def test_theme_and_density_can_change_while_it_stands(strip: SitesStrip, act: Callable[[SitesStrip], None]) -> None:
    strip.set_order(RowOrder.CHANGE)
    act(strip)
    assert strip.row_titles[0] == "Infraspin. 1 R"
    assert not strip.viewport().grab().isNull()


def test_hover_shows_a_hand_over_rows_and_headers(strip: SitesStrip, qtbot: QtBot) -> None:
    qtbot.mouseMove(strip.viewport(), strip.row_rect("CV17-midline").center())
    qtbot.waitUntil(lambda: strip.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)
    qtbot.mouseMove(strip.viewport(), QPoint(20, 10))
    qtbot.waitUntil(lambda: strip.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_sessions_that_nearly_fit_are_all_seen(keep: Keep) -> None:
    strip = SitesStrip(LIGHT, Told().acts(StripActs))
    keep(strip)
    strip.set_course(whole_course())
    strip.resize(strip.wanted_width() - 24, 500)
    strip.show()
    assert strip.horizontalScrollBar().maximum() == 0
    first, last = strip.header_rect("s1"), strip.header_rect("s6")
    assert first.left() > 0
    assert last.right() < strip.viewport().width()

    strip.resize(strip.wanted_width() - 200, 500)
    assert strip.horizontalScrollBar().maximum() > 0


def test_rows_are_put_in_the_order_of_what_they_belong_to(keep: Keep) -> None:
    alone = SitesStrip(LIGHT, Told().acts(StripActs))
    strip = SitesStrip(
        LIGHT,
        Told().acts(StripActs),
        rank_of=lambda one, order: (0 if order is RowOrder.REGION else len(one.label), one.label, 0),
    )
    for made in (alone, strip):
        keep(made)
        made.set_course(whole_course())
        made.set_order(RowOrder.REGION)
    charted = alone.row_titles
    assert list(charted) != list(strip.row_titles), "nobody told the first where its sites belong"
    labels = [title.rsplit(" ", 1)[0] if title.endswith((" L", " R")) else title for title in strip.row_titles]
    assert labels == sorted(labels)
    strip.set_order(RowOrder.FAMILY)
    assert set(strip.row_titles) == set(charted)
    strip.set_course(whole_course(3))
    assert set(strip.row_titles) == set(charted)


def test_sites_are_listed_by_channel_or_by_region(keep: Keep) -> None:
    strip = SitesStrip(LIGHT, Told().acts(StripActs), rank_of=rank_in(AtlasService(bodymaps()), lambda: Figure.FEMALE))
    keep(strip)
    points = [site(code) for code in ("ST36", "GB21", "LI4", "GB20", "LI10")]
    strip.set_course(CourseChart((session_chart(1, dict.fromkeys(points, (5, 3))),)))
    strip.set_order(RowOrder.FAMILY)
    assert [title.split()[0] for title in strip.row_titles] == ["LI4", "LI10", "ST36", "GB20", "GB21"]
    strip.set_order(RowOrder.REGION)
    codes = [title.split()[0] for title in strip.row_titles]
    assert set(codes) == {"ST36", "GB21", "LI4", "GB20", "LI10"}
    assert codes.index("GB20") < codes.index("ST36")


def test_measures_stand_below_the_sites_and_lead_to_their_band(strip: SitesStrip, told: Told, qtbot: QtBot) -> None:
    once = Measure("t", "c1", MeasureKind.TENSION, 7, START.date())
    turned = [
        Measure(name, "c1", MeasureKind.NECK_ROTATION_RIGHT, value, (START + timedelta(days=days)).date())
        for name, value, days in (("r", 52, 0), ("s", 54, 3), ("u", 65, 14))
    ]
    strip.resize(820, 900)
    strip.set_course(whole_course(), (*MEASURES, once, *turned))
    assert "PHQ-9" not in strip.row_titles, "a measure is no site"
    last = strip.row_rect("GB21-right")
    rows = [last.center().y() + strip.row_rect("GB21-right").height() * at for at in (1, 2, 3)]
    said = [strip.words_at(QPoint(30, y)) for y in rows]
    assert said[0].startswith("PHQ-9: ")
    assert "clear from 5 (Kroenke 2001" in said[0]
    assert said[1] == "Muscle tension: 7 on 2 Sep, taken once"
    assert "52° on 2 Sep → 65° on 16 Sep, +13, clearly higher" in said[2]
    column = strip.header_rect("s3").left() + 8
    assert strip.words_at(QPoint(column, rows[2])) == "Neck rotation, right: 65° on 16 Sep"
    assert strip.words_at(QPoint(column, rows[1])) == "Muscle tension: not taken on that day"
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, rows[1]))
    ((opened, measure, _),) = told.take()
    assert opened == "open_measure"
    assert isinstance(measure, MeasureRow)
    assert measure.title == "Muscle tension"
    assert strip.picks.ids == ()
    qtbot.mouseDClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, rows[1]))
    assert "open_site" not in {one for one, *_ in told.take()}
    assert strip.row_rect("GB21-right") == last
    with_measures = strip.viewport().grab().toImage()
    strip.set_course(whole_course())
    assert strip.viewport().grab().toImage() != with_measures
    assert strip.words_at(QPoint(30, rows[0])) == ""
