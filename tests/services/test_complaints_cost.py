"""What a filing costs in statements (C1)."""

import pytest

from oversight.domain.policy import GUEST
from oversight.domain.terms import NGO_ROLES
from oversight.services import filing_steps as steps
from tests.filing import note, ready_draft, send
from tests.statements import counted


@pytest.mark.parametrize("email", ["", "aliya@example.kz"])
def test_signed_out_without_files(services, acting, world, email):
    key = ready_draft(acting(GUEST), world, who={"email": email})
    with counted(services.database.connection) as statements:
        send(acting(GUEST), key)
    assert len(statements) <= 15, statements


@pytest.mark.parametrize("who", ["citizen", "ngo_head"])
def test_signed_in_costs_four_more(services, acting, world, who):
    person = getattr(world, who)
    organisation = next(iter(person.bodies(NGO_ROLES)), None)
    more = {"who": {"is_citizen": False, "organisation_id": organisation}} if organisation else {}
    key = ready_draft(acting(person), world, **more)
    with counted(services.database.connection) as statements:
        send(acting(person), key)
    assert len(statements) <= 15 + 4, statements


def test_files_add_a_constant(services, acting, world):
    costs = []
    for names in (["a.txt"], ["b.txt", "c.txt", "d.txt"]):
        key = ready_draft(acting(GUEST), world)
        steps.add_files(acting(GUEST), key, [note(name) for name in names])
        with counted(services.database.connection) as statements:
            send(acting(GUEST), key)
        costs.append(len(statements))
    assert costs[0] == costs[1]


def test_nothing_is_scanned(services, acting, session, world):
    if session.get_bind().dialect.name != "sqlite":
        return  # PostgreSQL plans by the size of the tables
    key = ready_draft(acting(GUEST), world, who={"email": "aliya@example.kz"})
    with counted(services.database.connection) as statements:
        send(acting(GUEST), key)
    assert statements.scans(session.connection()) == []
