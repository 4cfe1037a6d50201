"""Killed at any point and run again, or run twice at once, the watch sends nothing twice and loses nothing.

CI kills it twenty times, `-m long` two hundred times. The seed is printed: the same seed dies at the same moments.
"""

import multiprocessing
import random
import shutil
import signal
import sqlite3
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from oversight.domain.policy import SYSTEM
from oversight.persistence import migrate
from oversight.services import audit, deadline_watch, demonstration
from tests.services import killed_watch

LOADED_AT = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 16, 5, 0, tzinfo=UTC)  # after an outage of two weeks: all sorts of things are due
ENDED_WELL = 0

# What must be the same however often the watch died. Ids are random, so rows are told apart by what they mean.
QUESTIONS = {
    "events": "SELECT d.number, e.sequence, e.action, e.at, e.data, e.digest FROM event e JOIN docket d ON d.id = e.docket_id",
    "mails": "SELECT d.number, n.message, n.account_id, n.identity_id, n.language, n.content, n.next_try_at, n.state"
    " FROM notification n LEFT JOIN docket d ON d.id = n.docket_id",
    "terms": "SELECT d.number, t.key, t.due_on, t.ended_on, t.reminded, t.rung FROM term t JOIN docket d ON d.id = t.docket_id",
    "dockets": "SELECT number, last_sequence, head_digest, next_due_on, listed_on, station FROM docket",
    "public": "SELECT number, state, is_late, next_due_on, texts_from, content FROM published_case",
}
Facts = dict[str, Counter[Any]]


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database in which much is due."""
    folder = tmp_path_factory.mktemp("waiting")
    services = killed_watch.services_of(folder, LOADED_AT)
    migrate.upgrade(services.database.engine)
    demonstration.load(services, cases=60, seed=7)
    services.database.engine.dispose()
    return folder


@pytest.fixture(scope="module")
def fork() -> Any:
    """Processes that start in milliseconds, because everything is imported already; none shares our connections."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.services.killed_watch"])
    return context


@pytest.fixture(scope="module")
def undisturbed(waiting: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Facts, int]:
    """What one round leaves behind that nobody disturbs, and at how many moments it might have died."""
    folder = restored(waiting, tmp_path_factory.mktemp("undisturbed"))
    services = killed_watch.services_of(folder, NOW)
    moments = killed_watch.watched(services.database.engine)
    done = deadline_watch.run(services)
    services.database.engine.dispose()
    steps = ("deemed_received", "silence_noted", "marked_overdue", "letters_drafted", "listed_for_session", "reminded")
    assert min(done[step] for step in steps) > 0
    assert done["refused"] == done["failed"] == 0
    return facts(folder), moments["passed"]


def restored(waiting: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(waiting, folder)
    return folder


def facts(folder: Path) -> Facts:
    connection = sqlite3.connect(folder / "oversight.sqlite")
    try:
        return {name: Counter(connection.execute(question)) for name, question in QUESTIONS.items()}
    finally:
        connection.close()


def check_chains(folder: Path) -> None:
    services = killed_watch.services_of(folder, NOW)
    with services.context(SYSTEM, writes=False) as ctx:
        for number in ctx.session.execute(audit.select(audit.Docket.number)).scalars():
            assert audit.verify(ctx, number).first_wrong is None
    services.database.engine.dispose()


def die_often(fork: Any, waiting: Path, folder: Path, undisturbed: tuple[Facts, int], kills: int, seed: int) -> None:
    """Kill round after round until the work is done, begin anew, until *kills* processes have died."""
    wanted, moments = undisturbed
    chance = random.Random(seed)
    killed = lives = 0
    while killed < kills:
        restored(waiting, folder)
        lives += 1
        ended: int | None = None
        while ended != ENDED_WELL:
            kill_at = chance.randint(1, moments // 3) if killed < kills else None
            process = fork.Process(target=killed_watch.run, args=(folder, NOW, kill_at))
            process.start()
            process.join(60)
            ended = process.exitcode
            assert ended in {ENDED_WELL, -signal.SIGKILL}
            killed += ended == -signal.SIGKILL
        assert facts(folder) == wanted
    check_chains(folder)
    print(f"seed {seed}: {killed} kills over {lives} databases, {moments} moments to die at in one round")


def test_killed_at_random_moments(fork: Any, waiting: Path, tmp_path: Path, undisturbed: tuple[Facts, int]) -> None:
    die_often(fork, waiting, tmp_path / "killed", undisturbed, kills=20, seed=random.randrange(10**6))


@pytest.mark.long
def test_killed_two_hundred_times(fork: Any, waiting: Path, tmp_path: Path, undisturbed: tuple[Facts, int]) -> None:
    die_often(fork, waiting, tmp_path / "killed", undisturbed, kills=200, seed=random.randrange(10**6))


def test_two_at_once_do_everything_once(
    fork: Any, waiting: Path, tmp_path: Path, undisturbed: tuple[Facts, int]
) -> None:
    folder = restored(waiting, tmp_path / "twice")
    both = [fork.Process(target=killed_watch.run, args=(folder, NOW, None)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(120)
    assert [process.exitcode for process in both] == [ENDED_WELL, ENDED_WELL]
    assert facts(folder) == undisturbed[0]
    check_chains(folder)
