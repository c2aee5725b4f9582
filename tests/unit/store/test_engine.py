"""The encrypted file's settings, and the world's faults as sentences."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError
from tests.made_up.clinic_kit import PASSWORD, Charted

from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import DamagedFileError, UserError
from ashichart.services.clinic.clinic import Clinic
from ashichart.store.backend.sqlcipher import away_error, connect, dbapi2, translate_driver_errors
from ashichart.store.keys.key_slots import key_file_of, read_slots, unwrap
from ashichart.store.opening.upgrade import upgrade
from ashichart.store.tables.schema import patient
from ashichart.store.transactions.file_store import FileStore

KEY = b"k" * 32
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    upgrade(tmp_path / "x.ashi", KEY, None)
    opened = FileStore(tmp_path / "x.ashi", KEY)
    yield opened
    opened.close()


@pytest.mark.parametrize("hexkey", ["", "ab", "G" * 64, "A" * 64, "a" * 65, "a" * 64 + "'"])
def test_malformed_key_never_becomes_a_passphrase(tmp_path: Path, hexkey: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal"):
        connect(tmp_path / "x.ashi", hexkey)
    assert list(tmp_path.iterdir()) == []


def test_driver_without_encryption_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "connect", sqlite3.connect)
    with pytest.raises(RuntimeError, match="no encryption"):
        connect(tmp_path / "x.ashi", KEY.hex())


def test_settings_hold_on_the_open_connection(store: FileStore) -> None:
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "temp_store": 2,
        "cell_size_check": 1,
    }
    with store.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_leaving_without_commit_rolls_back(store: FileStore) -> None:
    with store.begin("a", NOW) as act:
        act.connection.execute(text("CREATE TABLE left_over (x)"))
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'left_over'")).scalar() == 0


def test_bug_passes_as_it_is_and_shows_no_values(store: FileStore) -> None:
    with pytest.raises(IntegrityError) as raised, store.begin("a", NOW) as act:
        act.connection.execute(
            insert(patient), {"id": "p", "name": "Canary", "figure": "cat", "added_at": NOW, "version": 1}
        )
    assert "Canary" not in str(raised.value)
    with pytest.raises(dbapi2.ProgrammingError), translate_driver_errors(store.path):
        raise dbapi2.ProgrammingError("wrong")


def test_naive_time_never_reaches_the_file(store: FileStore) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(Exception, match="aware"), store.begin("a", NOW) as act:
        act.connection.execute(
            insert(patient), {"id": "p", "name": "A", "figure": "male", "added_at": naive, "version": 1}
        )


def test_full_disk_is_told_and_nothing_before_it_is_lost(clinic: Clinic, charted: Charted) -> None:
    site = charted.site(clinic)
    clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 4)
    clinic.close()
    # Told through the store on the same file: the pages are limited on its own connection.

    file_key, slot = unwrap(read_slots(key_file_of(clinic.path)), PASSWORD)
    store = FileStore(clinic.path, file_key)
    with store.reading() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(UserError, match="full; this was not saved"), store.begin(slot.id, NOW) as act:
        act.record(AuditedAct(ActLabel(ActKind.NEW_CLINIC)), "clinic", "x", None, "x" * 100_000)
    assert store.first_broken() is None
    assert len(store.trail()) == 5
    with store.reading() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))
    with store.begin(slot.id, NOW) as act:
        act.record(AuditedAct(ActLabel(ActKind.NEW_CLINIC)), "clinic", "x", None, "x" * 5000)
        act.commit()
    assert len(store.trail()) == 6
    store.close()


def test_file_locked_by_another_program_is_told(store: FileStore) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom ashichart.store.backend.sqlcipher import connect\n"
        f"c = connect(Path({str(store.path)!r}), {KEY.hex()!r})\nc.execute('BEGIN EXCLUSIVE')\n"
        "print('locked', flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        with store.reading() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        with pytest.raises(UserError, match="Another AshiChart"), store.begin("a", NOW):
            pass
        other.communicate(b"")
    with store.begin("a", NOW) as act:
        act.commit()


def test_wrong_key_is_told_as_damage(store: FileStore) -> None:
    store.close()
    with pytest.raises(DamagedFileError):
        FileStore(store.path, b"w" * 32)


def test_faults_name_the_page(store: FileStore) -> None:
    assert store.faults() == ()
    content = bytearray(store.path.read_bytes())
    content[5000] ^= 1
    store.path.write_bytes(content)
    store.close()
    again = FileStore(store.path, KEY)
    assert again.faults()
    again.close()


@pytest.mark.parametrize("code", ["SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR"])
def test_other_faults_have_a_sentence_and_a_remedy(tmp_path: Path, code: str) -> None:
    error = dbapi2.OperationalError("x")
    error.sqlite_errorcode = getattr(sqlite3, code) | 3 << 8
    with pytest.raises(UserError) as raised, translate_driver_errors(tmp_path / "x.ashi"):
        raise error
    assert "x.ashi" in raised.value.sentence
    assert raised.value.remedy


def test_names_with_odd_letters_are_files_like_others(tmp_path: Path) -> None:
    path = tmp_path / "Ä clinic #1 100%? (new)" / "Dr. O'Neill & 李.ashi"
    path.parent.mkdir()
    upgrade(path, KEY, None)
    opened = FileStore(path, KEY)
    assert opened.faults() == ()
    opened.close()
    assert path.stat().st_size > 0


def test_reading_in_another_thread_while_charting_waits_its_turn(clinic: Clinic, charted: Charted) -> None:
    site = charted.site(clinic)
    with ThreadPoolExecutor(2) as pool:
        read = [pool.submit(clinic.courses.chart, charted.course.id) for _ in range(40)]
        for turn in range(40):
            clinic.charting.rate(charted.session.id, site, Phase.BEFORE, turn % 11)
        assert all(len(one.result().sessions) == 1 for one in read)
    assert clinic.verify_chain() is None


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("SQLITE_READONLY", "viewing only"),
        ("SQLITE_CANTOPEN", "cannot be opened or written"),
        ("SQLITE_IOERR", "refuses to read or write"),
        ("SQLITE_PERM", "refuses to read or write"),
    ],
)
def test_fault_of_a_file_that_is_there_is_not_taken_for_one_that_is_away(tmp_path: Path, code: str, said: str) -> None:
    path = tmp_path / "clinic.ashi"
    path.touch()
    error = dbapi2.OperationalError("no matter")
    error.sqlite_errorcode = getattr(sqlite3, code)
    with pytest.raises(UserError, match=said) as refused, translate_driver_errors(path):
        raise error
    assert refused.value.remedy
    path.unlink()
    with pytest.raises(UserError, match="is no longer in"), translate_driver_errors(path):
        raise error


def test_file_whose_folder_is_gone_is_said_to_be_on_a_drive_that_was_taken_out(tmp_path: Path) -> None:
    error = dbapi2.OperationalError("no matter")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    with pytest.raises(UserError, match="the drive was taken out"), translate_driver_errors(tmp_path / "a" / "x.ashi"):
        raise error


def test_a_file_that_is_away_is_said_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "clinic.ashi"
    told = away_error(path)
    assert told is not None
    assert told.sentence == f"clinic.ashi is no longer in {tmp_path}: it was moved, renamed or deleted."
    assert told.remedy == "Put it back there, or open it where it is now; what was saved before is in the file."
    gone = away_error(tmp_path / "share" / "clinic.ashi")
    assert gone is not None
    assert gone.sentence.startswith(f"The folder {tmp_path}/share that holds clinic.ashi is gone")
    assert gone.remedy == "Nothing more is saved until it is there again; what was saved before is in the file."
    path.touch()
    assert away_error(path) is None
