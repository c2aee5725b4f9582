"""Whatever is altered in a file behind the program's back is found: pages, trail, its end, and every value charted."""

import random
import shutil
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted, key_of, new_clinic, pin_site, start
from tests.made_up.clock import SetClock

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.measures import MeasureKind
from ashichart.domain.charting.readings import Phase
from ashichart.services.clinic.clinic import DEMONSTRATION_KEY, Clinic, open_clinic, open_demonstration
from ashichart.store.backend.pages import PAGE_BYTES, damaged_pages
from ashichart.store.backend.sqlcipher import connect
from ashichart.store.checks.integrity import Integrity, look_through
from ashichart.store.keys.key_slots import key_file_of
from ashichart.store.trail.audit import AuditEntry
from ashichart.store.trail.rows import changes_of


def fill(clinic: Clinic) -> Charted:
    """Chart something of every kind, change and take back some of it."""
    charted = start(clinic)
    session_id, li4 = charted.session.id, charted.site(clinic)
    gb21 = charted.site(clinic, "GB21", Side.RIGHT)
    for value in (7, 5):
        clinic.charting.rate(session_id, li4, Phase.BEFORE, value)
    clinic.charting.rate(session_id, gb21, Phase.BEFORE, 9)
    clinic.charting.rate(session_id, gb21, Phase.AFTER, None)
    clinic.charting.rate(session_id, pin_site(charted.patient.id), Phase.BEFORE, 3)
    clinic.charting.charge(session_id, li4, Phase.BEFORE, 8)
    clinic.needling.place_needle(session_id, li4, 2)
    clinic.kap.record_dose(session_id, 60, Route.IM)
    clinic.kap.record_vitals(session_id, (120, 80, 66, 98))
    clinic.painting.paint(session_id, Phase.BEFORE, range(40, 60), 6)
    clinic.painting.paint(session_id, Phase.BEFORE, range(45, 50), None)
    clinic.courses.record_measures(
        charted.course.id, date(2026, 3, 1), {MeasureKind.PHQ9: 12, MeasureKind.TENSION: 4}
    )
    clinic.patients.remove(charted.patient.id)
    clinic.patients.restore(charted.patient.id)
    start(clinic, "Tomas Ørsted")
    return charted


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clinic = new_clinic(tmp_path_factory.mktemp("filled"))
    fill(clinic)
    clinic.close()
    return clinic.path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    for file in (filled, key_file_of(filled)):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / filled.name


def raw(path: Path) -> Any:  # noqa: ANN401 - untyped driver
    return connect(path, key_of(path).hex(), foreign_keys=False)


def tamper(path: Path, *statements: str) -> Integrity:
    """Do what somebody with the key can do who knows the tables, and look."""
    connection = raw(path)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in guards:
        connection.execute(sql)
    connection.close()
    return look_through(path, key_of(path))


def test_file_as_the_program_wrote_it_is_whole(path: Path) -> None:
    found = look_through(path, key_of(path))
    assert found == Integrity(entries=found.entries)
    assert found.is_whole
    assert found.entries > 15


def test_demonstration_is_whole_and_a_changed_value_that_was_taken_over_is_found(tmp_path: Path) -> None:
    clinic = open_demonstration(tmp_path / "demo.ashichart")
    assert clinic.file.look_now().is_whole
    connection = connect(clinic.path, DEMONSTRATION_KEY.hex())
    connection.execute("UPDATE reading SET value = 1 WHERE value = 3 AND phase = 'before'")
    connection.close()
    found = clinic.file.look_now()
    assert {one.table for one in found.differences} == {"patient"}
    clinic.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE patient SET name = 'Somebody Else' WHERE name LIKE 'Mara%'",
        "DELETE FROM needle WHERE number = 1",
        "DELETE FROM vitals",
        "UPDATE course SET goals = 'Something else'",
        "UPDATE session SET kind = 'assessment' WHERE number = 2",
        "UPDATE session SET started_at = '2020-01-01 10:00:00.000000' WHERE number = 1",
        "UPDATE measure SET value = 0 WHERE kind = 'phq9'",
        "DELETE FROM measure",
    ],
)
def test_whatever_is_altered_of_a_patient_that_was_taken_over_is_found(tmp_path: Path, statement: str) -> None:
    clinic = open_demonstration(tmp_path / "demo.ashichart")
    clinic.close()
    connection = connect(clinic.path, DEMONSTRATION_KEY.hex(), foreign_keys=False)
    connection.execute(statement)
    connection.close()
    clinic = open_demonstration(tmp_path / "demo.ashichart")
    found = clinic.file.look_now()
    assert {one.table for one in found.differences} == {"patient"}
    assert all(one.patient_id == one.key[0] for one in found.differences)
    clinic.close()


