"""Read issued papers: who may, and are the bytes still those that were issued."""

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import undefer

from oversight.domain import policy
from oversight.domain.corrections import VALID, Stands
from oversight.domain.errors import DomainError, NotVisible
from oversight.domain.paper_number import number_of
from oversight.domain.terms import LANGUAGES, DocumentKind
from oversight.domain.words import N_
from oversight.persistence.models import Docket, IssuedDocument, PaperNote, PublishedCase
from oversight.services.casework import read
from oversight.services.context import Context
from oversight.services.parties import parties_of
from oversight.services.standing import IS_NOTE, stands_of

_log = logging.getLogger(__name__)

_COLUMNS = (
    IssuedDocument.id,
    IssuedDocument.kind,
    IssuedDocument.language,
    IssuedDocument.sequence,
    IssuedDocument.place,
    IssuedDocument.state,
    IssuedDocument.issued_at,
    IssuedDocument.size,
    IssuedDocument.pages,
    IssuedDocument.digest,
)


class PaperDamaged(DomainError):
    """The stored bytes are not those that were issued. They are not handed out."""

    message = N_("This paper is damaged in storage and is not given out. Tell the administrator.")


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper in one language. ``state``: queued (comes in a few seconds), issued, failed. ``size`` is in bytes.

    ``number`` is the paper's own: an act may yield two of one kind. ``about`` is the number of the paper that a note
    corrects or, if ``is_withdrawal``, withdraws.
    """

    id: UUID
    kind: DocumentKind
    language: str
    sequence: int  # of the act that yielded it
    place: int  # among the papers of that act
    state: str
    issued_at: datetime | None
    size: int | None
    pages: int | None
    digest: str | None
    number: str
    stands: Stands = VALID
    about: str | None = None
    is_withdrawal: bool = False

    @property
    def is_issued(self) -> bool:
        """Whether it can be downloaded."""
        return self.state == "issued"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """The bytes of an issued paper and the name to save them under."""

    name: str
    content: bytes
    digest: str


def list_papers(ctx: Context, docket: Docket) -> tuple[PaperView, ...]:
    """The papers of a docket that the actor may read, in the order of the acts, then kk, ru, en. One statement."""
    rows = ctx.session.execute(
        select(*_COLUMNS, PaperNote).outerjoin(PaperNote, IS_NOTE).where(IssuedDocument.docket_id == docket.id)
    ).all()
    stands = stands_of(row.PaperNote for row in rows if row.PaperNote is not None)
    papers = []
    for row in rows:
        values = row._asdict()
        note = values.pop("PaperNote")
        if _may_read(ctx, docket, note.kind if note is not None else row.kind):
            number = number_of(docket.number, row.sequence, row.place)
            paper = PaperView(**values, number=number, stands=stands.get(number, VALID))
            if note is not None:
                paper = replace(paper, about=note.about, is_withdrawal=note.is_withdrawal)
            papers.append(paper)
    return tuple(
        sorted(papers, key=lambda paper: (paper.sequence, paper.kind, paper.place, LANGUAGES.index(paper.language)))
    )


def paper_of(ctx: Context, docket: Docket, kind: DocumentKind, language: str) -> PaperView | None:
    """The newest paper of that kind in that language, else in Kazakh; None when there is none the actor may read."""
    found = [paper for paper in list_papers(ctx, docket) if paper.kind is kind]
    newest = [paper for paper in found if paper.sequence == found[-1].sequence]
    return next((paper for paper in newest if paper.language == language), newest[0] if newest else None)


def read_paper(ctx: Context, number: str, paper_id: UUID) -> PaperFile:
    """The bytes of an issued paper. Raises NotVisible when there is no such paper for the actor, PaperDamaged."""
    docket = read(ctx, number)
    row = _issued(ctx, docket.id, paper_id)
    if row is None or not _may_read(ctx, docket, _read_as(ctx, row)):
        raise NotVisible
    return _checked(number, row)


def read_public_paper(ctx: Context, number: str, paper_id: UUID) -> PaperFile:
    """The bytes of a paper that the docket's public copy lists. Raises NotVisible for any other, PaperDamaged."""
    published = ctx.session.execute(
        select(PublishedCase.docket_id, PublishedCase.content).where(PublishedCase.number == number)
    ).one_or_none()
    if published is None or str(paper_id) not in {paper["id"] for paper in published.content.get("papers", ())}:
        raise NotVisible
    row = _issued(ctx, published.docket_id, paper_id)
    if row is None:
        raise NotVisible
    return _checked(number, row)


def _may_read(ctx: Context, docket: Docket, kind: DocumentKind) -> bool:
    return policy.may_read_paper(ctx.actor, kind, parties_of(docket))


def _read_as(ctx: Context, row: IssuedDocument) -> DocumentKind:
    """The kind whose readers read the paper: a note is read by those who read the paper it is about."""
    if row.kind is not DocumentKind.CORRECTION_NOTE:
        return row.kind
    query = select(PaperNote.kind).where(PaperNote.docket_id == row.docket_id, PaperNote.sequence == row.sequence)
    return ctx.session.scalar(query) or row.kind


def _issued(ctx: Context, docket_id: UUID, paper_id: UUID) -> IssuedDocument | None:
    return ctx.session.scalars(
        select(IssuedDocument)
        .where(IssuedDocument.id == paper_id, IssuedDocument.docket_id == docket_id, IssuedDocument.state == "issued")
        .options(undefer(IssuedDocument.content))
    ).one_or_none()


def _checked(number: str, row: IssuedDocument) -> PaperFile:
    content = row.content or b""
    digest = hashlib.sha256(content).hexdigest()
    if digest != row.digest:
        _log.critical("paper damaged", extra={"docket": number, "paper": str(row.id)})
        raise PaperDamaged
    return PaperFile(f"{number}-{row.kind.value}-{row.language}.pdf", content, digest)
