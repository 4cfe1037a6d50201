"""What each person of a commission must do next, as frozen rows. Reads column tuples from indexes; no act here.

The queue is read commission by commission, each by the order of its index, and merged: one statement.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_, union_all
from sqlalchemy.orm import aliased

from oversight.domain.calendar_days import CalendarMissing, next_working_day, working_days_between
from oversight.domain.errors import DomainError
from oversight.domain.lateness import days_left
from oversight.domain.terms import (
    COMMISSION_ROLES,
    CaseState,
    ComplaintState,
    ResponseState,
    Station,
)
from oversight.domain.words import N_
from oversight.persistence.models import Body, Case, Complaint, Declaration, Docket, Response, Seat
from oversight.services.context import Context

PAGE = 20
COUNT_CAP = 1_000
_LONG_UNCLAIMED = 1  # working days after which nobody's complaint is highlighted


class View(StrEnum):
    """Which part of the queue."""

    ALL = "all"
    MINE = "mine"
    UNCLAIMED = "unclaimed"
    NEW = "new"
    UNDATED = "undated"


class WrongCursor(DomainError):
    """The address holds a place in the queue that is not ours."""

    message = N_("The address holds a filter that is not known. Open the register and choose again.")


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One docket of the queue. ``days`` are working days left (negative: late), None without a term."""

    number: str
    titles: dict[str, str]
    agency: dict[str, str]
    complaint_state: ComplaintState
    case_state: CaseState | None
    response_state: ResponseState | None
    next_due_on: date | None
    next_due_key: str | None
    days: int | None
    claimed_by: UUID | None
    claimant: str
    is_long_unclaimed: bool
    version: int
    sequence: int

    @property
    def step(self) -> str:
        """What is to be done next: a sentence to translate."""
        return next_step(self.complaint_state, self.case_state, self.response_state)


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue by next date; the cursor of the next page, None on the last."""

    rows: tuple[QueueRow, ...]
    following: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much waits; no figure is counted beyond COUNT_CAP."""

    overdue: int
    soon: int  # due today or on the next working day
    unclaimed: int
    mine: int


INTAKE = (ComplaintState.REGISTERED, ComplaintState.NEEDS_FIX)
_STEPS: dict[ComplaintState | CaseState | ResponseState, str] = {
    ComplaintState.RECEIVED: N_("Register the complaint"),
    ComplaintState.REGISTERED: N_("Check admissibility or ask for what is missing"),
    ComplaintState.NEEDS_FIX: N_("Wait for the filer to complete the complaint"),
    ComplaintState.PROPOSED: N_("Decide on admission"),
    CaseState.DRAFT: N_("Collect the declarations of interest"),
    CaseState.CLEARED: N_("Decide on opening the control"),
    CaseState.OPENED: N_("Tell the agency of the control"),
    CaseState.NOTIFIED: N_("Begin the control"),
    CaseState.IN_PROGRESS: N_("Record facts and complete the control"),
    CaseState.SUSPENDED: N_("Resume the control"),
    CaseState.COMPLETED: N_("Draft the final document"),
    CaseState.DRAFT_FINAL: N_("Vote on the final document"),
    CaseState.ADOPTED: N_("Send the final document"),
    CaseState.SENT: N_("Wait for the agency to confirm receipt"),
    CaseState.RECEIVED: N_("Wait for the agency's answer"),
    ResponseState.ANSWERED: N_("Assess the answer"),
    ResponseState.INCOMPLETE: N_("Wait for the completed answer"),
    ResponseState.OVERDUE: N_("The agency is late: decide on further steps"),
    ResponseState.FOLLOW_UP: N_("Check the measures"),
    ResponseState.CHALLENGED: N_("Wait for the decision on the challenge"),
}


def next_step(complaint: ComplaintState, case: CaseState | None, response: ResponseState | None) -> str:
    """What the commission does next with a docket in these states: a sentence to translate; empty when nothing."""
    for state in (response, case, complaint):
        if state is not None and state in _STEPS:
            return _STEPS[state]
    return ""


def queue(ctx: Context, view: View = View.ALL, cursor: str = "") -> Queue:
    """A page of open dockets of the actor's commissions by next date (those without one: View.UNDATED). One statement.

    Dockets from which the actor is recused are not in it. Raises WrongCursor.
    """
    after = _read_cursor(cursor, view)
    claimant = aliased(Seat)
    bodies = ctx.actor.bodies(COMMISSION_ROLES)
    if not bodies:
        return Queue((), None)
    parts = [_queue_of(ctx, body_id, view, after, claimant) for body_id in sorted(bodies, key=str)]
    query = union_all(*(select(part.subquery()) for part in parts)) if len(parts) > 1 else parts[0]
    # Each part comes in the order of its index and no longer than a page: merging them here costs the database no sort.
    found = sorted(ctx.session.execute(query).all(), key=lambda row: (row.next_due_on or ctx.today, row.position))
    found = found[: PAGE + 1]
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    return Queue(
        tuple(_queue_row(ctx, row) for row in shown),
        _write_cursor(last.next_due_on, last.position) if last is not None else None,
    )


