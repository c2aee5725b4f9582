"""The command line, as far as it goes without a window."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.ui.shell.made_clinic import PASSWORD, add_mara, make_bench, make_clinic

from ashichart.cli import main
from ashichart.services.display import display_problem


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_missing_file_gets_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "none.ashichart")]) == 1
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["x" * 300, "Ж" * 141 + ".ashichart", "a\udcffb.ashichart", "d/" * 2500 + "x"])
def test_a_name_that_no_file_can_have_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("ASHICHART_PASSWORD", PASSWORD)
    for line in (
        [str(tmp_path / name)],
        ["sheet", "mara", "--file", str(tmp_path / name), "--out", str(tmp_path / "s.pdf")],
        ["course", "mara", "--json", "--file", str(tmp_path / name)],
    ):
        assert main(line) == 1
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["x" * 300, "Ж" * 141 + ".json", "d/" * 2500 + "x"])
def test_a_place_that_no_file_can_have_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    assert main(["atlas", "export", "--out", str(tmp_path / name)]) == 1
    assert "too long" in capsys.readouterr().err


def test_the_atlas_is_exported(tmp_path: Path) -> None:
    out = tmp_path / "atlas.json"
    assert main(["atlas", "export", "--out", str(out), "--figure", "male"]) == 0
    atlas = json.loads(out.read_text("utf-8"))
    assert (atlas["format"], atlas["figure"]) == ("ashichart-atlas", "male")


def test_a_place_that_cannot_be_written_gets_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["atlas", "export", "--out", str(tmp_path / "no" / "atlas.json")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_sheet_is_written_from_a_clinic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clinic, _ = make_clinic(tmp_path)
    add_mara(make_bench(clinic))
    clinic.close()
    sheet = ["sheet", "mara", "--file", str(clinic.path), "--out", str(tmp_path / "s.pdf"), "--paper", "letter"]
    monkeypatch.setenv("ASHICHART_PASSWORD", "not the password at all")
    assert main(sheet) == 1
    monkeypatch.setenv("ASHICHART_PASSWORD", PASSWORD)
    assert main(sheet) == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert main(["sheet", "nobody", *sheet[2:]]) == 1
    assert "Nobody answers" in capsys.readouterr().err


def test_the_demonstration_has_a_sheet_for_one_patient_and_asks_back_for_several(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "s.pdf")
    assert main(["sheet", "Mara Solberg", "--demo", "--out", out]) == 0
    capsys.readouterr()
    assert main(["sheet", "a", "--demo", "--out", out]) == 1
    assert "patients answer to" in capsys.readouterr().err


def test_the_doctor_finds_this_machine_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    findings = {finding["what"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert findings["Encryption"]["detail"].startswith("SQLCipher 4")
    assert main(["doctor"]) == 0
    assert "Body drawings" in capsys.readouterr().out


def test_an_unknown_option_is_a_wrong_command_line() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["demo", "--nonsense"])
    assert stopped.value.code == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is ever without a display")
def test_no_display_is_said_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert "no display" in display_problem()
    monkeypatch.setenv("DISPLAY", ":4711")
    assert "no display" in display_problem()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display_problem() == ""


def test_the_command_line_needs_no_qt() -> None:
    program = "import sys, ashichart.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False, env=dict(os.environ)).returncode == 0
