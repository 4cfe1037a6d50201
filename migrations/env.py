"""How Alembic reaches the database: one transaction per revision, time-outs and one migration at a time."""

from alembic import context
from sqlalchemy import Connection, text

from config import Settings
from oversight.persistence.base import Base
from oversight.persistence.database import WRITES, open_engine

import oversight.persistence.models  # noqa: F401  isort: skip - Alembic sees only what is imported

ADVISORY_LOCK = 20231002
SEARCH_TABLES = "published_case_text"


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the tables of the full-text index, which are no mapped tables."""
    return not (kind == "table" and (name or "").startswith(SEARCH_TABLES))


def include_object(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:  # noqa: FBT001
    """Leave out the index over an expression that only PostgreSQL has."""
    return not (kind == "index" and (name or "").startswith(SEARCH_TABLES))


def run(connection: Connection) -> None:
    """Run the migrations on an open connection."""
    is_postgresql = connection.dialect.name == "postgresql"
    if is_postgresql:
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.execute(text("SET statement_timeout = '10min'"))
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ADVISORY_LOCK})
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=not is_postgresql,
        transaction_per_migration=True,
        compare_type=True,
        include_name=include_name,
        include_object=include_object,
    )
    try:
        with context.begin_transaction():
            context.run_migrations()
    finally:
        if is_postgresql:
            connection.rollback()
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ADVISORY_LOCK})
            connection.commit()


engine = context.config.attributes.get("engine") or open_engine(Settings.from_environ().database_url)
with engine.connect().execution_options(**{WRITES: True}) as opened:
    run(opened)
