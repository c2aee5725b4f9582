"""One act on its way to the disk: its rows, its entry of the audit trail, its commit. `unit_of_work` opens it."""

from datetime import datetime

from sqlalchemy import bindparam, update
from sqlalchemy.engine import Connection

from ashichart.domain.charting.act_labels import AuditedAct
from ashichart.store.tables.schema import session
from ashichart.store.trail.audit import AuditEntry, AuditTrail, Json, TrailHead

_FLAG = update(session).where(session.c.id == bindparam("of_session")).values(clock_skew_s=bindparam("skew"))
# Two computers may be so far apart; what is more was set back.
SET_BACK_S = 120
# A clock that gained so much on one that nobody sets was set ahead.
SET_AHEAD_S = 3600


class Transaction:
    """One act on its way to the disk.

    Args:
        connection: Open connection inside the transaction.
        trail: Where the act is recorded.
        actor_id: Who acts.
        at: Aware UTC time of the act.
        gained_s: By how much the clock gained, since the act before it, on one that nobody sets.
    """

    def __init__(
        self, connection: Connection, trail: AuditTrail, actor_id: str, at: datetime, gained_s: float = 0.0
    ) -> None:
        self._gained_s = gained_s
        self.connection = connection
        self.at = at
        self.entries: list[AuditEntry] = []
        self.head: TrailHead | None = None
        self._trail = trail
        self._actor_id = actor_id
        self._committed = False

    @property
    def committed(self) -> bool:
        """Whether the act is on disk."""
        return self._committed

    def record(
        self,
        act: AuditedAct,
        entity: str,
        entity_id: str,
        before: Json,
        after: Json,
        *,
        at: datetime | None = None,
        actor_id: str | None = None,
    ) -> None:
        """Write the act into the audit trail, to be committed with it; one that waited keeps its time and person."""
        entry, self.head = self._trail.add(
            self.connection,
            at=at or self.at,
            actor_id=actor_id or self._actor_id,
            action=act.text,
            entity=entity,
            entity_id=entity_id,
            before=before,
            after=after,
        )
        if not self.entries and entity == "session":
            self._flag_clock(entity_id)
        self.entries.append(entry)

    def _flag_clock(self, session_id: str) -> None:
        """Keep with a session that its clock was set while it was charted: its minutes are not to be trusted."""
        last = self._trail.previous_at
        skew = 0 if last is None else int((self.at - last).total_seconds())
        if skew >= -SET_BACK_S:
            skew = int(self._gained_s) if self._gained_s > SET_AHEAD_S else 0
        if skew:
            self.connection.execute(_FLAG, {"of_session": session_id, "skew": skew})

    def commit(self) -> None:
        """Bring everything to the disk; returns only when it is there."""
        if self.head is not None:
            self._trail.move_head(self.connection, self.head)
        self.connection.commit()
        self._committed = True
