"""What the daily watch needs: how far each term has been reminded of and escalated, its rounds, and its indexes.

Safe with the previous release running: yes, it neither knows nor needs the new columns.
Reversible: yes, while no event of a new kind was written; how far reminders have come is lost.
"""

import sqlalchemy as sa
from alembic import op

from migrations.closed_lists import narrow, widen

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ACTIONS = ("note_silence", "draft_letter", "list_for_session")
INDEXES = (
    ("ix_term_reminded", "term", ["ended_on", "reminded", "due_on"]),
    ("ix_term_rung", "term", ["key", "ended_on", "rung", "due_on"]),
    ("ix_docket_listed_on", "docket", ["commission_id", "listed_on"]),
    ("ix_notification_message", "notification", ["message", "state"]),
    ("ix_published_case_becomes_late", "published_case", ["is_late", "next_due_on"]),
    ("ix_final_document_unreceived", "final_document", ["received_on", "delivered_at"]),
    ("ix_watch_round_began_at", "watch_round", ["began_at"]),
)


def upgrade() -> None:
    """Add columns, table, indexes and the names of the new acts."""
    widen("event", "action", ACTIONS)
    op.add_column("term", sa.Column("reminded", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("term", sa.Column("rung", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("docket", sa.Column("listed_on", sa.Date(), nullable=True))
    op.add_column("notification", sa.Column("once_key", sa.String(80), nullable=True))
    op.create_index("uq_notification_once_key", "notification", ["once_key"], unique=True)
    op.create_table(
        "watch_round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("troubles", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_watch_round"),
    )
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)


def downgrade() -> None:
    """Take them back."""
    for name, table, _columns in reversed(INDEXES):
        op.drop_index(name, table)
    op.drop_table("watch_round")
    op.drop_index("uq_notification_once_key", "notification")
    op.drop_column("notification", "once_key")
    op.drop_column("docket", "listed_on")
    op.drop_column("term", "rung")
    op.drop_column("term", "reminded")
    narrow("event", "action", ACTIONS)
