"""Work counters C1, C2, C3 and C5 on the pages of those who are signed in: the same for one thing and for many.

A list may cost 3 statements and 2 for being signed in, a case 6 and 4; files add one, however many there are. The whole
request is counted, the look at the session included.
"""

import re

import pytest

from oversight.domain.terms import Position
from tests import answering, cases
from tests.statements import counted

LIST, CASE, FILES = 3 + 2, 6 + 4, 1
PAPERS = 1  # the issued papers of the case: like files, a constant and not one each
SESSION = 1  # the chair's desk holds a second list, of what waits for the next session
KB = 1024


@pytest.fixture
def connection(services):
    return services.database.connection


def answered(services, world, count):
    """A case with so many recommendations, each accepted in an answer that was sent; the number."""
    number = answering.assign(services, world, received(services, world, count))
    answering.draft_all(services, world, number, *[Position.ACCEPTED] * count)
    return answering.send(services, world, number)


def followed(services, world, count):
    """The same in its follow-up, with a day for each measure."""
    number = answering.assess_all(services, world, answered(services, world, count), count)
    return answering.follow(services, world, number, *range(1, count + 1))


def received(services, world, count):
    return answering.receive(services, world, answering.sent_docket(services, world, count=count))


def with_facts(services, world, count):
    number = cases.to_started(services, world)
    for _ in range(count):
        cases.find(services, world, number)
    return number


STAGES = {
    "filed": lambda services, world, _: cases.take(services, world, cases.file_complaint(services, world)),
    "put forward": lambda services, world, _: cases.declare(
        services, cases.put_forward(services, world), cases.voters(world)
    ),
    "cleared": lambda services, world, _: cases.plan(services, world, cases.clear(services, world)),
    "started": with_facts,
    "written": lambda services, world, count: cases.to_written(services, world, count=count),
    "answered": answered,
    "followed": followed,
}


@pytest.fixture
def asked(signed_in, connection):
    """`asked(person, address)`: the page and the statements it took."""

    def ask(person, address):
        client = signed_in(person)
        with counted(connection) as statements:
            page = client.get(address)
        assert page.status_code == 200
        return page, statements

    return ask


@pytest.mark.parametrize("stage", list(STAGES))
@pytest.mark.parametrize("who", ["secretary", "chair"])
def test_the_case_of_the_commission(services, world, asked, connection, stage, who):
    """One or four of everything: facts, recommendations, votes, answers, measures."""
    costs = []
    for count in (1, 4):
        number = cases.declare(services, STAGES[stage](services, world, count), [world.chair])
        page, statements = asked(getattr(world, who), f"/en/commission/cases/{number}")
        costs.append(len(statements))
        assert scans(connection, statements) == []
    assert costs[0] == costs[1] <= CASE + FILES + PAPERS, [statement for statement, _ in statements]
    assert len(page.data) <= 100 * KB


@pytest.mark.parametrize("address", ["", "/answer", "/hearing"])
def test_the_case_of_the_agency(services, world, asked, connection, address):
    costs = []
    for count in (1, 4):
        number = answering.assign(services, world, received(services, world, count))
        answering.draft_all(services, world, number, *[Position.ACCEPTED] * count)
        _, statements = asked(world.agency_head, f"/en/agency/cases/{number}{address}")
        costs.append(len(statements))
        assert scans(connection, statements) == []
    assert costs[0] == costs[1] <= CASE + FILES, [statement for statement, _ in statements]


@pytest.mark.parametrize("stage", ["filed", "started", "written"])
def test_ones_own_case(services, world, asked, connection, stage):
    costs = []
    for count in (1, 4):
        number = STAGES[stage](services, world, count)
        page, statements = asked(world.citizen, f"/en/my/cases/{number}")
        costs.append(len(statements))
        assert scans(connection, statements) == []
    assert costs[0] == costs[1] <= CASE + FILES, [statement for statement, _ in statements]
    assert len(page.data) <= 25 * KB


DESKS = {
    "secretary": ("secretary", "/en/commission/"),
    "what is mine": ("secretary", "/en/commission/?view=mine"),
    "chair": ("chair", "/en/commission/"),
    "agency": ("agency_head", "/en/agency/"),
    "my cases": ("citizen", "/en/my/cases"),
}


@pytest.mark.parametrize("name", list(DESKS))
def test_the_desks(services, world, asked, connection, name):
    who, address = DESKS[name]
    costs = []
    for count in (1, 6):
        for _ in range(count):
            cases.put_forward(services, world)
            answering.sent_docket(services, world, count=1)
        page, statements = asked(getattr(world, who), address)
        costs.append(len(statements))
        assert scans(connection, statements) == []
        assert uncapped(statements) == []
    assert costs[0] == costs[1] <= LIST + SESSION * (name == "chair"), [statement for statement, _ in statements]
    assert len(page.data) <= 30 * KB


def scans(connection, statements):
    """Full scans and sort trees (C2). PostgreSQL plans by the size of its tables, which are small here."""
    return statements.scans(connection) if connection.dialect.name == "sqlite" else []


def uncapped(statements):
    """Counts over sets without a bound (C3); the parts of one case are bounded."""
    counts = [text for text, _ in statements if re.search(r"count\(", text, re.IGNORECASE)]
    return [text for text in counts if "LIMIT" not in text]
