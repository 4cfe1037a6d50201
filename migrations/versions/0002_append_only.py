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
        "$$ BEGIN IF EXISTS (SELECT 1 FROM final_document f WHERE f.id = OLD.final_document_id "
        "AND f.adopted_on IS NOT NULL) THEN RAISE EXCEPTION 'append-only: %', TG_NAME; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    for name, table, when, condition in RULES:
        if condition is None or condition.startswith("OLD."):
            guard = f" WHEN ({condition})" if condition else ""
            function = "refuse_change"
        else:
            guard = ""
            function = "refuse_vote_after_close" if when == "INSERT" else "refuse_after_adoption"
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW{guard} EXECUTE FUNCTION {function}()"
        )


def downgrade() -> None:
    """Drop them."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, table, _when, _condition in RULES:
        op.execute(f"DROP TRIGGER {name}" if is_sqlite else f"DROP TRIGGER {name} ON {table}")
    if not is_sqlite:
        for function in ("refuse_change", "refuse_vote_after_close", "refuse_after_adoption"):
            op.execute(f"DROP FUNCTION {function}()")
