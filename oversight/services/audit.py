"""What the auditor reads: the log as it stands, and whether its chain holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from oversight.domain.chain import Link, first_wrong
from oversight.domain.errors import NotVisible
from oversight.domain.events import EVENTS
from oversight.domain.terms import Role
from oversight.persistence.models import Docket, Event
from oversight.services.context import Context

_READERS = frozenset({Role.AUDITOR, Role.ADMINISTRATOR, Role.SYSTEM})


@dataclass(frozen=True, slots=True)
class LogLine:
    """One event of the log, without identity."""

    number: str
    sequence: int
    sentence: str
    role: Role
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a case's chain holds: its length and head, or the first wrong event."""

    number: str
    count: int
    head: str
    first_wrong: int | None


def _require_reader(ctx: Context) -> None:
    if not ctx.actor.roles & _READERS:
        raise NotVisible


def newest_events(ctx: Context, number: str | None = None, limit: int = 100) -> tuple[LogLine, ...]:
    """The newest events of all dockets or of one. Raises NotVisible for other roles."""
    _require_reader(ctx)
    query = (
        select(Docket.number, Event.sequence, Event.action, Event.role, Event.at, Event.digest)
        .join(Docket, Docket.id == Event.docket_id)
        .order_by(Event.at.desc(), Event.sequence.desc())
        .limit(limit)
    )
    if number:
        query = query.where(Docket.number == number)
    return tuple(
        LogLine(docket, sequence, EVENTS[action].sentence, role, at, digest)
        for docket, sequence, action, role, at, digest in ctx.session.execute(query)
    )


def verify(ctx: Context, number: str) -> Verdict:
    """Recompute one case's chain against its events and its head. Raises NotVisible."""
    _require_reader(ctx)
    docket = ctx.session.scalars(select(Docket).where(Docket.number == number)).one_or_none()
    if docket is None:
        raise NotVisible
    links = list(links_of(ctx.session, docket))
    wrong = first_wrong(links)
    if wrong is None and (len(links) != docket.last_sequence or (links and links[-1][1] != docket.head_digest)):
        wrong = len(links) + 1
    return Verdict(number, len(links), docket.head_digest, wrong)


def verify_all(ctx: Context) -> Iterator[Verdict]:
    """The verdict on every docket, oldest first. Raises NotVisible."""
    _require_reader(ctx)
    for number in ctx.session.scalars(select(Docket.number).order_by(Docket.position)).all():
        yield verify(ctx, number)


def links_of(session: Session, docket: Docket) -> Iterator[tuple[Link, str]]:
    """The docket's events as links of the chain, in order, with the digest each carries."""
    for event in session.scalars(select(Event).where(Event.docket_id == docket.id).order_by(Event.sequence)):
        yield (
            Link(
                docket.number,
                event.sequence,
                event.action.value,
                str(event.actor_id) if event.actor_id else event.role.value,
                event.role.value,
                event.at,
                event.source,
                event.target,
                event.data,
            ),
            event.digest,
        )
