"""The clinic's zone and each session's, reasons of removal, the head of the trail; and what early files of 0003 lack.

While revision 0003 was made it grew four times under one number. A file that a program of those days wrote names 0003
or 0004 and lacks tables that are taken for granted since; they are made here, empty as they would have been.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_NUMBER: "sa.Double[float]" = sa.Double()


def _own_point() -> None:
    op.create_table(
        "own_point",
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("u", _NUMBER, nullable=False),
        sa.Column("v", _NUMBER, nullable=False),
        sa.Column("right_face", sa.Integer()),
        sa.Column("right_u", _NUMBER),
        sa.Column("right_v", _NUMBER),
        sa.Column("added_at", _TIME, nullable=False),
        sa.Column("removed_at", _TIME),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_own_point")),
        sa.CheckConstraint("length(label) BETWEEN 1 AND 14", name=op.f("ck_own_point_label")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_own_point_name")),
        sa.CheckConstraint("kind IN ('acupuncture', 'auricular', 'trigger')", name=op.f("ck_own_point_kind")),
        sa.CheckConstraint(
            "face >= 0 AND u BETWEEN 0 AND 1 AND v BETWEEN 0 AND 1", name=op.f("ck_own_point_place")
        ),
        sa.CheckConstraint(
            "(right_face IS NULL AND right_u IS NULL AND right_v IS NULL)"
            " OR (right_face >= 0 AND right_u BETWEEN 0 AND 1 AND right_v BETWEEN 0 AND 1)",
            name=op.f("ck_own_point_right_place"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_own_point_version")),
    )


def _own_name() -> None:
    op.create_table(
        "own_name",
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_own_name")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_own_name_version")),
    )


def _pain_area() -> None:
    op.create_table(
        "pain_area",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("phase", sa.String(16), nullable=False),
        sa.Column("cells", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "phase", name=op.f("pk_pain_area")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_pain_area_session_id")),
        sa.CheckConstraint("phase IN ('before', 'after')", name=op.f("ck_pain_area_phase")),
    )


def _charge() -> None:
    op.create_table(
        "charge",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("site_id", sa.String(36), nullable=False),
        sa.Column("phase", sa.String(16), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("read_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "site_id", "phase", name=op.f("pk_charge")),
        sa.ForeignKeyConstraint(
            ["session_id", "site_id"],
            ["session_site.session_id", "session_site.site_id"],
            name=op.f("fk_charge_session_id"),
        ),
        sa.CheckConstraint("phase IN ('before', 'after')", name=op.f("ck_charge_phase")),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name=op.f("ck_charge_value")),
        sqlite_with_rowid=False,
    )


_BOUNDS_BEFORE = (("phq9", 27), ("gad7", 21), ("pcl5", 80))
_BOUNDS = (
    *_BOUNDS_BEFORE, ("tension", 10), ("neck_flexion", 120), ("neck_extension", 120), ("neck_rot_right", 120),
    ("neck_rot_left", 120), ("neck_side_right", 120), ("neck_side_left", 120), ("should_flex_rght", 200),
    ("should_flex_left", 200), ("should_abd_right", 200), ("should_abd_left", 200), ("jaw_opening", 100),
)  # fmt: skip


def _kinds(bounds: tuple[tuple[str, int], ...]) -> str:
    return f"kind IN ({', '.join(repr(kind) for kind, _ in bounds)})"


def _values(bounds: tuple[tuple[str, int], ...]) -> str:
    return " OR ".join(f"(kind = '{kind}' AND value BETWEEN 0 AND {high})" for kind, high in bounds)


def _widen_measure() -> None:
    """Let measures be tension and range of motion too; what was recorded stays as it is."""
    table = sa.Table(
        "measure",
        sa.MetaData(),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("course_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("removed_at", _TIME),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_measure_course_id")),
        sa.CheckConstraint(_kinds(_BOUNDS_BEFORE), name=op.f("ck_measure_kind")),
        sa.CheckConstraint(_values(_BOUNDS_BEFORE), name=op.f("ck_measure_value")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_measure_version")),
        sa.Index(op.f("ix_measure_course_id"), "course_id"),
    )
    with op.batch_alter_table("measure", copy_from=table) as batch:
        batch.drop_constraint(op.f("ck_measure_kind"), type_="check")
        batch.drop_constraint(op.f("ck_measure_value"), type_="check")
        batch.create_check_constraint(op.f("ck_measure_kind"), sa.text(_kinds(_BOUNDS)))
        batch.create_check_constraint(op.f("ck_measure_value"), sa.text(_values(_BOUNDS)))


def _make_what_is_missing() -> None:
    inspector = sa.inspect(op.get_bind())
    for name, make in (
        ("own_point", _own_point), ("own_name", _own_name), ("pain_area", _pain_area), ("charge", _charge),
    ):  # fmt: skip
        if not inspector.has_table(name):
            make()
    kinds = next(rule for rule in inspector.get_check_constraints("measure") if rule["name"] == "ck_measure_kind")
    if "tension" not in kinds["sqltext"]:
        _widen_measure()


def _trail_head() -> None:
    """The newest row of the trail, named a second time: a trail whose end was cut off no longer agrees with it."""
    op.create_table(
        "trail_head",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail_head")),
        sa.CheckConstraint("id = 1", name=op.f("ck_trail_head_id")),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_trail_head_seq")),
    )
    op.execute(
        "INSERT INTO trail_head (id, seq, mac) SELECT 1, COALESCE(MAX(seq), 0), COALESCE((SELECT mac FROM audit"
        " ORDER BY seq DESC LIMIT 1), '') FROM audit"
    )


# Plain ADD COLUMN and no copy of a table: nothing that was charted is touched.
_COLUMNS = (
    "clinic ADD COLUMN zone VARCHAR(64) CONSTRAINT ck_clinic_zone CHECK (length(zone) >= 1)",
    "session ADD COLUMN zone VARCHAR(64) CONSTRAINT ck_session_zone CHECK (length(zone) >= 1)",
    "session ADD COLUMN added_at {time}",
    "session ADD COLUMN clock_skew_s INTEGER",
    "session ADD COLUMN removed_reason TEXT",
    "course ADD COLUMN closed_at {time}",
    "course ADD COLUMN closed_reason TEXT",
    "course ADD COLUMN removed_reason TEXT",
    "patient ADD COLUMN removed_reason TEXT",
)


def upgrade() -> None:
    """Make what is missing, then what is new; nothing that was charted before changes."""
    _make_what_is_missing()
    _trail_head()
    time = _TIME.compile(dialect=op.get_bind().dialect)
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE {column.format(time=time)}")
