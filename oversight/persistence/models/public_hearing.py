"""A public hearing held in the course of a control: the form of control, not the agency's hearing before it decides."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oversight.persistence.base import Base, Id, Moment


class PublicHearing(Base):
    """One hearing as its protocol tells it. Recorded once, never rewritten."""

    __tablename__ = "public_hearing"

    id: Mapped[Id]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    language: Mapped[str] = mapped_column(String(2))
    announced_on: Mapped[date]
    started_at: Mapped[Moment]
    ended_at: Mapped[Moment]
    place: Mapped[str] = mapped_column(String(500))
    chair_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    secretary_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    attendance: Mapped[list[Any]]  # [{who, count}]
    agenda: Mapped[str] = mapped_column(Text)  # a line each
    speeches: Mapped[list[Any]]  # [{speaker, text}]
    exchanges: Mapped[list[Any]]  # [{asked_by, question, answered_by, answer}]
    polls: Mapped[list[Any]]  # [{proposal, votes_for, votes_against, abstained}]
    recommendations: Mapped[str] = mapped_column(Text)  # a line each
    recorded_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[Moment]

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("language IN ('kk', 'ru')", name="language_is_kk_or_ru"),
        CheckConstraint("ended_at > started_at", name="ended_after_start"),
    )
