"""The agency's notice of the hearing before it decides: Article 13(5)-(6). It is no public hearing."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, Words, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class AgencyHearingNotice(Plain):
    """Everything templates/documents/agency_hearing_notice.html may mention. The issuer is the agency."""

    frame: Frame
    addressee: Words
    final_document_number: str
    final_document_on: str
    title: Passage  # of the final document
    preliminary_position: Passage
    hearing_at: str  # aware ISO moment
    place: Passage  # or the link of the video meeting
    decision_on: str
    notice_term: Term  # object_hearing_notice, counted back from the decision
    contact: Officer
    signatory: Officer

    def __post_init__(self) -> None:
        require_date(self.final_document_on, "final_document_on")
        require_date(self.decision_on, "decision_on")
        require_moment(self.hearing_at, "hearing_at")


PAPER = Paper(
    kinds=(DocumentKind.AGENCY_HEARING_NOTICE,),
    template="agency_hearing_notice.html",
    labels="labels/agency_hearing_notice.toml",
    context=AgencyHearingNotice,
    present={
        "preliminary_position": lambda paper: not paper.preliminary_position.is_empty,
        "when_where": lambda paper: not paper.place.is_empty and bool(paper.hearing_at),
        "notice_term": lambda paper: (
            paper.notice_term.reading.key == "object_hearing_notice"
            and paper.frame.issued_at[:10] <= paper.notice_term.reading.due_on
        ),
    },
    sections={"preliminary_position": 1, "when_where": 0, "notice_term": 3},
)
