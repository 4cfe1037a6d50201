"""What follows silence: each rung once, in order, on its day; and nobody is said to have refused who did not."""

import pytest
from sqlalchemy import select

from oversight.domain.terms import Action, ResponseState
from oversight.persistence.models import Docket, Event, Notification, Response, Term
from oversight.services import escalation, responses
from oversight.services.context import Services
from oversight.services.deadline_watch import run
from tests import answering, cases
from tests.cases import acting
from tests.conftest import Clock
from tests.world import World

LADDER = ("marked_overdue", "letters_drafted", "listed_for_session")


@pytest.fixture
def silent(services: Services, world: World) -> str:
    """Received on Monday 2 February 2026; the last day of the answer is Monday 16 February."""
    return answering.receive(services, world)


def climbed(services: Services) -> tuple[int, ...]:
    done = run(services)
    assert (done["refused"], done["failed"]) == (0, 0)
    return tuple(done[step] for step in LADDER)


def actions(services: Services, number: str) -> list[Action]:
    with services.database.reading() as session:
        query = select(Event.action).join(Docket, Docket.id == Event.docket_id).where(Docket.number == number)
        return list(session.scalars(query.order_by(Event.sequence)))


def listed_on(services: Services, number: str) -> str:
    with services.database.reading() as session:
        return str(session.scalar(select(Docket.listed_on).where(Docket.number == number)))


def test_the_whole_ladder_is_climbed_the_day_after_expiry(services: Services, clock: Clock, silent: str) -> None:
    done = {}
    for day in range(16, 28):
        clock.set(2026, 2, day)
        if any(rungs := climbed(services)):
            done[day] = rungs
    assert done == {17: (1, 1, 1)}
    ladder = [Action.MARK_OVERDUE, Action.DRAFT_LETTER, Action.LIST_FOR_SESSION]
    assert actions(services, silent)[-3:] == ladder
    assert listed_on(services, silent) == "2026-02-17"


def test_after_an_outage_the_whole_ladder_is_climbed_once(services: Services, clock: Clock, silent: str) -> None:
    clock.set(2026, 3, 2)
    assert climbed(services) == (1, 1, 1)
    assert climbed(services) == (0, 0, 0)
    with services.database.reading() as session:
        events = session.scalars(select(Event).where(Event.action == Action.LIST_FOR_SESSION)).all()
        assert [event.data for event in events] == [{"due_on": "2026-02-16", "working_days_late": 10}]


def test_the_mark_comes_on_a_day_off_and_is_told_on_the_next_working_day(
    services: Services, world: World, clock: Clock
) -> None:
    clock.set(2026, 2, 6)
    answering.receive(services, world)  # the last day is Friday 20 February
    clock.set(2026, 2, 21)
    assert climbed(services) == (1, 0, 0)
    with services.database.reading() as session:
        mails = session.scalars(select(Notification).where(Notification.message == "mark_overdue")).all()
    assert {f"{mail.next_try_at:%d %H:%M}" for mail in mails} == {"23 04:00"}


def test_an_answer_takes_the_item_off_the_list(services: Services, world: World, clock: Clock) -> None:
    number = answering.draft_all(services, world)
    clock.set(2026, 3, 2)
    run(services)
    assert listed_on(services, number) == "2026-03-02"
    answering.send(services, world, number)
    assert listed_on(services, number) == "None"
    assert climbed(services) == (0, 0, 0)


def test_once_challenged_nothing_more_follows(services: Services, clock: Clock, silent: str) -> None:
    clock.set(2026, 2, 17)
    run(services)
    with services.database.open(writes=True) as session:
        session.scalars(select(Response)).one().state = ResponseState.CHALLENGED
        session.commit()
    clock.set(2026, 3, 2)
    assert climbed(services) == (0, 0, 0)
    with services.database.reading() as session:
        assert session.scalars(select(Term.rung).where(Term.key == "object_response")).one() == 3


def test_silence_marked_before_the_ladder_existed_is_not_marked_again(
    services: Services, world: World, clock: Clock, silent: str
) -> None:
    clock.set(2026, 2, 17)
    with acting(services, cases.SYSTEM) as ctx:
        responses.mark_overdue(ctx, silent)
    with services.database.open(writes=True) as session:
        session.scalars(select(Term).where(Term.key == "object_response")).one().rung = 0
        session.commit()
    assert climbed(services) == (0, 1, 1)
    assert actions(services, silent).count(Action.MARK_OVERDUE) == 1


class TestDecision:
    @pytest.mark.parametrize("is_state_body", [True, False], ids=["state body", "other"])
    def test_silence_is_noted_once_and_the_filer_told(
        self,
        services: Services,
        world: World,
        clock: Clock,
        is_state_body: bool,  # noqa: FBT001
    ) -> None:
        world.commission.is_state_body = is_state_body
        with services.database.open(writes=True) as session:
            session.merge(world.commission)
            session.commit()
        number = cases.file_complaint(services, world)
        clock.set(2026, 2, 24)
        assert [run(services)["silence_noted"] for _ in range(2)] == [1, 0]
        with services.database.reading() as session:
            event = session.scalars(select(Event).where(Event.action == Action.NOTE_SILENCE)).one()
            told = session.scalars(select(Notification.account_id).where(Notification.message == "note_silence")).all()
        assert event.data == {"due_on": "2026-02-23", "counts_as_refusal": is_state_body}
        assert world.citizen.account_id in told
        assert actions(services, number)[-1] is Action.NOTE_SILENCE

    def test_a_decision_in_time_is_no_silence(self, services: Services, world: World, clock: Clock) -> None:
        cases.admit(services, world)
        clock.set(2026, 2, 24)
        assert run(services)["silence_noted"] == 0


@pytest.mark.parametrize("act", [escalation.note_silence, escalation.draft_letter, escalation.list_for_session])
def test_nothing_is_done_before_its_day(services: Services, silent: str, act) -> None:
    with acting(services, cases.SYSTEM) as ctx:
        assert not act(ctx, silent)
