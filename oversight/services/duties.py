"""What a chair, a member or an expert must do next: declare, vote, run a control. Reads column tuples; no act here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, Subquery, and_, cast, or_, select, union_all

from oversight.domain.terms import VOTING_ROLES, CaseState, ComplaintState, MotionKind, MotionState, Role, Station
from oversight.persistence.models import Body, Case, Complaint, Declaration, Docket, Motion, Seat, Vote
from oversight.services.context import Context
from oversight.services.worklists import PAGE, days_until, next_step

_ASKING = (Station.COMPLAINT, Station.COMMISSION)  # once the document is sent there is nothing left to vote on
WINDOW = 1_000  # of each list, by nearest date: what lies further off waits until these are done
_CONTROL = (
    CaseState.CLEARED,
    CaseState.OPENED,
    CaseState.NOTIFIED,
    CaseState.IN_PROGRESS,
    CaseState.SUSPENDED,
    CaseState.COMPLETED,
    CaseState.DRAFT_FINAL,
)


@dataclass(frozen=True, slots=True)
class ToDeclare:
    """A docket whose declaration waits for this person: nothing of its papers."""

    number: str
    agency: dict[str, str]
    topic: str


@dataclass(frozen=True, slots=True)
class ToVote:
    """A question on which this person has not voted yet."""

    number: str
    motion_id: UUID
    kind: MotionKind
    titles: dict[str, str]
    closes_at: datetime
    is_declared: bool


@dataclass(frozen=True, slots=True)
class ToRun:
    """A control this person leads or takes part in."""

    number: str
    titles: dict[str, str]
    state: CaseState
    next_due_on: date | None
    days: int | None

    @property
    def step(self) -> str:
        """What is to be done next: a sentence to translate."""
        return next_step(ComplaintState.CASE_OPENED, self.state, None)


@dataclass(frozen=True, slots=True)
class Duties:
    """What a chair, a member or an expert must do next. One more row than PAGE is never read."""

    declarations: tuple[ToDeclare, ...]
    votes: tuple[ToVote, ...]
    controls: tuple[ToRun, ...]


def duties(ctx: Context) -> Duties:
    """What the actor must do as chair, member or expert. Three statements; empty for others."""
    return Duties(_to_declare(ctx), _to_vote(ctx), _to_run(ctx))


def _to_declare(ctx: Context) -> tuple[ToDeclare, ...]:
    bodies = ctx.actor.bodies(VOTING_ROLES | {Role.EXPERT})
    if not bodies:
        return ()
    places = [(body_id, station) for body_id in sorted(bodies, key=str) for station in _ASKING]
    query = union_all(*(select(_undeclared_at(ctx, *place).subquery()) for place in places))
    rows = sorted(ctx.session.execute(query).all(), key=lambda row: (row.next_due_on or date.max, row.position))
    return tuple(
        ToDeclare(
            row.number,
            {
                "kk": row.name_kk or row.agency_text,
                "ru": row.name_ru or row.agency_text,
                "en": row.name_en or row.agency_text,
            },
            row.topic,
        )
        for row in rows[:PAGE]
    )


def _undeclared_at(ctx: Context, body_id: UUID, station: Station) -> Select[*tuple[Any, ...]]:
    """Those of the window, in its order: whoever has answered nearly all is not made to walk through them all."""
    near = _window(body_id, station)
    answered = (
        select(Declaration.id)
        .where(Declaration.docket_id == near.c.id, Declaration.account_id == ctx.actor.account_id)
        .exists()
    )
    return (
        select(
            near.c.number,
            near.c.position,
            near.c.next_due_on,
            Body.name_kk,
            Body.name_ru,
            Body.name_en,
            near.c.agency_text,
            near.c.topic,
        )
        .join(Complaint, Complaint.docket_id == near.c.id)
        .outerjoin(Body, Body.id == near.c.agency_id)
        .where(
            Complaint.state.in_((ComplaintState.PROPOSED, ComplaintState.ADMITTED, ComplaintState.CASE_OPENED)),
            ~answered,
        )
        .limit(PAGE)
    )


def _window(body_id: UUID, station: Station) -> Subquery:
    """The open dockets of a commission at a station that come next, in the order of the index of the queue.

    What is asked of them afterwards looks at no more than these, however many there are.
    """
    return (
        select(Docket)
        .where(Docket.commission_id == body_id, Docket.is_open.is_(True), Docket.station == station)
        .order_by(Docket.next_due_on, Docket.position)
        .limit(WINDOW)
        .subquery()
    )


def _to_vote(ctx: Context) -> tuple[ToVote, ...]:
    bodies = ctx.actor.bodies(VOTING_ROLES)
    if not bodies:
        return ()
    asked = (
        select(Motion.id, Motion.kind, Motion.closes_at, Motion.docket_id)
        .join(Docket, Docket.id == Motion.docket_id)
        .where(
            Motion.state == MotionState.OPEN,
            Motion.closes_at > ctx.now,
            Docket.commission_id.in_(bodies),
            Docket.is_open.is_(True),
        )
        .order_by(Motion.closes_at)
        .limit(WINDOW)
        .subquery()
    )
    rows = ctx.session.execute(
        select(
            Docket.number,
            asked.c.id,
            asked.c.kind,
            Docket.title_kk,
            Docket.title_ru,
            Docket.title_en,
            asked.c.closes_at,
            Declaration.id,
        )
        .join(Docket, Docket.id == asked.c.docket_id)
        .outerjoin(
            Declaration,
            and_(Declaration.docket_id == Docket.id, Declaration.account_id == ctx.actor.account_id),
        )
        .outerjoin(Vote, and_(Vote.motion_id == asked.c.id, Vote.account_id == ctx.actor.account_id))
        .where(Vote.id.is_(None), Declaration.recused_at.is_(None))
        .limit(PAGE)
    ).all()
    rows = sorted(rows, key=lambda row: (row.closes_at, row.number))
    return tuple(
        ToVote(number, motion_id, kind, {"kk": kk, "ru": ru, "en": en}, closes_at, answer is not None)
        for number, motion_id, kind, kk, ru, en, closes_at, answer in rows
    )


def _to_run(ctx: Context) -> tuple[ToRun, ...]:
    bodies = ctx.actor.bodies(VOTING_ROLES | {Role.EXPERT})
    if not bodies:
        return ()
    chaired = ctx.actor.bodies(frozenset({Role.CHAIR}))
    seats = ctx.session.scalars(
        select(Seat.id).where(Seat.account_id == ctx.actor.account_id, Seat.ended_at.is_(None))
    ).all()
    parts = [_run_at(ctx, body_id, seats, is_chair=body_id in chaired) for body_id in sorted(bodies, key=str)]
    query = union_all(*(select(part.subquery()) for part in parts)) if len(parts) > 1 else parts[0]
    rows = sorted(ctx.session.execute(query).all(), key=lambda row: (row.next_due_on or date.max, row.number))[:PAGE]
    return tuple(
        ToRun(number, {"kk": kk, "ru": ru, "en": en}, state, due_on, days_until(ctx, due_on))
        for number, kk, ru, en, state, due_on in rows
    )


def _run_at(ctx: Context, body_id: UUID, seats: Sequence[UUID], *, is_chair: bool) -> Select[*tuple[Any, ...]]:
    """The controls of one commission, of the window: every one for its chair, else those the actor takes part in."""
    near = _window(body_id, Station.COMMISSION)
    declared = (
        select(Declaration.id)
        .where(
            Declaration.docket_id == near.c.id,
            Declaration.account_id == ctx.actor.account_id,
            Declaration.recused_at.is_(None),
        )
        .exists()
    )
    query = (
        select(near.c.number, near.c.title_kk, near.c.title_ru, near.c.title_en, Case.state, near.c.next_due_on)
        .join(Case, Case.docket_id == near.c.id)
        .where(Case.state.in_(_CONTROL), declared)
    )
    if not is_chair:
        query = query.where(_is_in(ctx, seats))
    return query.limit(PAGE)


def _is_in(ctx: Context, seats: Iterable[UUID]) -> ColumnElement[bool]:
    """The actor is the rapporteur, or sits in the group (a JSON list of seat ids)."""
    group = cast(Case.group, String)
    return or_(
        Case.rapporteur_id == ctx.actor.account_id,
        *(group.contains(str(seat_id), autoescape=True) for seat_id in seats),
    )
