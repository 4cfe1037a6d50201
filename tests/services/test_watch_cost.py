"""What a round of the watch costs: the same few statements however many cases are open, and no table read through."""

from collections import Counter
from typing import Any

import pytest

from oversight.services import demonstration
from oversight.services.context import Services
from oversight.services.deadline_watch import CLEANING, STEPS, run
from tests.conftest import Clock
from tests.statements import Statements, counted
from tests.world import World

IDLE = 26
"""Statements of a round that finds nothing: one or two for each step, and the book of rounds."""
PER_ACT = 20
"""Statements of one act of the watch with its mails, at most on average."""


@pytest.fixture
def connection(services: Services) -> Any:
    return services.database.connection


@pytest.fixture
def many(services: Services, clock: Clock) -> None:
    """Sixty invented cases as of 2 March 2026, and nothing due any more on that day."""
    clock.set(2026, 3, 2)
    demonstration.load(services, cases=60, seed=7)
    run(services)


def idle(services: Services, connection: Any) -> Statements:
    with counted(connection) as statements:
        done = run(services)
    assert set(done.values()) == {0}
    return statements


def read_through(statements: Statements, connection: Any) -> list[str]:
    """Scans and sort trees, without the look for the newest round, which stops at the first row."""
    return [line for line in statements.scans(connection) if not line.startswith("SCAN watch_round USING INDEX")]


def test_a_round_without_work_costs_the_same_for_none_and_for_sixty(
    services: Services, connection: Any, world: World, clock: Clock
) -> None:
    clock.set(2026, 3, 2)
    run(services)  # the calendar in force is looked up once for the moment
    none = idle(services, connection)
    demonstration.load(services, cases=60, seed=7)
    run(services)
    sixty = idle(services, connection)
    assert Counter(text for text, _ in none) == Counter(text for text, _ in sixty)
    assert len(sixty) <= IDLE
    if connection.dialect.name == "sqlite":
        assert read_through(sixty, connection) == []
    assert len(sixty) >= len(STEPS) + len(CLEANING) - 1  # the calendar asks nothing in March


@pytest.mark.usefixtures("many")
def test_what_is_due_is_found_by_index(services: Services, connection: Any, clock: Clock) -> None:
    if connection.dialect.name != "sqlite":
        pytest.skip("the plan of SQLite")
    clock.set(2026, 3, 16)
    with counted(connection) as statements:
        done = run(services)
    acts = sum(done.values())
    assert acts > 20
    # An act may sort the few rows of one docket; nothing may be read through.
    assert [line for line in read_through(statements, connection) if "TEMP B-TREE" not in line] == []
    assert len(statements) <= IDLE + PER_ACT * acts
    print(f"{len(statements)} statements for {acts} acts and mails")


@pytest.mark.usefixtures("many")
def test_in_october_the_calendar_costs_two_more(services: Services, connection: Any, clock: Clock) -> None:
    clock.set(2026, 10, 1)
    run(services)
    run(services)
    assert len(idle(services, connection)) <= IDLE + 2
