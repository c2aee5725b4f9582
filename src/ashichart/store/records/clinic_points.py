"""A clinic's own points and names in the file. What may be called how is decided above."""

import json
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from ashichart.domain.atlas.body import PointKind, Side, SurfacePoint
from ashichart.domain.charting.clinic_points import PREFIX, OwnAtlas, OwnNames, OwnPoint
from ashichart.store.records.clinics import hold_clinic
from ashichart.store.records.convert import AnyRow, RowValues
from ashichart.store.tables.clinic_points_schema import own_name, own_point
from ashichart.store.tables.schema import site


def read_own_atlas(connection: Connection) -> OwnAtlas:
    """Return everything the clinic added, removed points among it."""
    points = [own_point_of(row) for row in connection.execute(select(own_point))]
    names = (OwnNames(row.code, tuple(json.loads(row.names)), row.version) for row in connection.execute(_NAMES))
    points.sort(key=lambda point: int(point.code.removeprefix(PREFIX)))
    return OwnAtlas(tuple(points), {one.code: one for one in names})


def read_own_point(connection: Connection, code: str) -> OwnPoint | None:
    """Return a point, also a removed one; None if there never was one."""
    row = connection.execute(select(own_point).where(own_point.c.code == code)).first()
    return None if row is None else own_point_of(row)


def read_own_names(connection: Connection, code: str) -> OwnNames | None:
    """Return the names of one atlas point, None if it never had any."""
    row = connection.execute(_NAMES.where(own_name.c.code == code)).first()
    return None if row is None else OwnNames(row.code, tuple(json.loads(row.names)), row.version)


def next_code(connection: Connection) -> str:
    """Return the code of the next point; nobody else gets it meanwhile, and those of removed points not again."""
    hold_clinic(connection)
    return f"{PREFIX}{connection.execute(select(func.count()).select_from(own_point)).scalar_one() + 1}"


def add_own_point(connection: Connection, point: OwnPoint, added_at: datetime) -> None:
    """Write a new point."""
    connection.execute(insert(own_point).values(**own_point_row(point), added_at=added_at))


def write_own_point(connection: Connection, point: OwnPoint, removed_at: datetime | None) -> dict[str, str]:
    """Write a changed point, and return what `relabel` does; `removed_at` is None for one that is there."""
    row = own_point_row(point)
    connection.execute(
        update(own_point).where(own_point.c.code == row.pop("code")).values(**row, removed_at=removed_at)
    )
    return relabel(connection, point.code, point.label)


def relabel(connection: Connection, code: str, label: str) -> dict[str, str]:
    """Give the sites that were charted at a point its label of now, in every session: a point has one name.

    Returns:
        Id -> label so far, of the sites that bore another one.
    """
    other = (site.c.code == code) & (site.c.label != label)
    rows = connection.execute(select(site.c.id, site.c.label).where(other).order_by(site.c.id))
    found = {str(row.id): str(row.label) for row in rows}
    if found:
        connection.execute(update(site).where(other).values(label=label))
    return found


def write_own_names(connection: Connection, names: OwnNames) -> None:
    """Write the names of a point, its first ones or changed ones."""
    row = own_names_row(names)
    if names.version == 1:
        connection.execute(insert(own_name).values(**row))
    else:
        connection.execute(update(own_name).where(own_name.c.code == row.pop("code")).values(**row))


def own_point_row(point: OwnPoint) -> RowValues:
    """Return the row of a point."""
    first = point.places[Side.MIDLINE if Side.MIDLINE in point.places else Side.LEFT]
    right = point.places.get(Side.RIGHT)
    return {
        "code": point.code,
        "label": point.label,
        "name": point.name,
        "kind": point.kind.value,
        "plain": point.plain,
        "note": point.note,
        "aliases": json.dumps(list(point.aliases), ensure_ascii=False),
        "face": first.face,
        "u": first.u,
        "v": first.v,
        "right_face": None if right is None else right.face,
        "right_u": None if right is None else right.u,
        "right_v": None if right is None else right.v,
        "version": point.version,
    }


def own_names_row(names: OwnNames) -> RowValues:
    """Return the row of a point's names."""
    return {
        "code": names.code,
        "names": json.dumps(list(names.names), ensure_ascii=False),
        "version": names.version,
    }


def own_point_of(row: AnyRow) -> OwnPoint:
    """Return the point of a row."""
    first = SurfacePoint(row.face, row.u, row.v)
    places = {Side.MIDLINE: first}
    if row.right_face is not None:
        places = {Side.LEFT: first, Side.RIGHT: SurfacePoint(row.right_face, row.right_u, row.right_v)}
    return OwnPoint(
        row.code,
        row.label,
        row.name,
        PointKind(row.kind),
        places,
        row.plain,
        row.note,
        tuple(json.loads(row.aliases)),
        row.removed_at is not None,
        row.version,
    )


_NAMES = select(own_name)
