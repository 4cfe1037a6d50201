"""One round of the daily watch over very many open cases, of which few are due: time and statements.

    .venv/bin/python -m benchmarks.watch [--cases 1000000] [--due 50] [--folder FOLDER]

Sixty invented cases come from the demonstration; the others are copies of one open case with a running term of their
own, made by the database itself: nine in ten are due within two years, one in ten has been overdue for long and was
reminded and escalated long ago. So nothing but the sixty and the few has to do with today.
"""

import argparse
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text

from config import Settings
from oversight.domain.calendar_days import working_day_at
from oversight.persistence import migrate
from oversight.persistence.database import Database, open_engine
from oversight.services import deadline_watch, demonstration
from oversight.services.context import Services
from oversight.statute.loader import load_statute

LOADED_AT = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 3, 5, 0, tzinfo=UTC)
_AT_ONCE = 20_000  # so many cases are made in one transaction
_COPIED = ("docket", "complaint", "case", "term", "published_case")


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did, how long it took on the clock and of the processor, and its statements."""

    done: dict[str, int]
    seconds: float
    processor_seconds: float
    statements: int


def prepare(folder: Path, cases: int, due: int) -> Services:
    """Services over a new SQLite file with *cases* open cases, of which *due* are to be reminded of on NOW."""
    settings = Settings(
        database_url="sqlite://", data_dir=folder, secret_key="k" * 40, base_url="http://localhost", is_testing=True
    )
    engine = open_engine(f"sqlite:///{folder / 'oversight.sqlite'}")
    migrate.upgrade(engine)
    services = Services(Database(engine), load_statute(), settings, lambda: LOADED_AT)
    demonstration.load(services, cases=60, seed=7)
    today = services.context(writes=False).today
    calendar = services.statute.calendar
    place = calendar.working_days.index(today) + 1  # of NOW, the next working day
    due_on = working_day_at(calendar, place + 5).isoformat()
    with services.context(writes=False) as ctx:
        template = _template(ctx.session.connection())
    for first in range(1, cases + 1, _AT_ONCE):
        with services.context(writes=True) as ctx:
            _copy(ctx.session.connection(), template, range(first, min(first + _AT_ONCE, cases + 1)), due, due_on)
            ctx.session.commit()
    return replace(services, clock=lambda: NOW)


def _template(connection: Connection) -> dict[str, int]:
    """The rows, by table, of an open, published case whose control runs: all others become copies of it."""
    query = (
        'SELECT d.rowid AS docket, o.rowid AS complaint, c.rowid AS "case", t.rowid AS term, '
        "p.rowid AS published_case FROM docket d JOIN complaint o ON o.docket_id = d.id "
        'JOIN "case" c ON c.docket_id = d.id JOIN published_case p ON p.docket_id = d.id '
        "JOIN term t ON t.docket_id = d.id AND t.ended_on IS NULL AND t.key = 'control_max_length' "
        "WHERE d.is_open ORDER BY d.position LIMIT 1"
    )
    return dict(connection.execute(text(query)).mappings().one())


def _copy(connection: Connection, template: dict[str, int], numbers: range, due: int, due_on: str) -> None:
    """Copy one open, published case for each of *numbers*, with an id, a number and a term of its own each."""
    # One in ten is long overdue, the first few are due for the first reminder, the others within two years.
    term_due = (
        f"CASE WHEN i <= {due} THEN '{due_on}' WHEN i % 10 = 0 THEN date('2024-06-03', (i % 400) || ' days') "
        "ELSE date('2026-04-01', (i % 700) || ' days') END"
    )
    given: dict[str, dict[str, str]] = {
        "docket": {
            "id": _id("d"),
            "number": "printf('2019-%08d', i)",
            "position": "-i",
            "secret_digest": "NULL",
            "next_due_on": term_due,
        },
        "complaint": {"id": _id("c"), "docket_id": _id("d")},
        "case": {"id": _id("a"), "docket_id": _id("d")},
        "term": {
            "id": _id("e"),
            "docket_id": _id("d"),
            "key": f"CASE WHEN i <= {due} THEN 'control_max_length' WHEN i % 3 = 0 THEN 'object_response' "
            "ELSE 'control_max_length' END",
            "due_on": term_due,
            "reminded": f"CASE WHEN i > {due} AND i % 10 = 0 THEN 4 ELSE 0 END",
            "rung": f"CASE WHEN i > {due} AND i % 10 = 0 THEN 3 ELSE 0 END",
        },
        "published_case": {
            "position": "-i",
            "docket_id": _id("d"),
            "number": "printf('2019-%08d', i)",
            "next_due_on": term_due,
            "is_late": f"i > {due} AND i % 10 = 0",
            "content": "'{}'",
            "search_text": "''",
            "texts_from": "NULL",
        },
    }
    for table in _COPIED:
        columns = {row[1]: row[2] for row in connection.execute(text(f'PRAGMA table_info("{table}")'))}
        # Long texts are cut: the disk is not what is measured.
        kept = {
            name: f'substr(t."{name}", 1, 40)' if kind == "TEXT" else f't."{name}"' for name, kind in columns.items()
        }
        values = ", ".join(given[table].get(name, kept[name]) for name in columns)
        listed = ", ".join(f'"{column}"' for column in columns)
        connection.execute(
            text(
                f"WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
                f'INSERT INTO "{table}" ({listed}) SELECT {values} FROM n, "{table}" t WHERE t.rowid = :row'
            ),
            {"first": numbers[0], "last": numbers[-1], "row": template[table]},
        )


def _id(letter: str) -> str:
    """An id of 32 hexadecimal digits, the same letter and number for the same row."""
    return f"'{letter}' || printf('%031x', i)"


def measure(services: Services) -> Round:
    """One round, counted and timed."""
    statements = 0

    def count(*_: Any) -> None:
        nonlocal statements
        statements += 1

    event.listen(services.database.engine, "before_cursor_execute", count)
    began, worked = time.monotonic(), time.process_time()
    done = deadline_watch.run(services)
    spent = Round(done, time.monotonic() - began, time.process_time() - worked, statements)
    event.remove(services.database.engine, "before_cursor_execute", count)
    return spent


def main() -> None:
    """Prepare, run two rounds, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.watch", description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--due", type=int, default=50)
    parser.add_argument("--folder", type=Path, help="where the database is made; by default it is thrown away")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = given.folder or Path(thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        began = time.monotonic()
        services = prepare(folder, given.cases, given.due)
        size = (folder / "oversight.sqlite").stat().st_size / 1e6
        print(f"{given.cases} open cases and 60 invented ones, {size:.0f} MB, made in {time.monotonic() - began:.0f} s")
        for name in ("a round with few due rows", "the same once more"):
            spent = measure(services)
            did = ", ".join(f"{step} {count}" for step, count in spent.done.items() if count) or "nothing"
            print(
                f"{name}: {spent.seconds:.2f} s, processor {spent.processor_seconds:.2f} s, "
                f"{spent.statements} statements; {did}"
            )


if __name__ == "__main__":
    main()
