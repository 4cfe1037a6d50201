"""The control itself, from the decision to open it to its completion: one function an act.

What the commission decides by vote comes here from the motions (`missing_for_motion` before, `apply_*` after); the rest
are acts of a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oversight.domain.deadlines import is_overdue
from oversight.domain.errors import InputRefused
from oversight.domain.seals import seal
from oversight.domain.terms import Action, MotionKind, Outcome, RecordKind
from oversight.domain.words import N_
from oversight.persistence.models import Docket, Motion
from oversight.services import final_documents, findings
from oversight.services.casework import Seen, claim, decide, end, record, resume_terms, write
from oversight.services.context import Context
from oversight.services.pausing import stopped_terms
from oversight.services.programme import (
    REASONS_LENGTH,
    candidates,
    case_of,
    missing_for_opening,
    notice_term,
    proposed_rapporteur,
)
from oversight.statute.schema import GroundUse

NO_REASONS = N_("Give the reasons in at least 20 characters.")


@dataclass(frozen=True, slots=True)
class NotifyObject:
    """Tell the agency that the control starts, on which day and in which form."""

    number: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class StartControl:
    """The control begins today."""

    number: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Suspend:
    """Interrupt the control for a documented reason."""

    number: str
    seen: Seen
    reasons: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Take the control up again; *ends_on* is its new planned end, None leaves the old one."""

    number: str
    seen: Seen
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Complete:
    """The control is completed; the local date is day 0 of the seven working days of Article 13(2)."""

    number: str
    seen: Seen
    completed_on: date | None


@dataclass(frozen=True, slots=True)
class CloseNoFindings:
    """The control found nothing."""

    number: str
    seen: Seen
    reasons: str


@dataclass(frozen=True, slots=True)
class Discontinue:
    """The control ends before its time, on a coded ground of the statute's list."""

    number: str
    seen: Seen
    ground: str
    reasons: str


def missing_for_motion(ctx: Context, docket: Docket, kind: MotionKind, recommendation_id: UUID | None) -> Sequence[str]:
    """What the programme or the final document still lacks before it can be voted on: sentences; empty when ready."""
    if kind is MotionKind.OPEN_CONTROL:
        return missing_for_opening(ctx, docket)
    if kind is MotionKind.RECOMMENDATION:
        return final_documents.missing_for_recommendation(ctx, docket, recommendation_id)
    if kind is MotionKind.ADOPT_FINAL:
        return final_documents.missing_for_adoption(ctx, docket)
    return ()


def apply_opening(ctx: Context, docket: Docket, motion: Motion, seen: Seen | None) -> None:
    """The commission decided to open the control: the complaint leads to a case, the case opens. Does not commit.

    Where the rapporteur was recused while the vote ran, the least loaded member takes the place.
    """
    case = case_of(docket)
    data = {"motion": str(motion.id)}
    if case.rapporteur_id is None:
        successor = proposed_rapporteur(candidates(ctx, docket))
        case.rapporteur_id = successor.account_id if successor else None
    leads = decide(ctx, docket, RecordKind.COMPLAINT, Action.OPEN_CASE)
    opens = decide(ctx, docket, RecordKind.CASE, Action.OPEN_CONTROL, from_on=case.starts_on)
    write(ctx, docket, leads, data=data, seen=seen)
    write(ctx, docket, opens, data={**data, "form": case.form, "starts_on": str(case.starts_on)})


