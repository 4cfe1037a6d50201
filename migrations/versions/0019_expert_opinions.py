"""What experts of a commission were asked in a control and answered.

Safe with the previous release running: yes, it neither reads nor writes what is new.
Reversible: yes, while no opinion was given.
"""

import sqlalchemy as sa
from alembic import op

from migrations.closed_lists import narrow, widen

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

ACTIONS = ("give_opinion",)


def upgrade() -> None:
    """Create the table and the name of the act."""
    widen("event", "action", ACTIONS)
    op.create_table(
        "expert_opinion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("qualification", sa.Text(), nullable=False),
        sa.Column("materials", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("limits", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.CheckConstraint("language IN ('kk', 'ru')", name=op.f("ck_expert_opinion_language_is_kk_or_ru")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_expert_opinion_case_id")),
        sa.ForeignKeyConstraint(["expert_id"], ["account.id"], name=op.f("fk_expert_opinion_expert_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_opinion")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_expert_opinion_case_id_number")),
    )


def downgrade() -> None:
    """Drop it; refuse when the log tells of an opinion."""
    narrow("event", "action", ACTIONS)
    op.drop_table("expert_opinion")
