"""A value that another window changed is never written over: both are shown, and a person chooses."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.body import Side
from ashichart.domain.readings import Phase
from ashichart.services.clinic import Clinic, open_clinic
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.conflict_card import DEAF_MS

PASSWORD = "a long enough password"  # noqa: S105 - of the made clinic


@pytest.fixture
def other(practice: Practice) -> Iterator[Clinic]:
    clinic = open_clinic(practice.bench.clinic.path, PASSWORD, clock=practice.clock)
    yield clinic
    clinic.close()


def value(practice: Practice, code: str = "GB21") -> float | None:
    chart = practice.bench.clinic.charting.chart(practice.session_id)
    site = next(one for one in chart.sites if one.code == code)
    return chart.value(site.id, Phase.BEFORE)


def clash(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    """Five is on the screen, another window writes 8, and 3 is typed here."""
    site = practice.site("GB21", Side.LEFT)
    place.desk.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    assert not place.desk.rate(site, 3)


def wait_until_it_hears(qtbot: QtBot, place: ChartPlace) -> None:
    qtbot.waitUntil(lambda: place.conflict._open_for.elapsed() > DEAF_MS, timeout=2000)  # noqa: SLF001 - its clock


def test_both_values_are_shown_with_nothing_chosen_and_the_record_holds(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    clash(place, practice, other)
    card = place.conflict
    assert card.isVisible()
    assert card.conflict is not None
    assert card.conflict.title == "GB21 L, before"
    assert (card.conflict.shown, card.theirs.text(), card.mine.text()) == ("5", "8", "3")
    assert not card.keep.isEnabled()
    assert value(practice) == 8
    assert place.desk.chart is not None
    assert place.desk.chart.value(practice.site("GB21", Side.LEFT).id, Phase.BEFORE) == 8


@pytest.mark.parametrize(("arrow", "held"), [(Qt.Key.Key_Left, 8), (Qt.Key.Key_Right, 3)])
def test_arrows_choose_and_enter_keeps(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot, arrow: Qt.Key, held: int
) -> None:
    clash(place, practice, other)
    wait_until_it_hears(qtbot, place)
    qtbot.keyClick(place.conflict, arrow)
    assert place.conflict.keep.text() == f"Keep {held}"
    qtbot.keyClick(place.conflict, Qt.Key.Key_Return)
    assert not place.conflict.isVisible()
    assert value(practice) == held


def test_keys_that_were_on_their_way_decide_nothing(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot
) -> None:
    clash(place, practice, other)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_9):
        qtbot.keyClick(place.conflict, key)
    assert place.conflict.isVisible()
    assert value(practice) == 8


def test_escape_decides_later_and_digits_do_nothing(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot
) -> None:
    clash(place, practice, other)
    wait_until_it_hears(qtbot, place)
    qtbot.keyClick(place.conflict, Qt.Key.Key_9)
    qtbot.keyClick(place.conflict, Qt.Key.Key_Return)
    assert place.conflict.isVisible()
    qtbot.keyClick(place.conflict, Qt.Key.Key_Escape)
    assert not place.conflict.isVisible()
    assert value(practice) == 8


def test_same_new_point_rated_in_both_windows_is_asked_and_no_raw_error(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    mine, theirs = practice.site("LI4", Side.LEFT), practice.site("LI4", Side.LEFT)
    assert mine.id != theirs.id
    other.charting.rate(practice.session_id, theirs, Phase.BEFORE, 6)
    assert not place.desk.rate(mine, 2)
    assert place.conflict.isVisible()
    assert (place.conflict.theirs.text(), place.conflict.mine.text()) == ("6", "2")
    place.conflict.mine.click()
    place.conflict.keep.click()
    assert value(practice, "LI4") == 2
    assert len(practice.bench.clinic.charting.chart(practice.session_id).sites) == 1


def test_undo_of_a_value_that_another_window_changed_takes_nothing_back(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.desk.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    practice.bench.undo.undo()
    assert value(practice) == 8
