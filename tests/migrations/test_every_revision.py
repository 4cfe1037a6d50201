"""Every revision goes up, down and up again with rows in the tables; the schema at head equals the models."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Enum, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from oversight.domain.chain import GENESIS
from oversight.domain.terms import (
    Action,
    BodyKind,
    Channel,
    ComplaintKind,
    ComplaintState,
    DocumentKind,
    MotionKind,
    MotionState,
    RecordKind,
    Role,
    SeenAs,
    Station,
    VoteChoice,
)
from oversight.persistence import migrate
from oversight.persistence.base import Base
from oversight.persistence.database import WRITES, open_engine
from oversight.persistence.models import (
    Account,
    Body,
    Complaint,
    Docket,
    Event,
    Identity,
    IssuedDocument,
    Motion,
    Term,
    Vote,
)
from tests.postgres import create_database, start_postgres

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
REVISIONS = [path.name[:4] for path in sorted((ROOT / "migrations" / "versions").glob("0*.py"))]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """An engine over an empty database."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
        yield engine
        engine.dispose()
        return
    with start_postgres() as admin:
        engine = open_engine(create_database(admin, f"migrations_{uuid4().hex[:8]}"))
        yield engine
        engine.dispose()


def write_rows(engine) -> None:
    """One row where it matters: a docket with an event, a motion with a vote."""
    with Session(engine.execution_options(**{WRITES: True})) as session:
        body = Body(kind=BodyKind.COMMISSION, name_kk="К", name_ru="К", name_en="C")
        identity = Identity(full_name="Айгүл", created_at=AT)
        session.add_all([body, identity])
        session.flush()
        account = Account(
            email_digest="a" * 64, look_digest="b" * 64, identity_id=identity.id, password_hash="x", created_at=AT
        )
        docket = Docket(
            number="2026-00001",
            position=1,
            commission_id=body.id,
            region="590000000",
            topic="roads",
            station=Station.COMPLAINT,
            filed_at=AT,
            head_digest=GENESIS,
            changed_at=AT,
        )
        session.add_all([account, docket])
        session.flush()
        complaint = Complaint(
            docket_id=docket.id,
            state=ComplaintState.REGISTERED,
            kind=ComplaintKind.CITIZEN_COMPLAINT,
            channel=Channel.ONLINE,
            language="kk",
            seen_as=SeenAs.SECRETARY_ONLY,
            identity_id=identity.id,
            subject="Жол",
            text="Мәтін",
            received_at=AT,
            registered_on=date(2026, 2, 2),
        )
        event = Event(
            docket_id=docket.id,
            sequence=1,
            action=Action.REGISTER,
            record_kind=RecordKind.COMPLAINT,
            role=Role.SYSTEM,
            at=AT,
            data={},
            digest="c" * 64,
        )
        motion = Motion(
            docket_id=docket.id,
            kind=MotionKind.ADMIT,
            state=MotionState.OPEN,
            opened_at=AT,
            closes_at=AT,
            majority="simple",
        )
        session.add_all([complaint, event, motion])
        session.flush()
        session.add(Vote(motion_id=motion.id, account_id=account.id, choice=VoteChoice.FOR, cast_at=AT))
        session.commit()


def run(engine, statement) -> None:
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text(statement))


def test_the_head_file_names_the_head():
    script = ScriptDirectory.from_config(migrate.configuration(open_engine("sqlite://")))
    assert (ROOT / "migrations" / "HEAD").read_text().strip() == script.get_current_head() == REVISIONS[-1]


def test_revisions_are_numbered_without_a_gap():
    assert [int(number) for number in REVISIONS] == list(range(1, len(REVISIONS) + 1))


def test_schema_at_head_equals_the_models(empty):
    migrate.upgrade(empty)
    command.check(migrate.configuration(empty))


def test_up_down_up_with_rows(empty):
    migrate.upgrade(empty)
    write_rows(empty)
    for number in reversed(REVISIONS[:-1]):
        assert migrate.downgrade(empty, number) == number
        with empty.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM event")).scalar() == 1
    assert migrate.upgrade(empty) == REVISIONS[-1]
    with empty.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM vote")).scalar() == 1


