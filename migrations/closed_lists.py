"""Closed lists: the CHECK that names the values a column may hold, made longer or shorter.

PostgreSQL replaces the constraint. SQLite cannot, and writing the table anew would drop its append-only triggers and
copy every row; so its text in the schema is edited as SQLite's documentation of ALTER TABLE describes for changes that
leave the rows on disk as they are. Both run inside the revision's transaction.
"""

import re

from alembic import op
from sqlalchemy import text


def widen(table: str, column: str, values: tuple[str, ...]) -> None:
    """Let *column* hold *values* too."""
    now = _values(table, column)
    _replace(table, column, (*now, *(value for value in values if value not in now)))


def narrow(table: str, column: str, values: tuple[str, ...]) -> None:
    """Let *column* hold *values* no longer. Raises RuntimeError when a row holds one: it would be lost or a lie."""
    listed = ", ".join(f"'{value}'" for value in values)
    held = f"SELECT 1 FROM {table} WHERE {column} IN ({listed}) LIMIT 1"  # noqa: S608 - names and values of a revision
    if op.get_bind().execute(text(held)).first():
        message = f"{table}.{column} holds one of {listed}: this revision cannot be undone"
        raise RuntimeError(message)
    _replace(table, column, tuple(value for value in _values(table, column) if value not in values))


def _values(table: str, column: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([a-z0-9_]+)'", _definition(table, column)))


def _definition(table: str, column: str) -> str:
    """The CHECK as the database keeps it. Raises RuntimeError when there is none of that name."""
    bind, name = op.get_bind(), f"ck_{table}_{column}"
    if bind.dialect.name == "sqlite":
        schema = bind.execute(text("SELECT sql FROM sqlite_master WHERE name = :table"), {"table": table}).scalar_one()
        found = re.search(rf"CONSTRAINT {name} CHECK \({column} IN \([^)]*\)\)", schema)
        definition = found.group() if found else None
    else:
        query = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name"
        definition = bind.execute(text(query), {"name": name}).scalar()
    if definition is None:
        message = f"there is no CHECK called {name}"
        raise RuntimeError(message)
    return str(definition)


def _replace(table: str, column: str, values: tuple[str, ...]) -> None:
    bind, name = op.get_bind(), f"ck_{table}_{column}"
    listed = ", ".join(f"'{value}'" for value in values)
    if bind.dialect.name != "sqlite":
        bind.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
        bind.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({listed}))"))
        return
    before, after = _definition(table, column), f"CONSTRAINT {name} CHECK ({column} IN ({listed}))"
    revision = bind.execute(text("PRAGMA schema_version")).scalar_one()
    bind.execute(text("PRAGMA writable_schema = ON"))
    bind.execute(
        text("UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = :table"),
        {"before": before, "after": after, "table": table},
    )
    bind.execute(text(f"PRAGMA schema_version = {revision + 1}"))  # so that every connection reads the schema again
    bind.execute(text("PRAGMA writable_schema = OFF"))
    if (found := bind.execute(text(f"PRAGMA integrity_check({table})")).scalar_one()) != "ok":
        raise RuntimeError(found)
