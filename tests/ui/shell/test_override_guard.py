"""A bug in an override of Qt's never ends the program, on any Python."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QApplication, QDialog
from tests.ui.shell import failing_overrides

from ashichart.ui.override_guard import IS_NEEDED, guarded, is_guarded, overrides

only_where_needed = pytest.mark.skipif(not IS_NEEDED, reason="Python 3.12 keeps exceptions otherwise")
SCRIPT = Path(failing_overrides.__file__)


@only_where_needed
def test_every_override_of_every_screen_is_guarded() -> None:
    found = [(made, name) for made in failing_overrides.classes() for name in overrides(made)]
    assert len(found) > 150, "not every screen was imported"
    bare = [f"{made.__qualname__}.{name}" for made, name in found if not is_guarded(vars(made)[name])]
    assert bare == []


def run(*options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": ""}
    return subprocess.run(
        [sys.executable, str(SCRIPT), *options], check=False, capture_output=True, text=True, timeout=300,
        env=environment, cwd=SCRIPT.parents[3],
    )  # fmt: skip


def test_every_override_fails_and_the_window_lives_and_says_so() -> None:
    ended = run()
    lines = ended.stdout.split("\n")
    assert ended.returncode == 0, f"ended by {lines[-2:]}\n{ended.stderr[-2000:]}"
    tried, reached = len(lines) - 2, int(lines[-2].split()[-1])
    assert lines[-2].startswith("alive")
    assert reached > 0.9 * tried, f"only {reached} of {tried} overrides were reached through Qt"


@only_where_needed
def test_without_the_guard_it_would_end() -> None:
    assert run("--unguarded").returncode < 0, "the guard guards against nothing; it may go"


def test_guarded_override_gives_back_what_it_returns() -> None:
    def sizeHint(self: object) -> str:
        return f"{self}"

    def heightForWidth(self: object, value: int) -> int:
        return value + 1

    def eventFilter(self: object, value: int, other: int) -> int:
        return value + other

    def rowCount(self: object, *values: int, more: int = 0) -> int:
        return sum(values) + more

    assert guarded(sizeHint)("a") == "a"
    assert guarded(heightForWidth)(None, 1) == 2
    assert guarded(eventFilter)(None, 1, 2) == 3
    assert guarded(rowCount)(None, 1, 2, 3, more=4) == 10


@pytest.mark.parametrize(
    ("name", "value"),
    [("paintEvent", None), ("event", False), ("rowCount", 0), ("sizeHint", QSize()), ("isNull", True)],
)
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_what_an_override_raises_goes_to_the_hook_and_qt_gets_a_harmless_value(
    name: str, value: object, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: heard.append(kind))
    failing = failing_overrides.failing_with(count + 1, name)
    assert guarded(failing)(None, *range(count)) == value
    assert heard == [TypeError]


def test_override_without_a_known_value_is_left_as_it_is() -> None:
    def something_new(self: object) -> object:
        return self

    assert guarded(something_new) is something_new


class Sender(QObject):
    sent = Signal(bool)


def test_guarded_override_as_a_slot_takes_as_many_arguments_as_before(qapp: QApplication) -> None:
    heard: list[object] = []

    def reject(self: object) -> None:
        heard.append(self)

    made = type("Screen", (QDialog,), {"reject": guarded(reject)})()
    sender = Sender()
    sender.sent.connect(made.reject)
    sender.sent.emit(True)
    assert heard == [made]
