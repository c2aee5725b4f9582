"""Vital signs of a session."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nothing that was charted before changes."""
    op.create_table(
        "vitals",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("systolic", sa.Integer()),
        sa.Column("diastolic", sa.Integer()),
        sa.Column("pulse", sa.Integer()),
        sa.Column("spo2", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vitals")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_vitals_session_id")),
        sa.CheckConstraint("systolic BETWEEN 50 AND 300", name=op.f("ck_vitals_systolic")),
        sa.CheckConstraint("diastolic BETWEEN 20 AND 200", name=op.f("ck_vitals_diastolic")),
        sa.CheckConstraint("pulse BETWEEN 20 AND 300", name=op.f("ck_vitals_pulse")),
        sa.CheckConstraint("spo2 BETWEEN 50 AND 100", name=op.f("ck_vitals_spo2")),
        sa.CheckConstraint(
            "(systolic IS NULL) = (diastolic IS NULL) AND (systolic IS NULL OR diastolic < systolic)",
            name=op.f("ck_vitals_pressure"),
        ),
        sa.CheckConstraint(
            "systolic IS NOT NULL OR pulse IS NOT NULL OR spo2 IS NOT NULL", name=op.f("ck_vitals_given")
        ),
    )
    op.create_index(op.f("ix_vitals_session_id"), "vitals", ["session_id"])
