"""Changes of the working calendar after the files: proposed by one person, approved by another."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from oversight.domain.terms import CalendarState
from oversight.persistence.base import Base, Id, Moment, enum_of


class CalendarRevision(Base):
    """Whole years of the working calendar as they were imported. Frozen by trigger, but for how far the counting is.

    The calendar that counts is that of the files with every approved revision laid over it by ``position``.
    """

    __tablename__ = "calendar_revision"

    id: Mapped[Id]
    label: Mapped[str] = mapped_column(String(40), unique=True)  # what readings call the calendar
    source: Mapped[str] = mapped_column(String(300))  # the act, its number and day
    content: Mapped[str] = mapped_column(Text)  # the file as it was imported
    state: Mapped[CalendarState] = mapped_column(enum_of(CalendarState, "state"))
    imported_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    imported_at: Mapped[Moment]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decided_by: Mapped[str] = mapped_column(String(200), default="")  # the official's name, as on papers
    decided_at: Mapped[datetime | None]
    position: Mapped[int | None] = mapped_column(unique=True)  # the order of approval
    # How far the walk over the running terms is: before the approval it counts what would move, after it it moves them.
    is_walked: Mapped[bool] = mapped_column(default=False)
    walk_began_at: Mapped[datetime | None]  # the present round
    walked_on: Mapped[date | None]  # due day and id of the last term looked at
    walked_id: Mapped[UUID | None]
    looked_at: Mapped[int] = mapped_column(default=0)  # terms
    moving: Mapped[int] = mapped_column(default=0)  # of these; after the approval, cases that were moved

    __table_args__ = (
        CheckConstraint("(state = 'proposed') = (decided_by_id IS NULL)", name="decided_has_person"),
        CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="decided_has_moment"),
        CheckConstraint("(state = 'approved') = (position IS NOT NULL)", name="approved_has_position"),
        CheckConstraint("state <> 'approved' OR decided_by_id <> imported_by_id", name="four_eyes"),
        Index("ix_calendar_revision_state", "state", "is_walked"),
        Index("ix_calendar_revision_imported_at", "imported_at"),
    )
