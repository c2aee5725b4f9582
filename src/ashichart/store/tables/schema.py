"""The tables of the encrypted file, with every bound of the domain repeated as a named CHECK. No reading, no writing.

Bounds live twice: the domain says them to people, the constraints keep them in the file. Nothing here is known to
SQLite alone, so that the same tables can be made on PostgreSQL.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.charges import MOST_CHARGE
from ashichart.domain.charting.measures import MEASURE_RULES, MeasureKind
from ashichart.domain.charting.patients import AlertKind, Sex
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.scales import RULES, TENDERNESS_SCALES
from ashichart.domain.workplace import KEPT_PLACES, ChartStep
from ashichart.store.tables.clinic_points_schema import own_name, own_point
from ashichart.store.tables.columns import STILL_THERE, UtcTime, identifier, metadata, one_of
from ashichart.store.tables.kap_schema import dose, vitals

__all__ = [
    "SCHEMA_REVISION", "UtcTime", "actor", "alert", "audit", "charge", "clinic", "course", "dose", "measure",
    "metadata", "needle", "own_name", "own_point", "pain_area", "patient", "pin_view", "reading", "session",
    "session_site", "site", "tell_postgresql", "trail_head", "vitals", "workplace",
]  # fmt: skip

# The newest revision in migrations/versions; a file that says anything else is upgraded or, if unknown, refused.
SCHEMA_REVISION = "0005"

def _reading_bounds() -> str:
    cases: list[str] = []
    for scale in TENDERNESS_SCALES:
        rule = RULES[scale]
        whole = " AND value = ROUND(value)" if rule.whole else ""
        cases.append(f"scale = '{scale.value}' AND value BETWEEN {rule.low:g} AND {rule.high:g}{whole}")
    return "value IS NULL OR (" + ") OR (".join(cases) + ")"


def _measure_bounds() -> str:
    return " OR ".join(
        f"(kind = '{kind.value}' AND value BETWEEN 0 AND {MEASURE_RULES[kind].high})" for kind in MeasureKind
    )


clinic = Table(
    "clinic",
    metadata,
    identifier("id"),
    Column("name", Text, nullable=False),
    Column("is_demonstration", Boolean, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    # The IANA name of the zone in which its days begin and end; None while it is the computer's.
    Column("zone", String(64)),
    PrimaryKeyConstraint("id"),
    CheckConstraint("length(name) BETWEEN 1 AND 200", name="name"),
    CheckConstraint("length(zone) >= 1", name="zone"),
)

actor = Table(
    "actor",
    metadata,
    identifier("id"),
    Column("name", Text, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("id"),
    CheckConstraint("length(name) BETWEEN 1 AND 200", name="name"),
    CheckConstraint("version >= 1", name="version"),
)

patient = Table(
    "patient",
    metadata,
    identifier("id"),
    Column("name", Text, nullable=False),
    Column("figure", String(16), nullable=False),
    Column("birth_date", Date),
    Column("sex", String(16)),
    Column("added_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Column("version", Integer, nullable=False),
    Column("removed_reason", Text),
    PrimaryKeyConstraint("id"),
    CheckConstraint("length(name) BETWEEN 1 AND 200", name="name"),
    one_of("figure", Figure),
    one_of("sex", Sex),
    CheckConstraint("version >= 1", name="version"),
)

alert = Table(
    "alert",
    metadata,
    identifier("patient_id"),
    Column("position", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("note", Text, nullable=False),
    PrimaryKeyConstraint("patient_id", "position"),
    ForeignKeyConstraint(["patient_id"], ["patient.id"]),
    CheckConstraint("position >= 0", name="position"),
    one_of("kind", AlertKind),
    sqlite_with_rowid=False,
)

course = Table(
    "course",
    metadata,
    identifier("id"),
    identifier("patient_id"),
    Column("indication", Text, nullable=False),
    Column("goals", Text, nullable=False),
    Column("started_on", Date, nullable=False),
    Column("planned_sessions", Integer),
    Column("ended_on", Date),
    Column("added_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Column("version", Integer, nullable=False),
    Column("closed_at", UtcTime),
    Column("closed_reason", Text),
    Column("removed_reason", Text),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["patient_id"], ["patient.id"]),
    CheckConstraint("length(indication) >= 1", name="indication"),
    CheckConstraint("planned_sessions BETWEEN 1 AND 999", name="planned_sessions"),
    CheckConstraint("ended_on >= started_on", name="ended_on"),
    CheckConstraint("version >= 1", name="version"),
    Index("ix_course_patient_id", "patient_id"),
)

session = Table(
    "session",
    metadata,
    identifier("id"),
    identifier("course_id"),
    Column("number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("scale", String(16), nullable=False),
    Column("signed_at", UtcTime),
    Column("removed_at", UtcTime),
    Column("version", Integer, nullable=False),
    # Where its day is a day; None in files of before, and then it is the clinic's zone.
    Column("zone", String(64)),
    # When it was entered, which is later than its start where it was written up; None in files of before.
    Column("added_at", UtcTime),
    # How far the clock was set while it was charted, in seconds, negative for back; None while it ran on.
    Column("clock_skew_s", Integer),
    Column("removed_reason", Text),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["course_id"], ["course.id"]),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("length(zone) >= 1", name="zone"),
    one_of("kind", SessionKind),
    one_of("scale", TENDERNESS_SCALES),
    CheckConstraint("version >= 1", name="version"),
    # A removed session keeps its number for the trail, but gives it free for the next one.
    Index(
        "uq_session_course_id",
        "course_id",
        "number",
        unique=True,
        sqlite_where=STILL_THERE,
    ),
    Index("ix_session_started_at", "started_at"),
)

site = Table(
    "site",
    metadata,
    identifier("id"),
    identifier("patient_id"),
    Column("side", String(16), nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", String(16)),
    Column("code", String(64)),
    Column("pin_face", Integer),
    Column("pin_u", Double),
    Column("pin_v", Double),
    Column("pin_name", Text),
    Column("pin_plain", Text),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["patient_id"], ["patient.id"]),
    UniqueConstraint("patient_id", "code", "side"),
    one_of("side", Side),
    one_of("kind", PointKind),
    CheckConstraint(
        "(code IS NOT NULL AND kind IS NOT NULL AND pin_face IS NULL AND pin_u IS NULL AND pin_v IS NULL"
        " AND pin_name IS NULL AND pin_plain IS NULL)"
        " OR (code IS NULL AND kind IS NULL AND pin_face IS NOT NULL AND pin_u IS NOT NULL AND pin_v IS NOT NULL"
        " AND pin_name IS NOT NULL AND pin_plain IS NOT NULL)",
        name="point_or_pin",
    ),
    CheckConstraint(
        "pin_face >= 0 AND pin_u BETWEEN 0 AND 1 AND pin_v BETWEEN 0 AND 1 AND length(pin_name) >= 1", name="pin"
    ),
    CheckConstraint("version >= 1", name="version"),
)

session_site = Table(
    "session_site",
    metadata,
    identifier("session_id"),
    identifier("site_id"),
    Column("position", Integer, nullable=False),
    PrimaryKeyConstraint("session_id", "site_id"),
    ForeignKeyConstraint(["session_id"], ["session.id"]),
    ForeignKeyConstraint(["site_id"], ["site.id"]),
    CheckConstraint("position >= 0", name="position"),
    Index("ix_session_site_site_id", "site_id"),
    sqlite_with_rowid=False,
)

# Clustered: the readings of one session lie side by side, which halves the file and makes a cold course thrice as fast.
reading = Table(
    "reading",
    metadata,
    identifier("session_id"),
    identifier("site_id"),
    Column("phase", String(16), nullable=False),
    Column("scale", String(16), nullable=False),
    Column("value", Double),
    Column("read_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("session_id", "site_id", "phase"),
    ForeignKeyConstraint(["session_id", "site_id"], ["session_site.session_id", "session_site.site_id"]),
    one_of("phase", Phase),
    one_of("scale", TENDERNESS_SCALES),
    CheckConstraint(_reading_bounds(), name="value"),
    sqlite_with_rowid=False,
)

# Beside the readings and not in them: a site may stir something up without hurting, and be asked only for that.
charge = Table(
    "charge",
    metadata,
    identifier("session_id"),
    identifier("site_id"),
    Column("phase", String(16), nullable=False),
    Column("value", Integer, nullable=False),
    Column("read_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("session_id", "site_id", "phase"),
    ForeignKeyConstraint(["session_id", "site_id"], ["session_site.session_id", "session_site.site_id"]),
    one_of("phase", Phase),
    CheckConstraint(f"value BETWEEN 0 AND {MOST_CHARGE}", name="value"),
    sqlite_with_rowid=False,
)

needle = Table(
    "needle",
    metadata,
    identifier("id"),
    identifier("session_id"),
    identifier("site_id"),
    Column("number", Integer, nullable=False),
    Column("inserted_at", UtcTime, nullable=False),
    Column("taken_out_at", UtcTime),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["session_id", "site_id"], ["session_site.session_id", "session_site.site_id"]),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("taken_out_at >= inserted_at", name="taken_out_at"),
    Index("ix_needle_session_id", "session_id", "site_id"),
)

# Cells and intensities of one painting, packed: thousands of rows would say no more.
pain_area = Table(
    "pain_area",
    metadata,
    identifier("session_id"),
    Column("phase", String(16), nullable=False),
    Column("cells", LargeBinary, nullable=False),
    PrimaryKeyConstraint("session_id", "phase"),
    ForeignKeyConstraint(["session_id"], ["session.id"]),
    one_of("phase", Phase),
)

measure = Table(
    "measure",
    metadata,
    identifier("id"),
    identifier("course_id"),
    Column("kind", String(16), nullable=False),
    Column("value", Integer, nullable=False),
    Column("taken_on", Date, nullable=False),
    Column("removed_at", UtcTime),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["course_id"], ["course.id"]),
    one_of("kind", MeasureKind),
    CheckConstraint(_measure_bounds(), name="value"),
    CheckConstraint("version >= 1", name="version"),
    Index("ix_measure_course_id", "course_id"),
)

# No foreign keys but the user's: what no longer exists is ignored when the place is brought back.
workplace = Table(
    "workplace",
    metadata,
    identifier("actor_id"),
    Column("place", String(16), nullable=False),
    identifier("patient_id", nullable=True),
    identifier("course_id", nullable=True),
    identifier("session_id", nullable=True),
    Column("step", String(16), nullable=False),
    Column("plates", Text, nullable=False),
    identifier("site_id", nullable=True),
    PrimaryKeyConstraint("actor_id"),
    ForeignKeyConstraint(["actor_id"], ["actor.id"]),
    one_of("place", KEPT_PLACES),
    one_of("step", ChartStep),
)

# Worked out from the atlas and kept to open faster: no audit, no foreign keys, and whatever is lost comes again.
pin_view = Table(
    "pin_view",
    metadata,
    Column("figure", String(16), nullable=False),
    Column("face", Integer, nullable=False),
    Column("u", Double, nullable=False),
    Column("v", Double, nullable=False),
    Column("atlas", String(64), nullable=False),
    Column("plates", Text, nullable=False),
    PrimaryKeyConstraint("figure", "face", "u", "v"),
    one_of("figure", Figure),
    CheckConstraint("face >= 0", name="face"),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, nullable=False, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    identifier("actor_id"),
    Column("action", Text, nullable=False),
    Column("entity", String(16), nullable=False),
    identifier("entity_id"),
    Column("before", Text),
    Column("after", Text),
    Column("previous", String(64), nullable=False),
    Column("mac", String(64), nullable=False),
    PrimaryKeyConstraint("seq"),
    ForeignKeyConstraint(["actor_id"], ["actor.id"]),
    CheckConstraint("seq >= 1", name="seq"),
)

# The newest row of the trail, named a second time: a trail whose end was cut off no longer agrees with it.
trail_head = Table(
    "trail_head",
    metadata,
    Column("id", Integer, nullable=False, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("mac", String(64), nullable=False),
    PrimaryKeyConstraint("id"),
    CheckConstraint("id = 1", name="id"),
    CheckConstraint("seq >= 0", name="seq"),
)


def tell_postgresql() -> None:
    """Say of the partial indexes what PostgreSQL needs to hear, before tables are made there.

    Said here and not beside the index: the mere word makes SQLAlchemy import PostgreSQL's dialect, which every start on
    an embedded file would wait for.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if index.dialect_options["sqlite"]["where"] is not None:
                index.dialect_options["postgresql"]["where"] = STILL_THERE
