"""The rating strip reports what was pressed and nothing else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ashichart.domain.scales import Scale
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.chart.rating.foot import AFTER, BEFORE, BUTTON_H, CHARGING, StripAct
from ashichart.ui.chart.rating.strip import RatingStrip


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[RatingStrip]:
    host = QWidget()
    host.resize(600, 300)
    qtbot.addWidget(host)
    made = RatingStrip(LIGHT, host)
    host.show()
    yield made
    host.close()


def ask(strip: RatingStrip, scale: Scale = Scale.NRS, *, walking: bool = False) -> None:
    strip.ask("GB21", "R", scale, value=None, before=6, note="before", left="last time 8", walking=walking)


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_0, 0.0), (Qt.Key.Key_7, 7.0), (Qt.Key.Key_T, 10.0)])
def test_one_key_rates(strip: RatingStrip, qtbot: QtBot, key: Qt.Key, value: float) -> None:
    ask(strip)
    with qtbot.waitSignal(strip.rated) as heard:
        qtbot.keyClick(strip, key)
    assert heard.args == [value]


def test_pressing_a_key_with_the_mouse_rates(strip: RatingStrip, qtbot: QtBot) -> None:
    ask(strip)
    with qtbot.waitSignal(strip.rated) as heard:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.key_rect(4.0).center())
    assert heard.args == [4.0]


def test_pressing_beside_the_keys_rates_nothing(strip: RatingStrip, qtbot: QtBot) -> None:
    ask(strip)
    with qtbot.assertNotEmitted(strip.rated):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_N, "not_assessed"),
        (Qt.Key.Key_Equal, "unchanged"),
        (Qt.Key.Key_Return, "went_on"),
        (Qt.Key.Key_Backspace, "went_back"),
        (Qt.Key.Key_Escape, "dismissed"),
    ],
)
def test_named_keys_are_reported(strip: RatingStrip, qtbot: QtBot, key: Qt.Key, signal: str) -> None:
    ask(strip, walking=True)
    with qtbot.waitSignal(getattr(strip, signal)):
        qtbot.keyClick(strip, key)


def test_grade_has_five_keys_and_no_ten(strip: RatingStrip, qtbot: QtBot) -> None:
    ask(strip, Scale.GRADE)
    with qtbot.waitSignal(strip.rated) as heard:
        qtbot.keyClick(strip, Qt.Key.Key_4)
    assert heard.args == [4.0]
    with qtbot.assertNotEmitted(strip.rated):
        qtbot.keyClick(strip, Qt.Key.Key_5)
        qtbot.keyClick(strip, Qt.Key.Key_T)
    assert strip.key_rect(5.0).isEmpty()


def test_pressure_is_typed_and_recorded_by_enter(strip: RatingStrip, qtbot: QtBot) -> None:
    ask(strip, Scale.PPT)
    for text in "2.41":
        qtbot.keyClicks(strip, text)
    qtbot.keyClick(strip, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(strip.rated) as heard:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert heard.args == [2.4]


def test_pressure_that_is_no_number_is_not_recorded(strip: RatingStrip, qtbot: QtBot) -> None:
    ask(strip, Scale.PPT)
    qtbot.keyClicks(strip, "..")
    with qtbot.assertNotEmitted(strip.rated):
        qtbot.keyClick(strip, Qt.Key.Key_Return)


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
    ("act", "signal"),
    [
        (StripAct.NOT_ASSESSED, "not_assessed"),
        (StripAct.UNCHANGED, "unchanged"),
        (StripAct.BACK, "went_back"),
        (StripAct.GO_ON, "went_on"),
    ],
)
def test_what_has_a_key_has_a_button(strip: RatingStrip, qtbot: QtBot, act: StripAct, signal: str) -> None:
    ask(strip, walking=True)
    with qtbot.waitSignal(getattr(strip, signal)):
        qtbot.mouseClick(strip.foot.button(act), Qt.MouseButton.LeftButton)


def test_folded_the_strip_is_its_title_and_its_keys_go_on(strip: RatingStrip, qtbot: QtBot) -> None:
    ask(strip)
    whole = strip.height()
    with qtbot.waitSignal(strip.resized):
        qtbot.mouseClick(strip.fold, Qt.MouseButton.LeftButton)
    assert strip.height() < whole / 3
    assert not strip.foot.isVisible()
    with qtbot.assertNotEmitted(strip.rated):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.key_rect(4.0).center())
    with qtbot.waitSignal(strip.rated) as heard:
        qtbot.keyClick(strip, Qt.Key.Key_7)
    assert heard.args == [7.0]
    ask(strip)
    assert strip.height() < whole / 3, "it stays folded from site to site"
    qtbot.mouseClick(strip.fold, Qt.MouseButton.LeftButton)
    assert strip.height() == whole


def test_c_turns_the_keys_to_the_emotional_charge_and_back(strip: RatingStrip, qtbot: QtBot) -> None:
    ask(strip, Scale.GRADE)
    narrow = strip.width()
    qtbot.keyClick(strip, Qt.Key.Key_C)
    assert strip.width() != narrow  # eleven keys on every scale
    with qtbot.waitSignal(strip.charged) as heard, qtbot.assertNotEmitted(strip.rated):
        qtbot.keyClick(strip, Qt.Key.Key_8)
    assert heard.args == [8]
    with qtbot.waitSignal(strip.charged) as heard, qtbot.assertNotEmitted(strip.rated):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.key_rect(10.0).center())
    assert heard.args == [10]
    with qtbot.assertNotEmitted(strip.not_assessed), qtbot.assertNotEmitted(strip.unchanged):
        qtbot.keyClick(strip, Qt.Key.Key_N)
        qtbot.keyClick(strip, Qt.Key.Key_Equal)
    with qtbot.assertNotEmitted(strip.dismissed):
        qtbot.keyClick(strip, Qt.Key.Key_Escape)
    with qtbot.waitSignal(strip.rated):
        qtbot.keyClick(strip, Qt.Key.Key_2)


def test_backspace_takes_a_charge_back_and_the_key_can_be_pressed_with_the_mouse(
    strip: RatingStrip, qtbot: QtBot
) -> None:
    strip.ask("GB21", "R", Scale.NRS, value=7, before=7, note="before", left="", walking=False, charge=8)
    qtbot.mouseClick(strip.foot.button(StripAct.CHARGE), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(strip.charged) as heard:
        qtbot.keyClick(strip, Qt.Key.Key_Backspace)
    assert heard.args == [None]
