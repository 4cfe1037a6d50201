"""The protocol of the hearing before the agency decides; its contents follow APPK 74 by analogy."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Officer, Passage, Words, are_said, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Statement(Plain):
    """An explanation, a question or an answer, and who gave it; None where the line does not say."""

    speaker: Officer | None
    text: Passage


@dataclass(frozen=True, slots=True)
class Remark(Plain):
    """A remark on the protocol and what was decided on it."""

    text: Passage
    decision: Passage


@dataclass(frozen=True, slots=True)
class AgencyHearingProtocol(Plain):
    """Everything templates/documents/agency_hearing_protocol.html may mention. The issuer is the agency."""

    frame: Frame
    addressee: Words
    final_document_number: str
    final_document_on: str
    title: Passage  # of the final document
    started_at: str  # aware ISO moments
    ended_at: str
    place: Passage
    official: Officer
    secretary: Officer
    participants: tuple[Officer, ...]
    is_subject_absent: bool
    question: Passage
    statements: tuple[Statement, ...]
    remarks: tuple[Remark, ...]
    remarks_until: str | None  # last day to file remarks

    def __post_init__(self) -> None:
        require_date(self.final_document_on, "final_document_on")
        require_moment(self.started_at, "started_at")
        require_moment(self.ended_at, "ended_at")
        require_date(self.remarks_until, "remarks_until")


PAPER = Paper(
    kinds=(DocumentKind.AGENCY_HEARING_PROTOCOL,),
    template="agency_hearing_protocol.html",
    labels="labels/agency_hearing_protocol.toml",
    context=AgencyHearingProtocol,
    present={
        "when_where": lambda paper: not paper.place.is_empty and bool(paper.started_at and paper.ended_at),
        "participants": lambda paper: (
            bool(paper.official.name.strip() and paper.secretary.name.strip())
            and (paper.is_subject_absent or bool(paper.participants))
        ),
        "question": lambda paper: not paper.question.is_empty,
        "speeches": lambda paper: are_said(tuple(statement.text for statement in paper.statements)),
        "remarks": lambda paper: not any(one.decision.is_empty for one in paper.remarks),
        "signatures": lambda paper: bool(paper.official.name.strip() and paper.secretary.name.strip()),
    },
    sections={"when_where": 0, "participants": 1, "question": 2, "speeches": 3, "remarks": 4, "signatures": 5},
)
