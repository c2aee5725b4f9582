"""What the canvas shows while it moves, what it adds when it is near, and fingers on a touch pad."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.body.conftest import POINTS
from tests.ui.repaints import repaints

from ashichart.domain.atlas.body import Side
from ashichart.domain.notation import Shape
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.marks import AtlasMark

SQUARE = AtlasMark("UTrap1", Side.LEFT, "U. trap. 1", Shape.SQUARE, {"front": (0.55, 0.7)})


def colour_at(canvas: BodyCanvas, plate: str, x: float, y: float) -> QColor:
    at = canvas.sight.place_on_screen(plate, x, y).toPoint()
    return canvas.grab().toImage().pixelColor(at)


def point_at(canvas: BodyCanvas, at: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    place = QPointF(canvas.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, at, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, event)


def pinch(canvas: BodyCanvas, kind: Qt.NativeGestureType, value: float, at: QPointF) -> None:
    place = QPointF(canvas.mapToGlobal(at))
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, at, at, place, value, QPointF())
    QApplication.sendEvent(canvas, event)


def wait_for_rest(canvas: BodyCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.rested):
        pass


def test_bodies_stay_on_their_places_while_the_view_moves(canvas: BodyCanvas) -> None:
    canvas.grab()
    for factor in (1.6, 1.1, 0.7):
        canvas.sight.zoom_by(factor, canvas.sight.place_on_screen("front", 0.5, 0.5))
        assert colour_at(canvas, "front", 0.5, 0.55) == QColor(LIGHT.body)
        assert colour_at(canvas, "front", 0.25, 0.45) == QColor(LIGHT.paper)
        canvas.sight.pan_by(37, -21)
        assert colour_at(canvas, "front", 0.5, 0.55) == QColor(LIGHT.body)


def test_picture_at_rest_is_the_same_whatever_way_led_there(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.set_points(())
    canvas.sight.zoom_by(3.0)
    wait_for_rest(canvas, qtbot)
    straight = canvas.grab().toImage()
    canvas.sight.pan_by(80, 40)
    canvas.grab()
    canvas.sight.fit()
    canvas.sight.zoom_by(3.0)
    wait_for_rest(canvas, qtbot)
    assert canvas.grab().toImage() == straight


def test_atlas_points_are_named_when_the_view_is_near_and_rests(canvas: BodyCanvas, qtbot: QtBot) -> None:
    def inks() -> int:
        at = canvas.sight.place_on_screen("front", 0.4, 0.7).toPoint()
        image = canvas.grab().toImage()
        muted = QColor(LIGHT.muted)
        return sum(image.pixelColor(at + QPoint(dx, dy)) == muted for dx in range(-70, 71) for dy in range(-20, 21))

    canvas.set_marks(())
    canvas.set_points((*POINTS, SQUARE))
    assert inks() == 0
    canvas.sight.zoom_by(3.0, canvas.sight.place_on_screen("front", 0.4, 0.7))
    wait_for_rest(canvas, qtbot)
    assert inks() > 0


def test_pointer_on_a_point_shows_its_name_and_a_larger_dot(canvas: BodyCanvas) -> None:
    before = canvas.grab().toImage()
    at = canvas.sight.place_on_screen("front", 0.4, 0.7)
    with repaints(canvas):
        point_at(canvas, at)
    after = canvas.grab().toImage()
    assert after.pixelColor(at.toPoint() + QPoint(5, 0)) != before.pixelColor(at.toPoint() + QPoint(5, 0))
    assert after.pixelColor(at.toPoint() + QPoint(20, 24)) == QColor(LIGHT.raised)
    with repaints(canvas):
        point_at(canvas, QPointF(3, 3))
    assert canvas.grab().toImage() == before


def test_name_at_the_lower_edge_stays_inside(canvas: BodyCanvas) -> None:
    canvas.resize(420, 260)
    canvas.sight.zoom_by(4.0, canvas.sight.place_on_screen("front", 0.4, 0.7))
    at = canvas.sight.place_on_screen("front", 0.4, 0.7)
    canvas.sight.pan_by(canvas.width() - 20 - at.x(), canvas.height() - 8 - at.y())
    point_at(canvas, canvas.sight.place_on_screen("front", 0.4, 0.7))
    image = canvas.grab().toImage()
    assert image.pixelColor(canvas.width() - 12, canvas.height() - 14).isValid()


def test_tab_draws_a_ring_around_the_mark(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.activateWindow()
    canvas.setFocus()
    before = canvas.grab().toImage()
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    if canvas.hasFocus():
        assert canvas.grab().toImage() != before
    assert canvas.accessibleDescription() == "LI4 right, before 7"


def test_mark_out_of_sight_is_brought_into_sight(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.sight.zoom_by(8.0, canvas.sight.place_on_screen("back", 0.6, 0.9))
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.rect().contains(canvas.sight.place_on_screen("front", 0.4, 0.3).toPoint())


@pytest.mark.parametrize(("value", "zoom"), [(0.5, 1.5), (0.0, 1.0)])
def test_pinch_on_a_touch_pad_zooms(canvas: BodyCanvas, value: float, zoom: float) -> None:
    at = canvas.sight.place_on_screen("front", 0.5, 0.5)
    pinch(canvas, Qt.NativeGestureType.ZoomNativeGesture, value, at)
    assert canvas.sight.zoom == pytest.approx(zoom)
    pinch(canvas, Qt.NativeGestureType.SmartZoomNativeGesture, 0.0, at)
    assert canvas.sight.zoom == 1.0
