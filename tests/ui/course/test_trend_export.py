"""The trend and its readings are saved as table, picture and drawing."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.course.conftest import Keep

from ashichart.domain.errors import UserError
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.course.trend_export import ENDINGS, TrendExport


@pytest.fixture
def plot(keep: Keep) -> QWidget:
    made = QLabel("6.1  5.4  4.7")
    keep(made)
    made.resize(300, 120)
    return made


def test_each_ending_writes_its_own_kind_of_file(keep: Keep, plot: QWidget, tmp_path: Path) -> None:
    export = TrendExport(ChangeBus(), lambda: "session,value\r\n1,7\r\n", lambda: plot)
    keep(export)
    for ending in ENDINGS:
        export.save(tmp_path / f"course.{ending}")

    assert (tmp_path / "course.csv").read_bytes() == b"\xef\xbb\xbfsession,value\r\n1,7\r\n"
    assert QImage(str(tmp_path / "course.png")).size() == plot.grab().size()
    drawing = QSvgRenderer(str(tmp_path / "course.svg"))
    assert drawing.isValid()
    assert drawing.viewBox().size() == plot.size()
    assert b"6.1" in (tmp_path / "course.svg").read_bytes()
    menu = export.menu()
    assert menu is not None
    assert len(menu.actions()) == len(ENDINGS)


def test_without_a_trend_there_is_no_picture(keep: Keep, tmp_path: Path) -> None:
    export = TrendExport(ChangeBus(), lambda: "", lambda: None)
    keep(export)
    export.save(tmp_path / "course.png")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    keep: Keep, plot: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    bus = ChangeBus()
    export = TrendExport(bus, lambda: "session\r\n", lambda: plot)
    keep(export)
    (tmp_path / "course.csv").mkdir()
    for file in (tmp_path / "missing" / "course.csv", tmp_path / "course.csv"):
        with qtbot.waitSignal(bus.save_failed) as told:
            export.save(file)
        assert told.args is not None
        assert isinstance(told.args[0], UserError)
        assert "could not be saved" in str(told.args[0])
    assert [file.name for file in tmp_path.iterdir()] == ["course.csv"]
