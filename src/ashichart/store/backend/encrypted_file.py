"""A clinic in an encrypted file: one lasting connection, and which file it is that stands at the path."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ashichart.domain.errors import FileReplacedError, UserError
from ashichart.store.backend.backend import Standing
from ashichart.store.backend.file_identity import FileIdentity
from ashichart.store.backend.sqlcipher import (
    BUSY_TIMEOUT_S,
    away_error,
    faults_of_file,
    make_engine,
    read_only_error,
    translate_driver_errors,
)
from ashichart.wording.computer import store as say


class EncryptedFile:
    """An open encrypted file; see `Backend` for what is asked of it.

    Args:
        path: The file; made if it is missing.
        file_key: 32 bytes.
        writable: False for viewing only.

    Raises:
        UserError: If it cannot be opened.
    """

    def __init__(self, path: Path, file_key: bytes, *, writable: bool = True) -> None:
        self.path = path
        self.read_only = not writable
        self._file_key = file_key
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._identity: FileIdentity | None = None
        self._found: FileIdentity | None = None
        self._open(path)

    def _open(self, path: Path) -> None:
        """Open a connection and close the one before it, if there is one and the new one stands."""
        engine = make_engine(path, self._file_key.hex(), writable=not self.read_only)
        with translate_driver_errors(path):
            connection = engine.connect()
        self.close()
        self._engine, self._connection = engine, connection

    def close(self) -> None:
        """Close the file; a second time is nothing."""
        if self._connection is not None and self._engine is not None:
            self._connection.close()
            self._engine.dispose()

    @property
    def connection(self) -> Connection:
        """The one lasting connection."""
        if self._connection is None:  # pragma: no cover - a file without a connection is never handed out
            raise RuntimeError("The file is not open.")
        return self._connection

    @property
    def is_open(self) -> bool:
        """Whether it can be read."""
        return not self.connection.closed

    @property
    def mark(self) -> object:
        """Which file it is and when it was written, None before the first `settle`."""
        return self._identity

    def translated(self) -> AbstractContextManager[None]:
        """See `translate_driver_errors`."""
        return translate_driver_errors(self.path)

    def standing(self, is_continued: Callable[[Connection], bool]) -> Standing:
        """Return what became of the file, at the cost of a glance at the folder while nobody else wrote.

        Raises:
            FileAwayError: If no file stands there any more, or its drive or share does not answer.
        """
        if self._identity is None:
            return Standing.SAME
        try:
            found = FileIdentity.of(self.path)
        except OSError:
            raise away_error(self.path) or read_only_error(self.path) from None
        if found == self._identity:
            return Standing.SAME
        if not found.is_same_file(self._identity) and not self._other_holds(is_continued):
            return Standing.REPLACED
        # Somebody else wrote. The database trusts a counter in the file, which two branches of a file may share:
        # only a connection that has read nothing yet sees what is there.
        self._open(self.path)
        self._found = found
        return Standing.WRITTEN

    def _other_holds(self, is_continued: Callable[[Connection], bool]) -> bool:
        """Return whether the file that was renamed over ours holds all that ours does; ours stays open here if not."""
        try:
            other = EncryptedFile(self.path, self._file_key, writable=False)
        except UserError:
            return False
        try:
            with other.translated(), other.connection.execution_options(reading=True).begin():
                return is_continued(other.connection)
        except (UserError, DBAPIError):  # another clinic, or no clinic at all
            return False
        finally:
            other.close()

    def settle(self) -> None:
        """Take the file as it stands there now for seen."""
        if self._found is not None:
            self._identity, self._found = self._found, None
            return
        with suppress(OSError):  # the next act finds out
            self._identity = FileIdentity.of(self.path)

    def change_mark(self) -> int:
        """Return a counter that moves with every change of another connection."""
        return int(self.connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    @contextmanager
    def without_waiting(self) -> Generator[None]:
        """Wait for nobody inside the block."""
        self._driver().execute("PRAGMA busy_timeout=0")
        try:
            yield
        finally:
            self._driver().execute(f"PRAGMA busy_timeout={int(BUSY_TIMEOUT_S * 1000)}")

    def faults(self) -> tuple[str, ...]:
        """Return what the checks of every page find."""
        return faults_of_file(self.connection)

    def read_only_error(self) -> UserError:
        """Say that the file is open for viewing only."""
        return read_only_error(self.path)

    def replaced_error(self) -> UserError:
        """Say that another version was put in its place."""
        return FileReplacedError(
            say.replaced_not_saved(file=self.path.name),
            say.keep_aside(),
        )

    # ---- what only a file can do

    def copy_to(self, path: Path) -> None:
        """Copy the file as it is open here, which is another one than the path shows if that was renamed over.

        Raises:
            UserError: If the copy cannot be written.
        """
        target = make_engine(path, self._file_key.hex(), foreign_keys=False)
        try:
            with translate_driver_errors(path), target.connect() as copy:
                self._driver().backup(copy.connection.driver_connection)
        finally:
            target.dispose()

    def move_to(self, path: Path) -> None:
        """Go on in another file of the same key.

        Raises:
            UserError: If it cannot be opened; this one stays open.
        """
        self._open(path)
        self.path = path
        self._identity = self._found = None

    def _driver(self) -> Any:  # noqa: ANN401 - untyped driver
        return self.connection.connection.driver_connection
