"""Intake: what the secretary does with a complaint until the commission decides whether to admit it.

For a commission that is no state body the terms and grounds of the procedural code are its house rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oversight.domain import admissibility, public_title
from oversight.domain.admissibility import Check, CheckAnswer
from oversight.domain.errors import InputRefused, TransitionNotAllowed
from oversight.domain.seals import seal
from oversight.domain.terms import Action, BodyKind, ComplaintState, RecordKind
from oversight.domain.words import N_
from oversight.persistence import cases
from oversight.persistence.models import Body, Complaint, Docket, Term
from oversight.services import identity
from oversight.services.casework import Seen, claim, conflict, decide, end, record, write
from oversight.services.context import LOCAL, Context
from oversight.statute.schema import GroundUse

REASONS_LENGTH = 50
ESCALATION_GROUND = "forwarding_crime_or_danger"
FORWARDING_GROUND = "forwarding_outside_competence"
NOT_FIXED = "return_not_fixed"


class TakenByAnother(TransitionNotAllowed):
    """Two secretaries took the same complaint; the first one has it."""

    message = N_("Somebody else took this complaint first. Choose another one from the queue.")


class NotTaken(TransitionNotAllowed):
    """The act needs the complaint to be in the secretary's own hands."""

    message = N_("Take the complaint on first: only who took it works on it.")


@dataclass(frozen=True, slots=True)
class ClaimIntake:
    """Take a complaint from the queue."""

    number: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class ReleaseIntake:
    """Put it back."""

    number: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class RequestFix:
    """Ask the filer for what is missing."""

    number: str
    text: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class ReturnComplaint:
    """Return on a coded ground with reasons."""

    number: str
    ground: str
    reasons: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Forward:
    """Forward the whole to the competent body. ``sent_on`` is the local date of the letter."""

    number: str
    to: str
    sent_on: date
    reasons: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class ForwardPart:
    """Forward one part; the rest stays here. ``has_files`` says whether the filer's files go along."""

    number: str
    to: str
    part: str
    sent_on: date
    seen: Seen
    has_files: bool = False


@dataclass(frozen=True, slots=True)
class Escalate:
    """Pass on at once: a crime or a danger was reported."""

    number: str
    to: str
    reasons: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Terminate:
    """End the procedure on a coded ground with reasons."""

    number: str
    ground: str
    reasons: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class PutForward:
    """Put the complaint to the commission with the checklist of Article 1 and a neutral public title."""

    number: str
    answers: Mapping[Check, CheckAnswer]
    agency_id: UUID | None
    topic: str
    region: str
    title_kk: str
    title_ru: str
    title_en: str
    proposed_ground: str | None
    seen: Seen


def claim_intake(ctx: Context, command: ClaimIntake) -> None:
    """Take the complaint. Of two at once one wins, the other is told so (TakenByAnother)."""
    docket = claim(ctx, command.number, Action.CLAIM_INTAKE, command.seen)
    if docket.complaint.claimed_by_id not in {None, ctx.actor.account_id}:
        raise TakenByAnother
    _require_version(ctx, docket, command.seen)
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.CLAIM_INTAKE)
    docket.complaint.claimed_by_id = ctx.actor.account_id
    write(ctx, docket, decision, seen=command.seen)
    record(ctx, docket)


def release_intake(ctx: Context, command: ReleaseIntake) -> None:
    """Put the complaint back in the queue. Raises NotTaken for somebody who has not got it."""
    docket = _claim_own(ctx, command.number, Action.RELEASE_INTAKE, command.seen)
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.RELEASE_INTAKE)
    docket.complaint.claimed_by_id = None
    write(ctx, docket, decision, seen=command.seen)
    record(ctx, docket)


def request_fix(ctx: Context, command: RequestFix) -> None:
    """Tell the filer what is missing; the term to mend it starts (a house term, modelled on APPK 64(6))."""
    docket = _claim_own(ctx, command.number, Action.REQUEST_FIX, command.seen)
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.REQUEST_FIX)
    docket.complaint.fix_request = command.text
    write(ctx, docket, decision, data={"sealed": seal(command.text)}, seen=command.seen)
    record(ctx, docket)


def return_complaint(ctx: Context, command: ReturnComplaint) -> None:
    """Return the complaint; it may be filed anew.

    Raises InputRefused without a ground of the list and 50 characters of reasons, Incomplete when "not supplied in
    time" is said while the filer still has time or was never asked.
    """
    docket = _claim_own(ctx, command.number, Action.RETURN, command.seen)
    ground, reasons = checked_ground(ctx, GroundUse.RETURN, command.ground, command.reasons)
    missing = _too_early(ctx, docket) if ground == NOT_FIXED else []
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.RETURN, missing=missing)
    docket.complaint.ground, docket.complaint.reasons = ground, reasons
    write(ctx, docket, decision, data={"ground": ground, "sealed": seal(reasons)}, seen=command.seen)
    end(docket, ctx, None)
    record(ctx, docket)


