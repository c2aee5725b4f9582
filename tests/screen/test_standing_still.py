"""Standing still costs nothing: paintings, update requests and processor time over two idle seconds, everywhere."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from tests.screen.conftest import Desk, Room, with_place
from tests.screen.sight import Sight, until

from ashichart.domain.workplace import ChartStep, PlaceName
from ashichart.ui.course.course_place import CoursePlace

pytestmark = pytest.mark.xvfb

# A caret blinks twice a second, the clock of the dose ticks; anything more is a loop.
MOST_REQUESTS = 6
MOST_CPU_MS = 100.0


@pytest.fixture(scope="module")
def desk(room: Room) -> Iterator[Desk]:
    made = room.window(room.last_session("Mara"))
    made.show()
    made.rest()
    yield made
    room.close(made)


def stands_still(desk: Desk) -> None:
    desk.rest()
    idle = desk.sight.idle()
    assert idle.requests <= MOST_REQUESTS, f"{idle.requests} update requests, painted: {idle.paints.most_common(5)}"
    assert idle.cpu_ms <= MOST_CPU_MS, f"{idle.cpu_ms:.0f} ms in two seconds, painted: {idle.paints.most_common(5)}"


@pytest.mark.parametrize("place", list(PlaceName))
def test_a_place_at_rest_costs_nothing(place: PlaceName, room: Room, desk: Desk) -> None:
    desk.shell.show_workplace(with_place(room.last_session("Mara"), place))
    stands_still(desk)


def strip_open(desk: Desk) -> None:
    desk.chart.desk.select(desk.chart.desk.chart.sites[3])
    until(desk.chart.strip.isVisible, "the strip asks")


def strip_open_and_near(desk: Desk) -> None:
    strip_open(desk)
    desk.chart.canvas.zoom_by(2.5)


def after_walk(desk: Desk) -> None:
    desk.chart.desk.set_step(ChartStep.AFTER)
    until(desk.chart.strip.isVisible, "the walk begins")


def typed_line(desk: Desk) -> None:
    desk.hands.key("/")
    until(desk.chart.entry.hasFocus, "the line has the caret")
    desk.hands.type("gb21 r 7")
    until(desk.chart.entry.popup.isVisible, "offers")


def pointer_on_a_mark(desk: Desk) -> None:
    desk.hands.move(desk.chart.canvas.mapToGlobal(QPoint(desk.chart.canvas.width() // 4, 200)))


def compare(desk: Desk) -> None:
    desk.go(PlaceName.COURSE)
    course = desk.shell.place(PlaceName.COURSE)
    assert isinstance(course, CoursePlace)
    course.bar.views.choose(True)


STATES: dict[str, Callable[[Desk], None]] = {
    "rating strip": strip_open,
    "rating strip, near": strip_open_and_near,
    "walk after": after_walk,
    "needling": lambda desk: desk.chart.desk.set_step(ChartStep.NEEDLING),
    "typed line": typed_line,
    "pointer on the body": pointer_on_a_mark,
    "compare": compare,
}


@pytest.mark.parametrize("state", STATES)
def test_a_state_at_rest_costs_nothing(state: str, room: Room, desk: Desk) -> None:
    desk.shell.show_workplace(room.last_session("Mara"))
    desk.chart.desk.set_step(ChartStep.BEFORE)
    desk.chart.desk.select(None)
    desk.chart.canvas.fit()
    desk.rest()
    STATES[state](desk)
    desk.sight.at_rest(desk.size)
    if state == "typed line":
        idle_without_moving(desk.sight)
        desk.hands.key("esc")
        desk.hands.key("esc")
        until(desk.chart.canvas.hasFocus, "the body has the keys again")
    else:
        stands_still(desk)


def idle_without_moving(sight: Sight) -> None:
    idle = sight.idle()
    assert idle.requests <= MOST_REQUESTS, idle.paints.most_common(5)
    assert idle.cpu_ms <= MOST_CPU_MS
