"""What the commission said afterwards of a paper it had issued. The paper itself is never changed."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oversight.domain.terms import DocumentKind
from oversight.persistence.base import Base, Id, enum_of


class PaperNote(Base):
    """A correction or a withdrawal of one issued paper, in whatever languages. Append-only by trigger."""

    __tablename__ = "paper_note"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"))
    sequence: Mapped[int]  # of the act; the note has its number from it
    number: Mapped[str] = mapped_column(String(30))  # of the note: 2026-00147/14
    about: Mapped[str] = mapped_column(String(30))  # the number of the old paper: 2026-00147/09-2
    kind: Mapped[DocumentKind] = mapped_column(enum_of(DocumentKind, "kind"))  # whose readers read the note
    is_withdrawal: Mapped[bool]
    changes: Mapped[list[Any]] = mapped_column()  # dicts of place, was and now, in order
    reasons: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        UniqueConstraint("docket_id", "sequence"),
        CheckConstraint("kind <> 'correction_note'", name="kind_is_that_of_the_first_paper"),
    )
