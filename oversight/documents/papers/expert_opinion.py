"""The opinion of an expert, question by question: our own form. The expert is named in Article 1(2) of the Law."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Officer, Passage, are_said, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class ExpertAnswer(Plain):
    """A question put to the expert and the answer. Its number is its place in the list."""

    question: Passage
    answer: Passage


@dataclass(frozen=True, slots=True)
class ExpertOpinion(Plain):
    """Everything templates/documents/expert_opinion.html may mention."""

    frame: Frame
    expert: Officer
    qualification: Passage
    declaration_number: str  # of the paper by which the expert declared interests
    declared_on: str
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    materials: tuple[Passage, ...]
    method: Passage
    answers: tuple[ExpertAnswer, ...]
    limits: tuple[Passage, ...]
    signed_on: str

    def __post_init__(self) -> None:
        require_date(self.declared_on, "declared_on")
        require_date(self.signed_on, "signed_on")


PAPER = Paper(
    kinds=(DocumentKind.EXPERT_OPINION,),
    template="expert_opinion.html",
    labels="labels/expert_opinion.toml",
    context=ExpertOpinion,
    present={
        "expert": lambda paper: bool(paper.expert.name.strip()) and not paper.qualification.is_empty,
        "questions": lambda paper: are_said(tuple(a.question for a in paper.answers)),
        "answers": lambda paper: are_said(tuple(a.answer for a in paper.answers)),
        "limits": lambda paper: are_said(paper.limits),
        "signature": lambda paper: bool(paper.signed_on),
    },
    sections={"expert": 0, "questions": 3, "answers": 3, "limits": 4, "signature": 5},
)
