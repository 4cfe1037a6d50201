"""One matter from complaint to closure under one number: its event log, its terms, its declarations."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.domain.terms import (
    Action,
    InterestMeasure,
    InterestStatement,
    Outcome,
    RecordKind,
    Role,
    Station,
)
from oversight.persistence.base import Base, Id, Moment, enum_of
from oversight.persistence.models.body import Body
from oversight.persistence.models.complaint import Complaint

if TYPE_CHECKING:
    from oversight.persistence.models.case import Case
    from oversight.persistence.models.response import Response


class DocketCounter(Base):
    """The last serial given in a year; stepped inside the filing's transaction, so that the series has no gap."""

    __tablename__ = "docket_counter"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_serial: Mapped[int]


class Docket(Base):
    """The number and what its three records share. The event counter and head step with every act."""

    __tablename__ = "docket"

    id: Mapped[Id]
    number: Mapped[str] = mapped_column(String(16), unique=True)
    position: Mapped[int] = mapped_column(BigInteger, unique=True)  # orders all numbers, newest greatest
    journal_number: Mapped[str] = mapped_column(String(40), default="")  # the commission's own, optional
    commission_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    agency_text: Mapped[str] = mapped_column(String(300), default="")  # as the filer named it
    agency_told_on: Mapped[date | None]  # from then on the agency is a party
    region: Mapped[str] = mapped_column(String(9))
    topic: Mapped[str] = mapped_column(String(40))
    secret_digest: Mapped[str | None] = mapped_column(String(64))
    station: Mapped[Station] = mapped_column(enum_of(Station, "station"))
    is_open: Mapped[bool] = mapped_column(default=True)
    outcome: Mapped[Outcome | None] = mapped_column(enum_of(Outcome, "outcome"))
    closed_on: Mapped[date | None]
    title_kk: Mapped[str] = mapped_column(String(200), default="")  # neutral, written by the secretary
    title_ru: Mapped[str] = mapped_column(String(200), default="")
    title_en: Mapped[str] = mapped_column(String(200), default="")
    filed_at: Mapped[Moment]
    claimed_by_id: Mapped[UUID | None]  # as on the complaint: here for the queue of who took it
    next_due_on: Mapped[date | None]
    next_due_key: Mapped[str | None] = mapped_column(String(40))
    listed_on: Mapped[date | None]  # an item for the next session since that day: the agency is silent
    last_sequence: Mapped[int] = mapped_column(default=0)
    head_digest: Mapped[str] = mapped_column(String(64))
    changed_at: Mapped[Moment]

    commission: Mapped[Body] = relationship(foreign_keys=[commission_id], lazy="raise")
    agency: Mapped[Body | None] = relationship(foreign_keys=[agency_id], lazy="raise")
    complaint: Mapped[Complaint] = relationship(back_populates="docket", lazy="raise")
    case: Mapped["Case | None"] = relationship(back_populates="docket", lazy="raise")
    response: Mapped["Response | None"] = relationship(back_populates="docket", lazy="raise")
    declarations: Mapped[list["Declaration"]] = relationship(lazy="raise")
    terms: Mapped[list["Term"]] = relationship(lazy="raise", order_by="Term.due_on")

    __table_args__ = (
        # A desk's queue: open dockets of one body by next date.
        Index("ix_docket_commission_queue", "commission_id", "is_open", "next_due_on", "position"),
        Index("ix_docket_commission_station", "commission_id", "is_open", "station", "next_due_on", "position"),
        Index("ix_docket_claimed_queue", "claimed_by_id", "is_open", "next_due_on", "position"),
        Index("ix_docket_agency_queue", "agency_id", "is_open", "next_due_on", "position"),
        Index("ix_docket_next_due_on", "is_open", "next_due_on"),
        Index("ix_docket_listed_on", "commission_id", "listed_on"),
    )

    def title(self, language: str) -> str:
        """The neutral title in *language*, else in whatever language there is one."""
        return str(getattr(self, f"title_{language}") or self.title_kk or self.title_ru or self.title_en)


class Event(Base):
    """One thing that was done. Append-only by trigger; ``data`` holds no identity."""

    __tablename__ = "event"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"))
    sequence: Mapped[int]
    action: Mapped[Action] = mapped_column(enum_of(Action, "action"))
    record_kind: Mapped[RecordKind] = mapped_column(enum_of(RecordKind, "record_kind"))
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    role: Mapped[Role] = mapped_column(enum_of(Role, "role"))
    at: Mapped[Moment]
    source: Mapped[str | None] = mapped_column(String(40))
    target: Mapped[str | None] = mapped_column(String(40))
    provision: Mapped[str | None] = mapped_column(String(40))
    data: Mapped[dict[str, Any]]
    key: Mapped[str | None] = mapped_column(String(64), unique=True)  # idempotency key of the form
    digest: Mapped[str] = mapped_column(String(64))

    docket: Mapped[Docket] = relationship(lazy="raise")  # written after it in one flush

    __table_args__ = (UniqueConstraint("docket_id", "sequence"), Index("ix_event_at", "at", "sequence"))


class Term(Base):
    """A deadline that runs or ran for a docket, always computed from its original trigger."""

    __tablename__ = "term"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"))
    key: Mapped[str] = mapped_column(String(40))
    from_on: Mapped[date]
    due_on: Mapped[date]
    is_modelled: Mapped[bool]  # a house rule modelled on the code
    length: Mapped[int | None]  # the commission's own, kept as long as the term runs; None: as the statute says
    pauses: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")  # first and last day of each
    started_by: Mapped[int]  # sequence of the event
    ended_on: Mapped[date | None]
    calendar_revision: Mapped[str] = mapped_column(String(40))
    statute_revision: Mapped[str] = mapped_column(String(40))
    reminded: Mapped[int] = mapped_column(default=0)  # stages of reminding that have passed
    rung: Mapped[int] = mapped_column(default=0)  # of the ladder that follows when nobody acts in time

    __table_args__ = (
        Index("ix_term_docket_id", "docket_id", "ended_on", "due_on"),  # those of one docket, soonest first
        # What the daily watch has to do: the terms that run and have not come so far yet, by last day.
        Index("ix_term_reminded", "ended_on", "reminded", "due_on"),
        Index("ix_term_rung", "key", "ended_on", "rung", "due_on"),
        Index("ix_term_due_on", "ended_on", "due_on", "id"),  # all that run, by due day, page by page
    )


class Declaration(Base):
    """The answer of one person to the conflict-of-interest declaration of one docket (circle: Article 1(2))."""

    __tablename__ = "declaration"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    role: Mapped[Role] = mapped_column(enum_of(Role, "role"))
    statement: Mapped[InterestStatement] = mapped_column(enum_of(InterestStatement, "statement"))
    measure: Mapped[InterestMeasure] = mapped_column(enum_of(InterestMeasure, "measure"))
    nature: Mapped[str] = mapped_column(Text, default="")
    declared_at: Mapped[Moment]
    recused_at: Mapped[datetime | None]
    earlier: Mapped[list[Any]] = mapped_column(default=list)  # answers given before this one, oldest first

    __table_args__ = (
        UniqueConstraint("docket_id", "account_id"),
        Index("ix_declaration_account_id", "account_id"),
    )
