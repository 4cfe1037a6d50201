"""How issued papers stand after the notes on them, and which paper a number means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import and_, select

from oversight.documents.values import Language
from oversight.domain.corrections import Note, Stands, standings
from oversight.domain.paper_number import parse_paper_number
from oversight.domain.terms import LANGUAGES, DocumentKind
from oversight.persistence.models import Docket, IssuedDocument, PaperNote
from oversight.services.context import Context

IS_NOTE = and_(PaperNote.docket_id == IssuedDocument.docket_id, PaperNote.sequence == IssuedDocument.sequence)
"""How a paper is joined to what it notes; a paper that is no note has nothing there."""


@dataclass(frozen=True, slots=True)
class PaperSet:
    """One paper of a docket in its languages. ``kind`` is its own, ``read_as`` that whose readers read it."""

    number: str
    kind: DocumentKind
    read_as: DocumentKind
    sequence: int
    issued_on: str  # ISO date of the act, as printed
    languages: tuple[Language, ...]
    digests: Mapping[Language, str]  # of those that are issued

    @property
    def is_issued(self) -> bool:
        """Whether it can be downloaded in every language."""
        return set(self.digests) == set(self.languages)


def stands_of(notes: Iterable[PaperNote]) -> dict[str, Stands]:
    """How each paper stands that one of *notes* is about; the rest is VALID."""
    known = {note.sequence: Note(note.number, note.about, note.is_withdrawal) for note in notes}
    return standings(known[sequence] for sequence in sorted(known))


def notes_of(ctx: Context, docket: Docket) -> Sequence[PaperNote]:
    """Every note on a paper of the docket, in order."""
    query = select(PaperNote).where(PaperNote.docket_id == docket.id).order_by(PaperNote.sequence)
    return ctx.session.scalars(query).all()


def find_set(ctx: Context, docket: Docket, number: str) -> PaperSet | None:
    """The paper of that number, if it is one of this docket."""
    asked = parse_paper_number(number)
    if asked is None or asked.docket != docket.number:
        return None
    rows = ctx.session.execute(
        select(IssuedDocument, PaperNote.kind)
        .outerjoin(PaperNote, IS_NOTE)
        .where(
            IssuedDocument.docket_id == docket.id,
            IssuedDocument.sequence == asked.sequence,
            IssuedDocument.place == asked.place,
        )
    ).all()
    if not rows:
        return None
    paper, about = rows[0]
    papers = {cast(Language, one.language): one for one, _ in rows}
    languages = tuple(sorted(papers, key=LANGUAGES.index))
    return PaperSet(
        number=number,
        kind=paper.kind,
        read_as=about or paper.kind,
        sequence=paper.sequence,
        issued_on=str(paper.context["frame"]["issued_at"])[:10],
        languages=languages,
        digests={
            code: digest for code in languages if papers[code].state == "issued" and (digest := papers[code].digest)
        },
    )
