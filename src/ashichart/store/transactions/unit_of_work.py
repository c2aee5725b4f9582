"""Transactions on the one lasting connection of an open clinic. Leaving without `commit()` rolls back.

Inside each transaction it is asked whether it is still the one that was opened and holds what was acknowledged.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from ashichart.domain.errors import BusyFileError, UserError
from ashichart.store.backend.backend import Backend, Standing
from ashichart.store.trail.anchor import Anchor, AnchorKeeper, is_continued
from ashichart.store.trail.audit import AuditEntry, AuditTrail, TrailHead
from ashichart.store.transactions.followed import Followed
from ashichart.store.transactions.transaction import Transaction

if TYPE_CHECKING:
    from ashichart.store.trail.waiting import WaitingEntries


class Store:
    """An open clinic.

    Args:
        database: Where it lies.
        trail_secret: 32 bytes, from which what seals the trail is derived.
    """

    def __init__(self, database: Backend, trail_secret: bytes) -> None:
        self._database = database
        # What is known of the trail: what another version would lack.
        self.followed = Followed()
        # Where entries wait while it is open for viewing only.
        self.waiting: WaitingEntries | None = None
        # What is said to every act while somebody has to decide about the database first; None lets acts pass.
        self.held: UserError | None = None
        self._trail = AuditTrail(trail_secret)
        self._keeper: AnchorKeeper | None = None
        self._known = TrailHead()
        self._writes = 0
        self._seen: object = None
        # Whether an act waits for its turn: long looks through everything make way for it.
        self.is_wanted = False
        # A sheet may be read in a pool's thread while the window charts: one of them waits for the other.
        self._turn = RLock()
        # Called when another version is found: keeps what was charted, and moves the store there.
        self.when_replaced: Callable[[], None] | None = None
        # Seconds on a clock that nobody sets, None where there is none to ask; and both clocks at the last act.
        self.steady: Callable[[], float] | None = None
        self._clocks: tuple[datetime, float] | None = None

    @property
    def read_only(self) -> bool:
        """Whether it is open for viewing only."""
        return self._database.read_only

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
        self._database.settle()
        self._seen = self._database.mark
        self._keeper, old = keeper, self._keeper
        if old is not None and old is not keeper:
            old.close()

    def _holds_known(self, connection: Connection) -> bool:
        return is_continued(connection, self._known)

    def look(self) -> bool:
        """Return whether it is still the one that was opened, with everything that was acknowledged in it.

        Costs next to nothing while nobody else wrote.

        Raises:
            UserError: If it cannot be reached.
        """
        with self._turn:
            standing = self._database.standing(self._holds_known)
            if standing is Standing.WRITTEN:
                with self.reading() as connection:
                    if not self._holds_known(connection):
                        return False
                    self.followed.learn(connection)
                self._database.settle()
            return standing is not Standing.REPLACED

    def _gained(self, at: datetime) -> float:
        """Return by how many seconds the clock gained, since the last act, on one that nobody sets."""
        if self.steady is None:
            return 0.0
        now, was = self.steady(), self._clocks
        self._clocks = at, now
        return 0.0 if was is None else (at - was[0]).total_seconds() - (now - was[1])

    def _acknowledge(self, act: Transaction) -> None:
        self.followed.add(act.entries)
        if self._database.mark is not None:
            self._database.settle()
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
        with self._turn, self._database.translated():
            connection = self._database.connection
            connection.execution_options(reading=True)
            with connection.begin():
                yield connection

    @contextmanager
    def begin(self, actor_id: str, at: datetime) -> Generator[Transaction]:
        """Open a transaction that only `commit()` makes last.

        Raises:
            FileReplacedError: If another version of the file stands there; nothing is written on top of it.
            UserError: If the file is open for viewing only, and for the world's faults.
        """
        if self.read_only:
            raise self._database.read_only_error()
        if self.held is not None:
            raise self.held
        self.is_wanted = True
        try:
            with self._turn, self._database.translated():
                if not self.look() and self.when_replaced is not None:
                    self.when_replaced()
                act = Transaction(self._database.connection, self._trail, actor_id, at, self._gained(at))
                with self._begun(act):
                    if not self._holds_known(act.connection):
                        raise self._database.replaced_error()
                    yield act
                self._acknowledge(act)
        finally:
            self.is_wanted = False

    @contextmanager
    def begin_plain(self, actor_id: str, at: datetime) -> Generator[Transaction]:
        """Open a transaction in a file that nobody charts in here, whose entries the block writes; else as `begin`."""
        act = Transaction(self._database.connection, self._trail, actor_id, at)
        with self._turn, self._database.translated(), self._begun(act):
            yield act

    @contextmanager
    def _begun(self, act: Transaction) -> Generator[None]:
        connection = self._database.connection
        connection.execution_options(reading=False)
        started = connection.begin()
        try:
            yield
        finally:
            self._writes += 1
            if not act.committed:
                started.rollback()

    # ---- what others write

    def stamp(self) -> tuple[int, int]:
        """Return a value that is another one whenever this or another program may have changed the file."""
        with self.reading():
            return self._writes, self._database.change_mark()

    def written_by_others(self) -> tuple[AuditEntry, ...] | None:
        """Return what others wrote since this was asked last; empty if nothing, None if the file is busy just now.

        Waits for nobody: whoever holds the file is asked again next time. Another version is kept aside.

        Raises:
            FileAwayError: If no file stands there any more.
            UserError: If another version stands there that cannot be kept aside.
        """
        with self._turn, self._database.without_waiting():
            try:
                if not self.look():
                    if self.when_replaced is not None:
                        self.when_replaced()
                    return ()
                if self._seen == self._database.mark and self.followed.is_begun:
                    return ()
                with self.reading() as connection:
                    self.followed.learn(connection)
                    self._known = self._trail.last(connection)
            except BusyFileError:
                return None
            self._seen = self._database.mark
            return self.followed.take_news()

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
        with self.reading():
            return self._database.faults()

    @property
    def is_open(self) -> bool:
        """Whether the file can be read."""
        return self._database.is_open

    def close(self) -> None:
        """Close it; a second time is nothing."""
        self._database.close()
        if self._keeper is not None:
            self._keeper.close()
