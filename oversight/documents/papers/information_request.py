"""A request for information to the object. The Law's term for it was not read: the term is the commission's own."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, are_said, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class InformationRequest(Plain):
    """Everything templates/documents/information_request.html may mention."""

    frame: Frame
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    decision_number: str  # of the decision to carry out the control, on which the request rests
    decided_on: str
    items: tuple[Passage, ...]  # answered under their numbers
    wanted_form: Passage  # copies, tables, answers in writing
    term: Term  # info_request_control
    contact: Officer
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_date(self.decided_on, "decided_on")


PAPER = Paper(
    kinds=(DocumentKind.INFORMATION_REQUEST,),
    template="information_request.html",
    labels="labels/information_request.toml",
    context=InformationRequest,
    present={
        "addressee": lambda paper: bool(paper.control_object.name.kk.strip()),
        "items": lambda paper: are_said(paper.items),
        "deadline": lambda paper: paper.term.reading.key.startswith("info_request"),
        "signature": lambda paper: bool(paper.signatories),
    },
    sections={"addressee": 0, "items": 1, "deadline": 3, "signature": 5},
)
