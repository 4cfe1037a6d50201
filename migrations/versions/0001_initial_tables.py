"""Every table of the first release.

Safe with the previous release running: there is none. Reversible: yes, everything is dropped.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "body",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("ngo", "commission", "agency", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("key", sa.String(length=60), nullable=True),
        sa.Column("bin", sa.String(length=12), nullable=True),
        sa.Column("name_kk", sa.String(length=300), nullable=False),
        sa.Column("name_ru", sa.String(length=300), nullable=False),
        sa.Column("name_en", sa.String(length=300), nullable=False),
        sa.Column("region", sa.String(length=9), nullable=True),
        sa.Column("object_class", sa.String(length=60), nullable=True),
        sa.Column("is_excluded", sa.Boolean(), nullable=False),
        sa.Column("is_state_body", sa.Boolean(), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("bin", name=op.f("uq_body_bin")),
        sa.UniqueConstraint("key", name=op.f("uq_body_key")),
    )
    with op.batch_alter_table("body", schema=None) as batch_op:
        batch_op.create_index("ix_body_kind_name_kk", ["kind", "is_active", "name_kk"], unique=False)

    op.create_table(
        "docket_counter",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_serial", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_docket_counter")),
    )
    op.create_table(
        "identity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("postal_address", sa.String(length=500), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("iin", sa.String(length=12), nullable=True),
        sa.Column("birth_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
    )
    op.create_table(
        "throttle",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("window_started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_throttle")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email_digest", sa.String(length=64), nullable=False),
        sa.Column("look_digest", sa.String(length=64), nullable=False),
        sa.Column("identity_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("theme", sa.String(length=5), nullable=False),
        sa.Column("email_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_disabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["identity_id"], ["identity.id"], name=op.f("fk_account_identity_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email_digest", name=op.f("uq_account_email_digest")),
        sa.UniqueConstraint("look_digest", name=op.f("uq_account_look_digest")),
    )
    op.create_table(
        "commission_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("quorum_numerator", sa.Integer(), nullable=False),
        sa.Column("quorum_denominator", sa.Integer(), nullable=False),
        sa.Column("majority", sa.String(length=20), nullable=False),
        sa.Column("has_casting_vote", sa.Boolean(), nullable=False),
        sa.Column("chair_decides", sa.JSON(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("mandate_kk", sa.String(length=600), nullable=False),
        sa.Column("mandate_ru", sa.String(length=600), nullable=False),
        sa.Column("mandate_en", sa.String(length=600), nullable=False),
        sa.CheckConstraint(
            "quorum_denominator > 0 AND quorum_numerator >= 0", name=op.f("ck_commission_rules_quorum_is_a_share")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_commission_rules_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_rules")),
        sa.UniqueConstraint("body_id", "in_force_from", name=op.f("uq_commission_rules_body_id_in_force_from")),
    )
    op.create_table(
        "docket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("journal_number", sa.String(length=40), nullable=False),
        sa.Column("commission_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("agency_text", sa.String(length=300), nullable=False),
        sa.Column("agency_told_on", sa.Date(), nullable=True),
        sa.Column("region", sa.String(length=9), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("secret_digest", sa.String(length=64), nullable=True),
        sa.Column(
            "station",
            sa.Enum(
                "complaint",
                "commission",
                "agency",
                "follow_up",
                name="station",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "remedied",
                "partly_remedied",
                "refused",
                "no_answer",
                "no_findings",
                "withdrawn",
                "inadmissible",
                "discontinued",
                "answered",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("title_kk", sa.String(length=200), nullable=False),
        sa.Column("title_ru", sa.String(length=200), nullable=False),
        sa.Column("title_en", sa.String(length=200), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("next_due_key", sa.String(length=40), nullable=True),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.Column("head_digest", sa.String(length=64), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["body.id"], name=op.f("fk_docket_agency_id")),
        sa.ForeignKeyConstraint(["commission_id"], ["body.id"], name=op.f("fk_docket_commission_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_docket")),
        sa.UniqueConstraint("number", name=op.f("uq_docket_number")),
        sa.UniqueConstraint("position", name=op.f("uq_docket_position")),
    )
    with op.batch_alter_table("docket", schema=None) as batch_op:
        batch_op.create_index(
            "ix_docket_agency_queue", ["agency_id", "is_open", "next_due_on", "position"], unique=False
        )
        batch_op.create_index(
            "ix_docket_commission_queue", ["commission_id", "is_open", "next_due_on", "position"], unique=False
        )
        batch_op.create_index(
            "ix_docket_commission_station",
            ["commission_id", "is_open", "station", "next_due_on", "position"],
            unique=False,
        )
        batch_op.create_index("ix_docket_next_due_on", ["is_open", "next_due_on"], unique=False)

    op.create_table(
        "account_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("identity_id", sa.Uuid(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_account_token_account_id")),
        sa.ForeignKeyConstraint(["identity_id"], ["identity.id"], name=op.f("fk_account_token_identity_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_token")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_account_token_token_digest")),
    )
    op.create_table(
        "case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "cleared",
                "opened",
                "notified",
                "in_progress",
                "suspended",
                "completed",
                "draft_final",
                "adopted",
                "sent",
                "received",
                "closed",
                "closed_no_findings",
                "discontinued",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("form", sa.String(length=40), nullable=True),
        sa.Column("tasks", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("group", sa.JSON(), nullable=False),
        sa.Column("rapporteur_id", sa.Uuid(), nullable=True),
        sa.Column("rapporteur_reasons", sa.Text(), nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("ground", sa.String(length=60), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'cleared', 'discontinued') OR form IS NOT NULL", name=op.f("ck_case_control_has_form")
        ),
        sa.CheckConstraint(
            "state NOT IN ('completed', 'draft_final', 'adopted', 'sent', 'received') OR completed_on IS NOT NULL",
            name=op.f("ck_case_completed_has_date"),
        ),
        sa.CheckConstraint("completed_on >= started_on", name=op.f("ck_case_completed_after_start")),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_case_docket_id")),
        sa.ForeignKeyConstraint(["rapporteur_id"], ["account.id"], name=op.f("fk_case_rapporteur_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("docket_id", name=op.f("uq_case_docket_id")),
    )
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.create_index("ix_case_state", ["state"], unique=False)

    op.create_table(
        "complaint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "received",
                "registered",
                "needs_fix",
                "returned",
                "forwarded",
                "escalated",
                "withdrawn",
                "terminated",
                "proposed",
                "inadmissible",
                "admitted",
                "answered",
                "case_opened",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "citizen_complaint",
                "oversight_request",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum(
                "online",
                "paper",
                "phone",
                "reception",
                "e_otinish",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column(
            "seen_as",
            sa.Enum(
                "public_name", "secretary_only", name="seen_as", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("identity_id", sa.Uuid(), nullable=False),
        sa.Column("filer_account_id", sa.Uuid(), nullable=True),
        sa.Column("filer_body_id", sa.Uuid(), nullable=True),
        sa.Column("is_citizen_by_statement", sa.Boolean(), nullable=False),
        sa.Column("has_iin_warning", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("decision_text", sa.String(length=2000), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("happened_text", sa.String(length=300), nullable=False),
        sa.Column("locality", sa.String(length=300), nullable=False),
        sa.Column("cadastral_number", sa.String(length=30), nullable=False),
        sa.Column("area_hectares", sa.Numeric(precision=12, scale=4), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=True),
        sa.Column("claimed_by_id", sa.Uuid(), nullable=True),
        sa.Column("fix_request", sa.Text(), nullable=False),
        sa.Column("ground", sa.String(length=60), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("forwarded_to", sa.String(length=300), nullable=False),
        sa.Column("forwarded_parts", sa.JSON(), nullable=False),
        sa.Column("checklist", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'inadmissible' OR ground IS NOT NULL", name=op.f("ck_complaint_inadmissible_has_ground")
        ),
        sa.CheckConstraint("state <> 'returned' OR ground IS NOT NULL", name=op.f("ck_complaint_return_has_ground")),
        sa.ForeignKeyConstraint(["claimed_by_id"], ["account.id"], name=op.f("fk_complaint_claimed_by_id")),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_complaint_docket_id")),
        sa.ForeignKeyConstraint(["filer_account_id"], ["account.id"], name=op.f("fk_complaint_filer_account_id")),
        sa.ForeignKeyConstraint(["filer_body_id"], ["body.id"], name=op.f("fk_complaint_filer_body_id")),
        sa.ForeignKeyConstraint(["identity_id"], ["identity.id"], name=op.f("fk_complaint_identity_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["account.id"], name=op.f("fk_complaint_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("docket_id", name=op.f("uq_complaint_docket_id")),
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index("ix_complaint_claimed_by_id", ["claimed_by_id", "state"], unique=False)
        batch_op.create_index(
            "ix_complaint_filer_account_id", ["filer_account_id", "received_at", "docket_id"], unique=False
        )
        batch_op.create_index("ix_complaint_filer_body_id", ["filer_body_id", "received_at", "docket_id"], unique=False)

    op.create_table(
        "declaration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "guest",
                "citizen",
                "ngo_head",
                "ngo_member",
                "secretary",
                "chair",
                "member",
                "expert",
                "agency_head",
                "agency_officer",
                "auditor",
                "administrator",
                "system",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "statement",
            sa.Enum(
                "none", "may_arise", "present", name="statement", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "measure",
            sa.Enum("continue", "recuse", name="measure", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("earlier", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_declaration_account_id")),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_declaration_docket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
        sa.UniqueConstraint("docket_id", "account_id", name=op.f("uq_declaration_docket_id_account_id")),
    )
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.create_index("ix_declaration_account_id", ["account_id"], unique=False)

    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("cookie_digest", sa.String(length=64), nullable=True),
        sa.Column("identity_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "account_id IS NOT NULL OR cookie_digest IS NOT NULL", name=op.f("ck_draft_draft_has_owner")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_draft_account_id")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_draft_body_id")),
        sa.ForeignKeyConstraint(["identity_id"], ["identity.id"], name=op.f("fk_draft_identity_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("cookie_digest", name=op.f("uq_draft_cookie_digest")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_account_id"), ["account_id"], unique=False)
        batch_op.create_index("ix_draft_expires_at", ["expires_at"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "read",
                "read_papers",
                "read_identity",
                "submit",
                "record_on_behalf",
                "register",
                "claim_intake",
                "release_intake",
                "request_fix",
                "supply_fix",
                "return",
                "forward",
                "forward_part",
                "escalate",
                "withdraw",
                "terminate",
                "put_forward",
                "admit",
                "declare_inadmissible",
                "answer_directly",
                "open_case",
                "declare_interest",
                "recuse",
                "open_motion",
                "cast_vote",
                "close_motion",
                "decide_as_chair",
                "clear",
                "plan_control",
                "open_control",
                "notify_object",
                "start_control",
                "request_information",
                "record_finding",
                "withdraw_finding",
                "suspend",
                "resume",
                "complete",
                "draft_final",
                "edit_final",
                "adopt",
                "dispatch",
                "confirm_receipt",
                "deem_received",
                "close_no_findings",
                "discontinue",
                "close",
                "assign",
                "draft_answer",
                "notify_hearing",
                "hold_hearing",
                "waive_hearing",
                "omit_hearing",
                "decide_positive",
                "send_answer",
                "mark_overdue",
                "assess",
                "ask_to_complete",
                "start_follow_up",
                "report_implementation",
                "record_implementation",
                "challenge",
                name="action",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "record_kind",
            sa.Enum(
                "complaint",
                "case",
                "response",
                "motion",
                name="record_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "guest",
                "citizen",
                "ngo_head",
                "ngo_member",
                "secretary",
                "chair",
                "member",
                "expert",
                "agency_head",
                "agency_officer",
                "auditor",
                "administrator",
                "system",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=True),
        sa.Column("target", sa.String(length=40), nullable=True),
        sa.Column("provision", sa.String(length=40), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_event_actor_id")),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_event_docket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("docket_id", "sequence", name=op.f("uq_event_docket_id_sequence")),
        sa.UniqueConstraint("key", name=op.f("uq_event_key")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_at", ["at", "sequence"], unique=False)

    op.create_table(
        "issued_document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "receipt",
                "final_document_protocol",
                "final_document_conclusion",
                "final_document_recommendation",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("template_revision", sa.String(length=64), nullable=True),
        sa.Column("statute_revision", sa.String(length=40), nullable=False),
        sa.Column("calendar_revision", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "state <> 'issued' OR (content IS NOT NULL AND digest IS NOT NULL)",
            name=op.f("ck_issued_document_issued_has_bytes"),
        ),
        sa.CheckConstraint("state IN ('queued', 'issued', 'failed')", name=op.f("ck_issued_document_state_known")),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_issued_document_docket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_document")),
        sa.UniqueConstraint(
            "docket_id",
            "kind",
            "language",
            "sequence",
            name=op.f("uq_issued_document_docket_id_kind_language_sequence"),
        ),
    )
    with op.batch_alter_table("issued_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issued_document_digest"), ["digest"], unique=False)
        batch_op.create_index("ix_issued_document_state", ["state", "queued_at"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_because", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_login_session_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_login_session_token_digest")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_session_account_id"), ["account_id"], unique=False)

    op.create_table(
        "notification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("message", sa.String(length=60), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("identity_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'failed')", name=op.f("ck_notification_state_known")
        ),
        sa.CheckConstraint(
            "account_id IS NOT NULL OR identity_id IS NOT NULL", name=op.f("ck_notification_has_receiver")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_notification_account_id")),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_notification_docket_id")),
        sa.ForeignKeyConstraint(["identity_id"], ["identity.id"], name=op.f("fk_notification_identity_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
    )
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.create_index("ix_notification_state", ["state", "next_try_at"], unique=False)

    op.create_table(
        "published_case",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("commission_id", sa.Uuid(), nullable=False),
        sa.Column("region", sa.String(length=9), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=True),
        sa.Column("station", sa.String(length=20), nullable=False),
        sa.Column("title_kk", sa.String(length=200), nullable=False),
        sa.Column("title_ru", sa.String(length=200), nullable=False),
        sa.Column("title_en", sa.String(length=200), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("recommendations", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("texts_from", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_published_case_docket_id")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_published_case")),
        sa.UniqueConstraint("docket_id", name=op.f("uq_published_case_docket_id")),
        sa.UniqueConstraint("number", name=op.f("uq_published_case_number")),
    )
    with op.batch_alter_table("published_case", schema=None) as batch_op:
        batch_op.create_index("ix_published_case_agency", ["agency_id", "position"], unique=False)
        batch_op.create_index("ix_published_case_commission", ["commission_id", "position"], unique=False)
        batch_op.create_index("ix_published_case_filed_on", ["filed_on"], unique=False)
        batch_op.create_index("ix_published_case_form", ["form", "position"], unique=False)
        batch_op.create_index("ix_published_case_late", ["is_late", "position"], unique=False)
        batch_op.create_index("ix_published_case_region", ["region", "position"], unique=False)
        batch_op.create_index("ix_published_case_state", ["state", "position"], unique=False)
        batch_op.create_index("ix_published_case_state_agency", ["state", "agency_id", "position"], unique=False)
        batch_op.create_index("ix_published_case_texts_from", ["texts_from"], unique=False)
        batch_op.create_index("ix_published_case_topic", ["topic", "position"], unique=False)

    op.create_table(
        "response",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "received",
                "assigned",
                "hearing_noticed",
                "heard",
                "hearing_waived",
                "hearing_omitted",
                "positive",
                "overdue",
                "answered",
                "incomplete",
                "follow_up",
                "challenged",
                "closed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("executor_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("remedy_text", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", sa.String(length=420), nullable=False),
        sa.Column("completion_request", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_response_docket_id")),
        sa.ForeignKeyConstraint(["executor_id"], ["account.id"], name=op.f("fk_response_executor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("docket_id", name=op.f("uq_response_docket_id")),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "guest",
                "citizen",
                "ngo_head",
                "ngo_member",
                "secretary",
                "chair",
                "member",
                "expert",
                "agency_head",
                "agency_officer",
                "auditor",
                "administrator",
                "system",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("public_name", sa.String(length=200), nullable=False),
        sa.Column("position", sa.String(length=200), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_seat_account_id")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_seat_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        sa.UniqueConstraint("account_id", "body_id", "role", name=op.f("uq_seat_account_id_body_id_role")),
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index("ix_seat_body_id_role", ["body_id", "role", "begun_at", "id"], unique=False)

    op.create_table(
        "term",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("is_modelled", sa.Boolean(), nullable=False),
        sa.Column("started_by", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("calendar_revision", sa.String(length=40), nullable=False),
        sa.Column("statute_revision", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_term_docket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
    )
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.create_index("ix_term_docket_id", ["docket_id", "ended_on"], unique=False)
        batch_op.create_index("ix_term_due_on", ["ended_on", "due_on"], unique=False)

    op.create_table(
        "agency_hearing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("response_id", sa.Uuid(), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "noticed",
                "held",
                "waived",
                "omitted",
                name="mode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("decision_on", sa.Date(), nullable=True),
        sa.Column("hearing_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("preliminary_position", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("record_text", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "mode <> 'held' OR (notice_on IS NOT NULL AND held_on IS NOT NULL)",
            name=op.f("ck_agency_hearing_held_was_noticed"),
        ),
        sa.CheckConstraint(
            "mode NOT IN ('waived', 'omitted') OR trim(reasons) <> ''",
            name=op.f("ck_agency_hearing_absence_has_reasons"),
        ),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_agency_hearing_response_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_hearing")),
        sa.UniqueConstraint("response_id", "mode", name=op.f("uq_agency_hearing_response_id_mode")),
        sa.UniqueConstraint("response_id", name=op.f("uq_agency_hearing_response_id")),
    )
    op.create_table(
        "final_document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "protocol",
                "conclusion",
                "recommendation",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("authentic_language", sa.String(length=2), nullable=False),
        sa.Column("decision_text", sa.Text(), nullable=False),
        sa.Column("held_text", sa.Text(), nullable=False),
        sa.Column("tasks_text", sa.Text(), nullable=False),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("forms_text", sa.Text(), nullable=False),
        sa.Column("facts_text", sa.Text(), nullable=False),
        sa.Column("proposals_text", sa.Text(), nullable=False),
        sa.Column("other_documents", sa.JSON(), nullable=False),
        sa.Column("has_no_other_documents", sa.Boolean(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("dispatched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column(
            "receipt_kind",
            sa.Enum("confirmed", "deemed", name="receipt_kind", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(received_on IS NULL) = (receipt_kind IS NULL)", name=op.f("ck_final_document_receipt_has_kind")
        ),
        sa.CheckConstraint(
            "dispatched_at IS NULL OR adopted_on IS NOT NULL", name=op.f("ck_final_document_dispatched_was_adopted")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_final_document_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_final_document")),
        sa.UniqueConstraint("case_id", name=op.f("uq_final_document_case_id")),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("established_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawal_reasons", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_finding_case_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["account.id"], name=op.f("fk_finding_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_finding_case_id_number")),
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=True),
        sa.Column("complaint_id", sa.Uuid(), nullable=True),
        sa.Column("finding_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("store_key", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"], name=op.f("fk_attachment_complaint_id")),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_attachment_draft_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_attachment_finding_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("store_key", name=op.f("uq_attachment_store_key")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_complaint_id"), ["complaint_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_draft_id"), ["draft_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_finding_id"), ["finding_id"], unique=False)

    op.create_table(
        "recommendation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("final_document_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_kk", sa.Text(), nullable=False),
        sa.Column("text_ru", sa.Text(), nullable=False),
        sa.Column("authentic_language", sa.String(length=2), nullable=False),
        sa.Column("addressee", sa.String(length=300), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("suggested_term", sa.String(length=200), nullable=False),
        sa.Column("is_adopted", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(authentic_language = 'kk' AND text_kk <> '') OR (authentic_language = 'ru' AND text_ru <> '')",
            name=op.f("ck_recommendation_authentic_text_present"),
        ),
        sa.CheckConstraint("authentic_language IN ('kk', 'ru')", name=op.f("ck_recommendation_authentic_is_kk_or_ru")),
        sa.ForeignKeyConstraint(
            ["final_document_id"], ["final_document.id"], name=op.f("fk_recommendation_final_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        sa.UniqueConstraint("final_document_id", "number", name=op.f("uq_recommendation_final_document_id_number")),
    )
    op.create_table(
        "answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("response_id", sa.Uuid(), nullable=False),
        sa.Column("recommendation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "position",
            sa.Enum(
                "accepted", "in_part", "refused", name="position", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("measure_on", sa.Date(), nullable=True),
        sa.Column("responsible", sa.String(length=300), nullable=False),
        sa.Column("legal_reference", sa.String(length=500), nullable=False),
        sa.Column("is_sent", sa.Boolean(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("earlier", sa.JSON(), nullable=False),
        sa.Column(
            "assessment",
            sa.Enum(
                "satisfied",
                "partly",
                "not_satisfied",
                name="assessment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("assessment_reasons", sa.Text(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "NOT is_sent OR position = 'accepted' OR trim(legal_reference) <> ''",
            name=op.f("ck_answer_sent_refusal_has_reference"),
        ),
        sa.CheckConstraint(
            "NOT is_sent OR position = 'refused' OR (trim(measure) <> '' AND measure_on IS NOT NULL AND trim(responsible) <> '')",
            name=op.f("ck_answer_sent_acceptance_has_measure"),
        ),
        sa.CheckConstraint(
            "NOT is_sent OR (position IS NOT NULL AND length(trim(reasons)) >= 80)",
            name=op.f("ck_answer_sent_is_reasoned"),
        ),
        sa.CheckConstraint("NOT is_sent OR sent_on IS NOT NULL", name=op.f("ck_answer_sent_has_day")),
        sa.ForeignKeyConstraint(["recommendation_id"], ["recommendation.id"], name=op.f("fk_answer_recommendation_id")),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_answer_response_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("recommendation_id", name=op.f("uq_answer_recommendation_id")),
    )
    op.create_table(
        "motion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("docket_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "admit",
                "open_control",
                "recommendation",
                "adopt_final",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("open", "closed", name="state", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("is_chair_decision", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("recused", sa.Integer(), nullable=True),
        sa.Column("eligible", sa.Integer(), nullable=True),
        sa.Column("needed", sa.Integer(), nullable=True),
        sa.Column("voted", sa.Integer(), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("abstained", sa.Integer(), nullable=True),
        sa.Column("majority", sa.String(length=20), nullable=False),
        sa.Column("cast_by_chair", sa.Boolean(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "carried", "rejected", "no_quorum", name="outcome", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_motion_closed_has_moment")),
        sa.CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name=op.f("ck_motion_closed_has_outcome")),
        sa.CheckConstraint(
            "needed IS NULL OR needed <= eligible OR (outcome IS NOT NULL AND outcome = 'no_quorum')",
            name=op.f("ck_motion_quorum_is_possible"),
        ),
        sa.ForeignKeyConstraint(["docket_id"], ["docket.id"], name=op.f("fk_motion_docket_id")),
        sa.ForeignKeyConstraint(["recommendation_id"], ["recommendation.id"], name=op.f("fk_motion_recommendation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion")),
    )
    with op.batch_alter_table("motion", schema=None) as batch_op:
        batch_op.create_index("ix_motion_docket_id", ["docket_id", "state"], unique=False)
        batch_op.create_index("ix_motion_state", ["state", "closes_at"], unique=False)

    op.create_table(
        "commitment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("is_reported_done", sa.Boolean(), nullable=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "is_done IS NULL OR (trim(evidence) <> '' AND checked_on IS NOT NULL)",
            name=op.f("ck_commitment_checked_has_evidence"),
        ),
        sa.CheckConstraint(
            "reported_on IS NULL OR (trim(report) <> '' AND is_reported_done IS NOT NULL)",
            name=op.f("ck_commitment_report_has_words"),
        ),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_commitment_answer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_commitment_answer_id")),
    )
    op.create_table(
        "vote",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("motion_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "choice",
            sa.Enum("for", "against", "abstain", name="choice", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("dissent", sa.Text(), nullable=False),
        sa.Column("cast_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_vote_account_id")),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_vote_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
        sa.UniqueConstraint("motion_id", "account_id", name=op.f("uq_vote_motion_id_account_id")),
    )


def downgrade() -> None:
    op.drop_table("vote")
    op.drop_table("commitment")
    with op.batch_alter_table("motion", schema=None) as batch_op:
        batch_op.drop_index("ix_motion_state")
        batch_op.drop_index("ix_motion_docket_id")

    op.drop_table("motion")
    op.drop_table("answer")
    op.drop_table("recommendation")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_finding_id"))
        batch_op.drop_index(batch_op.f("ix_attachment_draft_id"))
        batch_op.drop_index(batch_op.f("ix_attachment_complaint_id"))

    op.drop_table("attachment")
    op.drop_table("finding")
    op.drop_table("final_document")
    op.drop_table("agency_hearing")
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.drop_index("ix_term_due_on")
        batch_op.drop_index("ix_term_docket_id")

    op.drop_table("term")
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_index("ix_seat_body_id_role")

    op.drop_table("seat")
    op.drop_table("response")
    with op.batch_alter_table("published_case", schema=None) as batch_op:
        batch_op.drop_index("ix_published_case_topic")
        batch_op.drop_index("ix_published_case_texts_from")
        batch_op.drop_index("ix_published_case_state_agency")
        batch_op.drop_index("ix_published_case_state")
        batch_op.drop_index("ix_published_case_region")
        batch_op.drop_index("ix_published_case_late")
        batch_op.drop_index("ix_published_case_form")
        batch_op.drop_index("ix_published_case_filed_on")
        batch_op.drop_index("ix_published_case_commission")
        batch_op.drop_index("ix_published_case_agency")

    op.drop_table("published_case")
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_index("ix_notification_state")

    op.drop_table("notification")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_account_id"))

    op.drop_table("login_session")
    with op.batch_alter_table("issued_document", schema=None) as batch_op:
        batch_op.drop_index("ix_issued_document_state")
        batch_op.drop_index(batch_op.f("ix_issued_document_digest"))

    op.drop_table("issued_document")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_at")

    op.drop_table("event")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_index("ix_draft_expires_at")
        batch_op.drop_index(batch_op.f("ix_draft_account_id"))

    op.drop_table("draft")
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.drop_index("ix_declaration_account_id")

    op.drop_table("declaration")
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_index("ix_complaint_filer_body_id")
        batch_op.drop_index("ix_complaint_filer_account_id")
        batch_op.drop_index("ix_complaint_claimed_by_id")

    op.drop_table("complaint")
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.drop_index("ix_case_state")

    op.drop_table("case")
    op.drop_table("account_token")
    with op.batch_alter_table("docket", schema=None) as batch_op:
        batch_op.drop_index("ix_docket_next_due_on")
        batch_op.drop_index("ix_docket_commission_station")
        batch_op.drop_index("ix_docket_commission_queue")
        batch_op.drop_index("ix_docket_agency_queue")

    op.drop_table("docket")
    op.drop_table("commission_rules")
    op.drop_table("account")
    op.drop_table("throttle")
    op.drop_table("identity")
    op.drop_table("docket_counter")
    with op.batch_alter_table("body", schema=None) as batch_op:
        batch_op.drop_index("ix_body_kind_name_kk")

    op.drop_table("body")
