"""A place for what a commission says afterwards of a paper it had issued.

Safe with the previous release running: yes, it neither reads nor writes what is new; there a note is read by the
commission only. Reversible: yes; what the notes say stays in the papers that were issued of them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KINDS = (
    "receipt",
    "complaint_card",
    "oral_record",
    "defect_notice",
    "return_notice",
    "forwarding_letter",
    "admissibility_sheet",
    "conflict_declaration",
    "recusal_decision",
    "control_decision",
    "control_notice",
    "information_request",
    "monitoring_record",
    "public_hearing_protocol",
    "expert_opinion",
    "final_document_protocol",
    "final_document_conclusion",
    "final_document_recommendation",
    "cover_letter",
    "agency_response",
    "agency_hearing_notice",
    "agency_hearing_protocol",
    "hearing_waiver",
    "extension_decision",
    "withdrawal",
    "termination_decision",
    "challenge",
    "overdue_notice",
    "register_extract",
    "case_passport",
    "session_minutes",
    "correction_note",
    "annual_report",
    "case_file",
)


def upgrade() -> None:
    """Create the table; its rows stay as they were written."""
    kind = sa.Enum(*KINDS, name="kind", native_enum=False, create_constraint=True, length=40)
    op.create_table(
        "paper_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("about", sa.String(length=30), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("is_withdrawal", sa.Boolean(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.CheckConstraint("kind <> 'correction_note'", name=op.f("ck_paper_note_kind_is_that_of_the_first_paper")),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_paper_note_docket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_note")),
        sa.UniqueConstraint("docket_id", "sequence", name=op.f("uq_paper_note_docket_id_sequence")),
    )
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for when in ("UPDATE", "DELETE"):
        name = f"paper_note_no_{when.lower()}"
        refusal = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {name}'); END"
            if is_sqlite
            else "EXECUTE FUNCTION refuse_change()"  # of revision 0002
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON paper_note FOR EACH ROW {refusal}")


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("paper_note")
