"""Read who sits where: the people of an NGO for its head, every seat for the administrator."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from oversight.domain.errors import NotVisible
from oversight.domain.terms import NGO_ROLES, BodyKind, Role
from oversight.persistence.models import Account, Body, Identity, Seat
from oversight.services.context import Context


@dataclass(frozen=True, slots=True)
class Seated:
    """One person on one seat. The name is the person's own, shown inside the organisation only."""

    seat_id: UUID
    account_id: UUID
    name: str
    role: Role
    body: str
    begun_at: datetime
    is_disabled: bool


@dataclass(frozen=True, slots=True)
class Organisation:
    """An NGO as its own people see it."""

    body_id: UUID
    name: str
    bin: str
    people: tuple[Seated, ...]
    may_invite: bool


def own_organisation(ctx: Context) -> Organisation:
    """The NGO of whoever is signed in, with its people. Raises NotVisible."""
    bodies = ctx.actor.bodies(NGO_ROLES)
    if not bodies:
        raise NotVisible
    body = ctx.session.get_one(Body, min(bodies, key=str))
    return Organisation(
        body.id,
        body.name(ctx.actor.language),
        body.bin or "",
        _seated(ctx, body.id),
        body.id in ctx.actor.bodies(frozenset({Role.NGO_HEAD})),
    )


def everybody(ctx: Context, limit: int = 200) -> tuple[Seated, ...]:
    """The newest seats, for the administrator. Raises NotVisible."""
    if Role.ADMINISTRATOR not in ctx.actor.roles:
        raise NotVisible
    return _seated(ctx, None, limit)


def names_of(ctx: Context, account_ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of people who acted in the administration, for its own pages. Raises NotVisible."""
    if not ctx.actor.roles & {Role.ADMINISTRATOR, Role.AUDITOR}:
        raise NotVisible
    if not account_ids:
        return {}
    query = select(Account.id, Identity.full_name).join(Identity, Identity.id == Account.identity_id)
    rows = ctx.session.execute(query.where(Account.id.in_(account_ids)))
    return {row.id: row.full_name for row in rows}


def bodies_of(ctx: Context, kind: BodyKind) -> list[tuple[UUID, dict[str, str]]]:
    """Active bodies of one kind, for choosing: id and names."""
    rows = ctx.session.execute(
        select(Body.id, Body.name_kk, Body.name_ru, Body.name_en)
        .where(Body.kind == kind, Body.is_active)
        .order_by(Body.name_kk)
    )
    return [(key, {"kk": kk, "ru": ru, "en": en}) for key, kk, ru, en in rows]


def _seated(ctx: Context, body_id: UUID | None, limit: int = 200) -> tuple[Seated, ...]:
    query = (
        select(
            Seat.id, Seat.account_id, Identity.full_name, Seat.role, Body.name_kk, Seat.begun_at, Account.is_disabled
        )
        .join(Account, Account.id == Seat.account_id)
        .join(Identity, Identity.id == Account.identity_id)
        .outerjoin(Body, Body.id == Seat.body_id)
        .where(Seat.ended_at.is_(None))
        .order_by(Seat.begun_at.desc(), Seat.id)
        .limit(limit)
    )
    if body_id is not None:
        query = query.where(Seat.body_id == body_id)
    return tuple(
        Seated(seat, account, name, role, body or "", begun, disabled)
        for seat, account, name, role, body, begun, disabled in ctx.session.execute(query)
    )
