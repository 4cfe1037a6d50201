"""The answers of a response are found by an index: every act on a docket with a response read the whole table.

Safe with the previous release running: yes. Reversible: yes.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create it."""
    op.create_index("ix_answer_response_id", "answer", ["response_id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_answer_response_id", "answer")
