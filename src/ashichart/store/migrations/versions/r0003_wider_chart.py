"""What a chart holds beside tenderness, and what a clinic adds to the atlas."""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; none of them changes what was charted before."""
