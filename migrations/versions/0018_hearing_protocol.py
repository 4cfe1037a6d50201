"""A hearing at the agency keeps what its protocol tells: hours, place, people, question, remarks.

Safe with the previous release running: yes, it records hearings without, and those yield no protocol.
Reversible: yes; what stood in the columns stands in the protocols.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

MOMENTS = ("began_at", "ended_at")
LINES = ("held_place", "official", "clerk")
TEXTS = ("participants", "question", "remarks", "remarks_decision")


def upgrade() -> None:
    """Add the columns, empty."""
    for name in MOMENTS:
        op.add_column("agency_hearing", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    for name in LINES:
        op.add_column("agency_hearing", sa.Column(name, sa.String(length=300), nullable=False, server_default=""))
    for name in TEXTS:
        op.add_column("agency_hearing", sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop them."""
    for name in (*TEXTS, *LINES, *MOMENTS):
        op.drop_column("agency_hearing", name)
