"""An issued paper tells by whose certificate it was sealed; empty where it was issued without a seal.

Safe with the previous release running: yes, it seals nothing and leaves the column empty.
Reversible: yes; the seals themselves are in the files.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the digest of the certificate."""
    op.add_column("issued_document", sa.Column("seal", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("issued_document", "seal")