def forward(ctx: Context, command: Forward) -> None:
    """Forward the whole complaint to the competent body; the matter ends here."""
    docket = _claim_own(ctx, command.number, Action.FORWARD, command.seen)
    _check_sending(ctx, docket.complaint, command.to, command.sent_on)
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.FORWARD)
    complaint = docket.complaint
    complaint.ground, complaint.forwarded_to, complaint.reasons = FORWARDING_GROUND, command.to, command.reasons
    data = {"ground": FORWARDING_GROUND, "sent_on": command.sent_on.isoformat(), "sealed": seal(command.to)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    end(docket, ctx, None)
    record(ctx, docket)


def forward_part(ctx: Context, command: ForwardPart) -> None:
    """Forward the part that is another body's; the rest goes on here."""
    docket = _claim_own(ctx, command.number, Action.FORWARD_PART, command.seen)
    _check_sending(ctx, docket.complaint, command.to, command.sent_on)
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.FORWARD_PART)
    on = command.sent_on.isoformat()
    kept = {"to": command.to, "part": command.part, "on": on, "has_files": command.has_files}
    docket.complaint.forwarded_parts = [*docket.complaint.forwarded_parts, kept]
    data = {"sent_on": on, "sealed": seal(command.to, command.part)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def escalate(ctx: Context, command: Escalate) -> None:
    """Pass the complaint on at once; a case that was already admitted is discontinued with it."""
    docket = claim(ctx, command.number, Action.ESCALATE, command.seen, RecordKind.COMPLAINT)
    reasons = _checked_reasons(command.reasons)
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.ESCALATE)
    complaint = docket.complaint
    complaint.ground, complaint.forwarded_to, complaint.reasons = ESCALATION_GROUND, command.to, reasons
    data: dict[str, object] = {"ground": ESCALATION_GROUND, "sealed": seal(command.to, reasons)}
    if docket.case is not None:
        step = decide(ctx, docket, RecordKind.CASE, Action.ESCALATE)
        docket.case.state, docket.case.reasons = type(docket.case.state)(step.target), reasons
        data["case"] = step.target
    write(ctx, docket, decision, data=data, seen=command.seen)
    end(docket, ctx, None)
    record(ctx, docket)


def terminate(ctx: Context, command: Terminate) -> None:
    """End the procedure. Raises InputRefused without a ground of the list and 50 characters of reasons."""
    docket = claim(ctx, command.number, Action.TERMINATE, command.seen, RecordKind.COMPLAINT)
    ground, reasons = checked_ground(ctx, GroundUse.TERMINATION, command.ground, command.reasons)
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.TERMINATE)
    docket.complaint.ground, docket.complaint.reasons = ground, reasons
    write(ctx, docket, decision, data={"ground": ground, "sealed": seal(reasons)}, seen=command.seen)
    end(docket, ctx, None)
    record(ctx, docket)


