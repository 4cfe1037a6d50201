"""What time does by itself: receipt is deemed, silence is recorded, texts become public, what has expired goes.

Safe to run at any time, twice, and by two processes at once: every step asks the database again inside its own act.
Nothing is decided here that a person decides; a vote whose time has ended waits for whoever closes it.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import or_, select

from oversight.domain import workflow
from oversight.domain.deadlines import is_overdue, read_deadline
from oversight.domain.errors import DomainError
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, CaseState, RecordKind, ResponseState
from oversight.persistence import cases
from oversight.persistence.models import Case, Docket, FinalDocument, PublishedCase, Response
from oversight.services import attachments, drafts, outbox, publishing, responses
from oversight.services.context import LOCAL, Context, Services

_log = logging.getLogger(__name__)

_MAY_BE_OVERDUE = tuple(
    state for state in ResponseState if workflow.is_possible(RecordKind.RESPONSE, state, Action.MARK_OVERDUE)
)


def run(services: Services) -> dict[str, int]:
    """One round. Returns how often each thing was done."""
    return {
        "deemed_received": _each(services, _undelivered(services), responses.deem_received),
        "marked_overdue": _each(services, _unanswered(services), responses.mark_overdue),
        "published": _each(services, _due_for_publication(services), _publish),
        "drafts_purged": _purge(services),
        "links_dropped": _drop_links(services),
        "files_swept": attachments.sweep(services),
    }


def deemed_on(ctx: Context, delivered_on: date) -> date:
    """The day on which receipt is deemed when nobody confirms it: a rule of the house, not of the law."""
    return read_deadline(ctx.statute, "receipt_deemed", delivered_on).due_on


def _undelivered(services: Services) -> list[str]:
    query = (
        select(Docket.number, FinalDocument.delivered_at)
        .join(Case, Case.docket_id == Docket.id)
        .join(FinalDocument, FinalDocument.case_id == Case.id)
        .where(
            Case.state == CaseState.SENT, FinalDocument.delivered_at.is_not(None), FinalDocument.received_on.is_(None)
        )
    )
    with services.context(writes=False) as ctx:
        rows = ctx.session.execute(query).all()
        return [number for number, at in rows if at and deemed_on(ctx, at.astimezone(LOCAL).date()) <= ctx.today]


def _unanswered(services: Services) -> list[str]:
    query = (
        select(Docket.number, Response.due_on)
        .join(Response, Response.docket_id == Docket.id)
        .where(Response.state.in_(_MAY_BE_OVERDUE))
    )
    with services.context(writes=False) as ctx:
        rows = ctx.session.execute(query.where(Response.due_on < ctx.today)).all()
        return [number for number, due_on in rows if is_overdue(due_on, ctx.today)]


def _due_for_publication(services: Services) -> list[str]:
    """Public dockets whose texts may now be read, or which have become late since their copy was made."""
    with services.context(writes=False) as ctx:
        is_due = PublishedCase.texts_from <= ctx.today
        is_late = (PublishedCase.next_due_on < ctx.today) & PublishedCase.is_late.is_(False)
        query = select(PublishedCase.number).join(Docket, Docket.id == PublishedCase.docket_id)
        query = query.where(or_(is_due, is_late & Docket.is_open))
        return list(ctx.session.scalars(query))


def _publish(ctx: Context, number: str) -> bool:
    docket = cases.docket_by_number(ctx.session, number, lock=True)
    if docket is None:
        return False
    publishing.refresh(ctx, docket)
    ctx.commit()
    return True


def _each(services: Services, numbers: Iterable[str], act: Callable[[Context, str], bool]) -> int:
    """Do *act* to each docket in a transaction of its own; one that is refused does not hold up the others.

    Returns how often the act did something.
    """
    done = 0
    for number in numbers:
        with services.context(SYSTEM, writes=True) as ctx:
            try:
                done += act(ctx, number)
            except DomainError as refusal:  # somebody was quicker, or the calendar does not reach that far
                ctx.session.rollback()
                _log.info("watch", extra={"docket": number, "refused": type(refusal).__name__})
    return done


def _purge(services: Services) -> int:
    purged = 0
    while found := drafts.purge(services):
        purged += found
    return purged


def _drop_links(services: Services) -> int:
    with services.context(SYSTEM, writes=True) as ctx:
        dropped = outbox.drop_ended_links(ctx)
        ctx.commit()
        return dropped
