"""Opening the encrypted file: the cipher's settings, the refusals, the sentences for the world's faults. No tables."""

import importlib
import os
import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any, cast
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ashichart.domain.errors import BusyFileError, DamagedFileError, FileAwayError, NotSavedError, UserError
from ashichart.paths import path_problem
from ashichart.wording.computer import store as say

# The driver ships no types; it mirrors the standard library's sqlite3.
dbapi2 = cast("Any", importlib.import_module("sqlcipher3.dbapi2"))

_HEXKEY = re.compile(r"[0-9a-f]{64}")
_PLAIN_HEAD = b"SQLite format 3\x00"
# Waits this long for another AshiChart that is writing, in seconds: a hundred saves of another window pass in that
# time, and a file that stays busy longer (a backup, a sync client, a laptop asleep) must not freeze the window.
BUSY_TIMEOUT_S = 0.5

_PRAGMAS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cell_size_check=ON",
)


def check_path(path: Path) -> None:
    """Refuse what cannot be the path of a clinic.

    Raises:
        UserError: With what is wrong with it.
    """
    problem = path_problem(path)
    if problem:
        raise UserError(problem)


def uri_of(path: PurePath) -> str:
    """Return the URI by which the database opens an absolute path.

    A server's share has two slashes more than a drive: with two in all the database takes the server for the name of a
    computer that it should reach itself, and refuses.
    """
    plain = path.as_posix()
    start = "file:" if plain.startswith("//") or not isinstance(path, PureWindowsPath) else "file:///"
    return start + ("//" if start == "file:" else "") + quote(plain)


def check_head(path: Path) -> None:
    """Refuse what cannot be a clinic before anything is opened.

    Raises:
        UserError: If there is no file, or it may not be read.
        DamagedFileError: If the file is empty or not encrypted.
    """
    check_path(path)
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEAD))
    except FileNotFoundError:
        raise UserError(
            say.no_clinic_at(path=str(path)), say.where_it_lies()
        ) from None
    except OSError as error:
        raise UserError(
            say.not_read(path=str(path), reason=str(error.strerror)), say.ask_for_right()
        ) from None
    if not head:
        raise DamagedFileError(say.is_empty(file=path.name), say.put_back_backup())
    if head == _PLAIN_HEAD:
        raise DamagedFileError(
            say.not_encrypted(file=path.name), say.other_file()
        )


def _check_cipher(version: tuple[str, ...] | None) -> None:
    """Refuse a driver without the cipher: a build once shipped elsewhere stored plaintext and said nothing."""
    if not version or not version[0]:
        raise RuntimeError("The database driver has no encryption; AshiChart does not run without it.")


