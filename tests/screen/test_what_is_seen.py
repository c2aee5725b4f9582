"""Every control that changes a picture, used by hand: the screen then shows what a fresh window shows."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
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
    chart.desk.set_step(ChartStep.BEFORE)
    chart.desk.select(None)
    chart.plate_bar.show_plates(FRONT_AND_BACK)
    chart.canvas.set_plates(FRONT_AND_BACK)
    for box in (*chart.layers_card.areas.values(), chart.layers_card.charge):
        box.setChecked(False)
    chart.layers_card.acupuncture.setChecked(True)
    chart.canvas.setFocus()
    return desk.rest()


def button(parent: QWidget, words: str) -> QPushButton:
    found = [one for one in parent.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons say {words}"
    return found[0]


def as_a_fresh_window_shows_it(room: Room, desk: Desk, folder: Path) -> None:
    """Compare the screen with that of a window made anew in the same state."""
    seen = desk.rest()
    chart, where = desk.chart, desk.shell.workplace
    state = chart.desk.where()
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
            fresh.chart.desk.select(chart.desk.selected)
            twin.canvas.set_view(chart.canvas.view)
            twin.canvas.setFocus()
        for widget in fresh.window.findChildren(QWidget):
            widget.update()
        meant = fresh.rest()
    finally:
        room.close(fresh)
        desk.show()
    count, box = differing(seen, meant)
    if count > MOST_SQUARES:
        kept = keep_pictures(folder, seen=seen, meant=meant)
        pytest.fail(f"{count} squares differ around {box.getRect()}; both pictures are in {kept}")


def _boxes(chart: ChartPlace) -> list[QCheckBox]:
    card = chart.layers_card
    return [card.acupuncture, card.trigger, card.charge, *card.areas.values()]


def press(*keys: str) -> Callable[[Desk], None]:
    return lambda desk: desk.hands.key(keys[-1], *keys[:-1])


def nearer(desk: Desk) -> None:
    desk.hands.key("=", "shift")


def tab(words: str) -> Callable[[Desk], None]:
    return lambda desk: desk.click(button(desk.chart.plate_bar, words))


def compare_tab(words: str) -> Callable[[Desk], None]:
    return lambda desk: desk.click(button(course_of(desk), words))


def course_of(desk: Desk) -> CoursePlace:
    place = desk.shell.place(PlaceName.COURSE)
    assert isinstance(place, CoursePlace)
    return place


def wheel(desk: Desk) -> None:
    canvas = desk.chart.canvas
    desk.hands.click(canvas.mapToGlobal(QPoint(canvas.width() // 3, canvas.height() // 3)), 4, times=3)


def pan(desk: Desk) -> None:
    canvas = desk.chart.canvas
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
    site = chart.desk.site_for_point(code, side)
    assert site is not None
    places = desk.bench.atlas.places(chart.desk.patient.figure, site)
    plate = next(plate for plate in chart.desk.plates if plate in places)
    return chart.canvas.mapToGlobal(chart.canvas.place_on_screen(plate, *places[plate]).toPoint())


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
    "dark": (lambda desk: desk.click(desk.shell.rail.theme_button),),
    "compare": (press("ctrl", "3"), compare_tab("Compare")),
    "compare, other plates": (press("ctrl", "3"), compare_tab("Compare"), compare_tab("Both")),
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
    comes_back = control in ("turned twice", "plates of a tab, then back", "nearer and whole again")
    if not comes_back and differing(before, now)[0] <= MOST_SQUARES:
        kept = keep_pictures(tmp_path, before=before, now=now)
        pytest.fail(f"nothing happened on the screen; the picture is in {kept}")
    as_a_fresh_window_shows_it(room, desk, tmp_path)


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
    until(lambda: desk.chart.desk.chart.session.number == 1, "a click on the strip opens the session")
