"""The decision to carry out a control, and its programme. What Article 13(1) asks of the final document begins here.

The Law's articles on how a control is started were not read: everything here is the commission's own rule.
"""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject, FormUsed, Particular, Vote, VotingRule
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, Words, are_said, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class GroupMember(Plain):
    """Somebody who carries out the control, and what for."""

    officer: Officer
    duty: Words


@dataclass(frozen=True, slots=True)
class Programme(Plain):
    """What is done, when and where, and by whom; the same on the decision and on the notice to the object."""

    forms: tuple[FormUsed, ...]
    tasks: tuple[Passage, ...]
    starts_on: str
    ends_on: str
    place: Passage
    group: tuple[GroupMember, ...]

    def __post_init__(self) -> None:
        require_date(self.starts_on, "starts_on")
        require_date(self.ends_on, "ends_on")
        if self.ends_on < self.starts_on:
            raise ContextInvalid("the control ends before it starts")


@dataclass(frozen=True, slots=True)
class ControlDecision(Plain):
    """Everything templates/documents/control_decision.html may mention."""

    frame: Frame
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    particulars: tuple[Particular, ...]
    ground: Passage  # on what the control rests: the admitted complaint or request
    programme: Programme
    questions: tuple[Passage, ...]
    information: tuple[Passage, ...]  # what is asked of the object
    experts: tuple[Officer, ...]
    longest_term: Term  # control_max_length, a house rule
    voting_rule: VotingRule
    vote: Vote
    signatories: tuple[Officer, ...]


PAPER = Paper(
    kinds=(DocumentKind.CONTROL_DECISION,),
    template="control_decision.html",
    labels="labels/control_decision.toml",
    context=ControlDecision,
    present={
        "forms": lambda paper: bool(paper.programme.forms),
        "tasks": lambda paper: are_said(paper.programme.tasks),
        "dates": lambda paper: paper.longest_term.reading.key == "control_max_length",
        "place": lambda paper: not paper.programme.place.is_empty,
        "object": lambda paper: bool(paper.control_object.name.kk.strip()) and not paper.decision.is_empty,
        "group": lambda paper: bool(paper.programme.group),
        "signatures": lambda paper: bool(paper.signatories),
    },
    sections={"object": 0, "forms": 1, "tasks": 2, "dates": 3, "place": 3, "group": 4, "signatures": 9},
)
