"""The log of what is done in the administration, outside any docket: written in the act's own transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import literal, select, tuple_

from oversight.domain.errors import NotVisible
from oversight.domain.terms import AdministrationAct, Role
from oversight.persistence.base import UtcMoment
from oversight.persistence.models import AdministrationEvent, Body
from oversight.services.case_file import Named
from oversight.services.context import Context
from oversight.services.organisations import names_of

PAGE = 25
BODY = "body"  # the name under which a line holds the id of the organisation it concerns
_READERS = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class AdministrationLine:
    """One act: who, in which role, when, to what; and what stood before and after, as plain data.

    ``subject`` is a label, a key, or the name of the person it was done to; ``body`` the organisation it concerns.
    """

    id: UUID
    act: AdministrationAct
    name: str
    role: Role
    at: datetime
    subject: str
    body: Named | None
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
    shown = rows[:PAGE]
    people = {row.actor_id for row in shown} | {key for row in shown if (key := _id_in(row.subject)) is not None}
    names, bodies = names_of(ctx, people), _bodies(ctx, shown)
    lines = tuple(_line(row, names, bodies) for row in shown)
    return lines, lines[-1].id if len(rows) > PAGE else None


def _line(row: AdministrationEvent, names: Mapping[UUID, str], bodies: Mapping[str, Named]) -> AdministrationLine:
    person = _id_in(row.subject)
    return AdministrationLine(
        id=row.id,
        act=row.act,
        name=names.get(row.actor_id, ""),
        role=row.role,
        at=row.at,
        subject=row.subject if person is None else names.get(person, ""),
        body=bodies.get(_body_of(row) or ""),
        before={name: value for name, value in row.before.items() if name != BODY},
        after={name: value for name, value in row.after.items() if name != BODY},
        reasons=row.reasons,
    )


def _id_in(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _body_of(row: AdministrationEvent) -> str | None:
    return row.after.get(BODY) or row.before.get(BODY)


def _bodies(ctx: Context, rows: Sequence[AdministrationEvent]) -> dict[str, Named]:
    ids = {UUID(key) for row in rows if (key := _body_of(row))}
    found = ctx.session.scalars(select(Body).where(Body.id.in_(ids))) if ids else ()
    return {str(body.id): Named.body(body) for body in found}
