"""What the commission's pages read of a control, and at what cost."""

from oversight.persistence.models import Seat
from oversight.services.commission_file import ClosedFile, open_page
from oversight.services.context import Services
from oversight.services.control_view import control_view
from tests import cases
from tests.statements import counted
from tests.world import World


def test_reading_costs_the_same_however_much_there_is(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    for _ in range(8):
        cases.find(services, world, number)
    with cases.acting(services, world.chair) as ctx:
        command = cases.reviews.Complete(number, cases.seen_case(services, number), ctx.today)
        cases.reviews.complete(ctx, command)
    cases.write_sections(services, world, cases.draft(services, world, number))
    for _ in range(9):
        cases.recommend(services, world, number)
    cases.vote_on_recommendation(services, world, number, 1)

    with cases.acting(services, world.secretary) as ctx:
        docket = cases.load(ctx, number)
        with counted(services.database.connection) as statements:
            seen = control_view(ctx, docket)
    assert (len(seen.findings), len(seen.recommendations)) == (8, 9)
    assert len(statements) <= 7  # the rows of the case, and a look at which rules are in force


def test_there_is_nothing_to_show_before_admission(services: Services, world: World) -> None:
    number = cases.declare(services, cases.put_forward(services, world), [world.secretary])

    with cases.acting(services, world.secretary) as ctx:
        assert open_page(ctx, number).control is None


def test_there_is_nothing_to_show_to_the_undeclared(services: Services, world: World) -> None:
    number = cases.clear(services, world)

    with cases.acting(services, world.expert) as ctx:
        assert isinstance(open_page(ctx, number), ClosedFile)


def test_a_seat_that_ended_keeps_its_name(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)
    with cases.acting(services, world.secretary) as ctx:
        for seat in ctx.session.query(Seat).filter_by(account_id=world.members[0].account_id):
            seat.ended_at = ctx.now
        ctx.commit()

    recorded_by = cases.view(services, world, number).findings[0].recorded_by
    assert recorded_by is not None
    assert recorded_by.name == "Мүше 1"
