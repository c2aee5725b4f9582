"""Keys pressed on a real keyboard of several layouts go where the eye is, and one press is one act."""

import subprocess
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from tests.screen.conftest import Desk, Room
from tests.screen.hands import PAD, PLACE
from tests.screen.session_kit import line, open_new_session, readings, select_first
from tests.screen.sight import Repeats, until

from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.parts.keyboard import KeyWatch

pytestmark = pytest.mark.xvfb


@pytest.fixture(scope="module")
def window(room: Room) -> Iterator[Desk]:
    made = room.window(room.last_session("Mara"))
    made.show()
    yield made
    room.close(made)


@pytest.fixture
def desk(room: Room, window: Desk) -> Desk:
    """The Chart place with a new session of a new patient, the keys on the body."""
    open_new_session(room, window)
    return window


def test_lines_then_the_walk_after_by_one_key_each(desk: Desk) -> None:
    for text in ("gb21 r 7", "li4 l 4", "cv17 6"):
        line(desk, text)
    desk.hands.key("F4")
    until(desk.chart.body.canvas.hasFocus, "the body has the keys")
    for key, left in (("3", 2), ("=", 1), ("n", 0)):
        desk.hands.key(key)
        until(lambda least=left: len(desk.chart.controller.here.chart.left_for_after()) == least, f"{key} goes on")
    assert readings(desk, Phase.BEFORE) == {"GB21 R": 7, "LI4 L": 4, "CV17": 6}
    assert readings(desk, Phase.AFTER) == {"GB21 R": 3, "LI4 L": 4, "CV17": None}
    assert desk.chart.entry.text() == ""


def test_after_a_click_on_a_plate_the_body_has_the_keys(desk: Desk) -> None:
    canvas = desk.chart.body.canvas
    sides = next(one for one in desk.chart.body.plates.bar.findChildren(QPushButton) if one.text() == "Sides")
    desk.hands.key("/")
    until(desk.chart.entry.hasFocus, "the line has the caret")
    desk.click(sides)
    until(lambda: desk.chart.controller.here.plates == ("left", "right"), "other plates")
    assert canvas.hasFocus()
    desk.hands.key("=", "shift")
    until(lambda: canvas.sight.zoom > 1.2, "plus brings it nearer")
    desk.hands.key("right")
    desk.hands.key("home")
    until(lambda: canvas.sight.zoom == 1.0, "Home shows it whole")
    assert desk.chart.controller.here.plates == ("left", "right"), "arrows move the body, not the choice of plates"


@pytest.mark.parametrize("what", ["rate", "undo", "enter", "remove"])
def test_a_key_that_is_held_is_one_act(desk: Desk, repeats: Repeats, what: str) -> None:
    for text in ("gb21 r 7", "li4 l 4", "cv17 6", "st36 l 5"):
        line(desk, text)
    desk.chart.controller.here.set_step(ChartStep.AFTER)
    desk.chart.body.canvas.setFocus()
    until(desk.chart.body.rating.strip.isVisible, "the walk begins")
    expected_before, expected_after, keys = 4, 0, ("5",)
    if what == "rate":
        expected_after = 1
    elif what == "undo":
        keys, expected_before = ("z", "ctrl"), 3
    elif what == "enter":
        desk.hands.key("/")
        until(desk.chart.entry.hasFocus, "the line has the caret")
        desk.hands.type("gb20 l 3")
        keys, expected_after = ("enter",), 1
    else:
        select_first(desk)
        keys, expected_before = ("del",), 3
    with desk.hands.holding(*keys):
        repeats.wait()
    desk.rest()
    assert (len(readings(desk, Phase.BEFORE)), len(readings(desk, Phase.AFTER))) == (expected_before, expected_after)


def test_a_held_arrow_goes_on_moving(desk: Desk) -> None:
    canvas = desk.chart.body.canvas
    canvas.sight.zoom_by(6.0)
    desk.rest()
    before = canvas.sight.view.dx
    desk.hands.key("left")
    until(lambda: canvas.sight.view.dx != before, "one press moves")
    once = canvas.sight.view.dx - before
    with desk.hands.holding("left"):
        until(lambda: canvas.sight.view.dx - before > 3 * once or canvas.sight.view.dx == 0.0, "held, it goes on")


