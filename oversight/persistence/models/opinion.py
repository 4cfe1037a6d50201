"""What an expert of the commission was asked in a control and answered."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oversight.persistence.base import Base, Id, Moment


class ExpertOpinion(Base):
    """One opinion, given once and never changed; a second one supplements it."""

    __tablename__ = "expert_opinion"

    id: Mapped[Id]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    expert_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    language: Mapped[str] = mapped_column(String(2))
    qualification: Mapped[str] = mapped_column(Text)
    materials: Mapped[str] = mapped_column(Text)  # a line each
    method: Mapped[str] = mapped_column(Text)
    answers: Mapped[list[Any]]  # [{question, answer}]
    limits: Mapped[str] = mapped_column(Text)  # a line each
    given_at: Mapped[Moment]
    given_on: Mapped[date]

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("language IN ('kk', 'ru')", name="language_is_kk_or_ru"),
    )
