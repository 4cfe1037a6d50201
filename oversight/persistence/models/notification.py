"""The outbox: a row in the act's own transaction; the job only drains it and may run twice."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.persistence.base import Base, Id, Moment

if TYPE_CHECKING:
    from oversight.persistence.models.docket import Docket


class Notification(Base):
    """One mail to one receiver. It says that there is news and nothing personal; the address is read when sent."""

    __tablename__ = "notification"

    id: Mapped[Id]
    docket_id: Mapped[UUID | None] = mapped_column(ForeignKey("docket.id"))
    sequence: Mapped[int | None]  # of the event it tells of
    once_key: Mapped[str | None] = mapped_column(String(80))  # unique: what the clock says, it says once
    message: Mapped[str] = mapped_column(String(60))  # an Action value or an account message
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    identity_id: Mapped[UUID | None] = mapped_column(ForeignKey("identity.id"))
    language: Mapped[str] = mapped_column(String(2))
    content: Mapped[dict[str, Any]] = mapped_column(default=dict)  # number, link path; never a name
    state: Mapped[str] = mapped_column(String(10))  # queued, sending, sent, failed
    attempts: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str] = mapped_column(Text, default="")
    queued_at: Mapped[Moment]
    next_try_at: Mapped[Moment]
    sent_at: Mapped[datetime | None]

    docket: Mapped["Docket | None"] = relationship(lazy="raise")  # written after it in one flush

    __table_args__ = (
        CheckConstraint("state IN ('queued', 'sending', 'sent', 'failed')", name="state_known"),
        CheckConstraint("account_id IS NOT NULL OR identity_id IS NOT NULL", name="has_receiver"),
        Index("ix_notification_state", "state", "next_try_at"),
        Index("ix_notification_message", "message", "state"),
        Index("uq_notification_once_key", "once_key", unique=True),
    )
