"""What reading one's own cases costs (C1, C2)."""

import pytest

from oversight.domain.policy import GUEST, Actor
from oversight.services.tracking import open_with_secret, own_case, own_cases
from tests.filing import file_one
from tests.statements import counted


def test_the_list(services, acting, world, clock):
    costs = []
    for _ in range(2):
        for _ in range(3):
            clock.forward(minutes=1)
            file_one(acting(world.citizen), world)
        ctx = acting(world.citizen)
        with counted(services.database.connection) as statements:
            own_cases(ctx)
        ctx.session.close()
        costs.append(len(statements))
    assert costs == [1, 1]


def test_one_case_signed_out(services, acting, world):
    filed = file_one(acting(GUEST), world)
    docket_id = open_with_secret(acting(GUEST), filed.number, filed.secret)
    guest = Actor(None, GUEST.seats, tracked_docket_id=docket_id)
    with counted(services.database.connection) as statements, services.context(guest, writes=False) as ctx:
        own_case(ctx, filed.number)
    assert len(statements) <= 6, statements


@pytest.mark.parametrize("is_ngo", [False, True])
def test_the_list_is_read_in_the_order_of_its_index(services, acting, session, world, is_ngo):
    with counted(services.database.connection) as statements:
        own_cases(acting(world.ngo_head if is_ngo else world.citizen))
    assert _scans(session, statements) == []


def test_the_case_is_read_without_a_scan(services, acting, session, world):
    filed = file_one(acting(world.citizen), world)
    with counted(services.database.connection) as statements:
        own_case(acting(world.citizen), filed.number)
    assert _scans(session, statements) == []


def _scans(session, statements):
    if session.get_bind().dialect.name != "sqlite":
        return []  # PostgreSQL plans by the size of the tables
    return statements.scans(session.connection())
