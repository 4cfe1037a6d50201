"""The minutes of a session of the commission: quorum, recusals, votes with their arithmetic. Our own form."""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import Dissent, Vote, VotingRule
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Frame, Officer, Passage, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Item(Plain):
    """One item of the agenda. Its number is its place in the list."""

    case_number: str | None  # None: the item is about the commission itself
    title: Passage
    heard: Passage
    recused: tuple[Officer, ...]
    vote: Vote | None  # None: heard without a vote
    decision: Passage
    dissents: tuple[Dissent, ...]


@dataclass(frozen=True, slots=True)
class SessionMinutes(Plain):
    """Everything templates/documents/session_minutes.html may mention."""

    frame: Frame
    form: Literal["in_person", "video", "circulated"]
    started_at: str  # aware ISO moments
    ended_at: str
    place: Passage
    chair: Officer
    secretary: Officer
    present: tuple[Officer, ...]  # voting members, the chair among them
    absent: tuple[Officer, ...]
    invited: tuple[Officer, ...]
    members: int
    needed: int  # present members that make a quorum
    voting_rule: VotingRule
    items: tuple[Item, ...]

    def __post_init__(self) -> None:
        require_moment(self.started_at, "started_at")
        require_moment(self.ended_at, "ended_at")
        if len(self.present) + len(self.absent) != self.members:
            raise ContextInvalid("present and absent members do not add up")

    @property
    def has_quorum(self) -> bool:
        """Whether as many members were there as the rule needs."""
        return len(self.present) >= self.needed


PAPER = Paper(
    kinds=(DocumentKind.SESSION_MINUTES,),
    template="session_minutes.html",
    labels="labels/session_minutes.toml",
    context=SessionMinutes,
    present={
        "when_where": lambda paper: not paper.place.is_empty and bool(paper.started_at and paper.ended_at),
        "quorum": lambda paper: bool(paper.present) and paper.needed > 0,
        "votes": lambda paper: bool(paper.items) and not any(item.decision.is_empty for item in paper.items),
        "recusals": lambda paper: all(
            item.vote is None or item.vote.recused == len(item.recused) for item in paper.items
        ),
        "signatures": lambda paper: bool(paper.chair.name.strip() and paper.secretary.name.strip()),
    },
    sections={"when_where": 0, "quorum": 1, "votes": 3, "recusals": 3, "signatures": 4},
)
