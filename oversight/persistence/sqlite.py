"""SQLite with real durability on every machine, also where the library is older than 3.51.3.

Those versions have a race: two connections that write or checkpoint a write-ahead log at the same moment can corrupt
the file. So all writing transactions and all checkpoints of all processes go through one file lock beside the
database, and automatic checkpoints are off. A newer library keeps the lock too: it costs microseconds and queues
writers fairly enough.
"""

import fcntl
import os
import sqlite3
import time
from pathlib import Path
from typing import Any

LOCK_SECONDS = 5.0
CHECKPOINT_BYTES = 8 * 1024 * 1024
_FIRST_PAUSE, _LONGEST_PAUSE = 0.0002, 0.004  # seconds; short, so that nobody is starved


class SerialConnection(sqlite3.Connection):
    """A connection whose writing transactions hold the file lock from BEGIN IMMEDIATE to the end of the commit."""

    _lock: int | None = None
    _is_locked = False
    _path: Path | None = None

    def use_lock_of(self, path: Path) -> None:
        """Name the database file whose lock this connection takes. In-memory databases need none."""
        self._path = path

    def begin_reading(self) -> None:
        """Start a transaction that sees one state of the data and never writes."""
        self.execute("BEGIN DEFERRED")

    def begin_writing(self, *, is_patient: bool = True) -> None:
        """Take the file lock, then BEGIN IMMEDIATE.

        Raises sqlite3.OperationalError after LOCK_SECONDS, or at once when not *is_patient*.
        """
        self._acquire(LOCK_SECONDS if is_patient else 0.0)
        try:
            self.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._release()
            raise

    def commit(self) -> None:
        try:
            super().commit()
            if self._is_locked:
                self._checkpoint_if_large()
        finally:
            self._release()

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            self._release()

    def close(self) -> None:
        # The last connection to close checkpoints the log: that too happens under the lock.
        if self._path is not None and self._lock is not None:
            self._acquire()
        try:
            super().close()
        finally:
            self._release()
            if self._lock is not None:
                os.close(self._lock)
                self._lock = None

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database, under the lock; outside a transaction."""
        self._acquire()
        try:
            self.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._release()

    def _checkpoint_if_large(self) -> None:
        log = Path(f"{self._path}-wal")
        if self._path is not None and log.exists() and log.stat().st_size > CHECKPOINT_BYTES:
            self.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _acquire(self, seconds: float | None = None) -> None:
        if self._path is None or self._is_locked:
            return
        if self._lock is None:
            self._lock = os.open(f"{self._path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + (LOCK_SECONDS if seconds is None else seconds)
        pause = _FIRST_PAUSE
        while True:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise _locked() from None
                time.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                self._is_locked = True
                return

    def _release(self) -> None:
        if self._is_locked and self._lock is not None:
            fcntl.flock(self._lock, fcntl.LOCK_UN)
        self._is_locked = False


def _locked() -> sqlite3.OperationalError:
    """What the library itself raises when somebody else writes."""
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_BUSY, "SQLITE_BUSY"
    return error


PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA wal_autocheckpoint = 0",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)


def prepare_connection(connection: Any, path: Path | None) -> None:
    """Set what durability and integrity rest on; called once for each new connection."""
    if path is not None:
        connection.use_lock_of(path)
    for pragma in PRAGMAS:
        connection.execute(pragma)
