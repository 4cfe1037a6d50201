"""Receipt of the final document: the only thing that starts the ten working days (Article 13(4)).

Opening a page or a mail is never receipt: the agency confirms it, or it is deemed by a rule of the commission.
"""

from dataclasses import dataclass
from datetime import date

from oversight.domain.calendar_days import registration_day
from oversight.domain.deadlines import Reading, read_deadline
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, CaseState, Outcome, ReceiptKind, RecordKind, ResponseState
from oversight.persistence.models import Docket, FinalDocument, Response
from oversight.services.answer_sheet import final_document_of, sheet_of
from oversight.services.casework import Seen, claim, decide, end, record, write
from oversight.services.context import LOCAL, Context
from oversight.services.terms import read_term


@dataclass(frozen=True, slots=True)
class ReceiptReading:
    """What confirming now would mean: the day that counts as day 0, and the term of the answer with its days.

    ``deemed_on`` is the day on which receipt is deemed when nobody confirms it (house rule).
    """

    received_on: date
    deemed_on: date
    answer: Reading
    is_next_day: bool  # after working hours or on a day off: the next working day counts


@dataclass(frozen=True, slots=True)
class ConfirmReceipt:
    """The agency says that it has the final document."""

    number: str
    seen: Seen


def read_receipt(ctx: Context, docket: Docket, final: FinalDocument) -> ReceiptReading:
    """What a confirmation at this moment starts.

    Day 0 is today; after the end of the working day or on a day off it is the next working day (a house rule modelled
    on APPK 64(3)). It is never later than the day on which receipt is deemed, whenever the watch comes to it.
    """
    deemed_on = _deemed_on(ctx, docket, final)
    counted_on = registration_day(ctx.statute, ctx.now)
    received_on = min(counted_on, deemed_on)
    answer = read_deadline(ctx.statute, "object_response", received_on)
    return ReceiptReading(received_on, deemed_on, answer, is_next_day=received_on > ctx.today)


def confirm_receipt(ctx: Context, command: ConfirmReceipt) -> date | None:
    """Record that the agency received the final document; returns the last day of its answer (Article 13(4)).

    None where the document holds no recommendation: there is nothing to answer, and the case ends with the receipt.
    """
    docket = claim(ctx, command.number, Action.CONFIRM_RECEIPT, command.seen, RecordKind.CASE)
    final = _sent_document(ctx, docket)
    received_on = read_receipt(ctx, docket, final).received_on
    return _receive(ctx, docket, final, Action.CONFIRM_RECEIPT, received_on, command.seen)


def deem_received(ctx: Context, number: str) -> bool:
    """Deem the document received on the next working day after delivery, if nobody confirmed it (house rule).

    Returns whether this call did it: False when that day has not come or receipt is already recorded.
    """
    docket = claim(ctx, number, Action.DEEM_RECEIVED, None)
    if docket.case is None or docket.case.state is not CaseState.SENT:
        return False
    final = _sent_document(ctx, docket)
    deemed_on = _deemed_on(ctx, docket, final)
    if ctx.today < deemed_on:
        return False
    _receive(ctx, docket, final, Action.DEEM_RECEIVED, deemed_on, None)
    return True


def _sent_document(ctx: Context, docket: Docket) -> FinalDocument:
    final = final_document_of(ctx, docket)
    if final is None:
        raise TransitionNotAllowed
    return final


def _deemed_on(ctx: Context, docket: Docket, final: FinalDocument) -> date:
    delivered_at = final.delivered_at or final.dispatched_at
    if delivered_at is None:
        raise TransitionNotAllowed
    return read_term(ctx, docket.commission_id, "receipt_deemed", delivered_at.astimezone(LOCAL).date()).due_on


def _receive(
    ctx: Context, docket: Docket, final: FinalDocument, action: Action, received_on: date, seen: Seen | None
) -> date | None:
    step = decide(ctx, docket, RecordKind.CASE, action)
    kind = ReceiptKind.CONFIRMED if action is Action.CONFIRM_RECEIPT else ReceiptKind.DEEMED
    final.received_at, final.received_on, final.receipt_kind = ctx.now, received_on, kind
    if not sheet_of(ctx, docket).recommendations:
        data = {"receipt": kind.value, "received_on": received_on.isoformat()}
        write(ctx, docket, step, data=data, seen=seen)
        _end_unanswered(ctx, docket)
        return None
    decision = decide(ctx, docket, RecordKind.RESPONSE, action, from_on=received_on)
    if decision.reading is None or docket.case is None:
        raise TransitionNotAllowed
    docket.case.state = CaseState(step.target)
    due_on = decision.reading.due_on
    docket.response = Response(
        docket_id=docket.id,
        state=ResponseState(decision.target),
        received_on=received_on,
        due_on=due_on,
        language=final.authentic_language,
    )
    data = {
        "case": step.target,
        "receipt": kind.value,
        "received_on": received_on.isoformat(),
        "due_on": due_on.isoformat(),
    }
    write(ctx, docket, decision, data=data, seen=seen)
    record(ctx, docket)
    return due_on


def _end_unanswered(ctx: Context, docket: Docket) -> None:
    """Article 13(4) asks for an answer to each recommendation: where there is none, nothing is awaited any more."""
    outcome = Outcome.NO_RECOMMENDATIONS
    closes = decide(ctx, docket, RecordKind.CASE, Action.CLOSE)
    write(ctx, docket, closes, data={"outcome": outcome.value}, actor=SYSTEM)
    end(docket, ctx, outcome)
    record(ctx, docket)
