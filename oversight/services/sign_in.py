"""Login sessions: a row per signed-in browser, looked up at every request and revocable at the next."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update

from oversight.domain.errors import Busy
from oversight.domain.policy import Actor, Seat
from oversight.domain.terms import Role
from oversight.persistence.models import Account, Identity, LoginSession
from oversight.persistence.models import Seat as SeatRow
from oversight.services.context import Context
from oversight.services.tokens import digest, new_token

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
_SEEN_EVERY = timedelta(minutes=2)

_ACTOR = (
    select(
        LoginSession.id,
        LoginSession.seen_at,
        Account.id,
        Account.language,
        Identity.full_name,
        SeatRow.role,
        SeatRow.body_id,
        SeatRow.begun_at,
    )
    .join(Account, Account.id == LoginSession.account_id)
    .join(Identity, Identity.id == Account.identity_id)
    .outerjoin(SeatRow, (SeatRow.account_id == Account.id) & SeatRow.ended_at.is_(None))
)


def actor_of(ctx: Context, token: str) -> Actor | None:
    """Who is behind a session token; None when it is unknown, revoked, idle too long or over, or the account is
    disabled. One statement.
    """
    rows = ctx.session.execute(
        _ACTOR.where(
            LoginSession.token_digest == digest(token),
            LoginSession.revoked_at.is_(None),
            LoginSession.ends_at > ctx.now,
            LoginSession.seen_at > ctx.now - IDLE,
            Account.is_disabled.is_(False),
        )
    ).all()
    if not rows:
        return None
    session_id, seen_at, account_id, language, name = rows[0][:5]
    if ctx.now - seen_at > _SEEN_EVERY:
        ctx.session.rollback()  # the reading is over; writing takes its own transaction
        _see(ctx, session_id)
    held = sorted((row for row in rows if row.role is not None), key=lambda row: (row.begun_at, row.role))
    seats = tuple(Seat(row.role, row.body_id) for row in held)
    return Actor(account_id, seats or (Seat(Role.CITIZEN),), name=name, language=language)


def _see(ctx: Context, session_id: UUID) -> None:
    """Note that the session is in use; not while somebody writes: reading waits for nobody, and the next one notes."""
    free = select(LoginSession.id).where(LoginSession.id == session_id).with_for_update(skip_locked=True)
    with suppress(Busy), ctx.services.database.open(writes=True, is_patient=False) as writing:
        writing.execute(
            update(LoginSession)
            .where(LoginSession.id.in_(free), LoginSession.revoked_at.is_(None))  # never revives a revoked one
            .values(seen_at=ctx.now)
        )
        writing.commit()


def begin_session(ctx: Context, account_id: UUID) -> str:
    """A new session for an account, not yet committed; returns the token for the cookie."""
    token = new_token()
    ctx.session.add(
        LoginSession(
            token_digest=digest(token),
            account_id=account_id,
            created_at=ctx.now,
            seen_at=ctx.now,
            ends_at=ctx.now + ABSOLUTE,
        )
    )
    return token


def end_session(ctx: Context, token: str, because: str = "signed out") -> None:
    """Revoke one session and commit."""
    ctx.session.execute(
        update(LoginSession)
        .where(LoginSession.token_digest == digest(token), LoginSession.revoked_at.is_(None))
        .values(revoked_at=ctx.now, revoked_because=because)
    )
    ctx.session.commit()


def end_sessions_of(ctx: Context, account_id: UUID, because: str) -> None:
    """Revoke every session of an account (password, role or state changed), not yet committed."""
    ctx.session.execute(
        update(LoginSession)
        .where(LoginSession.account_id == account_id, LoginSession.revoked_at.is_(None))
        .values(revoked_at=ctx.now, revoked_because=because)
    )
