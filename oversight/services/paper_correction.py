"""The note of correction or withdrawal, from the tables, in the languages of the paper it is about."""

from sqlalchemy import select

from oversight.documents.papers.correction_note import Correction, CorrectionNote, IssuedFile
from oversight.documents.registry import title_of
from oversight.documents.values import Passage
from oversight.persistence.models import Docket, Event, PaperNote
from oversight.services.context import Context
from oversight.services.paper_control import desk
from oversight.services.paper_parts import frame_of, in_own_language
from oversight.services.standing import find_set


def correction_note_of(ctx: Context, docket: Docket, event: Event) -> CorrectionNote:
    """The note that corrects or withdraws a paper, as of the act that did."""
    query = select(PaperNote).where(PaperNote.docket_id == docket.id, PaperNote.sequence == event.sequence)
    note = ctx.session.scalars(query).one()
    paper = find_set(ctx, docket, note.about)
    assert paper is not None, note.about  # noqa: S101 - the act found it in the same transaction
    return CorrectionNote(
        frame=frame_of(ctx, docket, event, paper.languages),
        is_withdrawal=note.is_withdrawal,
        paper_title=title_of(paper.kind),
        paper_number=paper.number,
        paper_on=paper.issued_on,
        paper_files=tuple(IssuedFile(language, digest) for language, digest in paper.digests.items()),
        reasons=_typed(note.reasons),
        corrections=tuple(
            Correction(_typed(change["place"]), _typed(change["was"]), _typed(change["now"])) for change in note.changes
        ),
        signatories=desk(ctx, docket),
    )


def _typed(text: str) -> Passage:
    """What was typed, in the language of its letters; figures without a letter are the same in every language."""
    if any(letter.isalpha() for letter in text):
        return in_own_language(text)
    return Passage(text, text, text)
