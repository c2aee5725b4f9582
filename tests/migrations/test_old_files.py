"""Files that programs of each landed step wrote, filled and encrypted, open today with everything in them.

`0003a` to `0003d` are of the days in which step 0003 grew under one number, `0004b` is one of them that a later
program brought to 0004: it lacks tables, and showed an empty list in which everything looked saved.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.made_up.clinic_kit import PASSWORD, key_of

from ashichart.domain.charting.measures import MeasureKind
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import DamagedFileError
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.store.backend.file_schema import EXPECTED, check_schema, differences, fingerprint
from ashichart.store.backend.sqlcipher import make_engine
from ashichart.store.keys.key_slots import key_file_of
from ashichart.store.tables.schema import SCHEMA_REVISION

FILES = Path(__file__).parent / "files"
NAMES = sorted(path.name for path in FILES.glob("*.ashi"))


def brought(tmp_path: Path, name: str) -> Path:
    for file in (FILES / name, key_file_of(FILES / name)):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / name


@pytest.fixture(params=NAMES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return brought(tmp_path, request.param)


def run(path: Path, *statements: str) -> None:
    key = key_of(path)
    engine = make_engine(path, key.hex(), foreign_keys=False)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def opened(path: Path) -> Clinic:
    return open_clinic(path, PASSWORD)


def test_there_is_a_file_of_every_landed_step() -> None:
    assert {name[:4] for name in NAMES} >= {f"{number:04}" for number in range(1, int(SCHEMA_REVISION) + 1)}


def test_everything_that_was_charted_is_there(old: Path) -> None:
    clinic = opened(old)
    found = {summary.patient.name: summary for summary in clinic.patients.find("")}
    assert sorted(found) == ["Ana Maré", "Tomas Ørsted"]
    course = found["Ana Maré"].course
    assert course is not None
    assert (course.indication, course.goals, course.planned_sessions) == ("Neck and shoulders", "sleep", 6)
    first, second = clinic.courses.chart(course.id).sessions
    values = {
        (number, site.title, phase.value): chart.value(site.id, phase)
        for number, chart in ((1, first), (2, second))
        for site in chart.sites
        for phase in Phase
        if (site.id, phase) in chart.readings
    }
    assert values == {
        (1, "LI4 L", "before"): 7, (1, "GB21 R", "before"): 9, (1, "LI4 L", "after"): 4, (1, "GB21 R", "after"): None,
        (2, "LI4 L", "before"): 6, (2, "GB21 R", "before"): 7, (2, "LI4 L", "after"): 3, (2, "GB21 R", "after"): 2,
        (2, "2 cm below L", "before"): 5,
    }  # fmt: skip
    assert [dose.mg for chart in (first, second) for dose in chart.doses] == [80, 80]
    assert [len(chart.needles) for chart in (first, second)] == [1, 1]
    assert next((one.kind, one.value) for one in clinic.courses.measures(course.id)) == (MeasureKind.PHQ9, 17)
    assert (first.session.started_at.date(), second.session.started_at.date()) == (date(2026, 3, 2), date(2026, 3, 9))
    assert clinic.verify_chain() is None
    assert clinic.file.look_now().is_whole
    clinic.close()


def test_what_was_brought_up_can_hold_everything_of_today(old: Path) -> None:
    clinic = opened(old)
    course = clinic.patients.find("ana")[0].course
    assert course is not None
    chart = clinic.courses.chart(course.id).sessions[-1]
    site = chart.sites[0]
    clinic.charting.charge(chart.session.id, site, Phase.AFTER, 3)
    clinic.kap.record_vitals(chart.session.id, (121, 79, 64, 97), chart.session.started_at)
    clinic.painting.paint(chart.session.id, Phase.BEFORE, (7, 8), 4)
    _, changes = clinic.courses.record_measures(course.id, date(2026, 3, 9), {MeasureKind.TENSION: 4})
    assert changes.courses == {course.id}
    assert clinic.own_points.all().points == ()
    clinic.close()
    clinic = opened(old)
    again = clinic.courses.chart(course.id).sessions[-1]
    assert again.charge(site.id, Phase.AFTER) == 3
    assert 64 in {one.pulse for one in again.vitals}
    assert clinic.verify_chain() is None
    clinic.close()


def test_file_that_was_brought_up_is_built_like_a_new_one(old: Path) -> None:
    opened(old).close()
    key = key_of(old)
    engine = make_engine(old, key.hex())
    with engine.connect() as connection:
        assert fingerprint(connection) == EXPECTED
        assert list(differences(connection)) == []
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == SCHEMA_REVISION
        head = connection.exec_driver_sql("SELECT seq, mac FROM trail_head").one()
        assert head == connection.exec_driver_sql("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").one()
    engine.dispose()


def test_sessions_of_before_take_the_zone_of_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    path = brought(tmp_path, "0002.ashi")
    clinic = opened(path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert clinic.zone == "America/New_York"
    clinic.close()
    clinic = opened(path)
    course = clinic.patients.find("ana")[0].course
    assert course is not None
    assert {chart.session.zone for chart in clinic.courses.chart(course.id).sessions} == {"America/New_York"}
    assert clinic.zone == "America/New_York"
    clinic.close()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TABLE charge", "the table charge is missing"),
        ("ALTER TABLE session DROP COLUMN clock_skew_s", "the table session is another one"),
        ("ALTER TABLE reading RENAME COLUMN value TO worth", "the table reading is another one"),
        ("DROP INDEX uq_session_course_id", "the index uq_session_course_id is missing"),
        ("DROP TRIGGER audit_no_update", "the guard audit_no_update is missing"),
        ("CREATE TABLE guest (id INTEGER)", "it holds the table guest"),
        ("CREATE VIEW patients AS SELECT name FROM patient", "it holds the view patients"),
        (
            "CREATE TRIGGER sly AFTER INSERT ON reading BEGIN UPDATE reading SET value = 0; END",
            "it holds the trigger sly",
        ),
    ],
)
def test_file_whose_tables_do_not_fit_is_refused_untouched(tmp_path: Path, statement: str, told: str) -> None:
    path = brought(tmp_path, "0004.ashi")
    opened(path).close()
    run(path, statement)
    before = path.read_bytes()
    with pytest.raises(DamagedFileError, match="is not built as AshiChart builds its files") as refused:
        opened(path)
    assert told in str(refused.value)
    assert "put back a backup" in str(refused.value)
    assert path.read_bytes() == before


def test_rule_of_a_table_that_was_loosened_is_found(tmp_path: Path) -> None:
    path = brought(tmp_path, "0004.ashi")
    opened(path).close()
    run(
        path,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'BETWEEN 0 AND 10', 'BETWEEN 0 AND 99') WHERE name = 'charge'",
    )
    with pytest.raises(DamagedFileError, match="the table charge is another one"):
        opened(path)


def test_same_tables_in_other_words_are_no_fault(tmp_path: Path) -> None:
    path = brought(tmp_path, "0004.ashi")
    opened(path).close()
    run(
        path,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'CREATE INDEX', 'CREATE  INDEX') WHERE type = 'index'",
        "UPDATE sqlite_master SET sql = replace(sql, 'VARCHAR(64)', 'VARCHAR( 64 )') WHERE name = 'session'",
    )
    key = key_of(path)
    engine = make_engine(path, key.hex())
    with engine.connect() as connection:
        check_schema(connection, path.name)
    engine.dispose()
    opened(path).close()
