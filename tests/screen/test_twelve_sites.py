"""Twelve sites before and after in the real window, by keys alone and by mouse alone: exactly the intended readings.

The hands do not wait for the program: like a person they go on after a fixed pause, and whatever is late would be hit
wrongly.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from tests.screen.conftest import Desk, Room
from tests.screen.session_kit import open_new_session
from tests.screen.sight import until

from ashichart import paths
from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.clinic_points import OwnPointDraft
from ashichart.services.clinic.clinic import open_demonstration
from ashichart.ui.chart.rating.foot import StripAct

pytestmark = pytest.mark.xvfb

# Seconds between two acts of a hand, as they pass on the clock; and of one that hurries.
PAUSE, HURRY = 0.4, 0.12
MOST_S = 60
L, R, M = Side.LEFT, Side.RIGHT, Side.MIDLINE
OWN = "MY1"
# Code or own label, side, value before, value after; None after is "not assessed", −1 is "unchanged".
# Front and back, both sides mixed; the sole is on other plates, and one point is the clinic's own.
SITES: tuple[tuple[str, Side, int, int | None], ...] = (
    ("GB21", R, 7, 3), ("GB21", L, 4, -1), ("CV17", M, 8, 3), ("CV12", M, 5, 2), ("ST36", R, 4, None),
    ("ST36", L, 3, 0), ("LR3", L, 6, 5), ("BL23", R, 8, 9), ("KI1", L, 2, 0), ("BL18", L, 7, -1),
    ("GB30", R, 10, 6), (OWN, L, 5, 4),
)  # fmt: skip
LETTER = {L: "l", R: "r", M: ""}
BODY, FEET = "Body", "Feet"


@pytest.fixture(scope="module")
def own(room: Room) -> str:
    """The code of a point of the clinic's own on the back of each thigh."""
    atlas = AtlasService(paths.bodymaps())
    hits = [atlas.places.hit(Figure.FEMALE, "back", across, 0.62) for across in (0.42, 0.58)]
    draft = OwnPointDraft(OWN, "Ours", PointKind.ACUPUNCTURE, {hit.side: hit.surface for hit in hits if hit})
    return room.clinic.own_points.add(draft)[0].code


@pytest.fixture(scope="module")
def window(room: Room, own: str) -> Iterator[Desk]:
    assert own
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


def check(desk: Desk, own: str, folder: Path) -> None:
    """Everything is in the file as it was meant, in the order of palpation, for whoever opens it next."""
    copy = folder / "copy.ashichart"
    shutil.copy2(desk.bench.clinic.path, copy)
    clinic = open_demonstration(copy)
    chart = clinic.charting.chart(desk.chart.controller.here.chart.session.id)
    clinic.close()
    found = [
        (OWN if site.code == own else site.code, site.side, chart.value(site.id, Phase.BEFORE),
         chart.value(site.id, Phase.AFTER))
        for site in chart.sites
    ]  # fmt: skip
    assert found == [(code, side, before, before if after == -1 else after) for code, side, before, after in SITES]
    assert len(chart.readings) == 2 * len(SITES), "and nothing else"


@pytest.mark.parametrize("pause", [PAUSE, HURRY])
def test_by_keys_alone(desk: Desk, own: str, tmp_path: Path, pause: float) -> None:
    began = time.monotonic()
    for code, side, before, _after in SITES:
        desk.hands.key("/")
        desk.hands.type(" ".join(part for part in (code.lower(), LETTER[side], str(before)) if part))
        wait(pause)
        desk.hands.key("enter")
        wait(pause)
    desk.hands.key("F4")
    wait(pause)
    for _code, _side, _before, after in SITES:
        desk.hands.key({-1: "=", None: "n"}.get(after, str(after)))
        wait(pause)
    assert time.monotonic() - began < MOST_S
    desk.rest()
    check(desk, own, tmp_path)


def where(desk: Desk, code: str, side: Side) -> QPoint | None:
    """Where a point is drawn, read off the atlas as a person reads it off the body; None on other plates."""
    chart = desk.chart
    site = chart.controller.sites.for_point(code, side)
    assert site is not None
    places = desk.bench.atlas.places.of(Figure.FEMALE, site)
    plate = next((plate for plate in chart.controller.here.plates if plate in places), None)
    if plate is None:
        return None
    return chart.body.canvas.mapToGlobal(chart.body.canvas.sight.place_on_screen(plate, *places[plate]).toPoint())


def test_by_the_mouse_alone(desk: Desk, own: str, tmp_path: Path) -> None:
    chart, hands = desk.chart, desk.hands
    began = time.monotonic()

    def click_key(value: int) -> None:
        hands.click(chart.body.rating.strip.mapToGlobal(chart.body.rating.strip.key_rect(float(value)).center()))
        wait()

    def click_act(act: StripAct) -> None:
        desk.click(chart.body.rating.strip.foot.button(act))
        wait()

    def click_plates(words: str) -> None:
        buttons = chart.body.plates.bar.findChildren(QPushButton)
        desk.click(next(one for one in buttons if one.text() == words and one.isVisible()))
        wait()

    changes = 0
    for label, side, before, _after in SITES:
        code = own if label == OWN else label
        at = where(desk, code, side)
        if at is None:
            click_plates(FEET if label == "KI1" else BODY)
            changes += 1
            at = where(desk, code, side)
        assert at is not None, f"{label} is on none of the plates"
        under = chart.body.canvas.childAt(chart.body.canvas.mapFromGlobal(at))
        assert under is None, f"{under} covers {label}, which is clicked next"
        hands.click(at)
        wait()
        click_key(before)
    assert changes == 2, "to the sole and back"
    phases = chart.header.phases
    desk.click(phases, phases.segment_rect(ChartStep.AFTER).center())
    wait()
    for _code, _side, _before, after in SITES:
        if after == -1:
            click_act(StripAct.UNCHANGED)
        elif after is None:
            click_act(StripAct.NOT_ASSESSED)
        else:
            click_key(after)
    assert time.monotonic() - began < MOST_S
    desk.rest()
    check(desk, own, tmp_path)
    assert not chart.body.rating.strip.isVisible(), "nothing is left"
