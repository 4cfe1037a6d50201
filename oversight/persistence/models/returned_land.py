"""Land returned to the state after a control, plot by plot, as the commission recorded it when it checked a measure."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oversight.domain.returned_land import DECIMALS, LONGEST_BASIS, LONGEST_CADASTRAL_NUMBER, LONGEST_DISTRICT
from oversight.persistence.base import Base, Id, Moment


class ReturnedLand(Base):
    """One plot. Written once; all that may be changed is that it is struck out, once. The database refuses the rest."""

    __tablename__ = "returned_land"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"))
    commitment_id: Mapped[UUID] = mapped_column(ForeignKey("commitment.id"))  # the measure at whose check it came up
    number: Mapped[int]  # within the docket
    area_hectares: Mapped[Decimal] = mapped_column(Numeric(12, DECIMALS))
    cadastral_number: Mapped[str] = mapped_column(String(LONGEST_CADASTRAL_NUMBER), default="")  # never published
    region: Mapped[str] = mapped_column(String(9))
    district: Mapped[str] = mapped_column(String(LONGEST_DISTRICT))
    language: Mapped[str] = mapped_column(String(2))  # of the district's name
    returned_on: Mapped[date]
    basis: Mapped[str] = mapped_column(String(LONGEST_BASIS))
    recorded_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[Moment]
    struck_at: Mapped[datetime | None]
    striking_reasons: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        UniqueConstraint("docket_id", "number"),
        CheckConstraint("area_hectares > 0", name="area_is_some"),
        CheckConstraint("trim(district) <> '' AND trim(basis) <> ''", name="place_and_basis"),
        CheckConstraint("struck_at IS NULL OR trim(striking_reasons) <> ''", name="struck_has_reasons"),
        Index("ix_returned_land_commitment_id", "commitment_id"),
        Index("ix_returned_land_returned_on", "returned_on", "docket_id"),  # the annual report
    )

    @property
    def is_standing(self) -> bool:
        """Whether it counts."""
        return self.struck_at is None
