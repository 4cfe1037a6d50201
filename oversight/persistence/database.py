"""Engines and sessions: who reads, who writes, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from oversight.persistence.sqlite import SerialConnection, prepare_connection

WRITES = "oversight_writes"


def open_engine(url: str) -> Engine:
    """An engine for *url*: SQLite with its pragmas and file lock, or PostgreSQL through psycopg."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True, pool_size=8, max_overflow=8, hide_parameters=True)
    path = Path(address.database).resolve() if address.database not in {None, "", ":memory:"} else None
    engine = create_engine(
        address,
        hide_parameters=True,  # an error that is logged must not tell what people wrote
        connect_args={"factory": SerialConnection, "check_same_thread": False, "isolation_level": None},
        **({"pool_size": 16, "max_overflow": 16} if path else {}),
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        prepare_connection(connection, path)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver: Any = connection.connection.dbapi_connection
        if connection.get_execution_options().get(WRITES):
            driver.begin_writing()
        else:
            driver.begin_reading()

    return engine


@dataclass(frozen=True, slots=True)
class Database:
    """The two doors to the data: reading never writes, writing holds the lock from its first statement on."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for reading; ends with a rollback."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session for one act; the act commits, anything else is rolled back."""
        with self.open(writes=True) as session:
            yield session

    def open(self, *, writes: bool) -> Session:
        """A session the caller closes."""
        bind = self.engine.execution_options(**{WRITES: True}) if writes else self.engine
        return Session(bind, expire_on_commit=False)
