"""The running terms of one docket are found soonest first by its own index.

Without the due day in it SQLite took the index of all running terms for the order, and walked through the whole country
for one case. Safe with the previous release running: yes. Reversible: yes.
"""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the due day into the index."""
    op.drop_index("ix_term_docket_id", "term")
    op.create_index("ix_term_docket_id", "term", ["docket_id", "ended_on", "due_on"])


def downgrade() -> None:
    """Take it out again."""
    op.drop_index("ix_term_docket_id", "term")
    op.create_index("ix_term_docket_id", "term", ["docket_id", "ended_on"])
