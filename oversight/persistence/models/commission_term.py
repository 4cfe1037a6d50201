"""How long a commission's own terms are, where it wants another length than the files give."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from oversight.persistence.base import Base, Id, Moment


class CommissionTerm(Base):
    """The length of one house rule of one commission from a day on. Append-only by trigger: a change is a new row."""

    __tablename__ = "commission_term"

    id: Mapped[Id]
    position: Mapped[int] = mapped_column(unique=True)  # the order of decision; of two for one day the later counts
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    key: Mapped[str] = mapped_column(String(40))
    length: Mapped[int]  # in the unit of the rule
    in_force_from: Mapped[date]
    reasons: Mapped[str] = mapped_column(Text)
    decided_by_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint("length >= 0", name="length_is_no_debt"),
        Index("ix_commission_term_body_id_key", "body_id", "key", "position"),
    )
