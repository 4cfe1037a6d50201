"""Questions put to the commission: opened, voted on, closed; or decided by the chair where the rules say so.

A vote is circulated: those who do not vote are absent. Nobody sees another's vote before the close: until then the log
holds only a seal of each ballot, and the close opens the seals beside the arithmetic. What follows from a decision is
written in the same transaction, by the table FOLLOWS.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from oversight.domain import voting, workflow
from oversight.domain.errors import Incomplete, InputRefused, NotPermitted, NotVisible, TransitionNotAllowed
from oversight.domain.seals import seal
from oversight.domain.terms import Action, MotionKind, MotionOutcome, MotionState, RecordKind, VoteChoice
from oversight.domain.words import N_
from oversight.persistence import cases
from oversight.persistence.models import Docket, FinalDocument, Motion, Recommendation, Vote
from oversight.services import reviews
from oversight.services.ballots import (
    ballot_seal,
    is_countable,
    keep_tally,
    named,
    opened_ballots,
    require_logged,
    votes_of,
)
from oversight.services.casework import Seen, append_event, claim, conflict, record, record_of
from oversight.services.consequences import FOLLOWS, name_ground
from oversight.services.context import LOCAL, Context
from oversight.services.panel import HouseRules, Panel, house_rules, panel_of

LONGEST = timedelta(days=30)

# The act whose row must exist in the present state before the question may be asked.
ASKS: Mapping[MotionKind, tuple[RecordKind, Action]] = {
    MotionKind.ADMIT: (RecordKind.COMPLAINT, Action.ADMIT),
    MotionKind.OPEN_CONTROL: (RecordKind.CASE, Action.OPEN_CONTROL),
    MotionKind.RECOMMENDATION: (RecordKind.CASE, Action.ADOPT),
    MotionKind.ADOPT_FINAL: (RecordKind.CASE, Action.ADOPT),
}


class VoteEnded(TransitionNotAllowed):
    """The closing time has passed or the vote was closed. ``values``: time."""

    message = N_("This vote ended at %(time)s (Kazakhstan time). Your vote was not counted.")


class VoteRunning(TransitionNotAllowed):
    """The vote cannot be closed yet. ``values``: time."""

    message = N_("Not everybody has voted yet: the vote can be closed after %(time)s (Kazakhstan time).")


class AlreadyVoted(TransitionNotAllowed):
    """One vote per member per question; it is never changed."""

    message = N_("You have already voted on this question: the first vote counts and cannot be changed.")


class AlreadyOpen(TransitionNotAllowed):
    """The same question is being voted on."""

    message = N_("This question is already being voted on.")


class NoQuorumPossible(TransitionNotAllowed):
    """Too few members may take part. ``values``: eligible, needed."""

    message = N_("A quorum is impossible: %(eligible)s members may vote, %(needed)s are needed.")


class ChairMayNotDecide(NotPermitted):
    """The commission's rules do not list the question."""

    message = N_("The commission's rules do not let the chair decide this alone.")


@dataclass(frozen=True, slots=True)
class OpenMotion:
    """Put a question to the vote until *closes_at* (an aware moment); one motion for each recommendation named."""

    number: str
    kind: MotionKind
    text: str
    closes_at: datetime
    seen: Seen
    recommendation_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class CastVote:
    """One's own vote, with a separate opinion if one wants it printed."""

    number: str
    motion_id: UUID
    choice: VoteChoice
    dissent: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class CloseMotion:
    """Count and decide. Ground and reasons are asked only where admission is not carried."""

    number: str
    motion_id: UUID
    seen: Seen
    ground: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class DecideAsChair:
    """Decide alone what the rules leave to the chair."""

    number: str
    kind: MotionKind
    is_carried: bool
    text: str
    seen: Seen
    ground: str = ""
    reasons: str = ""


