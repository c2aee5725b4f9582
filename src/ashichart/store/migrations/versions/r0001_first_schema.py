"""The first schema: clinic, patients, courses, sessions, sites, readings, needles, doses, measures and the audit trail.

Written out in full on purpose: a step never changes, whatever becomes of the tables later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_ID = sa.String(36)
_WORD = sa.String(16)
_NUMBER: "sa.Double[float]" = sa.Double()


def _append_only() -> None:
    """Let the file itself refuse any change of the audit trail."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'The audit trail is only ever added to.'); END"
            )


def _people() -> None:
    """Who keeps the clinic and who is cared for."""
    op.create_table(
        "clinic",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clinic")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_clinic_name")),
    )
    op.create_table(
        "actor",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added_at", _TIME, nullable=False),
        sa.Column("removed_at", _TIME),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_actor_name")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_actor_version")),
    )
    op.create_table(
        "patient",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("figure", _WORD, nullable=False),
        sa.Column("birth_date", sa.Date()),
        sa.Column("sex", _WORD),
        sa.Column("added_at", _TIME, nullable=False),
        sa.Column("removed_at", _TIME),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_patient_name")),
        sa.CheckConstraint("figure IN ('female', 'male')", name=op.f("ck_patient_figure")),
        sa.CheckConstraint("sex IN ('female', 'male', 'other')", name=op.f("ck_patient_sex")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_patient_version")),
    )
    op.create_table(
        "alert",
        sa.Column("patient_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("patient_id", "position", name=op.f("pk_alert")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_alert_patient_id")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_alert_position")),
        sa.CheckConstraint(
            "kind IN ('anticoagulant', 'pregnancy', 'pacemaker', 'lymphoedema', 'needle_phobia', 'allergy', 'other')",
            name=op.f("ck_alert_kind"),
        ),
        sqlite_with_rowid=False,
    )


def _visits() -> None:
    """Courses and their sessions."""
    op.create_table(
        "course",
        sa.Column("id", _ID, nullable=False),
        sa.Column("patient_id", _ID, nullable=False),
        sa.Column("indication", sa.Text(), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("planned_sessions", sa.Integer()),
        sa.Column("ended_on", sa.Date()),
        sa.Column("added_at", _TIME, nullable=False),
        sa.Column("removed_at", _TIME),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_course_patient_id")),
        sa.CheckConstraint("length(indication) >= 1", name=op.f("ck_course_indication")),
        sa.CheckConstraint("planned_sessions BETWEEN 1 AND 999", name=op.f("ck_course_planned_sessions")),
        sa.CheckConstraint("ended_on >= started_on", name=op.f("ck_course_ended_on")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_course_version")),
    )
    op.create_index(op.f("ix_course_patient_id"), "course", ["patient_id"])
    op.create_table(
        "session",
        sa.Column("id", _ID, nullable=False),
        sa.Column("course_id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("scale", _WORD, nullable=False),
        sa.Column("signed_at", _TIME),
        sa.Column("removed_at", _TIME),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_session_course_id")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_session_number")),
        sa.CheckConstraint("kind IN ('kap', 'needling', 'integration', 'assessment')", name=op.f("ck_session_kind")),
        sa.CheckConstraint("scale IN ('nrs', 'grade', 'ppt')", name=op.f("ck_session_scale")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_session_version")),
    )
    op.create_index(op.f("ix_session_started_at"), "session", ["started_at"])
    op.create_index(
        op.f("uq_session_course_id"),
        "session",
        ["course_id", "number"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )


def _chart() -> None:
    """What is charted in a session."""
    op.create_table(
        "site",
        sa.Column("id", _ID, nullable=False),
        sa.Column("patient_id", _ID, nullable=False),
        sa.Column("side", _WORD, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", _WORD),
        sa.Column("code", sa.String(64)),
        sa.Column("pin_face", sa.Integer()),
        sa.Column("pin_u", _NUMBER),
        sa.Column("pin_v", _NUMBER),
        sa.Column("pin_name", sa.Text()),
        sa.Column("pin_plain", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_site_patient_id")),
        sa.UniqueConstraint("patient_id", "code", "side", name=op.f("uq_site_patient_id")),
        sa.CheckConstraint("side IN ('left', 'right', 'midline')", name=op.f("ck_site_side")),
        sa.CheckConstraint("kind IN ('acupuncture', 'auricular', 'trigger')", name=op.f("ck_site_kind")),
        sa.CheckConstraint(
            "(code IS NOT NULL AND kind IS NOT NULL AND pin_face IS NULL AND pin_u IS NULL AND pin_v IS"
            " NULL AND pin_name IS NULL AND pin_plain IS NULL) OR (code IS NULL AND kind IS NULL AND "
            "pin_face IS NOT NULL AND pin_u IS NOT NULL AND pin_v IS NOT NULL AND pin_name IS NOT NULL "
            "AND pin_plain IS NOT NULL)",
            name=op.f("ck_site_point_or_pin"),
        ),
        sa.CheckConstraint(
            "pin_face >= 0 AND pin_u BETWEEN 0 AND 1 AND pin_v BETWEEN 0 AND 1 AND length(pin_name) >= 1",
            name=op.f("ck_site_pin"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_site_version")),
    )
    op.create_table(
        "session_site",
        sa.Column("session_id", _ID, nullable=False),
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "site_id", name=op.f("pk_session_site")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_session_site_session_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_session_site_site_id")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_session_site_position")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_session_site_site_id"), "session_site", ["site_id"])
    op.create_table(
        "reading",
        sa.Column("session_id", _ID, nullable=False),
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("phase", _WORD, nullable=False),
        sa.Column("scale", _WORD, nullable=False),
        sa.Column("value", _NUMBER),
        sa.Column("read_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "site_id", "phase", name=op.f("pk_reading")),
        sa.ForeignKeyConstraint(
            ["session_id", "site_id"],
            ["session_site.session_id", "session_site.site_id"],
            name=op.f("fk_reading_session_id"),
        ),
        sa.CheckConstraint("phase IN ('before', 'after')", name=op.f("ck_reading_phase")),
        sa.CheckConstraint("scale IN ('nrs', 'grade', 'ppt')", name=op.f("ck_reading_scale")),
        sa.CheckConstraint(
            "value IS NULL OR (scale = 'nrs' AND value BETWEEN 0 AND 10 AND value = ROUND(value)) OR "
            "(scale = 'grade' AND value BETWEEN 0 AND 4 AND value = ROUND(value)) OR (scale = 'ppt' AND"
            " value BETWEEN 0 AND 30)",
            name=op.f("ck_reading_value"),
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "needle",
        sa.Column("id", _ID, nullable=False),
        sa.Column("session_id", _ID, nullable=False),
        sa.Column("site_id", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("inserted_at", _TIME, nullable=False),
        sa.Column("taken_out_at", _TIME),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needle")),
        sa.ForeignKeyConstraint(
            ["session_id", "site_id"],
            ["session_site.session_id", "session_site.site_id"],
            name=op.f("fk_needle_session_id"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_needle_number")),
        sa.CheckConstraint("taken_out_at >= inserted_at", name=op.f("ck_needle_taken_out_at")),
    )
    op.create_index(op.f("ix_needle_session_id"), "needle", ["session_id", "site_id"])
    op.create_table(
        "dose",
        sa.Column("id", _ID, nullable=False),
        sa.Column("session_id", _ID, nullable=False),
        sa.Column("mg", _NUMBER, nullable=False),
        sa.Column("route", _WORD, nullable=False),
        sa.Column("given_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dose")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_dose_session_id")),
        sa.CheckConstraint("mg > 0 AND mg <= 1000", name=op.f("ck_dose_mg")),
        sa.CheckConstraint("route IN ('IM', 'IV', 'SL', 'IN', 'PO')", name=op.f("ck_dose_route")),
    )
    op.create_index(op.f("ix_dose_session_id"), "dose", ["session_id"])


def _rest() -> None:
    """Measures, where the user is, and the trail."""
    op.create_table(
        "measure",
        sa.Column("id", _ID, nullable=False),
        sa.Column("course_id", _ID, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("removed_at", _TIME),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_measure_course_id")),
        sa.CheckConstraint("kind IN ('phq9', 'gad7', 'pcl5')", name=op.f("ck_measure_kind")),
        sa.CheckConstraint(
            "(kind = 'phq9' AND value BETWEEN 0 AND 27) OR (kind = 'gad7' AND value BETWEEN 0 AND 21) "
            "OR (kind = 'pcl5' AND value BETWEEN 0 AND 80)",
            name=op.f("ck_measure_value"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_measure_version")),
    )
    op.create_index(op.f("ix_measure_course_id"), "measure", ["course_id"])
    op.create_table(
        "workplace",
        sa.Column("actor_id", _ID, nullable=False),
        sa.Column("place", _WORD, nullable=False),
        sa.Column("patient_id", _ID),
        sa.Column("course_id", _ID),
        sa.Column("session_id", _ID),
        sa.Column("step", _WORD, nullable=False),
        sa.Column("plates", sa.Text(), nullable=False),
        sa.Column("site_id", _ID),
        sa.PrimaryKeyConstraint("actor_id", name=op.f("pk_workplace")),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_workplace_actor_id")),
        sa.CheckConstraint("place IN ('patients', 'chart', 'course', 'print')", name=op.f("ck_workplace_place")),
        sa.CheckConstraint("step IN ('before', 'needling', 'after')", name=op.f("ck_workplace_step")),
    )
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("actor_id", _ID, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("entity", _WORD, nullable=False),
        sa.Column("entity_id", _ID, nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_audit_actor_id")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_audit_seq")),
    )


def upgrade() -> None:
    """Make every table."""
    _people()
    _visits()
    _chart()
    _rest()
    _append_only()
