"""Brings entries of the audit trail into another version of their file: each act again, under its own time and name.

Where both versions changed one row, nobody but a person can say which holds: those rows are found first.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ashichart.store.checks.trail_check import Place
from ashichart.store.records.clinic_points import relabel
from ashichart.store.records.painting import told_cells
from ashichart.store.tables.schema import audit, patient
from ashichart.store.trail.audit import AuditEntry, AuditTrail, Json, TrailHead
from ashichart.store.trail.import_rows import ROWS, unpacked
from ashichart.store.trail.rows import LISTED, RELABELLED, SITE, Row, RowChange, changes_of, gone, part_changes, there
from ashichart.store.versions.row_writing import (
    SameSites,
    current_row,
    patient_is_kept,
    site_is_charted,
    write_import,
    write_row,
)
from ashichart.wording.computer import store as say
from ashichart.wording.terms import not_assessed


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
        action: What was done here, as the trail keeps it.
    """

    place: Place
    ours: Row | None
    theirs: Row | None
    our_at: datetime
    their_at: datetime
    their_actor_id: str
    action: str

    @property
    def our_words(self) -> str:
        """The value charted here, in a word."""
        return _value_words(self.ours)

    @property
    def their_words(self) -> str:
        """The value in the file, in a word."""
        return _value_words(self.theirs)


def _value_words(row: Row | None) -> str:
    if row is None:
        return say.taken_away()
    named = ("value", "mg", "intensity", "name", "taken_out_at")
    shown = next((row[name] for name in named if name in row), say.changed())
    return not_assessed() if shown is None else f"{shown:g}" if isinstance(shown, int | float) else str(shown)


_Last = tuple[AuditEntry, RowChange]


def clashes(ours: Iterable[AuditEntry], theirs: Iterable[AuditEntry]) -> tuple[Clash, ...]:
    """Return the rows that both sides changed to different values, in the order in which they were changed here.

    Args:
        ours: Entries since the versions parted, oldest first.
        theirs: Those of the other version.
    """
    mine, there = _last_of(ours), _last_of(theirs)
    same = _same_sites(mine, there)
    found: list[Clash] = []
    for (table, key), (ours_entry, our) in mine.items():
        place = (table, tuple(same.get(part, part) for part in key))
        if place not in there or table == LISTED:
            continue
        entry, their = there[place]
        if _charted(our.after, same) != _charted(their.after, same):
            at, action = ours_entry.at, ours_entry.action
            found.append(Clash(place, our.after, their.after, at, entry.at, entry.actor_id, action))
    return tuple(found)


def _last_of(entries: Iterable[AuditEntry]) -> dict[Place, _Last]:
    found: dict[Place, _Last] = {}
    for entry in entries:
        for change in changes_of(entry):
            found[change.table, change.key] = (entry, change)
    return found


def _same_sites(ours: Mapping[Place, _Last], theirs: Mapping[Place, _Last]) -> dict[str, str]:
    """Return our id -> their id of the sites that both made: one point of one patient on one side is one site."""

    def by_point(found: Mapping[Place, _Last]) -> dict[tuple[str, str, str], str]:
        rows = (change.after or {} for (table, _), (_, change) in found.items() if table == SITE)
        return {(row["patient_id"], row["code"], row["side"]): row["id"] for row in rows if row.get("code")}

    there = by_point(theirs)
    return {own: there[point] for point, own in by_point(ours).items() if point in there}