def open_motion(ctx: Context, command: OpenMotion) -> tuple[UUID, ...]:
    """Put the question to the vote; the ids of the motions opened: for recommendations, one each.

    Raises TransitionNotAllowed where the state does not allow the question, AlreadyOpen, NoQuorumPossible, Incomplete
    when what is to be voted on is not ready, InputRefused for a closing time in the past or further than 30 days away.
    """
    docket = claim(ctx, command.number, Action.OPEN_MOTION, command.seen, ASKS[command.kind][0])
    _require_askable(docket, command.kind)
    if not ctx.now < command.closes_at <= ctx.now + LONGEST:
        raise InputRefused({"closes_at": N_("The vote must end later than now and within 30 days.")})
    rules = house_rules(ctx, docket.commission_id, ctx.today)
    panel = panel_of(ctx, docket)
    needed = rules.needed(len(panel.eligible))
    if len(panel.eligible) < needed:
        raise NoQuorumPossible(eligible=len(panel.eligible), needed=needed)
    seen: Seen | None = command.seen
    opened = []
    for recommendation_id in _subjects(ctx, docket, command.kind, command.recommendation_ids):
        if missing := reviews.missing_for_motion(ctx, docket, command.kind, recommendation_id):
            raise Incomplete(missing)
        motion = Motion(
            id=uuid4(),
            docket_id=docket.id,
            kind=command.kind,
            round=_next_round(ctx, docket, command.kind, recommendation_id),
            recommendation_id=recommendation_id,
            text=command.text,
            state=MotionState.OPEN,
            opened_at=ctx.now,
            closes_at=command.closes_at,
            members=panel.members,
            recused=panel.recused,
            eligible=len(panel.eligible),
            needed=needed,
            majority=rules.voting.majority.value,
        )
        ctx.session.add(motion)
        data = {**named(motion), "closes_at": command.closes_at.isoformat(), "sealed": seal(command.text)}
        append_event(ctx, docket, Action.OPEN_MOTION, RecordKind.MOTION, data=data, seen=seen)
        seen = None
        opened.append(motion.id)
    record(ctx, docket)
    return tuple(opened)


def cast_vote(ctx: Context, command: CastVote) -> None:
    """Vote once. Raises VoteEnded with the closing time shown, or AlreadyVoted; the vote is never changed.

    Somebody recused is told that there is nothing here (NotVisible); somebody undeclared that it is not permitted yet.
    """
    docket = claim(ctx, command.number, Action.CAST_VOTE, command.seen)
    motion = _motion_of(ctx, docket, command.motion_id)
    if motion.state is MotionState.CLOSED or ctx.now >= motion.closes_at:
        raise VoteEnded(time=local_text(motion.closed_at or motion.closes_at))
    if not docket.is_open:
        raise TransitionNotAllowed
    query = select(Vote.id).where(Vote.motion_id == motion.id, Vote.account_id == ctx.actor.account_id)
    if ctx.session.scalar(query) is not None:
        raise AlreadyVoted
    vote = Vote(
        id=uuid4(),
        motion_id=motion.id,
        account_id=ctx.actor.account_id,
        choice=command.choice,
        dissent=command.dissent,
        cast_at=ctx.now,
    )
    ctx.session.add(vote)
    data = {"motion": str(motion.id), "sealed": ballot_seal(vote)}
    append_event(ctx, docket, Action.CAST_VOTE, RecordKind.MOTION, data=data, seen=command.seen)
    record(ctx, docket)


def close_motion(ctx: Context, command: CloseMotion) -> MotionOutcome:
    """Count the votes of those who are eligible now under the rules of the opening day, and write what follows.

    Possible after the closing time, or when every eligible member has voted: else VoteRunning. A vote of somebody
    recused or without a seat meanwhile stays in the log and is not counted. Without a quorum nothing follows and a new
    round may be opened. On a docket that has ended there is nothing to close: its votes ended with it.
    """
    docket = claim(ctx, command.number, Action.CLOSE_MOTION, command.seen)
    motion = _motion_of(ctx, docket, command.motion_id)
    if motion.state is MotionState.CLOSED:
        raise conflict(cases.events_of(ctx.session, docket.id, after=command.seen.sequence))
    panel = panel_of(ctx, docket)
    votes = votes_of(ctx, motion)
    if not is_countable(ctx, motion, panel, votes):
        raise VoteRunning(time=local_text(motion.closes_at))
    require_logged(ctx, docket, motion, votes)
    rules = house_rules(ctx, docket.commission_id, motion.opened_at.astimezone(LOCAL).date())
    counted: dict[object, VoteChoice] = {
        vote.account_id: vote.choice for vote in votes if vote.account_id in panel.eligible
    }
    tally = voting.tally(rules.voting, members=panel.members, recused=panel.recused, votes=counted, chair=panel.chair)
    is_followed = tally.outcome is not MotionOutcome.NO_QUORUM
    if is_followed and motion.kind is MotionKind.ADMIT and tally.outcome is MotionOutcome.REJECTED:
        name_ground(ctx, docket, command.ground, command.reasons)
    keep_tally(ctx, motion, tally)
    append_event(
        ctx,
        docket,
        Action.CLOSE_MOTION,
        RecordKind.MOTION,
        data=opened_ballots(motion, votes, counted),
        seen=command.seen,
    )
    if is_followed:
        FOLLOWS[motion.kind](ctx, docket, motion, None)
    record(ctx, docket)
    return tally.outcome


