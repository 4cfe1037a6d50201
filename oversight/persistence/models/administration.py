"""What was done in the administration: acts that belong to no docket."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from oversight.domain.terms import AdministrationAct, Role
from oversight.persistence.base import Base, Id, Moment, enum_of


class AdministrationEvent(Base):
    """Who did what and when, with what stood before and after. Append-only by trigger; it holds no identity."""

    __tablename__ = "administration_event"

    id: Mapped[Id]
    act: Mapped[AdministrationAct] = mapped_column(enum_of(AdministrationAct, "act"))
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    role: Mapped[Role] = mapped_column(enum_of(Role, "role"))
    at: Mapped[Moment]
    subject: Mapped[str] = mapped_column(String(120))  # a label, a key, an id: what the act was done to
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    reasons: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index("ix_administration_event_at", "at", "id"),)
