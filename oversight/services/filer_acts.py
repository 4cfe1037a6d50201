"""What only the filer does to a complaint after filing: supply what was asked for, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from oversight.domain.attachments import clean_file_name
from oversight.domain.seals import seal
from oversight.domain.terms import Action, CaseState, Outcome, RecordKind
from oversight.domain.words import N_
from oversight.persistence.files import StoredFile
from oversight.services import attachments, casework, identity
from oversight.services.attachments import Refusal, TooManyFiles, Upload
from oversight.services.casework import Seen, claim, decide, end, record, write
from oversight.services.context import Context


@dataclass(frozen=True, slots=True)
class SupplyFix:
    """What the filer adds on request: words, files, and a postal address if that was missing."""

    number: str
    seen: Seen
    text: str
    postal_address: str = ""
    files: tuple[StoredFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The written withdrawal; reasons are welcome, not required."""

    number: str
    seen: Seen
    reasons: str = ""


def supply_fix(ctx: Context, command: SupplyFix) -> None:
    """The filer answers what the secretary asked for; the words are added under their date, nothing is replaced.

    Raises Incomplete when nothing was added.
    """
    docket = claim(ctx, command.number, Action.SUPPLY_FIX, command.seen, RecordKind.COMPLAINT)
    is_empty = not (command.text or command.files or command.postal_address)
    missing = [N_("Write what was asked for, or add a file.")] if is_empty else []
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.SUPPLY_FIX, missing=missing)
    complaint = docket.complaint
    if command.text:
        complaint.text = f"{complaint.text}\n\n[{ctx.today:%d.%m.%Y}]\n{command.text}"
    if command.postal_address:
        person = identity.filer_identity(ctx, docket)
        identity.change_identity(ctx, complaint.identity_id, replace(person, postal_address=command.postal_address))
    for stored in command.files:
        attachments.row_of(ctx, stored).complaint_id = complaint.id
    data = {"attachments": [stored.digest for stored in command.files], "sealed": seal(command.text)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def supply_with_files(ctx: Context, command: SupplyFix, uploads: Sequence[Upload]) -> list[Refusal]:
    """Check and store the files, then `supply_fix` with them. When one is refused nothing is done; it is returned."""
    with ctx.services.context(ctx.actor, writes=False) as looking:
        casework.read(looking, command.number, Action.SUPPLY_FIX)
    most = ctx.settings.limits.attachments_per_filing
    if len(uploads) > most:
        return [Refusal(clean_file_name(upload.name), TooManyFiles(most=most)) for upload in uploads[most:]]
    stored, refused = attachments.take(ctx.services, uploads)
    try:
        if not refused:
            supply_fix(ctx, replace(command, files=tuple(stored)))
            stored = []
    finally:
        attachments.discard(ctx.services, [one.key for one in stored])
    return refused


def withdraw(ctx: Context, command: Withdraw) -> None:
    """The filer withdraws in writing, before the commission has opened the control (APPK 64(9), taken over as a rule).

    A vote that runs meanwhile ends without effect. Raises TransitionNotAllowed when it is too late.
    """
    docket = claim(ctx, command.number, Action.WITHDRAW, command.seen, RecordKind.COMPLAINT)
    decision = decide(ctx, docket, RecordKind.COMPLAINT, Action.WITHDRAW)
    data = {"sealed": seal(command.reasons)}
    if docket.case is not None:
        discontinued = decide(ctx, docket, RecordKind.CASE, Action.WITHDRAW)
        docket.case.state = CaseState(discontinued.target)
        data["case"] = discontinued.target
    docket.complaint.reasons = command.reasons
    write(ctx, docket, decision, data=data, seen=command.seen)
    end(docket, ctx, Outcome.WITHDRAWN)
    record(ctx, docket)
