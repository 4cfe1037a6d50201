"""What a citizen or an NGO submits, its unfinished form, and its files."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Numeric, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.domain.terms import Channel, ComplaintCategory, ComplaintKind, ComplaintState, SeenAs, Signing
from oversight.persistence.base import Base, Id, Moment, enum_of
from oversight.persistence.models.identity import Identity

if TYPE_CHECKING:
    from oversight.persistence.models.docket import Docket


class Draft(Base):
    """An unfinished filing. A guest's lives two hours behind a random cookie; an account's is kept.

    ``id`` is the idempotency key of the filing: once ``number`` is set, sending again gives the same number.
    Names, address and IIN are in identity, not in ``content``.
    """

    __tablename__ = "draft"

    id: Mapped[Id]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))  # the NGO on whose behalf it is written
    cookie_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    identity_id: Mapped[UUID] = mapped_column(ForeignKey("identity.id"))
    content: Mapped[dict[str, Any]]
    number: Mapped[str | None] = mapped_column(String(16))
    created_at: Mapped[Moment]
    changed_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    version: Mapped[int] = mapped_column()

    identity: Mapped[Identity] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("account_id IS NOT NULL OR cookie_digest IS NOT NULL", name="draft_has_owner"),
        Index("ix_draft_expires_at", "expires_at"),
    )
    __mapper_args__ = {"version_id_col": version}


class Complaint(Base):
    """The intake side of a docket: the filer's own words and how they were dealt with."""

    __tablename__ = "complaint"

    id: Mapped[Id]
    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"), unique=True)
    state: Mapped[ComplaintState] = mapped_column(enum_of(ComplaintState, "state"))
    kind: Mapped[ComplaintKind] = mapped_column(enum_of(ComplaintKind, "kind"))
    channel: Mapped[Channel] = mapped_column(enum_of(Channel, "channel"))
    language: Mapped[str] = mapped_column(String(2))
    seen_as: Mapped[SeenAs] = mapped_column(enum_of(SeenAs, "seen_as"))
    identity_id: Mapped[UUID] = mapped_column(ForeignKey("identity.id"))
    filer_account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    filer_body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    is_citizen_by_statement: Mapped[bool] = mapped_column(default=False)
    has_iin_warning: Mapped[bool] = mapped_column(default=False)  # a mismatch with the birth date: warned only

    # What the card says of the filing; None: never asked.
    category: Mapped[ComplaintCategory | None] = mapped_column(enum_of(ComplaintCategory, "category"))
    signing: Mapped[Signing | None] = mapped_column(enum_of(Signing, "signing"))  # None also: not signed
    agrees_to_processing: Mapped[bool | None]  # of personal data
    confirms_contacts: Mapped[bool | None]  # that notice to the contacts given is proper
    taken_down: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))  # what was said: place, times

    subject: Mapped[str] = mapped_column(String(200))
    decision_text: Mapped[str] = mapped_column(String(2000), default="")  # which act or decision
    text: Mapped[str] = mapped_column(Text)
    wish: Mapped[str] = mapped_column(Text, default="")
    happened_on: Mapped[date | None]
    happened_text: Mapped[str] = mapped_column(String(300), default="")
    locality: Mapped[str] = mapped_column(String(300), default="")
    cadastral_number: Mapped[str] = mapped_column(String(30), default="")
    area_hectares: Mapped[Decimal | None] = mapped_column(Numeric(12, 4))

    received_at: Mapped[Moment]  # the real receipt, also when typed in later
    registered_on: Mapped[date]  # day 0: the day of receipt or the next working day
    recorded_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    claimed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    fix_request: Mapped[str] = mapped_column(Text, default="")
    ground: Mapped[str | None] = mapped_column(String(60))  # key of the statute's grounds
    reasons: Mapped[str] = mapped_column(Text, default="")
    forwarded_to: Mapped[str] = mapped_column(String(300), default="")
    forwarded_parts: Mapped[list[Any]] = mapped_column(default=list)  # [{to, part, on, has_files}]; the rest stays
    checklist: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column()

    docket: Mapped["Docket"] = relationship(back_populates="complaint", lazy="raise")
    attachments: Mapped[list["Attachment"]] = relationship(lazy="raise", order_by="Attachment.created_at")

    __table_args__ = (
        CheckConstraint("state <> 'returned' OR ground IS NOT NULL", name="return_has_ground"),
        CheckConstraint("state <> 'inadmissible' OR ground IS NOT NULL", name="inadmissible_has_ground"),
        # A filer's own list, newest first.
        Index("ix_complaint_filer_account_id", "filer_account_id", "received_at", "docket_id"),
        Index("ix_complaint_filer_body_id", "filer_body_id", "received_at", "docket_id"),
        Index("ix_complaint_claimed_by_id", "claimed_by_id", "state"),  # mine, and nobody's
    )
    __mapper_args__ = {"version_id_col": version}


class Attachment(Base):
    """A file as uploaded. Served to its filer and the commission only, always as a download."""

    __tablename__ = "attachment"

    id: Mapped[Id]
    draft_id: Mapped[UUID | None] = mapped_column(ForeignKey("draft.id", ondelete="SET NULL"), index=True)
    complaint_id: Mapped[UUID | None] = mapped_column(ForeignKey("complaint.id"), index=True)
    finding_id: Mapped[UUID | None] = mapped_column(ForeignKey("finding.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))  # cleaned, for showing only
    media_type: Mapped[str] = mapped_column(String(100))  # from the content, not from the name
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    store_key: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[Moment]
    removed_at: Mapped[datetime | None]
