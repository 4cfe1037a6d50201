"""Whatever people do in whatever order: nobody recused reads, votes or counts, and the tally is what the log says."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight.domain.errors import DomainError, Recused
from oversight.domain.terms import Action, InterestMeasure, InterestStatement, MotionKind, MotionState, VoteChoice
from oversight.persistence.cases import events_of
from oversight.persistence.models import Motion, Vote
from oversight.services import ballots, motions
from oversight.services.commission_file import CommissionFile, open_page
from tests import cases

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("declare"), st.integers(0, 5), st.sampled_from(["none", "continue", "recuse", "present"])),
        st.tuples(st.just("vote"), st.integers(0, 5), st.sampled_from(list(VoteChoice))),
        st.tuples(st.just("open"), st.just(0), st.none()),
        st.tuples(st.just("close"), st.just(0), st.none()),
        st.tuples(st.just("wait"), st.integers(1, 4), st.none()),
        st.tuples(st.just("read"), st.integers(0, 5), st.none()),
        st.tuples(st.just("rush"), st.integers(3, 6), st.sampled_from(list(VoteChoice))),
    ),
    min_size=4,
    max_size=24,
)
ANSWERS = {
    "none": (InterestStatement.NONE, None),
    "continue": (InterestStatement.MAY_ARISE, InterestMeasure.CONTINUE),
    "recuse": (InterestStatement.MAY_ARISE, InterestMeasure.RECUSE),
    "present": (InterestStatement.PRESENT, None),
}


@dataclass
class Model:
    """What plain Python says should be true."""

    declared: set[UUID] = field(default_factory=set)
    recused: set[UUID] = field(default_factory=set)
    votes: dict[UUID, VoteChoice] = field(default_factory=dict)  # in the present round
    motion: UUID | None = None
    closes_at: datetime | None = None
    is_decided: bool = False


class Walk:
    """One docket, the people, and the model beside them."""

    def __init__(self, services: Any, world: Any) -> None:
        self.services, self.world, self.model = services, world, Model()
        self.people = cases.voters(world)
        self.number = cases.put_forward(services, world)

    def do(self, name: str, index: int, value: Any) -> None:
        getattr(self, f"do_{name}")(index, value)

    @property
    def is_over(self) -> bool:
        return self.model.closes_at is not None and self.services.clock.now >= self.model.closes_at

    def do_declare(self, index: int, value: str) -> None:
        person, (statement, measure) = self.people[index], ANSWERS[value]
        is_possible = person.account_id not in self.model.recused and not self._is_ended()
        try:
            cases.declare(self.services, self.number, [person], statement, measure)
        except DomainError:
            assert not is_possible
            return
        assert is_possible
        self.model.declared.add(person.account_id)
        if value in {"recuse", "present"}:
            self.model.recused.add(person.account_id)
        self.do_read(index, None)

    def do_vote(self, index: int, choice: VoteChoice) -> None:
        person = self.people[index]
        if self.model.motion is None:
            return
        key = person.account_id
        is_possible = (
            not self.is_over
            and key in self.model.declared - self.model.recused
            and key not in self.model.votes
            and not self._is_ended()
        )
        try:
            cases.vote(self.services, self.number, self.model.motion, person, choice)
        except DomainError:
            assert not is_possible
            return
        assert is_possible
        self.model.votes[key] = choice

    def do_open(self, _index: int, _value: None) -> None:
        is_possible = self.model.motion is None and not self.model.is_decided and len(self.model.recused) < 6
        try:
            motion_id = cases.open_vote(self.services, self.world, self.number)
        except DomainError:
            assert not is_possible
            return
        assert is_possible
        self.model.motion, self.model.votes = motion_id, {}
        self.model.closes_at = self.services.clock.now + timedelta(days=3)

    def do_close(self, _index: int, _value: None) -> None:
        if self.model.motion is None:
            return
        eligible = {person.account_id for person in self.people} - self.model.recused
        is_possible = self.is_over or eligible <= set(self.model.votes)
        more = {"ground": "inadmissible_decided", "reasons": cases.REASONS}
        try:
            outcome = cases.close_vote(self.services, self.world, self.number, self.model.motion, **more)
        except DomainError:
            assert not is_possible
            return
        assert is_possible
        self.check_tally(outcome, eligible)
        self.model.is_decided = outcome != "no_quorum"
        self.model.motion = None

    def do_wait(self, days: int, _value: None) -> None:
        self.services.clock.forward(days=days)

    def do_rush(self, how_many: int, choice: VoteChoice) -> None:
        """So many people declare that they have no interest, and vote alike."""
        for index, person in enumerate(self.people[:how_many]):
            if person.account_id not in self.model.declared:
                self.do_declare(index, "none")
            self.do_vote(index, choice)

    def do_read(self, index: int, _value: None) -> None:
        person = self.people[index]
        with cases.acting(self.services, person) as ctx:
            try:
                page = open_page(ctx, self.number)
            except Recused:
                assert person.account_id in self.model.recused
                return
        assert person.account_id not in self.model.recused
        assert isinstance(page, CommissionFile) is (person.account_id in self.model.declared)

    def check_tally(self, outcome: str, eligible: set[UUID]) -> None:
        """The row, the model and the log agree, and every ballot of the log was cast before it was counted."""
        counted = [choice for key, choice in self.model.votes.items() if key in eligible]
        with cases.acting(self.services, cases.SYSTEM) as ctx:
            motion = ctx.session.get_one(Motion, self.model.motion)
            log = list(events_of(ctx.session, motion.docket_id))
            votes = ctx.session.query(Vote).filter_by(motion_id=motion.id).all()
        closed = next(event for event in reversed(log) if event.action is Action.CLOSE_MOTION)
        cast = {event.data["sealed"] for event in log if event.action is Action.CAST_VOTE}
        logged = [row["choice"] for row in closed.data["ballots"] if row["counted"]]
        assert motion.state is MotionState.CLOSED
        assert (motion.members, motion.recused, motion.eligible) == (6, 6 - len(eligible), len(eligible))
        assert sorted(logged) == sorted(counted)
        assert motion.voted == len(counted)
        for column, choice in zip(("votes_for", "votes_against", "abstained"), VoteChoice, strict=True):
            assert getattr(motion, column) == counted.count(choice) == closed.data[choice_key(choice)]
        assert {row["sealed"] for row in closed.data["ballots"]} <= cast
        assert {row["sealed"] for row in closed.data["ballots"]} == {ballots.ballot_seal(vote) for vote in votes}
        assert (outcome == "no_quorum") is (len(counted) < motion.needed)

    def _is_ended(self) -> bool:
        with cases.acting(self.services, cases.SYSTEM) as ctx:
            return not cases.load(ctx, self.number).is_open


def choice_key(choice: VoteChoice) -> str:
    return {"for": "for", "against": "against", "abstain": "abstained"}[choice.value]


@pytest.fixture
def walk(services, world):
    """Walk one example: it starts on a Monday with a docket of its own, in the same transaction as the others."""

    def steps(acts: list[tuple[str, int, Any]]) -> None:
        services.clock.now = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
        docket = Walk(services, world)
        for name, index, value in acts:
            docket.do(name, index, value)
        for index in range(len(docket.people)):
            docket.do_read(index, None)

    return steps


MANNER = {
    "deadline": None,
    "derandomize": True,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@settings(max_examples=40, **MANNER)
@given(acts=ACTS)
def test_nobody_recused_reads_votes_or_counts(walk, acts):
    walk(acts)


@pytest.mark.long
@settings(max_examples=1000, **MANNER)
@given(acts=ACTS)
def test_nobody_recused_reads_votes_or_counts_at_length(walk, acts):
    walk(acts)


def test_the_kinds_of_questions_are_all_asked_and_all_followed():
    assert set(motions.ASKS) == set(motions.FOLLOWS) == set(MotionKind)
