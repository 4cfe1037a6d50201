"""The sheet on which the commission finds whether a filing is a matter of public control: the questions of Article 1.

A paper of this system; it does not name the filer. Sections: 1 object and its class; 2 excluded facilities; 3 act or
decision; 4 public interest; 5 the filer as a subject; 6 decision; 7 signatures.
"""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.filing import Ground
from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Frame, Officer, Passage, Words, are_said, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Finding(Plain):
    """The answer to one question: whether it is met, and why."""

    is_met: bool
    note: Passage


@dataclass(frozen=True, slots=True)
class AdmissionVote(Plain):
    """The tally by which the commission decided."""

    members: int
    recused: int
    needed: int  # votes for a quorum
    votes_for: int
    votes_against: int
    abstained: int

    def __post_init__(self) -> None:
        if self.voted > self.members - self.recused:
            raise ContextInvalid("more votes than members who may vote")

    @property
    def voted(self) -> int:
        """How many took part."""
        return self.votes_for + self.votes_against + self.abstained


@dataclass(frozen=True, slots=True)
class AdmissibilitySheet(Plain):
    """Everything templates/documents/admissibility_sheet.html may mention."""

    frame: Frame
    title: Passage  # neutral, as the register will show it
    registered_on: str
    filer_kind: Literal["citizen", "organisation"]
    object_name: Words
    object_bin: str | None
    object_class: Words | None  # in the list of Article 1(4)
    in_list: Finding
    not_excluded: Finding
    act_or_decision: Finding
    public_interest: Finding
    eligibility: Finding
    is_admitted: bool
    ground: Ground | None  # of inadmissibility
    reasons: tuple[Passage, ...]
    vote: AdmissionVote | None  # None: the rules let the chair decide alone
    decided_on: str
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_date(self.registered_on, "registered_on")
        require_date(self.decided_on, "decided_on")

    @property
    def is_decided(self) -> bool:
        """Whether the decision has its reasons, its signatures and, when it is a no, its ground."""
        return are_said(self.reasons) and bool(self.signatories) and self.is_admitted != (self.ground is not None)


PAPER = Paper(
    kinds=(DocumentKind.ADMISSIBILITY_SHEET,),
    template="admissibility_sheet.html",
    labels="labels/admissibility_sheet.toml",
    context=AdmissibilitySheet,
    present={
        "object_class": lambda paper: (
            bool(paper.object_name.kk.strip())
            and not paper.in_list.note.is_empty
            and (paper.object_class is not None or not paper.in_list.is_met)
        ),
        "exclusion_check": lambda paper: not paper.not_excluded.note.is_empty,
        "act_or_decision": lambda paper: not paper.act_or_decision.note.is_empty,
        "public_interest": lambda paper: not paper.public_interest.note.is_empty,
        "eligibility": lambda paper: not paper.eligibility.note.is_empty,
        "decision": lambda paper: paper.is_decided,
    },
    sections={
        "object_class": 1,
        "exclusion_check": 2,
        "act_or_decision": 3,
        "public_interest": 4,
        "eligibility": 5,
        "decision": 6,
    },
)
