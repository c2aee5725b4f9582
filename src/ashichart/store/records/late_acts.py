"""What the audit trail says of acts that changed a session after its day. No meaning here."""

import json
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ashichart.domain.charting.late_entries import LateChange, Replaced, ReplacedTime
from ashichart.domain.scales import Scale
from ashichart.store.tables.schema import actor, audit

# What has times of its own: part of an entry, when it was, and until when.
_TIMED = (("needle", "inserted_at", "taken_out_at"), ("dose", "given_at", None), ("vitals", "taken_at", None))


def late_acts(connection: Connection, session_id: str, after: datetime) -> tuple[LateChange, ...]:
    """Return the acts on a session later than a time, in their order."""
    rows = connection.execute(
        select(audit.c.at, audit.c.action, audit.c.before, actor.c.name)
        .join(actor, actor.c.id == audit.c.actor_id)
        .where(audit.c.entity == "session", audit.c.entity_id == session_id, audit.c.at >= after)
        .order_by(audit.c.seq)
    )
    return tuple(LateChange(row.at, row.action, _was(row.before), row.name) for row in rows)


def _was(before: str | None) -> Replaced | ReplacedTime | None:
    """The one reading or charge, or the times of the one thing, that an act replaced."""
    told: object = json.loads(before) if before else None
    if isinstance(told, dict) and "started_at" in told:
        return ReplacedTime(_time(cast("dict[str, str]", told)["started_at"]))
    parts = [part for part in cast("list[Any]", told) if part] if isinstance(told, list) else []
    if len(parts) != 1:
        return None
    for name, first, last in _TIMED:
        if (timed := parts[0].get(name)) is not None:
            until = None if last is None else timed.get(last)
            return ReplacedTime(_time(timed[first]), None if until is None else _time(until))
    reading, charge = parts[0].get("reading"), parts[0].get("charge")
    if charge is not None:
        return Replaced(None, charge["value"])
    return None if reading is None else Replaced(Scale(reading["scale"]), reading["value"])


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
