"""Lays the audit trail beside the tables: what is in the file must be what its entries made of it. Nothing is changed.

The entries are gone through backwards. Each must have left what stands in the tables at its turn, and is then taken
back; what stands there once all are taken back was never charted.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select, tuple_
from sqlalchemy.engine import Connection

from ashichart.store.records.painting import unpack
from ashichart.store.tables.schema import (
    alert,
    charge,
    course,
    dose,
    measure,
    needle,
    own_name,
    own_point,
    pain_area,
    patient,
    reading,
    session,
    session_site,
    site,
    vitals,
)
from ashichart.store.trail.audit import AuditEntry
from ashichart.store.trail.import_rows import ROWS, unpacked
from ashichart.store.trail.rows import CELL, ENTITIES, LISTED, PARTS, SITE, Key, Row, changes_of, normal

TABLES: dict[str, tuple[Table, tuple[str, ...]]] = {
    **{
        table.name: (table, ENTITIES[table.name])
        for table in (patient, course, session, measure, own_point, own_name)
    },
    **{table.name: (table, PARTS[table.name]) for table in (reading, charge, needle, dose, vitals)},
    SITE: (site, ("id",)),
    LISTED: (session_site, ("session_id", "site_id")),
}
# What a patient that was taken over came with, as the entry counts it.
_COUNTED = {
    "readings": "reading", "charges": "charge", "needles": "needle", "doses": "dose", "vital signs": "vitals",
    "sessions": "session", "courses": "course",
}  # fmt: skip


Place = tuple[str, Key]
Reader = Callable[[Callable[[Connection], int]], int]

# So many rows are read in one go; whoever saves waits for one of them at most.
_ROWS_AT_ONCE = 300


class Tables:
    """The rows of a file as they stand, each under the name of its table and its key.

    Attributes:
        rows: Rows that are there.
        removed: Rows that were removed softly, or whose end the trail tells.
    """

    def __init__(self) -> None:
        self.rows: dict[Place, Row] = {}
        self.removed: dict[Place, Row] = {}
        self._owners: dict[Place, str | None] = {}

    def owner(self, place: Place, told: Row | None = None) -> str | None:
        """Return the patient whose row it is, None for rows of nobody and where the way to the patient is lost.

        Args:
            place: Which row.
            told: What the trail says of it, for a row that is not there.
        """
        if self._owners.get(place) is None:
            self._owners[place] = self._owner(place, told)
        return self._owners[place]

    def _owner(self, place: Place, told: Row | None) -> str | None:
        table, key = place
        if table == "patient":
            return key[0]
        row = self.rows.get(place) or self.removed.get(place) or told or {}
        if "patient_id" in row:
            return str(row["patient_id"])
        if "course_id" in row:
            return self.owner(("course", (str(row["course_id"]),)))
        session_id = key[0] if table in (CELL, LISTED) else row.get("session_id")
        return None if session_id is None else self.owner(("session", (str(session_id),)))


def read_tables(read: Reader) -> Tables:
    """Return every row of the file.

    Args:
        read: Runs what it is given inside a short transaction of its own and returns its answer.
    """
    found = Tables()
    for name, (table, columns) in TABLES.items():
        after: list[Any] = []  # the key up to which the table was read
        while read(lambda connection, part=(name, table, columns, after): _read(connection, found, *part)):
            pass
    read(lambda connection: _read_cells(connection, found))
    read(lambda connection: _read_alerts(connection, found))
    return found


def _read(
    connection: Connection, found: Tables, name: str, table: Table, columns: tuple[str, ...], after: list[Any]
) -> int:
    keys = [table.c[column] for column in columns]
    some = select(table).order_by(*keys).limit(_ROWS_AT_ONCE)
    if after:
        some = some.where(tuple_(*keys) > tuple_(*after))
    count = 0
    for row in connection.execute(some).mappings():
        values = normal(dict(row)) or {}
        place = found.rows if values.get("removed_at") is None else found.removed
        place[name, tuple(str(values[column]) for column in columns)] = values
        after[:] = [row[column] for column in columns]
        count += 1
    return count


def _read_cells(connection: Connection, found: Tables) -> int:
    for row in connection.execute(select(pain_area)):
        for cell, intensity in unpack(row.cells):
            found.rows[CELL, (row.session_id, row.phase, str(cell))] = {"intensity": intensity}
    return 0


def _read_alerts(connection: Connection, found: Tables) -> int:
    for rows in (found.rows, found.removed):
        for (table, _), row in rows.items():
            if table == "patient":
                row["alerts"] = []
    for row in connection.execute(select(alert).order_by(alert.c.patient_id, alert.c.position)):
        place = ("patient", (row.patient_id,))
        owner = found.rows.get(place) or found.removed.get(place)
        if owner is not None:
            owner["alerts"].append([row.kind, row.note])
    return 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what the trail says.

    Args:
        table: Which table.
        key: Which row.
        seq: The entry that left it otherwise, None if no entry knows of it.
        patient_id: Whose it is, None if nobody's.
    """

    table: str
    key: Key
    seq: int | None
    patient_id: str | None


