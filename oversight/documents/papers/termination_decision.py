"""The decision to end the procedure: APPK 70 and 88, for a commission that is no state body a rule modelled on them.

Sections: 1 decision; 2 ground; 3 reasons; 4 the right to complain; 5 how the terms were counted.
"""

from dataclasses import dataclass

from oversight.documents.filing import Filer, Ground
from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, are_said, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Remedy(Plain):
    """Where, until when and how a decision can be complained of."""

    body: Passage
    term: Term | None  # challenge_file, counted from the day the filer learned of the decision
    way: Passage


@dataclass(frozen=True, slots=True)
class TerminationDecision(Plain):
    """Everything templates/documents/termination_decision.html may mention."""

    frame: Frame
    filer: Filer
    subject: Passage  # of the complaint
    registered_on: str
    decided_on: str
    ground: Ground
    reasons: tuple[Passage, ...]
    remedy: Remedy
    notice_term: Term  # termination_notice
    signatory: Officer

    def __post_init__(self) -> None:
        require_date(self.registered_on, "registered_on")
        require_date(self.decided_on, "decided_on")


PAPER = Paper(
    kinds=(DocumentKind.TERMINATION_DECISION,),
    template="termination_decision.html",
    labels="labels/termination_decision.toml",
    context=TerminationDecision,
    present={
        "ground": lambda paper: bool(paper.ground.name.kk.strip()) and are_said(paper.reasons),
        "remedy": lambda paper: are_said((paper.remedy.body, paper.remedy.way)) and paper.remedy.term is not None,
    },
    sections={"ground": 2, "remedy": 4},
)
