"""The filer's written withdrawal: APPK 64(9), before a commission that is no state body by a rule modelled on it.

Sections: 1 the statement; 2 what the filer knows; 3 how it was given and taken.
"""

from dataclasses import dataclass

from oversight.documents.filing import Filer, Signed
from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Officer, Passage, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Withdrawal(Plain):
    """Everything templates/documents/withdrawal.html may mention."""

    frame: Frame
    filer: Filer
    subject: Passage  # of the complaint withdrawn
    registered_on: str
    statement: Passage  # that it is withdrawn
    reasons: Passage | None  # nobody has to give any
    signed: Signed
    receiver: Officer | None  # who took it in; None for one sent online

    def __post_init__(self) -> None:
        require_date(self.registered_on, "registered_on")


PAPER = Paper(
    kinds=(DocumentKind.WITHDRAWAL,),
    template="withdrawal.html",
    labels="labels/withdrawal.toml",
    context=Withdrawal,
    present={"statement": lambda paper: not paper.statement.is_empty and bool(paper.filer.name.strip())},
    sections={"statement": 1},
)
