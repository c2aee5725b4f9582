"""Transactions on the one lasting connection of an open file. Leaving without `commit()` rolls back."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock

from sqlalchemy.engine import Connection

from ashichart.store.audit import AuditEntry, AuditTrail, Json, TrailHead
from ashichart.store.engine import faults_of_file, make_engine, read_only_error, translate_driver_errors


class Transaction:
    """One act on its way to the disk.

    Args:
        connection: Open connection inside the transaction.
        trail: Where the act is recorded.
        actor_id: Who acts.
        at: Aware UTC time of the act.
    """

    def __init__(self, connection: Connection, trail: AuditTrail, actor_id: str, at: datetime) -> None:
        self.connection = connection
        self.at = at
        self._trail = trail
        self._actor_id = actor_id
        self._committed = False
        self._head: TrailHead | None = None

    @property
    def committed(self) -> bool:
        """Whether the act is on disk."""
        return self._committed

    def record(self, action: str, entity: str, entity_id: str, before: Json, after: Json) -> None:
        """Write the act into the audit trail, to be committed with it."""
        self._head = self._trail.add(
            self.connection,
            at=self.at,
            actor_id=self._actor_id,
            action=action,
            entity=entity,
            entity_id=entity_id,
            before=before,
            after=after,
        )

    def commit(self) -> None:
        """Bring everything to the disk; returns only when it is there."""
        if self._head is not None:
            self._trail.move_head(self.connection, self._head)
        self.connection.commit()
        self._committed = True


class Store:
    """An open encrypted file.

    Args:
        path: The file; made if it is missing.
        file_key: 32 bytes.
        writable: False for viewing only.
    """

    def __init__(self, path: Path, file_key: bytes, *, writable: bool = True) -> None:
        self.path = path
        self.read_only = not writable
        self._trail = AuditTrail(file_key)
        self._engine = make_engine(path, file_key.hex(), writable=writable)
        self._writes = 0
        # A sheet may be read in a pool's thread while the window charts: one of them waits for the other.
        self._turn = RLock()
        with translate_driver_errors(path):
            self._connection = self._engine.connect()

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Open a view of the file in which nothing changes until it is left.

        Raises:
            UserError: For the world's faults.
        """
        with self._turn, translate_driver_errors(self.path):
            self._connection.execution_options(reading=True)
            with self._connection.begin():
                yield self._connection

    @contextmanager
    def begin(self, actor_id: str, at: datetime) -> Generator[Transaction]:
        """Open a transaction that only `commit()` makes last.

        Raises:
            UserError: If the file is open for viewing only, and for the world's faults.
        """
        if self.read_only:
            raise read_only_error(self.path)
        with self._turn, translate_driver_errors(self.path):
            self._connection.execution_options(reading=False)
            started = self._connection.begin()
            transaction = Transaction(self._connection, self._trail, actor_id, at)
            try:
                yield transaction
            finally:
                self._writes += 1
                if not transaction.committed:
                    started.rollback()

    def stamp(self) -> tuple[int, int]:
        """Return a value that is another one whenever this or another program may have changed the file."""
        with self.reading() as connection:
            return self._writes, int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def trail(self) -> tuple[AuditEntry, ...]:
        """Return the audit trail in order."""
        with self.reading() as connection:
            return self._trail.entries(connection)

    def first_broken(self) -> int | None:
        """Return the first row of the audit trail that does not hold, None if all do."""
        with self.reading() as connection:
            return self._trail.first_broken(connection)

    def faults(self) -> tuple[str, ...]:
        """Return what the checks of every page find; empty if the file is whole. Reads the whole file."""
        with self.reading() as connection:
            return faults_of_file(connection)

    @property
    def is_open(self) -> bool:
        """Whether the file can be read."""
        return not self._connection.closed

    def close(self) -> None:
        """Close the file; a second time is nothing."""
        self._connection.close()
        self._engine.dispose()
