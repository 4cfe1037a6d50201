"""The minutes of the votes of the commission on one case: who could vote, who was recused, each vote. Our own form.

The commission votes by correspondence: there is no meeting with a place, but each vote has its beginning and its end.
"""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject, Dissent, Vote, VotingRule
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Frame, Officer, Passage, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Recusal(Plain):
    """Somebody of the commission who takes no part in the case, by the own declaration."""

    member: Officer
    recused_on: str

    def __post_init__(self) -> None:
        require_date(self.recused_on, "recused_on")


@dataclass(frozen=True, slots=True)
class Ballot(Plain):
    """How one member voted, opened when the vote was closed."""

    member: Officer
    choice: Literal["for", "against", "abstain"]
    is_counted: bool  # False: the member was recused or left before the vote was closed


@dataclass(frozen=True, slots=True)
class Item(Plain):
    """One question that was put to the vote. Its number is its place in the list."""

    kind: Literal["admit", "open_control", "recommendation", "adopt_final"]
    round: int  # 2 and on: there was no quorum before, or the question was put again
    opened_at: str  # aware ISO moments
    closed_at: str
    text: Passage  # the recommendation, or the words in which the question was put; may be empty
    vote: Vote
    ballots: tuple[Ballot, ...]  # none where the chair decided alone
    dissents: tuple[Dissent, ...]

    def __post_init__(self) -> None:
        require_moment(self.opened_at, "opened_at")
        require_moment(self.closed_at, "closed_at")
        counted = sum(ballot.is_counted for ballot in self.ballots)
        if not self.vote.is_chair_decision and counted != self.vote.voted:
            raise ContextInvalid("the ballots are not those that were counted")


@dataclass(frozen=True, slots=True)
class SessionMinutes(Plain):
    """Everything templates/documents/session_minutes.html may mention."""

    frame: Frame
    title: Passage
    control_object: ControlObject
    members: tuple[Officer, ...]  # who holds a vote on the day of these minutes, recused or not; the chair first
    recusals: tuple[Recusal, ...]
    voting_rule: VotingRule
    items: tuple[Item, ...]  # in the order in which the questions were put
    signatories: tuple[Officer, ...]

    @property
    def started_at(self) -> str:
        """When the first question was put."""
        return min(item.opened_at for item in self.items)

    @property
    def ended_at(self) -> str:
        """When the last vote was closed."""
        return max(item.closed_at for item in self.items)


PAPER = Paper(
    kinds=(DocumentKind.SESSION_MINUTES,),
    template="session_minutes.html",
    labels="labels/session_minutes.toml",
    context=SessionMinutes,
    present={
        "when": lambda paper: bool(paper.items),
        "quorum": lambda paper: bool(paper.members),
        "votes": lambda paper: any(item.kind == "adopt_final" and item.vote.is_carried for item in paper.items),
        "recusals": lambda paper: len(paper.recusals) >= max((item.vote.recused for item in paper.items), default=0),
        "signatures": lambda paper: bool(paper.signatories),
    },
    sections={"when": 0, "quorum": 1, "recusals": 2, "votes": 3, "signatures": 4},
)
