"""Standing still costs nothing: paintings, update requests and processor time over two idle seconds, everywhere."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from tests.screen.conftest import Desk, Room
from tests.screen.sight import until

from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.course.course_place import CoursePlace

pytestmark = pytest.mark.xvfb

# A caret blinks twice a second, the clock of the dose ticks; anything more is a loop.
MOST_REQUESTS = 6
MOST_CPU_MS = 100.0
WATCH_CPU_MS = 25.0


@pytest.fixture
def windows(room: Room) -> Iterator[Callable[[Workplace], Desk]]:
    """Return a function that opens one more window; all stand still together, so that two seconds are enough."""
    made: list[Desk] = []

    def one_more(workplace: Workplace) -> Desk:
        made.append(room.window(workplace))
        made[-1].show()
        return made[-1]

    yield one_more
    for desk in made:
        room.close(desk)


def stands_still(desk: Desk, windows: int) -> None:
    """Nothing asks for painting and nothing costs time, in any of the windows; each looks at its file now and then."""
    desk.sight.at_rest(desk.size)
    most = MOST_CPU_MS + windows * WATCH_CPU_MS
    for _ in range(3):  # the file is looked through once after it was opened; a loop never ends
        idle = desk.sight.idle()
        if idle.requests <= MOST_REQUESTS and idle.cpu_ms <= most:
            return
    pytest.fail(f"{idle.cpu_ms:.0f} ms and {idle.requests} requests in two seconds: {idle.paints.most_common(5)}")


def test_every_place_at_rest_costs_nothing(room: Room, windows: Callable[[Workplace], Desk]) -> None:
    for place in PlaceName:
        last = windows(room.last_session("Mara"))
        last.go(place)
        last.rest()
    stands_still(last, len(PlaceName))


def strip_open(desk: Desk) -> None:
    desk.chart.controller.selection.select(desk.chart.controller.here.chart.sites[3])
    until(desk.chart.body.rating.strip.isVisible, "the strip asks")


def strip_open_and_near(desk: Desk) -> None:
    strip_open(desk)
    desk.chart.body.canvas.sight.zoom_by(2.5)


def after_walk(desk: Desk) -> None:
    desk.chart.controller.here.set_step(ChartStep.AFTER)
    until(desk.chart.body.rating.strip.isVisible, "the walk begins")


def typed_line(desk: Desk) -> None:
    desk.hands.key("/")
    until(desk.chart.entry.hasFocus, "the line has the caret")
    desk.hands.type("gb21 r 7")
    until(desk.chart.entry.popup.isVisible, "offers")


def pointer_on_a_mark(desk: Desk) -> None:
    desk.hands.move(desk.chart.body.canvas.mapToGlobal(QPoint(desk.chart.body.canvas.width() // 4, 200)))


def compare(desk: Desk) -> None:
    desk.go(PlaceName.COURSE)
    course = desk.shell.place(PlaceName.COURSE)
    assert isinstance(course, CoursePlace)
    course.bar.views.choose(True)


STATES: dict[str, Callable[[Desk], None]] = {
    "rating strip": strip_open,
    "rating strip, near": strip_open_and_near,
    "walk after": after_walk,
    "needling": lambda desk: desk.chart.controller.here.set_step(ChartStep.NEEDLING),
    "compare": compare,
    "typed line": typed_line,
    "pointer on the body": pointer_on_a_mark,
}


def test_every_state_at_rest_costs_nothing(room: Room, windows: Callable[[Workplace], Desk]) -> None:
    for reach in STATES.values():
        desk = windows(room.last_session("Mara"))
        desk.chart.body.canvas.setFocus()
        desk.rest()
        reach(desk)
        desk.sight.at_rest(desk.size)
    stands_still(desk, len(STATES))
