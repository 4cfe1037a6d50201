"""The commission gives up the agency hearing in writing: a rule of the house, the Law as read says nothing of it."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Officer, Passage, Words, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class HearingWaiver(Plain):
    """Everything templates/documents/hearing_waiver.html may mention."""

    frame: Frame
    addressee: Words  # the agency
    final_document_number: str
    final_document_on: str
    title: Passage  # of the final document
    reasons: Passage
    waived_on: str
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_date(self.final_document_on, "final_document_on")
        require_date(self.waived_on, "waived_on")


PAPER = Paper(
    kinds=(DocumentKind.HEARING_WAIVER,),
    template="hearing_waiver.html",
    labels="labels/hearing_waiver.toml",
    context=HearingWaiver,
    present={
        "subject": lambda paper: bool(paper.frame.issuer.name.kk.strip()),
        "reasons": lambda paper: not paper.reasons.is_empty,
        "signature": lambda paper: bool(paper.signatories) and bool(paper.waived_on),
    },
    sections={"subject": 0, "reasons": 1, "signature": 3},
    most_pages=1,
)
