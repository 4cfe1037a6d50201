"""What time does by itself: receipt is deemed, silence is recorded, people are reminded, texts become public.

Safe to run at any time, twice, and by two processes at once: every step finds what is due today by an index, and asks
the database again inside its own act. Nothing is decided here that a person decides; a vote whose time has ended waits
for whoever closes it.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from sqlalchemy import select

from oversight.domain.deadlines import read_deadline
from oversight.domain.lateness import ONE_DAY
from oversight.domain.terms import Action
from oversight.persistence import cases
from oversight.persistence.models import Case, Docket, FinalDocument, PublishedCase
from oversight.services import (
    attachments,
    delivery,
    drafts,
    escalation,
    outbox,
    publishing,
    reminders,
    responses,
    watch_rounds,
)
from oversight.services.context import LOCAL, Context, Services
from oversight.services.watch_rounds import Act, Find, Tally

_LONGEST_REST = 31
"""Calendar days in which a working day is found, or the calendar is wrong."""


def run(services: Services) -> dict[str, int]:
    """One round, written down in `watch_round`. Returns how often each thing was done, refused and failed."""
    tally = Tally()
    round_id = watch_rounds.begin(services)
    for step, (find, act) in STEPS.items():
        watch_rounds.each(services, tally, step, find, act)
    for step, clean in CLEANING.items():
        try:
            tally.counts[step] = clean(services)
        except Exception as error:  # noqa: BLE001 - the others do not depend on it
            tally.counts.setdefault(step, 0)
            tally.note(step, "", error)
    watch_rounds.end(services, round_id, tally)
    return tally.as_counts()


def _undelivered(ctx: Context) -> list[str]:
    """Dockets whose final document nobody confirmed, delivered so long ago that receipt is deemed today.

    By the shortest rule of any commission; the act asks the docket's own.
    """
    day = ctx.today
    lengths = {None, *ctx.rulebook.every_length("receipt_deemed")}
    for _ in range(_LONGEST_REST):
        if any(read_deadline(ctx.statute, "receipt_deemed", day, length=one).due_on <= ctx.today for one in lengths):
            break
        day -= ONE_DAY
    query = (
        select(Docket.number)
        .join(Case, Case.docket_id == Docket.id)
        .join(FinalDocument, FinalDocument.case_id == Case.id)
        .where(FinalDocument.received_on.is_(None), FinalDocument.delivered_at < _midnight(day + ONE_DAY))
    )
    return list(ctx.session.scalars(query))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LOCAL)


def _readable(ctx: Context) -> list[str]:
    """Public dockets whose texts may be read from today on."""
    return list(ctx.session.scalars(select(PublishedCase.number).where(PublishedCase.texts_from <= ctx.today)))


def _become_late(ctx: Context) -> list[str]:
    """Public dockets that have become late since their copy was made."""
    query = select(PublishedCase.number).where(
        PublishedCase.is_late.is_(False), PublishedCase.next_due_on < ctx.today, Docket.is_open
    )
    return list(ctx.session.scalars(query.join(Docket, Docket.id == PublishedCase.docket_id)))


def _publish(ctx: Context, number: str) -> bool:
    docket = cases.docket_by_number(ctx.session, number, lock=True)
    if docket is None:
        return False
    publishing.refresh(ctx, docket)
    ctx.commit()
    return True


def _purge(services: Services) -> int:
    purged = 0
    while found := drafts.purge(services):
        purged += found
    return purged


def _drop_links(services: Services) -> int:
    with services.context(writes=True) as ctx:
        dropped = outbox.drop_ended_links(ctx)
        ctx.commit()
        return dropped


def _sweep(services: Services) -> int:
    with services.context(writes=False) as ctx:
        since = watch_rounds.last_clean(ctx)
    return attachments.sweep(services, since)


# In this order: what has become so is recorded before anybody is told, and told before it is shown.
STEPS: dict[str, tuple[Find, Act]] = {
    "deemed_received": (_undelivered, delivery.deem_received),
    "silence_noted": (escalation.undecided, escalation.note_silence),
    "marked_overdue": (escalation.unanswered, responses.mark_overdue),
    "letters_drafted": (partial(escalation.due_for, action=Action.DRAFT_LETTER), escalation.draft_letter),
    "listed_for_session": (partial(escalation.due_for, action=Action.LIST_FOR_SESSION), escalation.list_for_session),
    "reminded": (reminders.due, reminders.remind),
    "calendar_reminded": (reminders.calendar_due, reminders.remind_of_calendar),
    "published": (_readable, _publish),
    "shown_late": (_become_late, _publish),
}
CLEANING: dict[str, Callable[[Services], int]] = {
    "drafts_purged": _purge,
    "links_dropped": _drop_links,
    "files_swept": _sweep,
}
