"""The queue wakes; the rows are the truth. The worker is a process of its own, as in life."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from huey import PostgresHuey, SqliteHuey
from sqlalchemy import select

from config import Settings, SettingsError
from oversight import jobs
from oversight.documents.sealing import SealUnusable
from oversight.jobs import MOST_WAITING, Jobs, open_queue, waker
from oversight.notifications.mailer import MailUrlWrong
from oversight.persistence import migrate
from oversight.persistence.database import Database, open_engine
from oversight.persistence.models import Identity, IssuedDocument, Notification
from oversight.services import outbox
from oversight.services.context import Services
from oversight.statute.schema import Statute
from tests.cases import file_complaint
from tests.certificates import write_to as write_certificate
from tests.factories import write_to
from tests.patience import PATIENCE
from tests.postbox import Postbox
from tests.postgres import create_database, start_postgres
from tests.world import World, make_world

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def alone(tmp_path: Path, statute: Statute, settings: Settings) -> Iterator[Services]:
    """Services on a database file of their own, with the real clock: two processes share it."""
    engine = open_engine(f"sqlite:///{tmp_path / 'oversight.sqlite'}")  # where the worker looks for it
    migrate.upgrade(engine)
    services = Services(Database(engine), statute, settings, lambda: datetime.now(UTC))
    services.wake_jobs = waker(services)
    yield services
    engine.dispose()


def queue_mail(services: Services, address: str = "reader@example.kz") -> None:
    with services.context(writes=True) as ctx:
        reader = Identity(full_name="", email=address, created_at=ctx.now)
        ctx.session.add(reader)
        ctx.session.flush()
        outbox.queue_account_mail(ctx, "confirm", path="/x", language="kk", identity_id=reader.id)
        ctx.commit()


def states(services: Services, table: type[Notification] | type[IssuedDocument]) -> list[str]:
    with services.database.reading() as session:
        return list(session.scalars(select(table.state)))


def wait_for(what: Callable[[], object]) -> float:
    """How long it took until *what* was true."""
    start = time.monotonic()
    while not what():
        assert time.monotonic() - start < PATIENCE, "waited in vain"
        time.sleep(0.05)
    return time.monotonic() - start


@contextmanager
def worker(services: Services, mail_url: str | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """`flask jobs run` on the data of *services*."""
    environment = {
        **os.environ,
        "OVERSIGHT_DATA_DIR": str(services.settings.data_dir),
        "OVERSIGHT_SECRET_KEY": services.settings.secret_key,
        "OVERSIGHT_BASE_URL": services.settings.base_url,
        "OVERSIGHT_MAIL_URL": mail_url or "",
    }
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "run"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


class TestTheQueue:
    def test_by_default_it_is_a_file_in_the_data_folder(self, settings: Settings) -> None:
        queue = open_queue(settings)
        assert isinstance(queue, SqliteHuey)
        assert (settings.data_dir / "queue.sqlite").is_file()

    def test_it_has_no_write_ahead_log(self, settings: Settings) -> None:
        (mode,) = open_queue(settings).storage.sql("pragma journal_mode", results=True)
        assert mode == ("truncate",)

    def test_another_file_can_be_named(self, settings: Settings, tmp_path: Path) -> None:
        open_queue(replace(settings, queue_url=f"sqlite:///{tmp_path / 'other.sqlite'}"))
        assert (tmp_path / "other.sqlite").is_file()

    @pytest.mark.postgres
    def test_it_can_live_in_postgresql(self, settings: Settings) -> None:
        with start_postgres() as admin:
            queue = open_queue(replace(settings, queue_url=create_database(admin, f"queue_{uuid4().hex}")))
            assert isinstance(queue, PostgresHuey)
            queue.task(name="nothing")(lambda: None)()
            assert queue.pending_count() == 1
            queue.storage.close()

    def test_what_is_no_queue_is_said_at_once(self, settings: Settings) -> None:
        with pytest.raises(SettingsError, match="OVERSIGHT_QUEUE_URL"):
            open_queue(replace(settings, queue_url="amqp://host"))

    def test_a_message_that_was_not_signed_by_us_is_not_run(self, settings: Settings) -> None:
        ours = open_queue(settings)
        theirs = open_queue(replace(settings, secret_key="x" * 40))
        theirs.task(name="deliver_mail")(lambda: None)()
        with pytest.raises(ValueError, match="mismatch"):
            ours.dequeue()


class TestWaking:
    def test_a_commit_that_left_work_puts_one_task_of_each_kind(self, alone: Services) -> None:
        queue_mail(alone)
        assert Jobs(alone).queue.pending_count() == 3  # mail, papers, dates that a calendar moves

    def test_the_queue_is_not_opened_before_there_is_work(self, settings: Settings, alone: Services) -> None:
        assert not (settings.data_dir / "queue.sqlite").exists()

    def test_tasks_do_not_pile_up_while_no_worker_runs(self, alone: Services) -> None:
        bound = Jobs(alone)
        for _ in range(MOST_WAITING * 2):
            bound.wake()
        assert bound.queue.pending_count() <= MOST_WAITING + 1

    def test_a_queue_that_does_not_answer_does_not_undo_the_act(
        self, alone: Services, caplog: pytest.LogCaptureFixture
    ) -> None:
        alone.settings.data_dir.joinpath("queue.sqlite").mkdir()
        queue_mail(alone)
        assert states(alone, Notification) == ["queued"]
        assert "queue does not answer" in caplog.text


class TestTasks:
    def test_mail_is_delivered(self, alone: Services) -> None:
        with Postbox() as postbox:
            alone.settings = replace(alone.settings, mail_url=postbox.url)
            queue_mail(alone)
            Jobs(alone).deliver_mail()
            assert len(postbox.letters) == 1
            Jobs(alone).deliver_mail()
            assert len(postbox.letters) == 1

    def test_without_a_mail_server_mail_is_kept(self, alone: Services) -> None:
        queue_mail(alone)
        Jobs(alone).deliver_mail()
        assert states(alone, Notification) == ["queued"]

    def test_a_round_of_the_watch_says_what_it_did(self, alone: Services) -> None:
        assert jobs.tick(alone) == jobs.tick(alone)
        assert set(jobs.tick(alone).values()) == {0}

    def test_a_wrong_mail_setting_stops_the_worker_at_its_start(self, alone: Services) -> None:
        alone.settings = replace(alone.settings, mail_url="http://mail")
        with pytest.raises(MailUrlWrong):
            jobs.run_worker(alone)

    def test_a_seal_that_cannot_be_opened_stops_it_too(self, alone: Services, tmp_path: Path) -> None:
        wrong = replace(write_certificate(tmp_path), password="another")
        alone.settings = replace(alone.settings, seal=wrong)
        with pytest.raises(SealUnusable, match="cannot be opened"):
            jobs.run_worker(alone)


class TestTheWorker:
    @pytest.mark.usefixtures("receipts_only")
    def test_mail_and_paper_follow_the_act(self, alone: Services) -> None:
        """What waits is done at the start; what comes later follows within seconds; SIGTERM ends it in good order."""
        world = populate(alone)
        file_complaint(alone, world)
        with Postbox() as postbox, worker(alone, postbox.url) as process:
            wait_for(lambda: states(alone, IssuedDocument) == ["issued"])
            before = len(postbox.letters)
            file_complaint(alone, world)
            took = wait_for(lambda: len(postbox.letters) > before)
            wait_for(lambda: states(alone, IssuedDocument) == ["issued", "issued"])
            print(f"mail {took:.1f} s after the act")
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE) == 0
        assert set(states(alone, Notification)) == {"sent"}

    def test_a_killed_worker_loses_nothing(self, alone: Services) -> None:
        with Postbox() as postbox:
            queue_mail(alone, "first@example.kz")
            with worker(alone, postbox.url) as process:
                wait_for(lambda: postbox.letters_to("first@example.kz"))
                process.kill()
                process.wait()
            queue_mail(alone, "second@example.kz")
            with worker(alone, postbox.url):
                wait_for(lambda: postbox.letters_to("second@example.kz"))

    @pytest.mark.long
    def test_no_paper_is_made_twice_however_often_the_worker_is_killed(self, alone: Services) -> None:
        """Forty kills at random moments: a paper once issued keeps its bytes, the others are made in the end."""
        world = populate(alone)
        chance = random.Random(22)
        seen: dict[UUID, str] = {}
        for _ in range(40):
            file_complaint(alone, world)
            with worker(alone):
                time.sleep(chance.uniform(1.0, 4.0))
            for paper_id, digest in digests(alone).items():
                assert seen.setdefault(paper_id, digest) == digest
        with worker(alone):
            wait_for(lambda: "queued" not in states(alone, IssuedDocument))
        assert all(digests(alone)[paper_id] == digest for paper_id, digest in seen.items())
        assert len(states(alone, IssuedDocument)) == 40


def populate(services: Services) -> World:
    """The small world in a database that stays."""
    with services.database.open(writes=True) as session:
        write_to(session)
        return make_world(session)


def digests(services: Services) -> dict[UUID, str]:
    """What has been issued so far."""
    with services.database.reading() as session:
        query = select(IssuedDocument.id, IssuedDocument.digest).where(IssuedDocument.state == "issued")
        return {row.id: row.digest for row in session.execute(query)}
