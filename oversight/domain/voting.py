"""Quorum and majority, as arithmetic over the commission's own rules (a house matter, kept as data)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from oversight.domain.terms import MotionOutcome, VoteChoice


class Majority(StrEnum):
    SIMPLE = "simple"  # more for than against
    TWO_THIRDS = "two_thirds"  # of those who voted for or against


@dataclass(frozen=True, slots=True)
class VotingRules:
    """``quorum``: the share of eligible members that must be exceeded (1/2: more than half)."""

    quorum: Fraction
    majority: Majority
    has_casting_vote: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """The result with its arithmetic, fit to be printed."""

    members: int
    recused: int
    eligible: int
    needed: int
    voted: int
    votes_for: int
    votes_against: int
    abstained: int
    cast_by_chair: bool
    outcome: MotionOutcome


def quorum_needed(rules: VotingRules, eligible: int) -> int:
    """How many eligible members must take part: the least number above the share."""
    return int(rules.quorum * eligible) + 1


def tally(
    rules: VotingRules,
    *,
    members: int,
    recused: int,
    votes: Mapping[object, VoteChoice],
    chair: object | None,
) -> Tally:
    """Count a vote. *votes* holds eligible members only; *chair* is the chair's key in it, or None.

    A tie under the simple majority is decided by the chair's own vote where the rules give a casting vote.
    """
    eligible = members - recused
    needed = quorum_needed(rules, eligible)
    choices = list(votes.values())
    votes_for, votes_against = choices.count(VoteChoice.FOR), choices.count(VoteChoice.AGAINST)
    cast_by_chair = False
    if len(choices) < needed:
        outcome = MotionOutcome.NO_QUORUM
    elif rules.majority is Majority.TWO_THIRDS:
        decisive = votes_for + votes_against
        is_carried = decisive > 0 and 3 * votes_for >= 2 * decisive
        outcome = MotionOutcome.CARRIED if is_carried else MotionOutcome.REJECTED
    elif votes_for == votes_against and votes_for and rules.has_casting_vote and votes.get(chair) is VoteChoice.FOR:
        outcome, cast_by_chair = MotionOutcome.CARRIED, True
    else:
        outcome = MotionOutcome.CARRIED if votes_for > votes_against else MotionOutcome.REJECTED
    return Tally(
        members,
        recused,
        eligible,
        needed,
        len(choices),
        votes_for,
        votes_against,
        choices.count(VoteChoice.ABSTAIN),
        cast_by_chair,
        outcome,
    )
