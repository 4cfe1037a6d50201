"""The ballots of one question: sealed in the log while it is open, counted once, opened by the close. No act here."""

from collections.abc import Container, Sequence

from sqlalchemy import select

from oversight.domain.errors import DomainError
from oversight.domain.seals import seal
from oversight.domain.terms import Action, MotionState
from oversight.domain.voting import Tally
from oversight.domain.words import N_
from oversight.persistence.models import Docket, Event, Motion, Vote
from oversight.services.context import Context
from oversight.services.panel import Panel


class LogDisagrees(DomainError):
    """The votes in the table are not those in the log: somebody went past the application."""

    message = N_("The votes kept do not agree with the case log. Nothing was decided: tell the administrator.")


def is_countable(ctx: Context, motion: Motion, panel: Panel, votes: Sequence[Vote]) -> bool:
    """Whether the vote may be closed: its time has passed, or nobody eligible is still awaited."""
    return ctx.now >= motion.closes_at or panel.eligible <= {vote.account_id for vote in votes}


def ballot_seal(vote: Vote) -> str:
    """What the log keeps of a ballot until the close. The vote's random id keeps the choice from being guessed."""
    return seal(str(vote.id), str(vote.motion_id), str(vote.account_id), vote.choice.value, vote.dissent)


def votes_of(ctx: Context, motion: Motion) -> Sequence[Vote]:
    """Every vote cast on the question, also those that will not count."""
    votes = ctx.session.scalars(select(Vote).where(Vote.motion_id == motion.id)).all()
    return sorted(votes, key=lambda vote: (vote.cast_at, vote.id))


def require_logged(ctx: Context, docket: Docket, motion: Motion, votes: Sequence[Vote]) -> None:
    """Every ballot has its seal in the log and every seal its ballot, else nothing is counted."""
    cast = ctx.session.scalars(select(Event.data).where(Event.docket_id == docket.id, Event.action == Action.CAST_VOTE))
    sealed = {data["sealed"] for data in cast if data["motion"] == str(motion.id)}
    if sealed != {ballot_seal(vote) for vote in votes}:
        raise LogDisagrees


def keep_tally(ctx: Context, motion: Motion, tally: Tally) -> None:
    """Written once; from now on the table refuses any change."""
    motion.members, motion.recused = tally.members, tally.recused
    motion.eligible, motion.needed, motion.voted = tally.eligible, tally.needed, tally.voted
    motion.votes_for, motion.votes_against, motion.abstained = tally.votes_for, tally.votes_against, tally.abstained
    motion.cast_by_chair, motion.outcome = tally.cast_by_chair, tally.outcome
    motion.state, motion.closed_at = MotionState.CLOSED, ctx.now


def named(motion: Motion) -> dict[str, str | int | None]:
    """Which question an event of the log is about."""
    return {
        "motion": str(motion.id),
        "kind": motion.kind.value,
        "round": motion.round,
        "recommendation": str(motion.recommendation_id) if motion.recommendation_id else None,
    }


def opened_ballots(motion: Motion, votes: Sequence[Vote], counted: Container[object]) -> dict[str, object]:
    """What the close puts into the log: the arithmetic, and each ballot: seal, choice, whether it counted."""
    return {
        **named(motion),
        "members": motion.members,
        "recused": motion.recused,
        "eligible": motion.eligible,
        "needed": motion.needed,
        "voted": motion.voted,
        "for": motion.votes_for,
        "against": motion.votes_against,
        "abstained": motion.abstained,
        "cast_by_chair": motion.cast_by_chair,
        "majority": motion.majority,
        "outcome": motion.outcome,
        "ballots": [
            {"sealed": ballot_seal(vote), "choice": vote.choice.value, "counted": vote.account_id in counted}
            for vote in votes
        ],
    }
