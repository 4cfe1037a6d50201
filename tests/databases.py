"""Databases in which every revision has run, without running them again: each kind is migrated once, then copied.

That the revisions run from nothing is shown by tests/migrations, on databases that are really empty.
"""

import shutil
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Self
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from oversight.persistence import migrate
from oversight.persistence.database import WRITES, open_engine
from tests import factories
from tests.postgres import create_database, start_postgres
from tests.world import World, make_world

KINDS = ("sqlite", "postgresql")


class Databases:
    """The databases of one process of the tests; leaving the block closes them all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        self._templates: dict[str, str] = {}
        self._empty: dict[str, Engine] = {}
        self._peopled: dict[str, tuple[Engine, World]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def new(self, kind: str) -> Engine:
        """A migrated database for one user alone, in which commits are commits; closed at the end of the process."""
        if kind not in self._templates:
            self._templates[kind] = self._migrated(kind)
        engine = open_engine(self._copy(kind, self._templates[kind]))
        self._open.callback(engine.dispose)
        return engine

    def empty(self, kind: str) -> Engine:
        """The one migrated database without a row. Shared: whoever writes rolls back."""
        if kind not in self._empty:
            self._empty[kind] = self.new(kind)
        return self._empty[kind]

    def peopled(self, kind: str) -> tuple[Engine, World]:
        """The one database in which only the small world lives. Shared: whoever writes rolls back."""
        if kind not in self._peopled:
            engine = self.new(kind)
            with Session(engine.execution_options(**{WRITES: True}), expire_on_commit=False) as session:
                factories.write_to(session)
                self._peopled[kind] = engine, make_world(session)
        return self._peopled[kind]

    @cached_property
    def _server(self) -> str:
        return self._open.enter_context(start_postgres())

    def _migrated(self, kind: str) -> str:
        """Run every revision; the file or the name of the database to copy, which nobody has open."""
        address = f"sqlite:///{self._folder / 'template.sqlite'}"
        engine = open_engine(address if kind == "sqlite" else create_database(self._server, _any_name()))
        migrate.upgrade(engine)
        engine.dispose()
        assert engine.url.database
        return engine.url.database

    def _copy(self, kind: str, template: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{shutil.copyfile(template, self._folder / f'{_any_name()}.sqlite')}"
        return create_database(self._server, _any_name(), template=template)


def _any_name() -> str:
    return f"tests_{uuid4().hex}"
