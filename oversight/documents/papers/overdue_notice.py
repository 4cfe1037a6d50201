"""The notice to the object that its answer is overdue. A paper of this system: no form was found in law.

It names no filer. Sections: 1 how the term was counted; 2 recommendations without an answer; 3 what the Law asks;
4 what the commission asks.
"""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, Words, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Unanswered(Plain):
    """A recommendation of the final document, under its own number, that has no answer."""

    number: int
    text: Passage
    addressee: Passage  # unit or post at the object


@dataclass(frozen=True, slots=True)
class OverdueNotice(Plain):
    """Everything templates/documents/overdue_notice.html may mention."""

    frame: Frame
    object_name: Words
    object_address: Passage | None
    title: Passage  # of the final document
    final_number: str
    adopted_on: str
    received_on: str
    term: Term  # object_response
    as_of: str
    days_late: int  # working days after the last day, up to and including as_of
    unanswered: tuple[Unanswered, ...]
    recommendations: int  # how many the final document holds
    signatory: Officer

    def __post_init__(self) -> None:
        for name in ("adopted_on", "received_on", "as_of"):
            require_date(getattr(self, name), name)
        numbers = [one.number for one in self.unanswered]
        if numbers != sorted(set(numbers)) or len(numbers) > self.recommendations:
            raise ContextInvalid("unanswered recommendations are numbered upwards, each once")

    @property
    def is_late(self) -> bool:
        """Whether the term had ended on the day of the notice."""
        return self.days_late > 0 and self.as_of > self.term.reading.due_on


PAPER = Paper(
    kinds=(DocumentKind.OVERDUE_NOTICE,),
    template="overdue_notice.html",
    labels="labels/overdue_notice.toml",
    context=OverdueNotice,
    present={
        "case": lambda paper: bool(paper.frame.case_number.strip()) and bool(paper.final_number.strip()),
        "received_on": lambda paper: bool(paper.received_on),
        "deadline": lambda paper: paper.term.reading.key == "object_response" and paper.is_late,
        "unanswered": lambda paper: bool(paper.unanswered) and not any(one.text.is_empty for one in paper.unanswered),
    },
    sections={"case": 0, "received_on": 0, "deadline": 1, "unanswered": 2},
)