def test_down_to_nothing_and_up_again(empty):
    migrate.upgrade(empty)
    assert migrate.downgrade(empty, "base") == ""
    migrate.upgrade(empty)
    with empty.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM docket")).scalar() == 0


def test_terms_of_before_are_reminded_of_from_the_beginning(empty):
    """Revision 0006: a term written by the release before knows nothing of stages and rungs."""
    migrate.upgrade(empty)
    write_rows(empty)
    with Session(empty.execution_options(**{WRITES: True})) as session:
        docket_id, day = session.query(Docket.id).scalar(), date(2026, 2, 2)
        words = {"key": "complaint_decide", "calendar_revision": "1", "statute_revision": "1"}
        days = {"from_on": day, "due_on": day, "is_modelled": True, "started_by": 1, "reminded": 3, "rung": 1}
        session.add(Term(docket_id=docket_id, **words, **days))
        session.commit()
    migrate.downgrade(empty, "0005")
    migrate.upgrade(empty)
    with empty.connect() as connection:
        assert connection.execute(text("SELECT key, reminded, rung FROM term")).all() == [("complaint_decide", 0, 0)]


def test_a_plot_struck_out_is_not_forgotten(empty):
    """Revision 0016: without a plot it goes down and up; it stays while the log tells of one that was struck out."""
    migrate.upgrade(empty)
    write_rows(empty)
    migrate.downgrade(empty, "0015")
    migrate.upgrade(empty)
    with Session(empty.execution_options(**{WRITES: True})) as session:
        docket_id = session.query(Docket.id).scalar()
        kind, role = RecordKind.RESPONSE, Role.SECRETARY
        event = {"docket_id": docket_id, "sequence": 2, "record_kind": kind, "role": role, "at": AT, "data": {}}
        session.add(Event(action=Action.STRIKE_OUT_LAND, digest="e" * 64, **event))
        session.commit()
    with pytest.raises(RuntimeError, match="strike_out_land"):
        migrate.downgrade(empty, "0015")


def test_the_acts_of_the_clock_are_not_undone_while_the_log_holds_one(empty):
    migrate.upgrade(empty)
    write_rows(empty)
    with Session(empty.execution_options(**{WRITES: True})) as session:
        docket_id = session.query(Docket.id).scalar()
        kind, role = RecordKind.COMPLAINT, Role.SYSTEM
        event = {"docket_id": docket_id, "sequence": 2, "record_kind": kind, "role": role, "at": AT, "data": {}}
        session.add(Event(action=Action.NOTE_SILENCE, digest="d" * 64, **event))
        session.commit()
    with pytest.raises(RuntimeError, match="note_silence"):
        migrate.downgrade(empty, "0005")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET action = 'close'",
        "UPDATE event SET at = at",
        "DELETE FROM event",
        "UPDATE vote SET choice = 'against'",
        "DELETE FROM vote",
        "DELETE FROM motion",
    ],
)
def test_the_log_and_the_votes_cannot_be_rewritten(empty, statement):
    migrate.upgrade(empty)
    write_rows(empty)
    with pytest.raises(DatabaseError, match=r"append-only|RaiseException"):
        run(empty, statement)


def test_no_vote_enters_a_closed_motion(empty):
    migrate.upgrade(empty)
    write_rows(empty)
    run(empty, "UPDATE motion SET state = 'closed', closed_at = opened_at, outcome = 'carried'")
    with Session(empty.execution_options(**{WRITES: True})) as session:
        motion, account = session.query(Motion).one(), session.query(Account).one()
        session.add(Vote(motion_id=motion.id, account_id=account.id, choice=VoteChoice.FOR, cast_at=AT))
        with pytest.raises(DatabaseError, match="append-only"):
            session.flush()


def test_a_closed_motion_stays_as_it_is(empty):
    migrate.upgrade(empty)
    write_rows(empty)
    run(empty, "UPDATE motion SET state = 'closed', closed_at = opened_at, outcome = 'carried'")
    with pytest.raises(DatabaseError, match="append-only"):
        run(empty, "UPDATE motion SET outcome = 'rejected'")


def test_every_enum_is_checked_by_the_database(empty):
    migrate.upgrade(empty)
    write_rows(empty)
    with pytest.raises(DatabaseError):
        run(empty, "UPDATE complaint SET state = 'nonsense'")


