"""An unfinished filing: begun, saved page by page, deleted. Seen by its writer alone, never by staff.

A guest's draft lives two hours after its last change behind a random cookie, an account's thirty days. The tracking
secret of a guest is made from that cookie, so that sending twice shows the same secret while nothing of it is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete as delete_rows
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from oversight.domain import policy
from oversight.domain.errors import AlreadyDone, EditConflict, NotVisible
from oversight.domain.terms import NGO_ROLES, Action, Role
from oversight.domain.words import N_
from oversight.persistence.models import Body, Draft
from oversight.services import attachments, choices, identity, throttle
from oversight.services.answers import Answers, Missing, Step, missing_answers
from oversight.services.context import Context, Services
from oversight.services.identity import IdentityData
from oversight.services.tokens import digest, is_same, new_token

GUEST_LIFE = timedelta(hours=2)
ACCOUNT_LIFE = timedelta(days=30)
BEGUN_PER_SENT = 3
SHOWN_AFTER_SENDING = timedelta(minutes=30)
_PURGED_AT_ONCE = 200

OTHER_TAB = N_(
    "This page of your filing was saved in another tab or window meanwhile. Compare your answers and send again."
)


@dataclass(frozen=True, slots=True)
class DraftKey:
    """How its writer names a draft: its id and, for a guest, the token of the browser's cookie."""

    id: UUID
    token: str | None = None


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft as its writer sees it. ``number`` is set once it was sent."""

    id: UUID
    version: int
    number: str | None
    is_guest: bool
    organisation_id: UUID | None
    organisation: dict[str, str] | None
    person: IdentityData
    answers: Answers
    files: tuple[attachments.FileView, ...]
    changed_at: datetime
    expires_at: datetime

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is still to be answered before it can be sent, in the order of the pages."""
        return missing_answers(self.person, self.answers, is_ngo=self.organisation_id is not None)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list of an account."""

    id: UUID
    subject: str
    next_page: Step | None  # None: only the check is left
    organisation_id: UUID | None
    changed_at: datetime
    expires_at: datetime


def start(ctx: Context, address: str = "") -> DraftKey:
    """Begin a filing; commits. A guest's key carries a new token for the cookie.

    *address* is the network address, so that nobody fills the store with drafts: a guest may begin thrice as many as
    may be sent. Raises NotPermitted for officials, TooManyTries.
    """
    policy.role_for(ctx.actor, Action.SUBMIT)
    is_guest = ctx.actor.account_id is None
    if is_guest and address:
        limit = BEGUN_PER_SENT * ctx.settings.limits.filings_per_address_per_hour
        throttle.hit(ctx, throttle.key_of(ctx, "draft", address), limit, timedelta(hours=1))
    token = new_token() if is_guest else None
    person = IdentityData() if is_guest else identity.own_identity(ctx)
    draft = Draft(
        account_id=ctx.actor.account_id,
        body_id=None if may_file_personally(ctx) else next(iter(ctx.actor.bodies(NGO_ROLES))),
        cookie_digest=digest(token) if token else None,
        identity_id=identity.store_identity(ctx, person).id,
        content={},
        created_at=ctx.now,
        changed_at=ctx.now,
        expires_at=ctx.now + (GUEST_LIFE if is_guest else ACCOUNT_LIFE),
    )
    ctx.session.add(draft)
    ctx.commit()
    return DraftKey(draft.id, token)


def may_file_personally(ctx: Context) -> bool:
    """Whether the actor may file in their own name; people who sit only at an NGO file for it."""
    return bool(ctx.actor.roles & {Role.GUEST, Role.CITIZEN})


def show(ctx: Context, key: DraftKey) -> DraftView:
    """The draft for its writer. Raises NotVisible when it is absent, over, or somebody else's."""
    draft = _find(ctx, key)
    body = ctx.session.get(Body, draft.body_id) if draft.body_id else None
    return DraftView(
        id=draft.id,
        version=draft.version,
        number=draft.number,
        is_guest=draft.account_id is None,
        organisation_id=draft.body_id,
        organisation=choices.names_of(body) if body else None,
        person=identity.draft_identity(ctx, draft),
        answers=Answers.from_json(draft.content),
        files=attachments.of_draft(ctx, draft.id),
        changed_at=draft.changed_at,
        expires_at=draft.expires_at,
    )


def find_by_cookie(ctx: Context, token: str) -> DraftView | None:
    """The unsent draft behind a browser's cookie, if it is alive."""
    query = select(Draft.id).where(
        Draft.cookie_digest == digest(token), Draft.expires_at > ctx.now, Draft.number.is_(None)
    )
    draft_id = ctx.session.scalar(query)
    return show(ctx, DraftKey(draft_id, token)) if draft_id else None


def listed(ctx: Context) -> tuple[DraftLine, ...]:
    """The unsent drafts of the account, newest first; none for a guest."""
    if ctx.actor.account_id is None:
        return ()
    rows = ctx.session.execute(
        select(Draft.id, Draft.content, Draft.body_id, Draft.changed_at, Draft.expires_at).where(
            Draft.account_id == ctx.actor.account_id, Draft.expires_at > ctx.now, Draft.number.is_(None)
        )
    ).all()
    lines = []
    for draft_id, content, body_id, changed_at, expires_at in rows:
        answers = Answers.from_json(content)
        lines.append(DraftLine(draft_id, answers.subject, answers.next_page, body_id, changed_at, expires_at))
    return tuple(sorted(lines, key=lambda line: line.changed_at, reverse=True))


