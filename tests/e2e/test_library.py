"""A point looked up in the Library and charted from there, in the whole program on a file of its own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.e2e.test_chart_session import chart_place, file, saved, unlock

from ashichart.app import Program
from ashichart.domain.workplace import PlaceName
from ashichart.ui.library.library_place import LibraryPlace

__all__ = ["file"]


def test_zusanli_is_looked_up_and_charted(start: Callable[..., Program], file: Path, qtbot: QtBot) -> None:
    program = start(file)
    unlock(program, qtbot)
    chart = chart_place(program, qtbot)
    assert chart.controller.here.chart is not None
    session_id = chart.controller.here.chart.session.id
    shell = program.window.shell
    assert shell is not None

    qtbot.keyClick(program.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    if shell.workplace.place is not PlaceName.LIBRARY:
        shell.go_to(PlaceName.LIBRARY)  # a window that was never active gets no shortcuts
    library = shell.place(PlaceName.LIBRARY)
    assert isinstance(library, LibraryPlace)
    qtbot.waitUntil(library.isVisible)

    qtbot.keyClicks(library.search, "zusanli")
    assert library.card.card is not None
    assert library.card.card.title == "ST36 Zúsānlǐ"
    qtbot.keyClick(library.search, Qt.Key.Key_Return)
    assert library.foot.is_asking
    qtbot.keyClick(library.foot.sides[next(iter(library.foot.sides))], Qt.Key.Key_L)

    assert [site.title for site in chart.controller.here.chart.sites] == ["ST36 L"], "the Chart place hears of it"
    qtbot.mouseClick(library.foot.go_to_chart, Qt.MouseButton.LeftButton)
    assert shell.workplace.place is PlaceName.CHART
    assert chart.controller.selection.site is not None
    assert chart.controller.selection.site.title == "ST36 L"

    program.window.close()
    program.close_clinic()
    assert [site.title for site in saved(file, session_id).sites] == ["ST36 L"]
