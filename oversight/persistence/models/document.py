"""A paper with number, date and digest: bytes kept, never rendered again."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from oversight.domain.terms import DocumentKind
from oversight.persistence.base import Base, Id, Moment, enum_of

if TYPE_CHECKING:
    from oversight.persistence.models.docket import Docket


class IssuedDocument(Base):
    """One paper of a docket in one language. Queued in the act's transaction, typeset by a job, then frozen."""

    __tablename__ = "issued_document"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"))
    kind: Mapped[DocumentKind] = mapped_column(enum_of(DocumentKind, "kind"))
    language: Mapped[str] = mapped_column(String(2))
    sequence: Mapped[int]  # of the event that yielded it
    place: Mapped[int] = mapped_column(default=1, server_default="1")  # among the papers of that event
    context: Mapped[dict[str, Any]] = mapped_column()  # frozen at the act: the paper cannot drift
    state: Mapped[str] = mapped_column(String(10))  # queued, issued, failed
    attempts: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str] = mapped_column(Text, default="")
    queued_at: Mapped[Moment]
    issued_at: Mapped[datetime | None]
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    digest: Mapped[str | None] = mapped_column(String(64), index=True)
    seal: Mapped[str | None] = mapped_column(String(64))  # SHA-256 of the certificate the bytes were sealed with
    size: Mapped[int | None]
    pages: Mapped[int | None]
    template_revision: Mapped[str | None] = mapped_column(String(64))
    statute_revision: Mapped[str] = mapped_column(String(40))
    calendar_revision: Mapped[str] = mapped_column(String(40))

    docket: Mapped["Docket"] = relationship(lazy="raise")  # written after it in one flush

    __table_args__ = (
        UniqueConstraint("docket_id", "kind", "language", "sequence", "place"),
        CheckConstraint("state IN ('queued', 'issued', 'failed')", name="state_known"),
        CheckConstraint("state <> 'issued' OR (content IS NOT NULL AND digest IS NOT NULL)", name="issued_has_bytes"),
        Index("ix_issued_document_state", "state", "queued_at"),
    )
