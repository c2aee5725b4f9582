"""The rating strip reports what was pressed and nothing else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.told import Told

from ashichart.domain.scales import Scale
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.chart.rating.acts import RatingActs
from ashichart.ui.chart.rating.foot import AFTER, BEFORE, BUTTON_H, CHARGING, StripAct
from ashichart.ui.chart.rating.strip import RatingStrip


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def strip(qtbot: QtBot, told: Told) -> Iterator[RatingStrip]:
    host = QWidget()
    host.resize(600, 300)
    qtbot.addWidget(host)
    made = RatingStrip(LIGHT, told.acts(RatingActs), told.to("place"), host)
    host.show()
    yield made
    host.close()


def ask(strip: RatingStrip, scale: Scale = Scale.NRS, *, walking: bool = False) -> None:
    strip.ask("GB21", "R", scale, value=None, before=6, note="before", left="last time 8", walking=walking)


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_0, 0.0), (Qt.Key.Key_7, 7.0), (Qt.Key.Key_T, 10.0)])
def test_one_key_rates(strip: RatingStrip, told: Told, qtbot: QtBot, key: Qt.Key, value: float) -> None:
    ask(strip)
    qtbot.keyClick(strip, key)
    assert told.take() == [("rate", value)]


def test_pressing_a_key_with_the_mouse_rates(strip: RatingStrip, told: Told, qtbot: QtBot) -> None:
    ask(strip)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.key_rect(4.0).center())
    assert told.take() == [("rate", 4.0)]


def test_pressing_beside_the_keys_rates_nothing(strip: RatingStrip, told: Told, qtbot: QtBot) -> None:
    ask(strip)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert told.take() == []


@pytest.mark.parametrize(
    ("key", "act"),
    [
        (Qt.Key.Key_N, "leave_out"),
        (Qt.Key.Key_Equal, "keep"),
        (Qt.Key.Key_Return, "go_on"),
        (Qt.Key.Key_Backspace, "go_back"),
        (Qt.Key.Key_Escape, "let_go"),
    ],
)
def test_named_keys_are_reported(strip: RatingStrip, told: Told, qtbot: QtBot, key: Qt.Key, act: str) -> None:
    ask(strip, walking=True)
    qtbot.keyClick(strip, key)
    assert told.take() == [(act,)]


def test_grade_has_five_keys_and_no_ten(strip: RatingStrip, told: Told, qtbot: QtBot) -> None:
    ask(strip, Scale.GRADE)
    qtbot.keyClick(strip, Qt.Key.Key_4)
    assert told.take() == [("rate", 4.0)]
    qtbot.keyClick(strip, Qt.Key.Key_5)
    qtbot.keyClick(strip, Qt.Key.Key_T)
    assert told.take() == []
    assert strip.key_rect(5.0).isEmpty()


def test_pressure_is_typed_and_recorded_by_enter(strip: RatingStrip, told: Told, qtbot: QtBot) -> None:
    ask(strip, Scale.PPT)
    for text in "2.41":
        qtbot.keyClicks(strip, text)
    qtbot.keyClick(strip, Qt.Key.Key_Backspace)
    told.take()
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert told.take() == [("rate", 2.4)]


def test_pressure_that_is_no_number_is_not_recorded(strip: RatingStrip, told: Told, qtbot: QtBot) -> None:
    ask(strip, Scale.PPT)
    qtbot.keyClicks(strip, "..")
    told.take()
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert told.take() == []


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("walking", [False, True])
def test_strip_paints_on_every_scale_and_theme(strip: RatingStrip, scale: Scale, walking: bool) -> None:
    ask(strip, scale, walking=walking)
    light = strip.grab().toImage()
    strip.set_theme(DARK)
    assert strip.grab().toImage() != light


def test_small_strip_is_narrower_and_has_all_its_buttons(strip: RatingStrip) -> None:
    ask(strip)
    wide = strip.sizeHint()
    strip.set_small(True)
    assert strip.sizeHint().width() < wide.width()
    assert all(strip.foot.button(act).isVisible() for act in BEFORE)


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("walking", [False, True])
@pytest.mark.parametrize("charging", [False, True])
def test_every_button_of_the_foot_is_whole_and_none_covers_another(
    strip: RatingStrip, qtbot: QtBot, small: bool, walking: bool, charging: bool
) -> None:
    strip.set_small(small)
    ask(strip, walking=walking)
    if charging:
        qtbot.keyClick(strip, Qt.Key.Key_C)
    acts = CHARGING if charging else AFTER if walking else BEFORE
    assert [act for act in StripAct if strip.foot.button(act).isVisible()] == [act for act in StripAct if act in acts]
    boxes = [strip.foot.button(act).geometry().translated(strip.foot.pos()) for act in acts]
    keys = strip.key_rect(0.0).united(strip.key_rect(10.0))
    for at, (act, box) in enumerate(zip(acts, boxes, strict=True)):
        assert strip.rect().contains(box), act
        assert box.height() == BUTTON_H
        assert box.width() >= strip.foot.button(act).sizeHint().width(), f"{act} is cut off"
        assert not box.intersects(keys)
        assert not any(box.intersects(other) for other in boxes[at + 1 :])


@pytest.mark.parametrize(
    ("button", "act"),
    [
        (StripAct.NOT_ASSESSED, "leave_out"),
        (StripAct.UNCHANGED, "keep"),
        (StripAct.BACK, "go_back"),
        (StripAct.GO_ON, "go_on"),
    ],
)
def test_what_has_a_key_has_a_button(strip: RatingStrip, told: Told, qtbot: QtBot, button: StripAct, act: str) -> None:
    ask(strip, walking=True)
    qtbot.mouseClick(strip.foot.button(button), Qt.MouseButton.LeftButton)
    assert told.take() == [(act,)]


def test_folded_the_strip_is_its_title_and_its_keys_go_on(strip: RatingStrip, told: Told, qtbot: QtBot) -> None:
    ask(strip)
    whole = strip.height()
    told.take()
    qtbot.mouseClick(strip.fold, Qt.MouseButton.LeftButton)
    assert told.take() == [("place",)]
    assert strip.height() < whole / 3
    assert not strip.foot.isVisible()
    told.take()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.key_rect(4.0).center())
    assert told.take() == []
    qtbot.keyClick(strip, Qt.Key.Key_7)
    assert told.take() == [("rate", 7.0)]
    ask(strip)
    assert strip.height() < whole / 3, "it stays folded from site to site"
    qtbot.mouseClick(strip.fold, Qt.MouseButton.LeftButton)
    assert strip.height() == whole


def test_c_turns_the_keys_to_the_emotional_charge_and_back(strip: RatingStrip, told: Told, qtbot: QtBot) -> None:
    ask(strip, Scale.GRADE)
    narrow = strip.width()
    qtbot.keyClick(strip, Qt.Key.Key_C)
    assert strip.width() != narrow  # eleven keys on every scale
    told.take()
    qtbot.keyClick(strip, Qt.Key.Key_8)
    assert told.take() == [("charge", 8)]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.key_rect(10.0).center())
    assert told.take() == [("charge", 10)]
    qtbot.keyClick(strip, Qt.Key.Key_N)
    qtbot.keyClick(strip, Qt.Key.Key_Equal)
    assert told.take() == []
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert told.take() == [("place",)], "the keys turn back, and the site stays selected"
    qtbot.keyClick(strip, Qt.Key.Key_2)
    assert told.take() == [("rate", 2.0)]


def test_backspace_takes_a_charge_back_and_the_key_can_be_pressed_with_the_mouse(
    strip: RatingStrip, told: Told, qtbot: QtBot
) -> None:
    strip.ask("GB21", "R", Scale.NRS, value=7, before=7, note="before", left="", walking=False, charge=8)
    qtbot.mouseClick(strip.foot.button(StripAct.CHARGE), Qt.MouseButton.LeftButton)
    told.take()
    qtbot.keyClick(strip, Qt.Key.Key_Backspace)
    assert told.take() == [("charge", None)]
