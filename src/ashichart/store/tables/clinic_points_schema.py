"""The tables of what a clinic adds to the atlas. They know nothing of patients."""

from sqlalchemy import CheckConstraint, Column, Double, Integer, PrimaryKeyConstraint, String, Table, Text

from ashichart.domain.atlas.body import PointKind
from ashichart.store.tables.columns import UtcTime, metadata, one_of

# The midline and the left are the one place, the right is the other; a point of the midline has no other.
own_point = Table(
    "own_point",
    metadata,
    Column("code", String(64), nullable=False),
    Column("label", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("plain", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("face", Integer, nullable=False),
    Column("u", Double, nullable=False),
    Column("v", Double, nullable=False),
    Column("right_face", Integer),
    Column("right_u", Double),
    Column("right_v", Double),
    Column("added_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("code"),
    CheckConstraint("length(label) BETWEEN 1 AND 14", name="label"),
    CheckConstraint("length(name) BETWEEN 1 AND 200", name="name"),
    one_of("kind", PointKind),
    CheckConstraint("face >= 0 AND u BETWEEN 0 AND 1 AND v BETWEEN 0 AND 1", name="place"),
    CheckConstraint(
        "(right_face IS NULL AND right_u IS NULL AND right_v IS NULL)"
        " OR (right_face >= 0 AND right_u BETWEEN 0 AND 1 AND right_v BETWEEN 0 AND 1)",
        name="right_place",
    ),
    CheckConstraint("version >= 1", name="version"),
)

own_name = Table(
    "own_name",
    metadata,
    Column("code", String(64), nullable=False),
    Column("names", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("code"),
    CheckConstraint("version >= 1", name="version"),
)
