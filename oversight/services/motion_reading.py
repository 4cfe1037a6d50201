"""How the votes of a docket are shown: the arithmetic always, who voted how only after the close. No act here."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from oversight.domain import policy
from oversight.domain.errors import NotVisible
from oversight.domain.terms import Action, MotionKind, MotionOutcome, MotionState, Role, VoteChoice
from oversight.persistence.models import Docket, Motion, Recommendation, Vote
from oversight.services.ballots import ballot_seal, is_countable
from oversight.services.case_file import Happened
from oversight.services.case_rows import CaseRows
from oversight.services.context import LOCAL, Context
from oversight.services.panel import HouseRules, Panel, Person, house_rules
from oversight.services.parties import parties_of


@dataclass(frozen=True, slots=True)
class Ballot:
    """One member beside a question. ``choice`` and ``dissent`` are empty until the close, except one's own.

    ``is_counted`` is False for a vote set aside after a recusal, or of somebody who left.
    """

    name: str
    role: Role
    has_voted: bool
    choice: VoteChoice | None
    dissent: str
    is_recused: bool
    is_counted: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """The recommendation a question is about, as it stands in the draft."""

    text_kk: str
    text_ru: str
    authentic_language: str
    addressee: str
    ground: str
    suggested_term: str

    def says(self, language: str) -> tuple[str, str]:
        """The text in *language* if there is one, else the authentic text; and the language it is in."""
        texts = {"kk": self.text_kk, "ru": self.text_ru}
        shown = language if texts.get(language) else self.authentic_language
        return texts[shown], shown


@dataclass(frozen=True, slots=True)
class MotionView:
    """One question with its arithmetic; the figures of an open one are those of this moment."""

    id: UUID
    kind: MotionKind
    round: int
    recommendation: int | None  # its number
    wording: Wording | None
    text: str
    state: MotionState
    outcome: MotionOutcome | None
    is_chair_decision: bool
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    members: int
    recused: int
    needed: int
    voted: int
    votes_for: int
    votes_against: int
    abstained: int
    majority: str
    cast_by_chair: bool
    ballots: tuple[Ballot, ...]
    is_late: bool  # the closing time has passed
    may_vote: bool
    may_close: bool

    @property
    def eligible(self) -> int:
        """The base of the quorum."""
        return self.members - self.recused

    @property
    def awaited(self) -> int:
        """How many of the base have not voted."""
        return max(0, self.eligible - self.voted)

    @property
    def own(self) -> Ballot | None:
        """The reader's own place, if the reader has one."""
        return next((ballot for ballot in self.ballots if ballot.is_own), None)


def motions_of(
    ctx: Context, docket: Docket, rows: CaseRows, panel: Panel, events: Iterable[Happened], rules: HouseRules
) -> tuple[MotionView, ...]:
    """Every question of the docket, oldest first; *events* is its log, *rules* are those of today."""
    about = {motion.id: rows.recommendations.get(motion.recommendation_id or motion.id) for motion in rows.motions}
    asked = sorted(((motion, about[motion.id]) for motion in rows.motions), key=_place)
    opened = [motion.opened_at.astimezone(LOCAL).date() for motion in rows.motions if motion.state is MotionState.OPEN]
    if opened and min(opened) < rules.in_force_from:  # a vote goes by the rules of its opening day
        rules = house_rules(ctx, docket.commission_id, min(opened))
    needed = rules.needed(len(panel.eligible))
    counted = counted_seals(events)
    return tuple(
        _view(ctx, docket, panel, motion, recommendation, rows.votes.get(motion.id, ()), counted, needed)
        for motion, recommendation in asked
    )


def _place(row: Any) -> tuple[datetime, int, int]:
    """In the order in which the questions were put; recommendations by their number."""
    motion, about = row
    return motion.opened_at, about.number if about is not None else 0, motion.round


def counted_seals(events: Iterable[Happened]) -> frozenset[str]:
    """The seals of all ballots that a close has counted, as the log tells."""
    closed: list[Any] = [event.data for event in events if event.action is Action.CLOSE_MOTION]
    return frozenset(ballot["sealed"] for data in closed for ballot in data["ballots"] if ballot["counted"])


