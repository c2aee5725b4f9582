"""Every control that changes a picture, used by hand: the screen then shows what a fresh window shows."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget
from tests.screen.conftest import Desk, Room
from tests.screen.sight import differing, keep_pictures, until

from ashichart.domain.atlas.body import Side
from ashichart.domain.workplace import ChartStep, PlaceName
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.body.small_body import FRONT_AND_BACK
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.filmstrip import SessionFrame
from ashichart.ui.course.course_place import CoursePlace

pytestmark = pytest.mark.xvfb

# Of squares of 4 px; a stale picture differs by thousands.
MOST_SQUARES = 4


@pytest.fixture(scope="module")
def desk(room: Room) -> Iterator[Desk]:
    made = room.window(room.last_session("Mara"))
    made.show()
    made.rest()
    yield made
    room.close(made)


@pytest.fixture(autouse=True)
def at_the_start(room: Room, desk: Desk) -> np.ndarray:
    """Before each test: Mara's last session, front and back, whole, light, nothing selected."""
    course_of(desk).bar.views.choose(False)
    if desk.bench.theme is not LIGHT:
        desk.set_theme(LIGHT)
    desk.shell.show_workplace(dataclasses.replace(room.last_session("Mara"), plates=FRONT_AND_BACK))
    chart = desk.chart
    chart.controller.here.set_step(ChartStep.BEFORE)
    chart.controller.selection.select(None)
    chart.body.plates.bar.show_plates(FRONT_AND_BACK)
    chart.body.canvas.set_plates(FRONT_AND_BACK)
    for box in (*chart.body.layers_card.areas.values(), chart.body.layers_card.charge):
        box.setChecked(False)
    chart.body.layers_card.acupuncture.setChecked(True)
    chart.body.canvas.setFocus()
    return desk.rest()


