"""The pages of a filing: each saves its answers into the draft, or says which of them cannot stand.

Lines and texts come in cleaned by the form (`domain.text`); numbers and addresses of people are checked here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from oversight.domain.attachments import clean_file_name
from oversight.domain.errors import InputRefused
from oversight.domain.identifiers import IdentifierRefused, check_iin, clean_email, clean_phone, iin_birth_on
from oversight.domain.terms import NGO_ROLES, ComplaintCategory, SeenAs
from oversight.domain.words import N_
from oversight.persistence.files import StoredFile
from oversight.services import attachments, choices, drafts, identity
from oversight.services.answers import LAND, Step
from oversight.services.attachments import Refusal, TooManyFiles, Upload
from oversight.services.context import Context
from oversight.services.drafts import DraftKey, may_file_personally
from oversight.services.identity import IdentityData

EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class SaveWho:
    """Who files. ``organisation_id`` is the NGO on whose behalf it is done."""

    key: DraftKey
    version: int
    organisation_id: UUID | None
    full_name: str
    postal_address: str
    email: str
    phone: str
    iin: str
    birth_on: date | None
    is_citizen: bool


@dataclass(frozen=True, slots=True)
class SavePlace:
    """Where and what about."""

    key: DraftKey
    version: int
    region: str
    topic: str


@dataclass(frozen=True, slots=True)
class SaveBody:
    """Which commission is asked, which agency is complained of: one of the list, or in the filer's words."""

    key: DraftKey
    version: int
    commission_id: UUID
    agency_id: UUID | None
    agency_text: str


@dataclass(frozen=True, slots=True)
class SaveWhat:
    """What kind of filing it is, and what happened."""

    key: DraftKey
    version: int
    category: ComplaintCategory
    subject: str
    decision_text: str
    text: str
    wish: str


@dataclass(frozen=True, slots=True)
class SaveWhen:
    """When and where it happened."""

    key: DraftKey
    version: int
    happened_on: date | None
    happened_text: str
    locality: str
    cadastral_number: str
    area_hectares: Decimal | None


@dataclass(frozen=True, slots=True)
class SaveSeen:
    """How the filer wants to be seen."""

    key: DraftKey
    version: int
    seen_as: SeenAs


def save_who(ctx: Context, command: SaveWho) -> None:
    """Keep who files: identity goes to its own table. Raises InputRefused, EditConflict, NotVisible."""
    person = _check_person(ctx, command)
    if command.organisation_id is None and not may_file_personally(ctx):
        raise InputRefused({"organisation": N_("Choose on whose behalf you file.")})
    if command.organisation_id is not None and command.organisation_id not in ctx.actor.bodies(NGO_ROLES):
        raise InputRefused({"organisation": N_("You are not a member of this organisation.")})
    born_on = iin_birth_on(person.iin) if person.iin else None
    is_odd = born_on is not None and person.birth_on is not None and born_on != person.birth_on
    draft, answers = drafts.hold_open(ctx, command.key)
    changes = {"is_citizen": command.is_citizen, "has_iin_warning": is_odd}
    is_same = identity.draft_identity(ctx, draft) == person and draft.body_id == command.organisation_id
    if drafts.keep(draft, answers, Step.WHO, changes, command.version, is_same=is_same):
        identity.change_identity(ctx, draft.identity_id, person)
        draft.body_id = command.organisation_id
    drafts.prolong(ctx, draft)


def _check_person(ctx: Context, command: SaveWho) -> IdentityData:
    refused: dict[str, str] = {}

    def checked(name: str, text: str, check: Callable[[str], str]) -> str | None:
        if not text:
            return None
        try:
            return check(text)
        except IdentifierRefused as error:
            refused[name] = error.message
            return None

    person = IdentityData(
        full_name=command.full_name,
        postal_address=command.postal_address,
        email=checked("email", command.email, clean_email),
        phone=checked("phone", command.phone, clean_phone),
        iin=checked("iin", command.iin, lambda text: check_iin(text, ctx.today)),
        birth_on=command.birth_on,
    )
    if command.birth_on is not None and not EARLIEST <= command.birth_on <= ctx.today:
        refused["birth_on"] = N_("This birth date cannot be right.")
    if command.organisation_id is None and not (command.iin or command.is_citizen):
        refused["is_citizen"] = N_("Without an IIN, state that you are a citizen of Kazakhstan.")
    if refused:
        raise InputRefused(refused)
    return person


def save_place(ctx: Context, command: SavePlace) -> None:
    """Keep region and topic. A commission that does not cover them any more is unchosen."""
    refused = {}
    if command.region not in ctx.statute.regions:
        refused["region"] = N_("Choose the region.")
    if command.topic not in ctx.statute.topics:
        refused["topic"] = N_("Choose what it is about.")
    if refused:
        raise InputRefused(refused)
    draft, answers = drafts.hold_open(ctx, command.key)
    changes: dict[str, Any] = {"region": command.region, "topic": command.topic}
    covering = {one.id for one in choices.commissions(ctx) if one.covers(command.region, command.topic)}
    if answers.commission_id not in covering:
        changes["commission_id"] = None
    if command.topic != LAND:
        changes |= {"cadastral_number": "", "area_hectares": None}
    drafts.keep(draft, answers, Step.PLACE, changes, command.version)
    drafts.prolong(ctx, draft)


