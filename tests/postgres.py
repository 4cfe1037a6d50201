"""A throw-away PostgreSQL for the tests, and for any command that wants an empty database.

One server serves a whole test session: the workers of pytest-xdist find it by the session's name, and each makes its
own database in it. The server stops when the last process that uses it is gone, even one that was killed.

    python -m tests.postgres -- COMMAND ARGUMENTS     runs COMMAND with OVERSIGHT_DATABASE_URL naming a fresh database
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote
from uuid import uuid4

from sqlalchemy import NullPool, create_engine, make_url, text

OLDEST_VERSION = 15
SUPERUSER = "oversight"
SESSION = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
SETTINGS = {
    "listen_addresses": "",  # a socket in a private folder: no port to collide on, no password
    "fsync": "off",  # the data is thrown away, so it need not survive a power cut
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "64MB",
    "jit": "off",
    "timezone": "UTC",
}
# Waits until nobody holds the lock: the kernel drops it with the process, however that ended. The folder goes in one
# step, so that a process arriving meanwhile finds all of it or nothing.
STOP = '"$2/pg_ctl" -D "$1/data" -m immediate stop; mv "$1" "$1.gone"; rm -rf "$1.gone"'
STOP_WHEN_UNUSED = f"""flock "$1/users" sh -c '{STOP}' sh "$1" "$2" >/dev/null 2>&1 &"""


class PostgresUnavailableError(RuntimeError):
    """The tests cannot have their PostgreSQL; the message says what to install or what the server said."""


@contextmanager
def start_postgres() -> Iterator[str]:
    """Yield the address of the session's server, as its superuser.

    Raises PostgresUnavailableError where none can run: a test that needs it fails, it is never skipped.
    """
    programs, account = _find_programs(), _server_account()
    folder = Path(tempfile.gettempdir()) / f"oversight-postgres-{SESSION}"
    with _take_share(folder):
        with (folder / "starting").open("w") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if not (folder / "ready").exists():
                _start_server(folder, programs, account)
                (folder / "ready").touch()
        yield f"postgresql+psycopg://{SUPERUSER}@/postgres?host={quote(str(folder))}"


def create_database(admin_url: str, name: str, *, template: str = "template1") -> str:
    """Make an empty database, in place of one of that name if there is one, and return its address.

    With *template* it is a copy of that database, to which nobody may be connected.
    """
    engine = create_engine(admin_url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    quote_name = engine.dialect.identifier_preparer.quote
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {quote_name(name)} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {quote_name(name)} TEMPLATE {quote_name(template)}"))
    return make_url(admin_url).set(database=name).render_as_string(hide_password=False)


def _take_share(folder: Path) -> TextIO:
    """Hold the session's folder, making it if need be; it lasts for as long as anybody holds it."""
    while True:
        folder.mkdir(mode=0o700, exist_ok=True)
        try:
            users = (folder / "users").open("a")
        except FileNotFoundError:  # the last user went away between the two lines, and the folder with it
            continue
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            if os.path.samestat(os.fstat(users.fileno()), (folder / "users").stat()):
                return users
        except FileNotFoundError:  # it went away while we waited for the lock
            pass
        users.close()


def _start_server(folder: Path, programs: Path, account: dict[str, Any]) -> None:
    if account:
        shutil.chown(folder, account["user"], account["group"])
    # In a session of its own, because Ctrl-C in the terminal stops the tests first and the server after them.
    _run(["sh", "-c", STOP_WHEN_UNUSED, "sh", folder, programs], account, start_new_session=True)
    data, log = folder / "data", folder / "log"
    cluster = ["--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"]
    _run([programs / "initdb", "--pgdata", data, *cluster, "--no-sync", "--no-instructions"], account)
    settings = SETTINGS | {"unix_socket_directories": str(folder)}
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    try:
        _run([programs / "pg_ctl", "--pgdata", data, "--log", log, "--wait", "-o", options, "start"], account)
    except PostgresUnavailableError as error:
        error.add_note(log.read_text(errors="replace") if log.exists() else "The server left no log")
        raise


def _find_programs() -> Path:
    """The folder of the newest PostgreSQL: Debian keeps initdb and pg_ctl off the search path."""
    installed = {int(path.parts[-3]): path.parent for path in Path("/usr/lib/postgresql").glob("[0-9]*/bin/initdb")}
    newest = max(installed, default=0)
    if newest >= OLDEST_VERSION:
        return installed[newest]
    if initdb := shutil.which("initdb"):
        return Path(initdb).parent
    raise PostgresUnavailableError(f"The tests need PostgreSQL {OLDEST_VERSION} or newer: run ./bootstrap.sh install")


def _server_account() -> dict[str, Any]:
    """Who runs the server, as arguments for subprocess: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    try:
        group = pwd.getpwnam("postgres").pw_gid
    except KeyError:
        raise PostgresUnavailableError("Root needs an account named postgres to run PostgreSQL under") from None
    return {"user": "postgres", "group": group, "extra_groups": []}


def _run(command: list[str | Path], account: dict[str, Any], *, start_new_session: bool = False) -> None:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",  # the server's account need not be able to read where the tests run
        start_new_session=start_new_session,
        **account,
    )
    if done.returncode != 0:
        raise PostgresUnavailableError(f"{command[0]} failed: {done.stdout}{done.stderr}")


def main(arguments: list[str]) -> int:
    """Run the command given after ``--`` on a fresh database and return its exit status."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        sys.stderr.write(__doc__ or "")
        return 2
    with start_postgres() as admin_url:
        environment = os.environ | {"OVERSIGHT_DATABASE_URL": create_database(admin_url, f"command_{os.getpid()}")}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
