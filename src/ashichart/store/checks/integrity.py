"""Looks through a whole file while others work in it: pages, rows, chain, and the trail beside the tables.

Nothing is held for long and nothing is changed. What it costs is spread by `rest`, which the caller gives.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ashichart.store.backend.pages import damaged_pages
from ashichart.store.backend.sqlcipher import make_engine, translate_driver_errors
from ashichart.store.backend.structure import structure_faults
from ashichart.store.checks.trail_check import Difference, Place, differences, read_tables
from ashichart.store.tables.schema import audit, metadata
from ashichart.store.trail.audit import FIRST_PREVIOUS, AuditEntry, AuditTrail, TrailHead
from ashichart.store.trail.rows import changes_of

_ENTRIES_AT_ONCE = 50
# Nobody waits for this look: it waits for others.
_PATIENCE_S = 20.0
# After so many the rest is more of the same.
_MOST_DIFFERENCES = 200


@dataclass(frozen=True, slots=True)
class Integrity:
    """What was found in a file.

    Args:
        entries: How many entries the trail has.
        pages: Numbers of pages whose seal does not hold.
        structure: What the database says of its own order, in its words.
        broken_at: The first entry of the trail that is missing, altered or out of place; None if the chain holds.
        head: Whether the trail ends where the file says it ends.
        differences: Rows that are not what the trail says.
        senseless: The entry that cannot be read, None if all can.
    """

    entries: int = 0
    pages: tuple[int, ...] = ()
    structure: tuple[str, ...] = ()
    broken_at: int | None = None
    head: bool = True
    differences: tuple[Difference, ...] = ()
    senseless: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        found = self.pages or self.structure or self.differences or self.broken_at or self.senseless
        return self.head and not found


def look_through(
    path: Path, file_key: bytes, *, rest: Callable[[], None] = lambda: None, wanted: Callable[[], bool] = lambda: False
) -> Integrity:
    """Look through a file.

    Args:
        path: The encrypted file; others may write to it meanwhile.
        file_key: 32 bytes.
        rest: Called every few milliseconds of work; sleeps, and ends the look by raising.
        wanted: Whether somebody here waits to save; a long step is put off then.

    Raises:
        UserError: For the world's faults.
        OSError: If the file cannot be read.
    """
    pages = tuple(damaged_pages(path, file_key, rest))
    if pages:  # what the damaged pages hold cannot be asked
        return Integrity(pages=pages)
    look = _Look(path, file_key, rest, wanted)
    try:
        with translate_driver_errors(path):
            return look.run()
    finally:
        look.close()


class _Look:
    """One look on a connection of its own."""

    def __init__(
        self, path: Path, file_key: bytes, rest: Callable[[], None], wanted: Callable[[], bool]
    ) -> None:
        self._engine = make_engine(path, file_key.hex(), writable=False, busy_timeout_s=_PATIENCE_S)
        self._trail = AuditTrail(file_key)
        self._rest = rest
        self._wanted = wanted
        self._is_broken = False

    def close(self) -> None:
        self._engine.dispose()

    def run(self) -> Integrity:
        tables = tuple(table.name for table in metadata.sorted_tables)
        structure = structure_faults(tables, self._reading, self._rest, self._wanted)
        first = self._head()
        held = read_tables(self._read)
        last, named = self._head_and_named()
        touched: set[Place] = set()
        found: list[Difference] = []
        senseless: str | None = None
        try:
            for entry in self._backwards(last.seq, first.seq):
                touched |= {(change.table, change.key) for change in changes_of(entry)}
            for one in differences(held, self._backwards(last.seq, 0), touched):
                found.append(one)
                if len(found) >= _MOST_DIFFERENCES:
                    break
        except ValueError as error:
            senseless = str(error)
        # Backwards the seals say that something is wrong, forwards where it begins.
        seen_whole = not self._is_broken and senseless is None and len(found) < _MOST_DIFFERENCES
        broken_at = None if seen_whole else self._first_broken(last.seq)
        return Integrity(last.seq, (), structure, broken_at, named == last, tuple(found), senseless)

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        with self._engine.connect() as connection:
            connection.execution_options(reading=True)
            with connection.begin():
                yield connection

    def _read(self, ask: Callable[[Connection], int]) -> int:
        with self._reading() as connection:
            answer = ask(connection)
        self._rest()
        return answer

    def _head(self) -> TrailHead:
        return self._head_and_named()[0]

    def _head_and_named(self) -> tuple[TrailHead, TrailHead]:
        with self._reading() as connection:
            return self._trail.last(connection), self._trail.named_head(connection)

    def _backwards(self, newest: int, down_to: int) -> Iterator[AuditEntry]:
        """Yield the entries from the newest down, and note whether one is missing, altered or out of place."""
        above: str | None = None
        at = newest
        while at > down_to:
            with self._reading() as connection:
                some = select(audit).where(audit.c.seq <= at, audit.c.seq > down_to)
                rows = connection.execute(some.order_by(audit.c.seq.desc()).limit(_ENTRIES_AT_ONCE)).all()
            self._rest()
            if not rows:
                self._is_broken = True
                return
            for row in rows:
                if row.seq != at or (above is not None and row.mac != above) or not self._trail.holds(row):
                    self._is_broken = True
                at, above = row.seq - 1, row.previous
                yield AuditEntry.of_row(row)
        if down_to == 0 and above not in (None, FIRST_PREVIOUS):
            self._is_broken = True

    def _first_broken(self, last: int) -> int | None:
        """Return the first entry that is missing, altered or out of place."""
        previous, expected = FIRST_PREVIOUS, 1
        while expected <= last:
            with self._reading() as connection:
                some = select(audit).where(audit.c.seq >= expected).order_by(audit.c.seq).limit(_ENTRIES_AT_ONCE)
                rows = connection.execute(some).all()
            self._rest()
            for row in rows:
                if row.seq != expected or row.previous != previous or not self._trail.holds(row):
                    return expected
                previous, expected = row.mac, expected + 1
            if not rows:
                return expected
        return None