VALUES = (
    "UPDATE reading SET value = 1 WHERE value = 5",
    "UPDATE reading SET value = NULL WHERE value = 9",
    "UPDATE reading SET read_at = '2026-03-02 11:00:00.000000' WHERE value = 9",
    "UPDATE reading SET scale = 'grade', value = 3 WHERE value = 3",
    "DELETE FROM reading WHERE value = 5",
    "DELETE FROM reading WHERE value IS NULL",
    "INSERT INTO reading SELECT session_id, site_id, 'after', scale, 2, read_at FROM reading WHERE value = 5",
    "UPDATE charge SET value = 2",
    "DELETE FROM charge",
    "DELETE FROM needle WHERE number = 2",
    "UPDATE needle SET taken_out_at = inserted_at WHERE number = 1",
    "UPDATE dose SET mg = 600",
    "UPDATE dose SET given_at = '2026-03-02 11:00:00.000000'",
    "DELETE FROM dose",
    "UPDATE vitals SET spo2 = 90",
    "DELETE FROM vitals",
    "DELETE FROM pain_area",
    "UPDATE measure SET value = 20 WHERE kind = 'phq9'",
    "UPDATE measure SET removed_at = '2026-03-02 11:00:00.000000' WHERE kind = 'tension'",
    "UPDATE measure SET taken_on = '2026-02-28'",
    "UPDATE patient SET name = 'Somebody Else' WHERE name LIKE 'Ana%'",
    "UPDATE patient SET birth_date = '1950-01-01' WHERE name LIKE 'Ana%'",
    "UPDATE patient SET removed_at = '2026-03-02 11:00:00.000000' WHERE name LIKE 'Ana%'",
    "INSERT INTO alert SELECT id, 0, 'pacemaker', '' FROM patient",
    "UPDATE session SET number = 7",
    "UPDATE session SET started_at = '2026-03-01 12:00:00.000000'",
    "UPDATE session SET removed_at = '2026-03-02 11:00:00.000000'",
    "UPDATE site SET side = 'right' WHERE code = 'LI4'",
    "UPDATE site SET pin_u = 0.9 WHERE code IS NULL",
    "UPDATE site SET code = 'LI5', label = 'LI5' WHERE code = 'LI4'",
    "DELETE FROM session_site",
)


@pytest.mark.parametrize("statement", VALUES)
def test_value_that_was_changed_added_or_taken_away_is_found(path: Path, statement: str) -> None:
    found = tamper(path, statement)
    assert not found.is_whole
    assert found.differences or found.structure
    assert found.broken_at is None
    assert {one.patient_id for one in found.differences} <= {
        str(row[0]) for row in raw(path).execute("SELECT id FROM patient").fetchall()
    }


COLUMNS = ("at", "actor_id", "action", "entity", "entity_id", "before", "after", "previous", "mac")
TAIL = "DELETE FROM audit WHERE seq > (SELECT MAX(seq) - {} FROM audit)"
HEAD = (
    "UPDATE trail_head SET seq = (SELECT MAX(seq) FROM audit),"
    " mac = (SELECT mac FROM audit ORDER BY seq DESC LIMIT 1)"
)


