"""A visit in the course of a control: what was seen where and when, in whose presence."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oversight.persistence.base import Base, Id, Moment


class Visit(Base):
    """The record of one observation. Written once; what it proves becomes facts of their own."""

    __tablename__ = "visit"

    id: Mapped[Id]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    began_at: Mapped[Moment]
    ended_at: Mapped[Moment]
    place: Mapped[str] = mapped_column(String(500))
    observers: Mapped[list[Any]]  # seat ids
    representative: Mapped[str] = mapped_column(String(300), default="")  # of the agency: name, post; empty: nobody
    observations: Mapped[list[Any]]  # [{text, evidence}] in the order seen
    photographs: Mapped[int]
    remarks: Mapped[str] = mapped_column(Text, default="")  # of the representative
    recorded_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[Moment]

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("ended_at > began_at", name="ended_after_it_began"),
        CheckConstraint("photographs >= 0", name="photographs_counted"),
    )
