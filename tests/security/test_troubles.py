"""The database is held, full, or something breaks: nothing is half done, the person is told so in Kazakh, keeps the text
and can go on."""

import time
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text

from oversight.persistence import sqlite
from oversight.persistence.database import WRITES
from oversight.services import reviews
from oversight.web import errors
from tests.patience import waiting_for_locks
from tests.security.acts import LONG
from tests.security.rehearsed import prepare, token_of

BUSY = "Жүйе бос емес"
NO_ROOM = "Қазір сақтайтын орын жоқ"
OURS = "Бізде қате болды"


@contextmanager
def held(stage, number):
    """Somebody else is in the middle of an act on that case and does not come to an end."""
    with stage.services.database.engine.execution_options(**{WRITES: True}).connect() as connection:
        outer = connection.begin()
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT id FROM docket WHERE number = :number FOR UPDATE"), {"number": number})
        else:
            connection.execute(text("SELECT 1"))
        yield
        outer.rollback()


@pytest.fixture
def hasty(stage):
    """Nobody waits five seconds in a test."""
    with waiting_for_locks(stage.services.database.engine, 0.2):
        yield


class TestHeld:
    @pytest.fixture
    def answer(self, stage, hasty):
        sent, client = prepare(stage, "control.suspend")
        before = stage.digest()
        with held(stage, stage.numbers["started"]):
            answer = sent.post(client)
        assert stage.digest() == before
        return answer

    def test_it_is_said_to_be_busy_in_kazakh(self, answer):
        assert answer.status_code == 503
        assert BUSY in answer.text

    def test_the_text_is_in_its_field_again(self, answer):
        assert f">\r\n{LONG}</textarea>" in answer.text

    def test_others_read_meanwhile(self, stage, hasty):
        client = stage.client("chair")
        with held(stage, stage.numbers["started"]):
            page = client.get(f"/commission/cases/{stage.numbers['started']}")
        assert page.status_code == 200

    def test_a_session_is_used_on_meanwhile_without_a_wait(self, stage):
        client, moment = stage.client("chair"), stage.clock.now
        stage.clock.forward(minutes=10)  # the session would be noted as in use
        started = time.monotonic()
        with held(stage, stage.numbers["started"]):
            page = client.get("/commission/")
        stage.clock.now = moment
        assert page.status_code == 200
        assert time.monotonic() - started < sqlite.LOCK_SECONDS

    def test_the_same_form_is_taken_afterwards(self, stage, hasty):
        sent, client = prepare(stage, "control.suspend")
        with held(stage, stage.numbers["started"]):
            assert sent.post(client).status_code == 503
        with stage.rehearsal():
            assert sent.post(client).status_code == 302


def test_postgresql_waits_no_longer_than_sqlite(stage):
    with stage.services.database.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == f"{sqlite.LOCK_SECONDS:.0f}s"


class TestFull:
    """A database that cannot grow. SQLite says so itself; PostgreSQL is made to say it."""

    @pytest.fixture
    def full(self, stage):
        engine = stage.services.database.engine

        def refuse(connection, *_):
            if connection.dialect.name == "sqlite":
                pages = connection.connection.dbapi_connection.execute("PRAGMA page_count").fetchone()[0]
                connection.connection.dbapi_connection.execute(f"PRAGMA max_page_count = {pages}")
                connection.connection.dbapi_connection.execute("PRAGMA cache_spill = OFF")

        def fail(connection, cursor, statement, *_):
            if connection.dialect.name == "postgresql" and statement.startswith("INSERT INTO event"):
                cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$")

        event.listen(engine, "begin", refuse)
        event.listen(engine, "before_cursor_execute", fail)
        yield
        event.remove(engine, "begin", refuse)
        event.remove(engine, "before_cursor_execute", fail)
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.connection.dbapi_connection.execute("PRAGMA max_page_count = 1073741823")
        engine.dispose()

    def test_nothing_is_half_done_and_the_text_is_kept(self, stage, full):
        sent, client = prepare(stage, "control.record_finding")
        sent.data["text"] = long = f"{LONG} " * 40
        before, statuses = stage.digest(), []
        for _ in range(3):
            sent.data["evidence"] = long
            answer = sent.post(client)
            statuses.append(answer.status_code)
        assert set(statuses) == {507}
        assert NO_ROOM in answer.text
        assert answer.text.count(LONG) >= 80
        assert stage.digest() == before

    def test_it_recovers_by_itself(self, stage):
        sent, client = prepare(stage, "control.record_finding")
        with stage.rehearsal():
            assert sent.post(client).status_code == 302


class TestBroken:
    """A mistake of ours in the middle of an act."""

    @pytest.fixture
    def answer(self, stage, monkeypatch):
        def break_down(ctx, docket):
            ctx.session.flush()
            raise RuntimeError(docket.complaint.text)

        monkeypatch.setattr(reviews, "record", break_down)
        sent, client = prepare(stage, "control.suspend")
        before = stage.digest()
        answer = sent.post(client)
        assert stage.digest() == before
        return answer

    def test_it_is_ours_in_kazakh_with_a_code_and_no_trace(self, answer):
        assert answer.status_code == 500
        assert OURS in answer.text
        assert "Traceback" not in answer.text
        assert "RuntimeError" not in answer.text

    def test_the_text_is_given_back(self, answer):
        assert LONG in answer.text

    def test_the_lock_is_free_again(self, stage, answer, hasty):
        sent, client = prepare(stage, "control.suspend")
        with stage.rehearsal():
            assert sent.post(client, csrf_token=token_of(client)).status_code in {302, 500}

    @pytest.mark.parametrize("path", ["/nowhere", "/commission/", "/register?state=nonsense"])
    def test_an_error_in_the_error_page_gets_the_last_resort(self, stage, monkeypatch, path):
        def break_down(*_args, **_more):
            raise RuntimeError

        monkeypatch.setattr(errors, "render_template", break_down)
        answer = stage.client("citizen").get(path)
        assert answer.status_code in {400, 404}
        assert "қате біздің тарапта" in answer.text
        assert "<code>" in answer.text
        assert answer.headers["Content-Security-Policy"]
