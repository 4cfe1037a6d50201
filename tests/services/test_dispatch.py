"""Sending the final document: the seven working days, and who is told."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from oversight.domain.errors import EditConflict, Incomplete, NotPermitted
from oversight.domain.policy import Actor
from oversight.persistence.cases import events_of
from oversight.persistence.models import Notification
from oversight.services import dispatch
from oversight.services.case_file import open_file
from oversight.services.casework import Seen
from oversight.services.context import Services
from tests import cases
from tests.conftest import Clock
from tests.world import World


def send(services: Services, number: str, person: Actor, seen: Seen | None = None) -> None:
    with cases.acting(services, person) as ctx:
        dispatch.dispatch(ctx, dispatch.Dispatch(number, seen or cases.seen_case(services, number)))


def test_a_case_walks_from_complaint_to_dispatch(services: Services, world: World) -> None:
    number = cases.to_sent(services, world)

    assert cases.state_of(services, number) == ("case_opened", "sent")


def test_what_is_sent_is_in_the_cabinet_at_the_same_moment(services: Services, world: World, clock: Clock) -> None:
    number = cases.to_sent(services, world)

    final = cases.view(services, world, number).final
    assert final is not None
    assert final.dispatched_at == final.delivered_at == clock.now


def test_dispatch_stops_the_seven_days_and_is_no_receipt(services: Services, world: World) -> None:
    number = cases.to_sent(services, world)

    with cases.acting(services, world.secretary) as ctx:
        file = open_file(ctx, number)
        assert (file.terms, file.response_state) == ((), None)


def test_the_log_says_what_was_sent_and_that_it_was_in_time(services: Services, world: World) -> None:
    number = cases.to_sent(services, world, count=2, rejected={1})

    with cases.acting(services, cases.SYSTEM) as ctx:
        event = events_of(ctx.session, cases.load(ctx, number).id)[-1]
    assert event.data == {
        "kind": "conclusion",
        "recommendations": [2],
        "due_on": "2026-02-11",
        "is_late": False,
    }


@pytest.mark.parametrize(("day", "late_by"), [(11, 0), (12, 1), (16, 3)])
def test_late_dispatch_is_possible_and_shown_as_late(
    services: Services, world: World, clock: Clock, day: int, late_by: int
) -> None:
    number = cases.to_adopted(services, world)
    clock.set(2026, 2, day)
    send(services, number, world.secretary)
    clock.forward(days=20)

    assert cases.view(services, world, number).dispatch_late_by == late_by


def test_agency_and_filer_are_told(services: Services, world: World) -> None:
    number = cases.to_sent(services, world)

    with cases.acting(services, cases.SYSTEM) as ctx:
        told = ctx.session.query(Notification).filter_by(message="dispatch").all()
        docket = cases.load(ctx, number)
        assert {row.account_id for row in told if row.docket_id == docket.id} == {
            world.agency_head.account_id,
            world.agency_officer.account_id,
            world.citizen.account_id,
        }


def test_only_the_secretary_sends(services: Services, world: World) -> None:
    number = cases.to_adopted(services, world)

    for person in (world.chair, world.members[0]):
        with pytest.raises(NotPermitted):
            send(services, number, person)


def test_nothing_is_sent_to_nobody(services: Services, world: World) -> None:
    number = cases.to_adopted(services, world)
    with cases.acting(services, world.secretary) as ctx:
        cases.load(ctx, number).agency_id = None
        ctx.commit()

    with pytest.raises(Incomplete):
        send(services, number, world.secretary)


def test_a_stale_confirmation_is_a_conflict(services: Services, world: World) -> None:
    number = cases.to_adopted(services, world)
    seen = cases.seen_case(services, number)

    with pytest.raises(EditConflict):
        send(services, number, world.secretary, Seen(seen.version - 1, seen.sequence, "key"))


def test_the_moment_of_dispatch_is_written_once(services: Services, world: World) -> None:
    cases.to_sent(services, world)

    with cases.acting(services, cases.SYSTEM) as ctx, pytest.raises(DatabaseError, match="append-only"):
        ctx.session.execute(text("UPDATE final_document SET dispatched_at = '2026-02-01 00:00:00'"))


def test_a_document_without_recommendations_is_sent_too(services: Services, world: World) -> None:
    number = cases.to_sent(services, world, count=0)

    assert cases.state_of(services, number)[1] == "sent"
