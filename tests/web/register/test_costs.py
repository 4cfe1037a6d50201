"""Work counters C1 to C5 on the pages everybody opens; they do not depend on the machine."""

import re
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.published import publish
from tests.statements import counted

ROOT = Path(__file__).resolve().parents[3]
PAGES = {
    "list": ("/kk/register", 3),
    "filter": ("/kk/register?state=overdue&agency={agency}", 3),
    "search": ("/kk/register?q=жайылым", 3),
    "case": ("/kk/cases/2026-00001", 6),
}


@pytest.fixture
def connection(services):
    return services.database.connection


@pytest.fixture
def register(session, world):
    def fill(cases):
        for serial in range(1, cases + 1):
            publish(session, world, serial, state="overdue" if serial % 2 else "in_review")
        session.commit()

    return fill


def get(client, world, name):
    page = client.get(PAGES[name][0].format(agency=world.agency.id))
    assert page.status_code == 200
    return page


@pytest.mark.parametrize("name", list(PAGES))
def test_few_statements_for_one_case_and_for_twenty_five(client, connection, world, register, name):
    register(1)
    with counted(connection) as for_one:
        get(client, world, name)
    register_more(world, connection, register, name)
    with counted(connection) as for_many:
        get(client, world, name)
    assert len(for_one) == len(for_many) <= PAGES[name][1], [statement for statement, _ in for_many]


def register_more(world, connection, register, name):
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        for serial in range(2, 31):
            publish(session, world, serial, state="overdue" if serial % 2 else "in_review")
        session.commit()


@pytest.mark.parametrize("name", ["list", "filter", "search", "case"])
def test_signed_in_costs_two_more(signed_in, connection, world, register, name):
    register(3)
    client = signed_in(world.secretary)
    with counted(connection) as statements:
        get(client, world, name)
    assert len(statements) <= PAGES[name][1] + 2


@pytest.mark.parametrize("name", list(PAGES))
def test_no_full_scan_and_no_sort_tree(client, connection, world, register, name):
    if connection.dialect.name != "sqlite":
        pytest.skip("EXPLAIN QUERY PLAN is SQLite's")
    register(30)
    with counted(connection) as statements:
        get(client, world, name)
    assert statements.scans(connection) == []


def test_every_count_has_a_limit(client, connection, world, register):
    register(2)
    with counted(connection) as statements:
        for name in PAGES:
            get(client, world, name)
    counts = [statement for statement, _ in statements if re.search(r"count\(", statement, re.IGNORECASE)]
    assert counts
    assert all("LIMIT" in statement for statement in counts)


def test_no_page_is_reached_by_offset():
    for folder in ("web/register", "web/public"):
        for path in (ROOT / "oversight" / folder).rglob("*.py"):
            assert ".offset(" not in path.read_text()
    assert ".offset(" not in (ROOT / "oversight" / "services" / "register.py").read_text()
