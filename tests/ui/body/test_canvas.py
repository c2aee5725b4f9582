"""The canvas as it is used: clicks, drags, wheel, keys. Clicks are given in plate fractions."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.body.conftest import MARKS, POINTS, Picks, TwoPlates, disc
from tests.ui.repaints import repaints

from ashichart.domain.atlas.areas import Area, AreaKind
from ashichart.domain.atlas.body import Figure, Side
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.body.body_view import BodyView
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import HitKind
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.pain_layer import PainLayer
from ashichart.ui.body.sight import BodySight

LEFT_BUTTON = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def send(
    canvas: BodyCanvas, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton = LEFT_BUTTON, *, held: bool = True
) -> QMouseEvent:
    buttons = button if held else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, QPointF(canvas.mapToGlobal(at)), button, buttons, NONE)
    QApplication.sendEvent(canvas, event)
    return event


def press(canvas: BodyCanvas, at: QPointF, button: Qt.MouseButton = LEFT_BUTTON) -> QMouseEvent:
    return send(canvas, QEvent.Type.MouseButtonPress, at, button)


def move(canvas: BodyCanvas, at: QPointF, button: Qt.MouseButton = LEFT_BUTTON) -> QMouseEvent:
    return send(canvas, QEvent.Type.MouseMove, at, button)


def release(canvas: BodyCanvas, at: QPointF, button: Qt.MouseButton = LEFT_BUTTON) -> QMouseEvent:
    return send(canvas, QEvent.Type.MouseButtonRelease, at, button, held=False)


def click(canvas: BodyCanvas, plate: str, x: float, y: float) -> None:
    at = canvas.sight.place_on_screen(plate, x, y)
    press(canvas, at)
    release(canvas, at)


def turn(canvas: BodyCanvas, at: QPointF, angle: int, pixels: QPoint | None = None) -> QWheelEvent:
    phase = Qt.ScrollPhase.ScrollUpdate if pixels is not None else Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        at, QPointF(canvas.mapToGlobal(at)), pixels or QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, NONE,
        phase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    return event


def colour_at(canvas: BodyCanvas, plate: str, x: float, y: float) -> QColor:
    image: QImage = canvas.grab().toImage()
    return image.pixelColor((canvas.sight.place_on_screen(plate, x, y) * canvas.devicePixelRatioF()).toPoint())


def test_click_on_a_mark_picks_its_site_and_changes_nothing(canvas: BodyCanvas, picks: Picks) -> None:
    before = canvas.grab().toImage()
    click(canvas, "front", 0.4, 0.3)
    assert [(one.kind, one.site_id) for one in picks.picked] == [(HitKind.MARK, "s1")]
    assert canvas.grab().toImage() == before


def test_click_on_an_atlas_point_picks_code_and_side(canvas: BodyCanvas, picks: Picks) -> None:
    click(canvas, "front", 0.405, 0.702)
    assert [(one.kind, one.code, one.side) for one in picks.picked] == [(HitKind.POINT, "ST36", Side.RIGHT)]


def test_click_on_the_body_picks_the_surface_at_its_plate_fractions(canvas: BodyCanvas, picks: Picks) -> None:
    canvas.sight.zoom_by(2.5, canvas.sight.place_on_screen("back", 0.5, 0.8))
    canvas.repaint()
    click(canvas, "back", 0.62, 0.8)
    (picked,) = picks.picked
    assert picked.kind is HitKind.SURFACE
    assert picked.place is not None
    assert (picked.place.plate, picked.place.x, picked.place.y) == ("back", pytest.approx(0.62), pytest.approx(0.8))


def test_click_beside_the_body_picks_nothing(canvas: BodyCanvas, picks: Picks) -> None:
    click(canvas, "front", 0.1, 0.4)
    assert [one.kind for one in picks.picked] == [HitKind.NOTHING]


def test_second_press_of_a_double_click_is_no_second_act(canvas: BodyCanvas, picks: Picks) -> None:
    at = canvas.sight.place_on_screen("front", 0.4, 0.3)
    press(canvas, at)
    release(canvas, at)
    send(canvas, QEvent.Type.MouseButtonDblClick, at)
    release(canvas, at)
    assert [one.site_id for one in picks.picked] == ["s1"]


def test_every_mouse_event_is_accepted(canvas: BodyCanvas) -> None:
    at = QPointF(5, 5)
    right = Qt.MouseButton.RightButton
    events = (press(canvas, at, right), move(canvas, at, right), release(canvas, at, right), turn(canvas, at, 120))
    assert all(event.isAccepted() for event in events)


def test_press_that_trembles_is_still_a_click(canvas: BodyCanvas, picks: Picks) -> None:
    at = canvas.sight.place_on_screen("front", 0.4, 0.3)
    press(canvas, at)
    move(canvas, at + QPointF(3, 2))
    release(canvas, at + QPointF(3, 2))
    assert [one.site_id for one in picks.picked] == ["s1"]


def test_a_pin_that_was_not_selected_stays_where_it_is(canvas: BodyCanvas, picks: Picks) -> None:
    start, end = canvas.sight.place_on_screen("back", 0.45, 0.5), canvas.sight.place_on_screen("back", 0.6, 0.6)
    press(canvas, start)
    move(canvas, start + QPointF(30, 5))
    move(canvas, end)
    release(canvas, end)
    assert picks.dropped == []


def test_drag_of_a_pin_tells_where_it_was_dropped(canvas: BodyCanvas, picks: Picks) -> None:
    canvas.set_selected("pin")
    start, end = canvas.sight.place_on_screen("back", 0.45, 0.5), canvas.sight.place_on_screen("back", 0.6, 0.6)
    press(canvas, start)
    move(canvas, start + QPointF(10, 5))
    move(canvas, end)
    release(canvas, end)
    assert picks.picked == []
    ((site_id, place),) = picks.dropped
    assert (site_id, place.plate, place.x, place.y) == ("pin", "back", pytest.approx(0.6), pytest.approx(0.6))


def test_pin_under_drag_is_drawn_at_the_pointer(canvas: BodyCanvas) -> None:
    canvas.set_selected("pin")
    press(canvas, canvas.sight.place_on_screen("back", 0.45, 0.5))
    move(canvas, canvas.sight.place_on_screen("back", 0.6, 0.6))
    off_the_number = 9.0 / 700
    assert colour_at(canvas, "back", 0.6, 0.6 + off_the_number) == QColor(LIGHT.ramp[5])
    assert colour_at(canvas, "back", 0.45, 0.5) != QColor(LIGHT.ramp[5])


def test_escape_puts_a_pin_back(canvas: BodyCanvas, picks: Picks, qtbot: QtBot) -> None:
    canvas.set_selected("pin")
    start = canvas.sight.place_on_screen("back", 0.45, 0.5)
    before = canvas.grab().toImage()
    press(canvas, start)
    move(canvas, start + QPointF(60, 40))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    release(canvas, start + QPointF(60, 40))
    assert (picks.picked, picks.dropped) == ([], [])
    assert canvas.grab().toImage() == before


def test_pin_dropped_beside_the_body_goes_back(canvas: BodyCanvas, picks: Picks) -> None:
    canvas.set_selected("pin")
    press(canvas, canvas.sight.place_on_screen("back", 0.45, 0.5))
    move(canvas, canvas.sight.place_on_screen("back", 0.1, 0.5))
    release(canvas, canvas.sight.place_on_screen("back", 0.1, 0.5))
    assert picks.dropped == []


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_drag_pans_when_zoomed_and_picks_nothing(canvas: BodyCanvas, picks: Picks, button: Qt.MouseButton) -> None:
    canvas.sight.zoom_by(3.0, canvas.sight.place_on_screen("front", 0.5, 0.5))
    start = canvas.sight.place_on_screen("front", 0.5, 0.5)
    press(canvas, start, button)
    move(canvas, start + QPointF(30, 20), button)
    release(canvas, start + QPointF(30, 20), button)
    assert picks.picked == []
    moved = canvas.sight.place_on_screen("front", 0.5, 0.5) - start
    assert (moved.x(), moved.y()) == (pytest.approx(30), pytest.approx(20))


def test_escape_takes_a_pan_back(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.sight.zoom_by(3.0)
    before, start = canvas.sight.view, QPointF(450, 350)
    press(canvas, start, Qt.MouseButton.MiddleButton)
    move(canvas, start + QPointF(50, 10), Qt.MouseButton.MiddleButton)
    assert canvas.sight.view != before
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.sight.view == before


def test_space_turns_a_press_on_a_mark_into_a_pan(canvas: BodyCanvas, picks: Picks, qtbot: QtBot) -> None:
    canvas.sight.zoom_by(3.0, canvas.sight.place_on_screen("back", 0.45, 0.5))
    start = canvas.sight.place_on_screen("back", 0.45, 0.5)
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    press(canvas, start)
    move(canvas, start + QPointF(40, 0))
    release(canvas, start + QPointF(40, 0))
    assert (picks.picked, picks.dropped) == ([], [])
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.sight.place_on_screen("back", 0.45, 0.5).x() == pytest.approx(start.x() + 40)


def test_wheel_zooms_to_the_pointer(canvas: BodyCanvas, qtbot: QtBot) -> None:
    at = canvas.sight.place_on_screen("back", 0.6, 0.3)
    with qtbot.waitSignal(canvas.zoom_changed) as changed:
        turn(canvas, at, 240)
    assert changed.args == [pytest.approx(1.44)]
    assert canvas.sight.zoom == pytest.approx(1.44)
    place = canvas.sight.plate_at(at)
    assert place is not None
    assert (place.plate, place.x, place.y) == ("back", pytest.approx(0.6), pytest.approx(0.3))


def test_touch_pad_scrolls_the_picture(canvas: BodyCanvas) -> None:
    canvas.sight.zoom_by(3.0)
    before = canvas.sight.view
    turn(canvas, QPointF(450, 350), 24, QPoint(7, -4))
    assert (canvas.sight.view.dx - before.dx, canvas.sight.view.dy - before.dy) == (pytest.approx(7), pytest.approx(-4))


def test_keys_zoom_pan_and_fit(canvas: BodyCanvas, qtbot: QtBot) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.sight.zoom == pytest.approx(1.25**2)
    before = canvas.sight.view
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.sight.view.dx < before.dx
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.sight.zoom == pytest.approx(1.25)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.sight.zoom == 1.0


def test_tab_walks_the_marks_and_enter_picks(canvas: BodyCanvas, picks: Picks, qtbot: QtBot) -> None:
    canvas.setFocus()
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert [one.site_id for one in picks.picked] == ["s1", "s2", "pin"]
    qtbot.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.accessibleDescription() == "GB21 L"


def test_hover_names_what_is_under_the_pointer_until_it_moves_on(canvas: BodyCanvas) -> None:
    bare = canvas.grab().toImage()
    at = canvas.sight.place_on_screen("front", 0.4, 0.7)
    assert canvas.sight.target_at(at).title == "ST36 R · Zusanli"
    send(canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    named = canvas.grab().toImage()
    assert named != bare
    send(canvas, QEvent.Type.MouseMove, at + QPointF(1, 0), Qt.MouseButton.NoButton)
    assert canvas.grab().toImage() == named, "what is named once stands still"
    send(canvas, QEvent.Type.MouseMove, QPointF(2, 2), Qt.MouseButton.NoButton)
    assert canvas.grab().toImage() == bare


def test_bead_of_a_needle_picks_site_and_needles_at_once(canvas: BodyCanvas, picks: Picks) -> None:
    centre = canvas.sight.place_on_screen("back", 0.4, 0.2)
    beads = [
        centre + QPointF(x, y)
        for x in range(-45, 46, 3)
        for y in range(-45, 46, 3)
        if canvas.sight.target_at(centre + QPointF(x, y)).numbers
    ]
    assert beads
    press(canvas, beads[len(beads) // 2])
    release(canvas, beads[len(beads) // 2])
    assert [(one.site_id, one.numbers) for one in picks.picked] == [("s2", (1,))]


def test_selected_site_is_told_to_screen_readers(canvas: BodyCanvas) -> None:
    assert canvas.accessibleName() == "Body, front, back"
    canvas.set_selected("s1")
    assert canvas.accessibleDescription() == "Selected: LI4 right, before 7"
    canvas.set_selected(None)
    assert canvas.accessibleDescription() == ""


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_paper_and_body_wear_the_colours_of_the_theme(canvas: BodyCanvas, theme: object) -> None:
    canvas.set_theme(DARK if theme is DARK else LIGHT)
    assert colour_at(canvas, "front", 0.5, 0.5) == QColor(canvas.theme.body)
    assert colour_at(canvas, "front", 0.2, 0.4) == QColor(canvas.theme.paper)


def test_mark_keeps_its_size_and_place_on_the_body_under_zoom(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.sight.zoom_by(4.0, canvas.sight.place_on_screen("front", 0.4, 0.3))
    with qtbot.waitSignal(canvas.painted):
        canvas.update()
    at = canvas.sight.place_on_screen("front", 0.4, 0.3).toPoint()
    image = canvas.grab().toImage()
    inside, outside = image.pixelColor(at + QPoint(0, 9)), image.pixelColor(at + QPoint(0, 17))
    assert inside == QColor(LIGHT.ramp[7])
    assert outside != QColor(LIGHT.ramp[7])


def test_preview_stands_in_for_the_mark_of_its_site(canvas: BodyCanvas) -> None:
    with repaints(canvas):
        canvas.set_preview((BodyMark("s1", "LI4", "R", disc(2), {"front": (0.4, 0.3)}),))
    assert colour_at(canvas, "front", 0.4 - 6 / 420, 0.3) == QColor(LIGHT.ramp[2])
    with repaints(canvas):
        canvas.set_preview(())
    assert colour_at(canvas, "front", 0.4 - 9 / 420, 0.3) == QColor(LIGHT.ramp[7])


def test_label_under_a_popover_is_left_out(canvas: BodyCanvas) -> None:
    open_picture = canvas.grab().toImage()
    at = canvas.sight.place_on_screen("front", 0.4, 0.3)
    with repaints(canvas):
        canvas.set_blocked(QRectF(at.x() - 120, at.y() - 30, 240, 60))
    assert canvas.grab().toImage() != open_picture
    with repaints(canvas):
        canvas.set_blocked()
    assert canvas.grab().toImage() == open_picture


def test_resize_keeps_marks_on_their_places(canvas: BodyCanvas) -> None:
    canvas.resize(640, 480)
    canvas.repaint()
    found = canvas.sight.target_at(canvas.sight.place_on_screen("front", 0.4, 0.3))
    assert found.site_id == "s1"


def test_place_on_a_plate_that_is_not_shown_is_refused(canvas: BodyCanvas) -> None:
    canvas.set_plates(("front",))
    with pytest.raises(KeyError):
        canvas.sight.place_on_screen("back", 0.5, 0.5)
    assert canvas.accessibleName() == "Body, front"


# Whatever changes what is seen asks for its painting, and until that is done a hit is answered from the old picture.

CHANGES = {
    "figure": lambda canvas: canvas.set_figure(Figure.MALE),
    "plates": lambda canvas: canvas.set_plates(("back",)),
    "theme": lambda canvas: canvas.set_theme(DARK),
    "marks": lambda canvas: canvas.set_marks(MARKS[:1]),
    "preview": lambda canvas: canvas.set_preview(MARKS[1:2]),
    "points": lambda canvas: canvas.set_points(()),
    "awaited points": lambda canvas: canvas.await_points(lambda: POINTS),
    "areas": lambda canvas: canvas.set_areas((Area(AreaKind.REGION, {"front": (((0.4, 0.3), (0.5, 0.4)),)}),)),
    "pain": lambda canvas: canvas.set_pain_layer(PainLayer(lambda _plate: None)),
    "selection": lambda canvas: canvas.set_selected("s1"),
    "ground taken": lambda canvas: canvas.set_blocked(QRectF(0, 0, 200, 200)),
    "zoom": lambda canvas: canvas.sight.zoom_by(1.3),
    "pan": lambda canvas: (canvas.sight.zoom_by(2.0), canvas.sight.pan_by(30, 0)),
    "drag": lambda canvas: canvas.pointer.show_drag("pin", QPointF(50, 50)),
    "drag over": lambda canvas: canvas.pointer.end_drag("pin", None),
    "size": lambda canvas: canvas.resize(700, 500),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_picture_is_painted_without_being_looked_at(
    change: str, canvas: BodyCanvas, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(canvas.rested, timeout=500, raising=False):
        pass
    QApplication.processEvents()
    with qtbot.waitSignal(canvas.painted, timeout=1000):
        CHANGES[change](canvas)


def test_every_setter_of_the_body_is_among_the_changes() -> None:
    told = {"set_view", "set_figure", "set_plates", "set_theme", "set_marks", "set_preview", "set_points", "set_areas",
            "set_pain_layer", "set_selected", "set_blocked"}  # fmt: skip
    setters = {name for one in (BodyView, BodySight) for name in vars(one) if name.startswith("set_")}
    assert setters == told, "a new setter needs its line in CHANGES"


def test_click_before_the_new_plates_are_painted_means_those_that_are_seen(canvas: BodyCanvas, picks: Picks) -> None:
    canvas.repaint()
    at = canvas.sight.place_on_screen("front", 0.4, 0.3)
    canvas.set_plates(("back",))
    press(canvas, at)
    release(canvas, at)
    assert [one.site_id for one in picks.picked] == ["s1"], "front and back still stand on the screen"
    canvas.repaint()
    assert canvas.sight.target_at(at).site_id == ""


def test_nothing_is_hit_before_the_first_painting(source: TwoPlates, qtbot: QtBot) -> None:
    unseen = BodyCanvas(source)
    qtbot.addWidget(unseen)
    unseen.resize(900, 700)
    unseen.set_plates(("front", "back"))
    unseen.set_marks(MARKS)
    assert unseen.sight.target_at(unseen.sight.place_on_screen("front", 0.4, 0.3)).kind is HitKind.NOTHING
    assert unseen.sight.plate_at(unseen.sight.place_on_screen("front", 0.4, 0.3)) is None
