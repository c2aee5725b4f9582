"""What the window says and does when its file is replaced, moved or damaged, when others write, and at midnight."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import NOW, PASSWORD, add_mara, make_bench
from tests.made_up.clock import SetClock

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic, open_clinic
from ashichart.store.keys.key_slots import key_file_of
from ashichart.ui.dialogs.versions_dialog import VersionsDialog, Way
from ashichart.ui.parts.save_indicator import SaveIndicator
from ashichart.ui.ui_context import UiContext
from ashichart.ui.window.shell import Shell


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def bench(
    tmp_path: Path, dressed: QApplication, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[UiContext]:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "home"))
    (tmp_path / "files").mkdir()
    clinic, _ = create_clinic(
        tmp_path / "files" / "riverside.ashichart", "Riverside", PASSWORD, clock=clock,
        hardness=Hardness(19 * 1024, 2, 1),
    )  # fmt: skip
    made = make_bench(clinic)
    made.clock = clock
    yield made
    clinic.close()


@pytest.fixture
def shell(bench: UiContext, qtbot: QtBot) -> Iterator[Shell]:
    patient_id, course_id = add_mara(bench)
    made = Shell(bench, lambda: None, lambda: None)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    session = bench.clinic.courses.chart(course_id).sessions[0].session
    made.show_workplace(Workplace(PlaceName.PATIENTS, patient_id, course_id, session.id))
    made.show()
    yield made
    made.watch.stop()


def session_id(shell: Shell) -> str:
    found = shell.workplace.session_id
    assert found is not None
    return found


def site_of(clinic: Clinic, bench: UiContext, shell: Shell, code: str) -> Site:
    point = bench.atlas.point(Figure.FEMALE, code)
    assert point is not None
    assert shell.workplace.patient_id is not None
    return clinic.charting.site_for_point(shell.workplace.patient_id, point, Side.LEFT)


def rate(clinic: Clinic, bench: UiContext, shell: Shell, code: str, value: int) -> None:
    clinic.charting.rate(session_id(shell), site_of(clinic, bench, shell, code), Phase.BEFORE, value)


def other_machine(bench: UiContext, folder: Path, clock: SetClock) -> Clinic:
    folder.mkdir()
    path = bench.clinic.path
    for file in (path, key_file_of(path)):
        shutil.copy(file, folder / file.name)
    return open_clinic(folder / path.name, PASSWORD, clock=clock)


def test_nothing_is_said_while_all_is_well(shell: Shell) -> None:
    shell.watch.glance()
    assert shell.file_strip.said == ""
    assert not shell.file_strip.isVisible()


def test_replaced_file_is_said_within_two_seconds_and_brought_in_by_a_person(
    shell: Shell, bench: UiContext, tmp_path: Path, clock: SetClock, qtbot: QtBot
) -> None:
    clinic, path = bench.clinic, bench.clinic.path
    other = other_machine(bench, tmp_path / "other", clock)
    rate(other, bench, shell, "LI4", 8)
    rate(other, bench, shell, "ST36", 2)
    other.close()
    rate(clinic, bench, shell, "LI4", 5)
    path.write_bytes(other.path.read_bytes())
    qtbot.waitUntil(shell.file_strip.isVisible, timeout=2000)
    assert "riverside.ashichart was replaced by another version at" in shell.file_strip.said
    assert "(1 entry) is not in it" in shell.file_strip.said
    assert "riverside since" in shell.file_strip.said
    rate(clinic, bench, shell, "GB20", 4)
    shell.watch.glance()
    assert "(2 entries) is not in it" in shell.file_strip.said
    shell.file_strip.choose.click()
    dialog = shell.window().findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.act_button.text() == "Bring in 2 entries"
    (pair,) = dialog.pairs
    assert pair.chosen is True  # the value in the record counts until a person chooses
    pair.choose(False)
    dialog.ways[Way.TAKE].setChecked(True)
    assert dialog.act_button.text() == "Take the file"
    dialog.ways[Way.BRING_IN].setChecked(True)
    dialog.act_button.click()
    assert clinic.path == path
    assert shell.file_strip.said == ""
    chart = clinic.charting.chart(session_id(shell))
    assert {site.title: chart.value(site.id, Phase.BEFORE) for site in chart.sites} == {
        "GB21 R": 7, "LI4 L": 5, "ST36 L": 2, "GB20 L": 4
    }  # fmt: skip
    assert clinic.file.look_now().is_whole


def test_saved_sign_says_that_acts_are_kept_aside(
    shell: Shell, bench: UiContext, tmp_path: Path, clock: SetClock
) -> None:
    sign = SaveIndicator(bench.bus, bench.theme, "UTC")
    rate(bench.clinic, bench, shell, "LI4", 5)
    assert sign.words.startswith("Saved 1")
    other = other_machine(bench, tmp_path / "other", clock)
    rate(other, bench, shell, "ST36", 2)
    other.close()
    rate(bench.clinic, bench, shell, "LI4", 6)
    bench.clinic.path.write_bytes(other.path.read_bytes())
    rate(bench.clinic, bench, shell, "LI4", 7)
    assert sign.words.startswith("Kept aside 1")
    assert sign.accessibleName() == sign.words
    bench.bus.announce(bench.clinic.file.bring_in())
    assert sign.words.startswith("Saved 1")


def test_going_on_in_the_copy_leaves_the_strip(shell: Shell, bench: UiContext, tmp_path: Path, clock: SetClock) -> None:
    other = other_machine(bench, tmp_path / "other", clock)
    other.close()
    rate(bench.clinic, bench, shell, "LI4", 5)
    bench.clinic.path.write_bytes(other.path.read_bytes())
    shell.watch.glance()
    shell.file_strip.choose.click()
    dialog = shell.window().findChild(VersionsDialog)
    assert dialog is not None
    dialog.ways[Way.GO_ON].setChecked(True)
    dialog.act_button.click()
    assert "(1 entry) is not in it" in shell.file_strip.said
    assert bench.clinic.path.name.startswith("riverside since")


def test_file_that_went_away_is_said_and_so_is_that_it_came_back(shell: Shell, bench: UiContext) -> None:
    path = bench.clinic.path
    path.rename(path.with_name("moved.ashichart"))
    shell.watch.glance()
    assert "was moved, renamed or deleted" in shell.file_strip.said
    assert not shell.file_strip.choose.isVisible()
    path.with_name("moved.ashichart").rename(path)
    shell.watch.glance()
    assert shell.file_strip.said == ""


def test_open_chart_follows_another_window_within_two_seconds(
    shell: Shell, bench: UiContext, clock: SetClock, qtbot: QtBot
) -> None:
    other = open_clinic(bench.clinic.path, PASSWORD, clock=clock)
    with qtbot.waitSignal(bench.bus.changed, timeout=2000) as seen:
        rate(other, bench, shell, "LI4", 6)
    assert seen.args is not None
    assert seen.args[0].sessions == {session_id(shell)}
    other.close()
    assert shell.file_strip.said == ""


def test_damage_that_the_look_finds_is_said_with_its_page(
    shell: Shell, bench: UiContext, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = bench.clinic.path
    content = bytearray(path.read_bytes())
    content[30 * 4096 + 5] ^= 1
    with path.open("r+b") as file:
        file.seek(30 * 4096)
        file.write(content[30 * 4096 : 31 * 4096])
    file = bench.clinic.file
    file.begin_look(lambda _look: None)
    qtbot.waitUntil(lambda: file.look is not None and file.look.found is not None, timeout=5000)
    shell.watch.glance()
    qtbot.waitUntil(shell.file_strip.isVisible, timeout=5000)
    assert "1 of its pages is damaged (page 31)" in shell.file_strip.said


def test_older_file_is_held_until_a_person_goes_on(
    bench: UiContext, tmp_path: Path, clock: SetClock, qtbot: QtBot
) -> None:
    patient_id, course_id = add_mara(bench)
    older = bench.clinic.path.read_bytes()
    add_mara(bench)
    bench.clinic.close()
    bench.clinic.path.write_bytes(older)
    again = open_clinic(bench.clinic.path, PASSWORD, clock=clock)
    other = make_bench(again)
    shell = Shell(other, lambda: None, lambda: None)
    qtbot.addWidget(shell)
    shell.show_workplace(Workplace(PlaceName.CHART, patient_id, course_id))
    shell.show()
    assert "is another version than the one that was charted in last, on 7 Oct at" in shell.file_strip.said
    assert shell.file_strip.choose.text() == "Go on with this version"
    shell.say("Choose first which version you go on with; nothing was written.")
    qtbot.mouseClick(shell.file_strip.choose, Qt.MouseButton.LeftButton)
    assert shell.file_strip.said == ""
    assert shell.bar.text == "", "what waited for the choice is said no more"
    focus = shell.focusWidget()
    assert focus is not None
    assert shell.place(PlaceName.CHART).isAncestorOf(focus), "the place has the keys"
    add_mara(other)
    shell.watch.stop()
    again.close()


@pytest.mark.parametrize("hours", [12, 13])
def test_another_day_is_read_anew(shell: Shell, bench: UiContext, clock: SetClock, qtbot: QtBot, hours: int) -> None:
    place = shell.place(PlaceName.PATIENTS)
    assert place.card.main_act.text() == "Go on with session 1"  # type: ignore[attr-defined]
    clock.now = datetime(2026, 10, 8, 0, 0, tzinfo=UTC) + timedelta(hours=hours)
    qtbot.waitUntil(lambda: place.card.main_act.text() != "Go on with session 1", timeout=2000)  # type: ignore[attr-defined]


def test_click_on_yesterdays_list_does_not_chart_into_yesterday(
    shell: Shell, bench: UiContext, clock: SetClock
) -> None:
    place = shell.place(PlaceName.PATIENTS)
    act = place.card.main_act  # type: ignore[attr-defined]
    clock.now = datetime(2026, 10, 8, 8, 30, tzinfo=UTC)
    act.click()
    assert shell.workplace.place is PlaceName.PATIENTS
    assert place.card.main_act.text() != "Go on with session 1"  # type: ignore[attr-defined]


def test_start_session_on_yesterdays_card_shows_today_first(shell: Shell, bench: UiContext, clock: SetClock) -> None:
    shell.watch.stop()
    clock.now = datetime(2026, 10, 8, 0, 0, tzinfo=UTC) + timedelta(hours=20)
    shell.reload()
    place = shell.place(PlaceName.PATIENTS)
    clock.now += timedelta(hours=12)
    course_id = shell.workplace.course_id
    assert course_id is not None
    before = len(bench.clinic.courses.chart(course_id).sessions)
    place.card.main_act.click()  # type: ignore[attr-defined]
    assert len(bench.clinic.courses.chart(course_id).sessions) == before
    assert shell.workplace.place is PlaceName.PATIENTS
    place.card.main_act.click()  # type: ignore[attr-defined]
    assert len(bench.clinic.courses.chart(course_id).sessions) == before + 1
    assert shell.workplace.place is PlaceName.CHART