def test_without_num_lock_the_pad_has_digits_and_its_point_removes_nothing(desk: Desk) -> None:
    line(desk, "gb21 r 7")
    select_first(desk)
    desk.hands.place(PAD["3"])
    until(lambda: readings(desk, Phase.BEFORE) == {"GB21 R": 3}, "the pad's 3 is a 3")
    desk.hands.place(PAD["."])
    desk.rest()
    assert readings(desk, Phase.BEFORE) == {"GB21 R": 3}, "a point is no Delete"
    assert desk.chart.controller.here.plates == ("front", "back"), "nor is the 3 a Page Down"
    desk.hands.key("/")
    until(desk.chart.entry.hasFocus, "the line has the caret")
    desk.hands.type("li4 l ")
    desk.hands.place(PAD["8"])
    until(lambda: desk.chart.entry.text() == "li4 l 8", "digits of the pad in the line too")
    desk.hands.key("enter")
    until(lambda: readings(desk, Phase.BEFORE) == {"GB21 R": 3, "LI4 L": 8}, "charted")


@pytest.fixture
def layout() -> Iterator[object]:
    """Return a function that lays another keyboard on the table."""

    def lay(name: str) -> None:
        subprocess.run(["setxkbmap", name], check=True, timeout=10)  # noqa: S607 - comes with xvfb
        end = time.monotonic() + 0.3
        until(lambda: time.monotonic() > end, "the program hears of the layout")

    yield lay
    lay("us")


def test_french_digits_need_no_shift(desk: Desk, layout: object) -> None:
    line(desk, "gb21 r 7")
    layout("fr")
    select_first(desk)
    desk.hands.place(PLACE["6"])  # says "-" there
    until(lambda: readings(desk, Phase.BEFORE) == {"GB21 R": 6}, "the place of the 6 is a 6")
    desk.hands.place(PLACE["4"], "shift")
    until(lambda: readings(desk, Phase.BEFORE) == {"GB21 R": 4}, "with Shift it is one too")
    assert desk.chart.body.canvas.sight.zoom == 1.0
    desk.hands.place(PLACE["3"], "ctrl")
    until(lambda: desk.shell.workplace.place is PlaceName.COURSE, "Ctrl and the place of the 3")
    desk.hands.place(PLACE["2"], "ctrl")
    until(lambda: desk.shell.workplace.place is PlaceName.CHART, "Ctrl and the place of the 2")


def test_letters_of_acts_work_on_a_russian_keyboard(desk: Desk, layout: object) -> None:
    line(desk, "gb21 r 7")
    layout("ru")
    select_first(desk)
    desk.hands.place(PLACE["n"])
    until(lambda: readings(desk, Phase.BEFORE) == {"GB21 R": None}, "the place of the N is an N")
    desk.hands.place(PLACE["5"])
    until(lambda: readings(desk, Phase.BEFORE) == {"GB21 R": 5}, "digits are digits")


def playing(course: CoursePlace) -> bool:
    return course.compare.play.text() == "Stop"


def test_space_plays_compare_wherever_the_mouse_was(room: Room, desk: Desk) -> None:
    desk.shell.show_workplace(room.last_session("Mara"))
    desk.go(PlaceName.COURSE)
    course = desk.shell.place(PlaceName.COURSE)
    assert isinstance(course, CoursePlace)
    desk.rest()
    compare = next(one for one in course.findChildren(QPushButton) if one.text() == "Compare" and one.isVisible())
    desk.click(compare)
    until(lambda: course.compare.isVisible(), "Compare is open")
    both = next(one for one in course.compare.findChildren(QPushButton) if one.text() == "Both")
    for place in (None, course.compare.bodies.now, both):
        if place is not None:
            desk.click(place)
        desk.rest()
        desk.hands.key(" ")
        until(lambda: playing(course), f"Space plays after a click on {place}")
        desk.hands.key(" ")
        until(lambda: not playing(course), "and stops")
    desk.click(next(one for one in course.findChildren(QPushButton) if one.text() == "Course" and one.isVisible()))


