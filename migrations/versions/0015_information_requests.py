"""What the group of a control asks the agency for, and what came back with its files.

Safe with the previous release running: yes, it neither reads nor writes what is new.
Reversible: yes, while nobody has answered a request; requests are lost, their papers and events stay.
"""

import sqlalchemy as sa
from alembic import op

from migrations.closed_lists import narrow, widen

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ACTIONS = ("answer_information",)


def upgrade() -> None:
    """Create the two tables and the name of the act."""
    widen("event", "action", ACTIONS)
    op.create_table(
        "information_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("wanted_form", sa.String(length=500), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("trim(items) <> ''", name=op.f("ck_information_request_asks_for_something")),
        sa.CheckConstraint(
            "answered_on IS NULL OR trim(answer) <> ''", name=op.f("ck_information_request_answered_has_words")
        ),
        sa.CheckConstraint("answered_on >= asked_on", name=op.f("ck_information_request_answered_after_asked")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_information_request_case_id")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["account.id"], name=op.f("fk_information_request_asked_by_id")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["account.id"], name=op.f("fk_information_request_answered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information_request")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_information_request_case_id_number")),
    )
    op.create_table(
        "information_file",
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"], name=op.f("fk_information_file_attachment_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["information_request.id"], name=op.f("fk_information_file_request_id")
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_information_file")),
    )
    op.create_index(op.f("ix_information_file_request_id"), "information_file", ["request_id"])


def downgrade() -> None:
    """Drop them; refuse when the log tells of an answer."""
    narrow("event", "action", ACTIONS)
    op.drop_table("information_file")
    op.drop_table("information_request")
