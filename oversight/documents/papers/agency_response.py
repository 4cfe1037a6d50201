"""The agency's reasoned response: a separate reply to each recommendation (Article 13(4)), under its number.

References to law, facts and the remedy clause follow APPK 80 and 89(2) by analogy.
"""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, Words, require_date, require_moment
from oversight.domain.terms import DocumentKind, HearingMode, Position


@dataclass(frozen=True, slots=True)
class Reply(Plain):
    """The reply to one recommendation, which is restated before it."""

    number: int
    restated: Passage
    position: Position
    reasons: Passage
    legal_reference: Passage | None
    measure: Passage | None
    measure_on: str | None
    responsible: Passage | None

    def __post_init__(self) -> None:
        require_date(self.measure_on, "measure_on")


@dataclass(frozen=True, slots=True)
class AgencyResponse(Plain):
    """Everything templates/documents/agency_response.html may mention. The issuer of the frame is the agency."""

    frame: Frame
    addressee: Words
    final_document_number: str
    final_document_on: str
    title: Passage  # of the final document
    term: Term  # object_response, from the day of receipt
    replies: tuple[Reply, ...]
    recommendations: tuple[int, ...]  # the numbers that had to be answered
    hearing: HearingMode | None  # None: every recommendation was accepted and no hearing was needed
    hearing_on: str | None
    hearing_reasons: Passage | None  # why it was waived or omitted
    remedy: Passage
    sent_at: str  # aware ISO moment
    signatory: Officer

    def __post_init__(self) -> None:
        require_date(self.final_document_on, "final_document_on")
        require_date(self.hearing_on, "hearing_on")
        require_moment(self.sent_at, "sent_at")
        numbers = [reply.number for reply in self.replies]
        if numbers != sorted(set(numbers)):
            raise ContextInvalid("replies are numbered upwards, each once")


def _has_measure(reply: Reply) -> bool:
    if reply.position is Position.REFUSED:
        return True
    return bool(
        reply.measure
        and not reply.measure.is_empty
        and reply.measure_on
        and reply.responsible
        and not reply.responsible.is_empty
    )


def _has_reference(reply: Reply) -> bool:
    if reply.position is Position.ACCEPTED:
        return True
    return reply.legal_reference is not None and not reply.legal_reference.is_empty


def _is_heard(paper: AgencyResponse) -> bool:
    if paper.hearing is None:
        return all(reply.position is Position.ACCEPTED for reply in paper.replies)
    if paper.hearing is HearingMode.HELD:
        return paper.hearing_on is not None
    return paper.hearing_reasons is not None and not paper.hearing_reasons.is_empty


PAPER = Paper(
    kinds=(DocumentKind.AGENCY_RESPONSE,),
    template="agency_response.html",
    labels="labels/agency_response.toml",
    context=AgencyResponse,
    present={
        "final_document": lambda paper: bool(paper.final_document_number.strip()),
        "separate_reply": lambda paper: (
            bool(paper.replies) and tuple(reply.number for reply in paper.replies) == paper.recommendations
        ),
        "reasons": lambda paper: not any(reply.reasons.is_empty for reply in paper.replies),
        "legal_reference": lambda paper: all(map(_has_reference, paper.replies)),
        "measures": lambda paper: all(map(_has_measure, paper.replies)),
        "hearing": _is_heard,
        "signatory": lambda paper: bool(paper.signatory.name.strip()) and bool(paper.signatory.post.kk.strip()),
        "remedy": lambda paper: not paper.remedy.is_empty,
    },
    fixed=frozenset({"position"}),
    sections={
        "final_document": 0,
        "separate_reply": 2,
        "reasons": 2,
        "position": 2,
        "legal_reference": 2,
        "measures": 2,
        "hearing": 1,
        "remedy": 4,
        "signatory": 5,
    },
)
