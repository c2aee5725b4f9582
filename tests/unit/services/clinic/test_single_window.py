"""A second start with the same file finds the first window, whatever a crash or another program left behind."""

import json
import os
import socket
from pathlib import Path
from threading import Thread

import pytest

from ashichart.services.clinic.single_window import HeldWindow, raise_other
from ashichart.services.files import last_file, window_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "clinic.ashichart"
    made.write_bytes(b"x")
    return made


def asked(held: HeldWindow, path: Path) -> tuple[bool, bool]:
    """Ask for a window while it answers once."""
    answers: list[bool] = []
    thread = Thread(target=lambda: answers.append(raise_other(path)))
    thread.start()
    came = False
    while thread.is_alive():
        came = held.answer() or came
    thread.join()
    return answers[0], came


def test_window_at_work_is_found_by_every_way_to_write_its_path(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldWindow(file)
    (tmp_path / "link").symlink_to(file)
    monkeypatch.chdir(tmp_path)
    for path in (file, Path("clinic.ashichart"), tmp_path / "link", tmp_path / "." / "clinic.ashichart"):
        assert asked(held, path) == (True, True)
    held.close()
    assert not raise_other(file)


def test_other_file_has_no_window(file: Path, tmp_path: Path) -> None:
    held = HeldWindow(file)
    assert not raise_other(tmp_path / "other.ashichart")
    held.close()
    held.close()


def test_what_a_crash_left_behind_is_no_window(file: Path, home: Path) -> None:
    held = HeldWindow(file)
    (note,) = (home / "windows").iterdir()
    left = note.read_bytes()
    held.close()
    assert not note.exists()
    note.write_bytes(left)
    assert not raise_other(file)
    again = HeldWindow(file)
    assert asked(again, file) == (True, True)
    again.close()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"port": 99999999, "token": "x"}', b"\xff", b"[" * 100_000])
def test_note_that_makes_no_sense_is_no_window(file: Path, home: Path, content: bytes) -> None:
    HeldWindow(file).close()
    held = HeldWindow(file)
    (note,) = (home / "windows").iterdir()
    note.write_bytes(content)
    assert not raise_other(file)
    held.close()


def test_somebody_without_the_token_raises_nothing(file: Path, home: Path) -> None:
    held = HeldWindow(file)
    (note,) = (home / "windows").iterdir()
    if os.name == "posix":
        assert note.stat().st_mode & 0o077 == 0
    port = json.loads(note.read_bytes())["port"]
    for told in (b"guess\n", b"\xff\xfe\n", b""):
        with socket.create_connection(("127.0.0.1", port), 1) as stranger:
            stranger.sendall(told or b"\n")
            assert not held.answer()
    held.close()


def test_place_that_cannot_be_written_is_no_reason_not_to_work(file: Path, home: Path) -> None:
    home.mkdir()
    (home / "windows").write_bytes(b"a file where a folder should be")
    with pytest.raises(OSError, match="windows"):
        HeldWindow(file)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("[clinic]\nlast=/srv/my clinic.ashichart\n", Path("/srv/my clinic.ashichart")),
        ("[look]\ntheme=dark\n\n[clinic]\nfirst=1\nlast=/srv/c.ashi\n[window]\nlast=/x\n", Path("/srv/c.ashi")),
        ('[clinic]\nlast="/srv/M\\xf6we.ashichart"\n', None),
        ("[window]\nlast=/x\n", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_last_file_is_found_without_qt(text: str, path: Path | None) -> None:
    window_file().parent.mkdir(parents=True, exist_ok=True)
    window_file().write_text(text)
    assert last_file() == path
