# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The decision to extend the term of a filing: APPK 76(3), for a commission that is no state body a rule modelled on it.

Sections: 1 decision; 2 reasons; 3 how far a term may be extended; 4 notice to the filer.
"""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.filing import Filer
from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, are_said, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class ExtensionDecision(Plain):
    """Everything templates/documents/extension_decision.html may mention. Dates compare as their ISO texts."""

    frame: Frame
    filer: Filer
    subject: Passage  # of the complaint
    registered_on: str
    decided_on: str
    old_due_on: str
    new_due_on: str
    reasons: tuple[Passage, ...]
    limit: Term  # complaint_extension: two months from the decision
    notice_term: Term  # extension_notice
    notified_on: str | None
    signer_rank: Literal["head", "deputy_head", "chief_of_staff"] | None
    signatory: Officer

    def __post_init__(self) -> None:
        for name in ("registered_on", "decided_on", "old_due_on", "new_due_on", "notified_on"):
            require_date(getattr(self, name), name)

    @property
    def is_within_limit(self) -> bool:
        """Whether the new day is later than the old one and at most two months from the decision."""
        return self.old_due_on < self.new_due_on <= self.limit.reading.due_on

    @property
    def is_notified_in_time(self) -> bool:
        """Whether the filer was told after the decision and not later than the term of the notice."""
        return self.notified_on is not None and self.decided_on <= self.notified_on <= self.notice_term.reading.due_on


PAPER = Paper(
    kinds=(DocumentKind.EXTENSION_DECISION,),
    template="extension_decision.html",
    labels="labels/extension_decision.toml",
    context=ExtensionDecision,
    present={
        "reasons": lambda paper: are_said(paper.reasons),
        "new_date": lambda paper: paper.is_within_limit,
        "signer_rank": lambda paper: paper.signer_rank is not None and bool(paper.signatory.name.strip()),
        "notified_on": lambda paper: paper.is_notified_in_time,
    },
    sections={"reasons": 2, "new_date": 1, "signer_rank": 4, "notified_on": 4},
)