def differences(
    tables: Tables, newest_first: Iterable[AuditEntry], touched: AbstractSet[Place] = frozenset()
) -> Iterator[Difference]:
    """Yield every row that differs from what the trail says, once each.

    Args:
        tables: Every row; taken apart on the way.
        newest_first: The whole trail backwards.
        touched: Rows that were written while the tables were read; what was read of them says nothing.

    Raises:
        ValueError: If an entry makes no sense.
    """
    rows = tables.rows
    said: set[Place] = set(touched)
    owned: dict[str | None, list[Place]] = {}
    for place in rows:
        owned.setdefault(tables.owner(place), []).append(place)
    for entry in newest_first:
        if entry.is_take_over:
            yield from _take_over(tables, entry, said, owned.get(entry.entity_id, []))
            continue
        for change in reversed(changes_of(entry)):
            place = (change.table, change.key)
            if place not in said and not _same(rows.get(place), change.after):
                said.add(place)
                yield Difference(*place, entry.seq, tables.owner(place, change.after))
            if change.before is not None:
                if place in rows:
                    rows[place] = {**rows[place], **change.before}
                elif change.table != SITE:
                    # Whose it is, only its values say.
                    rows[place] = {**tables.removed.get(place, {}), **change.before}
                    owned.setdefault(tables.owner(place), []).append(place)
            elif place in rows:
                tables.removed[place] = rows.pop(place)
    for place in rows:
        if place[0] != SITE and place not in said:
            yield Difference(*place, None, tables.owner(place))


def _same(row: Row | None, told: Row | None) -> bool:
    """Return whether a row says what an entry left; columns that are younger than the entry are not compared."""
    if row is None or told is None:
        return row is None and told is None
    # That the clock was set is found out by the file itself, and no act.
    return all(row.get(name) == value for name, value in told.items() if name in row and name != "clock_skew_s")


def _take_over(tables: Tables, entry: AuditEntry, said: set[Place], owned: list[Place]) -> Iterator[Difference]:
    told: dict[str, Any] = json.loads(entry.after or "{}")
    own = {place: tables.rows[place] for place in owned if place in tables.rows and place[0] != SITE}
    counts = {name: sum(place[0] == table for place in own) for name, table in _COUNTED.items()}
    whole = all(told[name] == count for name, count in counts.items() if name in told)
    whole = whole and _same(tables.rows.get(("patient", (entry.entity_id,))), told)
    if "digest" in told:
        listed = [(SITE, (key[1],)) for table, key in own if table == LISTED]
        charted = {**own, **{place: tables.rows[place] for place in listed if place in tables.rows}}
        whole = whole and told["digest"] == digest(charted)
    if ROWS in told:
        whole = whole and _are_kept(unpacked(told[ROWS]), own)
    if not whole and not any(tables.owner(place) == entry.entity_id for place in said):
        place = ("patient", (entry.entity_id,))
        said.add(place)
        yield Difference(*place, entry.seq, entry.entity_id)
    for place, row in own.items():
        del tables.rows[place]
        tables.removed[place] = row


def _are_kept(taken_over: Iterable[tuple[str, Row]], own: Mapping[Place, Row]) -> bool:
    """Return whether the records that came with a patient, and no others, are in the file as they came."""
    came = {(table, (str(row["id"]),)): row for table, row in taken_over if table in _RECORDS}
    here = {place: row for place, row in own.items() if place[0] in _RECORDS}
    return came.keys() == here.keys() and all(_same(here[place], row) for place, row in came.items())


# What was charted has a digest of its own.
_RECORDS = ("course", "session", "measure")
# The columns that say what was charted; what the file keeps beside them may grow.
_CHARTED: dict[str, tuple[str, ...]] = {
    SITE: ("id", "side", "kind", "code", "pin_face", "pin_u", "pin_v"),
    "reading": ("session_id", "site_id", "phase", "scale", "value", "read_at"),
    "charge": ("session_id", "site_id", "phase", "value", "read_at"),
    "needle": ("id", "session_id", "site_id", "number", "inserted_at", "taken_out_at"),
    "dose": ("id", "session_id", "mg", "route", "given_at"),
    "vitals": ("id", "session_id", "taken_at", "systolic", "diastolic", "pulse", "spo2"),
    CELL: ("intensity",),
}


def digest(rows: Mapping[Place, Row]) -> str:
    """Return a hash of what was charted in some rows, whatever their order."""
    told = sorted(
        json.dumps([table, *key, *(row[name] for name in _CHARTED[table])])
        for (table, key), row in rows.items()
        if table in _CHARTED
    )
    return hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()
