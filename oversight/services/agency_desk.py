"""What an agency has to do next: one line per thing, the fewest working days first. Three statements."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, literal, or_, select, union_all

from oversight.domain import lateness
from oversight.domain.calendar_days import CalendarMissing
from oversight.domain.terms import AGENCY_ROLES, CaseState, HearingMode, ResponseState, Role
from oversight.persistence.models import (
    AgencyHearing,
    Answer,
    Case,
    Commitment,
    Docket,
    FinalDocument,
    InformationRequest,
    Recommendation,
    Response,
    Term,
)
from oversight.services.context import LOCAL, Context
from oversight.services.information import TERM
from oversight.services.terms import read_term

LONGEST = 200  # lines of one desk; the rest is reached when these are done
FAR = 10_000  # working days: beyond the known calendar

WRITING = (
    ResponseState.RECEIVED,
    ResponseState.ASSIGNED,
    ResponseState.HEARING_NOTICED,
    ResponseState.HEARD,
    ResponseState.HEARING_WAIVED,
    ResponseState.HEARING_OMITTED,
    ResponseState.POSITIVE,
    ResponseState.OVERDUE,
    ResponseState.INCOMPLETE,
)


class Task(StrEnum):
    """What the agency does next on a docket."""

    CONFIRM_RECEIPT = "confirm_receipt"
    NAME_EXECUTOR = "name_executor"
    WRITE_ANSWER = "write_answer"
    COMPLETE_ANSWER = "complete_answer"
    SEND_ANSWER = "send_answer"  # every recommendation has a position; the head looks and sends
    HOLD_HEARING = "hold_hearing"
    REPORT_MEASURE = "report_measure"
    GIVE_INFORMATION = "give_information"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do. ``days_left`` counts working days, negative when late; ``recommendation`` is for a
    measure, ``request`` for information that was asked for.
    """

    task: Task
    number: str
    titles: dict[str, str]
    due_on: date
    days_left: int
    written: int = 0
    asked: int = 0
    hearing_at: datetime | None = None
    recommendation: int | None = None
    request: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The lines in order, and whether there are more than a page holds."""

    lines: tuple[Line, ...]
    is_capped: bool
    is_head: bool


def desk(ctx: Context) -> Desk:
    """The work list of the actor's agency. Only dockets of which the agency was told."""
    found = [*_answers(ctx), *_measures_and_requests(ctx)]
    lines = sorted(found, key=lambda line: (line.days_left, line.due_on, line.number))
    return Desk(tuple(lines[:LONGEST]), len(lines) > LONGEST, Role.AGENCY_HEAD in ctx.actor.roles)


def _own(ctx: Context) -> ColumnElement[bool]:
    return and_(
        Docket.agency_id.in_(ctx.actor.bodies(AGENCY_ROLES)), Docket.agency_told_on.is_not(None), Docket.is_open
    )


def _answers(ctx: Context) -> list[Line]:
    asked = (
        select(func.count())
        .where(Recommendation.final_document_id == FinalDocument.id, Recommendation.is_adopted.is_(True))
        .scalar_subquery()
    )
    written = (
        select(func.count()).where(Answer.response_id == Response.id, Answer.position.is_not(None)).scalar_subquery()
    )
    is_awaited = and_(Case.state == CaseState.SENT, Response.id.is_(None))
    query = (
        select(
            Docket.number,
            Docket.commission_id,
            Docket.title_kk,
            Docket.title_ru,
            Docket.title_en,
            Docket.next_due_on,
            FinalDocument.delivered_at,
            Response.state,
            Response.due_on,
            AgencyHearing.mode,
            AgencyHearing.hearing_at,
            asked.label("asked"),
            written.label("written"),
        )
        .join(Case, Case.docket_id == Docket.id)
        .join(FinalDocument, FinalDocument.case_id == Case.id)
        .outerjoin(Response, Response.docket_id == Docket.id)
        .outerjoin(AgencyHearing, AgencyHearing.response_id == Response.id)
        .where(_own(ctx), FinalDocument.dispatched_at.is_not(None), or_(is_awaited, Response.state.in_(WRITING)))
        .order_by(Docket.next_due_on, Docket.position)
        .limit(LONGEST + 1)
    )
    return [line for row in ctx.session.execute(query) for line in _lines_of(ctx, row)]


