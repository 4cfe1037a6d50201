"""Full-text search over the published words: FTS5 on SQLite, a GIN index on PostgreSQL.

Safe with the previous release running: yes. Reversible: yes, the index is derived data.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the index; on SQLite triggers keep it with the table."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE INDEX published_case_text ON published_case USING gin (to_tsvector('simple', search_text))"
        )
        return
    op.execute(
        "CREATE VIRTUAL TABLE published_case_text USING fts5("
        "search_text, content='published_case', content_rowid='position', tokenize='unicode61', prefix='3 4')"
    )
    op.execute(
        "CREATE TRIGGER published_case_text_insert AFTER INSERT ON published_case BEGIN "
        "INSERT INTO published_case_text(rowid, search_text) VALUES (NEW.position, NEW.search_text); END"
    )
    op.execute(
        "CREATE TRIGGER published_case_text_delete AFTER DELETE ON published_case BEGIN "
        "INSERT INTO published_case_text(published_case_text, rowid, search_text) "
        "VALUES ('delete', OLD.position, OLD.search_text); END"
    )
    op.execute(
        "CREATE TRIGGER published_case_text_update AFTER UPDATE OF search_text ON published_case "
        "WHEN OLD.search_text <> NEW.search_text BEGIN "
        "INSERT INTO published_case_text(published_case_text, rowid, search_text) "
        "VALUES ('delete', OLD.position, OLD.search_text); "
        "INSERT INTO published_case_text(rowid, search_text) VALUES (NEW.position, NEW.search_text); END"
    )


def downgrade() -> None:
    """Drop the index and its triggers."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP INDEX published_case_text")
        return
    for name in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER published_case_text_{name}")
    op.execute("DROP TABLE published_case_text")
