"""Write the rows of many dockets in few statements, batch by batch, with memory that does not grow."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, insert, update

from oversight.domain.terms import MotionState
from oversight.persistence import cases as dockets
from oversight.persistence.base import Base
from oversight.persistence.models import FinalDocument, Motion
from oversight.services.context import Context, Services
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
            for model in TABLES:
                _insert(ctx, model, self._waiting[model])
            for model, before in _BEFORE.items():
                _finish(ctx, model, before, self._waiting[model])
            ctx.session.commit()
        self.written += self._count
        self._count = 0
        for rows in self._waiting.values():
            rows.clear()


def _insert(ctx: Context, model: type[Base], rows: list[Row]) -> None:
    if rows:
        before = _BEFORE.get(model)
        given: list[Any] = [{**row, **before} for row in rows] if before else rows
        ctx.session.execute(insert(model.__table__), given)  # type: ignore[arg-type]


def _finish(ctx: Context, model: type[Base], before: Mapping[str, Any], rows: list[Row]) -> None:
    changed = [row for row in rows if any(row[name] != value for name, value in before.items())]
    if not changed:
        return
    table: Any = model.__table__
    statement = (
        update(table)
        .where(table.c.id == bindparam("row_id"))
        .values({name: bindparam(f"new_{name}") for name in before})
    )
    ctx.session.connection().execute(
        statement, [{"row_id": row["id"], **{f"new_{name}": row[name] for name in before}} for row in changed]
    )
