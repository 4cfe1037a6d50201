"""Seats by invitation: a single-use mail, taken with a password; ended at once when the work ends."""

from dataclasses import dataclass
from uuid import UUID

from oversight.domain.errors import InputRefused, NotVisible
from oversight.domain.identifiers import clean_email
from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, Role
from oversight.domain.terms import AdministrationAct as Act
from oversight.domain.text import clean_line, clean_name
from oversight.domain.words import N_
from oversight.persistence.models import Account, AccountToken, Body, Seat
from oversight.services import outbox, passwords
from oversight.services.accounts import (
    TOKEN_LIFE,
    account_by_email,
    check_password,
    clean_field,
    give_seat,
    limit_mails,
    new_account,
    spend_link,
)
from oversight.services.administration_log import BODY, note
from oversight.services.context import Context
from oversight.services.identity import IdentityData, invited_identity, store_identity
from oversight.services.sign_in import end_sessions_of
from oversight.services.tokens import digest, new_token


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation shows before it is taken."""

    role: str
    body: dict[str, str] | None
    name: str
    email: str


def invite(
    ctx: Context, *, email: str, role: Role, body_id: UUID | None, name: str, position: str, language: str
) -> None:
    """Invite somebody to one seat by a single-use mail. Administrators invite to any seat, an NGO's head to the NGO.

    Raises NotVisible for anybody else, InputRefused for what was typed.
    """
    is_own_ngo = role is Role.NGO_MEMBER and body_id in ctx.actor.bodies(frozenset({Role.NGO_HEAD}))
    if Role.ADMINISTRATOR not in ctx.actor.roles and not is_own_ngo:
        raise NotVisible
    cleaned = clean_field(clean_email, "email", email)
    public_name = clean_field(clean_name, "name", name)
    limit_mails(ctx, cleaned)
    identity = store_identity(ctx, IdentityData(full_name=public_name, email=cleaned))
    token, until = new_token(), ctx.now + TOKEN_LIFE["invite"]
    if Role.ADMINISTRATOR in ctx.actor.roles:
        note(ctx, Act.INVITE, role.value, after={"role": role.value, BODY: str(body_id) if body_id else None})
    ctx.session.add(
        AccountToken(
            purpose="invite",
            token_digest=digest(token),
            identity_id=identity.id,
            content={
                "role": role.value,
                "body_id": str(body_id) if body_id else None,
                "position": clean_field(clean_line, "position", position) if position else "",
            },
            created_at=ctx.now,
            expires_at=until,
        )
    )
    outbox.queue_account_mail(
        ctx, "invite", language=language, path=f"/account/invitation/{token}", identity_id=identity.id, until=until
    )
    ctx.commit()


def read_invitation(ctx: Context, token: str) -> Invitation:
    """What the invitation is for. Raises LinkSpent."""
    row = spend_link(ctx, "invite", token)
    identity = invited_identity(ctx, row)
    body = ctx.session.get(Body, UUID(row.content["body_id"])) if row.content["body_id"] else None
    names = {"kk": body.name_kk, "ru": body.name_ru, "en": body.name_en} if body else None
    return Invitation(row.content["role"], names, identity.full_name, identity.email or "")


def take_invitation(ctx: Context, token: str, password: str, language: str) -> None:
    """Take the seat: a new account with this password, or one more seat of the account that has the address (then the
    password must be its own). Raises LinkSpent or InputRefused.
    """
    row = spend_link(ctx, "invite", token)
    identity = invited_identity(ctx, row)
    email = identity.email or ""
    account = account_by_email(ctx, email)
    if account is None:
        check_password(password, email, names=(identity.full_name,))
        account = new_account(ctx, email, identity.full_name, passwords.hash_password(password), language)
    elif not passwords.is_right(password[: passwords.LONGEST], account.password_hash):
        raise InputRefused({"password": N_("You have an account with this address: give its password.")})
    account.email_confirmed_at = account.email_confirmed_at or ctx.now
    role = Role(row.content["role"])
    body_id = UUID(row.content["body_id"]) if row.content["body_id"] else None
    is_official = role in COMMISSION_ROLES | AGENCY_ROLES
    give_seat(ctx, account, role, body_id, identity.full_name if is_official else "", row.content["position"])
    end_sessions_of(ctx, account.id, "role changed")
    row.used_at = ctx.now
    ctx.commit()


def end_seat(ctx: Context, seat_id: UUID) -> None:
    """End a seat; its holder's sessions end. Administrators end any, an NGO's head those of the NGO but their own.

    The cases stay with the body. Raises NotVisible.
    """
    seat = ctx.session.get(Seat, seat_id)
    is_own_ngo = (
        seat is not None
        and seat.body_id in ctx.actor.bodies(frozenset({Role.NGO_HEAD}))
        and seat.account_id != ctx.actor.account_id
    )
    if seat is None or (Role.ADMINISTRATOR not in ctx.actor.roles and not is_own_ngo):
        raise NotVisible
    if not is_own_ngo:
        held = {"role": seat.role.value, BODY: str(seat.body_id) if seat.body_id else None}
        note(ctx, Act.END_SEAT, str(seat.account_id), before=held)
    seat.ended_at = ctx.now
    end_sessions_of(ctx, seat.account_id, "role changed")
    ctx.commit()


def disable(ctx: Context, account_id: UUID) -> None:
    """Disable an account at once; administrators only, never their own. Raises NotVisible."""
    account = ctx.session.get(Account, account_id)
    if account is None or Role.ADMINISTRATOR not in ctx.actor.roles or account_id == ctx.actor.account_id:
        raise NotVisible
    note(ctx, Act.DISABLE_ACCOUNT, str(account_id))
    account.is_disabled = True
    end_sessions_of(ctx, account_id, "disabled")
    ctx.commit()
