"""Requests for information in the course of a control: asked by the group, answered by the agency.

The right to ask is known and its article was not read, so the term is a rule of the commission. The
files of an answer go to the commission; the agency sees their names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from oversight.domain.deadlines import Reading
from oversight.domain.errors import InputRefused, NotVisible, TransitionNotAllowed
from oversight.domain.seals import seal
from oversight.domain.terms import AGENCY_ROLES, Action, RecordKind
from oversight.domain.words import N_
from oversight.persistence import cases
from oversight.persistence.files import StoredFile
from oversight.persistence.models import Attachment, Event, InformationFile, InformationRequest, Term
from oversight.services import attachments
from oversight.services.attachments import Download, FileView, Upload, file_views
from oversight.services.casework import Seen, claim, conflict, decide, end_term, read, record, write
from oversight.services.context import Context
from oversight.services.findings import open_within, take_all
from oversight.services.pausing import reading_of
from oversight.services.programme import case_of
from oversight.services.terms import read_term

TERM = "info_request_control"
MOST_ITEMS = 30
_ASKED = frozenset({Action.REQUEST_INFORMATION})


@dataclass(frozen=True, slots=True)
class RequestInformation:
    """What is asked for, an item a line, and in which form. ``is_unrestricted``: no item is restricted information."""

    number: str
    seen: Seen
    items: str
    wanted_form: str
    is_unrestricted: bool


@dataclass(frozen=True, slots=True)
class AnswerInformation:
    """What came. *came_on* is for the commission, where it came on paper; the agency's own answer is of today."""

    number: str
    seen: Seen
    request: int
    text: str
    came_on: date | None = None


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request as the commission and the agency see it. ``term`` is None when none runs (any more)."""

    number: int
    items: tuple[str, ...]
    wanted_form: str
    asked_on: date
    term: Reading | None
    answer: str
    answered_on: date | None
    files: tuple[FileView, ...]


def term_today(ctx: Context, number: str) -> Reading:
    """The term of a request sent today."""
    docket = read(ctx, number, Action.REQUEST_INFORMATION)
    return read_term(ctx, docket.commission_id, TERM, ctx.today)


def request_information(ctx: Context, command: RequestInformation) -> date:
    """Ask the agency and return the last day (a rule of the commission). Raises InputRefused.

    Two people may ask at once: requests do not conflict.
    """
    docket = claim(ctx, command.number, Action.REQUEST_INFORMATION, command.seen)
    decision = decide(ctx, docket, RecordKind.CASE, Action.REQUEST_INFORMATION)
    items = tuple(line.strip() for line in command.items.splitlines() if line.strip())
    wrong = {}
    if not items:
        wrong["items"] = N_("Write what is asked for, an item a line.")
    elif len(items) > MOST_ITEMS:
        wrong["items"] = N_("A request holds up to 30 items: send a second one for the rest.")
    if not command.wanted_form.strip():
        wrong["wanted_form"] = N_("Say in which form it is wanted: copies, a table, an answer in writing.")
    if not command.is_unrestricted:
        wrong["is_unrestricted"] = N_("Confirm that no restricted information is asked for, or take it out.")
    if wrong:
        raise InputRefused(wrong)
    case = case_of(docket)
    query = select(func.max(InformationRequest.number)).where(InformationRequest.case_id == case.id)
    row = InformationRequest(
        case_id=case.id,
        number=(ctx.session.scalar(query) or 0) + 1,
        items="\n".join(items),
        wanted_form=command.wanted_form.strip(),
        asked_by_id=ctx.actor.account_id,
        asked_at=ctx.now,
        asked_on=ctx.today,
    )
    ctx.session.add(row)
    data = {"request": row.number, "items": len(items), "sealed": seal(row.items, row.wanted_form)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)
    if decision.reading is None:
        raise TransitionNotAllowed
    return decision.reading.due_on


def answer_information(ctx: Context, command: AnswerInformation, uploads: Iterable[Upload] = ()) -> None:
    """Keep the answer to a request with its files; its term ends, that of others runs on.

    Raises NotVisible for a request that is not there, EditConflict for one that somebody has answered meanwhile,
    InputRefused, FilesRefused (then nothing is kept).
    """
    stored = take_all(ctx, command.number, Action.ANSWER_INFORMATION, tuple(uploads))
    try:
        _answer(ctx, command, stored)
    except BaseException:
        attachments.discard(ctx.services, [one.key for one in stored])
        raise


def _answer(ctx: Context, command: AnswerInformation, stored: Sequence[StoredFile]) -> None:
    docket = claim(ctx, command.number, Action.ANSWER_INFORMATION, command.seen)
    decision = decide(ctx, docket, RecordKind.CASE, Action.ANSWER_INFORMATION)
    query = select(InformationRequest).where(InformationRequest.case_id == case_of(docket).id)
    row = ctx.session.scalars(query.where(InformationRequest.number == command.request)).one_or_none()
    if row is None:
        raise NotVisible
    if row.answered_on is not None:
        raise conflict(cases.events_of(ctx.session, docket.id, after=command.seen.sequence))
    is_agency = docket.agency_id in ctx.actor.bodies(AGENCY_ROLES)
    came_on = ctx.today if is_agency else command.came_on
    wrong = {}
    if not command.text.strip():
        wrong["text"] = N_("Answer under the number of each item, or say what is attached.")
    if came_on is None or not row.asked_on <= came_on <= ctx.today:
        wrong["came_on"] = N_("Give the day on which it came: not before the request, today at the latest.")
    if wrong:
        raise InputRefused(wrong)
    row.answer, row.answered_on, row.answered_by_id = command.text.strip(), came_on, ctx.actor.account_id
    for one in stored:
        ctx.session.add(InformationFile(attachment_id=attachments.row_of(ctx, one).id, request_id=row.id))
    data = {
        "request": row.number,
        "came_on": str(came_on),
        "files": [one.digest for one in stored],
        "sealed": seal(row.answer),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    end_term(ctx, docket, TERM, row.asked_on)
    record(ctx, docket)


def requests_of(ctx: Context, case_id: UUID, events: Iterable[Event], terms: Iterable[Term]) -> tuple[RequestView, ...]:
    """The requests of a case with their answers, oldest first; no statement where its *events* tell of none.

    *terms* are the running ones. Whether the actor may see them is asked by whoever loaded the case.
    """
    if all(event.action not in _ASKED for event in events):
        return ()
    rows = ctx.session.execute(
        select(InformationRequest, Attachment)
        .outerjoin(InformationFile, InformationFile.request_id == InformationRequest.id)
        .outerjoin(Attachment, (Attachment.id == InformationFile.attachment_id) & Attachment.removed_at.is_(None))
        .where(InformationRequest.case_id == case_id)
        .execution_options(populate_existing=True)
    ).all()
    files: Mapping[UUID, list[Attachment]] = defaultdict(list)
    for request, file in rows:
        if file is not None:
            files[request.id].append(file)
    running = {term.from_on: reading_of(ctx.statute, term) for term in terms if term.key == TERM}
    requests = sorted({request for request, _ in rows}, key=lambda request: request.number)
    return tuple(
        _view(ctx, row, files[row.id], None if row.answered_on else running.get(row.asked_on)) for row in requests
    )


def _view(ctx: Context, row: InformationRequest, files: Sequence[Attachment], term: Reading | None) -> RequestView:
    kept = sorted(files, key=lambda file: (file.created_at, file.name))
    return RequestView(
        row.number,
        tuple(row.items.splitlines()),
        row.wanted_form,
        row.asked_on,
        term,
        row.answer,
        row.answered_on,
        file_views(ctx, kept),
    )


def open_file(ctx: Context, number: str, attachment_id: UUID) -> Download:
    """A file of an answer, for those of the commission who may read its papers. Raises NotVisible and FileLost."""
    files = select(Attachment).join(InformationFile).join(InformationRequest)
    return open_within(ctx, number, attachment_id, files, InformationRequest.case_id)
