"""Engines and sessions: who reads, who writes, on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.orm import Session

from oversight.domain.attachments import NoRoom
from oversight.domain.errors import Busy, DomainError
from oversight.domain.words import N_
from oversight.persistence.sqlite import SerialConnection, prepare_connection

WRITES = "oversight_writes"
PATIENT = "oversight_patient"
NO_ROOM = N_("There is no room to store this now. Nothing was changed; keep your text and try later.")
_LOCK_TIMEOUT = "-c lock_timeout=5s"  # as long as SQLite waits
# Held by somebody else, a deadlock, too many at once, going down or gone: it may work in a moment.
_PASSING = ("55P03", "40001", "40P01", "53300", "57P0", "08")
_NO_ROOM = ("53100", "25006")  # disk full; only for reading
_SQLITE_PASSING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_NO_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY})


def open_engine(url: str) -> Engine:
    """An engine for *url*: SQLite with its pragmas and file lock, or PostgreSQL through psycopg.

    Where the database is held by somebody else for too long, statements and beginnings raise Busy; where it is full or
    only for reading, NoRoom. Nothing was written then.
    """
    address = make_url(url)
    engine = _open_sqlite(address) if address.get_backend_name() == "sqlite" else _open_postgresql(address)
    event.listen(engine, "handle_error", _refuse)
    return engine


def _refuse(context: ExceptionContext) -> None:
    refusal = _refusal_of(context.original_exception)
    if refusal is not None:
        raise refusal from context.original_exception


def _refusal_of(error: BaseException) -> DomainError | None:
    """What an error of the driver means to a person; None when it is a mistake of ours."""
    state = getattr(error, "sqlstate", None) or ""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says in which part of the library
    if state.startswith(_PASSING) or code in _SQLITE_PASSING:
        return Busy()
    if state in _NO_ROOM or code in _SQLITE_NO_ROOM:
        return NoRoom(NO_ROOM)
    return None


def _open_postgresql(address: URL) -> Engine:
    arguments = {"options": _LOCK_TIMEOUT}
    return create_engine(
        address, pool_pre_ping=True, pool_size=8, max_overflow=8, hide_parameters=True, connect_args=arguments
    )


def _open_sqlite(address: URL) -> Engine:
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
        try:
            options = connection.get_execution_options()
            if options.get(WRITES):
                driver.begin_writing(is_patient=options.get(PATIENT, True))
            else:
                driver.begin_reading()
        except sqlite3.Error as error:
            raise (_refusal_of(error) or error) from error

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

    def open(self, *, writes: bool, is_patient: bool = True) -> Session:
        """A session the caller closes. Where not *is_patient*, its first statement raises Busy if SQLite is locked."""
        options = {WRITES: True, PATIENT: is_patient}
        bind = self.engine.execution_options(**options) if writes else self.engine
        return Session(bind, expire_on_commit=False)
