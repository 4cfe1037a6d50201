"""What an act is given: a session, who acts, the statute, the moment, the settings. Nothing is global."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from config import Settings
from oversight.domain.policy import SYSTEM, Actor
from oversight.persistence.database import Database
from oversight.services.rulebook import Rulebook, Rulebooks
from oversight.services.signatures import SignatureVerifier
from oversight.statute.schema import Statute

LOCAL = ZoneInfo("Asia/Almaty")


@dataclass(slots=True)
class Services:
    """What lives as long as the process: the database, the statute, the settings, the clock.

    ``statute`` is that of the files. What counts in an act or on a page is `Context.statute`.
    """

    database: Database
    statute: Statute
    settings: Settings
    clock: Callable[[], datetime]  # aware, UTC
    wake_jobs: Callable[[], None] = lambda: None  # told after each commit that left work behind
    signature_verifier: SignatureVerifier | None = None  # an adapter of the operator's, if any
    rulebooks: Rulebooks = field(init=False)

    def __post_init__(self) -> None:
        self.rulebooks = Rulebooks(self.statute)

    def context(self, actor: Actor = SYSTEM, *, writes: bool) -> "Context":
        """A context with a session of its own; the caller closes it."""
        return Context(self, self.database.open(writes=writes), actor, self.clock(), writes)


@dataclass(slots=True)
class Context:
    """One request or one job: its session, its actor, its moment."""

    services: Services
    session: Session
    actor: Actor
    now: datetime  # aware, UTC: one moment for the whole act
    writes: bool
    has_work: bool = field(default=False)
    _rulebook: Rulebook | None = field(default=None)  # one for the whole act

    @property
    def rulebook(self) -> Rulebook:
        """The rules that count in this act or on this page."""
        if self._rulebook is None:
            self._rulebook = self.services.rulebooks.newest(self.session, self.now, exactly=self.writes)
        return self._rulebook

    @property
    def statute(self) -> Statute:
        """The law as data, with the calendar that counts."""
        return self.rulebook.statute

    def own_lengths(self, commission_id: UUID, on: date) -> dict[str, int]:
        """The lengths the commission has given to its own terms that begin on a local day, by key."""
        return self.rulebook.lengths(commission_id, on)

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
        self._rulebook = None
        if self.has_work:
            self.has_work = False
            self.services.wake_jobs()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()
