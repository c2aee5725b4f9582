"""Transactions on the one lasting connection of an open file. Leaving without `commit()` rolls back.

Inside each transaction it is asked whether the file is still the one that was opened and holds what was acknowledged.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ashichart.domain.errors import BusyFileError, FileReplacedError, UserError
from ashichart.store.backend.sqlcipher import (
    BUSY_TIMEOUT_S,
    away_error,
    faults_of_file,
    make_engine,
    read_only_error,
    translate_driver_errors,
)
from ashichart.store.file.keys import key_file_of
from ashichart.store.trail.anchor import Anchor, AnchorKeeper, FileIdentity, is_continued
from ashichart.store.trail.audit import AuditEntry, AuditTrail, TrailHead
from ashichart.store.transactions.followed import Followed
from ashichart.store.transactions.transaction import Transaction

if TYPE_CHECKING:
    from ashichart.store.trail.waiting import WaitingEntries

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
        # What is known of the trail: what another version of the file would lack.
        self.followed = Followed()
        # Where entries wait while the file is open for viewing only.
        self.waiting: WaitingEntries | None = None
        # What is said to every act while somebody has to decide about the file first; None lets acts pass.
        self.held: UserError | None = None
        self._file_key = file_key
        self._trail = AuditTrail(file_key)
        self._keeper: AnchorKeeper | None = None
        self._known = TrailHead()
        self._identity: FileIdentity | None = None
        self._writes = 0
        self._seen: FileIdentity | None = None
        self.keys: bytes | None = None
        # Whether an act waits for its turn: long looks through the file make way for it.
        self.is_wanted = False
        # A sheet may be read in a pool's thread while the window charts: one of them waits for the other.
        self._turn = RLock()
        # Called when another version of the file is found: keeps what was charted, and moves the store there.
        self.when_replaced: Callable[[], None] | None = None
        # Seconds on a clock that nobody sets, None where there is none to ask; and both clocks at the last act.
        self.steady: Callable[[], float] | None = None
        self._clocks: tuple[datetime, float] | None = None
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._open(path)

    def _open(self, path: Path) -> None:
        """Open a connection and close the one before it, if there is one and the new one stands."""
        engine = make_engine(path, self._file_key.hex(), writable=not self.read_only)
        with translate_driver_errors(path):
            connection = engine.connect()
        self._closed()
        self._engine, self._connection = engine, connection

    def _closed(self) -> None:
        if self._connection is not None and self._engine is not None:
            self._connection.close()
            self._engine.dispose()

    @property
    def _at_work(self) -> Connection:
        if self._connection is None:  # pragma: no cover - a store without a connection is never handed out
            raise RuntimeError("The store is not open.")
        return self._connection

    def _driver(self) -> Any:  # noqa: ANN401 - untyped driver
        return self._at_work.connection.driver_connection

    # ---- what was acknowledged

    @property
    def known(self) -> TrailHead:
        """The newest entry of the trail that was acknowledged here."""
        return self._known

    def remember(self, keeper: AnchorKeeper | None, lacking: Sequence[AuditEntry] | None = None) -> None:
        """Take what the file holds now for acknowledged, and keep the anchor from here on.

        Args:
            keeper: Writes the anchor outside the file, None for files that need none.
            lacking: What another version of the file lacks, None where there is no other.
        """
        with self.reading() as connection:
            self._known = self._trail.last(connection)
        self.followed.begin(self._known, lacking)
        with suppress(OSError):
            self._identity = self._seen = FileIdentity.of(self.path)
        with suppress(OSError):  # the demonstration has no key file
            self.keys = key_file_of(self.path).read_bytes()
        self._keeper, old = keeper, self._keeper
        if old is not None and old is not keeper:
            old.close()

    def _refuse_replaced(self, connection: Connection) -> None:
        if not is_continued(connection, self._known):
            raise FileReplacedError(
                f"{self.path.name} was replaced by another version, perhaps by a sync folder; this was not saved.",
                "Nothing was written on top of it. Do it again to keep it aside.",
            )

    def look(self) -> bool:
        """Return whether the file is still the one that was opened, with everything that was acknowledged in it.

        Costs a glance at the folder while nobody else wrote to the file.

        Raises:
            FileAwayError: If no file stands there any more, or its drive or share does not answer.
        """
        if self._identity is None:
            return True
        with self._turn:
            try:
                found = FileIdentity.of(self.path)
            except OSError:
                raise away_error(self.path) or read_only_error(self.path) from None
            if found == self._identity:
                return True
            if not found.is_same_file(self._identity) and not self._goes_on_in_the_other():
                return False
            # Somebody else wrote. The database trusts a counter in the file, which two branches of a file may share:
            # only a connection that has read nothing yet sees what is there.
            self._open(self.path)
            with self.reading() as connection:
                if not is_continued(connection, self._known):
                    return False
                self.followed.learn(connection)
            self._identity = found
            return True

    def _goes_on_in_the_other(self) -> bool:
        """Return whether the file that was renamed over ours holds all that ours does; ours stays open here if not."""
        try:
            other = Store(self.path, self._file_key, writable=False)
        except UserError:
            return False
        try:
            with other.reading() as connection:
                return is_continued(connection, self._known)
        except (UserError, DBAPIError):  # another clinic, or no clinic at all
            return False
        finally:
            other.close()

    def _gained(self, at: datetime) -> float:
        """Return by how many seconds the clock gained, since the last act, on one that nobody sets."""
        if self.steady is None:
            return 0.0
        now, was = self.steady(), self._clocks
        self._clocks = at, now
        return 0.0 if was is None else (at - was[0]).total_seconds() - (now - was[1])

    def _acknowledge(self, act: Transaction) -> None:
        self.followed.add(act.entries)
        if self._identity is not None:
            with suppress(OSError):  # the next act finds out
                self._identity = FileIdentity.of(self.path)
        if act.head is not None:
            self._known = act.head
            if self._keeper is not None:
                self._keeper.keep(Anchor(act.head, act.at))

    # ---- transactions

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Open a view of the file in which nothing changes until it is left.

        Raises:
            UserError: For the world's faults.
        """
        with self._turn, translate_driver_errors(self.path):
            self._at_work.execution_options(reading=True)
            with self._at_work.begin():
                yield self._at_work

    @contextmanager
    def begin(self, actor_id: str, at: datetime) -> Generator[Transaction]:
        """Open a transaction that only `commit()` makes last.

        Raises:
            FileReplacedError: If another version of the file stands there; nothing is written on top of it.
            UserError: If the file is open for viewing only, and for the world's faults.
        """
        if self.read_only:
            raise read_only_error(self.path)
        if self.held is not None:
            raise self.held
        self.is_wanted = True
        try:
            with self._turn, translate_driver_errors(self.path):
                if not self.look() and self.when_replaced is not None:
                    self.when_replaced()
                act = Transaction(self._at_work, self._trail, actor_id, at, self._gained(at))
                with self._begun(act):
                    self._refuse_replaced(self._at_work)
                    yield act
                self._acknowledge(act)
        finally:
            self.is_wanted = False

    @contextmanager
    def begin_plain(self, actor_id: str, at: datetime) -> Generator[Transaction]:
        """Open a transaction in a file that nobody charts in here, whose entries the block writes; else as `begin`."""
        act = Transaction(self._at_work, self._trail, actor_id, at)
        with self._turn, translate_driver_errors(self.path), self._begun(act):
            yield act

    @contextmanager
    def _begun(self, act: Transaction) -> Generator[None]:
        self._at_work.execution_options(reading=False)
        started = self._at_work.begin()
        try:
            yield
        finally:
            self._writes += 1
            if not act.committed:
                started.rollback()

    # ---- what others write

    def stamp(self) -> tuple[int, int]:
        """Return a value that is another one whenever this or another program may have changed the file."""
        with self.reading() as connection:
            return self._writes, int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def written_by_others(self) -> tuple[AuditEntry, ...] | None:
        """Return what others wrote since this was asked last; empty if nothing, None if the file is busy just now.

        Waits for nobody: whoever holds the file is asked again next time. Another version is kept aside.

        Raises:
            FileAwayError: If no file stands there any more.
            UserError: If another version stands there that cannot be kept aside.
        """
        with self._turn, self._without_waiting():
            try:
                if not self.look():
                    if self.when_replaced is not None:
                        self.when_replaced()
                    return ()
                if self._seen == self._identity and self.followed.is_begun:
                    return ()
                with self.reading() as connection:
                    self.followed.learn(connection)
                    self._known = self._trail.last(connection)
            except BusyFileError:
                return None
            self._seen = self._identity
            return self.followed.take_news()

    @contextmanager
    def _without_waiting(self) -> Generator[None]:
        self._driver().execute("PRAGMA busy_timeout=0")
        try:
            yield
        finally:
            self._driver().execute(f"PRAGMA busy_timeout={int(BUSY_TIMEOUT_S * 1000)}")

    # ---- the trail and the whole file

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
        return not self._at_work.closed

    def copy_to(self, path: Path) -> None:
        """Copy the file as this store sees it, which is another one than the path shows if that was renamed over.

        Raises:
            UserError: If the copy cannot be written.
        """
        target = make_engine(path, self._file_key.hex(), foreign_keys=False)
        try:
            with self._turn, translate_driver_errors(path), target.connect() as copy:
                self._driver().backup(copy.connection.driver_connection)
        finally:
            target.dispose()

    def move_to(self, path: Path, lacking: Sequence[AuditEntry] | None = None) -> None:
        """Go on in another file of the same key from now on; `lacking` is as in `remember`.

        Raises:
            UserError: If it cannot be opened; the store goes on where it was.
        """
        with self._turn:
            self._open(path)
            self.path = path
            self._writes += 1
            self.remember(None, lacking)

    def close(self) -> None:
        """Close the file; a second time is nothing."""
        self._closed()
        if self._keeper is not None:
            self._keeper.close()
