"""The filer's side of a case: find it by number and secret, list one's own, read one with what may be done now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import aliased

from oversight.domain import policy
from oversight.domain.case_number import parse_number
from oversight.domain.errors import DomainError, NotVisible
from oversight.domain.events import Audience, told
from oversight.domain.terms import NGO_ROLES, Action, DocumentKind, Outcome, Role, SeenAs
from oversight.domain.words import N_
from oversight.persistence import cases
from oversight.persistence.models import Body, Case, Complaint, Docket, Response
from oversight.services import attachments, case_file, issued_papers, throttle
from oversight.services.case_file import CaseFile, Happened
from oversight.services.context import Context
from oversight.services.issued_papers import PaperFile, PaperView
from oversight.services.parties import parties_of
from oversight.services.tokens import digest, is_same

LOCK = timedelta(minutes=15)
PAGE = 20
_LONGEST_TYPED = 100
_NOBODY = digest("no docket has this secret")
_DASHES = re.compile("[\u2010-\u2015\u2212\\s_/]+")
_NOT_IN_SECRET = re.compile(r"[\s\u2010-\u2015-]+")
Place = tuple[datetime, str]  # receipt and docket: where a row stands in the list, also among those of one minute


class TrackingRefused(DomainError):
    """Number and secret do not belong together, or there is no such number: the same words for both."""

    message = N_("No case was found with this number and code. Check both and try again.")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One line of the list of one's own cases. ``subject`` is the filer's own."""

    number: str
    subject: str
    agency: dict[str, str] | None
    agency_text: str
    station: str
    complaint_state: str
    case_state: str | None
    response_state: str | None
    is_open: bool
    filed_at: datetime
    next_due_on: date | None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One page of the list, newest first; ``next_before`` asks for the following one."""

    rows: tuple[OwnRow, ...]
    next_before: str | None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the filer wrote."""

    subject: str
    decision_text: str
    text: str
    wish: str
    happened_on: date | None
    happened_text: str
    locality: str
    cadastral_number: str
    area_hectares: Decimal | None
    seen_as: SeenAs


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case as its filer sees it."""

    file: CaseFile
    words: OwnWords
    organisation_id: UUID | None
    received_at: datetime
    registered_on: date
    fix_request: str
    ground: str | None
    reasons: str
    forwarded_to: str
    outcome: Outcome | None
    closed_on: date | None
    timeline: tuple[Happened, ...]  # newest first, without what is the commission's own business
    files: tuple[attachments.FileView, ...]
    papers: tuple[PaperView, ...]

    def may(self, action: Action | str) -> bool:
        """Whether the filer may do *action* now."""
        return self.file.may(action)


def open_with_secret(ctx: Context, number: str, secret: str) -> UUID:
    """The docket behind number and secret, however they were typed; commits its count of wrong tries.

    Raises TrackingRefused, alike for a wrong secret and an unknown number, and TooManyTries once a number had too many
    wrong ones, also if the secret is right.
    """
    number, secret = read_number(number), read_secret(secret)
    limit = ctx.settings.limits.track_tries_per_number
    key = throttle.key_of(ctx, "track", number)
    throttle.require_open(ctx, key, limit, LOCK)
    row = ctx.session.execute(select(Docket.id, Docket.secret_digest).where(Docket.number == number)).one_or_none()
    kept = row.secret_digest if row is not None and row.secret_digest else _NOBODY
    is_right = is_same(secret, kept)
    if row is None or not is_right:
        throttle.count_wrong(ctx, key, limit, LOCK)
        ctx.commit()
        raise TrackingRefused
    throttle.forget(ctx, key)
    ctx.commit()
    docket_id: UUID = row.id
    return docket_id


def read_number(typed: str) -> str:
    """A case number as people type it: outer spaces, other dashes, a № in front, a space instead of the dash."""
    text = typed[:_LONGEST_TYPED].strip().lstrip("№#").strip()
    return _DASHES.sub("-", text)


def read_secret(typed: str) -> str:
    """A secret as people type it: groups, dashes and capitals do not matter."""
    return _NOT_IN_SECRET.sub("", typed[:_LONGEST_TYPED]).lower()


def own_cases(ctx: Context, before: str | None = None) -> OwnPage:
    """The cases the account or its organisations filed, newest first, those received before case *before*."""
    start = _cursor(ctx, before)
    rows = [row for ground in _grounds(ctx) for row in _listed(ctx, ground, start)]
    rows.sort(key=lambda row: row[0], reverse=True)
    page = tuple(row for _place, row in rows[:PAGE])
    return OwnPage(page, page[-1].number if len(rows) > PAGE else None)


def _grounds(ctx: Context) -> Iterator[ColumnElement[bool]]:
    """One condition for each index, so that no list is sorted by the database."""
    account_id = ctx.actor.account_id
    if account_id is not None and Role.CITIZEN in ctx.actor.roles:
        yield (Complaint.filer_account_id == account_id) & Complaint.filer_body_id.is_(None)
    for body_id in ctx.actor.bodies(NGO_ROLES):
        yield Complaint.filer_body_id == body_id


def _cursor(ctx: Context, before: str | None) -> Place | None:
    if before is None or parse_number(before) is None:
        return None
    row = ctx.session.execute(
        select(Complaint.received_at, Complaint.docket_id)
        .join(Docket, Docket.id == Complaint.docket_id)
        .where(Docket.number == before)
    ).one_or_none()
    return (row[0], row[1].hex) if row else None


def _listed(ctx: Context, ground: ColumnElement[bool], start: Place | None) -> Iterator[tuple[Place, OwnRow]]:
    agency = aliased(Body)
    query = (
        select(
            Complaint.received_at,
            Complaint.docket_id,
            Docket.number,
            Complaint.subject,
            agency.name_kk,
            agency.name_ru,
            agency.name_en,
            Docket.agency_text,
            Docket.station,
            Complaint.state,
            Case.state,
            Response.state,
            Docket.is_open,
            Docket.filed_at,
            Docket.next_due_on,
        )
        .join(Docket, Docket.id == Complaint.docket_id)
        .outerjoin(agency, agency.id == Docket.agency_id)
        .outerjoin(Case, Case.docket_id == Docket.id)
        .outerjoin(Response, Response.docket_id == Docket.id)
        .where(ground)
        .order_by(Complaint.received_at.desc(), Complaint.docket_id.desc())
        .limit(PAGE + 1)
    )
    if start is not None:
        query = query.where(tuple_(Complaint.received_at, Complaint.docket_id) < (start[0], UUID(start[1])))
    for received_at, docket_id, number, subject, kk, ru, en, *rest in ctx.session.execute(query):
        text, station, complaint_state, case_state, response_state, is_open, filed_at, due_on = rest
        row = OwnRow(
            number,
            subject,
            {"kk": kk, "ru": ru, "en": en} if kk else None,
            text,
            station.value,
            complaint_state.value,
            case_state.value if case_state else None,
            response_state.value if response_state else None,
            is_open,
            filed_at,
            due_on,
        )
        yield (received_at, docket_id.hex), row


def own_docket(ctx: Context, number: str) -> Docket:
    """The docket for its filer. Raises NotVisible for everybody else, also for those who may read it elsewhere."""
    docket = cases.docket_by_number(ctx.session, number)
    if docket is None or not policy.is_permitted(ctx.actor, Action.SUPPLY_FIX, parties_of(docket)):
        raise NotVisible
    return docket


def own_case(ctx: Context, number: str) -> OwnCase:
    """The case as its filer sees it. Raises NotVisible."""
    docket = own_docket(ctx, number)
    complaint = docket.complaint
    file = case_file.file_of(ctx, docket)
    return OwnCase(
        file=file,
        words=OwnWords(
            complaint.subject,
            complaint.decision_text,
            complaint.text,
            complaint.wish,
            complaint.happened_on,
            complaint.happened_text,
            complaint.locality,
            complaint.cadastral_number,
            complaint.area_hectares,
            complaint.seen_as,
        ),
        organisation_id=complaint.filer_body_id,
        received_at=complaint.received_at,
        registered_on=complaint.registered_on,
        fix_request=complaint.fix_request,
        ground=complaint.ground,
        reasons=complaint.reasons,
        forwarded_to=complaint.forwarded_to,
        outcome=docket.outcome,
        closed_on=docket.closed_on,
        timeline=tuple(event for event in reversed(file.events) if _concerns_the_filer(event)),
        files=attachments.of_complaint(ctx, complaint.id),
        papers=issued_papers.list_papers(ctx, docket),
    )


def _concerns_the_filer(event: Happened) -> bool:
    is_told = Audience.FILER in told(event.action, event.data)
    return event.is_public or is_told or event.action is Action.SUPPLY_FIX


def receipt_of(ctx: Context, number: str, language: str) -> PaperView | None:
    """The receipt in *language*, else in Kazakh, also while it is being typeset. Raises NotVisible."""
    return issued_papers.paper_of(ctx, own_docket(ctx, number), DocumentKind.RECEIPT, language)


def own_paper(ctx: Context, number: str, paper_id: UUID) -> PaperFile:
    """A paper of one's own case. Raises NotVisible, PaperDamaged."""
    own_docket(ctx, number)
    return issued_papers.read_paper(ctx, number, paper_id)


def own_file(ctx: Context, number: str, attachment_id: UUID) -> attachments.Download:
    """A file of one's own complaint. Raises NotVisible, FileLost."""
    own_docket(ctx, number)
    return attachments.open_file(ctx, number, attachment_id)
