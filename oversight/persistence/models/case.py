"""The control: its programme, its findings, its completion."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.domain.terms import CaseState
from oversight.persistence.base import Base, Id, Moment, enum_of
from oversight.persistence.models.complaint import Attachment

if TYPE_CHECKING:
    from oversight.persistence.models.docket import Docket


class Case(Base):
    """The control of one docket (Law 30-VIII): one form, tasks, dates, place, group."""

    __tablename__ = "case"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"), unique=True)
    state: Mapped[CaseState] = mapped_column(enum_of(CaseState, "state"))
    form: Mapped[str | None] = mapped_column(String(40))  # key of the statute's control forms
    tasks: Mapped[str] = mapped_column(Text, default="")
    questions: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(String(500), default="")
    group: Mapped[list[Any]] = mapped_column(default=list)  # seat ids of the people who carry it out
    rapporteur_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    rapporteur_reasons: Mapped[str] = mapped_column(Text, default="")  # why not the least loaded one
    notified_on: Mapped[date | None]
    started_on: Mapped[date | None]
    completed_on: Mapped[date | None]
    ground: Mapped[str | None] = mapped_column(String(60))  # of discontinuing: key of the statute's grounds
    reasons: Mapped[str] = mapped_column(Text, default="")  # of suspension, discontinuing, closing
    version: Mapped[int] = mapped_column()

    docket: Mapped["Docket"] = relationship(back_populates="case", lazy="raise")
    findings: Mapped[list["Finding"]] = relationship(lazy="raise", order_by="Finding.number")

    __table_args__ = (
        CheckConstraint(
            "state NOT IN ('completed', 'draft_final', 'adopted', 'sent', 'received') OR completed_on IS NOT NULL",
            name="completed_has_date",
        ),
        CheckConstraint("state IN ('draft', 'cleared', 'discontinued') OR form IS NOT NULL", name="control_has_form"),
        CheckConstraint("completed_on >= started_on", name="completed_after_start"),
        Index("ix_case_state", "state"),
        Index("ix_case_rapporteur_id", "rapporteur_id"),
    )
    __mapper_args__ = {"version_id_col": version}


class Finding(Base):
    """An established fact or circumstance with its evidence."""

    __tablename__ = "finding"

    id: Mapped[Id]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    established_on: Mapped[date]
    place: Mapped[str] = mapped_column(String(300), default="")
    evidence: Mapped[str] = mapped_column(Text)
    recorded_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[Moment]
    withdrawn_at: Mapped[datetime | None]
    withdrawal_reasons: Mapped[str] = mapped_column(Text, default="")

    attachments: Mapped[list[Attachment]] = relationship(lazy="raise")

    __table_args__ = (UniqueConstraint("case_id", "number"),)
