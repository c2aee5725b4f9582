"""The clinic itself, its users and where each of them is in the program."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, text, update
from sqlalchemy.engine import Connection, Row

from ashichart.domain.workplace import Workplace
from ashichart.store.backend.dialects import has_table, take_turn
from ashichart.store.records.convert import workplace_of, workplace_row
from ashichart.store.tables.schema import actor, clinic, session, workplace


def revision_of(connection: Connection) -> str | None:
    """Return the schema revision that the file names, None if it names none."""
    if not has_table(connection, "alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def add_clinic(
    connection: Connection,
    clinic_id: str,
    name: str,
    made_at: datetime,
    *,
    is_demonstration: bool,
    zone: str | None = None,
) -> None:
    """Write the one row that says whose file this is."""
    connection.execute(
        insert(clinic),
        {"id": clinic_id, "name": name, "made_at": made_at, "is_demonstration": is_demonstration, "zone": zone},
    )


def clinic_row_of(connection: Connection) -> Row[Any] | None:
    """Return id, name, is_demonstration, made_at and zone, None if the file holds no clinic."""
    return connection.execute(select(clinic)).first()


def hold_clinic(connection: Connection) -> None:
    """Let nobody else count what the clinic has until the transaction ends."""
    take_turn(connection, select(clinic.c.id))


def set_first_zone(connection: Connection, zone: str) -> None:
    """Say in which zone the days of a clinic of before are, and those of its sessions."""
    connection.execute(update(clinic).where(clinic.c.zone.is_(None)).values(zone=zone))
    connection.execute(update(session).where(session.c.zone.is_(None)).values(zone=zone))


def add_actor(connection: Connection, actor_id: str, name: str, added_at: datetime) -> None:
    """Add a user."""
    connection.execute(insert(actor), {"id": actor_id, "name": name, "added_at": added_at, "version": 1})


def actor_rows(connection: Connection) -> list[Row[Any]]:
    """Return the users that were not removed, the oldest first."""
    return list(
        connection.execute(select(actor).where(actor.c.removed_at.is_(None)).order_by(actor.c.added_at, actor.c.id))
    )


def read_workplace(connection: Connection, actor_id: str) -> Workplace | None:
    """Return where a user was, None if nothing was kept."""
    row = connection.execute(select(workplace).where(workplace.c.actor_id == actor_id)).first()
    return None if row is None else workplace_of(row)


def write_workplace(connection: Connection, actor_id: str, where: Workplace) -> None:
    """Keep where a user is."""
    row = workplace_row(where)
    if not connection.execute(update(workplace).where(workplace.c.actor_id == actor_id).values(row)).rowcount:
        connection.execute(insert(workplace), {"actor_id": actor_id, **row})
