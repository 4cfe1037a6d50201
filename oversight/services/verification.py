"""Is this file a paper that was issued here, and how does it stand? Open to anybody who holds the file.

Whoever shows the bytes, or their digest, is told what they are; a number alone tells nothing but of a public paper.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, select

from oversight.documents.sealing import SealUnusable, read_seal
from oversight.domain.corrections import VALID, Note, Standing, Stands, standings
from oversight.domain.events import ABOUT_A_PAPER
from oversight.domain.paper_number import SAMPLE_MARK, PaperNumber, number_in_file, number_of, parse_paper_number
from oversight.domain.terms import Action, DocumentKind
from oversight.persistence.models import Docket, Event, IssuedDocument, PublishedCase
from oversight.services.context import Context

LARGEST_FILE = 20_000_000
"""Bytes of a file that is looked at; no paper comes near it."""

_PAPER_EVENTS = ABOUT_A_PAPER | {Action.ISSUE_PAPER}


class Finding(StrEnum):
    """What a file turned out to be."""

    INTACT = "intact"
    CHANGED = "changed"  # it bears the number of a paper that was issued, but other bytes
    UNKNOWN = "unknown"


class SealState(StrEnum):
    """What can be said of the seal that a paper was issued with."""

    WHOLE = "whole"  # sound, by the certificate it was issued with, and over the whole file
    BROKEN = "broken"
    UNCHECKED = "unchecked"  # what reads seals is not installed here


@dataclass(frozen=True, slots=True)
class SealView:
    """The seal of the operator on a paper. ``subject`` is read from the file, and told of a whole seal only."""

    state: SealState
    certificate: str  # its SHA-256, as kept when the paper was issued
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """What may be told of an issued paper: nothing of its text, no name."""

    number: str
    case_number: str
    kind: DocumentKind
    language: str
    issued_at: datetime
    digest: str
    size: int
    pages: int
    statute_revision: str
    calendar_revision: str
    act: int  # place in the log of the act that yielded it
    logged: int | None  # place of its own event; None for papers issued before there were such events
    count: int  # events in the log of the case
    head: str  # digest of the last of them
    standing: Standing
    notes: tuple[str, ...]  # the papers that corrected or withdrew it
    is_public: bool
    seal: SealView | None  # None: issued without one


@dataclass(frozen=True, slots=True)
class Checked:
    """The finding on a file; ``number`` is the one it bears, ``paper`` is told only of an intact one."""

    finding: Finding
    digest: str
    number: str | None
    paper: Issued | None
    is_sample: bool = False


def check_file(ctx: Context, chunks: Iterable[bytes], number: str | None = None) -> Checked:
    """What a file is. It is read once and kept nowhere; *number* is the one its reader saw printed, if any."""
    digest, content = hashlib.sha256(), bytearray()
    for chunk in chunks:
        digest.update(chunk)
        if len(content) < LARGEST_FILE:
            content += chunk
    found = number_in_file(bytes(content))
    checked = check_digest(ctx, digest.hexdigest(), found.text if found else number)
    is_sample = SAMPLE_MARK.encode() in content
    if is_sample and checked.finding is not Finding.INTACT:
        return Checked(Finding.UNKNOWN, checked.digest, None, None, is_sample=True)
    return checked


def check_digest(ctx: Context, digest: str, number: str | None = None) -> Checked:
    """What the file of that SHA-256 is; *number* is the one it bears, for the case that it was changed."""
    row = ctx.session.execute(_papers().where(IssuedDocument.digest == digest).limit(1)).first()
    if row is not None:
        paper, docket = row
        issued = _issued(ctx, paper, docket)
        return Checked(Finding.INTACT, digest, issued.number, issued)
    asked = parse_paper_number(number or "")
    if asked is not None and _rows_of(ctx, asked):
        return Checked(Finding.CHANGED, digest, asked.text, None)
    return Checked(Finding.UNKNOWN, digest, None, None)


def public_papers(ctx: Context, number: str) -> tuple[Issued, ...]:
    """The papers of that number, one a language, when they are public; else none, whether or not they exist."""
    asked = parse_paper_number(number)
    if asked is None:
        return ()
    papers = (_issued(ctx, paper, docket) for paper, docket in _rows_of(ctx, asked))
    return tuple(paper for paper in papers if paper.is_public)


def _papers() -> Select[IssuedDocument, Docket]:
    return (
        select(IssuedDocument, Docket)
        .join(Docket, Docket.id == IssuedDocument.docket_id)
        .where(IssuedDocument.state == "issued")
    )


def _rows_of(ctx: Context, asked: PaperNumber) -> list[tuple[IssuedDocument, Docket]]:
    query = _papers().where(
        Docket.number == asked.docket,
        IssuedDocument.sequence == asked.sequence,
        IssuedDocument.place == asked.place,
    )
    rows = ctx.session.execute(query.order_by(IssuedDocument.language)).all()
    return [(paper, docket) for paper, docket in rows if paper.context["frame"]["number"] == asked.text]


def _issued(ctx: Context, paper: IssuedDocument, docket: Docket) -> Issued:
    number = paper.context["frame"]["number"]
    logged, stands = _in_the_log(ctx, docket, paper)
    return Issued(
        number=number,
        case_number=docket.number,
        kind=paper.kind,
        language=paper.language,
        issued_at=paper.issued_at or paper.queued_at,
        digest=paper.digest or "",
        size=paper.size or 0,
        pages=paper.pages or 0,
        statute_revision=paper.statute_revision,
        calendar_revision=paper.calendar_revision,
        act=paper.sequence,
        logged=logged,
        count=docket.last_sequence,
        head=docket.head_digest,
        standing=stands.standing,
        notes=stands.notes,
        is_public=_is_public(ctx, docket, paper),
        seal=_seal_of(paper),
    )


def _seal_of(paper: IssuedDocument) -> SealView | None:
    """The seal in the bytes that were issued: what is told of a paper is told of those."""
    if paper.seal is None:
        return None
    try:
        found = read_seal(paper.content or b"")
    except SealUnusable:
        return SealView(SealState.UNCHECKED, paper.seal)
    if found is None or not found.is_whole or found.fingerprint != paper.seal:
        return SealView(SealState.BROKEN, paper.seal)
    return SealView(SealState.WHOLE, paper.seal, found.subject)


def _in_the_log(ctx: Context, docket: Docket, paper: IssuedDocument) -> tuple[int | None, Stands]:
    """Where the log tells of the paper, and how the paper stands by it."""
    events = ctx.session.execute(
        select(Event.sequence, Event.action, Event.data)
        .where(Event.docket_id == docket.id, Event.action.in_(_PAPER_EVENTS))
        .order_by(Event.sequence)
    ).all()
    logged = next((event.sequence for event in events if event.data.get("sha256") == paper.digest), None)
    notes = (
        Note(number_of(docket.number, event.sequence), event.data["paper"], event.action is Action.WITHDRAW_PAPER)
        for event in events
        if event.action in ABOUT_A_PAPER
    )
    return logged, standings(notes).get(paper.context["frame"]["number"], VALID)


def _is_public(ctx: Context, docket: Docket, paper: IssuedDocument) -> bool:
    content = ctx.session.scalar(select(PublishedCase.content).where(PublishedCase.docket_id == docket.id))
    return content is not None and str(paper.id) in {listed["id"] for listed in content.get("papers", ())}
