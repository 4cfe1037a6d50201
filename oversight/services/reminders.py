"""Reminders around the last day of each running term, to whoever must act; and of a calendar nobody has approved.

Each stage is told once: how far a term has come stands on its row, changed in the transaction that queues the mail, and
the database refuses a second mail for the same term, stage and receiver. After an outage the stage that has come is
made up for and those before it are left out. On days off nobody is reminded.
"""

from uuid import UUID

from sqlalchemy import select

from oversight.domain.calendar_days import is_approved, is_working_day
from oversight.domain.lateness import latest_last_day, stages_come
from oversight.domain.terms import Action, Role
from oversight.persistence.models import Account, Docket, Notification, Seat, Term
from oversight.services import notifications, outbox
from oversight.services.casework import claim
from oversight.services.context import Context

CALENDAR_MONTH = 10
"""From October on the calendar of the next year should be approved (house rule)."""


def due(ctx: Context) -> list[str]:
    """Numbers of the dockets with a term at a stage of which nobody was reminded yet. One statement for each stage.

    Raises CalendarMissing.
    """
    calendar = ctx.statute.calendar
    if not is_working_day(calendar, ctx.today):
        return []
    found: dict[str, None] = {}
    for passed, stage in enumerate(ctx.statute.lateness.reminders):
        query = (
            select(Docket.number)
            .join(Term, Term.docket_id == Docket.id)
            .where(
                Term.ended_on.is_(None),
                Term.reminded == passed,
                Term.due_on <= latest_last_day(calendar, ctx.today, stage.days),
            )
            .order_by(Term.due_on)
        )
        found |= dict.fromkeys(ctx.session.scalars(query))
    return list(found)


def remind(ctx: Context, number: str) -> int:
    """Queue the reminders that have come for the docket's terms and commit; returns how many mails.

    Raises CalendarMissing.
    """
    docket = claim(ctx, number, Action.READ, None)
    stages = ctx.statute.lateness.reminders
    query = select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None)).order_by(Term.due_on)
    queued = 0
    for term in ctx.session.scalars(query.execution_options(populate_existing=True)):
        come = stages_come(ctx.statute.calendar, stages, term.due_on, ctx.today)
        if come > term.reminded:
            term.reminded = come
            queued += notifications.remind(ctx, docket, term, stages[come - 1].days)
    ctx.commit()
    return queued


def calendar_due(ctx: Context) -> list[str]:
    """Ids of the administrators to be told this week that the calendar of the next year is not approved.

    Empty before October, on days off, and when they were told. Raises CalendarMissing.
    """
    calendar = ctx.statute.calendar
    if ctx.today.month < CALENDAR_MONTH or is_approved(calendar, ctx.today.year + 1):
        return []
    if not is_working_day(calendar, ctx.today):
        return []
    administrators = select(Seat.account_id).where(
        Seat.body_id.is_(None), Seat.role == Role.ADMINISTRATOR, Seat.ended_at.is_(None)
    )
    keys = {_calendar_key(ctx, account_id): str(account_id) for account_id in ctx.session.scalars(administrators)}
    told = ctx.session.scalars(select(Notification.once_key).where(Notification.once_key.in_(keys)))
    for key in told:
        keys.pop(key or "", None)
    return list(keys.values())


def remind_of_calendar(ctx: Context, account: str) -> int:
    """Tell an administrator, once a week, that the calendar of the next year is not approved; commits."""
    key = _calendar_key(ctx, UUID(account))
    receiver = ctx.session.get(Account, UUID(account), with_for_update=True)
    is_told = ctx.session.scalar(select(Notification.id).where(Notification.once_key == key)) is not None
    if receiver is None or receiver.is_disabled or is_told:
        return 0
    outbox.queue_account_mail(
        ctx, "calendar_unapproved", path="/admin/", language=receiver.language, account_id=receiver.id, once_key=key
    )
    ctx.commit()
    return 1


def _calendar_key(ctx: Context, account_id: UUID) -> str:
    year, week, _day = ctx.today.isocalendar()
    return f"calendar:{ctx.today.year + 1}:{year}-{week:02}:{account_id.hex}"