@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_trail_whose_end_was_cut_off_is_found(path: Path, count: int) -> None:
    assert not tamper(path, TAIL.format(count)).head


@pytest.mark.parametrize("count", [2, 5, 12])
def test_trail_whose_end_was_cut_off_and_named_anew_does_not_agree_with_the_tables(path: Path, count: int) -> None:
    found = tamper(path, TAIL.format(count), HEAD)
    assert found.head
    assert found.broken_at is None
    assert found.differences


@pytest.mark.parametrize("more", [(), ("UPDATE trail_head SET seq = 0, mac = ''",), ("DELETE FROM trail_head",)])
def test_emptied_trail_is_found(path: Path, more: tuple[str, ...]) -> None:
    found = tamper(path, "DELETE FROM audit", *more)
    assert not found.is_whole
    assert len(found.differences) > 10


def test_every_altered_entry_is_found_where_it_is(path: Path) -> None:
    whole = path.read_bytes()
    last = look_through(path, key_of(path)).entries
    seeded = random.Random(11)
    for turn in range(40):
        path.write_bytes(whole)
        seq = seeded.randint(1, last - 1)
        column = seeded.choice(COLUMNS)
        change = f"UPDATE audit SET {column} = '2020-01-01 00:00:00.000000' WHERE seq = {seq}"  # noqa: S608 - of ours
        if turn % 4 == 0:
            change = f"DELETE FROM audit WHERE seq = {seq}"  # noqa: S608 - of ours
        found = tamper(path, change)
        assert not found.is_whole, change
        assert found.broken_at == seq, change


