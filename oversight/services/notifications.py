"""Queue mail for an event: rows in the act's own transaction. Sending is the outbox's matter (`outbox.py`)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from oversight.domain.events import EVENTS, Audience
from oversight.domain.terms import AGENCY_ROLES, Role
from oversight.persistence.models import Account, Docket, Event, Notification, Seat
from oversight.services import identity
from oversight.services.context import Context

_ROLES: dict[Audience, frozenset[Role]] = {
    Audience.SECRETARY: frozenset({Role.SECRETARY}),
    Audience.CHAIR: frozenset({Role.CHAIR}),
    Audience.MEMBERS: frozenset({Role.MEMBER, Role.CHAIR}),
    Audience.AGENCY: AGENCY_ROLES,
    Audience.AGENCY_HEAD: frozenset({Role.AGENCY_HEAD}),
}
_DESKS = {Audience.AGENCY: "agency", Audience.AGENCY_HEAD: "agency"}


def queue(ctx: Context, docket: Docket, event: Event) -> None:
    """Queue one mail to everybody the EVENTS row of this act tells, except the person who did it."""
    tells = EVENTS[event.action].tells
    if not tells:
        return
    receivers: dict[UUID, tuple[str, str]] = {}
    officials = [audience for audience in tells if audience is not Audience.FILER]
    if officials:
        for audience, account_id, language in _officials(ctx, docket, officials):
            receivers.setdefault(account_id, (language, _DESKS.get(audience, "commission")))
    if Audience.FILER in tells:
        for account_id, language in _filer_accounts(ctx, docket):
            receivers.setdefault(account_id, (language, "my"))
        _queue_guest(ctx, docket, event)
    for account_id, (language, desk) in receivers.items():
        if account_id != ctx.actor.account_id:
            _add(ctx, docket, event, language, f"/{desk}/cases/{docket.number}", account_id=account_id)


def _officials(ctx: Context, docket: Docket, audiences: Iterable[Audience]) -> Iterable[tuple[Audience, UUID, str]]:
    recused = {d.account_id for d in docket.declarations if d.recused_at is not None}
    claimed_by = docket.complaint.claimed_by_id
    rows = ctx.session.execute(
        select(Seat.role, Seat.body_id, Seat.account_id, Account.language)
        .join(Account, Account.id == Seat.account_id)
        .where(
            Seat.body_id.in_([body for body in (docket.commission_id, docket.agency_id) if body]),
            Seat.ended_at.is_(None),
            Account.is_disabled.is_(False),
        )
    ).all()
    for audience in audiences:
        body_id = docket.agency_id if audience in _DESKS else docket.commission_id
        for role, seat_body_id, account_id, language in rows:
            if role not in _ROLES[audience] or seat_body_id != body_id or account_id in recused:
                continue
            if audience is Audience.SECRETARY and claimed_by not in {None, account_id}:
                continue
            yield audience, account_id, language


def _filer_accounts(ctx: Context, docket: Docket) -> Iterable[tuple[UUID, str]]:
    complaint = docket.complaint
    if complaint.filer_body_id:
        query = (
            select(Seat.account_id, Account.language)
            .join(Account, Account.id == Seat.account_id)
            .where(Seat.body_id == complaint.filer_body_id, Seat.ended_at.is_(None))
        )
        yield from ctx.session.execute(query)
    elif complaint.filer_account_id:
        yield complaint.filer_account_id, complaint.language


def _queue_guest(ctx: Context, docket: Docket, event: Event) -> None:
    complaint = docket.complaint
    if complaint.filer_account_id or complaint.filer_body_id:
        return
    if identity.has_mail(ctx, complaint.identity_id):
        _add(ctx, docket, event, complaint.language, "/track", identity_id=complaint.identity_id)


def _add(ctx: Context, docket: Docket, event: Event, language: str, path: str, **receiver: Any) -> None:
    ctx.session.add(
        Notification(
            docket_id=docket.id,
            sequence=event.sequence,
            message=event.action.value,
            language=language,
            content={"number": docket.number, "path": path},
            state="queued",
            queued_at=ctx.now,
            next_try_at=ctx.now,
            **receiver,
        )
    )
    ctx.has_work = True
