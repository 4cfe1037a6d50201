"""The final document of Article 13: protocol, conclusion or recommendation. One record, three languages.

Sections are numbered in the template and do not depend on the language: 1 date, time and place; 2 tasks; 3 subjects;
4 forms; 5 facts; 6 causes and proposals; 7 recommendations; 8 duties of the object; 9 terms; 10 vote; 11 dissent;
12 other documents; 13 languages and signing.
"""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, Words, are_said, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class ControlObject(Plain):
    """The body under control, to which the document is addressed."""

    name: Words
    bin: str | None
    object_class: Words | None  # its class in the list of Article 1(4)
    address: Passage | None


@dataclass(frozen=True, slots=True)
class Particular(Plain):
    """One more row of the first page: cadastral number, area, project."""

    name: Words
    value: Passage


@dataclass(frozen=True, slots=True)
class Period(Plain):
    """When and where the control took place. ``completed_on`` is the day the chair recorded."""

    starts_on: str
    completed_on: str
    place: Passage
    held: tuple[Passage, ...]  # visits, hearings, sittings with date, time and place; one numbered clause each

    def __post_init__(self) -> None:
        require_date(self.starts_on, "starts_on")
        require_date(self.completed_on, "completed_on")


@dataclass(frozen=True, slots=True)
class Subject(Plain):
    """A subject of public control and how it meets the Law's requirements."""

    name: Words
    kind: Literal["citizen", "non_profit", "other"]
    compliance: Passage
    conflict: Passage  # what was declared about conflicts of interest


@dataclass(frozen=True, slots=True)
class FormUsed(Plain):
    """A form of public control that was used."""

    name: Words
    note: Passage | None  # how: papers studied, visit, people heard


@dataclass(frozen=True, slots=True)
class Finding(Plain):
    """An established fact or circumstance with its evidence. Its number is its place in the list."""

    text: Passage
    established_on: str | None
    place: Passage | None
    evidence: Passage

    def __post_init__(self) -> None:
        require_date(self.established_on, "established_on")


@dataclass(frozen=True, slots=True)
class Proposal(Plain):
    """A proposal to remove a cause or condition of the violations found."""

    cause: Passage | None
    text: Passage


@dataclass(frozen=True, slots=True)
class Recommendation(Plain):
    """One recommendation; the object answers it under its number, which it keeps when others were not adopted."""

    number: int
    title: Passage | None
    text: Passage
    addressee: Passage  # unit or post at the object
    ground: Passage
    findings: tuple[int, ...]  # the facts it rests on, by number
    suggested_term: Passage | None
    suggested_on: str | None

    def __post_init__(self) -> None:
        require_date(self.suggested_on, "suggested_on")


@dataclass(frozen=True, slots=True)
class VotingRule(Plain):
    """The commission's own rule: the share of eligible members to be exceeded, and the majority."""

    quorum_numerator: int
    quorum_denominator: int
    majority: Literal["simple", "two_thirds"]
    has_casting_vote: bool


@dataclass(frozen=True, slots=True)
class Vote(Plain):
    """The tally of one question as it was closed, with its arithmetic."""

    recommendation: int | None  # None: the document as a whole
    is_chair_decision: bool  # the rules let the chair decide alone: no votes were counted
    opened_on: str
    closed_on: str
    members: int
    recused: int
    eligible: int
    needed: int
    voted: int
    votes_for: int
    votes_against: int
    abstained: int
    cast_by_chair: bool  # a tie decided by the chair's own vote
    is_carried: bool

    def __post_init__(self) -> None:
        require_date(self.opened_on, "opened_on")
        require_date(self.closed_on, "closed_on")
        if self.is_chair_decision:
            return
        if self.eligible != self.members - self.recused:
            raise ContextInvalid("eligible is not members less recused")
        if self.voted != self.votes_for + self.votes_against + self.abstained or self.voted > self.eligible:
            raise ContextInvalid("the votes do not add up")

    @property
    def has_quorum(self) -> bool:
        """Whether as many members took part as the rule needs."""
        return self.voted >= self.needed


@dataclass(frozen=True, slots=True)
class Dissent(Plain):
    """A member's dissenting opinion."""

    member: Officer
    recommendations: tuple[int, ...]  # empty: about the document as a whole
    text: Passage


