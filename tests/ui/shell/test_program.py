"""One run of the program: first start, unlock, lock, another start, and what happens when something breaks."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import PASSWORD, make_clinic

from ashichart.app import Program, keep_the_chart_open, where_it_broke
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import PlaceName
from ashichart.ui.dialogs.clinic_dialog import ClinicDialog
from ashichart.ui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from ashichart.ui.dialogs.start_page import StartPage
from ashichart.wording.screens.start import something_went_wrong


def settings_in(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path))
    made = Program(qapp, settings_in(tmp_path))
    qtbot.addWidget(made.window)
    yield made
    made.close_clinic()


def page_of(program: Program) -> StartPage:
    page = program.window.centralWidget()
    assert isinstance(page, StartPage)
    return page


def test_the_first_start_welcomes_and_opens_the_demonstration(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.start(None, demonstration=False)
    page_of(program).welcome.demonstration.click()
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    shell = program.window.shell
    assert shell is not None
    assert shell.workplace.place is PlaceName.PATIENTS
    assert settings_in(tmp_path).value("clinic/last") == str(tmp_path / "demonstration.ashichart")
    program.leave()
    qtbot.waitUntil(lambda: page_of(program).welcome.isVisible())
    assert program.window.windowTitle() == "AshiChart"


def test_a_new_clinic_shows_its_recovery_key_once_and_opens(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    program.start(None, demonstration=False)
    page_of(program).welcome.new_clinic.click()
    dialog = program.window.findChild(ClinicDialog)
    assert dialog is not None
    dialog.name.setText("River")
    dialog.password.setText(PASSWORD)
    dialog.again.setText(PASSWORD)
    dialog.act_button.click()
    key = program.window.findChild(RecoveryKeyDialog)
    assert key is not None
    assert program.window.shell is None
    key.kept.setChecked(True)
    key.act_button.click()
    assert program.window.shell is not None
    assert (tmp_path / "clinic.ashichart").exists()


def test_the_next_start_asks_for_the_password_and_refuses_a_wrong_one(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    clinic, recovery_key = make_clinic(tmp_path)
    clinic.close()
    program.start(clinic.path, demonstration=False)
    unlock = page_of(program).unlock
    qtbot.keyClicks(unlock.password, "wrong horse wrong battery")
    qtbot.keyClick(unlock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(unlock.sentence), timeout=20_000)
    assert program.window.shell is None
    unlock.password.setText(recovery_key)
    unlock.open_button.click()
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    program.leave()
    assert page_of(program).unlock.name.text() == "clinic"
    assert page_of(program).unlock.password.text() == ""


def test_a_damaged_file_gets_a_sentence(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ashichart"
    broken.write_bytes(b"SQLite format 3\x00 and nothing else")
    program.start(broken, demonstration=False)
    page = page_of(program)
    page.unlock.password.setText(PASSWORD)
    page.unlock.open_button.click()
    qtbot.waitUntil(lambda: bool(page.bar.text), timeout=20_000)
    assert program.window.shell is None


@pytest.mark.parametrize(
    "written",
    [
        "x" * 5000,
        "[clinic]\nlast=" + "x" * 5000 + "\n[look]\ntheme=" + "y" * 5000 + "\n[window]\ngeometry=" + "z" * 5000,
        "[clinic]\nlast=@Size(1 2)\n[window]\ngeometry=@ByteArray(" + "q" * 5000 + ")\n",
        '[clinic]\nlast="/tmp/a\\x0b"\n',
        "[clinic]\nlast=/\n",
        "\0" * 500,
    ],
    ids=["letters", "long values", "foreign values", "nul", "root", "nothing"],
)
def test_settings_that_make_no_sense_start_on_the_welcome(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path))
    (tmp_path / "window.ini").write_text(written, "utf-8")
    program = Program(qapp, settings_in(tmp_path))
    qtbot.addWidget(program.window)
    program.start(None, demonstration=False)
    assert page_of(program).welcome.isVisible()
    program.window.close()


def test_last_file_is_kept_as_an_absolute_path(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_clinic(tmp_path)[0].close()
    monkeypatch.chdir(tmp_path)
    program.start(Path("clinic.ashichart"), demonstration=False)
    unlock = page_of(program).unlock
    unlock.password.setText(PASSWORD)
    unlock.open_button.click()
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    assert settings_in(tmp_path).value("clinic/last") == str(tmp_path / "clinic.ashichart")


def test_clinic_of_a_long_name_in_another_script_is_offered_a_place_that_can_be_made(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    program.start(None, demonstration=False)
    page_of(program).welcome.new_clinic.click()
    dialog = program.window.findChild(ClinicDialog)
    assert dialog is not None
    dialog.name.setText("Ж" * 141)
    dialog.name.textEdited.emit("Ж" * 141)
    dialog.password.setText(PASSWORD)
    dialog.again.setText(PASSWORD)
    for bad in ("Ж" * 141 + ".ashichart", "a\0b.ashichart", "x" * 5000):
        offered = dialog.path.text()
        dialog.path.setText(f"{tmp_path}/{bad}")
        assert dialog.read() is None
        dialog.path.setText(offered)
    dialog.act_button.click()
    assert program.window.findChild(RecoveryKeyDialog) is not None


def test_the_chosen_colours_are_kept(program: Program, qapp: QApplication, tmp_path: Path) -> None:
    was_dark = program.theme.is_dark
    program.switch_theme()
    assert program.theme.is_dark is not was_dark
    again = Program(qapp, settings_in(tmp_path))
    assert again.theme is program.theme
    again.window.deleteLater()


def break_with(words: str) -> None:
    raise RuntimeError(words)


def test_errors_that_nobody_caught_are_said_calmly_and_logged_without_their_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    said: list[str] = []
    keep_the_chart_open(said.append)
    sys.excepthook(UserError, UserError("The disk is full.", "Free some space."), None)
    with pytest.raises(RuntimeError) as broken:
        break_with("Mara Solberg, born 1984")
    sys.excepthook(RuntimeError, broken.value, broken.tb)
    assert "break_with" in where_it_broke(broken.tb)
    assert said == ["The disk is full. Free some space.", something_went_wrong()]
    assert "Mara" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_a_clinic_that_is_not_where_it_was_is_named_with_what_lies_beside_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    settings_in(tmp_path).setValue("clinic/last", str(tmp_path / "River.ashichart"))
    (tmp_path / "River since 2026-11-30 1400.ashichart").write_bytes(b"kept")
    program = Program(qapp, settings_in(tmp_path))
    qtbot.addWidget(program.window)
    program.start(None, demonstration=False)
    said = page_of(program).bar.text
    assert said.startswith("River.ashichart is not where it was last: ")
    assert str(tmp_path) in said
    assert "River since 2026-11-30 1400.ashichart" in said
    program.window.close()
