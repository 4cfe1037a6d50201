"""Time does what the rules say it does, once, however often one asks."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.policy import GUEST
from oversight.domain.terms import Action, ReceiptKind
from oversight.persistence.models import Docket, Draft, Event, FinalDocument, Identity, PublishedCase, Response
from oversight.services import deadline_watch, delivery, drafts, outbox
from oversight.services.context import Context, Services
from oversight.services.deadline_watch import STEPS, run
from tests import cases
from tests.cases import acting
from tests.conftest import Clock
from tests.world import World

NOTHING = {
    "deemed_received": 0,
    "silence_noted": 0,
    "marked_overdue": 0,
    "letters_drafted": 0,
    "listed_for_session": 0,
    "reminded": 0,
    "calendar_reminded": 0,
    "published": 0,
    "shown_late": 0,
    "drafts_purged": 0,
    "links_dropped": 0,
    "files_swept": 0,
    "refused": 0,
    "failed": 0,
}


def actions_of(services: Services, number: str) -> list[Action]:
    with services.database.reading() as session:
        query = select(Event.action).join(Docket, Docket.id == Event.docket_id).where(Docket.number == number)
        return list(session.scalars(query.order_by(Event.sequence)))


def test_where_nothing_is_due_nothing_happens(services: Services, world: World) -> None:
    cases.file_complaint(services, world)
    assert run(services) == NOTHING


class TestReceipt:
    @pytest.fixture
    def number(self, services: Services, world: World) -> str:
        """Sent on Monday 2 February 2026."""
        return cases.to_sent(services, world, count=1)

    def test_on_the_day_of_delivery_it_is_not_deemed(self, services: Services, clock: Clock, number: str) -> None:
        clock.set(2026, 2, 2, 23, 59)
        assert run(services)["deemed_received"] == 0

    def test_on_the_next_working_day_it_is(self, services: Services, clock: Clock, number: str) -> None:
        clock.set(2026, 2, 3, 0, 7)
        assert run(services)["deemed_received"] == 1
        with services.database.reading() as session:
            final = session.scalars(select(FinalDocument)).one()
            assert (str(final.received_on), final.receipt_kind) == ("2026-02-03", ReceiptKind.DEEMED)

    def test_a_second_round_finds_it_done(self, services: Services, clock: Clock, number: str) -> None:
        clock.set(2026, 2, 3, 0, 7)
        run(services)
        assert run(services) == NOTHING
        assert actions_of(services, number).count(Action.DEEM_RECEIVED) == 1

    def test_a_watch_that_comes_late_keeps_the_day(self, services: Services, clock: Clock, number: str) -> None:
        clock.set(2026, 2, 6, 12, 0)
        run(services)
        with services.database.reading() as session:
            assert str(session.scalars(select(Response)).one().due_on) == "2026-02-17"

    def test_silence_is_recorded_the_day_after_the_tenth(self, services: Services, clock: Clock, number: str) -> None:
        clock.set(2026, 2, 3, 0, 7)
        run(services)
        clock.set(2026, 2, 17, 23, 59)
        assert run(services)["marked_overdue"] == 0
        clock.set(2026, 2, 18, 0, 7)
        assert run(services)["marked_overdue"] == 1
        assert run(services)["marked_overdue"] == 0
        assert (
            Action.MARK_OVERDUE in actions_of(services, number)[-3:]
        )  # the letter and the item for the session follow


def test_texts_become_public_on_their_day(services: Services, world: World, clock: Clock) -> None:
    number = cases.to_sent(services, world, count=1)
    with acting(services, world.agency_head) as ctx:
        delivery.confirm_receipt(ctx, delivery.ConfirmReceipt(number, cases.seen_case(services, number)))
    clock.set(2026, 2, 3, 0, 7)
    assert run(services) == NOTHING | {"published": 1, "drafts_purged": 1}  # and the sent draft of the filing
    with services.database.reading() as session:
        assert len(session.scalars(select(PublishedCase)).one().content["recommendations"]) == 1
    assert run(services) == NOTHING


def test_a_case_that_has_become_late_is_shown_as_late(services: Services, world: World, clock: Clock) -> None:
    cases.to_opened(services, world)
    clock.set(2026, 12, 1, 9, 0)
    assert run(services)["shown_late"] == 1
    with services.database.reading() as session:
        assert session.scalars(select(PublishedCase)).one().is_late
    assert run(services)["shown_late"] == 0


def test_one_case_that_is_refused_does_not_hold_up_the_others(
    services: Services, world: World, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cases.to_sent(services, world, count=1)
    cases.to_sent(services, world, count=1)
    deem = delivery.deem_received

    def deem_but_first(ctx: Context, number: str) -> bool:
        if number == first:
            raise TransitionNotAllowed
        return deem(ctx, number)

    monkeypatch.setitem(STEPS, "deemed_received", (STEPS["deemed_received"][0], deem_but_first))
    clock.set(2026, 2, 3, 0, 7)
    assert run(services)["deemed_received"] == 1


def test_an_expired_draft_goes_with_the_person(services: Services, world: World, clock: Clock) -> None:
    with acting(services, GUEST) as ctx:
        draft_id = drafts.start(ctx).id
    with services.database.reading() as session:
        identity_id: UUID = session.get_one(Draft, draft_id).identity_id
    clock.forward(hours=3)
    assert run(services) == NOTHING | {"drafts_purged": 1}
    with services.database.reading() as session:
        assert session.get(Draft, draft_id) is None
        assert session.get(Identity, identity_id) is None


def test_an_ended_link_leaves_the_outbox(services: Services, world: World, clock: Clock) -> None:
    with services.context(writes=True) as ctx:
        until = ctx.now + timedelta(hours=1)
        account_id = world.citizen.account_id
        outbox.queue_account_mail(ctx, "reset", path="/x", language="kk", account_id=account_id, until=until)
        ctx.commit()
    clock.forward(hours=2)
    assert run(services) == NOTHING | {"links_dropped": 1}


def test_a_vote_whose_time_has_ended_waits_for_a_person(services: Services, world: World, clock: Clock) -> None:
    number = cases.put_forward(services, world)
    cases.declare(services, number, cases.voters(world))
    cases.open_vote(services, world, number)
    clock.forward(days=10)
    before = actions_of(services, number)
    deadline_watch.run(services)
    assert actions_of(services, number) == before
