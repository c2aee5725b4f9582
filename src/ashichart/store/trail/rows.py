"""What an entry of the audit trail says of the rows of the file: which row, what it was, what it became. No SQL is run.

Everything that can be charted passes the trail with all of its values, so that the trail can be laid beside the tables
(`trail_check`) and an act can be brought into another version of the file (`bring_in`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from ashichart.store.trail.audit import AuditEntry, Json

Row = dict[str, Any]
Key = tuple[str, ...]

# Entities of the trail whose entries tell one row each, with the columns that name it.
ENTITIES: dict[str, tuple[str, ...]] = {
    "patient": ("id",),
    "course": ("id",),
    "session": ("id",),
    "measure": ("id",),
    "own_point": ("code",),
    "own_name": ("code",),
}
# Parts of a session's entries, with the columns that name their row.
PARTS: dict[str, tuple[str, ...]] = {
    "reading": ("session_id", "site_id", "phase"),
    "charge": ("session_id", "site_id", "phase"),
    "needle": ("id",),
    "dose": ("id",),
    "vitals": ("id",),
}
# A row of its own among others in one entry has no name beside it: a column that no other table has tells which it is.
_TELLING = {
    "patient": "figure", "course": "indication", "session": "started_at", "measure": "taken_on",
    "own_name": "names", "own_point": "face",
}  # fmt: skip
# One cell of the skin in one phase of one session, not a row of its own in the file.
CELL = "cell"
# That a site is part of a session; its place in the order is not laid beside the tables.
LISTED = "session_site"
SITE = "site"
# What stands in the place of a record that was removed, beside the reason.
REMOVED = "removed"
# Id -> label of the sites that are called otherwise with their point.
RELABELLED = "sites"


@dataclass(frozen=True, slots=True)
class RowChange:
    """What an entry did to one row.

    Args:
        table: Name of the table, or `CELL`.
        key: What names the row within it.
        before: Its values, None if it was not there.
        after: Its values, None if it is not there any more.
        reason: Why it was removed, "" if nobody said or it was not.
    """

    table: str
    key: Key
    before: Row | None
    after: Row | None
    reason: str = ""


def changes_of(entry: AuditEntry) -> tuple[RowChange, ...]:
    """Return what an entry did, in order; empty for entries that changed no row, such as a print.

    Raises:
        ValueError: If the entry makes no sense.
    """
    try:
        before, after = _loaded(entry.before), _loaded(entry.after)
        if isinstance(before, list) or isinstance(after, list):
            parts = _pairs(cast("list[Any] | None", before), cast("list[Any] | None", after))
            return tuple(change for old, new in parts for change in _part(entry.entity_id, old, new))
        columns = ENTITIES.get(entry.entity)
        if columns is None or (before is None and after is None):
            return ()
        old, (new, reason) = cast("Row | None", before), there(cast("Row | None", after))
        shown = new if new is not None else old
        if shown is None or not set(columns) <= set(shown):  # a print, or how much was taken over
            return ()
        change = RowChange(entry.entity, _key(shown, columns), normal(old), normal(new), reason)
        return (change, *_relabelled(old, new))
    except (TypeError, KeyError, AttributeError, ValueError, StopIteration, RuntimeError) as error:
        raise ValueError(f"Entry {entry.seq} of the audit trail makes no sense.") from error


def part_changes(entry: AuditEntry, old: Row | None, new: Row | None) -> tuple[RowChange, ...]:
    """Return what one part of an entry did, or the whole of an entry on one row."""
    return tuple(_part(entry.entity_id, old, new))


def there(told: Row | None) -> tuple[Row | None, str]:
    """Return what an entry leaves of a row, None if it is not there any more, and the reason that it gives for that.

    A record that was removed is told as null, or as `{"removed": reason}` if somebody said why.
    """
    if told is not None and set(told) == {REMOVED}:
        return None, str(told[REMOVED])
    return told, ""


def gone(reason: str) -> Json:
    """Return what an entry tells of a record that was removed."""
    return {REMOVED: reason} if reason else None


def normal(row: Row | None) -> Row | None:
    """Return a row whose times are written one way, so that rows of the trail and of the tables can be compared."""
    if row is None:
        return None
    return {name: _plain(name, value) for name, value in row.items()}


def _plain(name: str, value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, str) and name.endswith("_at"):
        return datetime.fromisoformat(value).astimezone(UTC).isoformat()
    if hasattr(value, "isoformat"):
        return cast("Any", value).isoformat()
    return value


def _loaded(text: str | None) -> Any:  # noqa: ANN401 - whatever JSON holds
    return None if text is None else json.loads(text)


def _key(row: Row, columns: tuple[str, ...]) -> Key:
    return tuple(str(row[column]) for column in columns)


def _pairs(before: list[Any] | None, after: list[Any] | None) -> Iterator[tuple[Row | None, Row | None]]:
    was, now = before or [], after or []
    yield from zip(was, now, strict=True)


def _part(session_id: str, old: Row | None, new: Row | None) -> Iterator[RowChange]:
    new, reason = there(new)
    shown = new if new is not None else old
    if shown is None:
        raise ValueError("A part of an entry that says nothing.")
    if "painted" in shown:
        yield from _cells(session_id, old, new)
    elif SITE in shown:
        yield from _site(session_id, old, new)
    elif len(shown) > 1:
        table = next(name for name, column in _TELLING.items() if column in shown)
        yield RowChange(table, _key(shown, ENTITIES[table]), normal(old), normal(new), reason)
        yield from _relabelled(old, new)
    else:
        (name,) = shown
        was, now = (None if part is None else normal(part[name]) for part in (old, new))
        yield RowChange(name, _key(shown[name], PARTS[name]), was, now)


def _relabelled(old: Row | None, new: Row | None) -> Iterator[RowChange]:
    """The sites that got another label with the point at which they were charted."""
    was, now = (cast("dict[str, str]", (row or {}).get(RELABELLED, {})) for row in (old, new))
    for site_id, label in now.items():
        if site_id in was:
            before, after = {"id": site_id, "label": was[site_id]}, {"id": site_id, "label": label}
            yield RowChange(SITE, (site_id,), before, after)


def _site(session_id: str, old: Row | None, new: Row | None) -> Iterator[RowChange]:
    shown = cast("Row", new if new is not None else old)[SITE]
    key = (str(shown["id"]),)
    # A site that comes into a session may have been the patient's before: its row has no beginning here, and no end.
    before = normal(old[SITE]) if old is not None else None
    after = normal(new[SITE]) if new is not None else None
    yield RowChange(SITE, key, before or after, after or before)
    if (old is None) != (new is None):
        listed = {"session_id": session_id, "site_id": key[0]}
        yield RowChange(LISTED, (session_id, key[0]), None if old is None else listed, None if new is None else listed)


def _cells(session_id: str, old: Row | None, new: Row | None) -> Iterator[RowChange]:
    was = _painted(old)
    now = _painted(new)
    phase = cast("Row", new if new is not None else old)["painted"]["phase"]
    for cell in {**was, **now}:
        yield RowChange(
            CELL,
            (session_id, phase, str(cell)),
            None if was.get(cell) is None else {"intensity": was[cell]},
            None if now.get(cell) is None else {"intensity": now[cell]},
        )


def _painted(part: Row | None) -> dict[int, int | None]:
    """The cells of a part, told as runs with one intensity: "120-140:7 200:–"; – is not painted."""
    found: dict[int, int | None] = {}
    for run in str(part["painted"]["cells"]).split() if part is not None else ():
        cells, _, intensity = run.partition(":")
        first, _, last = cells.partition("-")
        for cell in range(int(first), int(last or first) + 1):
            found[cell] = None if intensity == "–" else int(intensity)
    return found
