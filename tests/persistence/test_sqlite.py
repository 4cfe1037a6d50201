"""SQLite older than 3.51.3 runs safely: writers and checkpoints of all processes go through one file lock.

CI lets two processes write for a few seconds; `-m long` for sixty. Both print what they did.
"""

import json
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import text

from oversight.domain.errors import Busy
from oversight.persistence import sqlite
from oversight.persistence.database import Database, open_engine
from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
WRITER = textwrap.dedent(
    """
    import json, sys, time
    from sqlalchemy import text
    from oversight.persistence.database import Database, open_engine
    import oversight.persistence.sqlite as sqlite
    url, name, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    sqlite.CHECKPOINT_BYTES = 256 * 1024  # many checkpoints, so that they meet
    sqlite.LOCK_SECONDS = 60  # on a machine that does other things somebody may be put aside while holding the lock
    database = Database(open_engine(url))
    print("ready", flush=True)
    sys.stdin.readline()
    done, errors, worst, end = 0, [], 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        try:
            with database.writing() as session:
                session.execute(text("UPDATE tally SET n = n + 1"))
                session.execute(text("INSERT INTO line (writer, n, filler) VALUES (:w, :n, :f)"),
                                {"w": name, "n": done, "f": "x" * 400})
                session.commit()
            done += 1
        except Exception as error:
            errors.append(repr(error))
        worst = max(worst, time.monotonic() - began)
    print(json.dumps({"done": done, "errors": errors, "worst": worst}))
    """
)

HOLDER = """
import sys, time
from sqlalchemy import text
from oversight.persistence.database import Database, open_engine
session = Database(open_engine(sys.argv[1])).open(writes=True)
session.execute(text("UPDATE tally SET n = 99"))
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def url(tmp_path):
    url = f"sqlite:///{tmp_path / 'two.sqlite'}"
    engine = open_engine(url)
    with Database(engine).writing() as session:
        session.execute(text("CREATE TABLE tally (n INTEGER NOT NULL)"))
        session.execute(text("INSERT INTO tally VALUES (0)"))
        session.execute(text("CREATE TABLE line (writer TEXT, n INTEGER, filler TEXT, UNIQUE (writer, n))"))
        session.commit()
    engine.dispose()
    return url


def write_together(url, seconds, writers=2):
    """What each said that it did; they begin at the same moment, however long they took to start."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, url, f"w{n}", str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        for n in range(writers)
    ]
    for process in processes:
        assert process.stdout.readline() == b"ready\n"
    for process in processes:
        process.stdin.write(b"go\n")
        process.stdin.flush()
    return [json.loads(process.communicate(timeout=seconds + PATIENCE)[0]) for process in processes]


def check(url, seconds):
    results = write_together(url, seconds)
    path = url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as connection:
        counted = connection.execute("SELECT n FROM tally").fetchone()[0]
        lines = connection.execute("SELECT count(*) FROM line").fetchone()[0]
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    done = [result["done"] for result in results]
    worst = max(result["worst"] for result in results)
    print(f"sqlite {sqlite3.sqlite_version}: {seconds} s, {done} transactions, worst {worst:.3f} s")
    assert [result["errors"] for result in results] == [[], []]
    assert counted == lines == sum(done)
    assert min(done) > 0
    assert verdict == "ok"


def test_two_processes_lose_nothing(url):
    check(url, 4)


@pytest.mark.long
def test_two_processes_lose_nothing_in_sixty_seconds(url):
    check(url, 60)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("wal_autocheckpoint", 0),
    ],
)
def test_every_connection_is_durable(url, pragma, value):
    engine = open_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value
    engine.dispose()
    assert len(sqlite.PRAGMAS) > 4


def test_a_reading_session_cannot_block_a_writer(url):
    database = Database(open_engine(url))
    with database.reading() as reader:
        before = reader.execute(text("SELECT n FROM tally")).scalar()
        with database.writing() as writer:
            writer.execute(text("UPDATE tally SET n = n + 1"))
            writer.commit()
        assert reader.execute(text("SELECT n FROM tally")).scalar() == before
    database.engine.dispose()


def test_a_held_lock_ends_in_a_refusal_not_in_waiting_for_ever(url, monkeypatch):
    monkeypatch.setattr(sqlite, "LOCK_SECONDS", 0.2)
    database = Database(open_engine(url))
    with database.writing() as first:
        first.execute(text("UPDATE tally SET n = n + 1"))
        with pytest.raises(Busy), database.writing() as second:
            second.execute(text("UPDATE tally SET n = n + 1"))
    database.engine.dispose()


def test_a_killed_writer_frees_the_lock(url):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            url,
        ],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert holder.stdout.readline() == b"held\n"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    database = Database(open_engine(url))
    with database.writing() as session:
        assert session.execute(text("SELECT n FROM tally")).scalar() == 0
        session.execute(text("UPDATE tally SET n = 1"))
        session.commit()
    database.engine.dispose()
