"""Layers on the charted body, the referral of what is selected, and what the pointer is over."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.atlas.areas import Layer
from ashichart.domain.atlas.body import Figure, Side
from ashichart.ui.chart.chart_place import ChartPlace

KEYS = {Layer.CHANNELS: Qt.Key.Key_L, Layer.MUSCLES: Qt.Key.Key_U, Layer.REGIONS: Qt.Key.Key_R}
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def at_rest(place: ChartPlace, qtbot: QtBot) -> QImage:
    """Return the canvas once nothing comes in or fades any more."""
    last = [QImage()]

    def same() -> bool:
        before, last[0] = last[0], place.body.canvas.grab().toImage()
        return before == last[0]

    qtbot.waitUntil(same)
    return last[0]


@pytest.mark.parametrize("layer", list(Layer))
def test_a_layer_is_switched_on_and_off_by_key(place: ChartPlace, qtbot: QtBot, layer: Layer) -> None:
    box = place.body.layers_card.areas[layer]
    assert not box.isChecked()
    before = at_rest(place, qtbot)
    qtbot.keyClick(place.body.canvas, KEYS[layer], BOTH)
    assert box.isChecked()
    assert at_rest(place, qtbot) != before
    qtbot.keyClick(place.body.canvas, KEYS[layer], BOTH)
    assert at_rest(place, qtbot) == before


def test_a_selected_trigger_point_shows_where_it_is_felt(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    before = at_rest(place, qtbot)
    place.controller.selection.select(place.controller.sites.for_point("Infraspin1", Side.LEFT))
    shoulder = practice.bench.atlas.point(Figure.FEMALE, "LU1")
    assert shoulder is not None
    at = place.body.canvas.sight.place_on_screen("front", *shoulder.places[Side.LEFT].plates["front"]).toPoint()
    other = place.body.canvas.sight.place_on_screen("front", *shoulder.places[Side.RIGHT].plates["front"]).toPoint()
    felt = at_rest(place, qtbot)

    def changed(middle: QPoint) -> int:
        near = [middle + QPoint(dx, dy) for dx in range(-24, 25, 4) for dy in range(-24, 25, 4)]
        return sum(felt.pixel(one) != before.pixel(one) for one in near)

    assert changed(at) > 20 > changed(other)

    place.controller.selection.select(None)
    assert at_rest(place, qtbot) == before


def test_a_pointer_that_lingers_names_region_and_muscle(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    before = at_rest(place, qtbot)
    at = place.body.canvas.sight.place_on_screen("back", 0.44, 0.34)
    qtbot.mouseMove(place.body.canvas, at.toPoint())
    qtbot.waitUntil(lambda: place.body.canvas.grab().toImage() != before)

    qtbot.mouseMove(place.body.canvas, QPointF(5, 5).toPoint())
    assert at_rest(place, qtbot) == before
