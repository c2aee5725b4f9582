"""The whole program in its real window, on files of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.made_up.clinic_template import put_demonstration

from ashichart.app import Program, make_application
from ashichart.services.files import demonstration_file

PASSWORD = "four calm words here"  # noqa: S105 - opens nothing but a test's own file


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Program]]:
    """Return a function that starts the program; every program is closed again."""
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "home"))
    running: list[Program] = []

    def go(file: Path | None = None, *, demonstration: bool = False) -> Program:
        if demonstration:
            put_demonstration(demonstration_file())
        program = Program(make_application(), QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        running.append(program)
        qtbot.addWidget(program.window)
        program.window.resize(1600, 1000)
        program.start(file, demonstration=demonstration)
        return program

    yield go
    for program in running:
        program.window.close()
        program.close_clinic()
