"""Names beside marks follow from what is shown: whatever was shown before, the same state gives the same picture."""

from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication
from tests.ui.body.conftest import TwoPlates, disc

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.notation import Shape
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import TextKind
from ashichart.ui.body.layout import View
from ashichart.ui.body.marks import AtlasMark, BodyMark, NeedleMark

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

_RANDOM = random.Random(7)
SIZES = ((900, 700), (640, 480), (760, 900))
PLATES = (("front", "back"), ("front",), ("back",))
ALL = tuple(
    BodyMark(
        f"m{number}", f"Point {number}", "LR"[number % 2], disc(number % 11, (Shape.CIRCLE, Shape.SQUARE)[number % 2]),
        {
            plate: (_RANDOM.uniform(0.51, 0.66) - number % 2 * 0.17, _RANDOM.uniform(0.1, 0.4))
            for plate in ("front", "back")
        },
        (NeedleMark(number),) if number % 3 == 0 else (),
    )
    for number in range(18)
)  # fmt: skip
DOTS = tuple(
    AtlasMark(f"P{i}", Side.LEFT, f"P{i}", Shape.CIRCLE, {"front": (0.32 + i % 12 * 0.03, 0.1 + i // 12 * 0.07)})
    for i in range(96)
)


class Walk:
    """A canvas to which random things happen; it remembers the state that they lead to."""

    def __init__(self, canvas: BodyCanvas, qtbot: QtBot, seed: int) -> None:
        self.canvas = canvas
        self._qtbot = qtbot
        self._random = random.Random(seed)
        self.size, self.plates, self.marks = SIZES[0], PLATES[0], ALL
        self.selected: str | None = None
        canvas.set_points(DOTS)
        self.ways: tuple[Callable[[], None], ...] = (
            self.resize, self.show_plates, self.choose_marks, self.select, self.zoom, self.zoom, self.pan, self.fit,
            self.paint, self.cover,
        )  # fmt: skip

    def step(self) -> None:
        self._random.choice(self.ways)()

    def resize(self) -> None:
        self.size = self._random.choice(SIZES)
        self.canvas.resize(*self.size)

    def show_plates(self) -> None:
        self.plates = self._random.choice(PLATES)
        self.canvas.set_plates(self.plates)

    def choose_marks(self) -> None:
        self.marks = tuple(mark for mark in ALL if self._random.random() < 0.7)
        self.canvas.set_marks(self.marks)

    def select(self) -> None:
        self.selected = self._random.choice([None, *(mark.site_id for mark in ALL)])
        self.canvas.set_selected(self.selected)

    def zoom(self) -> None:
        at = QPointF(self._random.uniform(0, self.size[0]), self._random.uniform(0, self.size[1]))
        for _ in range(3):
            self.canvas.sight.zoom_by(self._random.choice((1.3, 1 / 1.2)), at)
            self.paint()

    def pan(self) -> None:
        self.canvas.sight.pan_by(self._random.uniform(-90, 90), self._random.uniform(-90, 90))
        self.paint()

    def fit(self) -> None:
        self.canvas.sight.fit()

    def paint(self) -> None:
        self.canvas.grab()

    def cover(self) -> None:
        self.canvas.set_blocked(QRectF(100, 100, 200, 120))
        self.paint()
        self.canvas.set_blocked()


def same_state_anew(walk: Walk, qtbot: QtBot, view: View) -> BodyCanvas:
    fresh = BodyCanvas(TwoPlates())
    qtbot.addWidget(fresh)
    fresh.resize(*walk.size)
    fresh.set_figure(Figure.FEMALE)
    fresh.set_plates(walk.plates)
    fresh.set_marks(walk.marks)
    fresh.set_points(DOTS)
    fresh.set_selected(walk.selected)
    fresh.show()
    qtbot.waitExposed(fresh)
    fresh.sight.set_view(view)
    return fresh


def come_to_rest(canvas: BodyCanvas, qtbot: QtBot) -> None:
    """Let the canvas rest, whether or not it moves now."""
    with qtbot.waitSignal(canvas.rested):
        view = canvas.sight.view
        canvas.sight.set_view(View(view.zoom, view.dx + 1, view.dy))
        canvas.sight.set_view(view)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.usefixtures("dressed")  # in the fonts of the program
def test_picture_at_rest_follows_from_the_state_alone(canvas: BodyCanvas, qtbot: QtBot, seed: int) -> None:
    walk = Walk(canvas, qtbot, seed)
    canvas.set_marks(ALL)
    for _ in range(14):
        walk.step()
    come_to_rest(canvas, qtbot)
    fresh = same_state_anew(walk, qtbot, canvas.sight.view)
    come_to_rest(fresh, qtbot)
    assert canvas.sight.view == fresh.sight.view
    assert canvas.sight.picture_now().texts == fresh.sight.picture_now().texts
    assert canvas.grab().toImage() == fresh.grab().toImage()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.usefixtures("dressed")
def test_after_every_change_names_settle_where_a_fresh_window_has_them(
    canvas: BodyCanvas, qtbot: QtBot, seed: int
) -> None:
    walk = Walk(canvas, qtbot, seed)
    canvas.set_marks(ALL)
    come_to_rest(canvas, qtbot)
    for step in (walk.choose_marks, walk.select, walk.choose_marks, walk.select):
        step()
        at_once = [one for one in canvas.sight.picture_now().texts if one.kind is TextKind.LABEL]
        for one, other in combinations(at_once, 2):
            assert not one.box.overlaps(other.box)
            assert not any(map(one.box.is_crossed, other.leader))
    fresh = same_state_anew(walk, qtbot, canvas.sight.view)
    come_to_rest(fresh, qtbot)
    canvas.update()
    qtbot.waitUntil(lambda: canvas.sight.picture_now().texts == fresh.sight.picture_now().texts)
    assert canvas.grab().toImage() == fresh.grab().toImage()


def names(canvas: BodyCanvas) -> dict[tuple[str, tuple[float, float] | None], object]:
    return {
        (one.site_id, one.mark): (one.box, one.leader)
        for one in canvas.sight.picture_now().texts
        if one.kind is TextKind.LABEL
    }


def test_names_stay_while_one_mark_after_another_is_charted(canvas: BodyCanvas, qtbot: QtBot) -> None:
    moved = stood = 0
    canvas.set_marks(ALL[:1])
    before = names(canvas)
    for count in range(2, len(ALL) + 1):
        canvas.set_marks(ALL[:count])
        come_to_rest(canvas, qtbot)
        after = names(canvas)
        stood += len(before)
        moved += sum(after.get(key) != place for key, place in before.items())
        before = after
    assert moved <= 0.12 * stood, f"{moved} of {stood} names moved"


def test_names_ride_along_with_their_marks_while_the_view_moves(canvas: BodyCanvas, qtbot: QtBot) -> None:
    canvas.set_marks(ALL[:6])
    canvas.grab()

    def offsets() -> dict[str, tuple[float, float]]:
        texts = [one for one in canvas.sight.picture_now().texts if one.kind is TextKind.LABEL and one.mark]
        plates = len(canvas.sight.picture_now().slots)
        assert plates == 2
        return {
            f"{one.site_id} {one.mark[0] < canvas.width() / 2}": (
                round(one.box.x0 - one.mark[0], 3), round(one.box.y0 - one.mark[1], 3),
            )
            for one in texts
            if one.mark
        }  # fmt: skip

    before = offsets()
    for _ in range(4):
        canvas.sight.zoom_by(1.08, QPointF(canvas.width() / 2, canvas.height() / 2))
        riding = offsets()
        assert riding
        assert all(before[key] == place for key, place in riding.items() if key in before)
    come_to_rest(canvas, qtbot)
    assert offsets()


PILE = (
    *(BodyMark(f"o{i}", f"Over {i}", "L", disc(9), {"front": (0.6 + dx, 0.3 + dy)}, spoken=f"Over {i}, left")
      for i, (dx, dy) in enumerate([(-0.012, -0.008), (0.012, -0.008), (-0.012, 0.008), (0.012, 0.008)])),
    BodyMark("under", "Under", "L", disc(0), {"front": (0.6, 0.3)}, spoken="Under the others, left"),
)  # fmt: skip


def shows_a_tag(canvas: BodyCanvas) -> bool:
    """Whether the name of the mark that lies under others stands beside it as at the pointer."""
    at = canvas.sight.place_on_screen("front", 0.6, 0.3).toPoint()
    image = canvas.grab().toImage()
    return image.pixelColor(at.x() + 20, at.y() + 21) == QColor(LIGHT.raised)


@pytest.fixture
def pile(canvas: BodyCanvas) -> BodyCanvas:
    canvas.set_points(())
    canvas.set_marks(PILE)
    assert "under" not in {site for site, _ in names(canvas)}
    assert not shows_a_tag(canvas)
    return canvas


def test_selected_mark_without_a_name_says_it(pile: BodyCanvas) -> None:
    pile.set_selected("under")
    assert shows_a_tag(pile)
    assert "Under the others, left" in pile.accessibleDescription()
    pile.set_selected(None)
    assert not shows_a_tag(pile)


def test_mark_without_a_name_says_it_under_the_pointer(pile: BodyCanvas) -> None:
    at = pile.sight.place_on_screen("front", 0.6, 0.3)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(pile.mapToGlobal(at)), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(pile, move)
    assert pile.sight.target_at(at).title == "Under the others, left"
    assert shows_a_tag(pile)


def test_mark_without_a_name_says_it_when_tab_reaches_it(pile: BodyCanvas, qtbot: QtBot) -> None:
    pile.activateWindow()
    pile.setFocus()
    qtbot.waitUntil(pile.hasFocus)
    for _ in PILE:
        assert not shows_a_tag(pile)
        qtbot.keyClick(pile, Qt.Key.Key_Tab)
    assert pile.accessibleDescription() == "Under the others, left"
    assert shows_a_tag(pile)
