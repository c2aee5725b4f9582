"""Pain areas in the file: cells and intensities packed into one value a session and phase. No meaning here."""

import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from ashichart.domain.charting.edits import PaintCells
from ashichart.domain.charting.painting import PainArea, check_intensity, painted_over
from ashichart.domain.charting.readings import Phase
from ashichart.store.records.session_order import IN_ORDER
from ashichart.store.tables.schema import pain_area, session
from ashichart.store.trail.audit import Json

_ONE = select(pain_area.c.cells).where(
    pain_area.c.session_id == bindparam("of_session"), pain_area.c.phase == bindparam("of_phase")
)
_OF_COURSE = (
    select(pain_area)
    .join(session, session.c.id == pain_area.c.session_id)
    .where(session.c.course_id == bindparam("course_id"), session.c.removed_at.is_(None))
    .order_by(*IN_ORDER)
)


def pack(painted: Sequence[tuple[int, int]]) -> bytes:
    """Return (cell, intensity) pairs in rising order of cells as bytes.

    Steps between cells as 32-bit little-endian numbers, then one byte of intensity a cell, all of it deflated.
    """
    cells = [cell for cell, _ in painted]
    steps = array("I", [cell - before for before, cell in zip([0, *cells], cells, strict=False)])
    if sys.byteorder == "big":  # pragma: no cover - no such machine is at hand
        steps.byteswap()
    return zlib.compress(steps.tobytes() + bytes(intensity for _, intensity in painted))


def unpack(packed: bytes) -> tuple[tuple[int, int], ...]:
    """Return the pairs that `pack` packed.

    Raises:
        ValueError: If these are no such bytes.
    """
    try:
        plain = zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError("A pain area in the file is damaged.") from error
    count, rest = divmod(len(plain), 5)
    if rest:
        raise ValueError("A pain area in the file is damaged.")
    steps = array("I", plain[: 4 * count])
    if sys.byteorder == "big":  # pragma: no cover - no such machine is at hand
        steps.byteswap()
    cells: list[int] = []
    at = 0
    for step in steps:
        at += step
        cells.append(at)
    return tuple(zip(cells, plain[4 * count :], strict=True))


def read_area(connection: Connection, session_id: str, phase: Phase) -> PainArea:
    """Return what was painted in a phase of a session; empty if nothing was."""
    packed = connection.execute(_ONE, {"of_session": session_id, "of_phase": phase.value}).scalar()
    return PainArea(session_id, phase, unpack(packed) if packed is not None else ())


def areas_of_course(connection: Connection, course_id: str) -> dict[tuple[str, Phase], PainArea]:
    """Return (session id, phase) -> what was painted, in the order of the sessions; in one statement."""
    rows = connection.execute(_OF_COURSE, {"course_id": course_id})
    return {
        (row.session_id, Phase(row.phase)): PainArea(row.session_id, Phase(row.phase), unpack(row.cells))
        for row in rows
    }


def add_areas(connection: Connection, areas: Sequence[PainArea]) -> None:
    """Write areas of sessions that have none yet; empty ones are left out."""
    rows = [
        {"session_id": area.session_id, "phase": area.phase.value, "cells": pack(area.painted)}
        for area in areas
        if not area.is_empty
    ]
    if rows:
        connection.execute(insert(pain_area), rows)


def paint_cells(connection: Connection, session_id: str, edit: PaintCells) -> tuple[PaintCells, Json, Json]:
    """Carry out a stroke.

    Returns:
        The stroke that takes it back, empty if nothing changed, and what was and what is for the audit trail.

    Raises:
        ValueError: If a cell or an intensity is none.
    """
    cells = [cell for cell, _ in edit.stroke]
    if any(cell < 0 for cell in cells) or len(set(cells)) != len(cells):
        raise ValueError("A stroke names cells of the body, each once.")
    for _, intensity in edit.stroke:
        if intensity is not None:
            check_intensity(intensity)
    phase = Phase(edit.phase)
    before = dict(read_area(connection, session_id, phase).painted)
    after, back = painted_over(before, edit.stroke)
    if back:
        _write(connection, session_id, phase, before, after)
    changed = [cell for cell, _ in back]
    was: Json = {"painted": {"phase": phase.value, "cells": told_cells(changed, before)}}
    now: Json = {"painted": {"phase": phase.value, "cells": told_cells(changed, after)}}
    return PaintCells(phase, back), was, now


def _write(
    connection: Connection, session_id: str, phase: Phase, before: Mapping[int, int], after: Mapping[int, int]
) -> None:
    here = (pain_area.c.session_id == session_id) & (pain_area.c.phase == phase.value)
    if not after:
        connection.execute(delete(pain_area).where(here))
        return
    packed = pack(sorted(after.items()))
    if before:
        connection.execute(update(pain_area).where(here).values(cells=packed))
    else:
        row = {"session_id": session_id, "phase": phase.value, "cells": packed}
        connection.execute(insert(pain_area), row)


def told_cells(cells: Iterable[int], area: Mapping[int, int]) -> str:
    """Return cells as the audit trail keeps them: "120-140:7 200:–" are runs with one intensity, – is not painted."""
    runs: list[list[int | None]] = []
    for cell in sorted(cells):
        intensity = area.get(cell)
        if runs and runs[-1][1] == cell - 1 and runs[-1][2] == intensity:
            runs[-1][1] = cell
        else:
            runs.append([cell, cell, intensity])
    return " ".join(
        f"{first if first == last else f'{first}-{last}'}:{'–' if value is None else value}"
        for first, last, value in runs
    )


