"""The agency's answer: executor, drafts, the positive decision, sending; and silence, recorded as a fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from oversight.domain.completeness import Missing
from oversight.domain.deadlines import is_overdue
from oversight.domain.errors import InputRefused, TransitionNotAllowed
from oversight.domain.lateness import ANSWER_TERM, MARKED
from oversight.domain.seals import seal
from oversight.domain.terms import (
    AGENCY_ROLES,
    TEXT_LANGUAGES,
    Action,
    Position,
    RecordKind,
    Role,
)
from oversight.domain.words import N_
from oversight.domain.workflow import is_possible
from oversight.persistence import cases
from oversight.persistence.models import Account, Answer, Docket, Response, Seat
from oversight.services.answer_sheet import AnswerSheet, sheet_of
from oversight.services.casework import Seen, claim, conflict, decide, read, record, running_term, write
from oversight.services.context import Context

# The executor


@dataclass(frozen=True, slots=True)
class Assign:
    """Name the person of the agency who prepares the answer."""

    number: str
    seen: Seen
    executor_id: UUID


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with a seat at the agency, by official name."""

    account_id: UUID
    name: str
    position: str


def colleagues(ctx: Context, body_id: UUID | None) -> tuple[Colleague, ...]:
    """Who may be named executor: people with an open seat at the agency. One statement."""
    query = (
        select(Seat.account_id, Seat.public_name, Seat.position)
        .join(Account, Account.id == Seat.account_id)
        .where(
            Seat.body_id == body_id,
            Seat.role.in_(AGENCY_ROLES),
            Seat.ended_at.is_(None),
            Account.is_disabled.is_(False),
        )
    )
    rows = sorted(ctx.session.execute(query).all(), key=lambda row: row.public_name)
    return tuple({row[0]: Colleague(*row) for row in rows}.values())


def assign(ctx: Context, command: Assign) -> None:
    """Name the executor, or another one."""
    docket = claim(ctx, command.number, Action.ASSIGN, command.seen, RecordKind.RESPONSE)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.ASSIGN)
    if command.executor_id not in {person.account_id for person in colleagues(ctx, docket.agency_id)}:
        raise InputRefused({"executor": N_("Choose a colleague of your body.")})
    _response(docket).executor_id = command.executor_id
    write(ctx, docket, decision, data={"executor": str(command.executor_id)}, seen=command.seen)
    record(ctx, docket)


# The answer to each recommendation


@dataclass(frozen=True, slots=True)
class DraftedAnswer:
    """What is written so far on one recommendation. ``version`` is that of the answer the person saw, 0 for none."""

    recommendation: int
    version: int
    position: Position | None
    reasons: str
    measure: str
    measure_on: date | None
    responsible: str
    legal_reference: str


@dataclass(frozen=True, slots=True)
class DraftAnswers:
    """Save what was written; parts may be missing. Recommendations that nobody touched are left out."""

    number: str
    seen: Seen
    answers: tuple[DraftedAnswer, ...]


def draft_answers(ctx: Context, command: DraftAnswers) -> tuple[int, ...]:
    """Save the agency's own draft; returns the numbers of the recommendations that changed.

    Each answer has a version of its own: two colleagues may write on different recommendations at once. Raises
    EditConflict, and saves nothing, when one of these answers was changed since it was seen.
    """
    docket = claim(ctx, command.number, Action.DRAFT_ANSWER, command.seen)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.DRAFT_ANSWER)
    sheet = sheet_of(ctx, docket)
    changed = [given for given in command.answers if _is_changed(sheet, given)]
    for given in changed:
        known = sheet.answer(given.recommendation)
        if known is not None and known.is_sent:
            raise TransitionNotAllowed
        if (known.version if known else 0) != given.version:
            raise conflict(cases.events_of(ctx.session, docket.id, after=command.seen.sequence))
    if not changed:
        return ()
    for given in changed:
        _write_answer(ctx, docket, sheet, given)
    numbers = tuple(given.recommendation for given in changed)
    write(ctx, docket, decision, data={"recommendations": list(numbers)}, seen=command.seen)
    record(ctx, docket)
    return numbers


def _is_changed(sheet: AnswerSheet, given: DraftedAnswer) -> bool:
    known = sheet.answer(given.recommendation)
    if known is None:
        return given != DraftedAnswer(given.recommendation, given.version, None, "", "", None, "", "")
    return given != DraftedAnswer(
        given.recommendation,
        given.version,
        known.position,
        known.reasons,
        known.measure,
        known.measure_on,
        known.responsible,
        known.legal_reference,
    )


def _write_answer(ctx: Context, docket: Docket, sheet: AnswerSheet, given: DraftedAnswer) -> None:
    recommendation = sheet.recommendation(given.recommendation)
    answer = sheet.answers.get(recommendation.id)
    if answer is None:
        answer = Answer(response_id=_response(docket).id, recommendation_id=recommendation.id)
        ctx.session.add(answer)
    answer.position, answer.reasons = given.position, given.reasons
    answer.measure, answer.measure_on, answer.responsible = given.measure, given.measure_on, given.responsible
    answer.legal_reference = given.legal_reference