def put_forward(ctx: Context, command: PutForward) -> None:
    """Put the complaint to the commission. The secretary's answers advise; the commission decides.

    Raises InputRefused at the titles, the agency, the topic or the region; Incomplete when the checklist is not whole.
    """
    docket = _claim_own(ctx, command.number, Action.PUT_FORWARD, command.seen)
    agency = _chosen_agency(ctx, docket, command)
    ground = None if admissibility.is_admissible(command.answers) else command.proposed_ground
    if ground is not None and ground not in {row.key for row in ctx.statute.grounds_for(GroundUse.INADMISSIBLE)}:
        raise InputRefused({"proposed_ground": NO_GROUND})
    decision = decide(
        ctx,
        docket,
        RecordKind.COMPLAINT,
        Action.PUT_FORWARD,
        missing=admissibility.missing_from_checklist(
            ctx.statute,
            command.answers,
            object_class=agency.object_class,
            is_excluded=agency.is_excluded,
            proposed_ground=ground,
        ),
    )
    answers = {key.value: {"is_met": row.is_met, "note": row.note} for key, row in command.answers.items()}
    docket.complaint.checklist = {**answers, "proposed_ground": ground}
    docket.title_kk, docket.title_ru, docket.title_en = command.title_kk, command.title_ru, command.title_en
    docket.agency_id, docket.agency = agency.id, agency
    docket.topic, docket.region = command.topic, command.region
    data = {
        "checklist": {key.value: row.is_met for key, row in command.answers.items()},
        "proposed_ground": ground,
        "agency": str(agency.id),
        "topic": command.topic,
        "region": command.region,
        "sealed": seal(*(command.answers[key].note for key in Check)),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


NO_CONTACT = N_("The public title must not hold an identification number, a phone number or a mail address.")
# Which word it is stays unsaid: the page may be looked at over a shoulder, and pages come back in other people's hands.
NO_NAME = N_(
    "A word of this title is part of the filer's name. The title is public: say what the matter is, not whose."
)
NO_GROUND = N_("Choose a ground from the list.")
SHORT_REASONS = N_("Give the reasons in at least 50 characters.")


def checked_ground(ctx: Context, use: GroundUse, ground: str, reasons: str) -> tuple[str, str]:
    """Ground and reasons fit to be kept. Raises InputRefused at the fields `ground` and `reasons`."""
    wrong = {}
    if ground not in {row.key for row in ctx.statute.grounds_for(use)}:
        wrong["ground"] = NO_GROUND
    if len(reasons.strip()) < REASONS_LENGTH:
        wrong["reasons"] = SHORT_REASONS
    if wrong:
        raise InputRefused(wrong)
    return ground, reasons.strip()


def _checked_reasons(reasons: str) -> str:
    if len(reasons.strip()) < REASONS_LENGTH:
        raise InputRefused({"reasons": SHORT_REASONS})
    return reasons.strip()


def _claim_own(ctx: Context, number: str, action: Action, seen: Seen) -> Docket:
    """As `claim`; besides, the complaint must be in the actor's own hands."""
    docket = claim(ctx, number, action, seen)
    _require_version(ctx, docket, seen)
    if docket.complaint.claimed_by_id is None:
        raise NotTaken
    if docket.complaint.claimed_by_id != ctx.actor.account_id:
        raise TakenByAnother
    return docket


def _require_version(ctx: Context, docket: Docket, seen: Seen) -> None:
    if docket.complaint.version != seen.version:
        raise conflict(cases.events_of(ctx.session, docket.id, after=seen.sequence))


def _too_early(ctx: Context, docket: Docket) -> list[str]:
    """Why "not supplied in time" cannot be said yet."""
    if not docket.complaint.fix_request:
        return [N_("The filer was never asked for missing parts: choose another ground or ask first.")]
    due_on = fix_due_on(ctx, docket)
    if docket.complaint.state is ComplaintState.NEEDS_FIX and due_on is not None and ctx.today <= due_on:
        return [N_("The time given to the filer to complete the complaint has not ended yet.")]
    return []


def fix_due_on(ctx: Context, docket: Docket) -> date | None:
    """The last day for the filer to complete the complaint; None when no such term runs."""
    running = ctx.session.query(Term).filter_by(docket_id=docket.id, key="complaint_fix", ended_on=None).first()
    return running.due_on if running else None


def _check_sending(ctx: Context, complaint: Complaint, to: str, sent_on: date) -> None:
    wrong = {}
    if not to.strip():
        wrong["to"] = N_("Name the body it is sent to.")
    received_on = complaint.received_at.astimezone(LOCAL).date()
    if not received_on <= sent_on <= ctx.today:
        wrong["sent_on"] = N_("The day of sending lies between the receipt of the complaint and today.")
    if wrong:
        raise InputRefused(wrong)


def _chosen_agency(ctx: Context, docket: Docket, command: PutForward) -> Body:
    """The agency confirmed or corrected. Raises InputRefused at every field of the public card that is not right."""
    wrong = {}
    agency = ctx.session.get(Body, command.agency_id) if command.agency_id else None
    if agency is None or agency.kind is not BodyKind.AGENCY or not agency.is_active:
        wrong["agency_id"] = N_("Choose the agency from the list.")
    if command.topic not in ctx.statute.topics:
        wrong["topic"] = N_("Choose the topic from the list.")
    if command.region not in ctx.statute.regions:
        wrong["region"] = N_("Choose the region from the list.")
    person, organisation = identity.filer_identity(ctx, docket).full_name, _organisation(ctx, docket)
    for name in ("title_kk", "title_ru", "title_en"):
        title = getattr(command, name).strip()
        if not title and name != "title_en":
            wrong[name] = N_("Write the public title in Kazakh and in Russian.")
        elif public_title.holds_contact(title):
            wrong[name] = NO_CONTACT
        elif public_title.holds_name(title, person) or any(
            public_title.holds_phrase(title, phrase) for phrase in organisation
        ):
            wrong[name] = NO_NAME
    if wrong or agency is None:
        raise InputRefused(wrong)
    return agency


def _organisation(ctx: Context, docket: Docket) -> tuple[str, ...]:
    """The names of the organisation that filed; empty for a person."""
    body = ctx.session.get(Body, docket.complaint.filer_body_id) if docket.complaint.filer_body_id else None
    return (body.name_kk, body.name_ru, body.name_en) if body is not None else ()
