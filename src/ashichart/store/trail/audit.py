"""The audit trail: one row per act, written in the act's own transaction, each sealed with a key and the row before it.

Rows are only ever added; triggers of the file refuse anything else. What is no intention of a user is kept out.
"""

import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Self

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Connection, Row

from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct, Json, read_action
from ashichart.store.backend.dialects import take_turn
from ashichart.store.tables.schema import audit, trail_head

__all__ = ["FIRST_PREVIOUS", "AuditEntry", "AuditTrail", "Json", "TrailHead", "as_json", "audit_key"]

FIRST_PREVIOUS = "0" * 64
# As data, and as the sentence of entries of before.
_TAKE_OVER = (AuditedAct(ActLabel(ActKind.TAKE_OVER_PATIENT)).text, "Take over patient")

_LAST = select(audit.c.seq, audit.c.mac, audit.c.at).order_by(audit.c.seq.desc()).limit(1)
_ALL = select(audit).order_by(audit.c.seq)
_INSERT = insert(audit)
_MOVE_HEAD = update(trail_head)
_INSERT_HEAD = insert(trail_head)
_HEAD = select(trail_head.c.seq, trail_head.c.mac)
_MAC = select(audit.c.mac).where(audit.c.seq == bindparam("at_seq"))


@dataclass(frozen=True, slots=True)
class TrailHead:
    """The newest row of a trail: its number, 0 while there is none, and its seal."""

    seq: int = 0
    mac: str = ""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act as the trail keeps it.

    Args:
        seq: 1, 2, 3 … without gaps; the order that counts, whatever the clock says.
        at: Aware UTC.
        actor_id: Who.
        action: Which act it was, as data; the sentence of an entry of before acts were data.
        entity: What kind of thing was changed: "patient", "session" …
        entity_id: Which one.
        before: Its values before as JSON, None if there were none.
        after: Its values after as JSON, None if none are left.
    """

    seq: int
    at: datetime
    actor_id: str
    action: str
    entity: str
    entity_id: str
    before: str | None
    after: str | None

    @property
    def act(self) -> AuditedAct | None:
        """Which act it was, None where `action` is a sentence of before."""
        return read_action(self.action)

    @property
    def is_take_over(self) -> bool:
        """Whether it wrote a whole patient."""
        return self.entity == "patient" and self.action in _TAKE_OVER

    @classmethod
    def of_row(cls, row: Row[Any]) -> Self:
        """Return the entry of a row of the trail."""
        return cls(row.seq, row.at, row.actor_id, row.action, row.entity, row.entity_id, row.before, row.after)


def audit_key(file_key: bytes) -> bytes:
    """Return the 32 bytes that seal the trail, derived from the file's key."""
    # With the first act of a day, not with every start.
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length=32, salt=None, info=b"ashichart audit trail").derive(file_key)


