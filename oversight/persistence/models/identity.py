"""The one table that says who somebody is. Read by one service, never by an agency role, never logged."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from oversight.persistence.base import Base, Id, Moment


class Identity(Base):
    """Names, contacts and IIN of a person or of an NGO's contact person."""

    __tablename__ = "identity"

    id: Mapped[Id]
    full_name: Mapped[str] = mapped_column(String(200), default="")
    postal_address: Mapped[str] = mapped_column(String(500), default="")
    email: Mapped[str | None] = mapped_column(String(254))
    phone: Mapped[str | None] = mapped_column(String(20))
    iin: Mapped[str | None] = mapped_column(String(12))
    birth_on: Mapped[date | None]
    created_at: Mapped[Moment]
