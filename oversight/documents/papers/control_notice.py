"""The notice to the object that a control begins: contents and time of notice are the commission's own rule."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.papers.control_decision import Programme
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, are_said, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class ControlNotice(Plain):
    """Everything templates/documents/control_notice.html may mention."""

    frame: Frame
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    decision_number: str  # of the paper by which the control was opened
    decided_on: str
    programme: Programme
    asks: tuple[Passage, ...]  # what the object is asked to do meanwhile
    notice_term: Term  # control_notice, counted back from the start
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_date(self.decided_on, "decided_on")


PAPER = Paper(
    kinds=(DocumentKind.CONTROL_NOTICE,),
    template="control_notice.html",
    labels="labels/control_notice.toml",
    context=ControlNotice,
    present={
        "object": lambda paper: bool(paper.control_object.name.kk.strip()),
        "dates": lambda paper: paper.notice_term.reading.key == "control_notice",
        "forms": lambda paper: bool(paper.programme.forms) and are_said(paper.programme.tasks),
        "signatures": lambda paper: bool(paper.signatories),
    },
    sections={"object": 0, "dates": 1, "forms": 2, "signatures": 6},
)
