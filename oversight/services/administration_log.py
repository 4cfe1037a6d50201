"""The log of what is done in the administration, outside any docket: written in the act's own transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import literal, select, tuple_

from oversight.domain.errors import NotVisible
from oversight.domain.terms import AdministrationAct, Role
from oversight.persistence.base import UtcMoment
from oversight.persistence.models import AdministrationEvent
from oversight.services.context import Context
from oversight.services.organisations import names_of

PAGE = 25
_READERS = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class AdministrationLine:
    """One act: who, in which role, when, to what; and what stood before and after, as plain data."""

    id: UUID
    act: AdministrationAct
    name: str
    role: Role
    at: datetime
    subject: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reasons: str


def note(
    ctx: Context,
    act: AdministrationAct,
    subject: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reasons: str = "",
) -> None:
    """Add one line; the caller commits. Ids, keys, labels and figures only: never a name, an address, a contact."""
    account_id, roles = ctx.actor.account_id, ctx.actor.roles
    if account_id is None:
        raise NotVisible
    role = next((role for role in (Role.ADMINISTRATOR, Role.AUDITOR) if role in roles), ctx.actor.seats[0].role)
    ctx.session.add(
        AdministrationEvent(
            act=act,
            actor_id=account_id,
            role=role,
            at=ctx.now,
            subject=subject,
            before=dict(before or {}),
            after=dict(after or {}),
            reasons=reasons,
        )
    )


def newest(ctx: Context, after: UUID | None = None) -> tuple[tuple[AdministrationLine, ...], UUID | None]:
    """A page of the log, newest first, from the line below *after*; and the last id if there are more lines.

    Raises NotVisible for everybody but administrators and auditors, or when there is no line *after*.
    """
    if not ctx.actor.roles & _READERS:
        raise NotVisible
    table = AdministrationEvent
    query = select(table).order_by(table.at.desc(), table.id.desc()).limit(PAGE + 1)
    if after is not None:
        last = ctx.session.get(table, after)
        if last is None:
            raise NotVisible
        query = query.where(tuple_(table.at, table.id) < tuple_(literal(last.at, UtcMoment), literal(last.id)))
    rows = ctx.session.scalars(query).all()
    names = names_of(ctx, {row.actor_id for row in rows[:PAGE]})
    lines = tuple(
        AdministrationLine(
            row.id,
            row.act,
            names.get(row.actor_id, ""),
            row.role,
            row.at,
            row.subject,
            row.before,
            row.after,
            row.reasons,
        )
        for row in rows[:PAGE]
    )
    return lines, lines[-1].id if len(rows) > PAGE else None
