"""Accounts, seats, login sessions, single-use tokens and the throttle. Names and addresses live in identity."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from oversight.domain.terms import Role
from oversight.persistence.base import Base, Id, Moment, enum_of
from oversight.persistence.models.body import Body


class Account(Base):
    """Somebody who can sign in. The mail address is in identity; here is only its keyed digest."""

    __tablename__ = "account"

    id: Mapped[Id]
    email_digest: Mapped[str] = mapped_column(String(64), unique=True)
    look_digest: Mapped[str] = mapped_column(String(64), unique=True)  # look-alike letters folded: refuses twins
    identity_id: Mapped[UUID] = mapped_column(ForeignKey("identity.id"))
    password_hash: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="kk")
    theme: Mapped[str] = mapped_column(String(5), default="")
    email_confirmed_at: Mapped[datetime | None]
    is_disabled: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Moment]

    seats: Mapped[list["Seat"]] = relationship(back_populates="account", lazy="raise")


class Seat(Base):
    """One capacity of an account: a role, at a body or none. ``public_name`` is the official's, not a filer's."""

    __tablename__ = "seat"

    id: Mapped[Id]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    role: Mapped[Role] = mapped_column(enum_of(Role, "role"))
    public_name: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[str] = mapped_column(String(200), default="")
    begun_at: Mapped[Moment]
    ended_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(back_populates="seats", lazy="raise")
    body: Mapped[Body | None] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("account_id", "body_id", "role"),
        Index("ix_seat_body_id_role", "body_id", "role", "begun_at", "id"),
    )


class LoginSession(Base):
    """One signed-in browser; revocable at the next request. The cookie holds the token, this row its digest."""

    __tablename__ = "login_session"

    id: Mapped[Id]
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None] = mapped_column(String(40))


class AccountToken(Base):
    """A single-use link: confirm a mail, reset a password, take an invitation. Only the digest is kept."""

    __tablename__ = "account_token"

    id: Mapped[Id]
    purpose: Mapped[str] = mapped_column(String(20))  # confirm, reset, invite
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    identity_id: Mapped[UUID | None] = mapped_column(ForeignKey("identity.id"))
    content: Mapped[dict[str, Any]]  # an invitation's role, body and official name
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[datetime | None]


class Throttle(Base):
    """How many tries a key had in its present window. The key is a digest: no address or mail is kept."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    window_started_at: Mapped[Moment]
    tries: Mapped[int]
