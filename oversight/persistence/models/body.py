"""Bodies: commissions, agencies, NGOs; and the rules a commission has given itself."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.domain.terms import BodyKind
from oversight.persistence.base import Base, Id, enum_of


class Body(Base):
    """An organisation: a commission, an agency or an NGO. ``bin`` is its business identification number."""

    __tablename__ = "body"

    id: Mapped[Id]
    kind: Mapped[BodyKind] = mapped_column(enum_of(BodyKind, "kind"))
    key: Mapped[str | None] = mapped_column(String(60), unique=True)  # its key in the reference data
    bin: Mapped[str | None] = mapped_column(String(12), unique=True)
    name_kk: Mapped[str] = mapped_column(String(300))
    name_ru: Mapped[str] = mapped_column(String(300))
    name_en: Mapped[str] = mapped_column(String(300))
    region: Mapped[str | None] = mapped_column(String(9))  # KATO code
    object_class: Mapped[str | None] = mapped_column(String(60))  # Article 1(4): key of the statute's list
    is_excluded: Mapped[bool] = mapped_column(default=False)  # special-regime or regime facility
    is_state_body: Mapped[bool] = mapped_column(default=False)
    address: Mapped[str] = mapped_column(String(500), default="")
    is_active: Mapped[bool] = mapped_column(default=True)

    __table_args__ = (Index("ix_body_kind_name_kk", "kind", "is_active", "name_kk"),)

    def name(self, language: str) -> str:
        """The name in *language* (kk, ru or en)."""
        return str(getattr(self, f"name_{language}"))


class CommissionRules(Base):
    """The rules a commission has given itself, from a date on; the newest that is in force counts."""

    __tablename__ = "commission_rules"

    id: Mapped[Id]
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    in_force_from: Mapped[date]
    quorum_numerator: Mapped[int]  # share of eligible members that must be exceeded
    quorum_denominator: Mapped[int]
    majority: Mapped[str] = mapped_column(String(20))
    has_casting_vote: Mapped[bool]
    chair_decides: Mapped[list[Any]]  # motion kinds the chair may decide alone
    topics: Mapped[list[Any]]  # what it takes up; shown to filers
    regions: Mapped[list[Any]]  # KATO codes; empty: the whole country
    mandate_kk: Mapped[str] = mapped_column(String(600))
    mandate_ru: Mapped[str] = mapped_column(String(600))
    mandate_en: Mapped[str] = mapped_column(String(600))

    body: Mapped[Body] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("body_id", "in_force_from"),
        CheckConstraint("quorum_denominator > 0 AND quorum_numerator >= 0", name="quorum_is_a_share"),
    )
