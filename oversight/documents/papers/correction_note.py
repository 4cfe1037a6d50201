"""A correction or a withdrawal of an issued paper: a paper of its own that names the old one, which stays as it was."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Language, Officer, Passage, Words, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Correction(Plain):
    """One place of the old paper: what stood there and what is to be read instead."""

    place: Passage
    was: Passage
    now: Passage


@dataclass(frozen=True, slots=True)
class IssuedFile(Plain):
    """The old paper in one language, as it was issued."""

    language: Language
    digest: str  # SHA-256, 64 hexadecimal signs


@dataclass(frozen=True, slots=True)
class CorrectionNote(Plain):
    """Everything templates/documents/correction_note.html may mention. A withdrawal corrects nothing: it ends all."""

    frame: Frame
    is_withdrawal: bool
    paper_title: Words
    paper_number: str
    paper_on: str
    paper_files: tuple[IssuedFile, ...]
    reasons: Passage
    corrections: tuple[Correction, ...]
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_date(self.paper_on, "paper_on")


def _says_what(paper: CorrectionNote) -> bool:
    if paper.is_withdrawal:
        return not paper.corrections
    return bool(paper.corrections) and not any(one.now.is_empty or one.place.is_empty for one in paper.corrections)


PAPER = Paper(
    kinds=(DocumentKind.CORRECTION_NOTE,),
    template="correction_note.html",
    labels="labels/correction_note.toml",
    context=CorrectionNote,
    present={
        "paper": lambda paper: (
            bool(paper.paper_number.strip())
            and bool(paper.paper_files)
            and all(file.digest.strip() for file in paper.paper_files)
        ),
        "correction": _says_what,
        "reasons": lambda paper: not paper.reasons.is_empty,
        "signatures": lambda paper: bool(paper.signatories),
    },
    sections={"paper": 0, "correction": 1, "reasons": 2, "signatures": 3},
)
