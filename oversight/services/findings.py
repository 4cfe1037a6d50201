"""Facts and circumstances established by a control, each with its evidence. Recorded once, never rewritten."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from oversight.domain.errors import InputRefused, NotVisible
from oversight.domain.seals import seal
from oversight.domain.terms import TEXT_LANGUAGES, Action, RecordKind
from oversight.domain.words import N_
from oversight.persistence.models import Case, Finding
from oversight.services.casework import Seen, claim, decide, record, write
from oversight.services.context import Context
from oversight.services.programme import REASONS_LENGTH, case_of


@dataclass(frozen=True, slots=True)
class RecordFinding:
    """A fact or circumstance. *established_on* is a local date; *language* is that of the text (kk or ru)."""

    number: str
    seen: Seen
    text: str
    language: str
    established_on: date | None
    place: str
    evidence: str


@dataclass(frozen=True, slots=True)
class WithdrawFinding:
    """Take a recorded fact back; it is kept and marked. *finding* is its number in the case."""

    number: str
    seen: Seen
    finding: int
    reasons: str


def record_finding(ctx: Context, command: RecordFinding) -> int:
    """Add a fact with its evidence and return its number. Two people may do so at once: facts do not conflict.

    Raises InputRefused without text, evidence or a day that is not in the future.
    """
    docket = claim(ctx, command.number, Action.RECORD_FINDING, command.seen)
    decision = decide(ctx, docket, RecordKind.CASE, Action.RECORD_FINDING)
    wrong = {}
    if not command.text.strip():
        wrong["text"] = N_("Write the fact or circumstance.")
    if command.language not in TEXT_LANGUAGES:
        wrong["language"] = N_("Choose the language of the text.")
    if command.established_on is None or command.established_on > ctx.today:
        wrong["established_on"] = N_("Give the day on which it was established, today at the latest.")
    if not command.evidence.strip():
        wrong["evidence"] = N_("Name at least one piece of evidence: a document, a photograph, a measurement.")
    if wrong:
        raise InputRefused(wrong)
    case = case_of(docket)
    last = ctx.session.scalar(select(func.max(Finding.number)).where(Finding.case_id == case.id)) or 0
    finding = Finding(
        case_id=case.id,
        number=last + 1,
        text=command.text,
        language=command.language,
        established_on=command.established_on,
        place=command.place,
        evidence=command.evidence,
        recorded_by_id=ctx.actor.account_id,
        recorded_at=ctx.now,
    )
    ctx.session.add(finding)
    data = {
        "finding": finding.number,
        "established_on": str(finding.established_on),
        "sealed": seal(finding.text, finding.language, finding.place, finding.evidence),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)
    return finding.number


def withdraw_finding(ctx: Context, command: WithdrawFinding) -> None:
    """Mark a recorded fact as withdrawn, with reasons. Its number is not given again."""
    docket = claim(ctx, command.number, Action.WITHDRAW_FINDING, command.seen, RecordKind.CASE)
    decision = decide(ctx, docket, RecordKind.CASE, Action.WITHDRAW_FINDING)
    query = select(Finding).where(Finding.case_id == case_of(docket).id, Finding.number == command.finding)
    finding = ctx.session.scalars(query).one_or_none()
    if finding is None or finding.withdrawn_at is not None:
        raise NotVisible
    if len(command.reasons.strip()) < REASONS_LENGTH:
        raise InputRefused({"reasons": N_("Give the reasons in at least 20 characters.")})
    finding.withdrawn_at = ctx.now
    finding.withdrawal_reasons = command.reasons
    data = {"finding": finding.number, "sealed": seal(command.reasons)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def count_standing(ctx: Context, case: Case) -> int:
    """How many recorded facts were not withdrawn."""
    query = select(func.count()).where(Finding.case_id == case.id, Finding.withdrawn_at.is_(None))
    return ctx.session.scalar(query) or 0
