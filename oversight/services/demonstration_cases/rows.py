"""Plain rows of the tables, read like objects; and the ids they get."""

import secrets
import time
from itertools import count
from typing import Any
from uuid import UUID

from oversight.persistence import models
from oversight.persistence.base import Base

TABLES: tuple[type[Base], ...] = (
    models.Identity,
    models.Docket,
    models.Complaint,
    models.Case,
    models.InformationRequest,
    models.Visit,
    models.PublicHearing,
    models.ExpertOpinion,
    models.Finding,
    models.FinalDocument,
    models.Recommendation,
    models.Response,
    models.Answer,
    models.AgencyHearing,
    models.Commitment,
    models.ReturnedLand,
    models.Declaration,
    models.Motion,
    models.Vote,
    models.Event,
    models.Term,
    models.PublishedCase,
)
"""In the order in which rows can be inserted."""


class Row(dict[str, Any]):
    """The columns of one row. Other rows it belongs with are attributes beside them, as on a mapped object."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def relate(self, **others: Any) -> None:
        """Name the rows this one belongs with."""
        self.__dict__.update(others)


def _template(model: type[Base]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for column in model.__table__.columns:
        default: Any = column.default
        if default is None:
            columns[column.name] = None
        elif default.is_scalar:
            columns[column.name] = default.arg
        else:  # a fresh list, a fresh dict or a random id: nobody changes the first two in place
            columns[column.name] = default.arg(None) if column.name != "id" else None
    if "version" in columns:
        columns["version"] = 1
    return columns


_TEMPLATES = {model: _template(model) for model in TABLES}


class Ids:
    """Ids that grow, so that the rows of a long load land side by side in their indexes."""

    def __init__(self) -> None:
        milliseconds = int(time.time() * 1000) & (1 << 48) - 1
        self._next = count((milliseconds << 80) | (7 << 76) | (2 << 62) | secrets.randbits(20) << 40)

    def new(self) -> UUID:
        """The next one."""
        return UUID(int=next(self._next))


def new_row(model: type[Base], ids: Ids, **values: Any) -> Row:
    """A row of *model* with every column: defaults, a new id where the table has one, and *values*."""
    row = Row(_TEMPLATES[model])
    if "id" in row:
        row["id"] = ids.new()
    row.update(values)
    return row
