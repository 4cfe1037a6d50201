"""Both applications behind the same server with the same threads, each in one process of its own on loopback.

Run as a script by `start`: arguments are what to serve (bare or oversight), the port, the threads and the data folder.
"""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from http.client import HTTPConnection
from pathlib import Path

import waitress

from config import Limits, Settings

HOST = "127.0.0.1"
SECRET = "benchmark" * 5
RAISED = Limits(
    **{
        name.name: 1_000_000_000
        for name in fields(Limits)
        if "tries" in name.name or "per_hour" in name.name or "requests" in name.name
    }
)
_READY_SECONDS = 60
_TICKS = os.sysconf("SC_CLK_TCK")
ROOT = Path(__file__).resolve().parent.parent


def settings_for(folder: Path, port: int = 0) -> Settings:
    """Settings for a prepared data folder, with quotas and throttles out of the way."""
    return Settings(
        database_url=f"sqlite:///{folder / 'oversight.sqlite'}",
        data_dir=folder,
        secret_key=SECRET,
        base_url=f"http://{HOST}:{port}",
        limits=RAISED,
    )


def raised() -> str:
    """The limits that were raised, as they are printed."""
    usual = asdict(Limits())
    return ", ".join(
        f"{name} {usual[name]} -> {value}" for name, value in asdict(RAISED).items() if usual[name] != value
    )


@dataclass(slots=True)
class Server:
    """A running server: where it is, what it has used, how long it took to its first answer."""

    process: subprocess.Popen[bytes]
    port: int
    cold_seconds: float = 0.0

    def cpu_seconds(self) -> float:
        """User and system time of the process so far."""
        values = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(values[11]) + int(values[12])) / _TICKS

    def resident_megabytes(self) -> float:
        """Memory the process holds now."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@contextmanager
def start(what: str, port: int, threads: int, folder: Path, first_page: str) -> Iterator[Server]:
    """Serve until the block ends. Raises RuntimeError when there is no answer within a minute."""
    command = [sys.executable, "-m", "benchmarks.server", what, str(port), str(threads), str(folder)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        server = Server(process, port)
        _await(server, first_page)
        server.cold_seconds = time.perf_counter() - began
        yield server
    finally:
        process.terminate()
        process.wait(timeout=10)


def _await(server: Server, page: str) -> None:
    until = time.perf_counter() + _READY_SECONDS
    while time.perf_counter() < until and server.process.poll() is None:
        connection = HTTPConnection(HOST, server.port, timeout=5)
        try:
            connection.request("GET", page)
            if connection.getresponse().status == 200:  # noqa: PLR2004 - OK
                return
        except OSError:
            time.sleep(0.01)
        finally:
            connection.close()
    raise RuntimeError(f"no answer from {page} at port {server.port}")


def main() -> None:
    """Serve what the arguments say."""
    what, port, threads, folder = sys.argv[1:]
    if what == "bare":
        from benchmarks.bare import create_bare  # noqa: PLC0415 - its start must not pay for the other

        application = create_bare()
    else:
        from oversight.app import create_app  # noqa: PLC0415

        application = create_app(settings_for(Path(folder), int(port)))
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # more connections than threads: that is the load
    waitress.serve(application, host=HOST, port=int(port), threads=int(threads), ident=None, _quiet=True)


if __name__ == "__main__":
    main()
