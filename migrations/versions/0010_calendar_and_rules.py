"""Changes of the calendar, a commission's own lengths and the log of the administration; dates may move.

Safe with the previous release running: yes, it neither reads nor writes what is new. A term that the new release gave
a length of the commission would be read by the previous one with the length of the files.
Reversible: yes, while no date was moved; approved calendars and lengths are lost.
"""

import sqlalchemy as sa
from alembic import op

from migrations.closed_lists import narrow, widen

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ROLES = (
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
)
ACTS = (
    "import_calendar",
    "approve_calendar",
    "discard_calendar",
    "change_term",
    "invite",
    "end_seat",
    "disable_account",
)
MOVE_TERMS = ("move_terms",)

_DECIDED = (
    "OLD.state <> 'proposed' AND (NEW.state <> OLD.state OR NEW.decided_by_id <> OLD.decided_by_id"
    " OR NEW.decided_by <> OLD.decided_by OR NEW.decided_at <> OLD.decided_at OR NEW.position <> OLD.position)"
)
_REWRITTEN = (
    "NEW.label <> OLD.label OR NEW.source <> OLD.source OR NEW.content <> OLD.content"
    " OR NEW.imported_by_id <> OLD.imported_by_id OR NEW.imported_at <> OLD.imported_at"
)
# name, table, when, condition under which the change is refused
RULES = (
    ("administration_event_no_update", "administration_event", "UPDATE", None),
    ("administration_event_no_delete", "administration_event", "DELETE", None),
    ("commission_term_no_update", "commission_term", "UPDATE", None),
    ("commission_term_no_delete", "commission_term", "DELETE", None),
    ("calendar_revision_frozen", "calendar_revision", "UPDATE", f"{_REWRITTEN} OR ({_DECIDED})"),
    ("calendar_revision_no_delete", "calendar_revision", "DELETE", None),
)


def _closed(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Create the three tables with their triggers; let terms keep a length and the log tell of moved dates."""
    op.create_table(
        "administration_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("act", _closed("act", ACTS), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("role", _closed("role", ROLES), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_administration_event_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_administration_event")),
    )
    op.create_index("ix_administration_event_at", "administration_event", ["at", "id"])
    op.create_table(
        "calendar_revision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("state", _closed("state", ("proposed", "approved", "discarded")), nullable=False),
        sa.Column("imported_by_id", sa.Uuid(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("is_walked", sa.Boolean(), nullable=False),
        sa.Column("walk_began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("walked_on", sa.Date(), nullable=True),
        sa.Column("walked_id", sa.Uuid(), nullable=True),
        sa.Column("looked_at", sa.Integer(), nullable=False),
        sa.Column("moving", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'proposed') = (decided_by_id IS NULL)", name=op.f("ck_calendar_revision_decided_has_person")
        ),
        sa.CheckConstraint(
            "(state = 'proposed') = (decided_at IS NULL)", name=op.f("ck_calendar_revision_decided_has_moment")
        ),
        sa.CheckConstraint(
            "(state = 'approved') = (position IS NOT NULL)", name=op.f("ck_calendar_revision_approved_has_position")
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR decided_by_id <> imported_by_id", name=op.f("ck_calendar_revision_four_eyes")
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["account.id"], name=op.f("fk_calendar_revision_decided_by_id")),
        sa.ForeignKeyConstraint(["imported_by_id"], ["account.id"], name=op.f("fk_calendar_revision_imported_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_revision")),
        sa.UniqueConstraint("label", name=op.f("uq_calendar_revision_label")),
        sa.UniqueConstraint("position", name=op.f("uq_calendar_revision_position")),
    )
    op.create_index("ix_calendar_revision_state", "calendar_revision", ["state", "is_walked"])
    op.create_index("ix_calendar_revision_imported_at", "calendar_revision", ["imported_at"])
    op.create_table(
        "commission_term",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length >= 0", name=op.f("ck_commission_term_length_is_no_debt")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_commission_term_body_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["account.id"], name=op.f("fk_commission_term_decided_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_term")),
        sa.UniqueConstraint("position", name=op.f("uq_commission_term_position")),
    )
    op.create_index("ix_commission_term_body_id_key", "commission_term", ["body_id", "key", "position"])
    op.add_column("term", sa.Column("length", sa.Integer(), nullable=True))
    op.drop_index("ix_term_due_on", "term")
    op.create_index("ix_term_due_on", "term", ["ended_on", "due_on", "id"])
    widen("event", "action", MOVE_TERMS)
    _freeze()


def _freeze() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, table, when, condition in RULES:
        guard = f" WHEN ({condition})" if condition else ""
        refusal = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {name}'); END"
            if is_sqlite
            else "EXECUTE FUNCTION refuse_change()"  # of revision 0002
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW{guard} {refusal}")


def downgrade() -> None:
    """Drop them; refuse when the log tells of moved dates."""
    narrow("event", "action", MOVE_TERMS)
    op.drop_index("ix_term_due_on", "term")
    op.create_index("ix_term_due_on", "term", ["ended_on", "due_on"])
    op.drop_column("term", "length")
    for table in ("commission_term", "calendar_revision", "administration_event"):
        op.drop_table(table)
