"""What the daily watch did, round by round."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from oversight.persistence.base import Base, Id, Moment


class WatchRound(Base):
    """One round of the watch. One that has no end was broken off, or is still at work."""

    __tablename__ = "watch_round"

    id: Mapped[Id]
    began_at: Mapped[Moment]
    ended_at: Mapped[datetime | None]
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # step -> how often it did something
    refused: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    troubles: Mapped[list[Any]] = mapped_column(default=list)  # [{step, number, kind, is_refusal}], the first of them

    __table_args__ = (Index("ix_watch_round_began_at", "began_at"),)
