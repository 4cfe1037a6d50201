"""The log, the votes and the issued papers cannot be rewritten, not even past the application.

Safe with the previous release running: yes. Reversible: yes.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# name, table, when, condition under which the change is refused (SQLite syntax; PostgreSQL's differs only in IS NOT)
RULES = (
    ("event_no_update", "event", "UPDATE", None),
    ("event_no_delete", "event", "DELETE", None),
    ("vote_no_update", "vote", "UPDATE", None),
    ("vote_no_delete", "vote", "DELETE", None),
    ("motion_closed_no_update", "motion", "UPDATE", "OLD.state = 'closed'"),
    ("motion_no_delete", "motion", "DELETE", None),
    ("issued_document_no_update", "issued_document", "UPDATE", "OLD.state = 'issued'"),
    ("issued_document_no_delete", "issued_document", "DELETE", None),
    ("final_document_no_delete", "final_document", "DELETE", "OLD.adopted_on IS NOT NULL"),
    (
        "final_document_frozen",
        "final_document",
        "UPDATE",
        "OLD.adopted_on IS NOT NULL AND (NEW.adopted_on IS NULL OR NEW.adopted_on <> OLD.adopted_on"
        " OR NEW.case_id <> OLD.case_id"
        " OR NEW.kind <> OLD.kind"
        " OR NEW.authentic_language <> OLD.authentic_language"
        " OR NEW.decision_text <> OLD.decision_text"
        " OR NEW.held_text <> OLD.held_text"
        " OR NEW.tasks_text <> OLD.tasks_text"
        " OR CAST(NEW.subjects AS TEXT) <> CAST(OLD.subjects AS TEXT)"
        " OR NEW.forms_text <> OLD.forms_text"
        " OR NEW.facts_text <> OLD.facts_text"
        " OR NEW.proposals_text <> OLD.proposals_text"
        " OR CAST(NEW.other_documents AS TEXT) <> CAST(OLD.other_documents AS TEXT)"
        " OR NEW.has_no_other_documents <> OLD.has_no_other_documents"
        " OR (OLD.dispatched_at IS NOT NULL AND"
        " (NEW.dispatched_at IS NULL OR NEW.dispatched_at <> OLD.dispatched_at)))",
    ),
    (
        "recommendation_no_insert",
        "recommendation",
        "INSERT",
        "EXISTS (SELECT 1 FROM final_document f WHERE f.id = NEW.final_document_id AND f.adopted_on IS NOT NULL)",
    ),
    (
        "recommendation_frozen",
        "recommendation",
        "UPDATE",
        "EXISTS (SELECT 1 FROM final_document f WHERE f.id = OLD.final_document_id AND f.adopted_on IS NOT NULL)",
    ),
    (
        "recommendation_no_delete",
        "recommendation",
        "DELETE",
        "EXISTS (SELECT 1 FROM final_document f WHERE f.id = OLD.final_document_id AND f.adopted_on IS NOT NULL)",
    ),
    (
        "vote_only_while_open",
        "vote",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM motion m WHERE m.id = NEW.motion_id AND m.state = 'open')",
    ),
)


def upgrade() -> None:
    """Create one trigger a rule."""
    if op.get_bind().dialect.name == "sqlite":
        for name, table, when, condition in RULES:
            guard = f" WHEN {condition}" if condition else ""
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW{guard} "
                f"BEGIN SELECT RAISE(ABORT, 'append-only: {name}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'append-only: %', TG_NAME; END $$"
    )
    op.execute(
        "CREATE FUNCTION refuse_vote_after_close() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN IF NOT EXISTS (SELECT 1 FROM motion m WHERE m.id = NEW.motion_id AND m.state = 'open') THEN "
        "RAISE EXCEPTION 'append-only: %', TG_NAME; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE FUNCTION refuse_after_adoption() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN IF EXISTS (SELECT 1 FROM final_document f "
        "WHERE f.id = COALESCE(OLD.final_document_id, NEW.final_document_id) "
        "AND f.adopted_on IS NOT NULL) THEN RAISE EXCEPTION 'append-only: %', TG_NAME; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    for name, table, when, condition in RULES:
        if condition is None or condition.startswith("OLD."):
            guard = f" WHEN ({condition})" if condition else ""
            function = "refuse_change"
        else:
            guard = ""
            function = "refuse_vote_after_close" if table == "vote" else "refuse_after_adoption"
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW{guard} EXECUTE FUNCTION {function}()")


def downgrade() -> None:
    """Drop them."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, table, _when, _condition in RULES:
        op.execute(f"DROP TRIGGER {name}" if is_sqlite else f"DROP TRIGGER {name} ON {table}")
    if not is_sqlite:
        for function in ("refuse_change", "refuse_vote_after_close", "refuse_after_adoption"):
            op.execute(f"DROP FUNCTION {function}()")