def as_json(value: Json) -> str | None:
    """Return values as the trail keeps them, None for None."""
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _seal(key: bytes, entry: AuditEntry, previous: str) -> str:
    told = json.dumps(
        [
            previous,
            entry.seq,
            entry.at.astimezone(UTC).isoformat(),
            entry.actor_id,
            entry.action,
            entry.entity,
            entry.entity_id,
            entry.before,
            entry.after,
        ],
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return hmac.digest(key, told.encode("ascii"), "sha256").hex()


class AuditTrail:
    """Adds to the trail and checks it.

    Args:
        file_key: 32 bytes; what seals the trail is derived from it with the first act.
    """

    def __init__(self, file_key: bytes) -> None:
        self._file_key = file_key
        # When the row before the one that was added last was written; asked with it, and not once more.
        self.previous_at: datetime | None = None

    @cached_property
    def _key(self) -> bytes:
        return audit_key(self._file_key)

    def add(
        self,
        connection: Connection,
        *,
        at: datetime,
        actor_id: str,
        action: str,
        entity: str,
        entity_id: str,
        before: Json = None,
        after: Json = None,
    ) -> tuple[AuditEntry, TrailHead]:
        """Add a row inside the open transaction; return it, and as the trail's head, which `move_head` writes down."""
        take_turn(connection, _HEAD)
        last = connection.execute(_LAST).one_or_none()
        self.previous_at = None if last is None else last.at
        seq, previous = (1, FIRST_PREVIOUS) if last is None else (last.seq + 1, last.mac)
        entry = AuditEntry(seq, at, actor_id, action, entity, entity_id, as_json(before), as_json(after))
        mac = _seal(self._key, entry, previous)
        connection.execute(
            _INSERT,
            {
                "seq": seq,
                "at": at,
                "actor_id": actor_id,
                "action": action,
                "entity": entity,
                "entity_id": entity_id,
                "before": entry.before,
                "after": entry.after,
                "previous": previous,
                "mac": mac,
            },
        )
        return entry, TrailHead(seq, mac)

    def add_again(
        self, connection: Connection, entry: AuditEntry, before: Json, after: Json
    ) -> tuple[AuditEntry, TrailHead]:
        """Add an entry of another version behind those that are there, with its own time and person."""
        return self.add(
            connection,
            at=entry.at,
            actor_id=entry.actor_id,
            action=entry.action,
            entity=entry.entity,
            entity_id=entry.entity_id,
            before=before,
            after=after,
        )

    @staticmethod
    def last(connection: Connection) -> TrailHead:
        """Return the newest row as the trail itself ends."""
        row = connection.execute(_LAST).one_or_none()
        return TrailHead() if row is None else TrailHead(row.seq, row.mac)

    @staticmethod
    def named_head(connection: Connection) -> TrailHead:
        """Return the newest row as the file names it a second time."""
        row = connection.execute(_HEAD).one_or_none()
        return TrailHead() if row is None else TrailHead(row.seq, row.mac)

    @staticmethod
    def mac_of(connection: Connection, seq: int) -> str | None:
        """Return the seal of an entry, None if there is no such entry."""
        return connection.execute(_MAC, {"at_seq": seq}).scalar()  # asked in every transaction

    def holds(self, row: Row[Any]) -> bool:
        """Return whether a row of the trail is sealed as it stands, on the row that it names as the one before."""
        return hmac.compare_digest(row.mac, _seal(self._key, AuditEntry.of_row(row), row.previous))

    @staticmethod
    def move_head(connection: Connection, head: TrailHead) -> None:
        """Name the newest row a second time, once for all rows of a transaction."""
        if not connection.execute(_MOVE_HEAD, {"seq": head.seq, "mac": head.mac}).rowcount:
            connection.execute(_INSERT_HEAD, {"id": 1, "seq": head.seq, "mac": head.mac})

    def entries(self, connection: Connection) -> tuple[AuditEntry, ...]:
        """Return the whole trail in order."""
        return tuple(
            AuditEntry.of_row(row)
            for row in connection.execute(_ALL)
        )

    @staticmethod
    def after(connection: Connection, seq: int) -> tuple[AuditEntry, ...]:
        """Return the entries after one, in order."""
        return tuple(AuditEntry.of_row(row) for row in connection.execute(_ALL.where(audit.c.seq > seq)))

    @staticmethod
    def between(connection: Connection, after: int, last: int) -> tuple[AuditEntry, ...]:
        """Return the entries after one up to another, in order."""
        found = connection.execute(_ALL.where(audit.c.seq > after, audit.c.seq <= last))
        return tuple(AuditEntry.of_row(row) for row in found)

    @staticmethod
    def parted_after(ours: Connection, theirs: Connection) -> int:
        """Return the number of the last entry that two trails share, 0 if none: one seal vouches for all before it."""
        low, high = 0, min(AuditTrail.last(ours).seq, AuditTrail.last(theirs).seq)
        while low < high:
            middle = (low + high + 1) // 2
            if AuditTrail.mac_of(ours, middle) == AuditTrail.mac_of(theirs, middle):
                low = middle
            else:
                high = middle - 1
        return low

    def first_broken(self, connection: Connection) -> int | None:
        """Return the number of the first row that is missing, altered or out of place; None if the chain holds.

        Rows cut off at the very end leave a shorter chain that holds: only a mark kept outside the file can tell.
        """
        previous, expected = FIRST_PREVIOUS, 1
        for row in connection.execute(_ALL):
            if row.seq != expected or row.previous != previous or not self.holds(row):
                return expected
            previous, expected = row.mac, expected + 1
        return None
