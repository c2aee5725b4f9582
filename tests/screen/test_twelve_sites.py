"""Twelve sites before and after in the real window, by keys alone and by mouse alone: exactly the intended readings.

The hands do not wait for the program: like a person they go on after a fixed pause, and whatever is late would be hit
wrongly.
"""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from tests.screen.conftest import Desk, Room
from tests.screen.session_kit import open_new_session
from tests.screen.sight import until

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep
from ashichart.ui.chart.rating.foot import StripAct

pytestmark = pytest.mark.xvfb

# Of a hand that is used to it. At 0.4 s an act the same takes under 60 s.
PAUSE = 0.12
L, R, M = Side.LEFT, Side.RIGHT, Side.MIDLINE
# Code, side, value before, value after; None after is "not assessed", −1 is "unchanged".
SITES: tuple[tuple[str, Side, int, int | None], ...] = (
    ("GB21", R, 7, 3), ("GB21", L, 4, -1), ("CV17", M, 8, 3), ("CV12", M, 5, 2), ("ST36", R, 4, None),
    ("ST36", L, 3, 0), ("LR3", L, 6, 5), ("BL23", R, 8, 9), ("BL18", L, 7, -1), ("GB30", R, 10, 6),
    ("LI11", L, 2, 0), ("BL57", L, 5, 4),
)  # fmt: skip
LETTER = {L: "l", R: "r", M: ""}


@pytest.fixture(scope="module")
def window(room: Room) -> Iterator[Desk]:
    made = room.window(room.last_session("Mara"))
    made.show()
    yield made
    room.close(made)


@pytest.fixture
def desk(room: Room, window: Desk) -> Desk:
    open_new_session(room, window)
    return window


def wait(seconds: float = PAUSE) -> None:
    """Let a hand's pause pass, with the program running meanwhile and nothing looked at."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() >= end, "time passes")


def check(desk: Desk) -> None:
    """Everything is in the file as it was meant, in the order of palpation."""
    chart = desk.bench.clinic.charting.chart(desk.chart.desk.chart.session.id)
    found = [
        (site.code, site.side, chart.value(site.id, Phase.BEFORE), chart.value(site.id, Phase.AFTER))
        for site in chart.sites
    ]
    assert found == [(code, side, before, before if after == -1 else after) for code, side, before, after in SITES]
    assert all((site.id, Phase.AFTER) in chart.readings for site in chart.sites)


def test_by_keys_alone(desk: Desk) -> None:
    began = time.monotonic()
    for code, side, before, _after in SITES:
        desk.hands.key("/")
        desk.hands.type(" ".join(part for part in (code.lower(), LETTER[side], str(before)) if part))
        wait()
        desk.hands.key("enter")
        wait()
    desk.hands.key("F4")
    wait()
    for _code, _side, _before, after in SITES:
        desk.hands.key({-1: "=", None: "n"}.get(after, str(after)))
        wait()
    desk.rest()
    check(desk)
    acts = 12 * 2 + 1 + 12
    assert time.monotonic() - began < 60 - acts * (0.4 - PAUSE)


def where(desk: Desk, code: str, side: Side) -> QPoint:
    """Where a point is drawn, read off the atlas as a person reads it off the body."""
    chart = desk.chart
    site = chart.desk.site_for_point(code, side)
    assert site is not None
    places = desk.bench.atlas.places(Figure.FEMALE, site)
    plate = next(plate for plate in ("front", "back") if plate in places)
    return chart.canvas.mapToGlobal(chart.canvas.place_on_screen(plate, *places[plate]).toPoint())


def test_by_the_mouse_alone(desk: Desk) -> None:
    chart, hands = desk.chart, desk.hands
    began = time.monotonic()

    def click_key(value: int) -> None:
        hands.click(chart.strip.mapToGlobal(chart.strip.key_rect(float(value)).center()))
        wait()

    def click_act(act: StripAct) -> None:
        desk.click(chart.strip.foot.button(act))
        wait()

    for code, side, before, _after in SITES:
        at = where(desk, code, side)
        under = chart.canvas.childAt(chart.canvas.mapFromGlobal(at))
        assert under is None, f"{under} covers {code}, which is clicked next"
        hands.click(at)
        wait()
        click_key(before)
    phases = chart.phases
    desk.click(phases, phases.segment_rect(ChartStep.AFTER).center())
    wait()
    for _code, _side, _before, after in SITES:
        if after == -1:
            click_act(StripAct.UNCHANGED)
        elif after is None:
            click_act(StripAct.NOT_ASSESSED)
        else:
            click_key(after)
    desk.rest()
    check(desk)
    assert not chart.strip.isVisible(), "nothing is left"
    acts = 12 * 2 + 1 + 12
    assert time.monotonic() - began < 60 - acts * (0.4 - PAUSE)
