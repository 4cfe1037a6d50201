"""Settings, databases, services, people and clients. Every test that touches data runs on both databases."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from config import Settings
from oversight.app import configure_log, create_app
from oversight.domain.events import Paper
from oversight.domain.policy import Actor
from oversight.persistence.database import WRITES, Database
from oversight.services.context import Context, Services
from oversight.services.ordering import ORDERS
from oversight.services.sign_in import actor_of, begin_session
from oversight.statute.loader import load_statute
from oversight.statute.schema import Statute
from tests import factories
from tests.databases import KINDS, Databases
from tests.patience import no_hurry
from tests.world import World

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


@pytest.fixture(scope="session", autouse=True)
def _no_hurry() -> Iterator[None]:
    with no_hurry():
        yield


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


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    with Databases(tmp_path_factory.mktemp("databases")) as databases:
        yield databases


@pytest.fixture(scope="session", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database: whoever asks for it runs once on each."""
    return str(request.param)


@pytest.fixture(scope="session")
def engine(databases: Databases, kind: str) -> Engine:
    """A migrated database of each kind, without a row."""
    return databases.empty(kind)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        database_url="sqlite://", data_dir=tmp_path, secret_key="k" * 40, base_url="http://localhost", is_testing=True
    )


@pytest.fixture
def services(
    request: pytest.FixtureRequest, databases: Databases, kind: str, statute: Statute, settings: Settings, clock: Clock
) -> Iterator[Services]:
    """The services over one connection; nothing a test does outlives it. With `world`, its people are there already."""
    engine = databases.peopled(kind)[0] if "world" in request.fixturenames else databases.empty(kind)
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        outer = connection.begin()
        database = OneConnection(engine)
        object.__setattr__(database, "connection", connection)
        services = Services(database, statute, settings, clock)
        with services.context(writes=False) as ctx:
            assert ctx.statute is statute  # pages look for newer rules once in some seconds: not while a test counts
        yield services
        outer.rollback()


@pytest.fixture
def session(services: Services) -> Iterator[Session]:
    with services.database.open(writes=True) as session:
        factories.write_to(session)
        yield session


@pytest.fixture
def world(session: Session, databases: Databases, kind: str) -> World:
    """Two commissions, two agencies, two NGOs and the people on their seats."""
    world = databases.peopled(kind)[1].read_by(session)
    session.commit()  # ends the savepoint in which the rows were read, so that it lies around nobody else's
    return world


@pytest.fixture
def receipts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A filing yields one paper, so that what is counted is easy to follow."""
    monkeypatch.setitem(ORDERS, Paper.COMPLAINT_CARD, lambda *_: None)


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


@pytest.fixture(scope="session")
def assembled() -> Callable[[Services], Flask]:
    """`assembled(services)` gives an application over them, assembled once for all tests whose settings agree in what
    it reads at the start: a running house serves everybody with one, too. Who changes it makes one of their own."""
    made: dict[Settings, Flask] = {}

    def assembled(services: Services) -> Flask:
        frozen = replace(services.settings, data_dir=Path(), database_url="", mail_url=None)
        if frozen not in made:
            made[frozen] = create_app(services.settings, services)
            made[frozen].testing = False  # errors become pages, as for people
        configure_log()  # to the standard error of this test
        made[frozen].extensions["oversight"] = services
        return made[frozen]

    return assembled


@pytest.fixture
def app(assembled: Callable[[Services], Flask], services: Services) -> Flask:
    return assembled(services)


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
