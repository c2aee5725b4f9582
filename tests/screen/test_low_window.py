"""At 960 x 540 one plate stands large: what is painted there is what is hit, after every way to turn the body."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from tests.screen.conftest import Desk, Room
from tests.screen.sight import differing, until

from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep

pytestmark = pytest.mark.xvfb

LOW = QRect(0, 0, 960, 540)


@pytest.fixture(scope="module")
def desk(room: Room) -> Iterator[Desk]:
    made = room.window(room.last_session("Mara"), size=LOW)
    made.show()
    made.rest()
    yield made
    room.close(made)


def large(desk: Desk) -> str:
    assert desk.chart.body.plates.pair.is_folded
    return desk.chart.body.plates.pair.shown[0]


def places(desk: Desk, site: Site) -> dict[str, tuple[float, float]]:
    return dict(desk.bench.atlas.places.of(desk.chart.controller.here.patient.figure, site))


def click_marks(desk: Desk) -> int:
    """Click every mark of the plate that stands large where it is painted; each is selected and the plate stays."""
    chart, plate, clicked = desk.chart, large(desk), 0
    for site in chart.controller.here.chart.sites:
        if plate not in (seen := places(desk, site)):
            continue
        chart.controller.selection.select(None)
        desk.rest()
        desk.click(chart.body.canvas, chart.body.canvas.sight.place_on_screen(plate, *seen[plate]))
        until(lambda: chart.controller.selection.site is not None, "something is selected")
        assert chart.controller.selection.site == site
        assert large(desk) == plate
        clicked += 1
    return clicked


def test_what_is_painted_is_hit_on_both_sides_after_each_way_to_turn(desk: Desk) -> None:
    chart = desk.chart
    turns = {
        "key": lambda: desk.hands.key("F6"),
        "thumbnail": lambda: desk.click(chart.body.plates.pair.thumb),
    }
    for name, turn in turns.items():
        chart.controller.selection.select(None)
        chart.body.canvas.setFocus()
        before, was = desk.rest(), large(desk)
        turn()
        until(lambda was=was: large(desk) != was, f"the body turns by {name}")
        assert differing(before, desk.rest())[0] > 100
        assert click_marks(desk) >= 5


def test_the_walk_shows_each_site_that_it_asks_for(desk: Desk) -> None:
    chart = desk.chart
    chart.body.canvas.setFocus()
    desk.hands.key("F4")
    until(lambda: chart.controller.here.step is ChartStep.AFTER, "the walk begins")
    asked: list[str] = []
    while (site := chart.controller.selection.site) is not None:
        desk.rest()
        assert large(desk) in places(desk, site), f"{site.title} is in sight"
        at = chart.body.canvas.sight.place_on_screen(large(desk), *places(desk, site)[large(desk)]).toPoint()
        assert chart.body.canvas.childAt(at) is None, f"nothing covers {site.title}"
        asked.append(large(desk))
        desk.hands.key("3")
        until(lambda site=site: chart.controller.selection.site != site, "the walk goes on")
    assert {"front", "back"} == set(asked)
    # Undo brings back the last site, and the side on which it lies.
    desk.click(chart.body.plates.pair.thumb)
    desk.hands.key("z", "ctrl")
    until(lambda: chart.controller.selection.site is not None, "undo selects the site")
    assert large(desk) in places(desk, chart.controller.selection.site)
    for _ in asked[1:]:
        desk.hands.key("z", "ctrl")
    desk.rest()
