"""What a screen reader finds in widgets that paint themselves, asked as Qt asks; the words are the widgets' own."""

import gc

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QButtonGroup, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.made_up.charts import whole_course
from tests.ui.told import Told

from ashichart.domain.charting.readings import Phase
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import ChartStep
from ashichart.ui.accessible import interfaces
from ashichart.ui.accessible.interfaces import tell_at_work, tell_changed
from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.chart.header.phase_switch import PhaseSwitch
from ashichart.ui.chart.panel.site_list import SiteList
from ashichart.ui.chart.rating.acts import RatingActs
from ashichart.ui.chart.rating.strip import RatingStrip
from ashichart.ui.course.compare.timeline import Station, Timeline
from ashichart.ui.course.strip.sites_strip import SitesStrip, StripActs

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
PRESS = QAccessibleActionInterface.pressAction()


@pytest.fixture(autouse=True)
def _parts(qapp: object) -> None:
    interfaces.install()


def whole(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def parts(found: QAccessibleInterface, count: int | None = None) -> list[QAccessibleInterface]:
    return [found.child(at) for at in range(found.childCount() if count is None else count)]


def named(found: QAccessibleInterface, start: str) -> QAccessibleInterface:
    return next(one for one in parts(found) if one.text(NAME).startswith(start))


def press(part: QAccessibleInterface) -> None:
    part._press.doAction(PRESS)  # type: ignore[attr-defined] # noqa: SLF001 - what `interface_cast` points to


class Line(QWidget, Parted):
    """Painted parts of which some go and some come."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.names, self.pressed = names, list[str]()
        self.parts = ListedParts(self._listed, self.pressed.append)

    def _listed(self) -> list[tuple[str, Part]]:
        return [(name, Part(name, QRect(10 * at, 0, 10, 10))) for at, name in enumerate(self.names)]


def test_keys_of_a_rating_are_choices_and_a_press_rates(qtbot: QtBot) -> None:
    told = Told()
    strip = RatingStrip(LIGHT, told.acts(RatingActs), told.to("place"))
    qtbot.addWidget(strip)
    strip.ask("GB21", "R", Scale.NRS, value=7, before=None, note="before", left="", walking=False)
    keys = parts(whole(strip), 11)
    assert [key.text(NAME) for key in keys] == [str(value) for value in range(11)]
    assert {key.role() for key in keys} == {QAccessible.Role.RadioButton}
    assert [key.text(NAME) for key in keys if key.state().checked] == ["7"]
    assert keys[0].text(DESCRIPTION)
    assert keys[3].rect().size() == strip.key_rect(3).size()
    press(keys[3])
    assert told.said == [("rate", 3.0)]


def test_phases_say_how_much_is_done_and_which_is_at_work(qtbot: QtBot) -> None:
    chosen: list[ChartStep] = []
    switch = PhaseSwitch(LIGHT, chosen.append)
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    chart = whole_course().sessions[-1]
    switch.show_step(ChartStep.AFTER, chart)
    before, needling, after = parts(whole(switch))
    assert (before.text(NAME), needling.text(NAME), after.text(NAME)) == ("Before", "Needling", "After")
    done, total = len(chart.rated(Phase.BEFORE)), before.text(DESCRIPTION)
    assert total.startswith(f"{done} of ")
    assert after.state().checked
    press(needling)
    assert chosen == [ChartStep.NEEDLING]


def test_rows_of_sites_hold_both_readings(qtbot: QtBot) -> None:
    picked: list[str] = []
    rows = SiteList(LIGHT, picked.append, picked.remove)
    qtbot.addWidget(rows)
    chart = whole_course().sessions[-1]
    site = next(one for one in chart.sites if chart.value(one.id, Phase.BEFORE) is not None)
    rows.show_chart(chart, ChartStep.BEFORE, site.id)
    row = parts(whole(rows))[chart.sites.index(site)]
    assert row.text(DESCRIPTION).startswith(f"before {chart.value(site.id, Phase.BEFORE):g}")
    assert row.state().selected
    press(row)
    assert picked == [site.id]
    rows.show_chart(None, ChartStep.BEFORE, None)
    assert whole(rows).childCount() == 0
    assert not row.isValid()


def test_a_strip_has_rows_with_a_cell_a_session(qtbot: QtBot) -> None:
    told = Told()
    strip = SitesStrip(LIGHT, told.acts(StripActs))
    qtbot.addWidget(strip)
    strip.resize(900, 500)
    course = whole_course()
    strip.set_course(course)
    head = named(whole(strip), "Session 2")
    assert head.childCount() == 0
    row = named(whole(strip), "GB21, right")
    cells = parts(row)
    assert len(cells) == len(course.sessions)
    assert all("GB21, right" in cell.text(NAME) for cell in cells)
    value = course.sessions[0].value(next(one.id for one in course.sites if one.title == "GB21 R"), Phase.BEFORE)
    assert f"before: {value:g} of 10" in cells[0].text(NAME)
    assert cells[0].parent() == row
    assert row.indexOfChild(cells[2]) == 2
    press(row)
    press(head)
    gb21 = next(one.id for one in course.sites if one.title == "GB21 R")
    assert told.said == [("open_site", gb21), ("open_session", course.sessions[1].session.id)]


def test_the_handles_of_compare_are_sliders(qtbot: QtBot) -> None:
    line = Timeline(LIGHT, lambda: None, lambda _station: None)
    qtbot.addWidget(line)
    line.show_stations([Station("before 1"), Station("before 2"), Station("after 2")], 0, 2)
    then, now = parts(whole(line))
    assert {then.role(), now.role()} == {QAccessible.Role.Slider}
    assert (then.text(DESCRIPTION), now.text(DESCRIPTION)) == ("before 1", "after 2")


def test_parts_come_and_go_and_widgets_are_taken_away_under_the_readers_hand(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    QAccessible.setActive(True)
    try:
        for turn in range(12):
            line = Line([f"{turn}-{at}" for at in range(8)])
            window.setCentralWidget(line)  # the one before is taken away, with what was read of it
            window.show()
            held = parts(whole(line))
            assert [one.text(NAME) for one in held] == line.names
            tell_at_work(line, ("3",))
            gone = line.names.pop(2)
            line.names.append("new")
            tell_changed(line)
            assert whole(line).childCount() == 8
            assert gone not in [one.text(NAME) for one in parts(whole(line))]
            assert held[0].isValid()
            press(named(whole(line), "new"))
            assert line.pressed == ["new"]
            tell_at_work(line, ("new",))
            del held
            gc.collect()
    finally:
        QAccessible.setActive(False)


def test_a_part_is_found_under_a_place_of_the_screen(qtbot: QtBot) -> None:
    line = Line(["a", "b", "c"])
    qtbot.addWidget(line)
    line.show()
    at = line.mapToGlobal(QRect(12, 2, 1, 1).topLeft())
    found = whole(line).childAt(at.x(), at.y())
    assert found is not None
    assert found.text(NAME) == "b"
    assert whole(line).indexOfChild(found) == 1
    beside = line.mapToGlobal(QRect(200, 2, 1, 1).topLeft())
    assert whole(line).childAt(beside.x(), beside.y()) is None


@pytest.mark.parametrize("grouped", [True, False])
def test_a_press_on_a_checkable_button_is_a_click(qtbot: QtBot, *, grouped: bool) -> None:
    button, other = QPushButton("Needles &in"), QPushButton("Out")
    group = QButtonGroup()
    for one in (button, other):
        qtbot.addWidget(one)
        one.setCheckable(True)
        if grouped:
            group.addButton(one)
    clicked: list[bool] = []
    button.clicked.connect(lambda on: clicked.append(on))
    found = whole(button)
    assert found.text(NAME) == "Needles in"
    assert found.role() is (QAccessible.Role.RadioButton if grouped else QAccessible.Role.CheckBox)
    assert found.actionNames() == [PRESS]  # type: ignore[attr-defined]
    found.doAction(PRESS)  # type: ignore[attr-defined]
    assert clicked == [True]
    assert found.state().checked
    button.setEnabled(False)
    assert found.actionNames() == []  # type: ignore[attr-defined]
