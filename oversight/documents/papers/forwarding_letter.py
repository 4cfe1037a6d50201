"""The letter that passes a filing on, and the notice of it to the filer: APPK 65, at once by APPK 64(7-2).

One record serves both readers: the letter carries what the other body needs to answer, the notice what the filer needs
to follow. Sections: 1 what is forwarded; 2 on which ground; 3 what is asked, or what comes next; 4 how the term was
counted; 5 annexes of the letter.
"""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.filing import FiledAnnex, Filer, Ground
from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, are_said, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class ForwardingLetter(Plain):
    """Everything templates/documents/forwarding_letter.html may mention."""

    frame: Frame
    reader: Literal["body", "filer"]
    new_body: Passage  # its name, as the commission wrote it
    new_body_address: Passage | None
    filer: Filer
    subject: Passage  # of the complaint
    received_at: str
    sent_on: str
    is_whole: bool
    parts: tuple[Passage, ...]  # what is forwarded, one clause each
    ground: Ground
    reasons: tuple[Passage, ...]
    term: Term | None  # complaint_forward; None for what is passed on at once
    annexes: tuple[FiledAnnex, ...]
    letter_number: str | None  # in the notice: which letter went to the other body
    executor: Officer | None  # whom the other body may ask
    signatory: Officer

    def __post_init__(self) -> None:
        require_moment(self.received_at, "received_at")
        require_date(self.sent_on, "sent_on")
        if self.term is None and self.ground.key != "forwarding_crime_or_danger":
            raise ContextInvalid("only a report of a crime or a danger is forwarded without a term")

    @property
    def is_urgent(self) -> bool:
        """Whether a crime or a danger was reported."""
        return self.term is None


PAPER = Paper(
    kinds=(DocumentKind.FORWARDING_LETTER,),
    template="forwarding_letter.html",
    labels="labels/forwarding_letter.toml",
    context=ForwardingLetter,
    present={
        "new_body": lambda paper: not paper.new_body.is_empty,
        "part": lambda paper: are_said(paper.parts),
        "sent_on": lambda paper: bool(paper.sent_on),
    },
    sections={"new_body": 0, "part": 1, "sent_on": 0},
)
