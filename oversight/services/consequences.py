"""What follows from a decision of the commission, written in the same transaction as the decision itself."""

from collections.abc import Callable

from oversight.domain.errors import Incomplete
from oversight.domain.seals import seal
from oversight.domain.terms import Action, CaseState, MotionKind, MotionOutcome, Outcome, RecordKind
from oversight.domain.words import N_
from oversight.persistence.models import Case, Docket, Motion, Recommendation
from oversight.services import final_documents, reviews
from oversight.services.casework import Seen, decide, end, write
from oversight.services.context import Context
from oversight.services.intake import checked_ground
from oversight.statute.schema import GroundUse


def name_ground(ctx: Context, docket: Docket, ground: str, reasons: str) -> None:
    """Keep why the complaint is not admitted: the ground given, else the one the secretary proposed."""
    complaint = docket.complaint
    chosen = ground or str(complaint.checklist.get("proposed_ground") or "")
    if not chosen:
        raise Incomplete(
            [N_("The complaint is not admitted: choose the ground of inadmissibility and give the reasons.")]
        )
    complaint.ground, complaint.reasons = checked_ground(ctx, GroundUse.INADMISSIBLE, chosen, reasons)


# What follows from a decision. Each writes events of the same transaction; nobody commits here. `seen` belongs to the
# first event of an act and is None when the decision's own event has carried it.
Follow = Callable[[Context, Docket, Motion, Seen | None], None]


def _follow_admission(ctx: Context, docket: Docket, motion: Motion, seen: Seen | None) -> None:
    if motion.outcome is MotionOutcome.CARRIED:
        decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.ADMIT)
        step = decide(ctx, docket, RecordKind.CASE, Action.ADMIT)
        docket.case = Case(docket_id=docket.id, state=CaseState(step.target))
        write(ctx, docket, decision, data={"motion": str(motion.id), "case": step.target}, seen=seen)
        return
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.DECLARE_INADMISSIBLE)
    complaint = docket.complaint
    data = {"motion": str(motion.id), "ground": complaint.ground, "sealed": seal(complaint.reasons)}
    write(ctx, docket, decision, data=data, seen=seen)
    end(docket, ctx, Outcome.INADMISSIBLE)


def _follow_opening(ctx: Context, docket: Docket, motion: Motion, seen: Seen | None) -> None:
    if motion.outcome is MotionOutcome.CARRIED:
        reviews.apply_opening(ctx, docket, motion, seen)


def _follow_recommendation(ctx: Context, docket: Docket, motion: Motion, seen: Seen | None) -> None:
    del docket, seen
    recommendation = ctx.session.get_one(Recommendation, motion.recommendation_id)
    recommendation.is_adopted = motion.outcome is MotionOutcome.CARRIED


def _follow_adoption(ctx: Context, docket: Docket, motion: Motion, seen: Seen | None) -> None:
    if motion.outcome is MotionOutcome.CARRIED:
        final_documents.apply_adoption(ctx, docket, motion, seen)


FOLLOWS: dict[MotionKind, Follow] = {
    MotionKind.ADMIT: _follow_admission,
    MotionKind.OPEN_CONTROL: _follow_opening,
    MotionKind.RECOMMENDATION: _follow_recommendation,
    MotionKind.ADOPT_FINAL: _follow_adoption,
}