def adopt(ctx: Context, token: str) -> DraftKey:
    """Take the draft begun before signing in into the account; commits. Raises NotVisible."""
    found = find_by_cookie(ctx, token)
    if found is None or ctx.actor.account_id is None:
        raise NotVisible
    policy.role_for(ctx.actor, Action.SUBMIT)
    draft = hold(ctx, DraftKey(found.id, token))
    draft.account_id, draft.cookie_digest = ctx.actor.account_id, None
    draft.body_id = None if may_file_personally(ctx) else next(iter(ctx.actor.bodies(NGO_ROLES)))
    draft.changed_at, draft.expires_at = ctx.now, ctx.now + ACCOUNT_LIFE
    ctx.commit()
    return DraftKey(draft.id)


def delete(ctx: Context, key: DraftKey) -> None:
    """Throw a draft away with all that was typed and its files; commits. A sent one only leaves this browser."""
    draft = hold(ctx, key)
    stored = attachments.drop_of_drafts(ctx, [draft.id])
    identity_id, was_sent = draft.identity_id, draft.number is not None
    ctx.session.delete(draft)
    ctx.session.flush()
    if not was_sent:
        identity.forget_identity(ctx, identity_id)
    ctx.commit()
    attachments.discard(ctx.services, stored)


def purge(services: Services) -> int:
    """Delete what has expired, with identity and files; returns how many drafts. Safe to run at any time, twice."""
    with services.context(writes=True) as ctx:
        query = select(Draft.id, Draft.identity_id, Draft.number).where(Draft.expires_at <= ctx.now)
        rows = ctx.session.execute(query.limit(_PURGED_AT_ONCE)).all()
        if not rows:
            return 0
        stored = attachments.drop_of_drafts(ctx, [row.id for row in rows])
        ctx.session.execute(delete_rows(Draft).where(Draft.id.in_([row.id for row in rows])))
        for row in rows:
            if row.number is None:
                identity.forget_identity(ctx, row.identity_id)
        ctx.commit()
    attachments.discard(services, stored)
    return len(rows)


def hold(ctx: Context, key: DraftKey) -> Draft:
    """The draft, locked until the end of the transaction. Raises NotVisible as `show` does."""
    return _find(ctx, key, lock=True)


def mark_sent(ctx: Context, draft: Draft, number: str) -> None:
    """Bind the draft to its number and forget what was typed: sending again gives the same number for a while."""
    draft.number = number
    draft.content = {}
    draft.changed_at, draft.expires_at = ctx.now, ctx.now + SHOWN_AFTER_SENDING


def _find(ctx: Context, key: DraftKey, *, lock: bool = False) -> Draft:
    query = (
        select(Draft)
        .options(joinedload(Draft.identity, innerjoin=True))
        .where(Draft.id == key.id, Draft.expires_at > ctx.now)
    )
    if lock:
        query = query.with_for_update(of=Draft).execution_options(populate_existing=True)
    draft = ctx.session.scalars(query).one_or_none()
    if draft is None or not _is_own(ctx, draft, key.token):
        raise NotVisible
    return draft


def _is_own(ctx: Context, draft: Draft, token: str | None) -> bool:
    if draft.account_id is None:
        return token is not None and draft.cookie_digest is not None and is_same(token, draft.cookie_digest)
    if draft.body_id is not None and draft.body_id not in ctx.actor.bodies(NGO_ROLES):
        return False  # the writer has left the organisation
    return draft.account_id == ctx.actor.account_id


def hold_open(ctx: Context, key: DraftKey) -> tuple[Draft, Answers]:
    """The locked draft and its answers, for saving a page. Raises AlreadyDone once it was sent, NotPermitted."""
    policy.role_for(ctx.actor, Action.SUBMIT)
    draft = hold(ctx, key)
    if draft.number is not None:
        raise AlreadyDone(draft.number)
    return draft, Answers.from_json(draft.content)


def keep(
    draft: Draft,
    answers: Answers,
    step: Step,
    changes: Mapping[str, Any],
    version: int,
    *,
    is_same: bool = True,
) -> bool:
    """Write one page's answers into the draft, without committing; False when nothing is new.

    *is_same* says whether what is kept outside the answers is unchanged. Raises EditConflict when another tab has
    written this page since *version*, unless both wrote the same.
    """
    is_same = is_same and all(getattr(answers, name) == value for name, value in changes.items())
    if is_same and answers.is_saved(step):
        return False
    if answers.saved.get(step.value, 0) > version:
        raise EditConflict(OTHER_TAB)
    draft.content = answers.with_step(step, draft.version + 1, **changes).as_json()
    return True


def prolong(ctx: Context, draft: Draft) -> None:
    """Count the time left from now and commit."""
    draft.changed_at = ctx.now
    draft.expires_at = ctx.now + (GUEST_LIFE if draft.account_id is None else ACCOUNT_LIFE)
    ctx.commit()
