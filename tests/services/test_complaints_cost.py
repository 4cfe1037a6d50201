"""What a filing costs in statements (C1)."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from oversight.domain.policy import GUEST
from oversight.services import filing_steps as steps
from tests.filing import note, ready_draft, send


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements sent meanwhile; savepoints belong to the tests."""
    seen: list[str] = []

    def listen(connection, cursor, statement, parameters, context, executemany):
        if "SAVEPOINT" not in statement:
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", listen)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", listen)


@pytest.mark.parametrize("email", ["", "aliya@example.kz"])
def test_signed_out_without_files(engine, acting, world, email):
    key = ready_draft(acting(GUEST), world, who={"email": email})
    with counted(engine) as statements:
        send(acting(GUEST), key)
    assert len(statements) <= 15, statements


def test_files_add_a_constant(engine, acting, world):
    costs = []
    for names in (["a.txt"], ["b.txt", "c.txt", "d.txt"]):
        key = ready_draft(acting(GUEST), world)
        steps.add_files(acting(GUEST), key, [note(name) for name in names])
        with counted(engine) as statements:
            send(acting(GUEST), key)
        costs.append(len(statements))
    assert costs[0] == costs[1]
