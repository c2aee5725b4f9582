"""The trend and its readings are saved as table, picture and drawing, each with what it needs to be read alone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.made_up.charts import MEASURES, whole_course
from tests.ui.course.conftest import Keep

from ashichart.domain.charting.handing_out import ExportForm
from ashichart.domain.errors import UserError
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.course.pictures import PictureOwner
from ashichart.ui.course.trend.card import TrendCard
from ashichart.ui.course.trend.export import ENDINGS
from ashichart.ui.course.trend.values import trend_values

OWNER = PictureOwner("p1", "Neck and shoulders", date(2026, 10, 7), is_demonstration=True)


@pytest.fixture
def bus() -> ChangeBus:
    return ChangeBus()


@pytest.fixture
def card(keep: Keep, bus: ChangeBus) -> TrendCard:
    made = TrendCard(bus, lambda: "session,value\r\n1,7\r\n", LIGHT, record=lambda _form: None, owner=lambda: OWNER)
    keep(made)
    made.resize(520, 360)
    made.show()
    course = whole_course()
    made.set_course(course, trend_values(course, MEASURES))
    return made


def test_each_ending_writes_its_own_kind_of_file_and_says_where(card: TrendCard, tmp_path: Path) -> None:
    assert card.said.isHidden()
    for ending in ENDINGS:
        file = tmp_path / f"course.{ending}"
        card.export.save(file)
        assert card.said.text() == f"Saved as {file}"
    assert card.said.isVisible()

    assert (tmp_path / "course.csv").read_bytes() == b"\xef\xbb\xbfsession,value\r\n1,7\r\n"
    assert QImage(str(tmp_path / "course.png")).width() >= 1600
    drawing = QSvgRenderer(str(tmp_path / "course.svg"))
    assert drawing.isValid()
    assert drawing.viewBox().width() >= 1600
    menu = card.export.menu()
    assert menu is not None
    assert len(menu.actions()) == len(ENDINGS)

    course = whole_course(3)
    card.set_course(course, trend_values(course, ()))
    assert card.said.isHidden(), "another course was not saved there"


def test_a_picture_says_what_it_shows_whose_it_is_and_when_it_was_made(card: TrendCard, tmp_path: Path) -> None:
    card.export.save(tmp_path / "course.svg")
    text = (tmp_path / "course.svg").read_text("utf-8")
    for words in (
        "Trend", "Neck and shoulders", "demonstration", "(n = 10)", "Made on 7 Oct 2026", "before", "after", "PHQ-9",
        "dose in mg", "2 Sep", "7 Oct", "6.1", "4.1",
    ):  # fmt: skip
        assert words in text, words
    assert "Mara" not in text


def test_a_picture_is_light_whatever_the_theme(card: TrendCard, qapp: QApplication, tmp_path: Path) -> None:
    light, dark = tmp_path / "light.png", tmp_path / "dark.png"
    card.export.save(light)
    appearance.install(qapp, DARK)
    card.set_theme(DARK)
    card.export.save(dark)
    appearance.install(qapp, LIGHT)
    assert QImage(str(light)) == QImage(str(dark))
    page = card.page()
    assert page is not None

    def draw(painter: QPainter, box: QRectF) -> None:
        assert painter.isActive()
        assert box.width() == page.page.inner_px

    assert page.page.image(100, draw).pixelColor(5, 5).lightness() > 240


def test_without_a_trend_there_is_no_picture(keep: Keep, tmp_path: Path) -> None:
    bare = TrendCard(ChangeBus(), lambda: "", LIGHT, record=lambda _form: None)
    keep(bare)
    bare.export.save(tmp_path / "course.png")

    assert list(tmp_path.iterdir()) == []
    assert bare.said.text() == ""


def test_a_folder_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    keep: Keep, tmp_path: Path, qtbot: QtBot
) -> None:
    bus = ChangeBus()
    card = TrendCard(bus, lambda: "session\r\n", LIGHT, record=lambda _form: None)
    keep(card)
    card.export.save(tmp_path / "first.csv")
    assert card.said.text()
    (tmp_path / "course.csv").mkdir()
    for file in (tmp_path / "missing" / "course.csv", tmp_path / "course.csv"):
        with qtbot.waitSignal(bus.save_failed) as told:
            card.export.save(file)
        assert told.args is not None
        assert isinstance(told.args[0], UserError)
        assert "could not be saved" in str(told.args[0])
        assert card.said.text() == "", "one state at a time"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["course.csv", "first.csv"]


def test_the_menu_asks_for_a_file_and_never_writes_over_one_that_nobody_named(
    card: TrendCard, bus: ChangeBus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    named = str(tmp_path / "trend.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (named, ""))
    menu = card.export.menu()
    assert menu is not None
    menu.actions()[1].trigger()
    assert card.said.text() == f"Saved as {tmp_path / 'trend.txt.png'}"
    with qtbot.waitSignal(bus.save_failed) as told:
        menu.actions()[1].trigger()
    assert told.args is not None
    assert "is there already" in str(told.args[0])
    assert card.said.text() == ""
    named = ""
    menu.actions()[1].trigger()
    assert card.said.text() == ""


def test_what_leaves_the_course_is_recorded_in_its_form_and_stays_here_if_it_cannot_be(
    keep: Keep, bus: ChangeBus, qtbot: QtBot, tmp_path: Path
) -> None:
    recorded: list[ExportForm] = []
    refused: list[UserError] = []

    def record(form: ExportForm) -> None:
        assert not list(tmp_path.glob(f"*.{form.value}")), "the entry comes first"
        recorded.append(form)
        if refused:
            raise refused[0]

    card = TrendCard(bus, lambda: "session\r\n", LIGHT, record=record, owner=lambda: OWNER)
    keep(card)
    card.resize(520, 360)
    card.show()
    course = whole_course()
    card.set_course(course, trend_values(course, MEASURES))
    for ending in ENDINGS:
        card.export.save(tmp_path / f"course.{ending}")
    assert recorded == [ExportForm.CSV, ExportForm.PNG, ExportForm.SVG]
    refused.append(UserError("The file is away."))
    for file in tmp_path.iterdir():
        file.unlink()
    with qtbot.waitSignal(bus.save_failed) as told:
        card.export.save(tmp_path / "course.csv")
    assert told.args == refused
    assert list(tmp_path.iterdir()) == []
    assert card.said.text() == ""
