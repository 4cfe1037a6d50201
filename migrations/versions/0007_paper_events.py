"""The log may tell that a paper was typeset, corrected or withdrawn.

Safe with the previous release running: yes, it writes only acts of the shorter list.
Reversible: yes, while no such act was recorded.
"""

from migrations.closed_lists import narrow, widen

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ACTIONS = ("issue_paper", "correct_paper", "withdraw_paper")


def upgrade() -> None:
    """Name the acts."""
    widen("event", "action", ACTIONS)


def downgrade() -> None:
    """Take them back."""
    narrow("event", "action", ACTIONS)