def button(parent: QWidget, words: str) -> QPushButton:
    found = [one for one in parent.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons say {words}"
    return found[0]


def as_a_fresh_window_shows_it(room: Room, desk: Desk, folder: Path) -> None:
    """Compare the screen with that of a window made anew in the same state.

    After an act the header has something to take back and the time of the last save, which a fresh window has not.
    """
    seen = desk.rest()
    undo = desk.bench.undo
    header = desk.chart.header.top.height() if undo.can_undo or undo.can_redo else 0
    chart, where = desk.chart, desk.shell.workplace
    state = chart.controller.here.where()
    fresh = room.window(dataclasses.replace(state, place=where.place), desk.bench.theme, desk.size)
    try:
        twin = fresh.chart
        for box, own in zip(_boxes(twin), _boxes(chart), strict=True):
            box.setChecked(own.isChecked())
        fresh.show()
        if where.place is PlaceName.COURSE:
            own, course = course_of(desk), course_of(fresh)
            course.bar.views.choose(own.bar.views.chosen)
            course.compare.plates.choose(own.compare.plates.chosen)
            course.compare.timeline.setFocus()
            own.compare.timeline.setFocus()
        if where.place is PlaceName.CHART:
            fresh.rest()
            fresh.chart.controller.selection.select(chart.controller.selection.site)
            if state.plates:
                twin.body.plates.bar.show_plates(state.plates)  # choosing a site brought those on which it is seen best
            twin.body.canvas.sight.set_view(chart.body.canvas.sight.view)
            twin.body.canvas.setFocus()
        for widget in fresh.window.findChildren(QWidget):
            widget.update()
        meant = fresh.rest()
    finally:
        room.close(fresh)
        desk.show()
    count, box = differing(seen[header:], meant[header:])
    if count > MOST_SQUARES:
        kept = keep_pictures(folder, seen=seen, meant=meant)
        pytest.fail(f"{count} squares differ around {box.getRect()}; both pictures are in {kept}")


def _boxes(chart: ChartPlace) -> list[QCheckBox]:
    card = chart.body.layers_card
    return [card.acupuncture, card.trigger, card.charge, *card.areas.values()]


def press(*keys: str) -> Callable[[Desk], None]:
    return lambda desk: desk.hands.key(keys[-1], *keys[:-1])


def nearer(desk: Desk) -> None:
    desk.hands.key("=", "shift")


def tab(words: str) -> Callable[[Desk], None]:
    return lambda desk: desk.click(button(desk.chart.body.plates.bar, words))


def compare_tab(words: str) -> Callable[[Desk], None]:
    return lambda desk: desk.click(button(course_of(desk), words))


def course_of(desk: Desk) -> CoursePlace:
    place = desk.shell.place(PlaceName.COURSE)
    assert isinstance(place, CoursePlace)
    return place


def station(desk: Desk, at: float) -> QPoint:
    """Where a station of Compare's slider is on the screen."""
    timeline = course_of(desk).compare.timeline
    return timeline.mapToGlobal(timeline.place_of(at).toPoint())


def put_handles(desk: Desk, then: int, now: int) -> None:
    """Drag the handles of Compare's slider to two stations, the outer ones first."""
    compare = course_of(desk).compare
    for which, to in ((1, now), (0, then)) if now > compare.timeline.chosen[0] else ((0, then), (1, now)):
        at = compare.timeline.chosen[which]
        if at != to:
            desk.hands.drag(station(desk, at), station(desk, to))
            until(lambda which=which, to=to: compare.timeline.chosen[which] == to, "the handle stands")
            until(lambda: not compare.is_moving, "it has arrived")


def slide_now(desk: Desk) -> None:
    _, now = course_of(desk).compare.timeline.chosen
    desk.hands.drag(station(desk, now), station(desk, now - 2))
    until(lambda: course_of(desk).compare.timeline.chosen[1] == now - 2, "the second handle stands two stations back")
    until(lambda: not course_of(desk).compare.is_moving, "it has arrived")


def slide_then(desk: Desk) -> None:
    then, _ = course_of(desk).compare.timeline.chosen
    desk.hands.drag(station(desk, then), station(desk, then + 2))
    until(lambda: course_of(desk).compare.timeline.chosen[0] == then + 2, "the first handle stands two stations on")


def slide_by_key(desk: Desk) -> None:
    _, now = course_of(desk).compare.timeline.chosen
    desk.hands.click(station(desk, now))
    desk.hands.key("left")
    until(lambda: course_of(desk).compare.timeline.chosen[1] == now - 1, "one station back")
    until(lambda: not course_of(desk).compare.is_moving, "it has arrived")


def play(desk: Desk) -> None:
    compare = course_of(desk).compare
    desk.click(compare.play)
    until(lambda: compare.play.text() == "Stop", "it plays")
    until(lambda: compare.play.text() == "Play", "it has played to the end", 20_000)
    until(lambda: not compare.is_moving, "it has arrived")


def play_and_stop(desk: Desk) -> None:
    compare = course_of(desk).compare
    _, last = compare.timeline.chosen
    desk.click(compare.play)
    until(lambda: compare.play.text() == "Stop" and compare.timeline.chosen[1] != last, "it plays")
    desk.click(compare.play)
    until(lambda: compare.play.text() == "Play" and not compare.is_moving, "it stands")


def paint(desk: Desk, down: float = 0.28) -> None:
    canvas, painting = desk.chart.body.canvas, desk.chart.body.painting
    desk.hands.key("b", "ctrl")
    until(lambda: painting.is_out, "the brush is out")
    desk.hands.key("8")
    at, to = (canvas.mapToGlobal(canvas.sight.place_on_screen("front", 0.5, y).toPoint()) for y in (down, down + 0.06))
    count = len(desk.bench.clinic.audit_trail())
    desk.hands.drag(at, to, steps=6)
    until(lambda: len(desk.bench.clinic.audit_trail()) == count + 1, "the stroke is saved")
    desk.hands.key("esc")
    until(lambda: not painting.is_out, "the brush is away")


def wheel(desk: Desk) -> None:
    canvas = desk.chart.body.canvas
    desk.hands.click(canvas.mapToGlobal(QPoint(canvas.width() // 3, canvas.height() // 3)), 4, times=3)


def pan(desk: Desk) -> None:
    canvas = desk.chart.body.canvas
    free = canvas.mapToGlobal(QPoint(20, canvas.height() // 2))
    desk.hands.drag(free, free + QPoint(120, 40))


def pick_session(desk: Desk) -> None:
    frames = desk.chart.filmstrip.findChildren(SessionFrame)
    until(lambda: all(frame.isVisible() for frame in frames), "the sessions stand in the strip")
    desk.click(frames[0])


def pick_point(desk: Desk) -> None:
    desk.hands.click(where_is(desk, "ST36", Side.LEFT))


def pick_site(desk: Desk) -> None:
    desk.hands.click(where_is(desk, "CV17", Side.MIDLINE))


def search_tomas(desk: Desk) -> None:
    desk.hands.key("k", "ctrl")
    desk.hands.type("tomas")


def where_is(desk: Desk, code: str, side: Side) -> QPoint:
    """Where a point is drawn on the screen."""
    chart = desk.chart
    site = chart.controller.sites.for_point(code, side)
    assert site is not None
    places = desk.bench.atlas.places.of(chart.controller.here.patient.figure, site)
    plate = next(plate for plate in chart.controller.here.plates if plate in places)
    return chart.body.canvas.mapToGlobal(chart.body.canvas.sight.place_on_screen(plate, *places[plate]).toPoint())


CONTROLS: dict[str, tuple[Callable[[Desk], None], ...]] = {
    "turned by F6": (press("F6"),),
    "turned twice": (press("F6"), press("F6")),
    "next plates": (press("pgdown"),),
    "plates before": (press("pgup"),),
    "plates of a tab": (tab("Head"),),
    "plates of a tab, then back": (tab("Feet"), tab("Body")),
    "nearer by key": (nearer,),
    "nearer, then plates": (nearer, press("F6")),
    "nearer and whole again": (nearer, press("home")),
    "wheel": (wheel,),
    "moved": (wheel, pan),
    "channels": (press("ctrl", "shift", "l"),),
    "muscles": (press("ctrl", "shift", "u"),),
    "a point": (pick_point,),
    "a site": (pick_site,),
    "a site, then nearer": (pick_site, nearer),
    "needling": (press("F3"),),
    "after": (press("F4"),),
    "after, then other plates": (press("F4"), press("F6")),
    "another session": (pick_session,),
    "dark": (lambda desk: desk.click(desk.shell.sidebar.theme_button),),
    "compare": (press("ctrl", "3"), compare_tab("Compare")),
    "compare, other plates": (press("ctrl", "3"), compare_tab("Compare"), compare_tab("Both")),
    "pain painted": (paint,),
    "pain painted and taken back": (lambda desk: paint(desk, 0.36), press("ctrl", "z")),
    "pain painted, then nearer": (lambda desk: paint(desk, 0.44), nearer),
    "another figure": (press("ctrl", "1"), search_tomas, press("enter"), press("enter")),
}


@pytest.mark.parametrize("control", CONTROLS)
def test_after_a_control_the_screen_shows_what_a_fresh_window_shows(
    control: str, room: Room, desk: Desk, at_the_start: np.ndarray, tmp_path: Path
) -> None:
    before = at_the_start
    now = before
    for act in CONTROLS[control]:
        painted = desk.sight.painted
        act(desk)
        until(lambda count=painted: desk.sight.painted > count, "something is painted")
        now = desk.rest()
    comes_back = control in (
        "turned twice", "plates of a tab, then back", "nearer and whole again", "pain painted and taken back",
    )  # fmt: skip
    if not comes_back and differing(before, now)[0] <= MOST_SQUARES:
        kept = keep_pictures(tmp_path, before=before, now=now)
        pytest.fail(f"nothing happened on the screen; the picture is in {kept}")
    as_a_fresh_window_shows_it(room, desk, tmp_path)


# The station of the latest before of Mara's course.
LAST_BEFORE = 10
SLIDER: dict[str, tuple[Callable[[Desk], None], ...]] = {
    "now moved": (slide_now,),
    "then moved": (slide_then,),
    "both moved, other plates": (slide_then, slide_now, compare_tab("Both")),
    "now by key": (slide_by_key,),
    "played": (play,),
    "stopped on the way": (play_and_stop,),
}


@pytest.mark.parametrize("control", SLIDER)
def test_after_the_slider_of_compare_the_screen_shows_both_moments(
    control: str, room: Room, desk: Desk, tmp_path: Path
) -> None:
    for act in (press("ctrl", "3"), compare_tab("Compare")):
        act(desk)
        desk.rest()
    put_handles(desk, 0, LAST_BEFORE)
    before = desk.rest()
    for act in SLIDER[control]:
        act(desk)
    seen = desk.rest()
    compare = course_of(desk).compare
    assert control == "played" or differing(before, seen)[0] > MOST_SQUARES, "something changed on the screen"
    compare.timeline.setFocus()
    seen = desk.rest()
    fresh = room.window(dataclasses.replace(desk.chart.controller.here.where(), place=PlaceName.COURSE))
    try:
        fresh.show()
        other = course_of(fresh)
        other.bar.views.choose(True)
        other.compare.plates.choose(compare.plates.chosen)
        fresh.rest()
        then, now = compare.timeline.chosen
        put_handles(fresh, then, now)
        other.compare.timeline.setFocus()
        meant = fresh.rest()
        assert words_of(other) == words_of(course_of(desk))
    finally:
        room.close(fresh)
        desk.show()
    header = course_of(desk).bar.height()
    count, box = differing(seen[header:], meant[header:])
    if count > MOST_SQUARES:
        kept = keep_pictures(tmp_path, seen=seen, meant=meant)
        pytest.fail(f"{count} squares differ around {box.getRect()}; both pictures are in {kept}")


def words_of(course: CoursePlace) -> list[str]:
    """Everything that Compare says in words, in order."""
    rows = [str(row) for row in course.compare.list.rows]
    return [*(one.text() for one in course.compare.findChildren(QLabel)), *rows]


@pytest.mark.parametrize("way", [("1", "2"), ("3", "2"), ("4", "5", "2")])
def test_back_in_chart_the_filmstrip_and_the_body_are_there(
    way: tuple[str, ...], room: Room, desk: Desk, tmp_path: Path
) -> None:
    for key in way:
        desk.hands.key(key, "ctrl")
        desk.rest()
    assert desk.shell.workplace.place is PlaceName.CHART
    as_a_fresh_window_shows_it(room, desk, tmp_path)
    pick_session(desk)
    until(lambda: desk.chart.controller.here.chart.session.number == 1, "a click on the strip opens the session")
