"""Indexes for the desks: who took what, who reports on what, which answers are late.

Safe with the previous release running: yes; what it claims meanwhile shows under "mine" after the next act on the docket.
Reversible: yes, the column repeats one of the complaint.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_docket_claimed_queue", "docket", ["claimed_by_id", "is_open", "next_due_on", "position"]),
    ("ix_case_rapporteur_id", "case", ["rapporteur_id"]),
    ("ix_response_state", "response", ["state", "due_on"]),
)


def upgrade() -> None:
    """Repeat on the docket who took the complaint; create the indexes."""
    op.add_column("docket", sa.Column("claimed_by_id", sa.Uuid(), nullable=True))
    op.execute(
        "UPDATE docket SET claimed_by_id = (SELECT claimed_by_id FROM complaint WHERE complaint.docket_id = docket.id)"
    )
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)


def downgrade() -> None:
    """Drop them."""
    for name, table, _ in reversed(INDEXES):
        op.drop_index(name, table)
    op.drop_column("docket", "claimed_by_id")
