"""The bar of the brush fits the body's room: which phase is painted, and Done, are always in sight."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ashichart.domain.charting.readings import Phase
from ashichart.ui.chart.painting.bar import BrushActs, PaintingBar


@pytest.mark.parametrize("widths", [(800,), (520,), (520, 900), (900, 500, 900, 480)])
def test_the_bar_is_no_wider_than_its_room(dressed: QApplication, qtbot: QtBot, widths: tuple[int, ...]) -> None:
    del dressed
    room = QWidget()
    qtbot.addWidget(room)
    nothing = lambda *_: None  # noqa: E731
    bar = PaintingBar(room, BrushActs(nothing, nothing, nothing, nothing))
    room.resize(1000, 400)
    room.show()
    bar.show_brush(Phase.AFTER, 5, 3.0)
    for width in widths:
        bar.fit(width)
    assert bar.width() <= widths[-1]
    parts = [part for part in bar.children() if isinstance(part, QWidget) and part.isVisible()]
    assert len(parts) >= 6
    assert all(bar.rect().contains(part.geometry()) for part in parts)
    is_one_row = len({part.geometry().center().y() // 12 for part in parts}) == 1
    assert is_one_row is (widths[-1] >= 800)
