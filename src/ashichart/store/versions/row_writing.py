"""Writes single rows as the audit trail tells them, and reads how they stand. Which rows, and why, is in `bring_in`."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, Table, delete, func, insert, select, update
from sqlalchemy.engine import Connection

from ashichart.store.checks.trail_check import TABLES
from ashichart.store.records.painting import pack, unpack
from ashichart.store.tables.columns import UtcTime
from ashichart.store.tables.schema import (
    alert,
    charge,
    needle,
    pain_area,
    patient,
    reading,
    session,
    session_site,
    site,
)
from ashichart.store.trail.rows import CELL, LISTED, Key, Row, RowChange, normal

_SOFT = frozenset({"patient", "course", "session", "measure", "own_point"})


class SameSites:
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
        self._known[str(row["id"])] = str(found)
        return True

    def loaded(self, text: str | None) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return what an entry says, with the sites named as this file names them."""
        return None if text is None else self.renamed(json.loads(text))

    def renamed(self, told: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return values with the sites named as this file names them; ids are found nowhere else."""
        if not self._known or told is None:
            return told
        text = json.dumps(told)
        for ours, theirs in self._known.items():
            text = text.replace(ours, theirs)
        return json.loads(text)

    def renamed_change(self, change: RowChange) -> RowChange:
        """Return a change of a row with the sites named as this file names them."""
        key = tuple(self._known.get(part, part) for part in change.key)
        return replace(change, key=key, before=self.renamed(change.before), after=self.renamed(change.after))


def current_row(connection: Connection, change: RowChange) -> Row | None:
    """Return how the row of a change stands, in the columns that the change tells; None if it is not there."""
    if change.table == CELL:
        intensity = _painted(connection, *change.key[:2]).get(int(change.key[2]))
        return None if intensity is None else {"intensity": intensity}
    table, columns = TABLES[change.table]
    row = connection.execute(select(table).where(*_here(table, columns, change.key))).mappings().first()
    if row is None or row.get("removed_at") is not None:
        return None
    found = normal(dict(row)) or {}
    if change.table == "patient":
        told = connection.execute(select(alert).where(alert.c.patient_id == change.key[0]).order_by(alert.c.position))
        found["alerts"] = [[one.kind, one.note] for one in told]
    shown = change.after or change.before or {}
    return {name: value for name, value in found.items() if name in shown}


def site_is_charted(connection: Connection, key: Key) -> bool:
    """Return whether a site of a session holds a reading, a charge or a needle."""
    return any(
        connection.execute(
            select(table.c.site_id).where(table.c.session_id == key[0], table.c.site_id == key[1]).limit(1)
        ).first()
        is not None
        for table in (reading, charge, needle)
    )


def write_row(connection: Connection, change: RowChange, at: datetime | None) -> Row | None:
    """Write a row as a change left it, and return how it stands then.

    Args:
        connection: Inside the transaction.
        change: `after` None takes the row away: softly where the file keeps what was removed.
        at: When it was changed, for rows that keep that.
    """
    if change.table == CELL:
        _paint(connection, change)
        return change.after
    table, columns = TABLES[change.table]
    here = _here(table, columns, change.key)
    if change.after is None:
        if change.table in _SOFT:
            connection.execute(update(table).where(*here).values(_removal(table, at, change.reason)))
        else:
            connection.execute(delete(table).where(*here))
        return None
    values = _values(table, change.after)
    if change.table in _SOFT:
        values.update(_removal(table, None, ""))
    if connection.execute(select(table.c[columns[0]]).where(*here)).first() is not None:
        values.pop("clock_skew_s", None)  # found by the file itself
        connection.execute(update(table).where(*here).values(values))
    else:
        connection.execute(insert(table).values({**_first(connection, change.table, values, at), **values}))
    if change.table == "patient":
        _alerts(connection, change.key[0], change.after)
    return {**change.after, "number": values["number"]} if change.table == "session" else change.after


def patient_is_kept(connection: Connection, patient_id: str) -> bool:
    """Return whether the file has a patient, removed or not."""
    return connection.execute(select(patient.c.id).where(patient.c.id == patient_id)).first() is not None


def write_import(connection: Connection, name: str, row: Row, at: datetime) -> None:
    """Write one row that came with an imported patient, see `import_rows`."""
    if name == pain_area.name:
        connection.execute(insert(pain_area).values({**row, "cells": bytes.fromhex(row["cells"])}))
        return
    _, columns = TABLES[name]
    write_row(connection, RowChange(name, tuple(str(row[column]) for column in columns), None, row), at)


def _removal(table: Table, at: datetime | None, reason: str) -> dict[str, Any]:
    """What a table that keeps what was removed says of that; `at` None: it is there."""
    values: dict[str, Any] = {"removed_at": at, "removed_reason": reason or None}
    return {name: value for name, value in values.items() if name in table.c}


def _here(table: Table, columns: tuple[str, ...], key: Key) -> list[Any]:
    return [table.c[name] == value for name, value in zip(columns, key, strict=True)]


def _values(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(table.c[name], value) for name, value in row.items() if name in table.c}


def _value(column: Column[Any], value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if isinstance(value, str) and isinstance(column.type, UtcTime):
        return datetime.fromisoformat(value)
    if isinstance(value, str) and isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value


def _first(connection: Connection, name: str, values: dict[str, Any], at: datetime | None) -> dict[str, Any]:
    """What only the file knows of a row that comes into it; a session whose number is taken gets the next one."""
    if name == LISTED:
        here = session_site.c.session_id == values["session_id"]
        last = connection.execute(select(func.max(session_site.c.position)).where(here)).scalar()
        return {"position": 0 if last is None else last + 1}
    if name == "session":
        there = (session.c.course_id == values["course_id"]) & session.c.removed_at.is_(None)
        taken = set(connection.execute(select(session.c.number).where(there)).scalars())
        if values["number"] in taken:
            values["number"] = max(taken) + 1
        return {"added_at": at}
    if name in ("site", "measure"):
        return {"version": 1}
    return {"added_at": at} if name in ("patient", "course", "own_point") else {}


def _alerts(connection: Connection, patient_id: str, row: Row) -> None:
    connection.execute(delete(alert).where(alert.c.patient_id == patient_id))
    for position, (kind, note) in enumerate(row.get("alerts", ())):
        connection.execute(insert(alert).values(patient_id=patient_id, position=position, kind=kind, note=note))


def _painted(connection: Connection, session_id: str, phase: str) -> dict[int, int]:
    here = (pain_area.c.session_id == session_id) & (pain_area.c.phase == phase)
    packed = connection.execute(select(pain_area.c.cells).where(here)).scalar()
    return {} if packed is None else dict(unpack(packed))


def _paint(connection: Connection, change: RowChange) -> None:
    session_id, phase, cell = change.key
    painted = _painted(connection, session_id, phase)
    painted.pop(int(cell), None)
    if change.after is not None:
        painted[int(cell)] = change.after["intensity"]
    connection.execute(delete(pain_area).where(pain_area.c.session_id == session_id, pain_area.c.phase == phase))
    if painted:
        row = {"session_id": session_id, "phase": phase, "cells": pack(sorted(painted.items()))}
        connection.execute(insert(pain_area).values(row))
