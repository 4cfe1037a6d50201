"""What an act is given: a session, who acts, the statute, the moment, the settings. Nothing is global."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from config import Settings
from oversight.domain.policy import SYSTEM, Actor
from oversight.persistence.database import Database
from oversight.statute.schema import Statute

LOCAL = ZoneInfo("Asia/Almaty")


@dataclass(slots=True)
class Services:
    """What lives as long as the process: the database, the statute, the settings, the clock."""

    database: Database
    statute: Statute
    settings: Settings
    clock: Callable[[], datetime]  # aware, UTC
    wake_jobs: Callable[[], None] = lambda: None  # told after each commit that left work behind

    def context(self, actor: Actor = SYSTEM, *, writes: bool) -> "Context":
        """A context with a session of its own; the caller closes it."""
        return Context(self, self.database.open(writes=writes), actor, self.clock())


@dataclass(slots=True)
class Context:
    """One request or one job: its session, its actor, its moment."""

    services: Services
    session: Session
    actor: Actor
    now: datetime  # aware, UTC: one moment for the whole act
    has_work: bool = field(default=False)

    @property
    def statute(self) -> Statute:
        """The law as data."""
        return self.services.statute

    @property
    def settings(self) -> Settings:
        """The settings."""
        return self.services.settings

    @property
    def today(self) -> date:
        """The local date in Kazakhstan (Asia/Almaty)."""
        return self.now.astimezone(LOCAL).date()

    def as_actor(self, actor: Actor) -> "Context":
        """The same session and moment for another actor (the system, after a person's act)."""
        return replace(self, actor=actor)

    def commit(self) -> None:
        """Commit, then wake the jobs if the act left mail or papers behind."""
        self.session.commit()
        if self.has_work:
            self.has_work = False
            self.services.wake_jobs()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()
