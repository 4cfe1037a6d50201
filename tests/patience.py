"""How long tests wait. A machine that does ten other things is slow, and no test may fail for that.

Every limit of ours that is a time on the clock is raised for the whole run; a test of such a limit lowers it itself, and
shows that the limit struck by what was said, not by a stopwatch.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, event

from oversight.documents import isolation
from oversight.notifications import mailer
from oversight.persistence import sqlite
from oversight.persistence.inspection import worker

PATIENCE = 300.0  # seconds, until something is taken for hung


@contextmanager
def no_hurry() -> Iterator[None]:
    """Looking into files, typesetting in a child and talking to a mail server may take as long as they take."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(worker, "_PATIENCE_SECONDS", PATIENCE)
        patched.setattr(isolation, "START_SECONDS", PATIENCE)
        patched.setitem(isolation.render_isolated.__kwdefaults__, "wall_seconds", PATIENCE)
        patched.setattr(mailer, "SECONDS", PATIENCE)
        yield


@contextmanager
def waiting_for_locks(engine: Engine, seconds: float) -> Iterator[None]:
    """Whoever finds the database held waits that long before it is said to be busy, on either kind."""

    def tell(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{seconds * 1000:.0f}ms'")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sqlite, "LOCK_SECONDS", seconds)
        event.listen(engine, "begin", tell)
        yield
        event.remove(engine, "begin", tell)
