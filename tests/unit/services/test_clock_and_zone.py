"""The zone of this computer as its systems name it, and an anchor that cannot be kept."""

from pathlib import Path

import pytest
from tests.made_up.clinic_kit import Charted, new_clinic, start
from tests.made_up.clock import SetClock

from ashichart.domain.charting.readings import Phase
from ashichart.services.clock import local_zone_name


@pytest.fixture(autouse=True)
def no_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)


def test_zone_of_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Europe/Oslo")
    assert local_zone_name(tmp_path / "none", tmp_path / "none") == "Europe/Oslo"


def test_zone_that_a_link_names_is_found(tmp_path: Path) -> None:
    zone = tmp_path / "zoneinfo" / "Asia" / "Tokyo"
    zone.parent.mkdir(parents=True)
    zone.touch()
    link = tmp_path / "localtime"
    link.symlink_to(zone)
    assert local_zone_name(link, tmp_path / "none") == "Asia/Tokyo"


def test_zone_that_a_file_names_is_found_where_the_link_says_nothing(tmp_path: Path) -> None:
    name = tmp_path / "timezone"
    name.write_text("America/Bogota\n", "utf-8")
    assert local_zone_name(tmp_path / "none", name) == "America/Bogota"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"Nowhere/Land"])
def test_zone_that_nobody_names_is_none(tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    name = tmp_path / "timezone"
    assert local_zone_name(tmp_path / "none", name) is None
    name.write_bytes(content)
    assert local_zone_name(tmp_path / "none", name) is None
    monkeypatch.setenv("TZ", "Nowhere/Land")
    assert local_zone_name(tmp_path / "none", name) is None


def test_anchor_that_cannot_be_written_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "anchors").write_text("a file where a folder should be", "utf-8")
    monkeypatch.setenv("ASHICHART_HOME", str(home))
    clinic = new_clinic(tmp_path, SetClock())
    charted: Charted = start(clinic)
    clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, 4)
    clinic.close()
    assert (home / "anchors").is_file()