def _queue_of(
    ctx: Context, body_id: UUID, view: View, after: tuple[date | None, int] | None, claimant: type[Seat]
) -> Select[*tuple[Any, ...]]:
    # The claimant's public name: of the seat at this commission, if there is one.
    name = (
        select(func.min(claimant.public_name))
        .where(claimant.account_id == Complaint.claimed_by_id, claimant.body_id == Docket.commission_id)
        .scalar_subquery()
    )
    query = (
        select(
            Docket.number,
            Docket.position,
            Docket.title_kk,
            Docket.title_ru,
            Docket.title_en,
            Body.name_kk,
            Body.name_ru,
            Body.name_en,
            Docket.agency_text,
            Complaint.state.label("complaint_state"),
            Case.state.label("case_state"),
            Response.state.label("response_state"),
            Docket.next_due_on,
            Docket.next_due_key,
            Complaint.claimed_by_id,
            name.label("claimant"),
            Complaint.registered_on,
            Complaint.version,
            Docket.last_sequence,
        )
        .join(Complaint, Complaint.docket_id == Docket.id)
        .outerjoin(Case, Case.docket_id == Docket.id)
        .outerjoin(Response, Response.docket_id == Docket.id)
        .outerjoin(Body, Body.id == Docket.agency_id)
        .where(Docket.commission_id == body_id, Docket.is_open.is_(True), ~_recused(ctx))
    )
    if view is View.MINE:
        query = query.where(Docket.claimed_by_id == ctx.actor.account_id)
    elif view is View.UNCLAIMED:
        query = query.where(_AT_INTAKE, Complaint.claimed_by_id.is_(None), Complaint.state.in_(INTAKE))
    elif view is View.NEW:
        query = query.where(_AT_INTAKE, Complaint.state == ComplaintState.REGISTERED)
    if view is View.UNDATED:
        query = query.where(Docket.next_due_on.is_(None))
        if after is not None:
            query = query.where(Docket.position > after[1])
    else:
        query = query.where(Docket.next_due_on.is_not(None))
        if after is not None:
            edge = tuple_(literal(after[0], Docket.next_due_on.type), literal(after[1], Docket.position.type))
            query = query.where(tuple_(Docket.next_due_on, Docket.position) > edge)
    return query.order_by(Docket.next_due_on, Docket.position).limit(PAGE + 1)


_AT_INTAKE = Docket.station == Station.COMPLAINT  # an index of few: what is in intake, not what was ever filed


def _recused(ctx: Context) -> ColumnElement[bool]:
    return (
        select(Declaration.id)
        .where(
            Declaration.docket_id == Docket.id,
            Declaration.account_id == ctx.actor.account_id,
            Declaration.recused_at.is_not(None),
        )
        .exists()
    )


def _queue_row(ctx: Context, row: Any) -> QueueRow:
    names = {"kk": row.name_kk, "ru": row.name_ru, "en": row.name_en}
    is_waiting = row.claimed_by_id is None and row.complaint_state in INTAKE
    return QueueRow(
        number=row.number,
        titles={"kk": row.title_kk, "ru": row.title_ru, "en": row.title_en},
        agency={language: name or row.agency_text for language, name in names.items()},
        complaint_state=row.complaint_state,
        case_state=row.case_state,
        response_state=row.response_state,
        next_due_on=row.next_due_on,
        next_due_key=row.next_due_key,
        days=days_until(ctx, row.next_due_on),
        claimed_by=row.claimed_by_id,
        claimant=row.claimant or "",
        is_long_unclaimed=is_waiting and _days_since(ctx, row.registered_on) > _LONG_UNCLAIMED,
        version=row.version,
        sequence=row.last_sequence,
    )


def days_until(ctx: Context, due_on: date | None) -> int | None:
    """Working days from today to *due_on*, negative when it has passed; None without a date or a calendar."""
    if due_on is None:
        return None
    try:
        return days_left(ctx.statute.calendar, ctx.today, due_on)
    except CalendarMissing:
        return None


def _days_since(ctx: Context, day: date) -> int:
    try:
        return working_days_between(ctx.statute.calendar, day, ctx.today)
    except CalendarMissing:
        return 0


def _read_cursor(cursor: str, view: View) -> tuple[date | None, int] | None:
    if not cursor:
        return None
    day, _, position = cursor.partition(".")
    longest = 19
    is_ours = position.isascii() and position.isdecimal() and len(position) <= longest
    if not is_ours or bool(day) == (view is View.UNDATED):
        raise WrongCursor
    try:
        return (date.fromisoformat(day) if day else None), int(position)
    except ValueError as error:
        raise WrongCursor from error


def _write_cursor(due_on: date | None, position: int) -> str:
    return f"{due_on.isoformat() if due_on else ''}.{position}"


def counts(ctx: Context) -> Counts:
    """How much waits at the actor's commissions. One statement of four capped counts."""
    bodies = ctx.actor.bodies(COMMISSION_ROLES)
    dated = (Docket.commission_id.in_(bodies), Docket.is_open.is_(True))
    # Asked this way round, the complaints nobody took are the ones looked at.
    is_open = select(Docket.id).where(Docket.id == Complaint.docket_id, *dated).exists()
    of_complaint = select(Complaint.id).where(is_open)
    tomorrow = _next_day(ctx)
    row = ctx.session.execute(
        select(
            _capped(select(Docket.id).where(*dated, Docket.next_due_on < ctx.today)),
            _capped(select(Docket.id).where(*dated, Docket.next_due_on.between(ctx.today, tomorrow))),
            _capped(of_complaint.where(Complaint.claimed_by_id.is_(None), Complaint.state.in_(INTAKE))),
            _capped(select(Docket.id).where(*dated, Docket.claimed_by_id == ctx.actor.account_id)),
        )
    ).one()
    return Counts(*(int(value) for value in row))


def _capped(query: Select[*tuple[Any, ...]]) -> Any:
    return select(func.count()).select_from(query.limit(COUNT_CAP).subquery()).scalar_subquery()


def _next_day(ctx: Context) -> date:
    tomorrow = ctx.today + timedelta(days=1)
    try:
        return next_working_day(ctx.statute.calendar, tomorrow)
    except CalendarMissing:
        return tomorrow
