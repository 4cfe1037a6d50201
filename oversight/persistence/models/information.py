"""What the group of a control asks the agency for in the course of it, and what came back."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oversight.persistence.base import Base, Id, Moment


class InformationRequest(Base):
    """One request with its items, answered whole. Its term is the docket's, started on the same day."""

    __tablename__ = "information_request"

    id: Mapped[Id]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    items: Mapped[str] = mapped_column(Text)  # one a line
    wanted_form: Mapped[str] = mapped_column(String(500))
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[Moment]
    asked_on: Mapped[date]  # day 0 of its term
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[date | None]  # the day on which it came
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("trim(items) <> ''", name="asks_for_something"),
        CheckConstraint("answered_on IS NULL OR trim(answer) <> ''", name="answered_has_words"),
        CheckConstraint("answered_on >= asked_on", name="answered_after_asked"),
    )


class InformationFile(Base):
    """A file that came with the answer to a request."""

    __tablename__ = "information_file"

    attachment_id: Mapped[UUID] = mapped_column(ForeignKey("attachment.id"), primary_key=True)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("information_request.id"), index=True)
