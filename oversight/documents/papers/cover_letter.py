"""The letter that goes with the final document, and its delivery: modelled on APPK 66."""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, Words, require_date, require_moment
from oversight.domain.terms import DocumentKind

DeliveryChannel = Literal["cabinet", "mail", "registered_letter", "by_hand"]


@dataclass(frozen=True, slots=True)
class Enclosure(Plain):
    """One paper sent along, with its number and, of what is on paper, how many sheets it has."""

    title: Words
    number: str
    sheets: int | None  # None: an electronic paper, not typeset yet when the letter is written


@dataclass(frozen=True, slots=True)
class CoverLetter(Plain):
    """Everything templates/documents/cover_letter.html may mention."""

    frame: Frame
    control_object: ControlObject
    title: Passage  # of the final document
    recommendations: int
    enclosures: tuple[Enclosure, ...]
    channel: DeliveryChannel
    sent_at: str  # aware ISO moments
    delivered_at: str | None  # None: not delivered yet when the letter was made
    dispatch_term: Term  # final_doc_dispatch
    deemed_on: str | None  # when receipt is deemed if nobody confirms it, a rule of the house
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_moment(self.sent_at, "sent_at")
        require_moment(self.delivered_at, "delivered_at")
        require_date(self.deemed_on, "deemed_on")


PAPER = Paper(
    kinds=(DocumentKind.COVER_LETTER,),
    template="cover_letter.html",
    labels="labels/cover_letter.toml",
    context=CoverLetter,
    present={
        "addressee": lambda paper: bool(paper.control_object.name.kk.strip()),
        "annexes": lambda paper: bool(paper.enclosures),
        "delivery": lambda paper: bool(paper.sent_at),
    },
    sections={"addressee": 0, "annexes": 1, "delivery": 2},
)
