"""The conflict-of-interest declaration. The circle of persons is that of Article 1(2) of the Law.

That the other members decide, and on which day, is modelled on APPK 67: for our commissions a rule of the house.
"""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Officer, Passage, require_date, require_moment
from oversight.domain.terms import DocumentKind, InterestMeasure, InterestStatement

Capacity = Literal["subject", "member", "expert", "founder", "head", "employee"]


@dataclass(frozen=True, slots=True)
class ConflictDeclaration(Plain):
    """Everything templates/documents/conflict_declaration.html may mention."""

    frame: Frame
    person: Officer
    capacity: Capacity
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    statement: InterestStatement
    nature: Passage | None  # of the interest; None where there is none
    measure: InterestMeasure
    declared_at: str  # aware ISO moment
    decided_on: str | None  # when the measure took effect; None where nothing had to be decided
    earlier_answers: int  # answers of the same person that this one replaces

    def __post_init__(self) -> None:
        require_moment(self.declared_at, "declared_at")
        require_date(self.decided_on, "decided_on")


def _is_none(paper: ConflictDeclaration) -> bool:
    return paper.statement is InterestStatement.NONE


PAPER = Paper(
    kinds=(DocumentKind.CONFLICT_DECLARATION,),
    template="conflict_declaration.html",
    labels="labels/conflict_declaration.toml",
    context=ConflictDeclaration,
    present={
        "person_and_role": lambda paper: bool(paper.person.name.strip()) and bool(paper.person.post.kk.strip()),
        "statement": lambda paper: bool(paper.declared_at),
        "nature": lambda paper: _is_none(paper) or (paper.nature is not None and not paper.nature.is_empty),
        "decision": lambda paper: _is_none(paper) or paper.decided_on is not None,
        "signature": lambda paper: bool(paper.person.name.strip()),
    },
    sections={"person_and_role": 0, "statement": 1, "nature": 2, "decision": 3, "signature": 4},
    most_pages=1,
)
