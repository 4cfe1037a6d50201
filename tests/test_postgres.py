import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.patience import PATIENCE
from tests.postgres import OLDEST_VERSION, PostgresUnavailableError, create_database, start_postgres

ROOT = Path(__file__).parent.parent
HOLD_A_SERVER = """
from tests.postgres import start_postgres
with start_postgres() as admin_url:
    print(admin_url, flush=True)
    input()
"""

pytestmark = pytest.mark.postgres


def ask(url: str, question: str) -> object:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            result = connection.execute(text(question))
            return result.scalar() if result.returns_rows else None
    finally:
        engine.dispose()


def server_process(admin_url: str) -> int:
    """A descriptor that becomes readable when the server has stopped."""
    folder = Path(str(make_url(admin_url).query["host"]))
    return os.pidfd_open(int((folder / "data" / "postmaster.pid").read_text().split()[0]))


def test_server_is_recent_enough() -> None:
    with start_postgres() as admin_url:
        assert int(str(ask(admin_url, "SHOW server_version_num"))) >= OLDEST_VERSION * 10_000


def test_everybody_in_a_session_uses_one_server() -> None:
    with start_postgres() as one, start_postgres() as other:
        assert one == other


def test_a_database_is_made_anew() -> None:
    with start_postgres() as admin_url:
        ask(create_database(admin_url, "twice"), "CREATE TABLE remains ()")
        assert ask(create_database(admin_url, "twice"), "SELECT to_regclass('remains')") is None


def test_kazakh_letters_fold_case() -> None:
    with start_postgres() as admin_url:
        assert ask(admin_url, "SELECT lower('ӘҒҚҢӨҰҮҺІ')") == "әғқңөұүһі"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_server_stops_with_its_last_user(end: signal.Signals) -> None:
    environment = os.environ | {"PYTEST_XDIST_TESTRUNUID": f"{os.getpid()}-{end}"}
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_A_SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    ) as user:
        assert user.stdout is not None
        server = server_process(user.stdout.readline().strip())
        user.send_signal(end)
    stopped, _, _ = select.select([server], [], [], PATIENCE)
    os.close(server)
    assert stopped


def test_missing_server_is_said_and_never_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.postgres.OLDEST_VERSION", 99)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PostgresUnavailableError, match=r"bootstrap\.sh install"), start_postgres():
        pass


def test_command_runs_on_a_database_of_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.postgres", "--", "printenv", "OVERSIGHT_DATABASE_URL"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert str(make_url(done.stdout.strip()).database).startswith("command_")


def test_status_of_the_command_is_handed_on() -> None:
    assert (
        subprocess.run([sys.executable, "-m", "tests.postgres", "--", "false"], check=False, cwd=ROOT).returncode == 1
    )
