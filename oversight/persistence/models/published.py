"""The public register: a copy made through an allow-list, never the private row."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from oversight.persistence.base import Base, Moment


class PublishedCase(Base):
    """What everyone may read of one docket. ``content`` is the whole public page as plain data."""

    __tablename__ = "published_case"

    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"), unique=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    state: Mapped[str] = mapped_column(String(40))
    agency_id: Mapped[UUID | None]
    commission_id: Mapped[UUID]
    region: Mapped[str] = mapped_column(String(9))
    topic: Mapped[str] = mapped_column(String(40))
    form: Mapped[str | None] = mapped_column(String(40))
    station: Mapped[str] = mapped_column(String(20))
    title_kk: Mapped[str] = mapped_column(String(200))
    title_ru: Mapped[str] = mapped_column(String(200))
    title_en: Mapped[str] = mapped_column(String(200))
    filed_on: Mapped[date]
    next_due_on: Mapped[date | None]
    is_late: Mapped[bool] = mapped_column(default=False)
    recommendations: Mapped[int] = mapped_column(default=0)
    answers: Mapped[int] = mapped_column(default=0)
    content: Mapped[dict[str, Any]]
    search_text: Mapped[str] = mapped_column(Text)  # published words only, folded
    texts_from: Mapped[date | None]  # final document and answers are shown from this day on
    published_at: Mapped[Moment]
    changed_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_published_case_state", "state", "position"),
        Index("ix_published_case_agency", "agency_id", "position"),
        Index("ix_published_case_state_agency", "state", "agency_id", "position"),
        Index("ix_published_case_region", "region", "position"),
        Index("ix_published_case_topic", "topic", "position"),
        Index("ix_published_case_form", "form", "position"),
        Index("ix_published_case_late", "is_late", "position"),
        Index("ix_published_case_becomes_late", "is_late", "next_due_on"),
        Index("ix_published_case_filed_on", "filed_on"),
        Index("ix_published_case_texts_from", "texts_from"),
        Index("ix_published_case_commission", "commission_id", "position"),
    )