def save_body(ctx: Context, command: SaveBody) -> None:
    """Keep commission and agency. The commission must take up this topic in this region by its own rules."""
    draft, answers = drafts.hold_open(ctx, command.key)
    refused = {}
    covering = {one.id for one in choices.commissions(ctx) if one.covers(answers.region, answers.topic)}
    if command.commission_id not in covering:
        refused["commission"] = N_("This commission does not take up this matter. Choose another.")
    if command.agency_id is None and not command.agency_text:
        refused["agency"] = N_("Choose the agency, or write its name.")
    if command.agency_id is not None and command.agency_text:
        refused["agency_text"] = N_("Choose from the list or write the name, not both.")
    if command.agency_id is not None and command.agency_id not in {one.id for one in choices.agencies(ctx)}:
        refused["agency"] = N_("Choose the agency, or write its name.")
    if refused:
        raise InputRefused(refused)
    changes = {
        "commission_id": command.commission_id,
        "agency_id": command.agency_id,
        "agency_text": command.agency_text,
    }
    drafts.keep(draft, answers, Step.BODY, changes, command.version)
    drafts.prolong(ctx, draft)


def save_what(ctx: Context, command: SaveWhat) -> None:
    """Keep the filer's own words."""
    refused = {}
    if not command.subject:
        refused["subject"] = N_("Say in one line what it is about.")
    if not command.text:
        refused["text"] = N_("Describe what happened.")
    if refused:
        raise InputRefused(refused)
    draft, answers = drafts.hold_open(ctx, command.key)
    changes = {name: getattr(command, name) for name in ("category", "subject", "decision_text", "text", "wish")}
    drafts.keep(draft, answers, Step.WHAT, changes, command.version)
    drafts.prolong(ctx, draft)


def save_when(ctx: Context, command: SaveWhen) -> None:
    """Keep when and where; the date may not lie in the future."""
    refused = {}
    if command.happened_on is not None and command.happened_on > ctx.today:
        refused["happened_on"] = N_("This day is still to come. Give the day it happened.")
    if command.happened_on is not None and command.happened_on < EARLIEST:
        refused["happened_on"] = N_("This date is too long ago to be right.")
    if command.happened_on is None and not command.happened_text:
        refused["happened_on"] = N_("Give the date, or say in words when it happened.")
    if not command.locality:
        refused["locality"] = N_("Name the place.")
    if refused:
        raise InputRefused(refused)
    draft, answers = drafts.hold_open(ctx, command.key)
    names = ("happened_on", "happened_text", "locality", "cadastral_number", "area_hectares")
    drafts.keep(draft, answers, Step.WHEN, {name: getattr(command, name) for name in names}, command.version)
    drafts.prolong(ctx, draft)


def add_files(ctx: Context, key: DraftKey, uploads: Iterable[Upload]) -> list[Refusal]:
    """Check, store and add files; returns those not taken. The draft is locked only after the files are on disk."""
    uploads = list(uploads)
    with ctx.services.context(ctx.actor, writes=False) as looking:
        room = ctx.settings.limits.attachments_per_filing - len(drafts.show(looking, key).files)
    stored, refused = attachments.take(ctx.services, uploads[: max(0, room)])
    too_many = TooManyFiles(most=ctx.settings.limits.attachments_per_filing)
    refused += [Refusal(clean_file_name(upload.name), too_many) for upload in uploads[max(0, room) :]]
    if stored:
        try:
            _bind(ctx, key, stored)
        except BaseException:
            attachments.discard(ctx.services, [one.key for one in stored])
            raise
    return refused


def _bind(ctx: Context, key: DraftKey, stored: Sequence[StoredFile]) -> None:
    draft, answers = drafts.hold_open(ctx, key)
    count = len(attachments.rows_of_draft(ctx, draft.id)) + len(stored)
    if count > ctx.settings.limits.attachments_per_filing:  # another tab was faster
        raise TooManyFiles(most=ctx.settings.limits.attachments_per_filing)
    for one in stored:
        attachments.row_of(ctx, one).draft_id = draft.id
    drafts.keep(draft, answers, Step.FILES, {"files": count}, draft.version)
    drafts.prolong(ctx, draft)


def remove_file(ctx: Context, key: DraftKey, attachment_id: UUID) -> None:
    """Take a file out of the draft and off the disk; one that is gone already is no error."""
    draft, answers = drafts.hold_open(ctx, key)
    row = next((row for row in attachments.rows_of_draft(ctx, draft.id) if row.id == attachment_id), None)
    if row is None:
        return
    ctx.session.delete(row)
    drafts.keep(draft, answers, Step.FILES, {"files": max(0, answers.files - 1)}, draft.version)
    drafts.prolong(ctx, draft)
    attachments.discard(ctx.services, [row.store_key])


def save_files(ctx: Context, key: DraftKey) -> None:
    """Note that the page of attachments was passed; the files themselves are kept as they are added."""
    draft, answers = drafts.hold_open(ctx, key)
    drafts.keep(draft, answers, Step.FILES, {}, draft.version)
    drafts.prolong(ctx, draft)


def save_seen(ctx: Context, command: SaveSeen) -> None:
    """Keep how the filer wants to be seen."""
    draft, answers = drafts.hold_open(ctx, command.key)
    drafts.keep(draft, answers, Step.SEEN, {"seen_as": command.seen_as}, command.version)
    drafts.prolong(ctx, draft)
