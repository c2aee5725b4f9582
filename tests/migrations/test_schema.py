"""The steps make exactly the tables that the program knows; every rule has a name, and PostgreSQL takes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from ashichart.domain.errors import NewerFileError
from ashichart.store.backend.sqlcipher import make_engine
from ashichart.store.opening.upgrade import known_revisions, upgrade
from ashichart.store.tables.schema import SCHEMA_REVISION, metadata, tell_postgresql

KEY = b"k" * 32


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    upgrade(tmp_path / "x.ashi", KEY, None)
    engine = make_engine(tmp_path / "x.ashi", KEY.hex())
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def test_newest_step_is_the_one_the_program_opens(connection: Connection) -> None:
    assert known_revisions()[0] == SCHEMA_REVISION
    assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == SCHEMA_REVISION


def test_steps_make_the_tables_the_program_knows(connection: Connection) -> None:
    assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def _words(sql: Any) -> str:  # noqa: ANN401 - as the inspector gives it
    return "".join(str(sql).split())


def _names(connection: Connection, table: str) -> dict[str, object]:
    """The names of every rule of a table; a key that two rows may not share is named too."""
    seen = inspect(connection)
    return {
        "primary": seen.get_pk_constraint(table)["name"],
        "foreign": {rule["name"]: rule["constrained_columns"] for rule in seen.get_foreign_keys(table)},
        "unique": {rule["name"]: rule["column_names"] for rule in seen.get_unique_constraints(table)},
        "indexes": {rule["name"]: rule["column_names"] for rule in seen.get_indexes(table)},
    }


def test_rules_and_their_names_are_the_same_in_the_file_and_in_the_program(
    connection: Connection, tmp_path: Path
) -> None:
    engine = make_engine(tmp_path / "known.ashi", KEY.hex())
    with engine.begin() as known:
        metadata.create_all(known)
    with engine.connect() as known:
        for table in metadata.tables:
            ours = {check["name"]: _words(check["sqltext"]) for check in inspect(known).get_check_constraints(table)}
            files = {
                check["name"]: _words(check["sqltext"]) for check in inspect(connection).get_check_constraints(table)
            }
            assert files == ours, table
            assert _names(connection, table) == _names(known, table), table
    engine.dispose()


def test_every_rule_of_every_table_has_a_name(connection: Connection) -> None:
    seen = inspect(connection)
    for table in metadata.tables:
        names = [seen.get_pk_constraint(table)["name"]]
        names += [rule["name"] for rule in seen.get_foreign_keys(table)]
        names += [rule["name"] for rule in seen.get_unique_constraints(table)]
        names += [rule["name"] for rule in seen.get_check_constraints(table)]
        names += [rule["name"] for rule in seen.get_indexes(table)]
        assert all(name and name[:3] in ("pk_", "fk_", "uq_", "ck_", "ix_") for name in names), (table, names)
        assert len(set(names)) == len(names)


def test_readings_are_clustered(connection: Connection) -> None:
    sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'reading'").scalar_one()
    assert "WITHOUT ROWID" in sql
    assert "PRIMARY KEY (session_id, site_id, phase)" in sql


def test_rows_two_people_could_edit_count_versions() -> None:
    for name in ("actor", "patient", "course", "session", "site", "measure"):
        assert "version" in metadata.tables[name].c


def test_postgresql_takes_every_table() -> None:
    tell_postgresql()
    dialect = postgresql.dialect()
    (partial,) = (index for index in metadata.tables["session"].indexes if index.name == "uq_session_course_id")
    assert str(CreateIndex(partial).compile(dialect=dialect)).endswith("WHERE removed_at IS NULL")
    for table in metadata.sorted_tables:
        told = str(CreateTable(table).compile(dialect=dialect))
        assert "ROWID" not in told
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect))


def test_file_of_today_is_left_as_it_is_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ashi"
    upgrade(path, KEY, None)
    before = path.read_bytes()
    upgrade(path, KEY, SCHEMA_REVISION)
    with pytest.raises(NewerFileError):
        upgrade(path, KEY, "9999")
    assert path.read_bytes() == before


def test_new_file_never_replaces_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "x.ashi"
    path.write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        upgrade(path, KEY, None)
    assert path.read_bytes() == b"precious"