def decide_as_chair(ctx: Context, command: DecideAsChair) -> None:
    """The chair alone decides a question that the rules in force today leave to the chair. Raises ChairMayNotDecide."""
    docket = claim(ctx, command.number, Action.DECIDE_AS_CHAIR, command.seen, ASKS[command.kind][0])
    _require_askable(docket, command.kind)
    rules = house_rules(ctx, docket.commission_id, ctx.today)
    if command.kind.value not in rules.chair_decides:
        raise ChairMayNotDecide
    if command.kind is MotionKind.ADMIT and not command.is_carried:
        name_ground(ctx, docket, command.ground, command.reasons)
    seen: Seen | None = command.seen
    panel = panel_of(ctx, docket)
    for recommendation_id in _subjects(ctx, docket, command.kind, ()):
        if missing := reviews.missing_for_motion(ctx, docket, command.kind, recommendation_id):
            raise Incomplete(missing)
        motion = _chair_motion(ctx, docket, command, panel, rules)
        motion.round = _next_round(ctx, docket, command.kind, recommendation_id)
        motion.recommendation_id = recommendation_id
        ctx.session.add(motion)
        data = {**named(motion), "outcome": motion.outcome, "sealed": seal(command.text)}
        append_event(ctx, docket, Action.DECIDE_AS_CHAIR, RecordKind.MOTION, data=data, seen=seen)
        seen = None
        FOLLOWS[command.kind](ctx, docket, motion, None)
    record(ctx, docket)


def local_text(moment: datetime) -> str:
    """A moment in figures on the clocks of Kazakhstan, the same in every language: 13.05.2026 18:00."""
    return f"{moment.astimezone(LOCAL):%d.%m.%Y %H:%M}"


def _require_askable(docket: Docket, kind: MotionKind) -> None:
    record_kind, action = ASKS[kind]
    if not docket.is_open or not workflow.is_possible(record_kind, record_of(docket, record_kind).state, action):
        raise TransitionNotAllowed


def _motion_of(ctx: Context, docket: Docket, motion_id: UUID) -> Motion:
    motion = ctx.session.get(Motion, motion_id, populate_existing=True)
    if motion is None or motion.docket_id != docket.id:
        raise NotVisible
    return motion


def _subjects(ctx: Context, docket: Docket, kind: MotionKind, asked: Sequence[UUID]) -> Sequence[UUID | None]:
    """What the question is about: nothing but itself, or the recommendations asked for (all undecided ones)."""
    if kind is not MotionKind.RECOMMENDATION:
        return [None]
    undecided = ctx.session.scalars(
        select(Recommendation.id)
        .join(FinalDocument, FinalDocument.id == Recommendation.final_document_id)
        .where(FinalDocument.case_id == record_of(docket, RecordKind.CASE).id, Recommendation.is_adopted.is_(None))
        .order_by(Recommendation.number)
    ).all()
    chosen = [key for key in undecided if not asked or key in asked]
    if not chosen or len(chosen) < len(set(asked)):
        raise TransitionNotAllowed
    return chosen


def _next_round(ctx: Context, docket: Docket, kind: MotionKind, recommendation_id: UUID | None) -> int:
    rounds = ctx.session.execute(
        select(Motion.round, Motion.state)
        .where(
            Motion.docket_id == docket.id,
            Motion.kind == kind,
            Motion.recommendation_id == recommendation_id if recommendation_id else Motion.recommendation_id.is_(None),
        )
        .order_by(Motion.round)
    ).all()
    if any(state is MotionState.OPEN for _, state in rounds):
        raise AlreadyOpen
    return max((number for number, _ in rounds), default=0) + 1


def _chair_motion(ctx: Context, docket: Docket, command: DecideAsChair, panel: Panel, rules: HouseRules) -> Motion:
    return Motion(
        id=uuid4(),
        docket_id=docket.id,
        kind=command.kind,
        text=command.text,
        state=MotionState.CLOSED,
        is_chair_decision=True,
        opened_at=ctx.now,
        closes_at=ctx.now,
        closed_at=ctx.now,
        members=panel.members,
        recused=panel.recused,
        eligible=len(panel.eligible),
        majority=rules.voting.majority.value,
        outcome=MotionOutcome.CARRIED if command.is_carried else MotionOutcome.REJECTED,
    )