@dataclass(frozen=True, slots=True)
class Annex(Plain):
    """Another document obtained. Its number is its place in the list."""

    title: Passage
    origin: Passage | None
    sheets: int | None


@dataclass(frozen=True, slots=True)
class FinalDocument(Plain):
    """Everything templates/documents/final_document.html may mention."""

    frame: Frame
    document_kind: Literal["protocol", "conclusion", "recommendation"]
    title: Passage
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    particulars: tuple[Particular, ...]
    period: Period
    tasks: tuple[Passage, ...]
    subjects: tuple[Subject, ...]
    forms: tuple[FormUsed, ...]
    facts_introduction: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...]
    has_no_violations: bool  # nothing was found: there is nothing to propose (13(1))
    recommendations: tuple[Recommendation, ...]
    dispatch_term: Term  # final_doc_dispatch
    response_term: Term | None  # object_response; None when there is nothing to answer
    dispatched_on: str | None
    voting_rule: VotingRule
    votes: tuple[Vote, ...]  # per recommendation, then the document as a whole
    dissents: tuple[Dissent, ...]
    annexes: tuple[Annex, ...]
    has_no_annexes: bool  # said openly, so that an empty list is never an oversight
    adopted_at: str
    signatories: tuple[Officer, ...]
    recusals: tuple[Officer, ...] = ()  # by their own declaration: neither read nor voted nor counted

    def __post_init__(self) -> None:
        numbers = [one.number for one in self.recommendations]
        if numbers != sorted(set(numbers)) or min(numbers, default=1) < 1:
            raise ContextInvalid("recommendations are numbered upwards, each once")
        require_date(self.dispatched_on, "dispatched_on")
        require_moment(self.adopted_at, "adopted_at")


# fmt: off
PAPER = Paper(
    kinds=(
        DocumentKind.FINAL_DOCUMENT_PROTOCOL,
        DocumentKind.FINAL_DOCUMENT_CONCLUSION,
        DocumentKind.FINAL_DOCUMENT_RECOMMENDATION,
    ),
    template="final_document.html",
    labels="labels/final_document.toml",
    context=FinalDocument,
    present={
        "type": lambda paper: paper.document_kind != "recommendation" or bool(paper.recommendations),
        "when_where": lambda paper: are_said((paper.period.place, *paper.period.held)) and bool(paper.period.held),
        "tasks": lambda paper: are_said(paper.tasks),
        "subjects": lambda paper: bool(paper.subjects),
        "compliance": lambda paper: all(
            not one.compliance.is_empty and not one.conflict.is_empty for one in paper.subjects),
        "forms": lambda paper: bool(paper.forms),
        "facts": lambda paper: are_said(tuple(one.text for one in paper.findings)) or (
            paper.has_no_violations and are_said(paper.facts_introduction)),
        "evidence": lambda paper: all(not one.evidence.is_empty for one in paper.findings),
        "proposals": lambda paper: paper.has_no_violations or are_said(tuple(one.text for one in paper.proposals)),
        "annexes": lambda paper: paper.has_no_annexes != bool(paper.annexes),
        "recommendations": lambda paper: all(not one.text.is_empty for one in paper.recommendations),
        "recommendation_details": lambda paper: all(
            not one.addressee.is_empty and not one.ground.is_empty and bool(one.suggested_on or one.suggested_term)
            for one in paper.recommendations),
        "languages": lambda paper: bool(set(paper.frame.authentic) & set(paper.frame.languages)),
        "object": lambda paper: bool(paper.control_object.name.kk.strip()) and not paper.decision.is_empty,
        "terms": lambda paper: paper.response_term is not None or not paper.recommendations,
        "vote": lambda paper: {one.recommendation for one in paper.votes if one.is_carried} >= {
            None, *(one.number for one in paper.recommendations)},
        "dissent": lambda paper: all(not one.text.is_empty for one in paper.dissents),
        "signatures": lambda paper: bool(paper.signatories),
    },
    fixed=frozenset({"reminder"}),
    sections={
        "type": 0, "object": 0, "when_where": 1, "tasks": 2, "subjects": 3, "compliance": 3, "forms": 4, "facts": 5,
        "evidence": 5, "proposals": 6, "recommendations": 7, "recommendation_details": 7, "reminder": 8, "terms": 9,
        "vote": 10, "dissent": 11, "annexes": 12, "languages": 13, "signatures": 13,
    },
)
# fmt: on