def closed_lists(engine) -> dict[str, set[str]]:
    """What the database lets each column with a closed list hold, by the name of the CHECK."""
    if engine.dialect.name == "sqlite":
        query = "SELECT sql FROM sqlite_master WHERE type = 'table'"
    else:
        query = "SELECT 'CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
    with engine.connect() as connection:
        constraints = "\n".join(connection.execute(text(query)).scalars()).split("CONSTRAINT ")[1:]
    return {one.split()[0]: set(re.findall(r"'([a-z0-9_]+)'", one.splitlines()[0])) for one in constraints}


def test_the_closed_lists_of_the_database_are_those_of_the_code(empty):
    migrate.upgrade(empty)
    found = closed_lists(empty)
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, Enum) and column.type.name:
                assert found[f"ck_{table.name}_{column.type.name}"] == set(column.type.enums), column


def test_a_list_is_not_shortened_under_a_row_that_needs_it(empty):
    migrate.upgrade(empty)
    write_rows(empty)
    paper = {"kind": DocumentKind.CASE_FILE, "language": "kk", "sequence": 1, "context": {}, "state": "queued"}
    with Session(empty.execution_options(**{WRITES: True})) as session:
        docket = session.query(Docket).one()
        revisions = {"statute_revision": "1", "calendar_revision": "1"}
        session.add(IssuedDocument(docket_id=docket.id, queued_at=AT, **paper, **revisions))
        session.commit()
    with pytest.raises(RuntimeError, match="case_file"):
        migrate.downgrade(empty, "0003")


def letter(number: str, **more) -> IssuedDocument:
    """An issued letter of the first act of the first docket."""
    paper = {"kind": DocumentKind.FORWARDING_LETTER, "language": "kk", "sequence": 1, "queued_at": AT, **more}
    frozen = {"content": b"x", "digest": "e" * 64, "statute_revision": "1", "calendar_revision": "1"}
    return IssuedDocument(context={"frame": {"number": number}}, state="issued", **frozen, **paper)


def test_a_second_paper_of_before_learns_its_place(empty):
    """Revision 0014: until then only the number told that a paper was the second of its act."""
    migrate.upgrade(empty)
    write_rows(empty)
    with Session(empty.execution_options(**{WRITES: True})) as session:
        docket_id = session.query(Docket.id).scalar()
        session.add(letter("2026-00001/01", docket_id=docket_id))
        session.add(letter("2026-00001/01-2", docket_id=docket_id, kind=DocumentKind.COVER_LETTER, place=2))
        session.commit()
    migrate.downgrade(empty, "0013")
    migrate.upgrade(empty)
    with empty.connect() as connection:
        query = "SELECT kind, place FROM issued_document ORDER BY place"
        assert connection.execute(text(query)).all() == [("forwarding_letter", 1), ("cover_letter", 2)]
    with pytest.raises(DatabaseError, match=r"append-only|RaiseException"):
        run(empty, "UPDATE issued_document SET place = 3")


def test_two_papers_of_a_kind_have_places_of_their_own_and_are_not_undone(empty):
    migrate.upgrade(empty)
    write_rows(empty)
    with Session(empty.execution_options(**{WRITES: True})) as session:
        docket_id = session.query(Docket.id).scalar()
        session.add_all(letter(f"2026-00001/01-{place}", docket_id=docket_id, place=place) for place in (1, 2))
        session.commit()
        session.add(letter("2026-00001/01-2", docket_id=docket_id, place=2))
        with pytest.raises(DatabaseError):
            session.flush()
    with pytest.raises(RuntimeError, match="two papers of one kind"):
        migrate.downgrade(empty, "0013")


def test_a_void_vote_is_not_given_another_outcome(empty):
    migrate.upgrade(empty)
    write_rows(empty)
    run(empty, "UPDATE motion SET state = 'closed', closed_at = opened_at, outcome = 'void'")
    run(empty, "UPDATE docket SET outcome = 'no_recommendations'")
    with pytest.raises(RuntimeError, match="void"):
        migrate.downgrade(empty, "0004")


def test_every_table_is_known():
    assert len(Base.metadata.tables) >= 29
