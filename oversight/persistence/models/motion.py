"""A question put to the commission, and the votes on it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.domain.terms import MotionKind, MotionOutcome, MotionState, VoteChoice
from oversight.persistence.base import Base, Id, Moment, enum_of


class Motion(Base):
    """A circulated vote: opened, cast, closed. Its tally is written once, at the close, with its arithmetic."""

    __tablename__ = "motion"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"))
    kind: Mapped[MotionKind] = mapped_column(enum_of(MotionKind, "kind"))
    round: Mapped[int] = mapped_column(default=1)
    recommendation_id: Mapped[UUID | None] = mapped_column(ForeignKey("recommendation.id"))
    text: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[MotionState] = mapped_column(enum_of(MotionState, "state"))
    is_chair_decision: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[Moment]
    closes_at: Mapped[Moment]
    closed_at: Mapped[datetime | None]
    members: Mapped[int | None]
    recused: Mapped[int | None]
    eligible: Mapped[int | None]
    needed: Mapped[int | None]
    voted: Mapped[int | None]
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    abstained: Mapped[int | None]
    majority: Mapped[str] = mapped_column(String(20))
    cast_by_chair: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[MotionOutcome | None] = mapped_column(enum_of(MotionOutcome, "outcome"))
    version: Mapped[int] = mapped_column()

    votes: Mapped[list["Vote"]] = relationship(lazy="raise", order_by="Vote.cast_at")

    __table_args__ = (
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_has_moment"),
        CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name="closed_has_outcome"),
        CheckConstraint(
            "needed IS NULL OR needed <= eligible OR (outcome IS NOT NULL AND outcome = 'no_quorum')",
            name="quorum_is_possible",
        ),
        Index("ix_motion_docket_id", "docket_id", "state"),
        Index("ix_motion_state", "state", "closes_at"),  # what is being voted on now
    )
    __mapper_args__ = {"version_id_col": version}


class Vote(Base):
    """One member's vote in one motion. Never changed and never deleted (trigger); set aside after a recusal."""

    __tablename__ = "vote"

    id: Mapped[Id]
    motion_id: Mapped[UUID] = mapped_column(ForeignKey("motion.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    choice: Mapped[VoteChoice] = mapped_column(enum_of(VoteChoice, "choice"))
    dissent: Mapped[str] = mapped_column(Text, default="")
    cast_at: Mapped[Moment]

    __table_args__ = (UniqueConstraint("motion_id", "account_id"),)
