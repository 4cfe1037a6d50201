"""A round of the watch in a process of its own that kills itself at a given moment. Imported once by the fork server."""

import os
import signal
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from config import Settings
from oversight.persistence.database import Database, open_engine
from oversight.services import deadline_watch
from oversight.services.context import Services
from oversight.statute.loader import load_statute

STATUTE = load_statute()


def services_of(folder: Path, now: datetime) -> Services:
    """Services over the database file in *folder*; it is always *now*."""
    settings = Settings(
        database_url="sqlite://", data_dir=folder, secret_key="k" * 40, base_url="http://localhost", is_testing=True
    )
    return Services(Database(open_engine(f"sqlite:///{folder / 'oversight.sqlite'}")), STATUTE, settings, lambda: now)


def watched(engine: Engine, kill_at: int | None = None) -> Counter[str]:
    """Count the moments at which a process may die: before each statement and before and after each commit.

    At the one called *kill_at* (from 1) the process is killed by the system, as by a power cut.
    """
    moments: Counter[str] = Counter()

    def pass_by(*_: Any) -> None:
        moments["passed"] += 1
        if moments["passed"] == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", pass_by)
    event.listen(engine, "after_cursor_execute", pass_by)
    event.listen(engine, "commit", pass_by)
    event.listen(engine, "reset", pass_by)
    return moments


def run(folder: Path, now: datetime, kill_at: int | None) -> None:
    """One round, as `flask jobs tick` does it."""
    services = services_of(folder, now)
    watched(services.database.engine, kill_at)
    deadline_watch.run(services)
    services.database.engine.dispose()
