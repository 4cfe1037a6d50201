"""The final document of Article 13 and its numbered recommendations."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.domain.terms import FinalDocumentKind, ReceiptKind
from oversight.persistence.base import Base, Id, enum_of


class FinalDocument(Base):
    """Everything Article 13(1) asks for that is not already on the case. Frozen by adoption."""

    __tablename__ = "final_document"

    id: Mapped[Id]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), unique=True)
    kind: Mapped[FinalDocumentKind] = mapped_column(enum_of(FinalDocumentKind, "kind"))
    authentic_language: Mapped[str] = mapped_column(String(2))
    decision_text: Mapped[str] = mapped_column(Text, default="")  # the act or decision under control
    held_text: Mapped[str] = mapped_column(Text, default="")  # date, time and place of the control; a line each
    tasks_text: Mapped[str] = mapped_column(Text, default="")  # a line each
    subjects: Mapped[list[Any]] = mapped_column(default=list)  # [{name, kind, basis, conflict}]
    forms_text: Mapped[str] = mapped_column(Text, default="")  # how the form of control was used
    facts_text: Mapped[str] = mapped_column(Text, default="")  # introduction; the findings follow by number
    proposals_text: Mapped[str] = mapped_column(Text, default="")  # to remove causes and conditions; a line each
    other_documents: Mapped[list[Any]] = mapped_column(default=list)  # [{title, origin, sheets}]
    has_no_other_documents: Mapped[bool] = mapped_column(default=False)  # said openly: an empty list is no oversight
    adopted_on: Mapped[date | None]
    dispatched_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]  # to the agency's cabinet
    received_at: Mapped[datetime | None]
    received_on: Mapped[date | None]  # day 0 of the ten working days
    receipt_kind: Mapped[ReceiptKind | None] = mapped_column(enum_of(ReceiptKind, "receipt_kind"))
    version: Mapped[int] = mapped_column()

    recommendations: Mapped[list["Recommendation"]] = relationship(lazy="raise", order_by="Recommendation.number")

    __table_args__ = (
        CheckConstraint("(received_on IS NULL) = (receipt_kind IS NULL)", name="receipt_has_kind"),
        Index("ix_final_document_unreceived", "received_on", "delivered_at"),
        CheckConstraint("dispatched_at IS NULL OR adopted_on IS NOT NULL", name="dispatched_was_adopted"),
    )
    __mapper_args__ = {"version_id_col": version}


class Recommendation(Base):
    """One numbered recommendation: its own record, its own vote, its own answer."""

    __tablename__ = "recommendation"

    id: Mapped[Id]
    final_document_id: Mapped[UUID] = mapped_column(ForeignKey("final_document.id"))
    number: Mapped[int]
    text_kk: Mapped[str] = mapped_column(Text, default="")
    text_ru: Mapped[str] = mapped_column(Text, default="")
    authentic_language: Mapped[str] = mapped_column(String(2))
    addressee: Mapped[str] = mapped_column(String(300))  # unit or post at the agency
    ground: Mapped[str] = mapped_column(Text)
    findings: Mapped[list[Any]] = mapped_column(default=list)  # numbers of the facts it rests on
    suggested_term: Mapped[str] = mapped_column(String(200))
    is_adopted: Mapped[bool | None]  # by its own vote; None: not voted yet
    version: Mapped[int] = mapped_column()

    __table_args__ = (
        UniqueConstraint("final_document_id", "number"),
        CheckConstraint("authentic_language IN ('kk', 'ru')", name="authentic_is_kk_or_ru"),
        CheckConstraint(
            "(authentic_language = 'kk' AND text_kk <> '') OR (authentic_language = 'ru' AND text_ru <> '')",
            name="authentic_text_present",
        ),
    )

    __mapper_args__ = {"version_id_col": version}

    def text(self, language: str) -> str:
        """The text in *language*; empty when there is no translation."""
        return {"kk": self.text_kk, "ru": self.text_ru}.get(language, "")
