"""Quorum and majority at every boundary."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.domain.terms import MotionOutcome, VoteChoice
from oversight.domain.voting import Majority, VotingRules, quorum_needed, tally

SIMPLE = VotingRules(Fraction(1, 2), Majority.SIMPLE, has_casting_vote=True)
NO_CASTING = VotingRules(Fraction(1, 2), Majority.SIMPLE, has_casting_vote=False)
TWO_THIRDS = VotingRules(Fraction(1, 2), Majority.TWO_THIRDS, has_casting_vote=False)
FOR, AGAINST, ABSTAIN = VoteChoice


def count(rules, votes, members=9, recused=0, chair=None):
    return tally(rules, members=members, recused=recused, votes=dict(enumerate(votes)), chair=chair)


@pytest.mark.parametrize(("eligible", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (8, 5), (9, 5)])
def test_more_than_half(eligible, needed):
    assert quorum_needed(SIMPLE, eligible) == needed


@pytest.mark.parametrize(
    ("rules", "votes", "chair", "outcome"),
    [
        (SIMPLE, [FOR] * 3 + [AGAINST] * 2, None, MotionOutcome.CARRIED),
        (SIMPLE, [FOR] * 2 + [AGAINST] * 3, None, MotionOutcome.REJECTED),
        (SIMPLE, [FOR] * 4, None, MotionOutcome.NO_QUORUM),
        (SIMPLE, [ABSTAIN] * 5, None, MotionOutcome.REJECTED),
        (SIMPLE, [FOR, ABSTAIN, ABSTAIN, ABSTAIN, ABSTAIN], None, MotionOutcome.CARRIED),
        (SIMPLE, [FOR] * 3 + [AGAINST] * 3, 0, MotionOutcome.CARRIED),
        (SIMPLE, [FOR] * 3 + [AGAINST] * 3, 5, MotionOutcome.REJECTED),
        (SIMPLE, [FOR] * 3 + [AGAINST] * 3, None, MotionOutcome.REJECTED),
        (NO_CASTING, [FOR] * 3 + [AGAINST] * 3, 0, MotionOutcome.REJECTED),
        (TWO_THIRDS, [FOR] * 4 + [AGAINST] * 2, None, MotionOutcome.CARRIED),
        (TWO_THIRDS, [FOR] * 3 + [AGAINST] * 2, None, MotionOutcome.REJECTED),
        (TWO_THIRDS, [ABSTAIN] * 5, None, MotionOutcome.REJECTED),
    ],
)
def test_boundaries(rules, votes, chair, outcome):
    assert count(rules, votes, chair=chair).outcome is outcome


def test_a_recusal_lowers_the_base():
    assert count(SIMPLE, [FOR] * 5, members=9, recused=1).needed == 5
    assert count(SIMPLE, [FOR] * 4, members=9, recused=2).outcome is MotionOutcome.CARRIED


def test_the_casting_vote_is_named():
    assert count(SIMPLE, [FOR] * 3 + [AGAINST] * 3, chair=0).cast_by_chair


@given(votes=st.lists(st.sampled_from(VoteChoice), max_size=9), recused=st.integers(0, 4))
def test_the_arithmetic_adds_up(votes, recused):
    result = count(SIMPLE, votes[: 9 - recused], recused=recused)
    assert result.votes_for + result.votes_against + result.abstained == result.voted
    assert result.eligible == 9 - recused
    assert (result.outcome is MotionOutcome.NO_QUORUM) == (result.voted < result.needed)
