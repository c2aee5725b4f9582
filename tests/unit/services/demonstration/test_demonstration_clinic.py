"""The demonstration clinic: made once, opened without waiting, and never mistaken for a real one."""

from pathlib import Path

import pytest
from tests.made_up.clinic_kit import PASSWORD
from tests.made_up.clock import SetClock

from ashichart.domain.errors import DamagedFileError, UserError
from ashichart.services.clinic.clinic import open_demonstration


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demonstration") / "demonstration.ashi"
    open_demonstration(place, clock=SetClock()).close()
    return place


def test_demonstration_is_made_whole_and_found_again(path: Path) -> None:
    before = path.read_bytes()
    clinic = open_demonstration(path, clock=SetClock())
    assert clinic.is_demonstration
    assert "Demonstration" in clinic.name
    found = clinic.patients.find("")
    assert len(found) >= 10
    assert all(summary.course is not None and summary.sessions_held for summary in found)
    assert clinic.verify_chain() is None
    assert clinic.file.look_now().is_whole
    clinic.close()
    assert path.read_bytes() == before


def test_demonstration_has_no_password_to_change(path: Path) -> None:
    clinic = open_demonstration(path, clock=SetClock())
    with pytest.raises(UserError, match="has no password"):
        clinic.keys.change_password(PASSWORD, PASSWORD)
    with pytest.raises(UserError, match="has no password"):
        clinic.keys.new_recovery_key()
    clinic.close()


def test_read_only_demonstration_opens_for_viewing(path: Path) -> None:
    path.chmod(0o400)
    try:
        clinic = open_demonstration(path, clock=SetClock())
        assert clinic.read_only
        assert clinic.patients.find("")
        clinic.close()
    finally:
        path.chmod(0o600)


def test_something_else_in_its_place_is_told(tmp_path: Path) -> None:
    place = tmp_path / "demonstration.ashi"
    place.write_bytes(b"no clinic at all" * 999)
    with pytest.raises(DamagedFileError):
        open_demonstration(place)


def test_filling_that_fails_leaves_nothing_half_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "demonstration.ashi"

    def missing() -> Path:
        raise UserError("The folder bodymaps is missing.")

    with monkeypatch.context() as patched:
        patched.setattr("ashichart.paths.bodymaps", missing)
        with pytest.raises(UserError):
            open_demonstration(place, clock=SetClock())
    clinic = open_demonstration(place, clock=SetClock())
    assert not clinic.is_empty()
    clinic.close()
