"""Revision 0010: what was imported, decided and logged in the administration cannot be rewritten."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from oversight.domain.terms import AdministrationAct, BodyKind, CalendarState, Role
from oversight.persistence.database import WRITES
from oversight.persistence.models import (
    Account,
    AdministrationEvent,
    Body,
    CalendarRevision,
    CommissionTerm,
    Identity,
)

AT = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)


@pytest.fixture
def connection(engine):
    """A connection whose rows are given back."""
    with engine.execution_options(**{WRITES: True}).connect() as connection:
        outer = connection.begin()
        yield connection
        outer.rollback()


@pytest.fixture
def importer(connection):
    """Somebody's calendar, proposed, with a rule and a line of the log; the account."""
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        identity = Identity(full_name="Әкімші", created_at=AT)
        body = Body(kind=BodyKind.COMMISSION, name_kk="К", name_ru="К", name_en="C")
        session.add_all([identity, body])
        session.flush()
        digests = {"email_digest": uuid4().hex, "look_digest": uuid4().hex}
        account = Account(identity_id=identity.id, password_hash="x", created_at=AT, **digests)
        session.add(account)
        session.flush()
        revision = CalendarRevision(
            label="2026-9",
            source="Қаулы",
            content="year;2026",
            state=CalendarState.PROPOSED,
            imported_by_id=account.id,
            imported_at=AT,
        )
        term = CommissionTerm(
            position=1,
            body_id=body.id,
            key="publication",
            length=2,
            in_force_from=date(2026, 2, 3),
            reasons="Шешім",
            decided_by_id=account.id,
            decided_at=AT,
        )
        line = AdministrationEvent(
            act=AdministrationAct.IMPORT_CALENDAR,
            actor_id=account.id,
            role=Role.ADMINISTRATOR,
            at=AT,
            subject="2026-9",
            before={},
            after={},
        )
        session.add_all([revision, term, line])
        session.commit()
        return account.id


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE administration_event SET subject = 'x'",
        "DELETE FROM administration_event",
        "UPDATE commission_term SET length = 1",
        "DELETE FROM commission_term",
        "UPDATE calendar_revision SET content = 'x'",
        "UPDATE calendar_revision SET label = 'x'",
        "DELETE FROM calendar_revision",
    ],
)
def test_what_is_written_stays(connection, importer, statement):
    with pytest.raises(DatabaseError, match="append-only"), connection.begin_nested():
        connection.execute(text(statement))


def decide(session, state, account_id, position):
    row = session.query(CalendarRevision).one()
    row.state, row.decided_by_id, row.decided_at, row.position = state, account_id, AT, position
    session.flush()


def test_the_database_wants_four_eyes(connection, importer):
    with Session(connection, join_transaction_mode="create_savepoint") as session, pytest.raises(IntegrityError):
        decide(session, CalendarState.APPROVED, importer, 1)


def test_a_decision_is_final(connection, importer):
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        decide(session, CalendarState.DISCARDED, importer, None)
        with pytest.raises(DatabaseError, match="append-only"):
            decide(session, CalendarState.APPROVED, importer, 1)
