"""Gestures, without a widget."""

import pytest
from PySide6.QtCore import QPointF

from ashichart.domain.atlas.body import PlatePoint
from ashichart.ui.body.gestures import ClickGesture, PanGesture, PinchGesture, PinDragGesture, WheelGesture
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.body.layout import View


class Host:
    """A canvas of 1000 × 800 px that only remembers."""

    def __init__(self) -> None:
        self.view = View(4.0, -500, -400)
        self.told: list[tuple[object, ...]] = []

    @property
    def sight(self) -> "Host":
        return self

    def set_view(self, view: View) -> None:
        self.view = view

    def pan_by(self, dx: float, dy: float) -> None:
        self.view = self.view.panned(dx, dy, 1000, 800)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        at = at or QPointF(500, 400)
        self.view = self.view.zoomed(factor, at.x(), at.y(), 1000, 800)

    def can_move(self, site_id: str) -> bool:
        return site_id == "pin"

    def drag_px(self, *, blunt: bool) -> float:
        return 10.0 if blunt else 5.0

    def pick(self, target: HitTarget) -> None:
        self.told.append(("picked", target))

    def show_drag(self, site_id: str, at: QPointF) -> None:
        self.told.append(("shown", site_id, at.x(), at.y()))

    def end_drag(self, site_id: str, at: QPointF | None) -> None:
        self.told.append(("dropped", site_id, at is not None))


def test_press_within_the_threshold_picks_what_was_pressed() -> None:
    host, pressed = Host(), HitTarget(HitKind.SURFACE, PlatePoint("front", 0.1, 0.1))
    gesture = ClickGesture(host, pressed)
    gesture.start(QPointF(100, 100))
    assert gesture.move(QPointF(103, 103)) is gesture
    gesture.finish(QPointF(103, 103))
    assert host.told == [("picked", pressed)]


@pytest.mark.parametrize(
    ("target", "becomes"),
    [
        (HitTarget(HitKind.MARK, site_id="pin"), PinDragGesture),
        (HitTarget(HitKind.MARK, site_id="pin", numbers=(3,)), PanGesture),
        (HitTarget(HitKind.MARK, site_id="s1"), PanGesture),
        (HitTarget(HitKind.SURFACE), PanGesture),
        (HitTarget(HitKind.NOTHING), PanGesture),
    ],
)
def test_press_past_the_threshold_becomes_a_drag_of_pins_alone(target: HitTarget, becomes: type) -> None:
    gesture = ClickGesture(Host(), target)
    gesture.start(QPointF(100, 100))
    assert isinstance(gesture.move(QPointF(106, 100)), becomes)


def test_a_finger_wanders_further_before_its_tap_is_a_drag() -> None:
    gesture = ClickGesture(Host(), HitTarget(HitKind.MARK, site_id="pin"), blunt=True)
    gesture.start(QPointF(100, 100))
    assert gesture.move(QPointF(108, 100)) is gesture
    assert isinstance(gesture.move(QPointF(111, 100)), PinDragGesture)


def test_cancelled_click_picks_nothing() -> None:
    host = Host()
    gesture = ClickGesture(host, HitTarget(HitKind.SURFACE))
    gesture.start(QPointF(100, 100))
    gesture.cancel()
    assert host.told == []


def test_pin_follows_the_pointer_and_is_dropped_or_put_back() -> None:
    host = Host()
    gesture = PinDragGesture(host, "pin")
    gesture.start(QPointF(0, 0))
    gesture.move(QPointF(20, 30))
    gesture.finish(QPointF(20, 30))
    gesture.cancel()
    assert host.told == [("shown", "pin", 20, 30), ("dropped", "pin", True), ("dropped", "pin", False)]


def test_pan_follows_the_pointer_and_can_be_taken_back() -> None:
    host = Host()
    before = host.view
    gesture = PanGesture(host)
    gesture.start(QPointF(100, 100))
    gesture.move(QPointF(110, 95))
    gesture.finish(QPointF(130, 90))
    assert (host.view.dx - before.dx, host.view.dy - before.dy) == (30, -10)
    gesture.cancel()
    assert host.view == before


def test_pinch_zooms_around_the_fingers_and_can_be_taken_back() -> None:
    host = Host()
    before = host.view
    place = before.to_fit(300, 300)
    gesture = PinchGesture(host)
    gesture.start(QPointF(300, 300))
    gesture.pinch(1.5, QPointF(320, 290))
    gesture.finish(QPointF(320, 290))
    assert host.view.zoom == pytest.approx(6.0)
    assert host.view.to_fit(320, 290) == pytest.approx(place)
    gesture.cancel()
    assert host.view == before


def test_wheel_goes_up_and_down_to_the_same_zoom() -> None:
    host = Host()
    wheel = WheelGesture(host)
    wheel.turn(120, QPointF(200, 200))
    assert host.view.zoom == pytest.approx(4.8)
    wheel.turn(-120, QPointF(200, 200))
    assert host.view.zoom == pytest.approx(4.0)
    wheel.scroll(5, 6)
    assert (host.view.dx, host.view.dy) == (pytest.approx(-495), pytest.approx(-394))
