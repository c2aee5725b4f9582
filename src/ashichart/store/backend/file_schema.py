"""Compares the tables of a file with those this program needs, at every open. Nothing is changed here.

The number of a schema is only what a file says of itself. A file that says it and lacks a table opens as an empty list
in which everything looks saved.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from ashichart.domain.errors import DamagedFileError
from ashichart.wording.computer import store as say

if TYPE_CHECKING:
    from sqlalchemy.engine.reflection import Inspector

# Of what the steps make, see `fingerprint`; a test holds it. A file with another one is looked at table by table.
EXPECTED = "594d0c8daad848074971343dbe42206c961037a62e5b420f23995a81ee7f3c8f"

_TRIGGERS = ("audit_no_delete", "audit_no_update")
_OWN = "alembic_version"
_SQL = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"


def fingerprint(connection: Connection) -> str:
    """Return a hash of every table, index and trigger of the file, whatever its spaces and quotes."""
    rows = connection.exec_driver_sql(_SQL)
    # Copying a table, as a step does, may order its rules anew; the parts between commas are the same.
    told = "\n".join(f"{kind} {name} {sorted(_plain(str(sql)[:-1]).split(','))}" for kind, name, sql in rows)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def check_schema(connection: Connection, name: str) -> None:
    """Refuse a file whose tables are not those of its schema.

    Args:
        connection: Open, inside a transaction.
        name: How a sentence names the file.

    Raises:
        DamagedFileError: If something is missing, other than it must be, or not known here.
    """
    if fingerprint(connection) == EXPECTED:
        return
    found = next(differences(connection), None)
    if found is not None:
        raise DamagedFileError(
            say.built_otherwise(name=name, fault=found),
            say.left_as_it_is(),
        )


def differences(connection: Connection) -> Iterator[str]:
    """Yield in words what is missing, other than it must be, or not known here."""
    from sqlalchemy import create_engine, inspect  # only a file that may not fit is looked at so closely

    from ashichart.store.tables.schema import metadata

    there = {(str(kind), str(name)): _plain(str(sql)) for kind, name, sql in connection.exec_driver_sql(_SQL)}
    model = create_engine("sqlite://")
    try:
        with model.begin() as known:
            metadata.create_all(known)
            wanted = {(str(kind), str(name)): _plain(str(sql)) for kind, name, sql in known.exec_driver_sql(_SQL)}
            seen, ours = inspect(connection), inspect(known)
            for table in metadata.sorted_tables:
                if ("table", table.name) not in there:
                    yield say.table_missing(name=table.name)
                elif _shape(seen, table.name) != _shape(ours, table.name):
                    yield say.table_other(name=table.name)
    finally:
        model.dispose()
    for kind, name in wanted:
        if kind == "index" and there.get((kind, name)) != wanted[kind, name]:
            yield say.index_missing(name=name)
    for name in _TRIGGERS:
        if "raise(abort" not in there.get(("trigger", name), ""):
            yield say.guard_missing(name=name)
    known_here = {*wanted, ("table", _OWN), *(("trigger", name) for name in _TRIGGERS)}
    for kind, name in sorted(set(there) - known_here):
        yield say.holds_unknown(kind=kind, name=name)


_SPACE = re.compile(r"[\s\"`\[\]]+")


def _plain(sql: str) -> str:
    return _SPACE.sub("", sql).lower()


def _shape(seen: "Inspector", table: str) -> object:
    """Return columns and rules of a table, in no order."""
    return (
        {one["name"]: (one["nullable"], str(one["type"])) for one in seen.get_columns(table)},
        seen.get_pk_constraint(table)["constrained_columns"],
        {rule["name"]: _plain(rule["sqltext"]) for rule in seen.get_check_constraints(table)},
        {rule["name"]: (rule["constrained_columns"], rule["referred_table"]) for rule in seen.get_foreign_keys(table)},
        {rule["name"]: rule["column_names"] for rule in seen.get_unique_constraints(table)},
    )
