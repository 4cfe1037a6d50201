"""Two people in the same instant, on real databases of their own: one wins, the other is told so."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from oversight.domain.errors import DomainError, EditConflict
from oversight.domain.policy import Actor
from oversight.domain.terms import Action, InterestStatement, VoteChoice
from oversight.persistence.database import Database
from oversight.persistence.models import Docket, Event, Motion, Seat, Vote
from oversight.services import audit, calendar_walk, calendars, declarations, intake, motions
from oversight.services.context import Services
from tests import cases, decrees
from tests.factories import BEGUN_AT, write_to
from tests.patience import PATIENCE, waiting_for_locks
from tests.world import make_world


@pytest.fixture(scope="module")
def real(databases, kind) -> Iterator[Database]:
    """A database of its own, in which commits are commits."""
    engine = databases.new(kind)
    with waiting_for_locks(engine, PATIENCE):
        yield Database(engine)


@pytest.fixture
def services(real, statute, settings, clock):
    return Services(real, statute, settings, clock)


@pytest.fixture(scope="module")
def world(real):
    with real.writing() as session:
        write_to(session)
        world = make_world(session)
        rival = Seat(
            account_id=world.citizen.account_id,
            body_id=world.commission.id,
            role="secretary",
            begun_at=BEGUN_AT,
            public_name="Екінші хатшы",
        )
        session.add(rival)
        session.commit()
    return world


def together(*acts: Callable[[], object]) -> list[object]:
    """Run the acts in the same instant; what each returned, or how it was refused."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        barrier.wait(PATIENCE)
        try:
            return act() or "done"
        except DomainError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def act(services: Services, actor: Actor, function: Callable[..., object], command: object) -> Callable[[], object]:
    """One act of one person, in a context of its own."""

    def run() -> object:
        with services.context(actor, writes=True) as ctx:
            return function(ctx, command)

    return run


def kinds(results: list[object]) -> set[str]:
    return {type(result).__name__ if isinstance(result, DomainError) else "done" for result in results}


@pytest.fixture
def number(services, world):
    return cases.declare(services, cases.put_forward(services, world), cases.voters(world))


def test_of_two_secretaries_one_takes_it(services, world):
    rival = Actor(world.citizen.account_id, world.secretary.seats[:1])
    number = cases.file_complaint(services, world, filer=world.other_citizen)
    people = (world.secretary, rival)
    acts = [
        act(services, person, intake.claim_intake, intake.ClaimIntake(number, cases.seen(services, number)))
        for person in people
    ]
    results = together(*acts)
    assert kinds(results) == {"done", "TakenByAnother"}
    with cases.acting(services, cases.SYSTEM) as ctx:
        winner = people[results.index("done")].account_id
        assert cases.load(ctx, number).complaint.claimed_by_id == winner


def test_a_form_sent_twice_at_once_is_one_act(services, world):
    number = cases.file_complaint(services, world)
    command = intake.ClaimIntake(number, cases.seen(services, number))
    results = together(*[act(services, world.secretary, intake.claim_intake, command)] * 2)
    assert kinds(results) == {"done", "AlreadyDone"}


def test_of_two_different_acts_one_wins(services, world):
    number = cases.take(services, world, cases.file_complaint(services, world))
    seen = [cases.seen(services, number) for _ in range(2)]
    results = together(
        act(services, world.secretary, intake.request_fix, intake.RequestFix(number, "Көшірмесі керек.", seen[0])),
        act(
            services,
            world.secretary,
            intake.return_complaint,
            intake.ReturnComplaint(number, "return_insulting", cases.REASONS, seen[1]),
        ),
    )
    assert sorted(isinstance(result, EditConflict) for result in results) == [False, True]


def test_one_member_voting_from_two_devices_votes_once(services, world, number):
    motion_id = cases.open_vote(services, world, number)
    acts = [
        act(
            services,
            world.chair,
            motions.cast_vote,
            motions.CastVote(number, motion_id, choice, "", cases.seen(services, number)),
        )
        for choice in (VoteChoice.FOR, VoteChoice.AGAINST)
    ]
    assert kinds(together(*acts)) == {"done", "AlreadyVoted"}
    with cases.acting(services, cases.SYSTEM) as ctx:
        assert ctx.session.query(Vote).filter_by(motion_id=motion_id).count() == 1


def test_everybody_may_vote_at_once(services, world, number):
    motion_id = cases.open_vote(services, world, number)
    people = cases.voters(world)
    results = together(
        *(
            act(
                services,
                person,
                motions.cast_vote,
                motions.CastVote(number, motion_id, VoteChoice.FOR, "", cases.seen(services, number)),
            )
            for person in people
        )
    )
    assert kinds(results) == {"done"}
    assert cases.close_vote(services, world, number, motion_id) == "carried"


def test_a_vote_is_closed_once(services, world, number):
    motion_id = cases.open_vote(services, world, number)
    for person in cases.voters(world):
        cases.vote(services, number, motion_id, person)
    acts = [
        act(
            services,
            person,
            motions.close_motion,
            motions.CloseMotion(number, motion_id, cases.seen(services, number)),
        )
        for person in (world.secretary, world.chair)
    ]
    assert kinds(together(*acts)) == {"done", "EditConflict"}


def test_a_recusal_and_a_vote_at_once_leave_no_counted_vote(services, world, number):
    motion_id = cases.open_vote(services, world, number)
    member = world.members[0]
    seen = [cases.seen(services, number) for _ in range(2)]
    together(
        act(services, member, motions.cast_vote, motions.CastVote(number, motion_id, VoteChoice.FOR, "", seen[0])),
        act(
            services,
            member,
            declarations.declare_interest,
            declarations.DeclareInterest(number, InterestStatement.PRESENT, None, cases.NATURE, seen[1]),
        ),
    )
    for person in (world.chair, *world.members[1:]):
        cases.vote(services, number, motion_id, person)
    cases.close_vote(services, world, number, motion_id)
    with cases.acting(services, cases.SYSTEM) as ctx:
        motion = ctx.session.get_one(Motion, motion_id)
        assert (motion.eligible, motion.voted) == (5, 5)


def test_of_two_who_approve_a_calendar_one_does_and_two_walks_move_each_case_once(services, world, statute):
    numbers = [cases.file_complaint(services, world) for _ in range(3)]
    proposal = decrees.propose(services, world.administrator, decrees.both(statute.calendar))
    other = Actor(world.chair.account_id, world.auditor.seats, name="Екінші аудитор")
    approving = [
        act(services, person, lambda ctx, key: calendars.approve(ctx, key, 0), proposal)
        for person in (world.auditor, other)
    ]
    assert kinds(together(*approving)) == {"done", "AlreadyDecided"}
    together(*[lambda: calendar_walk.walk(services)] * 2)
    with cases.acting(services, cases.SYSTEM) as ctx:
        moved = ctx.session.scalars(
            select(Docket.number).join(Event, Event.docket_id == Docket.id).where(Event.action == Action.MOVE_TERMS)
        ).all()
        assert [moved.count(number) for number in numbers] == [1, 1, 1]
        assert {audit.verify(ctx, number).first_wrong for number in numbers} == {None}
