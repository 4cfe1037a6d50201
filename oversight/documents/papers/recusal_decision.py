"""The decision on a recusal or a challenge: modelled on APPK 67, a rule of the commission."""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Weights(Plain):
    """Who counts after the decision: all voting members, those recused, those who may vote, how many must vote."""

    members: int
    recused: int
    eligible: int
    needed: int

    def __post_init__(self) -> None:
        if self.eligible != self.members - self.recused:
            raise ContextInvalid("eligible is not members less recused")


@dataclass(frozen=True, slots=True)
class RecusalDecision(Plain):
    """Everything templates/documents/recusal_decision.html may mention."""

    frame: Frame
    person: Officer
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    raised_by: Literal["self", "other"]  # self-recusal, or a challenge by somebody else
    raised_on: str
    grounds: Passage
    decided_on: str
    decided_by: Literal["declaration", "members"]  # by the declaration itself, as the rules say, or by the others
    is_recused: bool
    reasons: Passage
    weights: Weights
    replacement: Officer | None
    term: Term | None  # recusal_decide, for a challenge by somebody else
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_date(self.raised_on, "raised_on")
        require_date(self.decided_on, "decided_on")


PAPER = Paper(
    kinds=(DocumentKind.RECUSAL_DECISION,),
    template="recusal_decision.html",
    labels="labels/recusal_decision.toml",
    context=RecusalDecision,
    present={
        "person": lambda paper: bool(paper.person.name.strip()) and bool(paper.person.post.kk.strip()),
        "grounds": lambda paper: not paper.grounds.is_empty,
        "decision": lambda paper: not paper.reasons.is_empty,
        "signatures": lambda paper: bool(paper.signatories),
    },
    sections={"person": 0, "grounds": 1, "decision": 2, "signatures": 5},
)
