"""Full-text search over the published words: FTS5 on SQLite, a GIN index on PostgreSQL.

Safe with the previous release running: yes. Reversible: yes, the index is derived data.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the index; on SQLite the application keeps it, because an untrusted schema may not use a trigger."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("CREATE INDEX published_case_text ON published_case USING gin (to_tsvector('simple', search_text))")
        return
    op.execute(
        "CREATE VIRTUAL TABLE published_case_text USING fts5("
        "search_text, content='published_case', content_rowid='position', tokenize='unicode61', prefix='3 4')"
    )


def downgrade() -> None:
    """Drop the index and its triggers."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP INDEX published_case_text")
        return
    op.execute("DROP TABLE published_case_text")
