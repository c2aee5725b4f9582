"""Areas on the body: under the marks, kept between frames, in and out within 150 ms."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot
from tests.ui.repaints import repaints

from ashichart.domain.atlas.areas import Area, AreaKind
from ashichart.domain.atlas.body import Side
from ashichart.domain.notation import Shape
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.marks import AtlasMark
from ashichart.ui.body.painting.area_painter import FADE_MS, AreaLayer

SQUARE = [(0.35, 0.4), (0.65, 0.4), (0.65, 0.6), (0.35, 0.6)]
FELT = Area(AreaKind.ESSENTIAL, {"front": [SQUARE]})
LINE = Area(AreaKind.ALL_CHANNELS, {"front": [[(0.3, 0.3), (0.7, 0.7)]], "back": [[(0.5, 0.1), (0.5, 0.9)]]})


class Milliseconds:
    """Milliseconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def painted(layer: AreaLayer) -> QImage:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    layer.paint(painter, ["front"], lambda _plate: QTransform.fromScale(100, 100), LIGHT)
    painter.end()
    return picture


def darkness(picture: QImage, x: int = 50, y: int = 50) -> int:
    return 255 * 3 - sum(QColor(picture.pixel(x, y)).getRgb()[:3])  # type: ignore[arg-type]


def test_a_new_area_comes_in_and_one_that_goes_fades(qapp: object) -> None:
    clock = Milliseconds()
    layer = AreaLayer(clock)
    layer.set([FELT], fade=True)
    shades: list[int] = []
    for part in (0.0, 0.5, 1.0):
        clock.now = part * FADE_MS
        shades.append(darkness(painted(layer)))
    assert shades == sorted(shades)
    assert shades[0] == 0 < shades[1] < shades[2]
    layer.step()
    assert not layer.fades

    layer.set([], fade=True)
    assert not layer.is_empty
    clock.now += 0.5 * FADE_MS
    assert 0 < darkness(painted(layer)) < shades[2]
    clock.now += FADE_MS
    layer.step()
    assert layer.is_empty
    assert darkness(painted(layer)) == 0


def test_without_fading_it_is_there_at_once(qapp: object) -> None:
    layer = AreaLayer(Milliseconds())
    assert layer.set([FELT])
    assert not layer.fades
    assert darkness(painted(layer)) > 0
    assert not layer.set([FELT]), "nothing new"
    assert layer.set([])
    assert layer.is_empty


def test_what_stays_does_not_fade_with_what_comes(qapp: object) -> None:
    clock = Milliseconds()
    layer = AreaLayer(clock)
    layer.set([FELT])
    full = darkness(painted(layer), 40, 55)
    layer.set([FELT, LINE], fade=True)
    assert darkness(painted(layer), 40, 55) == full


@pytest.mark.parametrize("kind", list(AreaKind))
def test_every_kind_is_seen_on_its_own_plate_alone(qapp: object, kind: AreaKind) -> None:
    layer = AreaLayer()
    layer.set([Area(kind, {"back": [SQUARE]})])
    untouched = painted(layer)
    layer.set([Area(kind, {"front": [SQUARE]})])
    assert painted(layer) != untouched


def test_marks_lie_over_areas_and_the_body_comes_back_bare(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.show()
    qtbot.waitExposed(canvas)
    bare = canvas.grab().toImage()
    at_mark = canvas.sight.place_on_screen("front", 0.4, 0.3).toPoint()
    at_skin = canvas.sight.place_on_screen("front", 0.5, 0.5).toPoint()

    canvas.set_areas([Area(AreaKind.ESSENTIAL, {"front": [[(0.3, 0.2), (0.7, 0.2), (0.7, 0.7), (0.3, 0.7)]]})])
    covered = canvas.grab().toImage()
    assert covered.pixel(at_mark) == bare.pixel(at_mark)
    assert covered.pixel(at_skin) != bare.pixel(at_skin)

    canvas.set_areas([])
    assert canvas.grab().toImage() == bare


def test_areas_move_with_the_body_and_fade_by_themselves(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.show()
    qtbot.waitExposed(canvas)
    bare = canvas.grab().toImage().pixel(canvas.sight.place_on_screen("front", 0.5, 0.5).toPoint())
    canvas.set_areas([FELT], fade=True)
    qtbot.waitUntil(
        lambda: canvas.grab().toImage().pixel(canvas.sight.place_on_screen("front", 0.5, 0.5).toPoint()) != bare
    )
    with qtbot.waitSignal(canvas.rested):
        canvas.sight.zoom_by(2.0)
    after = canvas.grab().toImage()
    assert after.pixel(canvas.sight.place_on_screen("front", 0.5, 0.5).toPoint()) != bare
    canvas.sight.pan_by(30, 10)
    assert canvas.grab().toImage().pixel(canvas.sight.place_on_screen("front", 0.5, 0.5).toPoint()) != bare


def test_words_for_the_skin_stand_at_the_pointer_until_it_moves(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.show()
    qtbot.waitExposed(canvas)
    at = canvas.sight.place_on_screen("front", 0.55, 0.5)
    with qtbot.waitSignal(canvas.surface_hovered):
        qtbot.mouseMove(canvas, at.toPoint())
    bare = canvas.grab().toImage()

    with repaints(canvas):
        canvas.pointer.say_surface("belly", at)
    named = canvas.grab().toImage()
    assert named != bare
    canvas.pointer.say_surface("chest", at)
    assert canvas.grab().toImage() == named, "what is named stays until the pointer moves"
    with repaints(canvas):
        qtbot.mouseMove(canvas, at.toPoint() + QPoint(3, 3))
    assert canvas.grab().toImage() == bare


def test_no_words_beside_the_body(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.show()
    qtbot.waitExposed(canvas)
    bare = canvas.grab().toImage()
    canvas.pointer.say_surface("nothing", canvas.sight.place_on_screen("front", 0.05, 0.05))
    assert canvas.grab().toImage() == bare


def test_where_the_needles_of_a_point_go_is_shown_while_the_pointer_is_on_it(canvas: BodyCanvas, qtbot: QtBot) -> None:
    tip = (0.5, 0.62)
    around = AtlasMark(
        "EX-HN1", Side.MIDLINE, "EX-HN1", Shape.CIRCLE, {"front": (0.5, 0.5)}, needles=({"front": tip}, {"back": tip})
    )
    canvas.set_points((around,))
    canvas.show()
    qtbot.waitExposed(canvas)
    at = canvas.sight.place_on_screen("front", *tip).toPoint()
    bare = canvas.grab().toImage().pixel(at)
    with repaints(canvas):
        qtbot.mouseMove(canvas, canvas.sight.place_on_screen("front", 0.5, 0.5).toPoint())
    assert canvas.grab().toImage().pixel(at) != bare
    with repaints(canvas):
        qtbot.mouseMove(canvas, QPoint(3, 3))
    assert canvas.grab().toImage().pixel(at) == bare
