"""Sending the adopted final document to the agency: the end of the seven working days of Article 13(2)."""

from dataclasses import dataclass

from oversight.domain.deadlines import Reading, is_overdue, read_deadline
from oversight.domain.terms import Action, RecordKind
from oversight.domain.words import N_
from oversight.persistence.models import Case
from oversight.services.casework import Seen, claim, decide, record, write
from oversight.services.context import Context
from oversight.services.final_documents import final_of
from oversight.services.programme import case_of


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Send the final document into the agency's cabinet."""

    number: str
    seen: Seen


def dispatch(ctx: Context, command: Dispatch) -> None:
    """Send the final document now; the agency's cabinet has it at the same moment.

    Too late is possible: it is written into the log and shown as late, never refused. Opening a page or a mail is no
    receipt: that is the agency's own act, or the house rule of the next working day.
    """
    docket = claim(ctx, command.number, Action.DISPATCH, command.seen, RecordKind.CASE)
    missing = [] if docket.agency_id else [N_("The case names no agency of the list: the secretary chooses it first.")]
    decision = decide(ctx, docket, RecordKind.CASE, Action.DISPATCH, missing=missing)
    final = final_of(ctx, docket)
    final.dispatched_at = final.delivered_at = ctx.now
    docket.agency_told_on = docket.agency_told_on or ctx.today
    term = dispatch_term(ctx, case_of(docket))
    data = {
        "kind": final.kind.value,
        "recommendations": [one.number for one in final.recommendations if one.is_adopted],
        "due_on": str(term.due_on) if term else None,
        "is_late": term is not None and is_overdue(term.due_on, ctx.today),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def dispatch_term(ctx: Context, case: Case) -> Reading | None:
    """Until when the final document must be sent: seven working days from completion; None before it."""
    return read_deadline(ctx.statute, "final_doc_dispatch", case.completed_on) if case.completed_on else None
