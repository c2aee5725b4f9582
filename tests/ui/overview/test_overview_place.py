"""All courses side by side: in the order asked for, by name or code, one key or click from the course itself."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import add_mara
from tests.ui.overview.conftest import add_course
from tests.ui.repaints import repaints

from ashichart.domain.analysis.overview import OverviewOrder, OverviewRow, code_of
from ashichart.domain.charting.courses import Course
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.appearance.theme import DARK
from ashichart.ui.overview.course_cards import CourseCards
from ashichart.ui.overview.overview_place import OverviewPlace
from ashichart.ui.overview.overview_words import result_line, window_line
from ashichart.ui.ui_context import UiContext


def shown(bench: UiContext, qtbot: QtBot, width: int = 1224) -> OverviewPlace:
    place = OverviewPlace(bench)
    qtbot.addWidget(place)
    place.resize(width, 720)
    place.show_for(Workplace(PlaceName.OVERVIEW))
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    return place


def names(place: OverviewPlace) -> list[str]:
    return [row.patient_name for row in place.cards.rows]


def words_of(cards: CourseCards, at: int) -> str:
    return cards.words_at(cards.card_rect(at).center())


def test_courses_stand_in_the_order_asked_for(
    bench: UiContext, courses: Mapping[str, Course], qtbot: QtBot
) -> None:
    place = shown(bench, qtbot)
    assert len(courses) == 4
    assert place.summary == (
        "4 running courses · 2 due · 1 stopped changing · "
        "lines: mean before of the n sites read at the start and now"
    )
    assert names(place) == ["Ada", "Ben", "Cai", "Dov"]
    with repaints(place.cards):
        place.order.choose(OverviewOrder.STILL)
    assert names(place)[0] == "Ben"
    place.order.choose(OverviewOrder.CHANGE)
    assert names(place) == ["Cai", "Ben", "Dov", "Ada"]
    assert not place.grab().isNull()


def test_a_card_says_everything_in_words(bench: UiContext, courses: Mapping[str, Course], qtbot: QtBot) -> None:
    place = shown(bench, qtbot)
    assert courses
    assert words_of(place.cards, 1).splitlines() == [
        "Ben · Neck and shoulders · 3 of 8 sessions held",
        "Last visit 30 Sep; due today (7 days between visits are usual).",
        "Since the start 3 of 3 sites no clear change, none clearly less or more tender.",
        "Carry-over: Mean 0.00 points (3 sites). All 3 changes are alike: no interval.",
        "Mean before of the 3 sites read both times: 5.7 (session 1), 6.0 (session 2), 5.7 (session 3).",
        "Stopped changing: sessions 1, 2, 3, mean change 0.00 over 3 sites, mean now 5.7.",
    ]
    assert "due 5 days ago" in words_of(place.cards, 0)
    assert "cannot be said: fewer than 3 sessions" in words_of(place.cards, 2)
    assert "all sessions held" in words_of(place.cards, 3)
    assert "lower is more tender" in words_of(place.cards, 3)


def test_codes_hide_every_name(bench: UiContext, courses: Mapping[str, Course], qtbot: QtBot) -> None:
    place = shown(bench, qtbot)
    qtbot.keyClick(place.cards, Qt.Key.Key_Home)
    assert place.cards.accessibleDescription().startswith("Ada · ")
    with_names = place.grab().toImage()
    with repaints(place.cards):
        place.naming.choose(True)
    assert place.grab().toImage() != with_names
    code = code_of(courses["Ada"].patient_id)
    assert place.cards.accessibleDescription().startswith(f"{code} · ")
    said = place.cards.accessibleDescription() + "".join(words_of(place.cards, at) for at in range(4))
    assert not any(name in said for name in courses)
    place.naming.choose(False)
    assert words_of(place.cards, 0).startswith("Ada")


def test_a_click_opens_the_course(bench: UiContext, courses: Mapping[str, Course], qtbot: QtBot) -> None:
    place = shown(bench, qtbot)
    at = place.cards.card_rect(2).center()
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.mouseClick(place.cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    course = courses["Cai"]
    assert wanted.args == [Workplace(PlaceName.COURSE, course.patient_id, course.id)]
    beside = place.cards.card_rect(3).bottomRight() + QPoint(4, 40)
    qtbot.mouseClick(place.cards.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert place.cards.words_at(beside) == ""


def test_keys_walk_over_the_cards_and_open_one(
    bench: UiContext, courses: Mapping[str, Course], qtbot: QtBot
) -> None:
    place = shown(bench, qtbot, width=680)  # two columns
    cards = place.cards
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    for key, name in (
        (Qt.Key.Key_Home, "Ada"),
        (Qt.Key.Key_Right, "Ben"),
        (Qt.Key.Key_Down, "Dov"),
        (Qt.Key.Key_Left, "Cai"),
        (Qt.Key.Key_Up, "Ada"),
        (Qt.Key.Key_End, "Dov"),
        (Qt.Key.Key_Down, "Dov"),
        (Qt.Key.Key_A, "Dov"),
    ):
        qtbot.keyClick(cards, key)
        assert cards.current is not None
        assert cards.current.patient_name == name
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert wanted.args[0].course_id == courses["Dov"].id
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.keyClick(cards, Qt.Key.Key_Escape)
    assert wanted.args[0].place is PlaceName.PATIENTS


def test_many_courses_scroll_and_the_current_one_stays_in_view(bench: UiContext, qtbot: QtBot) -> None:
    for number in range(40):
        add_course(bench, f"Patient {number:02}", (5,), (4,), last_days_ago=number)
    place = shown(bench, qtbot)
    cards = place.cards
    assert cards.verticalScrollBar().maximum() > 0
    qtbot.keyClick(cards, Qt.Key.Key_End)
    assert cards.viewport().rect().contains(cards.card_rect(39))
    qtbot.keyClick(cards, Qt.Key.Key_Home)
    assert cards.viewport().rect().contains(cards.card_rect(0))
    place.set_theme(DARK)
    assert not place.grab().isNull()


def test_a_resting_pointer_gets_the_card_in_words(
    bench: UiContext, courses: Mapping[str, Course], qtbot: QtBot
) -> None:
    place = shown(bench, qtbot)
    assert courses
    view = place.cards.viewport()
    for at in (place.cards.card_rect(0).center(), QPoint(5, 600)):
        global_at = view.mapToGlobal(at)
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(global_at), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view, moved)
        shape = view.cursor().shape()
        assert (shape is Qt.CursorShape.PointingHandCursor) is bool(place.cards.words_at(at))
        assert QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, global_at))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def test_what_is_charted_meanwhile_shows_at_once_or_at_the_next_look(bench: UiContext, qtbot: QtBot) -> None:
    place = shown(bench, qtbot)
    assert place.is_empty
    assert place.summary == "No course runs."
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.mouseClick(place.empty_act, Qt.MouseButton.LeftButton)
    assert wanted.args == [Workplace(PlaceName.PATIENTS)]
    _, course_id = add_mara(bench)
    bench.bus.announce(bench.clinic.courses.change(bench.clinic.courses.get(course_id))[1])
    assert not place.is_empty
    assert place.summary.startswith("1 running course · 1 in session · 0 due · 0 stopped changing")
    place.hide()
    bench.bus.announce(bench.clinic.courses.remove(course_id))
    assert not place.is_empty
    place.show()
    assert place.is_empty


def test_names_of_any_length_and_script_stay_inside_their_cards(bench: UiContext, qtbot: QtBot) -> None:
    for name in ("M" * 200, "מָרָה " * 20, "阿是穴" * 40):
        add_course(bench, name, (5, 6), (4, 6))
    place = shown(bench, qtbot)
    before = place.grab(place.rect()).toImage()
    gap = place.cards.card_rect(0).right() + 4
    row = place.cards.card_rect(0).top() + 20
    at = place.cards.viewport().mapTo(place, QPoint(gap, row))
    assert before.pixelColor(at) == before.pixelColor(at + QPoint(0, 80)), "nothing runs over the gap"


@pytest.mark.parametrize("planned", [None, 1])
def test_courses_without_readings_are_cards_too(planned: int | None, bench: UiContext, qtbot: QtBot) -> None:
    add_course(bench, "Nobody read", (None,), planned=planned)
    add_course(bench, "Not begun", planned=planned)
    add_course(bench, "No common site", (5, None), (None, 5))
    place = shown(bench, qtbot)
    said = "".join(words_of(place.cards, at) for at in range(3))
    assert "no session yet" in said
    assert "No site was read both times." in said
    assert not place.grab().isNull()


def row_of(place: OverviewPlace, name: str) -> OverviewRow:
    return next(row for row in place.cards.rows if row.patient_name == name)


def test_a_card_says_better_and_worse_in_words_over_one_window_of_time(
    bench: UiContext, courses: Mapping[str, Course], qtbot: QtBot
) -> None:
    add_course(bench, "Eve", (2.0, 3.0), (1.0, 2.2), scale=Scale.PPT)
    place = shown(bench, qtbot)
    assert len(courses) == 4
    said = {
        name: (result_line(row_of(place, name), lately=False), window_line(row_of(place, name), lately=False))
        for name in ("Ada", "Ben", "Cai", "Dov", "Eve")
    }
    assert said == {
        "Ada": ("3 of 3 less tender", "since the start · mean −5.33 points (n 3)"),
        "Ben": ("3 of 3 no clear change", "since the start · mean 0.00 points (n 3)"),
        "Cai": ("2 of 2 more tender", "since the start · mean +4.50 points (n 2)"),
        "Dov": ("1 of 1 less tender", "since the start · mean +1.00 kgf/cm² (n 1)"),
        "Eve": ("2 of 2 more tender", "since the start · mean −0.90 kgf/cm² (n 2)"),
    }
    ben, cai = row_of(place, "Ben"), row_of(place, "Cai")
    assert result_line(ben, lately=True) == "stopped changing"
    assert window_line(ben, lately=True) == "sessions 1–3 · mean 0.00 points (n 3)"
    assert result_line(row_of(place, "Ada"), lately=True) == "3 of 3 less tender"
    assert result_line(cai, lately=True) == "fewer than 3 sessions read before"
    assert window_line(cai, lately=True) == ""
    by_due = place.cards.grab().toImage()
    place.order.choose(OverviewOrder.STILL)
    assert place.cards.grab().toImage() != by_due


def test_a_session_in_progress_is_said_to_be_so(bench: UiContext, qtbot: QtBot) -> None:
    add_mara(bench)
    place = shown(bench, qtbot)
    assert "session in progress" in words_of(place.cards, 0)
    assert "all sessions held" not in words_of(place.cards, 0)
    assert "first session" in words_of(place.cards, 0)
    assert result_line(place.cards.rows[0], lately=False) == "nothing to compare yet"


def test_a_code_that_is_clicked_asks_before_it_shows_the_name(
    bench: UiContext, courses: Mapping[str, Course], qtbot: QtBot
) -> None:
    place = shown(bench, qtbot)
    place.naming.choose(True)
    with qtbot.assertNotEmitted(place.wanted):
        qtbot.mouseClick(place.cards.viewport(), Qt.MouseButton.LeftButton, pos=place.cards.card_rect(0).center())
    code = code_of(courses["Ada"].patient_id)
    assert place.bar.text == f"Behind {code} stands a name, and the course shows it."
    act = next(one for one in place.bar.findChildren(QPushButton) if one.text() == "Open with the name")
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    assert wanted.args[0].course_id == courses["Ada"].id
    assert place.bar.text == ""
    qtbot.keyClick(place.cards, Qt.Key.Key_Return)
    assert place.bar.text
    place.naming.choose(False)
    assert place.bar.text == ""
