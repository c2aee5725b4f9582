"""A row of the needle list keeps its times and buttons; a long name of a site gives way and is said on hover."""

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from ashichart.ui.chart.panel.needle_menu import NeedleName

LONG = "Sternocleidomastoid, sternal division 1 R"


def test_a_long_name_gives_way_and_is_said_whole_on_hover(qtbot: QtBot) -> None:
    name = NeedleName(LONG, lambda: None)
    qtbot.addWidget(name)
    assert name.minimumSizeHint().width() < name.sizeHint().width() / 2
    name.resize(QSize(120, 28))
    name.show()
    qtbot.waitUntil(lambda: name.toolTip() == LONG)
    assert name.text() == LONG
    name.resize(name.sizeHint())
    qtbot.waitUntil(lambda: name.toolTip() == "")
