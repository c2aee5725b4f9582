"""Every number of the headline opens the readings behind it, by click and by key, and gives the focus back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.made_up.charts import session_chart, site, whole_course
from tests.made_up.courses import bench_for
from tests.ui.course.conftest import Keep

from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.appearance.theme import DARK
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.course.headline.numbers import NumberButton
from ashichart.ui.course.headline.readings_behind import ReadingsBehind

HERE = Workplace(place=PlaceName.COURSE, patient_id="p1", course_id="c1")


def shown(keep: Keep, qtbot: QtBot, course: CourseChart | None = None, width: int = 1224) -> CoursePlace:
    place = CoursePlace(bench_for(whole_course() if course is None else course))
    keep(place)
    place.resize(width, 720)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.show_for(HERE)
    return place


def number(place: CoursePlace, words: str) -> NumberButton:
    return next(one for one in place.headline.numbers if words in one.accessibleName())


def panel_of(place: CoursePlace) -> ReadingsBehind:
    panel = place.headline.panel
    assert panel is not None
    return panel


def title_of(place: CoursePlace) -> str:
    behind = panel_of(place).behind
    return "" if behind is None else behind.title


def test_a_click_opens_the_readings_and_the_cross_closes_them(keep: Keep, qtbot: QtBot) -> None:
    place = shown(keep, qtbot)
    assert place.headline.panel is None, "the panel is built when it is first asked for"
    qtbot.mouseClick(number(place, "Mean −1.58"), Qt.MouseButton.LeftButton)
    assert title_of(place) == "Mean change −1.5833 points"
    panel = panel_of(place)
    assert panel.table.model().rowCount() == 12
    assert panel.table.hasFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    assert panel.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_every_number_is_reached_and_opened_by_keys(key: Qt.Key, keep: Keep, qtbot: QtBot) -> None:
    place = shown(keep, qtbot)
    assert len(place.headline.numbers) >= 17
    for one in place.headline.numbers:
        assert one.focusPolicy() is Qt.FocusPolicy.StrongFocus
        assert one.accessibleName().split(":")[0] in ("Carry-over", "Immediate response")
        one.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(one, key)
        panel = panel_of(place)
        assert panel.behind is not None
        assert panel.accessibleName() == panel.behind.title
        qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
        assert panel.behind is None
        assert QApplication.focusWidget() is one


def test_slopes_go_deeper_with_enter_and_back_again(keep: Keep, qtbot: QtBot) -> None:
    place = shown(keep, qtbot)
    qtbot.mouseClick(number(place, "Slopes of 15 sites"), Qt.MouseButton.LeftButton)
    panel = panel_of(place)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert title_of(place) == "EX-HN3: readings before"
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert title_of(place) == "EX-HN3: readings before", "a reading is the bottom"
    qtbot.keyClick(panel.table, Qt.Key.Key_Backspace)
    assert title_of(place) == "Slope of each site"
    index = panel.table.model().index(14, 0)
    panel.table.scrollTo(index)
    at = panel.table.visualRect(index).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert title_of(place) == "GB21 R: readings before"
    back = next(one for one in panel.findChildren(QPushButton) if one.text() == "Back")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert title_of(place) == "Slope of each site"


def test_a_press_elsewhere_closes_and_still_does_what_it_was_meant_for(keep: Keep, qtbot: QtBot) -> None:
    place = shown(keep, qtbot)
    qtbot.mouseClick(number(place, "Mean −1.58"), Qt.MouseButton.LeftButton)
    row = place.strip.row_rect("LI4-left")
    qtbot.mouseClick(place.strip.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert panel_of(place).isHidden()
    assert place.strip.picks.current == "LI4-left"


def test_a_row_of_the_strip_opens_its_readings_by_enter_and_double_click(keep: Keep, qtbot: QtBot) -> None:
    place = shown(keep, qtbot)
    place.strip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(place.strip, Qt.Key.Key_Return)
    assert title_of(place) == "EX-HN3: readings before"
    qtbot.keyClick(panel_of(place).table, Qt.Key.Key_Escape)
    assert place.strip.hasFocus()
    row = place.strip.row_rect("CV17-midline")
    qtbot.mouseDClick(place.strip.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert title_of(place) == "CV17: readings before"


def test_another_course_closes_the_panel_and_keeps_no_number_of_the_old(keep: Keep, qtbot: QtBot) -> None:
    place = shown(keep, qtbot)
    qtbot.mouseClick(number(place, "Mean −1.58"), Qt.MouseButton.LeftButton)
    place.headline.set_course(whole_course(1))
    assert panel_of(place).isHidden()
    assert [one.number.text for one in place.headline.numbers][:1] == ["One session: no trend yet."]
    place.headline.set_course(CourseChart())
    assert place.headline.numbers == ()


@pytest.mark.parametrize("width", [1224, 1500, 1864])
def test_numbers_lie_inside_the_card_and_beside_each_other(width: int, keep: Keep, qtbot: QtBot) -> None:
    place = shown(keep, qtbot, width=width)
    place.set_theme(DARK)
    boxes = [one.geometry() for one in place.headline.numbers]
    for at, box in enumerate(boxes):
        assert place.headline.rect().contains(box), place.headline.numbers[at].accessibleName()
        assert not any(box.intersects(other) for other in boxes[at + 1 :])
    assert not place.grab().isNull()


def test_long_sentences_make_the_card_taller_instead_of_running_out_of_it(keep: Keep, qtbot: QtBot) -> None:
    old = session_chart(1, {site("GB21"): (2.0, 2.5)}, scale=Scale.PPT)
    first = session_chart(2, {site("GB21"): (9, 3), site("LI4"): (5, 3)}, before_dose=True)
    latest = session_chart(3, {site("GB21"): (5, 3), site("LI4"): (5, 3)})
    place = shown(keep, qtbot, CourseChart((old, first, latest)))
    assert "1 session on another scale left out." in place.headline.texts[0].details
    room = place.headline.rect
    qtbot.waitUntil(lambda: all(room().contains(one.geometry()) for one in place.headline.numbers))


def test_the_panel_stays_inside_the_place_at_the_right_edge(keep: Keep, qtbot: QtBot) -> None:
    place = shown(keep, qtbot, width=960)
    qtbot.mouseClick(place.headline.numbers[-1], Qt.MouseButton.LeftButton)
    panel = panel_of(place)
    assert panel.parentWidget().rect().contains(panel.geometry())
