"""Facts and circumstances established by a control, each with its evidence. Recorded once, never rewritten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from oversight.domain.errors import DomainError, InputRefused, NotVisible
from oversight.domain.seals import seal
from oversight.domain.terms import COMMISSION_ROLES, TEXT_LANGUAGES, Action, RecordKind
from oversight.domain.words import N_
from oversight.persistence.files import StoredFile, open_store
from oversight.persistence.models import Attachment, Case, Finding
from oversight.services import attachments
from oversight.services.attachments import Download, Refusal, TooManyFiles, Upload
from oversight.services.casework import Seen, claim, decide, read, record, write
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


class FilesRefused(DomainError):
    """Some of the files are not taken, so nothing was recorded. ``refusals`` names each with its reason."""

    message = N_("Nothing was recorded: not every file could be taken.")

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__()
        self.refusals = tuple(refusals)


def record_finding(ctx: Context, command: RecordFinding, uploads: Iterable[Upload] = ()) -> int:
    """Add a fact with its evidence and return its number. Two people may do so at once: facts do not conflict.

    Files are checked and on disk before the docket is locked. Raises FilesRefused, and InputRefused without text,
    evidence or a day that is not in the future.
    """
    stored = take_all(ctx, command.number, Action.RECORD_FINDING, tuple(uploads))
    try:
        return _record(ctx, command, stored)
    except BaseException:
        attachments.discard(ctx.services, [one.key for one in stored])
        raise


def take_all(ctx: Context, number: str, action: Action, uploads: Sequence[Upload]) -> list[StoredFile]:
    """Store the files of somebody who may do *action*; all of them or none. Raises FilesRefused."""
    if not uploads:
        return []
    with ctx.services.context(ctx.actor, writes=False) as looking:
        read(looking, number, action)
    most = ctx.settings.limits.attachments_per_filing
    if len(uploads) > most:
        raise FilesRefused([Refusal(upload.name, TooManyFiles(most=most)) for upload in uploads[most:]])
    stored, refused = attachments.take(ctx.services, uploads)
    if refused:
        attachments.discard(ctx.services, [one.key for one in stored])
        raise FilesRefused(refused)
    return stored


def _record(ctx: Context, command: RecordFinding, stored: Sequence[StoredFile]) -> int:
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
    ctx.session.flush()
    for one in stored:
        attachments.row_of(ctx, one).finding_id = finding.id
    data = {
        "finding": finding.number,
        "files": [one.digest for one in stored],
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


def open_file(ctx: Context, number: str, attachment_id: UUID) -> Download:
    """A file of a fact, for those of the commission who may read its papers. Raises NotVisible and FileLost."""
    return open_within(ctx, number, attachment_id, select(Attachment).join(Finding), Finding.case_id)


def open_within(
    ctx: Context,
    number: str,
    attachment_id: UUID,
    files: Select[Attachment],
    case_id: InstrumentedAttribute[UUID],
) -> Download:
    """One of *files* that belongs to the case by *case_id*, for those of the commission who may read its papers.

    Raises NotVisible and FileLost.
    """
    docket = read(ctx, number, Action.READ_PAPERS)
    if docket.commission_id not in ctx.actor.bodies(COMMISSION_ROLES):
        raise NotVisible
    row = ctx.session.scalars(
        files.where(Attachment.id == attachment_id, Attachment.removed_at.is_(None), case_id == case_of(docket).id)
    ).one_or_none()
    if row is None:
        raise NotVisible
    return Download(row.name, open_store(ctx.settings).open(row.store_key, row.digest))
