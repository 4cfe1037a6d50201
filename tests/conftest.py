"""Settings, databases, services, people and clients. Every test that touches data runs on both databases."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from config import Settings
from oversight.app import create_app
from oversight.domain.policy import Actor
from oversight.persistence import migrate
from oversight.persistence.database import WRITES, Database, open_engine
from oversight.services.context import Context, Services
from oversight.services.sign_in import actor_of, begin_session
from oversight.statute.loader import load_statute
from oversight.statute.schema import Statute
from tests.factories import FACTORIES
from tests.postgres import create_database, start_postgres
from tests.world import World, make_world

MONDAY = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)  # 10:00 in Kazakhstan


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection beyond this machine fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            pytest.fail(f"connection to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@dataclass
class Clock:
    """The moment of the test; moves only when told."""

    now: datetime = field(default=MONDAY)

    def __call__(self) -> datetime:
        return self.now

    def set(self, *args: int) -> None:
        """Local date and time in Kazakhstan: year, month, day, hour, minute."""
        year, month, day, *rest = args
        hour, minute = (*rest, 0, 0)[:2] if rest else (10, 0)
        self.now = datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=5)

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


class OneConnection(Database):
    """Every session of a test on one connection inside one transaction that is rolled back."""

    connection: Connection

    def open(self, *, writes: bool, is_patient: bool = True) -> Session:
        return Session(self.connection, join_transaction_mode="create_savepoint", expire_on_commit=False)

    def reading(self) -> Any:
        return self.open(writes=False)


@pytest.fixture(scope="session")
def statute() -> Statute:
    return load_statute()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Engine]:
    """A migrated database of each kind."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('db') / 'oversight.sqlite'}")
        migrate.upgrade(engine)
        yield engine
        engine.dispose()
        return
    with start_postgres() as admin:
        engine = open_engine(create_database(admin, f"oversight_{worker_id}"))
        migrate.upgrade(engine)
        yield engine
        engine.dispose()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        database_url="sqlite://", data_dir=tmp_path, secret_key="k" * 40, base_url="http://localhost", is_testing=True
    )


@pytest.fixture
def services(engine: Engine, statute: Statute, settings: Settings, clock: Clock) -> Iterator[Services]:
    """The services over one connection; nothing a test does outlives it."""
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        outer = connection.begin()
        database = OneConnection(engine)
        object.__setattr__(database, "connection", connection)
        yield Services(database, statute, settings, clock)
        outer.rollback()


@pytest.fixture
def session(services: Services) -> Iterator[Session]:
    with services.database.open(writes=True) as session:
        for factory in FACTORIES:
            factory._meta.sqlalchemy_session = session
            factory._meta.sqlalchemy_session_persistence = "flush"
        yield session


@pytest.fixture
def world(session: Session) -> World:
    """Two commissions, two agencies, two NGOs and the people on their seats."""
    return make_world(session)


@pytest.fixture
def acting(services: Services) -> Iterator[Callable[[Actor], Context]]:
    """`acting(actor)` gives a writing context for that actor."""
    opened: list[Context] = []

    def act(actor: Actor) -> Context:
        opened.append(services.context(actor, writes=True))
        return opened[-1]

    yield act
    for context in opened:
        context.session.close()


@pytest.fixture
def app(services: Services, settings: Settings) -> Flask:
    app = create_app(settings, services)
    app.testing = False  # errors become pages, as for people
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def signed_in(app: Flask, services: Services) -> Callable[[Actor], FlaskClient]:
    """`signed_in(actor)` gives a client with that person's login session."""

    def sign_in(actor: Actor) -> FlaskClient:
        with services.context(writes=True) as ctx:
            token = begin_session(ctx, actor.account_id)
            ctx.session.commit()
            assert actor_of(ctx, token) is not None
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        return client

    return sign_in
