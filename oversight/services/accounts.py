"""Accounts: register, confirm, sign in, reset, invite, end. One answer for known and unknown addresses."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from oversight.domain.errors import DomainError, InputRefused, TooManyTries
from oversight.domain.identifiers import check_bin, clean_email
from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, BodyKind, Role
from oversight.domain.text import clean_line, clean_name, look_of
from oversight.domain.words import N_
from oversight.persistence.models import Account, AccountToken, Body, Seat
from oversight.services import outbox, passwords, throttle
from oversight.services.context import Context, Services
from oversight.services.identity import IdentityData, store_identity
from oversight.services.sign_in import begin_session, end_sessions_of
from oversight.services.tokens import digest, keyed_digest, new_token

WINDOW = timedelta(minutes=15)
TOKEN_LIFE = {"confirm": timedelta(hours=24), "reset": timedelta(hours=1), "invite": timedelta(days=7)}
TAKEN = N_("This address cannot be used. If it is yours, sign in or choose a new password.")


class SignInRefused(DomainError):
    """Wrong address or password, unconfirmed or disabled: always the same words."""

    message = N_("The mail address or the password is wrong, or the address is not confirmed yet.")


class LinkSpent(DomainError):
    """A single-use link was used, is too old, or never was one."""

    message = N_("This link was already used or is too old. Ask for a new one.")


@dataclass(frozen=True, slots=True)
class Registration:
    """What a citizen or the first person of an NGO gives. ``bin`` and ``organisation`` are for an NGO only."""

    name: str
    email: str
    password: str
    language: str
    organisation: str = ""
    bin: str = ""


def _digests(ctx: Context, email: str) -> tuple[str, str]:
    key = ctx.settings.secret_key
    return keyed_digest(key, "email", email.casefold()), keyed_digest(key, "look", look_of(email))


def account_by_email(ctx: Context, email: str) -> Account | None:
    """The account with this address, found by its keyed digest."""
    return ctx.session.scalars(select(Account).where(Account.email_digest == _digests(ctx, email)[0])).one_or_none()


def check_password(password: str, email: str = "", *, names: tuple[str, ...] = ()) -> None:
    """Raises InputRefused for a password that is too short, too long, common, or made of the address or a name."""
    if len(password) > passwords.LONGEST:
        raise InputRefused({"password": N_("The password may have 128 characters at the most.")})
    if len(password) < passwords.SHORTEST:
        raise InputRefused({"password": N_("The password needs at least 8 characters.")})
    lowered = password.casefold()
    obvious = {email.casefold(), email.partition("@")[0].casefold(), *(name.casefold() for name in names)} - {""}
    if lowered in passwords.COMMON or lowered in obvious or len(set(lowered)) < passwords.FEWEST_LETTERS:
        raise InputRefused({"password": N_("This password is easy to guess. Choose another, three words for example.")})


def register(ctx: Context, command: Registration) -> None:
    """A citizen or the first person of an NGO opens an account; the address is confirmed by mail.

    An address that is taken (or looks like one) gets a mail of its own, and the page answers the same. Raises
    InputRefused for the other fields.
    """
    email = clean_field(clean_email, "email", command.email)
    name = clean_field(clean_name, "name", command.name)
    check_password(command.password, email, names=(name,))
    ngo = _clean_ngo(command) if command.organisation or command.bin else None
    kept = passwords.hash_password(command.password)
    limit_mails(ctx, email)
    existing = ctx.session.scalars(
        select(Account).where(
            (Account.email_digest == _digests(ctx, email)[0]) | (Account.look_digest == _digests(ctx, email)[1])
        )
    ).first()
    if existing is not None:
        outbox.queue_account_mail(
            ctx, "account_exists", language=command.language, path="/account/login", account_id=existing.id
        )
        ctx.commit()
        return
    account = new_account(ctx, email, name, kept, command.language)
    if ngo is not None:
        _found_ngo(ctx, account, *ngo)
    else:
        ctx.session.add(Seat(account_id=account.id, body_id=None, role=Role.CITIZEN, begun_at=ctx.now))
    _send_link(ctx, "confirm", "/account/confirm", account)
    ctx.commit()


def clean_field(clean: Any, field: str, value: str) -> str:
    try:
        return str(clean(value))
    except DomainError as error:
        raise InputRefused({field: error.message % error.values if error.values else error.message}) from error


def _clean_ngo(command: Registration) -> tuple[str, str]:
    number = clean_field(check_bin, "bin", command.bin)
    return clean_field(clean_line, "organisation", command.organisation), number


def _found_ngo(ctx: Context, account: Account, name: str, number: str) -> None:
    taken = ctx.session.scalar(select(Body.id).where(Body.bin == number))
    if taken is not None:
        raise InputRefused({"bin": N_("An organisation with this BIN is registered. Ask its head to invite you.")})
    body = Body(kind=BodyKind.NGO, bin=number, name_kk=name, name_ru=name, name_en=name)
    ctx.session.add(body)
    ctx.session.flush()
    ctx.session.add(Seat(account_id=account.id, body_id=body.id, role=Role.NGO_HEAD, begun_at=ctx.now))


def new_account(ctx: Context, email: str, name: str, kept: str, language: str) -> Account:
    identity = store_identity(ctx, IdentityData(full_name=name, email=email))
    email_digest, look_digest = _digests(ctx, email)
    account = Account(
        email_digest=email_digest,
        look_digest=look_digest,
        identity_id=identity.id,
        password_hash=kept,
        language=language,
        created_at=ctx.now,
    )
    ctx.session.add(account)
    ctx.session.flush()
    return account


def _send_link(ctx: Context, purpose: str, path: str, account: Account) -> None:
    token = new_token()
    for old in ctx.session.scalars(
        select(AccountToken).where(
            AccountToken.account_id == account.id, AccountToken.purpose == purpose, AccountToken.used_at.is_(None)
        )
    ):
        old.used_at = ctx.now  # only the newest link counts
    until = ctx.now + TOKEN_LIFE[purpose]
    ctx.session.add(
        AccountToken(
            purpose=purpose,
            token_digest=digest(token),
            account_id=account.id,
            content={},
            created_at=ctx.now,
            expires_at=until,
        )
    )
    outbox.queue_account_mail(
        ctx, purpose, language=account.language, path=f"{path}/{token}", account_id=account.id, until=until
    )


def limit_mails(ctx: Context, email: str) -> None:
    key = throttle.key_of(ctx, "mail-link", email.casefold())
    try:
        throttle.hit(ctx, key, ctx.settings.limits.token_requests_per_account, WINDOW)
    except TooManyTries:
        ctx.session.commit()
        raise


def spend_link(ctx: Context, purpose: str, token: str) -> AccountToken:
    row = ctx.session.scalars(
        select(AccountToken)
        .where(AccountToken.token_digest == digest(token), AccountToken.purpose == purpose)
        .with_for_update()
    ).one_or_none()
    if row is None or row.used_at is not None or row.expires_at <= ctx.now:
        raise LinkSpent
    return row


def confirm_email(ctx: Context, token: str) -> None:
    """The link of the confirmation mail was followed and the button pressed. Raises LinkSpent."""
    row = spend_link(ctx, "confirm", token)
    account = ctx.session.get_one(Account, row.account_id)
    account.email_confirmed_at = ctx.now
    row.used_at = ctx.now
    ctx.commit()


def sign_in(services: Services, *, email: str, password: str, address: str) -> tuple[str, Account]:
    """Check a password and begin a session; returns its token and the account.

    Tries are counted by account and by network address before the hash is computed; nothing holds the database while
    it is. Raises TooManyTries or SignInRefused, alike for known and unknown addresses.
    """
    email = email.strip()[:254]
    with services.context(writes=True) as ctx:
        limits = ctx.settings.limits
        keys = (
            (throttle.key_of(ctx, "sign-in", email.casefold()), limits.sign_in_tries_per_account),
            (throttle.key_of(ctx, "sign-in-from", address), limits.sign_in_tries_per_address),
        )
        try:
            for key, limit in keys:
                throttle.hit(ctx, key, limit, WINDOW)
        finally:
            ctx.session.commit()
        account = account_by_email(ctx, email)
        ctx.session.commit()
    is_known = account is not None and account.email_confirmed_at is not None and not account.is_disabled
    too_long = len(password) > passwords.LONGEST
    is_right = passwords.is_right(password[: passwords.LONGEST], account.password_hash if account else None)
    if account is None or not is_known or not is_right or too_long:
        raise SignInRefused
    with services.context(writes=True) as ctx:
        token = begin_session(ctx, account.id)
        throttle.forget(ctx, keys[0][0])
        ctx.session.commit()
    return token, account


def request_reset(ctx: Context, email: str) -> None:
    """Mail a single-use link, if there is such an account; the page answers the same. Raises TooManyTries."""
    cleaned = clean_field(clean_email, "email", email)
    limit_mails(ctx, cleaned)
    account = account_by_email(ctx, cleaned)
    if account is not None and not account.is_disabled:
        _send_link(ctx, "reset", "/account/reset", account)
    ctx.commit()


def require_link(ctx: Context, purpose: str, token: str) -> None:
    """Raise LinkSpent unless the link can still be used; changes nothing."""
    spend_link(ctx, purpose, token)


def reset_password(ctx: Context, token: str, password: str) -> None:
    """Set a new password by a mailed link; every session of the account ends. Raises LinkSpent or InputRefused."""
    row = spend_link(ctx, "reset", token)
    check_password(password)
    account = ctx.session.get_one(Account, row.account_id)
    _set_password(ctx, account, password)
    account.email_confirmed_at = account.email_confirmed_at or ctx.now  # the link came to that address
    row.used_at = ctx.now
    ctx.commit()


def change_password(ctx: Context, present: str, new: str) -> None:
    """Change one's own password; every session ends, this one too. Raises InputRefused."""
    account = ctx.session.get_one(Account, ctx.actor.account_id)
    if not passwords.is_right(present[: passwords.LONGEST], account.password_hash):
        raise InputRefused({"present": N_("This is not your present password.")})
    check_password(new)
    _set_password(ctx, account, new)
    ctx.commit()


