"""The list of papers holds every kind the procedure needs.

Safe with the previous release running: yes, it writes only kinds of the shorter list.
Reversible: yes, while no paper of a new kind was queued.
"""

from migrations.closed_lists import narrow, widen

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = (
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
    """Name the kinds that were missing."""
    widen("issued_document", "kind", KINDS)


def downgrade() -> None:
    """Take them back."""
    narrow("issued_document", "kind", KINDS)