def _charted(row: Row | None, same: Mapping[str, str] | None = None) -> Row:
    """A row without what differs though the same was charted: when it was read, and how often it was changed."""
    left_out = ("read_at", "version", "clock_skew_s", RELABELLED)
    told = {name: value for name, value in (row or {}).items() if name not in left_out}
    return {name: (same or {}).get(value, value) if isinstance(value, str) else value for name, value in told.items()}


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

    The entries say what they met here, not what they met in their own version: the trail stays the story of this file.

    Args:
        connection: Inside the transaction; the caller commits.
        trail: Seals the entries anew behind those that are there.
        entries: Oldest first.
        keep_theirs: Rows that stay as the file has them.

    Returns:
        The trail's new head, None if there was nothing to do.
    """
    again = _Again(connection, frozenset(keep_theirs))
    head: TrailHead | None = None
    for entry in entries:
        told = again.carry_out(entry)
        if told is not None:
            _, head = trail.add_again(connection, entry, *told)
    if head is not None:
        trail.move_head(connection, head)
    return head


class _Again:
    """Carries entries out once more."""

    def __init__(self, connection: Connection, kept: AbstractSet[Place]) -> None:
        self._connection = connection
        self._kept = kept
        self._same = SameSites(connection)

    def carry_out(self, entry: AuditEntry) -> tuple[Json, Json] | None:
        """Write what an entry did; return what it replaced here and what it left, None if it changed nothing here."""
        if entry.is_take_over:
            return self._import(entry)
        before, after = self._same.loaded(entry.before), self._same.loaded(entry.after)
        in_parts = isinstance(before, list) or isinstance(after, list)
        if in_parts:
            told_before, told_after = cast("list[Row | None]", before or []), cast("list[Row | None]", after or [])
            parts = list(zip(told_before, told_after, strict=True))
        elif not changes_of(entry):  # a print, a new password: nothing in the tables
            return cast("Json", before), cast("Json", after)
        else:
            parts = [(cast("Row | None", before), cast("Row | None", after))]
        was: list[Json] = []
        now: list[Json] = []
        for old, new in parts:
            # A site that the other version made too is known only now.
            told = self._part(entry, self._same.renamed(old), self._same.renamed(new))
            if told is not None:
                was.append(told[0])
                now.append(told[1])
        if not now:
            return None
        return (cast("Json", was), cast("Json", now)) if in_parts else (was[0], now[0])

    def _import(self, entry: AuditEntry) -> tuple[Json, Json] | None:
        """Write a patient that was taken over, with everything that came along; one that is here stays as it is."""
        told = cast("Row", json.loads(entry.after or "{}"))
        key = (entry.entity_id,)
        if patient_is_kept(self._connection, entry.entity_id):
            return None
        write_row(self._connection, RowChange("patient", key, None, told), entry.at)
        if ROWS not in told:  # an import of an earlier AshiChart: of what came along the trail has nothing but counts
            return None, {name: value for name, value in told.items() if name in patient.c or name == "alerts"}
        for table, row in unpacked(told[ROWS]):
            write_import(self._connection, table, row, entry.at)
        return None, told

    def _part(self, entry: AuditEntry, old: Row | None, new: Row | None) -> tuple[Json, Json] | None:
        changes = part_changes(entry, old, new)
        new, reason = there(new)
        shown = new if new is not None else old
        if shown is None or any((change.table, change.key) in self._kept for change in changes):
            return None
        if SITE in shown:
            return self._site(shown, new, changes)
        if "painted" in shown:
            return self._cells(shown, changes)
        change = changes[0]
        met = current_row(self._connection, change)
        if met == change.after or (met is not None and change.after is not None and _holds(met, change.after)):
            return None
        left = write_row(self._connection, change, entry.at)
        if change.table == "own_point" and met is not None and left is not None:
            return self._relabelled(change.key[0], met, left)
        if len(shown) == 1:
            (name,) = shown
            return (None if met is None else {name: met}), (None if left is None else {name: left})
        return met, left if left is not None else gone(reason)

    def _relabelled(self, code: str, met: Row, left: Row) -> tuple[Json, Json]:
        """A point with the sites that are called otherwise with it here; in its own version they may be others."""
        sites = relabel(self._connection, code, left["label"])
        was = {name: value for name, value in met.items() if name != RELABELLED}
        now = {name: value for name, value in left.items() if name != RELABELLED}
        if sites:
            was[RELABELLED], now[RELABELLED] = sites, dict.fromkeys(sites, left["label"])
        return was, now

    def _site(self, shown: Row, new: Row | None, changes: Sequence[RowChange]) -> tuple[Json, Json] | None:
        row = cast("Row", shown[SITE])
        if new is not None and self._same.learn(row):
            shown = {**shown, SITE: self._same.renamed(row)}
            row = cast("Row", shown[SITE])
            changes = [self._same.renamed_change(change) for change in changes]
        site_change, *listing = changes
        is_listed = any(current_row(self._connection, change) is not None for change in listing)
        met = current_row(self._connection, site_change)
        if new is None:
            if not is_listed or site_is_charted(self._connection, listing[0].key):
                return None
        elif met is not None and _holds(met, row) and (is_listed or not listing):
            return None
        for change in changes if new is not None else listing:
            if change.table == SITE or not is_listed or new is None:
                write_row(self._connection, change, None)
        told: Json = {**shown, SITE: row}
        if new is None:
            return told, None
        return ({**shown, SITE: met} if is_listed or not listing else None), told

    def _cells(self, shown: Row, changes: Sequence[RowChange]) -> tuple[Json, Json] | None:
        phase = shown["painted"]["phase"]
        met = {int(change.key[2]): current_row(self._connection, change) for change in changes}
        for change in changes:
            write_row(self._connection, change, None)
        changed = [change for change in changes if met[int(change.key[2])] != change.after]
        if not changed:
            return None
        cells = [int(change.key[2]) for change in changed]
        was = {cell: row["intensity"] for cell in cells if (row := met[cell]) is not None}
        now = {int(change.key[2]): change.after["intensity"] for change in changed if change.after is not None}
        return (
            {"painted": {"phase": phase, "cells": told_cells(cells, was)}},
            {"painted": {"phase": phase, "cells": told_cells(cells, now)}},
        )


def _holds(row: Row, wanted: Row) -> bool:
    return all(row.get(name) == value for name, value in _charted(wanted).items() if name in row)
