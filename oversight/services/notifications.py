"""Queue mail for an event: rows in the act's own transaction. Sending is the outbox's matter (`outbox.py`)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from oversight.domain.addresses import address_of_term
from oversight.domain.calendar_days import CalendarMissing, working_days_between
from oversight.domain.events import BY_THE_CLOCK, Audience, told
from oversight.domain.lateness import MUST_ACT, told_at
from oversight.domain.terms import AGENCY_ROLES, Role
from oversight.notifications.messages import REMINDER
from oversight.persistence.models import Account, Docket, Event, Notification, Seat, Term
from oversight.services import identity
from oversight.services.context import Context
from oversight.services.pausing import reading_of

_ROLES: dict[Audience, frozenset[Role]] = {
    Audience.SECRETARY: frozenset({Role.SECRETARY}),
    Audience.CHAIR: frozenset({Role.CHAIR}),
    Audience.MEMBERS: frozenset({Role.MEMBER, Role.CHAIR}),
    Audience.AGENCY: AGENCY_ROLES,
    Audience.AGENCY_HEAD: frozenset({Role.AGENCY_HEAD}),
}
_DESKS = {Audience.AGENCY: "agency", Audience.AGENCY_HEAD: "agency"}


def queue(ctx: Context, docket: Docket, event: Event) -> None:
    """Queue one mail to everybody whom the EVENTS table tells of this act, except the person who did it."""
    tells = told(event.action, event.data)
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
    agency_id = docket.agency_id if docket.agency_told_on else None  # before, it is no party
    rows = ctx.session.execute(
        select(Seat.role, Seat.body_id, Seat.account_id, Account.language)
        .join(Account, Account.id == Seat.account_id)
        .where(
            Seat.body_id.in_([body for body in (docket.commission_id, agency_id) if body]),
            Seat.ended_at.is_(None),
            Account.is_disabled.is_(False),
        )
    ).all()
    for audience in audiences:
        body_id = agency_id if audience in _DESKS else docket.commission_id
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
    guest = _guest(ctx, docket)
    if guest is not None:
        _add(ctx, docket, event, docket.complaint.language, "/track", identity_id=guest)


def _guest(ctx: Context, docket: Docket) -> UUID | None:
    """The identity of a filer without an account who left a mail address."""
    complaint = docket.complaint
    if complaint.filer_account_id or complaint.filer_body_id:
        return None
    return complaint.identity_id if identity.has_mail(ctx, complaint.identity_id) else None


def _add(ctx: Context, docket: Docket, event: Event, language: str, path: str, **receiver: Any) -> None:
    at = _told_at(ctx) if event.action in BY_THE_CLOCK else ctx.now
    ctx.session.add(
        Notification(
            docket_id=docket.id,
            sequence=event.sequence,
            message=event.action.value,
            language=language,
            content={"number": docket.number, "path": path},
            state="queued",
            queued_at=ctx.now,
            next_try_at=at,
            **receiver,
        )
    )
    ctx.has_work = True


def _told_at(ctx: Context) -> datetime:
    try:
        return told_at(ctx.statute.calendar, ctx.now)
    except CalendarMissing:
        return ctx.now


# Reminders of a term: to whoever must act, once for each stage.


def remind(ctx: Context, docket: Docket, term: Term, stage: int) -> int:
    """Queue one mail to each who must act before *term* ends; returns how many. Raises CalendarMissing.

    *stage* is its day as the statute has it. A mail that was queued before for the same term, last day, stage and
    receiver is refused by the database; a term that a changed calendar moved is told anew.
    """
    audiences = MUST_ACT.get(term.key, ())
    officials = [audience for audience in audiences if audience is not Audience.FILER]
    receivers: dict[UUID, tuple[str, str]] = {}
    if officials:
        for audience, account_id, language in _officials(ctx, docket, officials):
            receivers.setdefault(account_id, (language, _DESKS.get(audience, "commission")))
    guest: UUID | None = None
    if Audience.FILER in audiences:
        for account_id, language in _filer_accounts(ctx, docket):
            receivers.setdefault(account_id, (language, "my"))
        guest = _guest(ctx, docket)
    for account_id, (language, desk) in receivers.items():
        path = f"/{desk}/cases/{docket.number}#term-{term.started_by}"
        _add_reminder(ctx, docket, term, (stage, account_id), language, path, account_id=account_id)
    if guest is not None:
        _add_reminder(ctx, docket, term, (stage, guest), docket.complaint.language, "/track", identity_id=guest)
    return len(receivers) + (guest is not None)


def _add_reminder(
    ctx: Context, docket: Docket, term: Term, once: tuple[int, UUID], language: str, path: str, **receiver: Any
) -> None:
    reading = reading_of(ctx.statute, term)
    article = ctx.statute.articles[reading.article_key].words.of(language) if reading.article_key else ""
    stage, receiver_id = once
    ctx.session.add(
        Notification(
            docket_id=docket.id,
            message=REMINDER,
            once_key=f"{term.id.hex}:{term.due_on:%Y%m%d}:{stage}:{receiver_id.hex}",
            language=language,
            content={
                "number": docket.number,
                "path": path,
                "term": reading.title.of(language),
                "article": article,
                "due_on": term.due_on.isoformat(),
                "days": working_days_between(ctx.statute.calendar, ctx.today, term.due_on),
                "on": ctx.today.isoformat(),
                "permalink": address_of_term(ctx.statute, reading),
                "is_provisional": reading.is_provisional,
            },
            state="queued",
            queued_at=ctx.now,
            next_try_at=_told_at(ctx),
            **receiver,
        )
    )
    ctx.has_work = True
