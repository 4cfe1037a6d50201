"""Write the rows of many dockets in few statements, batch by batch, with memory that does not grow."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Dialect, bindparam, insert, update

from oversight.domain.terms import MotionState
from oversight.persistence import cases as dockets
from oversight.persistence.base import Base
from oversight.persistence.models import FinalDocument, Motion
from oversight.services.context import Services
from oversight.services.demonstration_cases.rows import TABLES, Row

ROWS_AT_ONCE = 20_000
"""So many rows go into one transaction: enough to be quick, few enough for others to get their turn."""

_OPEN = {"state": MotionState.OPEN, "closed_at": None, "outcome": None}
_DRAFT = {"adopted_on": None, "dispatched_at": None}
# What the tables forbid once a motion is closed or a document adopted is written while it is not yet, and then changed.
_BEFORE: Mapping[type[Base], Mapping[str, Any]] = {Motion: _OPEN, FinalDocument: _DRAFT}


class Writer:
    """Collects rows and writes them; `flush` writes what is left."""

    def __init__(self, services: Services, serials: Mapping[int, int]) -> None:
        self._services = services
        self._serials = serials  # the last serial given in each year, kept in the same transactions
        self._waiting: dict[type[Base], list[Row]] = {model: [] for model in TABLES}
        self._inserts = {model: _Insert(model, services.database.engine.dialect) for model in TABLES}
        self._count = 0
        self.written = 0

    def put(self, rows: Mapping[type[Base], list[Row]]) -> None:
        """Take over the rows of one docket."""
        for model, given in rows.items():
            self._waiting[model] += given
            self._count += len(given)
        if self._count >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write everything that waits in one transaction."""
        with self._services.context(writes=True) as ctx:
            dockets.keep_serials(ctx.session, self._serials)
            connection = ctx.session.connection()
            for model in TABLES:
                self._inserts[model].run(connection, self._waiting[model])
            for model, before in _BEFORE.items():
                _finish(connection, model, before, self._waiting[model])
            ctx.session.commit()
        self.written += self._count
        self._count = 0
        for rows in self._waiting.values():
            rows.clear()


class _Insert:
    """An INSERT compiled once, whose rows go straight to the driver: a million rows need no more."""

    def __init__(self, model: type[Base], dialect: Dialect) -> None:
        columns = model.__table__.columns
        compiled = insert(model.__table__).compile(dialect=dialect)  # type: ignore[arg-type]
        self._sql = str(compiled)
        self._is_positional = compiled.positional
        self._before = _BEFORE.get(model, {})
        self._columns: list[tuple[str, Callable[[Any], Any] | None]] = [
            (name, columns[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or columns.keys()
        ]

    def run(self, connection: Connection, rows: Iterable[Row]) -> None:
        before = self._before
        given = [{**row, **before} for row in rows] if before else rows
        values: list[Any]
        if self._is_positional:
            columns = self._columns
            values = [tuple([bind(row[name]) if bind else row[name] for name, bind in columns]) for row in given]
        else:
            values = [{name: bind(row[name]) if bind else row[name] for name, bind in self._columns} for row in given]
        if values:
            connection.exec_driver_sql(self._sql, values)


def _finish(connection: Connection, model: type[Base], before: Mapping[str, Any], rows: list[Row]) -> None:
    changed = [row for row in rows if any(row[name] != value for name, value in before.items())]
    if not changed:
        return
    table: Any = model.__table__
    new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in before}
    connection.execute(
        update(table).where(table.c.id == bindparam("row_id")).values(new),
        [{"row_id": row["id"], **{f"new_{name}": row[name] for name in before}} for row in changed],
    )