def connect(
    path: Path, hexkey: str, *, writable: bool = True, foreign_keys: bool = True, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> Any:  # noqa: ANN401 - untyped driver
    """Return an open connection of the driver, keyed and set as the file needs it. Makes the file if it is missing.

    Args:
        path: The encrypted file.
        hexkey: 64 lower-case hexadecimal digits. Checked here: the cipher takes a malformed raw key for a passphrase.
        writable: False opens the file for reading only.
        foreign_keys: False for migrations: a parent that is copied and dropped would take its children along.
        busy_timeout_s: Waits this long for another program that holds the file.

    Raises:
        ValueError: If `hexkey` is malformed.
        RuntimeError: If the driver was built without encryption.
        The driver's errors, see `translate_driver_errors`.
    """
    if not _HEXKEY.fullmatch(hexkey):
        raise ValueError("A file key is 64 hexadecimal digits.")
    mode = "rwc" if writable else "ro"
    connection = dbapi2.connect(
        f"{uri_of(path.resolve())}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=busy_timeout_s,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{hexkey}'\"")
        _check_cipher(connection.execute("PRAGMA cipher_version").fetchone())
        for pragma in _PRAGMAS:
            if foreign_keys or pragma != "PRAGMA foreign_keys=ON":
                connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(
    path: Path, hexkey: str, *, writable: bool = True, foreign_keys: bool = True, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> Engine:
    """Return an engine with one lasting connection whose transactions say `BEGIN` by themselves.

    A transaction takes the writer's place at once (`BEGIN IMMEDIATE`), so that what it read cannot have changed when it
    writes; the execution option `reading=True` begins one that leaves writers alone.
    """

    def creator() -> object:
        return connect(
            path, hexkey, writable=writable, foreign_keys=foreign_keys, busy_timeout_s=busy_timeout_s
        )

    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=creator, poolclass=StaticPool, hide_parameters=True
    )

    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", not writable)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    event.listen(engine, "begin", begin)
    event.listen(engine, "before_cursor_execute", _refuse_nul)
    return engine


def _refuse_nul(
    _connection: object, _cursor: object, _statement: str, parameters: Any, _context: object, _many: object  # noqa: ANN401
) -> None:
    """Refuse texts with a NUL: the database takes them, and half of all programs lose what follows one."""
    rows = cast("list[tuple[object, ...]]", parameters) if isinstance(parameters, list) else [parameters]
    if any(type(value) is str and "\0" in value for row in rows for value in row):
        raise unwritable_text()


def _fault_of(code: int | None, path: Path) -> UserError | None:
    import sqlite3  # for the names of its codes, once something is wrong

    primary = None if code is None else code & 0xFF
    name = path.name
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        away = away_error(path)
        if away is not None:
            return away
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyFileError(say.other_writes(name=name), say.wait())
    if primary == sqlite3.SQLITE_FULL:
        return NotSavedError(
            say.disk_full(name=name), say.make_space()
        )
    if primary == sqlite3.SQLITE_READONLY:
        return read_only_error(path)
    if primary == sqlite3.SQLITE_CANTOPEN:
        return NotSavedError(
            say.not_opened(path=str(path)), say.check_folder()
        )
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        return NotSavedError(
            say.disk_refuses(name=name),
            say.check_disk(),
        )
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedFileError(
            say.damaged_or_other_keys(name=name), say.put_back_both()
        )
    return None


def away_error(path: Path) -> FileAwayError | None:
    """Return what is said of a file that no longer stands at its path, None if one stands there."""
    remedy = say.saved_when_back()
    try:
        if path.exists():
            return None
        if path.parent.is_dir():
            return FileAwayError(
                say.moved_away(file=path.name, folder=str(path.parent)),
                say.put_it_back(),
            )
    except OSError as error:
        return FileAwayError(
            say.drive_silent(file=path.name, reason=str(error.strerror)), remedy
        )
    return FileAwayError(
        say.folder_gone(folder=str(path.parent), file=path.name),
        remedy,
    )


def read_only_error(path: Path) -> NotSavedError:
    """Return what is said when something is to be written to a file that is open for viewing only."""
    return NotSavedError(
        say.viewing_only(file=path.name), say.make_writable()
    )


@contextmanager
def translate_driver_errors(path: Path) -> Generator[None]:
    """Turn the world's faults inside the block into sentences; bugs pass as they are.

    Raises:
        UserError: Locked, full, read-only or unreachable file.
        DamagedFileError: The bytes are not those of this clinic.
    """
    try:
        yield
    except DBAPIError as error:
        fault = _fault_of(getattr(error.orig, "sqlite_errorcode", None), path)
        if fault is None:
            raise
        raise fault from None
    except dbapi2.Error as error:
        fault = _fault_of(getattr(error, "sqlite_errorcode", None), path)
        if fault is None:
            raise
        raise fault from None
    except UnicodeEncodeError:
        raise unwritable_text() from None


def unwritable_text() -> UserError:
    """Return what is said of a text that no file can keep and no printer can print."""
    return UserError(
        say.odd_character(),
        say.type_again(),
    )


def is_writable(path: Path) -> bool:
    """Return whether the file and its folder are marked as writable for somebody and for us.

    The folder counts because a rollback journal must be made in it. The mark counts even for an administrator, who
    could write but was told not to.
    """
    return all(os.access(place, os.W_OK) and place.stat().st_mode & 0o222 for place in (path, path.resolve().parent))


def faults_of_file(connection: Connection) -> tuple[str, ...]:
    """Return what both checks of the cipher and of the database find; empty if every page is whole."""
    sealed = tuple(str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check"))
    if sealed:  # the other check could not read such a page
        return sealed
    lines = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return tuple(line for line in lines if line != "ok")
