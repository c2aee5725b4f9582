"""Brings entries of the audit trail into another version of their file: each act again, row by row, under its own time.

Where both versions changed one row, nobody but a person can say which holds: those rows are found first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Column, Date, Table, delete, func, insert, select, update
from sqlalchemy.engine import Connection

from ashichart.store.audit import AuditEntry, AuditTrail, TrailHead
from ashichart.store.columns import UtcTime
from ashichart.store.painting import pack, unpack
from ashichart.store.schema import alert, audit, pain_area, session, session_site, site
from ashichart.store.trail_check import TABLES, Place
from ashichart.store.trail_rows import CELL, LISTED, SITE, Row, RowChange, changes_of

_SOFT = frozenset({"patient", "course", "session", "measure", "own_point"})


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that both versions changed since they parted.

    Args:
        place: Which row.
        ours: As it was charted here, None if it was taken away.
        theirs: As it stands in the file, None if it was taken away there.
        our_at: When it was charted here, aware UTC.
        their_at: When it was charted there.
        their_actor_id: By whom there.
    """

    place: Place
    ours: Row | None
    theirs: Row | None
    our_at: datetime
    their_at: datetime
    their_actor_id: str


def clashes(ours: Iterable[AuditEntry], theirs: Iterable[AuditEntry]) -> tuple[Clash, ...]:
    """Return the rows that both sides changed to different values, in the order in which they were changed here.

    Args:
        ours: Entries since the versions parted, oldest first.
        theirs: Those of the other version.
    """
    there = _last_of(theirs)
    found: list[Clash] = []
    for place, (ours_entry, our) in _last_of(ours).items():
        if place not in there or place[0] == LISTED:
            continue
        entry, their = there[place]
        if _charted(our.after) != _charted(their.after):
            found.append(Clash(place, our.after, their.after, ours_entry.at, entry.at, entry.actor_id))
    return tuple(found)


def _last_of(entries: Iterable[AuditEntry]) -> dict[Place, tuple[AuditEntry, RowChange]]:
    found: dict[Place, tuple[AuditEntry, RowChange]] = {}
    for entry in entries:
        for change in changes_of(entry):
            found[change.table, change.key] = (entry, change)
    return found


def _charted(row: Row | None) -> Row | None:
    """A row without what differs though the same was charted: when it was read, and how often it was changed."""
    return None if row is None else {name: value for name, value in row.items() if name not in ("read_at", "version")}


def parted_at(connection: Connection, ours: Sequence[AuditEntry]) -> int:
    """Return how many entries, from the first of ours on, the other version holds too: 0 if none of them."""
    for count, entry in enumerate(ours):
        row = connection.execute(select(audit).where(audit.c.seq == entry.seq)).first()
        if row is None or AuditEntry.of_row(row) != entry:
            return count
    return len(ours)


def bring_in(
    connection: Connection, trail: AuditTrail, entries: Sequence[AuditEntry], keep_theirs: Iterable[Place] = ()
) -> TrailHead | None:
    """Do every act again inside the open transaction, with its own time and person.

    Args:
        connection: Inside the transaction; the caller commits.
        trail: Seals the entries anew behind those that are there.
        entries: Oldest first.
        keep_theirs: Rows that stay as the file has them.

    Returns:
        The trail's new head, None if there was nothing to do.
    """
    kept = set(keep_theirs)
    same = _SameSites(connection)
    head: TrailHead | None = None
    for entry in entries:
        for change in changes_of(entry):
            if (change.table, change.key) not in kept:
                _write(connection, same, change, entry.at)
        _, head = trail.add_again(connection, entry)
    if head is not None:
        trail.move_head(connection, head)
    return head