def test_enter_chooses_a_patient_and_enter_again_goes_on(room: Room, desk: Desk) -> None:
    desk.hands.key("1", "ctrl")
    until(lambda: desk.shell.workplace.place is PlaceName.PATIENTS, "Patients")
    desk.hands.key("k", "ctrl")
    desk.hands.type("tomas")
    desk.rest()
    desk.hands.key("enter")
    tomas = room.patient_named("Tomas")
    until(lambda: desk.shell.workplace.patient_id == tomas, "Enter chooses")
    desk.hands.key("enter")
    until(lambda: desk.shell.workplace.place is not PlaceName.PATIENTS, "Enter again goes on")
    assert desk.shell.workplace.place is PlaceName.CHART
    assert desk.shell.workplace.patient_id == tomas


@pytest.mark.parametrize(("key", "place"), [("2", PlaceName.CHART), ("3", PlaceName.COURSE), ("4", PlaceName.PRINT)])
def test_who_looks_chosen_on_patients_is_who_the_places_open(
    room: Room, window: Desk, key: str, place: PlaceName
) -> None:
    other = room.window(Workplace(PlaceName.PATIENTS))
    try:
        other.show()
        other.rest()
        chosen = other.shell.place(PlaceName.PATIENTS).card.summary
        assert chosen is not None
        other.hands.key(key, "ctrl")
        until(lambda: other.shell.workplace.place is place, "the place")
        assert other.shell.workplace.patient_id == chosen.patient.id
    finally:
        room.close(other)
        window.show()


def test_tab_in_the_line_charts_nothing_and_leaves(desk: Desk) -> None:
    desk.hands.key("/")
    until(desk.chart.entry.hasFocus, "the line has the caret")
    desk.hands.type("st36 5")
    desk.hands.key("tab")
    until(lambda: not desk.chart.entry.hasFocus(), "Tab leaves")
    assert readings(desk, Phase.BEFORE) == {}
    assert desk.chart.entry.text() == "st36 5"


def test_tab_goes_from_box_to_box_of_the_layers_whatever_stands_on_the_body(room: Room, desk: Desk) -> None:
    desk.shell.show_workplace(room.last_session("Mara"))
    assert len(desk.chart.controller.here.chart.sites) > 10
    card = desk.chart.body.layers_card
    if not card.isVisible():
        desk.chart.body.plates.bar.layers.click()
    until(card.isVisible, "the layers are open")
    card.acupuncture.setFocus(Qt.FocusReason.TabFocusReason)
    for box in (card.trigger, *card.areas.values()):
        desk.hands.key("tab")
        until(box.hasFocus, f"one Tab to {box.text()}")


def test_one_key_costs_little(desk: Desk) -> None:
    for text in ("gb21 r 7", "li4 l 4", "cv17 6", "st36 l 5"):
        line(desk, text)
    select_first(desk)
    spent: list[float] = []
    for key in "382746":
        before = time.process_time()
        desk.hands.key(key)
        until(lambda value=float(key): readings_now(desk) == value, "rated")
        end = time.monotonic() + 0.25
        until(lambda limit=end: time.monotonic() > limit, "painted", 2000)
        spent.append((time.process_time() - before) * 1000)
    # A quarter of a second of looking for events costs 20 ms itself; a loop of painting cost 300.
    assert sorted(spent)[len(spent) // 2] < 90, spent


def readings_now(desk: Desk) -> float | None:
    chart = desk.chart.controller.here.chart
    return chart.value(chart.sites[0].id, Phase.BEFORE)


def test_every_window_is_watched(window: Desk) -> None:
    assert window.window.findChildren(KeyWatch)
    assert QApplication.focusWindow() is not None
    assert QPoint(0, 0) == window.size.topLeft()
