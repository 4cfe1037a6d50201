"""Public hearings held in the course of a control.

Safe with the previous release running: yes, it neither reads nor writes what is new.
Reversible: yes, while no hearing was recorded.
"""

import sqlalchemy as sa
from alembic import op

from migrations.closed_lists import narrow, widen

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ACTIONS = ("record_public_hearing",)


def upgrade() -> None:
    """Create the table and the name of the act."""
    widen("event", "action", ACTIONS)
    op.create_table(
        "public_hearing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("chair_id", sa.Uuid(), nullable=False),
        sa.Column("secretary_id", sa.Uuid(), nullable=False),
        sa.Column("attendance", sa.JSON(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("speeches", sa.JSON(), nullable=False),
        sa.Column("exchanges", sa.JSON(), nullable=False),
        sa.Column("polls", sa.JSON(), nullable=False),
        sa.Column("recommendations", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("language IN ('kk', 'ru')", name=op.f("ck_public_hearing_language_is_kk_or_ru")),
        sa.CheckConstraint("ended_at > started_at", name=op.f("ck_public_hearing_ended_after_start")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_public_hearing_case_id")),
        sa.ForeignKeyConstraint(["chair_id"], ["account.id"], name=op.f("fk_public_hearing_chair_id")),
        sa.ForeignKeyConstraint(["secretary_id"], ["account.id"], name=op.f("fk_public_hearing_secretary_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["account.id"], name=op.f("fk_public_hearing_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_hearing")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_public_hearing_case_id_number")),
    )


def downgrade() -> None:
    """Drop it; refuse when the log tells of a hearing."""
    narrow("event", "action", ACTIONS)
    op.drop_table("public_hearing")