def notify_object(ctx: Context, command: NotifyObject) -> None:
    """Tell the agency: from now on it is a party and sees the notice. Later than the house rule wants is possible."""
    docket = claim(ctx, command.number, Action.NOTIFY_OBJECT, command.seen, RecordKind.CASE)
    decision = decide(ctx, docket, RecordKind.CASE, Action.NOTIFY_OBJECT)
    case = case_of(docket)
    due = notice_term(ctx, docket, case)
    case.notified_on = ctx.today
    docket.agency_told_on = docket.agency_told_on or ctx.today
    data = {"starts_on": str(case.starts_on), "is_late": due is not None and is_overdue(due.due_on, ctx.today)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def start_control(ctx: Context, command: StartControl) -> None:
    """Begin the control today, on the day the programme sets or later. Raises Incomplete before that day."""
    docket = claim(ctx, command.number, Action.START_CONTROL, command.seen, RecordKind.CASE)
    case = case_of(docket)
    missing = []
    if case.starts_on is not None and ctx.today < case.starts_on:
        missing.append(N_("The day on which the programme lets the control start has not come yet."))
    decision = decide(ctx, docket, RecordKind.CASE, Action.START_CONTROL, missing=missing)
    case.started_on = ctx.today
    write(ctx, docket, decision, data={"started_on": str(ctx.today)}, seen=command.seen)
    record(ctx, docket)


def suspend(ctx: Context, command: Suspend) -> None:
    """Interrupt the control. The terms of the commission's own rules stand still; no clock of the law ever does."""
    docket = claim(ctx, command.number, Action.SUSPEND, command.seen, RecordKind.CASE)
    decision = decide(ctx, docket, RecordKind.CASE, Action.SUSPEND)
    case_of(docket).reasons = _reasoned(command.reasons)
    data = {"sealed": seal(command.reasons), "stopped": stopped_terms(ctx, docket)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def resume(ctx: Context, command: Resume) -> None:
    """Take the control up again: its terms are counted anew over the pause. Raises InputRefused for a past end."""
    docket = claim(ctx, command.number, Action.RESUME, command.seen, RecordKind.CASE)
    decision = decide(ctx, docket, RecordKind.CASE, Action.RESUME)
    if command.ends_on is not None:
        if command.ends_on < ctx.today:
            raise InputRefused({"ends_on": N_("The new end of the control cannot lie in the past.")})
        case_of(docket).ends_on = command.ends_on
    event = write(ctx, docket, decision, data={"ends_on": str(case_of(docket).ends_on)}, seen=command.seen)
    resume_terms(ctx, docket, event)
    record(ctx, docket)


def complete(ctx: Context, command: Complete) -> None:
    """Record the day on which the control was completed; from it run the seven working days of Article 13(2).

    Raises InputRefused for a day in the future or before the start, Incomplete while no fact is established.
    """
    docket = claim(ctx, command.number, Action.COMPLETE, command.seen, RecordKind.CASE)
    case = case_of(docket)
    completed_on = command.completed_on
    if completed_on is None:
        raise InputRefused({"completed_on": N_("Give the day on which the control was completed.")})
    if completed_on > ctx.today:
        raise InputRefused({"completed_on": N_("The control cannot be completed on a day still to come.")})
    if case.started_on is not None and completed_on < case.started_on:
        raise InputRefused({"completed_on": N_("The control cannot be completed before the day it began.")})
    missing = []
    if not findings.count_standing(ctx, case):
        missing.append(N_("No fact or circumstance is established (Article 13(1))."))
    decision = decide(ctx, docket, RecordKind.CASE, Action.COMPLETE, from_on=completed_on, missing=missing)
    case.completed_on = completed_on
    write(ctx, docket, decision, data={"completed_on": str(completed_on)}, seen=command.seen)
    record(ctx, docket)


def close_no_findings(ctx: Context, command: CloseNoFindings) -> None:
    """End the control because nothing was found. Raises Incomplete while a recorded fact stands."""
    docket = claim(ctx, command.number, Action.CLOSE_NO_FINDINGS, command.seen, RecordKind.CASE)
    case = case_of(docket)
    missing = []
    if findings.count_standing(ctx, case):
        missing.append(N_("Facts are recorded in this control: withdraw them or complete the control."))
    decision = decide(ctx, docket, RecordKind.CASE, Action.CLOSE_NO_FINDINGS, missing=missing)
    case.reasons = _reasoned(command.reasons)
    case.completed_on = ctx.today
    write(ctx, docket, decision, data={"sealed": seal(command.reasons)}, seen=command.seen)
    end(docket, ctx, Outcome.NO_FINDINGS)
    record(ctx, docket)


def discontinue(ctx: Context, command: Discontinue) -> None:
    """End the control before its time. Raises InputRefused without a ground of the list and reasons."""
    docket = claim(ctx, command.number, Action.DISCONTINUE, command.seen, RecordKind.CASE)
    decision = decide(ctx, docket, RecordKind.CASE, Action.DISCONTINUE)
    if command.ground not in {ground.key for ground in ctx.statute.grounds_for(GroundUse.DISCONTINUATION)}:
        raise InputRefused({"ground": N_("Choose the ground.")})
    case = case_of(docket)
    case.ground, case.reasons = command.ground, _reasoned(command.reasons)
    data = {"ground": command.ground, "sealed": seal(command.reasons)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    end(docket, ctx, Outcome.DISCONTINUED)
    record(ctx, docket)


def _reasoned(reasons: str) -> str:
    if len(reasons.strip()) < REASONS_LENGTH:
        raise InputRefused({"reasons": NO_REASONS})
    return reasons.strip()
