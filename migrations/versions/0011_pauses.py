"""A term keeps the pauses it was counted over, so that whoever reads it again comes to the same day.

Safe with the previous release running: yes, it counts without pauses, as before.
Reversible: yes; the pauses stand in the log.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; so far nothing was paused."""
    op.add_column("term", sa.Column("pauses", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("term", "pauses")
