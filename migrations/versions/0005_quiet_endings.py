"""A vote that runs when its case ends is void; a final document without recommendations asks for no answer.

Safe with the previous release running: yes, it never writes the new values.
Reversible: yes, while nothing ended so.
"""

from migrations.closed_lists import narrow, widen

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

VALUES = (("motion", "outcome", ("void",)), ("docket", "outcome", ("no_recommendations",)))


def upgrade() -> None:
    """Name the outcomes that were missing."""
    for table, column, values in VALUES:
        widen(table, column, values)


def downgrade() -> None:
    """Take them back."""
    for table, column, values in VALUES:
        narrow(table, column, values)
