"""Send what is queued. The rows are the truth: this may be called by anyone, at any time, twice at once.

A row is taken by a short transaction that marks it `sending` for the length of a lease, sent outside any transaction,
and marked `sent` only when the server has taken the mail over. A process that dies in between leaves the row to the
next one after the lease; if the server had already taken the mail, it goes out once more, with the same Message-ID.
"""

import ipaddress
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update

from config import Settings
from oversight.domain.errors import NotVisible
from oversight.domain.terms import Role
from oversight.notifications.catalogues import translate
from oversight.notifications.mailer import (
    Failure,
    Mail,
    MailDelayed,
    Mailer,
    MailFailed,
    MailRefused,
    MailServerAbsent,
    SmtpMailer,
)
from oversight.notifications.messages import ACCOUNT_MESSAGES, Composer, Message, MessageUnfit, TermNotice
from oversight.persistence.models import Notification
from oversight.services import identity
from oversight.services.context import Context, Services

BATCH = 10
LEASE = timedelta(minutes=5)
_ONE_MAIL = timedelta(minutes=1)  # the longest a single mail takes, all time limits together
_ABSENT_PAUSE = timedelta(minutes=1)
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""Pauses after a server has put a mail off; after the last of them the mail has failed."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What one call of `drain` did."""

    sent: int = 0
    delayed: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A row of the outbox as the administrator sees it; it names no receiver.

    ``failure`` is a sentence to translate, ``detail`` the server's code. ``link`` is the address in the mail; None
    when it holds a single-use token that is not the administrator's business.
    """

    id: UUID
    message: str
    language: str
    subject: str
    number: str | None
    link: str | None
    state: str
    attempts: int
    failure: str
    detail: str
    queued_at: datetime
    next_try_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Parcel:
    """One taken row. ``attempt`` is the fence: a row that somebody else took meanwhile is not touched any more."""

    id: UUID
    attempt: int
    lease_ends_at: datetime
    message: str
    language: str
    content: dict[str, Any]
    email: str | None
    is_guest: bool


def open_mailer(settings: Settings) -> Mailer | None:
    """The mailer the settings name; None: mail stays in the outbox. Raises MailUrlWrong."""
    if settings.mail_url is None:
        return None
    return SmtpMailer(settings.mail_url, default_host=_mail_host(settings.base_url))


def queue_account_mail(
    ctx: Context,
    message: str,
    *,
    path: str,
    language: str,
    account_id: UUID | None = None,
    identity_id: UUID | None = None,
    until: datetime | None = None,
    once_key: str | None = None,
) -> None:
    """Queue a mail about an account (a key of ACCOUNT_MESSAGES) in the caller's transaction; the caller commits.

    *path* is the link without language, token included; it leaves the outbox with the mail, or when *until* has passed.
    A second mail with the same *once_key* is refused by the database.
    """
    if message not in ACCOUNT_MESSAGES:
        raise MessageUnfit(f"no such message: {message!r}")
    content = {"path": path} | ({"until": until.isoformat()} if until else {})
    ctx.session.add(
        Notification(
            message=message,
            account_id=account_id,
            identity_id=identity_id,
            once_key=once_key,
            language=language,
            content=content,
            state="queued",
            queued_at=ctx.now,
            next_try_at=ctx.now,
        )
    )
    ctx.has_work = True


def drain(services: Services, mailer: Mailer | None) -> Round:
    """Send everything that is due, in small batches, until nothing is left or the server is absent.

    Without a mailer nothing is taken. Never raises for a mail that cannot be sent: its row says why.
    """
    if mailer is None:
        return Round()
    composer = Composer(services.settings.base_url, translate)
    tally: Counter[str] = Counter()
    with mailer:
        while batch := _take(services):
            for place, parcel in enumerate(batch):
                if services.clock() > parcel.lease_ends_at - _ONE_MAIL:
                    break  # a slow server used the lease up; the rest is due again when it ends
                try:
                    _send(services, mailer, composer, parcel)
                except MailServerAbsent as absent:
                    _put_off(services, batch[place:], absent)
                    tally["delayed"] += len(batch) - place
                    return Round(**tally)
                except MailFailed as failed:
                    tally[_give_back(services, parcel, failed)] += 1
                else:
                    _settle(services, parcel, state="sent", sent_at=services.clock(), failure="")
                    tally["sent"] += 1
    return Round(**tally)


def list_mail(ctx: Context, *, state: str | None = None, limit: int = 50, offset: int = 0) -> tuple[KeptMail, ...]:
    """The outbox, newest first, for the administrator. Raises NotVisible for anybody else."""
    _require_administrator(ctx)
    query = select(Notification).order_by(Notification.queued_at.desc(), Notification.id).limit(limit).offset(offset)
    if state is not None:
        query = query.where(Notification.state == state)
    composer = Composer(ctx.settings.base_url, translate)
    return tuple(_kept(ctx, composer, row) for row in ctx.session.scalars(query))


def count_mail(ctx: Context) -> dict[str, int]:
    """How many mails are in each state. Raises NotVisible for anybody but the administrator."""
    _require_administrator(ctx)
    rows = ctx.session.execute(select(Notification.state, func.count().label("mails")).group_by(Notification.state))
    return {row.state: row.mails for row in rows}


def retry(ctx: Context, notification_id: UUID) -> None:
    """Queue a failed mail again and commit; nothing happens to one that has not failed. For the administrator."""
    _require_administrator(ctx)
    ctx.session.execute(
        update(Notification)
        .where(Notification.id == notification_id, Notification.state == "failed")
        .values(state="queued", attempts=0, next_try_at=ctx.now)
    )
    ctx.has_work = True
    ctx.commit()


def drop_ended_links(ctx: Context) -> int:
    """Take every single-use link that has ended out of the outbox; returns how many. The caller commits."""
    rows = ctx.session.scalars(
        select(Notification).where(Notification.message.in_(ACCOUNT_MESSAGES), Notification.state != "sent")
    )
    ended = [row for row in rows if "path" in row.content and _has_ended(row.content, ctx.now)]
    for row in ended:
        row.content, row.state, row.failure = {}, "failed", Failure.LINK_ENDED.value
    return len(ended)


def _is_due(now: datetime) -> ColumnElement[bool]:
    return Notification.state.in_(("queued", "sending")) & (Notification.next_try_at <= now)


def _take(services: Services) -> Sequence[_Parcel]:
    """Mark the next rows as being sent. A look without a lock comes first, so that an idle worker disturbs no one."""
    with services.context(writes=False) as ctx:
        if ctx.session.scalar(select(Notification.id).where(_is_due(ctx.now)).limit(1)) is None:
            return ()
    with services.context(writes=True) as ctx:
        rows = ctx.session.scalars(
            select(Notification)
            .where(_is_due(ctx.now))
            .order_by(Notification.queued_at, Notification.id)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        ).all()
        parcels = [_taken(ctx, row) for row in rows]
        ctx.commit()
        return parcels


def _taken(ctx: Context, row: Notification) -> _Parcel:
    row.state = "sending"
    row.attempts += 1
    row.next_try_at = ctx.now + LEASE
    contact = identity.contact_of(ctx, account_id=row.account_id, identity_id=row.identity_id)
    return _Parcel(
        row.id,
        row.attempts,
        row.next_try_at,
        row.message,
        row.language,
        dict(row.content),
        contact.email if contact else None,
        is_guest=row.account_id is None and row.docket_id is not None,
    )


def _send(services: Services, mailer: Mailer, composer: Composer, parcel: _Parcel) -> None:
    """Raises MailFailed in one of its kinds."""
    if parcel.attempt > len(BACK_OFF) + 1:
        raise MailRefused(Failure.INTERRUPTED)
    if _has_ended(parcel.content, services.clock()):
        raise MailRefused(Failure.LINK_ENDED)
    if parcel.email is None:
        raise MailRefused(Failure.NO_ADDRESS)
    try:
        message = _compose(composer, parcel.message, parcel.language, parcel.content, is_guest=parcel.is_guest)
    except MessageUnfit:
        raise MailRefused(Failure.MESSAGE_UNFIT) from None
    mailer.send(Mail(parcel.id.hex, parcel.email, message, services.clock()))


def _compose(
    composer: Composer, message: str, language: str, content: Mapping[str, Any], *, is_guest: bool = False
) -> Message:
    return composer.compose(
        message,
        language,
        path=content.get("path", "/"),
        number=content.get("number"),
        until=datetime.fromisoformat(content["until"]) if "until" in content else None,
        notice=_notice_of(content),
        is_guest=is_guest,
    )


def _notice_of(content: Mapping[str, Any]) -> TermNotice | None:
    if "due_on" not in content:
        return None
    due_on, on = (date.fromisoformat(content[name]) for name in ("due_on", "on"))
    permalink, is_provisional = content.get("permalink", "/deadlines"), content.get("is_provisional", False)
    return TermNotice(content["term"], content["article"], due_on, content["days"], on, permalink, is_provisional)


def _has_ended(content: Mapping[str, Any], now: datetime) -> bool:
    return "until" in content and datetime.fromisoformat(content["until"]) <= now


def _put_off(services: Services, parcels: Sequence[_Parcel], absent: MailServerAbsent) -> None:
    """The server is away: that is no fault of these mails, so the attempt does not count."""
    for parcel in parcels:
        _settle(
            services,
            parcel,
            state="queued",
            attempts=parcel.attempt - 1,
            next_try_at=services.clock() + _ABSENT_PAUSE,
            failure=str(absent),
        )


def _give_back(services: Services, parcel: _Parcel, failed: MailFailed) -> str:
    """Queue the mail for later or give it up; returns the name of the count it belongs to."""
    if isinstance(failed, MailDelayed) and parcel.attempt <= len(BACK_OFF):
        pause = BACK_OFF[parcel.attempt - 1]
        _settle(services, parcel, state="queued", next_try_at=services.clock() + pause, failure=str(failed))
        return "delayed"
    _settle(services, parcel, state="failed", failure=str(failed))
    return "failed"


def _settle(services: Services, parcel: _Parcel, **values: Any) -> None:
    """Write what became of a taken row, unless somebody else has taken it since."""
    if values["state"] == "sent" and parcel.message in ACCOUNT_MESSAGES:
        values["content"] = {}
    with services.context(writes=True) as ctx:
        ctx.session.execute(
            update(Notification)
            .where(
                Notification.id == parcel.id,
                Notification.state == "sending",
                Notification.attempts == parcel.attempt,
            )
            .values(**values)
        )
        ctx.session.commit()
    _log.info("mail", extra={"notification": str(parcel.id), "state": values["state"], "why": values["failure"]})


def _kept(ctx: Context, composer: Composer, row: Notification) -> KeptMail:
    message = _compose(composer, row.message, row.language, row.content)
    failure, _, detail = row.failure.partition(" ")
    is_secret = row.message in ACCOUNT_MESSAGES and not ctx.settings.is_demo
    path = row.content.get("path")
    return KeptMail(
        id=row.id,
        message=row.message,
        language=row.language,
        subject=message.subject,
        number=row.content.get("number"),
        link=f"{ctx.settings.base_url}/{row.language}{path}" if path and not is_secret else None,
        state=row.state,
        attempts=row.attempts,
        failure=Failure(failure).sentence if failure else "",
        detail=detail,
        queued_at=row.queued_at,
        next_try_at=row.next_try_at,
        sent_at=row.sent_at,
    )


def _require_administrator(ctx: Context) -> None:
    if Role.ADMINISTRATOR not in ctx.actor.roles:
        raise NotVisible


def _mail_host(base_url: str) -> str:
    """The domain of the site; an address of numbers is no domain for mail."""
    host = urlsplit(base_url).hostname or "localhost"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host
    return "localhost"