def _lines_of(ctx: Context, row: Row[*tuple[Any, ...]]) -> list[Line]:
    titles = {"kk": row.title_kk, "ru": row.title_ru, "en": row.title_en}
    if row.state is None:
        if row.delivered_at is None:
            return []
        delivered_on = row.delivered_at.astimezone(LOCAL).date()
        deemed_on = read_term(ctx, row.commission_id, "receipt_deemed", delivered_on).due_on
        return [Line(Task.CONFIRM_RECEIPT, row.number, titles, deemed_on, days_left(ctx, deemed_on))]
    due_on = (row.next_due_on or row.due_on) if row.state is ResponseState.INCOMPLETE else row.due_on
    task = _task(row.state, row.asked, row.written)
    line = Line(task, row.number, titles, due_on, days_left(ctx, due_on), row.written, row.asked)
    if row.mode is not HearingMode.NOTICED or row.hearing_at is None:
        return [line]
    hearing_on = row.hearing_at.astimezone(LOCAL).date()
    days = days_left(ctx, hearing_on)
    return [line, Line(Task.HOLD_HEARING, row.number, titles, hearing_on, days, hearing_at=row.hearing_at)]


def _task(state: ResponseState, asked: int, written: int) -> Task:
    if state is ResponseState.RECEIVED:
        return Task.NAME_EXECUTOR
    if state is ResponseState.INCOMPLETE:
        return Task.COMPLETE_ANSWER
    return Task.SEND_ANSWER if asked and written == asked else Task.WRITE_ANSWER


def _measures_and_requests(ctx: Context) -> list[Line]:
    """The measures to report on and the information that was asked for, in one statement."""
    parts = [select(part.subquery()) for part in (_measures(ctx), _requests(ctx))]
    return [
        Line(
            Task(row.task),
            row.number,
            {"kk": row.title_kk, "ru": row.title_ru, "en": row.title_en},
            row.due_on,
            days_left(ctx, row.due_on),
            recommendation=row.place if row.task == Task.REPORT_MEASURE else None,
            request=row.place if row.task == Task.GIVE_INFORMATION else None,
        )
        for row in ctx.session.execute(union_all(*parts))
    ]


def _measures(ctx: Context) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *_named(Task.REPORT_MEASURE), Commitment.follow_up_on.label("due_on"), Recommendation.number.label("place")
        )
        .join(Response, Response.docket_id == Docket.id)
        .join(Answer, Answer.response_id == Response.id)
        .join(Commitment, Commitment.answer_id == Answer.id)
        .join(Recommendation, Recommendation.id == Answer.recommendation_id)
        .where(
            _own(ctx),
            Response.state == ResponseState.FOLLOW_UP,
            or_(Commitment.reported_on.is_(None), Commitment.is_reported_done.is_(False)),
            or_(Commitment.is_done.is_(None), Commitment.is_done.is_(False)),
        )
        .order_by(Docket.next_due_on, Docket.position)
        .limit(LONGEST + 1)
    )


def _requests(ctx: Context) -> Select[*tuple[Any, ...]]:
    """The requests for information whose term runs; while a control is suspended none does."""
    due_on = (
        select(func.max(Term.due_on))
        .where(
            Term.docket_id == Docket.id,
            Term.ended_on.is_(None),
            Term.key == TERM,
            Term.from_on == InformationRequest.asked_on,
        )
        .scalar_subquery()
    )
    return (
        select(*_named(Task.GIVE_INFORMATION), due_on.label("due_on"), InformationRequest.number.label("place"))
        .join(Case, Case.docket_id == Docket.id)
        .join(InformationRequest, InformationRequest.case_id == Case.id)
        .where(
            _own(ctx),
            Case.state == CaseState.IN_PROGRESS,
            InformationRequest.answered_on.is_(None),
            due_on.is_not(None),
        )
        .order_by(Docket.next_due_on, Docket.position)
        .limit(LONGEST + 1)
    )


def _named(task: Task) -> tuple[ColumnElement[Any], ...]:
    titles = (Docket.title_kk, Docket.title_ru, Docket.title_en)
    return (
        literal(task.value).label("task"),
        Docket.number.label("number"),
        *(column.label(column.key) for column in titles),
    )


def days_left(ctx: Context, due_on: date) -> int:
    """Working days from today to *due_on*: 0 on the last day, at most -1 once it has passed."""
    try:
        return lateness.days_left(ctx.statute.calendar, ctx.today, due_on)
    except CalendarMissing:
        return FAR
