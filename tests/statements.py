"""Count the SQL statements of a piece of work, and ask SQLite how it would run each."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event

_NO_TABLE = ("SCAN anon_", "SCAN CONSTANT ROW")  # a part of the same statement; a select of values
_CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA")


class Statements(list[tuple[str, Any]]):
    """The statements that ran, with their parameters."""

    def plans(self, connection: Connection) -> list[str]:
        """The lines of EXPLAIN QUERY PLAN of every SELECT among them; SQLite only."""
        found: list[str] = []
        for statement, parameters in self:
            if statement.lstrip().upper().startswith("SELECT"):
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                found.extend(row[3] for row in rows)
        return found

    def scans(self, connection: Connection) -> list[str]:
        """Full scans and temporary sort trees among the plans."""
        return [
            line
            for line in self.plans(connection)
            if (line.startswith("SCAN ") and "VIRTUAL TABLE INDEX" not in line and not line.startswith(_NO_TABLE))
            or "TEMP B-TREE" in line
        ]


@contextmanager
def counted(connection: Connection) -> Iterator[Statements]:
    """Collect the statements on *connection*, without those that only control transactions."""
    statements = Statements()

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if not statement.lstrip().upper().startswith(_CONTROL):
            statements.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", note)
