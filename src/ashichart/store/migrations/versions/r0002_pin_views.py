"""Where pins were last seen on the plates, so that a session opens without reckoning on the whole body surface."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER: "sa.Double[float]" = sa.Double()


def upgrade() -> None:
    """Make the table; it fills by itself."""
    op.create_table(
        "pin_view",
        sa.Column("figure", sa.String(16), nullable=False),
        sa.Column("face", sa.Integer(), nullable=False),
        sa.Column("u", _NUMBER, nullable=False),
        sa.Column("v", _NUMBER, nullable=False),
        sa.Column("atlas", sa.String(64), nullable=False),
        sa.Column("plates", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("figure", "face", "u", "v", name=op.f("pk_pin_view")),
        sa.CheckConstraint("figure IN ('female', 'male')", name=op.f("ck_pin_view_figure")),
        sa.CheckConstraint("face >= 0", name=op.f("ck_pin_view_face")),
    )