@pytest.mark.parametrize("turn", range(12))
def test_page_that_is_damaged_is_found_and_named(path: Path, turn: int) -> None:
    content = bytearray(path.read_bytes())
    page = random.Random(turn).randrange(len(content) // PAGE_BYTES)
    content[page * PAGE_BYTES + random.Random(turn).randrange(PAGE_BYTES)] ^= 1 << turn % 8
    path.write_bytes(content)
    found = look_through(path, key_of(path))
    # The first sixteen bytes are the salt of every page.
    assert page + 1 in found.pages


def test_old_page_put_back_is_found(path: Path) -> None:
    before = path.read_bytes()
    clinic = open_clinic(path, PASSWORD, clock=SetClock())
    course = clinic.patients.find("ana")[0].course
    assert course is not None
    session = clinic.courses.chart(course.id).sessions[0]
    clinic.charting.rate(session.session.id, session.sites[0], Phase.BEFORE, 10)
    clinic.close()
    after = path.read_bytes()
    changed = [
        at
        for at in range(PAGE_BYTES, min(len(before), len(after)), PAGE_BYTES)
        if before[at : at + PAGE_BYTES] != after[at : at + PAGE_BYTES]
    ]
    assert changed
    for at in changed:
        path.write_bytes(after[:at] + before[at : at + PAGE_BYTES] + after[at + PAGE_BYTES :])
        assert list(damaged_pages(path, key_of(path), lambda: None)) == []
        assert not look_through(path, key_of(path)).is_whole


def test_truncated_file_is_found(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) - 100])
    assert look_through(path, key_of(path)).pages == (len(content) // PAGE_BYTES,)


def test_file_above_eight_mebibytes_is_looked_through_too(clinic: Clinic) -> None:
    charted = start(clinic)
    path = clinic.path
    clinic.close()
    connection = raw(path)
    connection.execute(
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
        " INSERT INTO pin_view SELECT 'female', i, 0.5, 0.5, 'x', hex(randomblob(1500)) FROM n"
    )
    connection.close()
    content = bytearray(path.read_bytes())
    assert len(content) > 8 * 1024 * 1024
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    opened = open_clinic(path, PASSWORD)
    seen = Event()
    opened.file.begin_look(lambda _look: seen.set())
    assert seen.wait(60)
    assert opened.file.look is not None
    assert opened.file.look.found is not None
    assert opened.file.look.found.pages == (len(content) // 2 // PAGE_BYTES + 1,)
    assert charted.patient.name
    opened.close()


def test_look_while_somebody_charts_raises_no_alarm(clinic: Clinic) -> None:
    charted = fill(clinic)
    site = charted.site(clinic)
    stop = Event()
    looks: list[Integrity] = []

    def look() -> None:
        while not stop.is_set():
            looks.append(look_through(clinic.path, key_of(clinic.path), wanted=lambda: False))

    thread = Thread(target=look)
    thread.start()
    for value in range(2000):
        if len(looks) > 1:
            break
        clinic.charting.rate(charted.session.id, site, Phase.BEFORE, value % 11)
        if value % 10 == 0:
            start(clinic, f"Patient {value}")
            clinic.charting.rate(charted.session.id, pin_site(charted.patient.id), Phase.AFTER, 2)
    stop.set()
    thread.join()
    assert len(looks) > 1
    assert [one for one in looks if not one.is_whole] == []


def test_look_that_is_stopped_says_nothing(clinic: Clinic) -> None:
    fill(clinic)
    said: list[object] = []
    clinic.file.begin_look(said.append)
    clinic.file.stop_look()
    clinic.close()
    assert said == []


def test_trail_with_a_wide_gap_is_broken_where_the_gap_begins(clinic: Clinic) -> None:
    charted = start(clinic)
    site = charted.site(clinic)
    for value in range(130):
        clinic.charting.rate(charted.session.id, site, Phase.BEFORE, value % 11)
    clinic.close()
    found = tamper(clinic.path, "DELETE FROM audit WHERE seq BETWEEN 20 AND 90")
    assert found.broken_at == 20
    found = tamper(clinic.path, "DELETE FROM audit WHERE seq BETWEEN 1 AND 19")
    assert found.broken_at == 1


def test_file_in_which_everything_was_changed_is_looked_through_to_the_end_of_patience(clinic: Clinic) -> None:
    charted = start(clinic)
    for number in range(1, 211):
        clinic.charting.rate(charted.session.id, charted.site(clinic, f"X{number}"), Phase.BEFORE, 5)
    clinic.close()
    found = tamper(clinic.path, "UPDATE reading SET value = 6")
    assert len(found.differences) == 200
    assert found.broken_at is None
    assert not found.is_whole


def test_file_somebody_always_waits_for_is_looked_through_all_the_same(path: Path) -> None:
    asked = 0

    def wanted() -> bool:
        nonlocal asked
        asked += 1
        return True

    connection = raw(path)
    connection.execute(
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
        " INSERT INTO pin_view SELECT 'female', i, 0.5, 0.5, 'x', hex(randomblob(9)) FROM n"
    )
    connection.close()
    assert look_through(path, key_of(path), wanted=wanted).is_whole
    assert asked > 0


def test_page_that_was_only_half_written_when_it_was_read_is_no_damage(path: Path) -> None:
    whole = path.read_bytes()
    half = bytearray(whole)
    half[PAGE_BYTES * 2 + 40] ^= 1
    path.write_bytes(half)

    def finish() -> None:
        path.write_bytes(whole)

    assert not list(damaged_pages(path, key_of(path), finish))
    path.write_bytes(half)
    assert list(damaged_pages(path, key_of(path), lambda: None)) == [3]


def test_entry_that_says_nothing_makes_no_sense() -> None:
    at = SetClock()()
    entry = AuditEntry(7, at, "a", "Rate", "session", "s", "[null]", "[null]")
    with pytest.raises(ValueError, match="Entry 7 of the audit trail makes no sense"):
        changes_of(entry)


def test_head_of_the_trail_that_was_taken_away_is_found_and_named_again_by_the_next_act(clinic: Clinic) -> None:
    charted = start(clinic)
    clinic.close()
    found = tamper(clinic.path, "DELETE FROM trail_head")
    assert not found.head
    again = open_clinic(clinic.path, PASSWORD)
    again.charting.rate(charted.session.id, charted.site(again), Phase.BEFORE, 5)
    assert again.file.look_now().is_whole
    again.close()
