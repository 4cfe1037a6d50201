"""Visits in the course of a control.

Safe with the previous release running: yes, it neither reads nor writes what is new.
Reversible: yes, while no visit was recorded.
"""

import sqlalchemy as sa
from alembic import op

from migrations.closed_lists import narrow, widen

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ACTIONS = ("record_visit",)


def upgrade() -> None:
    """Create the table and the name of the act."""
    widen("event", "action", ACTIONS)
    op.create_table(
        "visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("observers", sa.JSON(), nullable=False),
        sa.Column("representative", sa.String(length=300), nullable=False),
        sa.Column("observations", sa.JSON(), nullable=False),
        sa.Column("photographs", sa.Integer(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ended_at > began_at", name=op.f("ck_visit_ended_after_it_began")),
        sa.CheckConstraint("photographs >= 0", name=op.f("ck_visit_photographs_counted")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_visit_case_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["account.id"], name=op.f("fk_visit_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_visit_case_id_number")),
    )


def downgrade() -> None:
    """Drop it; refuse when the log tells of a visit."""
    narrow("event", "action", ACTIONS)
    op.drop_table("visit")
