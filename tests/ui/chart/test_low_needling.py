"""In a low window the counts of needles, their modes and rows stand below each other, whatever site is selected."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.atlas.body import Side
from ashichart.domain.workplace import ChartStep
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.panel.needling_panel import CountCard


@pytest.mark.parametrize("size", [(890, 460), (890, 510), (1180, 690)])
def test_counts_modes_and_rows_never_cover_each_other(
    place: ChartPlace, practice: Practice, qtbot: QtBot, size: tuple[int, int]
) -> None:
    place.resize(*size)
    place.controller.here.set_step(ChartStep.NEEDLING)
    site = practice.site("GB21", Side.LEFT)
    place.controller.needling.place(site)
    place.controller.selection.select(site)
    panel = place.sites_panel.needling
    (needle,) = practice.chart.needles

    def rect(part: QWidget) -> QRect:
        return QRect(part.mapTo(panel, QPoint(0, 0)), part.size())

    def stands() -> None:
        row = panel.row_of(needle.id)
        assert row is not None
        count = panel.findChildren(CountCard)[0]
        mode = next(one for one in panel.findChildren(QPushButton) if one.text() == "Place")
        parts = [rect(one) for one in (count, mode, row)]
        assert all(above.bottom() < below.top() for above, below in pairwise(parts))
        assert panel.rect().contains(parts[-1])

    qtbot.waitUntil(stands, timeout=2000)
