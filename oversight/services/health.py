"""What the application needs to work, checked one by one."""

import sqlite3
from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from oversight.documents.fonts import FontsMissing, prepare_fonts
from oversight.services.context import Services


def _database(services: Services) -> None:
    with services.database.reading() as session:
        session.execute(text("SELECT 1 FROM docket_counter LIMIT 1"))


def _queue(services: Services) -> None:
    if services.settings.queue_url is None:
        with sqlite3.connect(services.settings.data_dir / "queue.sqlite", timeout=1) as connection:
            connection.execute("SELECT 1")


def _fonts(services: Services) -> None:
    prepare_fonts(services.settings.fonts_source, services.settings.data_dir / "fonts")


_CHECKS: dict[str, Callable[[Services], None]] = {"database": _database, "queue": _queue, "fonts": _fonts}


def failing(services: Services) -> list[str]:
    """The names of what does not answer; empty when everything does."""
    wrong = []
    for name, check in _CHECKS.items():
        try:
            check(services)
        except (SQLAlchemyError, sqlite3.Error, OSError, FontsMissing):
            wrong.append(name)
    return wrong
