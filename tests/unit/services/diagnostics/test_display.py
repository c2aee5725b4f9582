"""Whether a window can be opened: told in a sentence before Qt is asked, on this machine's own sockets."""

import socket
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from ashichart.services.diagnostics import display
from ashichart.services.diagnostics.display import display_problem

SCREEN = 471


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.fixture
def x_server() -> Iterator[str]:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{SCREEN}")
        server.listen()
        yield f":{SCREEN}.0"


def plugin_at(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    spec = None
    if folder is not None:
        spec = ModuleSpec("PySide6", None, is_package=True)
        spec.submodule_search_locations = [str(folder)]
    monkeypatch.setattr(display, "find_spec", lambda _name: spec)


def test_without_a_display_a_sentence_says_what_to_do() -> None:
    assert "xvfb-run" in display_problem()


@pytest.mark.parametrize("told", ["nonsense", ":x", f":{SCREEN + 1}"])
def test_a_display_nobody_answers_is_none(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("DISPLAY", told)
    assert display_problem().startswith("There is no display")


def test_other_systems_and_a_chosen_platform_are_not_questioned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display_problem() == ""
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display_problem() == ""


def test_a_wayland_socket_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    assert display_problem() != ""
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)  # the whole path may be longer than a socket's may be
        server.bind("wayland-9")
        assert display_problem() == ""


def test_an_x_server_that_answers_is_enough_if_qt_finds_its_libraries(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, x_server: str
) -> None:
    monkeypatch.setenv("DISPLAY", x_server)
    plugin_at(monkeypatch, tmp_path)  # a PySide6 whose plugins lie elsewhere: nothing can be said against it
    assert display_problem() == ""
    monkeypatch.setenv("DISPLAY", f"elsewhere{x_server}")
    assert display_problem() == ""


def test_what_qt_misses_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, x_server: str) -> None:
    monkeypatch.setenv("DISPLAY", x_server)
    plugin_at(monkeypatch, None)
    assert "PySide6" in display_problem()
    plugin = tmp_path / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    plugin.parent.mkdir(parents=True)
    plugin.write_text("no library", encoding="utf-8")
    plugin_at(monkeypatch, tmp_path)
    assert "apt-get install" in display_problem()
    plugin.unlink()
    plugin.symlink_to(next(Path("/").glob("lib*/*/libm.so.6")))
    assert display_problem() == ""
