"""Sixty cases of one seed, loaded once for the folder on each database; what a test changes is undone."""

import time
from datetime import UTC, datetime

import pytest

from config import Settings
from oversight.domain.policy import SYSTEM
from oversight.persistence.database import WRITES
from oversight.services import demonstration
from oversight.services.context import Services
from tests.conftest import Clock, OneConnection
from tests.demonstrated import Loaded

NOON = datetime(2026, 9, 16, 7, 0, tzinfo=UTC)  # a Wednesday


@pytest.fixture(scope="session")
def loaded(databases, kind, statute, tmp_path_factory):
    """As `demo load` leaves an empty database, in one transaction that is rolled back."""
    engine = databases.new(kind)
    settings = Settings(
        database_url="sqlite://",
        data_dir=tmp_path_factory.mktemp("demo"),
        secret_key="k" * 40,
        base_url="http://localhost",
        is_testing=True,
    )
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        outer = connection.begin()
        database = OneConnection(engine)
        object.__setattr__(database, "connection", connection)
        services = Services(database, statute, settings, Clock(NOON))
        began = time.perf_counter()
        counts = demonstration.load(services, cases=60, seed=1)
        print(f"60 cases in {time.perf_counter() - began:.1f} s")
        yield Loaded(services, counts)
        outer.rollback()


@pytest.fixture
def aside(loaded):
    """The same, for a test that changes something."""
    savepoint = loaded.services.database.connection.begin_nested()
    yield loaded
    savepoint.rollback()


@pytest.fixture
def ctx(loaded):
    with loaded.services.context(SYSTEM, writes=False) as context:
        yield context
