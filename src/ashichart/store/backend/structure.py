"""What an encrypted file's database says of its own order, asked table by table while others save."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

_STEPS_BETWEEN_LOOKS = 20_000
_TRIES = 20


def structure_faults(
    tables: Iterable[str],
    reading: Callable[[], AbstractContextManager[Connection]],
    rest: Callable[[], None],
    wanted: Callable[[], bool],
) -> tuple[str, ...]:
    """Return what is out of order, in the database's words; empty if nothing is.

    Args:
        tables: Their names.
        reading: Opens a transaction that reads.
        rest: Called between the pieces of work.
        wanted: Whether somebody waits to save; a long step is put off then.
    """
    asked = (f"PRAGMA {check}('{table}')" for table in tables for check in ("integrity_check", "foreign_key_check"))
    return tuple(line for pragma in asked for line in _ask(pragma, reading, rest, wanted))


def _ask(
    pragma: str,
    reading: Callable[[], AbstractContextManager[Connection]],
    rest: Callable[[], None],
    wanted: Callable[[], bool],
) -> tuple[str, ...]:
    for turn in range(_TRIES):
        try:
            with reading() as connection:
                driver = connection.connection.driver_connection
                # The last try goes through: a file that is written to without an end is checked all the same.
                patient = turn < _TRIES - 1
                driver.set_progress_handler(  # type: ignore[union-attr]
                    (lambda: int(wanted())) if patient else None, _STEPS_BETWEEN_LOOKS
                )
                rows = connection.exec_driver_sql(pragma).all()
            rest()
            return tuple(" ".join(str(part) for part in row) for row in rows if row[0] != "ok")
        except DBAPIError as error:
            if "interrupted" not in str(error.orig):
                raise
            rest()
    raise AssertionError("The last try cannot be interrupted.")  # pragma: no cover
