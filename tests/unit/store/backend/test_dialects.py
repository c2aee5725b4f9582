"""What differs between databases is said in `store/backend` alone, and both understand every statement of the store."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, MetaData, String, Table, create_mock_engine, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.expression import ClauseElement
from tests.made_up.clinic_kit import new_clinic

import ashichart.store
from ashichart.store.backend.dialects import has_table, object_of, take_turn

SOURCES = Path(ashichart.store.__file__).parents[1]
# Tables may tell each dialect how they are built; a landed step of the schema is never edited.
APART = ("store/backend/", "store/migrations/", "store/tables/")
WORDS = re.compile(r"(?i:sqlite)|\bPRAGMA\b|json_group|exec_driver_sql|data_version|BEGIN IMMEDIATE")
# It asks which versions are installed, and opens nothing.
PROBES = ("services/diagnostics/doctor.py",)


def statements() -> Iterator[tuple[str, ClauseElement]]:
    for module in pkgutil.walk_packages(ashichart.store.__path__, "ashichart.store."):
        if ".migrations" in module.name:
            continue
        for name, found in vars(importlib.import_module(module.name)).items():
            if isinstance(found, ClauseElement) and isinstance(found, Executable) and not isinstance(found, Table):
                yield f"{module.name}.{name}", found


STATEMENTS = dict(statements())


@pytest.mark.parametrize("file", sorted(SOURCES.rglob("*.py")), ids=lambda file: file.stem)
def test_only_the_backend_speaks_of_one_database(file: Path) -> None:
    place = file.relative_to(SOURCES).as_posix()
    if place.startswith(APART) or place in PROBES:
        return
    assert WORDS.findall(file.read_text("utf-8")) == [], f"{place}: ask store/backend instead."


def test_there_are_statements_to_look_at() -> None:
    assert len(STATEMENTS) > 40


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=["file", "server"])
@pytest.mark.parametrize("name", sorted(STATEMENTS))
def test_every_statement_is_understood_by_both(name: str, dialect: Dialect) -> None:
    assert str(STATEMENTS[name].compile(dialect=dialect))


def told(dialect: Dialect) -> str:
    table = Table("reading", MetaData(), Column("site_id", String), Column("value", String))
    return str(select(object_of(table.c.site_id, table.c.value)).compile(dialect=dialect)).split(" AS ")[0]


def test_an_object_of_rows_is_the_words_of_each() -> None:
    assert told(sqlite.dialect()) == "SELECT json_group_object(reading.site_id, reading.value)"
    assert told(postgresql.dialect()) == "SELECT json_object_agg(reading.site_id, reading.value)::text"


@pytest.mark.parametrize(("url", "asked"), [("sqlite://", []), ("postgresql+psycopg://", ["FROM course FOR UPDATE"])])
def test_rows_are_held_where_others_can_write_beside(url: str, asked: list[str]) -> None:
    table = Table("course", MetaData(), Column("id", String))
    said: list[str] = []

    def keep(statement: Any, *_: object, **__: object) -> None:  # noqa: ANN401
        said.append(str(statement.compile(dialect=engine.dialect)).rsplit("\n", 1)[-1].strip())

    engine = create_mock_engine(url, keep)
    take_turn(engine, select(table.c.id))  # type: ignore[arg-type]
    assert said == asked


def test_a_table_is_there_or_not(tmp_path: Path) -> None:
    clinic = new_clinic(tmp_path)
    with clinic.acts._store.reading() as connection:  # noqa: SLF001
        assert has_table(connection, "reading")
        assert not has_table(connection, "reading_of_tea_leaves")
    clinic.close()