def motion_of(motions: Sequence[MotionView], motion_id: UUID) -> MotionView:
    """The one with this id. Raises NotVisible."""
    found = next((motion for motion in motions if motion.id == motion_id), None)
    if found is None:
        raise NotVisible
    return found


def _view(
    ctx: Context,
    docket: Docket,
    panel: Panel,
    motion: Motion,
    about: Recommendation | None,
    votes: Sequence[Vote],
    counted: Container[str],
    needed: int,
) -> MotionView:
    is_open = motion.state is MotionState.OPEN
    parties = parties_of(docket)
    voted = {vote.account_id for vote in votes}
    is_late = ctx.now >= motion.closes_at
    may_vote = (
        is_open
        and not is_late
        and docket.is_open
        and ctx.actor.account_id not in voted
        and policy.is_permitted(ctx.actor, Action.CAST_VOTE, parties)
    )
    may_close = (
        is_open
        and is_countable(ctx, motion, panel, votes)
        and policy.is_permitted(ctx.actor, Action.CLOSE_MOTION, parties)
    )
    return MotionView(
        id=motion.id,
        kind=motion.kind,
        round=motion.round,
        recommendation=about.number if about is not None else None,
        wording=_wording(about) if about is not None else None,
        text=motion.text,
        state=motion.state,
        outcome=motion.outcome,
        is_chair_decision=motion.is_chair_decision,
        opened_at=motion.opened_at,
        closes_at=motion.closes_at,
        closed_at=motion.closed_at,
        members=panel.members if is_open else motion.members or 0,
        recused=panel.recused if is_open else motion.recused or 0,
        needed=needed if is_open else motion.needed or 0,
        voted=len(voted & panel.eligible) if is_open else motion.voted or 0,
        votes_for=motion.votes_for or 0,
        votes_against=motion.votes_against or 0,
        abstained=motion.abstained or 0,
        majority=motion.majority,
        cast_by_chair=motion.cast_by_chair,
        ballots=_ballots(ctx, panel, motion, votes, counted),
        is_late=is_late,
        may_vote=may_vote,
        may_close=may_close,
    )


def _wording(about: Recommendation) -> Wording:
    return Wording(
        about.text_kk,
        about.text_ru,
        about.authentic_language,
        about.addressee,
        about.ground,
        about.suggested_term,
    )


def _ballots(
    ctx: Context, panel: Panel, motion: Motion, votes: Sequence[Vote], counted: Container[str]
) -> tuple[Ballot, ...]:
    """The voters of today, and whoever voted and has left since."""
    if motion.is_chair_decision:
        return ()
    is_open = motion.state is MotionState.OPEN
    is_secret = is_open or motion.outcome is MotionOutcome.VOID  # a vote that was never counted is never opened
    cast = {vote.account_id: vote for vote in votes}
    people = [person for person in panel.people if person.is_voter]
    people += [person for person in panel.former if person.account_id in cast]
    return tuple(
        _ballot(ctx, panel, person, cast.get(person.account_id), counted, is_open=is_open, is_secret=is_secret)
        for person in people
    )


def _ballot(
    ctx: Context,
    panel: Panel,
    person: Person,
    vote: Vote | None,
    counted: Container[str],
    *,
    is_open: bool,
    is_secret: bool,
) -> Ballot:
    is_own = person.account_id == ctx.actor.account_id
    is_shown = vote is not None and (is_own or not is_secret)
    if vote is None:
        is_counted = False
    elif is_open:
        is_counted = person.account_id in panel.eligible
    else:
        is_counted = ballot_seal(vote) in counted
    return Ballot(
        name=person.name,
        role=person.role,
        has_voted=vote is not None,
        choice=vote.choice if vote is not None and is_shown else None,
        dissent=vote.dissent if vote is not None and is_shown else "",
        is_recused=person.is_recused,
        is_counted=is_counted,
        is_own=is_own,
    )
