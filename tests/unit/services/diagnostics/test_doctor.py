"""The examination finds what is missing and says it; it never raises and never writes."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from ashichart import paths
from ashichart.services.diagnostics import doctor
from ashichart.services.diagnostics.doctor import Finding, examine


def by_name(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    return {finding.what: finding for finding in findings}


def test_here_everything_is_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "not" / "yet"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    found = examine()
    assert [finding.what for finding in found if not finding.ok] == []
    told = by_name(found)
    assert told["Encryption"].detail.startswith("SQLCipher")
    assert told["Display"].detail == "offscreen"
    assert told["Python"].as_dict()["ok"] is True
    assert not (tmp_path / "not").exists()


def test_what_is_missing_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unknown(name: str) -> str:
        raise PackageNotFoundError(name)

    def nowhere() -> Path:
        raise FileNotFoundError("The folder bodymaps is missing.")

    monkeypatch.setattr(doctor, "version", unknown)
    monkeypatch.setattr(paths, "bodymaps", nowhere)
    monkeypatch.setattr(paths, "resources", nowhere)
    monkeypatch.setattr(paths, "clinic_folder", lambda: Path("/proc/ashichart"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    told = by_name(examine())
    assert "run.py" in told["PySide6-Essentials"].detail
    assert not told["Encryption"].ok
    assert not told["Qt without a display"].ok
    assert told["Body drawings"].detail == "The folder bodymaps is missing."
    assert not told["Fonts"].ok
    assert "ASHICHART_HOME" in told["Folder for clinics"].detail


def test_a_probe_that_fails_tells_its_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_CIPHER_PROBE", "import sys; sys.exit('the cipher is not there')")
    monkeypatch.setattr(doctor, "_QT_PROBE", "import os; os._exit(7)")
    told = by_name(examine())
    assert told["Encryption"].detail == "the cipher is not there"
    assert told["Qt without a display"].detail == "ended with 7"


def test_a_probe_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_PROBE_S", 0.05)
    monkeypatch.setattr(doctor, "_CIPHER_PROBE", "import time; time.sleep(30)")
    told = by_name(examine())
    assert told["Encryption"].detail == f"could not be tried: {subprocess.TimeoutExpired.__name__}"