def _set_password(ctx: Context, account: Account, password: str) -> None:
    account.password_hash = passwords.hash_password(password)
    end_sessions_of(ctx, account.id, "password changed")
    outbox.queue_account_mail(
        ctx, "password_changed", language=account.language, path="/account/login", account_id=account.id
    )


def choose_language(ctx: Context, language: str) -> None:
    """Keep the language a person chose."""
    account = ctx.session.get_one(Account, ctx.actor.account_id)
    account.language = language
    ctx.commit()


def give_seat(
    ctx: Context, account: Account, role: Role, body_id: UUID | None, public_name: str, position: str
) -> None:
    seat = ctx.session.scalars(
        select(Seat).where(Seat.account_id == account.id, Seat.role == role, Seat.body_id == body_id)
    ).one_or_none()
    if seat is None:
        seat = Seat(account_id=account.id, body_id=body_id, role=role, begun_at=ctx.now)
        ctx.session.add(seat)
    seat.ended_at, seat.public_name, seat.position = None, public_name, position


def add_account(
    services: Services, *, email: str, name: str, role: Role, body: str, language: str, password: str
) -> dict[str, str]:
    """Add an account with one seat from the command line. *body* is a key or a BIN. Raises InputRefused."""
    with services.context(writes=True) as ctx:
        found = ctx.session.scalars(select(Body).where((Body.key == body) | (Body.bin == body))).one_or_none()
        if body and found is None:
            raise InputRefused({}, N_("No body has the key or BIN %(body)s."), body=body)
        if not body and role not in {Role.CITIZEN, Role.AUDITOR, Role.ADMINISTRATOR}:
            raise InputRefused({}, N_("This role needs a body."))
        cleaned = clean_email(email)
        check_password(password, cleaned)
        if account_by_email(ctx, cleaned) is not None:
            raise InputRefused({}, TAKEN)
        account = new_account(ctx, cleaned, clean_name(name), passwords.hash_password(password), language)
        account.email_confirmed_at = ctx.now
        official = clean_name(name) if role in COMMISSION_ROLES | AGENCY_ROLES else ""
        give_seat(ctx, account, role, found.id if found else None, official, "")
        ctx.commit()
        return {"account": str(account.id), "role": role.value, "body": found.key or found.bin or "" if found else ""}
