"""Who somebody is: the one door to the identity table. Everything else knows people by random ids.

An agency never comes through here, whatever other seats its people hold. Every look at a filer is logged by ids.
"""

import logging
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from oversight.domain import policy
from oversight.domain.errors import NotVisible
from oversight.domain.terms import AGENCY_ROLES, NGO_ROLES, Action, Role, SeenAs
from oversight.persistence.models import Account, AccountToken, Docket, Draft, Identity, Seat
from oversight.services.context import Context
from oversight.services.parties import parties_of

_log = logging.getLogger(__name__)

_ENTERED = 2  # events after which a complaint is in: filed or recorded, registered


@dataclass(frozen=True, slots=True)
class IdentityData:
    """What is known of a person, or of the contact person of an organisation. Checked by whoever took it in."""

    full_name: str = ""
    postal_address: str = ""
    email: str | None = None
    phone: str | None = None
    iin: str | None = None
    birth_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a mail goes."""

    email: str


def store_identity(ctx: Context, data: IdentityData) -> Identity:
    """A new row, flushed so that its id can be kept. The caller commits."""
    row = Identity(**asdict(data), created_at=ctx.now)
    ctx.session.add(row)
    ctx.session.flush()
    return row


def change_identity(ctx: Context, identity_id: UUID, data: IdentityData) -> None:
    """Write *data* over the row. Whether the actor may is checked by whoever owns the draft or the account."""
    row = ctx.session.get_one(Identity, identity_id)
    for name, value in asdict(data).items():
        setattr(row, name, value)


def forget_identity(ctx: Context, identity_id: UUID) -> None:
    """Delete the row, if it is still there. The caller has removed what points to it."""
    row = ctx.session.get(Identity, identity_id)
    if row is not None:
        ctx.session.delete(row)


def has_mail(ctx: Context, identity_id: UUID) -> bool:
    """Whether the person gave a mail address; tells nothing else, so anyone's act may ask."""
    query = select(Identity.id).where(Identity.id == identity_id, Identity.email.is_not(None), Identity.email != "")
    return ctx.session.scalar(query) is not None


def contact_of(ctx: Context, *, account_id: UUID | None = None, identity_id: UUID | None = None) -> Contact | None:
    """The mail address behind an account that is not disabled, or behind an identity row; None when there is none.

    For the system that sends mail, and for a person's own account. Raises NotVisible for anybody else.
    """
    is_own = account_id is not None and account_id == ctx.actor.account_id
    if Role.SYSTEM not in ctx.actor.roles and not is_own:
        raise NotVisible
    query = select(Identity.email)
    if account_id is not None:
        query = query.join(Account, Account.identity_id == Identity.id)
        query = query.where(Account.id == account_id, Account.is_disabled.is_(False))
    else:
        query = query.where(Identity.id == identity_id)
    email = ctx.session.scalar(query)
    return Contact(email) if email else None


def own_identity(ctx: Context) -> IdentityData:
    """What is known of the person who is signed in. Raises NotVisible for a guest."""
    row = ctx.session.scalar(
        select(Identity).join(Account, Account.identity_id == Identity.id).where(Account.id == ctx.actor.account_id)
    )
    if row is None:
        raise NotVisible
    return _data(row)


def invited_identity(ctx: Context, invitation: AccountToken) -> IdentityData:
    """Whom an invitation is for, shown to whoever holds its single-use link."""
    return _data(ctx.session.get_one(Identity, invitation.identity_id))


def draft_identity(ctx: Context, draft: Draft) -> IdentityData:
    """What the filer has typed so far. A guest's draft was found by its cookie; an account's opens to nobody else.

    Raises NotVisible.
    """
    if draft.account_id is not None and draft.account_id != ctx.actor.account_id:
        raise NotVisible
    return _data(ctx.session.get_one(Identity, draft.identity_id))


def filer_identity(ctx: Context, docket: Docket) -> IdentityData:
    """Name, contacts and IIN of the filer, for those whom READ_IDENTITY names. Raises NotVisible or NotPermitted."""
    policy.require(ctx.actor, Action.READ_IDENTITY, parties_of(docket))
    _require_no_agency(ctx, docket)
    _log.info("identity read", extra={"docket": docket.number, "account": str(ctx.actor.account_id)})
    return _data(ctx.session.get_one(Identity, docket.complaint.identity_id))


def entering_identity(ctx: Context, docket: Docket) -> IdentityData:
    """The same for the card that is frozen while a complaint enters: whoever files or records it has just given it.

    Later the door is `filer_identity`. Raises NotVisible once the log has gone on.
    """
    if docket.last_sequence > _ENTERED and not policy.is_permitted(ctx.actor, Action.READ_IDENTITY, parties_of(docket)):
        raise NotVisible
    _require_no_agency(ctx, docket)
    return _data(ctx.session.get_one(Identity, docket.complaint.identity_id))


def name_for_staff(ctx: Context, docket: Docket) -> str | None:
    """The filer's name as the actor may see it; None when the actor may not.

    The secretary and the filer see it always; those who may read the papers, when the filer chose to be seen by name.
    """
    parties = parties_of(docket)
    is_seen = docket.complaint.seen_as is SeenAs.PUBLIC_NAME and policy.is_permitted(
        ctx.actor, Action.READ_PAPERS, parties
    )
    if not is_seen and not policy.is_permitted(ctx.actor, Action.READ_IDENTITY, parties):
        return None
    if _is_of_the_agency(ctx, docket):
        return None
    return ctx.session.scalar(select(Identity.full_name).where(Identity.id == docket.complaint.identity_id))


def names_of_accounts(ctx: Context, account_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Names by account: all of them for an administrator; for people of an NGO only those of their own organisation.

    Accounts that the actor may not know are left out.
    """
    query = select(Account.id, Identity.full_name).join(Identity, Identity.id == Account.identity_id)
    query = query.where(Account.id.in_(account_ids))
    if Role.ADMINISTRATOR not in ctx.actor.roles:
        colleagues = select(Seat.account_id).where(
            Seat.body_id.in_(ctx.actor.bodies(NGO_ROLES)), Seat.role.in_(NGO_ROLES), Seat.ended_at.is_(None)
        )
        query = query.where(or_(Account.id == ctx.actor.account_id, Account.id.in_(colleagues)))
    return {row.id: row.full_name for row in ctx.session.execute(query)}


def _data(row: Identity) -> IdentityData:
    return IdentityData(row.full_name, row.postal_address, row.email, row.phone, row.iin, row.birth_on)


def _is_of_the_agency(ctx: Context, docket: Docket) -> bool:
    return docket.agency_id is not None and docket.agency_id in ctx.actor.bodies(AGENCY_ROLES)


def _require_no_agency(ctx: Context, docket: Docket) -> None:
    if _is_of_the_agency(ctx, docket):
        raise NotVisible
