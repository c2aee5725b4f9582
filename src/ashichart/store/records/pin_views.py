"""Reads and writes where pins are seen on the plates. What an atlas is, and when it changed, is kept out."""

import json
from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from ashichart.domain.atlas.body import Figure, SurfacePoint
from ashichart.store.tables.schema import pin_view

PinViews = Mapping[tuple[Figure, SurfacePoint], Mapping[str, tuple[float, float]]]
"""Figure and place on the body -> plate name -> fractions of its width and height."""


def read_pin_views(connection: Connection, atlas: str) -> PinViews:
    """Return the views that were worked out with this very atlas."""
    rows = connection.execute(select(pin_view).where(pin_view.c.atlas == atlas))
    return {
        (Figure(row.figure), SurfacePoint(row.face, row.u, row.v)): {
            plate: (float(x), float(y)) for plate, (x, y) in json.loads(row.plates).items()
        }
        for row in rows
    }


def replace_pin_views(connection: Connection, atlas: str, views: PinViews) -> None:
    """Keep these views and no others."""
    connection.execute(delete(pin_view))
    if views:
        connection.execute(
            insert(pin_view),
            [
                {
                    "figure": figure.value,
                    "face": surface.face,
                    "u": surface.u,
                    "v": surface.v,
                    "atlas": atlas,
                    "plates": json.dumps({plate: list(at) for plate, at in plates.items()}, sort_keys=True),
                }
                for (figure, surface), plates in views.items()
            ],
        )
