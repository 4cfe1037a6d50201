"""The agency's side: a separate answer to each recommendation, the agency hearing, the measures promised."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.domain.terms import Assessment, HearingMode, Position, ResponseState
from oversight.persistence.base import Base, Id, enum_of
from oversight.persistence.models.final import Recommendation
from oversight.persistence.models.returned_land import ReturnedLand

if TYPE_CHECKING:
    from oversight.persistence.models.docket import Docket


class Response(Base):
    """The agency's answer to one final document (Article 13(4))."""

    __tablename__ = "response"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"), unique=True)
    state: Mapped[ResponseState] = mapped_column(enum_of(ResponseState, "state"))
    received_on: Mapped[date]
    due_on: Mapped[date]
    executor_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    language: Mapped[str] = mapped_column(String(2), default="kk")
    remedy_text: Mapped[str] = mapped_column(Text, default="")
    sent_at: Mapped[datetime | None]
    signed_by: Mapped[str] = mapped_column(String(420), default="")  # official name and post
    completion_request: Mapped[str] = mapped_column(Text, default="")  # what the commission asked to complete
    version: Mapped[int] = mapped_column()

    docket: Mapped["Docket"] = relationship(back_populates="response", lazy="raise")
    answers: Mapped[list["Answer"]] = relationship(lazy="raise", back_populates="response")
    hearing: Mapped["AgencyHearing | None"] = relationship(lazy="raise")

    __table_args__ = (Index("ix_response_state", "state", "due_on"),)  # who is late
    __mapper_args__ = {"version_id_col": version}


class Answer(Base):
    """The answer to one recommendation. Until it is sent it is the agency's own draft.

    The CHECKs refuse a sent answer that is blanket or unreasoned, whatever way it came in.
    """

    __tablename__ = "answer"

    id: Mapped[Id]
    response_id: Mapped[UUID] = mapped_column(ForeignKey("response.id"))
    recommendation_id: Mapped[UUID] = mapped_column(ForeignKey("recommendation.id"), unique=True)
    position: Mapped[Position | None] = mapped_column(enum_of(Position, "position"))
    reasons: Mapped[str] = mapped_column(Text, default="")
    measure: Mapped[str] = mapped_column(Text, default="")
    measure_on: Mapped[date | None]
    responsible: Mapped[str] = mapped_column(String(300), default="")
    legal_reference: Mapped[str] = mapped_column(String(500), default="")
    is_sent: Mapped[bool] = mapped_column(default=False)
    sent_on: Mapped[date | None]
    earlier: Mapped[list[Any]] = mapped_column(default=list)  # answers sent before this one, oldest first
    assessment: Mapped[Assessment | None] = mapped_column(enum_of(Assessment, "assessment"))
    assessment_reasons: Mapped[str] = mapped_column(Text, default="")
    assessed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    response: Mapped[Response] = relationship(back_populates="answers", lazy="raise")
    recommendation: Mapped[Recommendation] = relationship(lazy="raise")
    commitment: Mapped["Commitment | None"] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint(
            "NOT is_sent OR (position IS NOT NULL AND length(trim(reasons)) >= 80)", name="sent_is_reasoned"
        ),
        CheckConstraint("NOT is_sent OR sent_on IS NOT NULL", name="sent_has_day"),
        CheckConstraint(
            "NOT is_sent OR position = 'refused' "
            "OR (trim(measure) <> '' AND measure_on IS NOT NULL AND trim(responsible) <> '')",
            name="sent_acceptance_has_measure",
        ),
        CheckConstraint(
            "NOT is_sent OR position = 'accepted' OR trim(legal_reference) <> ''", name="sent_refusal_has_reference"
        ),
        Index("ix_answer_response_id", "response_id"),
    )
    __mapper_args__ = {"version_id_col": version}


class AgencyHearing(Base):
    """The agency hearing of Article 13(5)-(6): noticed and held, waived in writing, or omitted with reasons."""

    __tablename__ = "agency_hearing"

    id: Mapped[Id]
    response_id: Mapped[UUID] = mapped_column(ForeignKey("response.id"), unique=True)
    mode: Mapped[HearingMode] = mapped_column(enum_of(HearingMode, "mode"))
    notice_on: Mapped[date | None]
    decision_on: Mapped[date | None]
    hearing_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(String(300), default="")  # or a video link
    preliminary_position: Mapped[str] = mapped_column(Text, default="")
    held_on: Mapped[date | None]
    # What its protocol tells (APPK 74, by analogy). A hearing recorded before 0018 has none of it.
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    held_place: Mapped[str] = mapped_column(String(300), default="", server_default="")
    official: Mapped[str] = mapped_column(String(300), default="", server_default="")  # who held it: name, post
    clerk: Mapped[str] = mapped_column(String(300), default="", server_default="")  # who kept the minutes
    participants: Mapped[str] = mapped_column(Text, default="", server_default="")  # one a line; empty: nobody came
    question: Mapped[str] = mapped_column(Text, default="", server_default="")
    record_text: Mapped[str] = mapped_column(Text, default="")  # what was said, a statement a line
    remarks: Mapped[str] = mapped_column(Text, default="", server_default="")
    remarks_decision: Mapped[str] = mapped_column(Text, default="", server_default="")
    reasons: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        UniqueConstraint("response_id", "mode"),
        CheckConstraint("mode <> 'held' OR (notice_on IS NOT NULL AND held_on IS NOT NULL)", name="held_was_noticed"),
        CheckConstraint("mode NOT IN ('waived', 'omitted') OR trim(reasons) <> ''", name="absence_has_reasons"),
    )


class Commitment(Base):
    """A measure the agency promised, followed to its end."""

    __tablename__ = "commitment"

    id: Mapped[Id]
    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answer.id"), unique=True)
    follow_up_on: Mapped[date]
    reported_on: Mapped[date | None]  # the agency's own word; only the commission's check says that it is done
    is_reported_done: Mapped[bool | None]
    report: Mapped[str] = mapped_column(Text, default="")
    is_done: Mapped[bool | None]
    checked_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[str] = mapped_column(Text, default="")

    plots: Mapped[list[ReturnedLand]] = relationship(lazy="raise")  # in no order

    __table_args__ = (
        CheckConstraint(
            "is_done IS NULL OR (trim(evidence) <> '' AND checked_on IS NOT NULL)", name="checked_has_evidence"
        ),
        CheckConstraint(
            "reported_on IS NULL OR (trim(report) <> '' AND is_reported_done IS NOT NULL)", name="report_has_words"
        ),
    )
