"""The few words of SQL in which databases differ, said once. Everything else is SQLAlchemy's."""

from typing import Any, cast

from sqlalchemy import ColumnElement, Select, String
from sqlalchemy.engine import Connection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

# Whoever writes to one of these has all of it until the transaction ends; elsewhere rows are locked one by one.
_HELD_WHOLE = ("sqlite",)


class object_of(FunctionElement[str]):  # noqa: N801 - a function of SQL, named as one
    """An aggregate: the text of a JSON object of each row's name and value. SQL has no word for it that all know.

    Args:
        name: Column of the names; each comes once in a group.
        value: Column of the values.
    """

    name = "object_of"
    type = String()
    inherit_cache = True

    def __init__(self, name: ColumnElement[str], value: ColumnElement[Any]) -> None:
        super().__init__(name, value)


def _named(function: str, close: str, element: object_of, compiler: SQLCompiler, arguments: dict[str, Any]) -> str:
    return f"{function}({compiler.process(cast('Any', element).clauses, **arguments)}){close}"


@compiles(object_of, "sqlite")
def _in_sqlite(element: object_of, compiler: SQLCompiler, **arguments: Any) -> str:  # noqa: ANN401
    return _named("json_group_object", "", element, compiler, arguments)


@compiles(object_of, "postgresql")
def _in_postgresql(element: object_of, compiler: SQLCompiler, **arguments: Any) -> str:  # noqa: ANN401
    return _named("json_object_agg", "::text", element, compiler, arguments)


def has_table(connection: Connection, name: str) -> bool:
    """Return whether there is a table of this name."""
    return connection.dialect.has_table(connection, name)


def take_turn(connection: Connection, row: Select[*tuple[Any, ...]]) -> None:
    """Hold a row until the transaction ends: what is checked or counted by it cannot change before it is written.

    A database in which a writer holds everything needs nothing of it.

    Args:
        connection: Open, inside a transaction that writes.
        row: Selects the row.
    """
    if connection.dialect.name not in _HELD_WHOLE:
        connection.execute(row.with_for_update())