class _SameSites:
    """Sites that both versions made under two ids: one point of one patient on one side is one site."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, str] = {}

    def learn(self, row: Row) -> bool:
        """Return whether the site is there already under another id, and remember under which."""
        if row["code"] is None:
            return False
        found = self._connection.execute(
            select(site.c.id).where(
                site.c.patient_id == row["patient_id"], site.c.code == row["code"], site.c.side == row["side"]
            )
        ).scalar()
        if found is None or found == row["id"]:
            return False
        self._known[row["id"]] = found
        return True

    def told(self, row: Mapping[str, Any]) -> Row:
        """Return a row that names the sites as this file does."""
        return {name: self._known.get(value, value) if name == "site_id" else value for name, value in row.items()}


def _write(connection: Connection, same: _SameSites, change: RowChange, at: datetime) -> None:
    if change.table == CELL:
        _paint(connection, change)
        return
    if change.table == SITE and (change.after is None or same.learn(change.after)):
        return
    table, columns = TABLES[change.table]
    key = same.told(dict(zip(columns, change.key, strict=True)))
    here = [table.c[name] == value for name, value in key.items()]
    if change.after is None:
        if change.table in _SOFT:
            connection.execute(update(table).where(*here).values(removed_at=at))
        else:
            connection.execute(delete(table).where(*here))
        return
    values = _values(table, same.told(change.after))
    if change.table in _SOFT:
        values["removed_at"] = None
    if connection.execute(select(table.c[columns[0]]).where(*here)).first() is not None:
        if change.table != LISTED:
            connection.execute(update(table).where(*here).values(values))
    else:
        connection.execute(insert(table).values({**_first(connection, change.table, values, at), **values}))
    if change.table == "patient":
        _alerts(connection, change)


def _values(table: Table, row: Row) -> dict[str, Any]:
    return {name: _value(table.c[name], value) for name, value in row.items() if name in table.c}


def _value(column: Column[Any], value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if isinstance(value, str) and isinstance(column.type, UtcTime):
        return datetime.fromisoformat(value)
    if isinstance(value, str) and isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value


def _first(connection: Connection, name: str, values: dict[str, Any], at: datetime) -> dict[str, Any]:
    """What only the file knows of a row that comes into it."""
    if name == LISTED:
        last = connection.execute(
            select(func.max(session_site.c.position)).where(session_site.c.session_id == values["session_id"])
        ).scalar()
        return {"position": 0 if last is None else last + 1}
    if name == "session":
        taken = connection.execute(
            select(session.c.id).where(
                session.c.course_id == values["course_id"],
                session.c.number == values["number"],
                session.c.removed_at.is_(None),
            )
        ).first()
        if taken is not None:
            last = connection.execute(
                select(func.max(session.c.number)).where(
                    session.c.course_id == values["course_id"], session.c.removed_at.is_(None)
                )
            ).scalar_one()
            values["number"] = last + 1
        return {"added_at": at}
    if name in ("site", "measure"):
        return {"version": 1}
    return {"added_at": at} if name in ("patient", "course", "own_point") else {}


def _alerts(connection: Connection, change: RowChange) -> None:
    connection.execute(delete(alert).where(alert.c.patient_id == change.key[0]))
    for position, (kind, note) in enumerate(cast("Row", change.after).get("alerts", ())):
        connection.execute(
            insert(alert).values(patient_id=change.key[0], position=position, kind=kind, note=note)
        )


def _paint(connection: Connection, change: RowChange) -> None:
    session_id, phase, cell = change.key
    here = (pain_area.c.session_id == session_id) & (pain_area.c.phase == phase)
    packed = connection.execute(select(pain_area.c.cells).where(here)).scalar()
    painted = {} if packed is None else dict(unpack(packed))
    if change.after is None:
        painted.pop(int(cell), None)
    else:
        painted[int(cell)] = change.after["intensity"]
    connection.execute(delete(pain_area).where(here))
    if painted:
        row = {"session_id": session_id, "phase": phase, "cells": pack(sorted(painted.items()))}
        connection.execute(insert(pain_area).values(row))
