"""The protocol of a public hearing, a form of control. Its list of contents is modelled on APPK 74.

Not to be confused with the protocol of the hearing before the agency decides (Article 13(5)-(6)).
"""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Officer, Passage, are_said, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Attendance(Plain):
    """So many people of one kind: residents, the object, the leaseholder, the press."""

    who: Passage
    count: int


@dataclass(frozen=True, slots=True)
class Speech(Plain):
    """What somebody said, shortly."""

    speaker: Passage  # a post or a group; a name only in an official capacity or with consent
    text: Passage


@dataclass(frozen=True, slots=True)
class Exchange(Plain):
    """A question and its answer; None: it was left without an answer."""

    asked_by: Passage
    question: Passage
    answered_by: Passage | None
    answer: Passage | None


@dataclass(frozen=True, slots=True)
class Poll(Plain):
    """A proposal the people present voted on by show of hands."""

    proposal: Passage
    votes_for: int
    votes_against: int
    abstained: int


@dataclass(frozen=True, slots=True)
class PublicHearingProtocol(Plain):
    """Everything templates/documents/public_hearing_protocol.html may mention."""

    frame: Frame
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    announced_on: str
    started_at: str  # aware ISO moments
    ended_at: str
    place: Passage
    chair: Officer
    secretary: Officer
    attendance: tuple[Attendance, ...]
    agenda: tuple[Passage, ...]
    speeches: tuple[Speech, ...]
    exchanges: tuple[Exchange, ...]
    polls: tuple[Poll, ...]
    recommendations: tuple[Passage, ...]

    def __post_init__(self) -> None:
        require_date(self.announced_on, "announced_on")
        require_moment(self.started_at, "started_at")
        require_moment(self.ended_at, "ended_at")


PAPER = Paper(
    kinds=(DocumentKind.PUBLIC_HEARING_PROTOCOL,),
    template="public_hearing_protocol.html",
    labels="labels/public_hearing_protocol.toml",
    context=PublicHearingProtocol,
    present={
        "when_where": lambda paper: not paper.place.is_empty and bool(paper.started_at and paper.ended_at),
        "chair_and_secretary": lambda paper: bool(paper.chair.name.strip() and paper.secretary.name.strip()),
        "participants": lambda paper: are_said(tuple(group.who for group in paper.attendance)),
        "agenda": lambda paper: are_said(paper.agenda),
        "speeches": lambda paper: bool(paper.speeches) and not any(s.text.is_empty for s in paper.speeches),
        "recommendations": lambda paper: are_said(paper.recommendations),
        "signatures": lambda paper: bool(paper.chair.name.strip() and paper.secretary.name.strip()),
    },
    sections={
        "when_where": 0,
        "chair_and_secretary": 0,
        "participants": 1,
        "agenda": 2,
        "speeches": 3,
        "recommendations": 6,
        "signatures": 7,
    },
)
