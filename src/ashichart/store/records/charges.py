"""Emotional charges in the file: rows into values, and the two edits that change them. No meaning here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.edits import DropCharge, PutCharge
from ashichart.domain.charting.readings import Phase
from ashichart.store.records.convert import RowValues, told
from ashichart.store.tables.schema import charge
from ashichart.store.trail.audit import Json

if TYPE_CHECKING:
    from datetime import datetime

_THIS = and_(
    charge.c.session_id == bindparam("of_session"),
    charge.c.site_id == bindparam("of_site"),
    charge.c.phase == bindparam("of_phase"),
)
_ONE = select(charge).where(_THIS)
_CHANGE = update(charge).where(_THIS).values(value=bindparam("to_value"), read_at=bindparam("to_read_at"))
_DROP = delete(charge).where(_THIS)


def charge_row(one: Charge) -> RowValues:
    """Return the row of a charge."""
    return {
        "session_id": one.session_id,
        "site_id": one.site_id,
        "phase": one.phase.value,
        "value": one.value,
        "read_at": one.read_at,
    }


def audit_charge(one: Charge) -> Json:
    """Return a charge as the audit trail keeps it."""
    return {"charge": told(charge_row(one))}


def charge_of(row: Row[Any]) -> Charge:
    """Return the charge of a row."""
    session_id, site_id, phase, value, read_at = cast("tuple[str, str, str, int, datetime]", row)
    return Charge(session_id, site_id, Phase(phase), value, read_at)


def add_charges(connection: Connection, charges: Iterable[Charge]) -> None:
    """Write charges of sites that have none yet."""
    rows = [charge_row(one) for one in charges]
    if rows:
        connection.execute(insert(charge), rows)


def put_charge(connection: Connection, new: Charge) -> tuple[PutCharge | DropCharge, Json, Json]:
    """Record a charge or replace it; returns the edit that takes it back, what was and what is."""
    key = _key(new.session_id, new.site_id, new.phase)
    row = connection.execute(_ONE, key).first()
    now: Json = audit_charge(new)
    if row is None:
        connection.execute(insert(charge), charge_row(new))
        return DropCharge(new.site_id, new.phase), None, now
    old = charge_of(row)
    connection.execute(_CHANGE, {**key, "to_value": new.value, "to_read_at": new.read_at})
    return PutCharge(old), audit_charge(old), now


def drop_charge(connection: Connection, session_id: str, edit: DropCharge) -> tuple[PutCharge, Json, Json]:
    """Remove a charge; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If none was recorded.
    """
    key = _key(session_id, edit.site_id, edit.phase)
    row = connection.execute(_ONE, key).first()
    if row is None:
        raise ValueError("There is no such emotional charge in the session.")
    old = charge_of(row)
    connection.execute(_DROP, key)
    return PutCharge(old), audit_charge(old), None


def _key(session_id: str, site_id: str, phase: Phase) -> RowValues:
    return {"of_session": session_id, "of_site": site_id, "of_phase": Phase(phase).value}