def preview_missing(ctx: Context, number: str) -> tuple[Missing, ...]:
    """What still stands between the agency and sending today; for whoever may draft. Raises NotVisible."""
    docket = read(ctx, number, Action.DRAFT_ANSWER)
    return sheet_of(ctx, docket).missing(ctx.today, ctx.statute)


# Deciding and sending


@dataclass(frozen=True, slots=True)
class DecidePositive:
    """The head decides to accept every recommendation, so that no hearing is held (Article 13(6))."""

    number: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class SendAnswer:
    """The head sends the answer. ``remedy_text`` says how it can be challenged."""

    number: str
    seen: Seen
    language: str
    remedy_text: str


def decide_positive(ctx: Context, command: DecidePositive) -> None:
    """Record that every recommendation is accepted. Raises Incomplete while one is not."""
    docket = claim(ctx, command.number, Action.DECIDE_POSITIVE, command.seen, RecordKind.RESPONSE)
    sheet = sheet_of(ctx, docket)
    accepted = [answer for answer in sheet.facts if answer.position is Position.ACCEPTED]
    missing = (
        []
        if len(accepted) == len(sheet.recommendations)
        else [N_("A positive decision accepts every recommendation; one of them is not accepted yet.")]
    )
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.DECIDE_POSITIVE, missing=missing)
    write(ctx, docket, decision, data={"accepted": len(accepted)}, seen=command.seen)
    record(ctx, docket)


def send_answer(ctx: Context, command: SendAnswer) -> None:
    """Send a separate reasoned answer to every recommendation (Article 13(4)).

    A late answer is taken and marked late. Raises Incomplete while a recommendation lacks its own position and
    reasons, or while a refusal lacks the hearing held with notice, waived in writing or omitted with reasons
    (Article 13(5)-(6)).
    """
    docket = claim(ctx, command.number, Action.SEND_ANSWER, command.seen, RecordKind.RESPONSE)
    sheet = sheet_of(ctx, docket)
    signature = _signature(ctx, docket)
    missing = _missing_to_send(ctx, sheet, command, signature)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.SEND_ANSWER, missing=missing)
    response = _response(docket)
    for answer in sheet.answers.values():
        if not answer.is_sent:
            _send(answer, ctx.today)
    is_first = response.sent_at is None
    response.sent_at = response.sent_at or ctx.now
    response.signed_by, response.language = signature, command.language
    response.remedy_text = command.remedy_text.strip()
    data = {
        "positions": {position.value: _count(sheet, position) for position in Position},
        "sealed": {str(row.number): _seal_of(sheet.answers[row.id]) for row in sheet.recommendations},
        "days_late": max(0, (ctx.today - response.due_on).days) if is_first else 0,  # calendar days
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def _missing_to_send(ctx: Context, sheet: AnswerSheet, command: SendAnswer, signature: str) -> list[str]:
    missing = [one.sentence for one in sheet.missing(ctx.today, ctx.statute)]
    if not sheet.recommendations:
        missing.append(N_("There is no recommendation to answer."))
    if command.language not in TEXT_LANGUAGES:
        missing.append(N_("Choose the language of the answer: Kazakh or Russian."))
    if not command.remedy_text.strip():
        missing.append(N_("Say how the answer can be challenged."))
    if not signature:
        missing.append(N_("Your official name and post are not recorded: ask the administrator."))
    return list(dict.fromkeys(missing))


def _send(answer: Answer, today: date) -> None:
    if answer.position is Position.REFUSED:  # what was typed before the mind was changed is no promise
        answer.measure, answer.measure_on, answer.responsible = "", None, ""
    answer.is_sent, answer.sent_on = True, today


def _count(sheet: AnswerSheet, position: Position) -> int:
    return sum(answer.position is position for answer in sheet.answers.values())


def _seal_of(answer: Answer) -> str:
    measure_on = answer.measure_on.isoformat() if answer.measure_on else ""
    position = answer.position.value if answer.position else ""
    return seal(position, answer.reasons, answer.measure, measure_on, answer.responsible, answer.legal_reference)


def _signature(ctx: Context, docket: Docket) -> str:
    query = select(Seat.public_name, Seat.position).where(
        Seat.account_id == ctx.actor.account_id,
        Seat.body_id == docket.agency_id,
        Seat.role == Role.AGENCY_HEAD,
        Seat.ended_at.is_(None),
    )
    found: Sequence[str] = ctx.session.execute(query).one_or_none() or ()
    return ", ".join(part for part in found if part)


# Silence


def mark_overdue(ctx: Context, number: str) -> bool:
    """Record that the ten working days have passed without an answer: a fact, nothing follows by itself.

    Returns whether this call did it: False when the term has not passed, or an answer or the mark is there already.
    """
    docket = claim(ctx, number, Action.MARK_OVERDUE, None)
    response = docket.response
    if response is None or not is_overdue(response.due_on, ctx.today):
        return False
    term = running_term(ctx, docket, ANSWER_TERM)
    if term is not None:
        term.rung = max(term.rung, MARKED)
    if not is_possible(RecordKind.RESPONSE, response.state, Action.MARK_OVERDUE):
        ctx.commit()
        return False
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.MARK_OVERDUE)
    write(ctx, docket, decision, data={"due_on": response.due_on.isoformat()})
    record(ctx, docket)
    return True


def _response(docket: Docket) -> Response:
    if docket.response is None:
        raise TransitionNotAllowed
    return docket.response
