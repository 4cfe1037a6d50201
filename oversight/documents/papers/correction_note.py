"""A correction of an issued paper: a paper of its own that names the old one. The old one stays as it was issued."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Officer, Passage, Words, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Correction(Plain):
    """One place of the old paper: what stood there and what is to be read instead."""

    place: Passage
    was: Passage
    now: Passage


@dataclass(frozen=True, slots=True)
class CorrectionNote(Plain):
    """Everything templates/documents/correction_note.html may mention."""

    frame: Frame
    paper_title: Words
    paper_number: str
    paper_on: str
    paper_digest: str  # SHA-256 of the file that was issued, 64 hexadecimal signs
    reasons: Passage
    corrections: tuple[Correction, ...]
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_date(self.paper_on, "paper_on")


PAPER = Paper(
    kinds=(DocumentKind.CORRECTION_NOTE,),
    template="correction_note.html",
    labels="labels/correction_note.toml",
    context=CorrectionNote,
    present={
        "paper": lambda paper: bool(paper.paper_number.strip()) and bool(paper.paper_digest.strip()),
        "correction": lambda paper: (
            bool(paper.corrections) and not any(one.now.is_empty or one.place.is_empty for one in paper.corrections)
        ),
        "reasons": lambda paper: not paper.reasons.is_empty,
        "signatures": lambda paper: bool(paper.signatories),
    },
    sections={"paper": 0, "correction": 1, "reasons": 2, "signatures": 3},
)
