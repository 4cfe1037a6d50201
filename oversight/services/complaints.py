"""Filing: a complaint gets its number, its log, its first term and its receipt in one transaction."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from oversight.domain import policy
from oversight.domain.calendar_days import registration_day
from oversight.domain.chain import GENESIS
from oversight.domain.errors import AlreadyDone, Incomplete, InputRefused, NotPermitted
from oversight.domain.policy import SYSTEM, Actor
from oversight.domain.seals import seal
from oversight.domain.terms import (
    NGO_ROLES,
    Action,
    BodyKind,
    Channel,
    ComplaintKind,
    ComplaintState,
    RecordKind,
    Role,
    SeenAs,
    Signing,
    Station,
)
from oversight.domain.words import N_
from oversight.persistence import cases
from oversight.persistence.files import StoredFile
from oversight.persistence.models import Attachment, Body, Complaint, Docket, Event
from oversight.services import attachments, drafts, identity, throttle
from oversight.services.answers import Answers, missing_answers
from oversight.services.casework import Seen, decide, record, write
from oversight.services.context import Context
from oversight.services.drafts import DraftKey
from oversight.services.identity import IdentityData
from oversight.services.tokens import digest, new_secret, secret_from

HOUR = timedelta(hours=1)
_ACTIVE_COMMISSION = (BodyKind.COMMISSION, True)
_ACTIVE_AGENCY = (BodyKind.AGENCY, True)


@dataclass(frozen=True, slots=True)
class SubmitComplaint:
    """Send a draft. ``address`` is the network address, for the quota; only its digest is kept.

    Without consent to the processing of personal data, and without contacts at which notice is proper, nothing is sent.
    """

    key: DraftKey
    language: str
    address: str
    agrees_to_processing: bool
    confirms_contacts: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """The number, and a guest's tracking secret; None for those who follow the case in their account."""

    number: str
    secret: str | None


@dataclass(frozen=True, slots=True)
class TakenDown:
    """How something said was taken down, at the reception or by telephone."""

    place: str
    ended_at: datetime  # aware; it began at the receipt
    is_read_back: bool
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class RecordOnBehalf:
    """A filing that came on paper, by telephone or at the reception.

    ``received_at`` is the real receipt; ``key`` makes a double submit one filing; ``scans`` are stored files. What the
    filer was not asked for, or did not give, stays None or False; ``taken_down`` is for what was said.
    """

    key: str
    channel: Channel
    received_at: datetime  # aware
    language: str
    person: IdentityData
    answers: Answers
    filer_body_id: UUID | None = None
    scans: tuple[StoredFile, ...] = ()
    signing: Signing | None = None
    agrees_to_processing: bool | None = None
    confirms_contacts: bool | None = None
    taken_down: TakenDown | None = None


@dataclass(frozen=True, slots=True)
class _Filing:
    """What both ways in have in common."""

    action: Action
    actor: Actor
    channel: Channel
    language: str
    identity_id: UUID
    account_id: UUID | None
    body_id: UUID | None
    answers: Answers
    received_at: datetime
    secret: str | None
    files: tuple[Attachment, ...]
    key: str
    signing: Signing | None
    agrees_to_processing: bool | None
    confirms_contacts: bool | None
    taken_down: TakenDown | None = None


def submit(ctx: Context, command: SubmitComplaint) -> Filed:
    """Send the draft: all or nothing. Sending it again gives the same number and, to the same browser, the same secret.

    Raises NotVisible (no such draft), Incomplete (what is still to be answered), InputRefused (consent or contacts not
    given), TooManyTries (quota of the address).
    """
    policy.role_for(ctx.actor, Action.SUBMIT)
    draft = drafts.hold(ctx, command.key)
    secret = secret_of(ctx, command.key) if draft.account_id is None else None
    if draft.number is not None:
        return Filed(draft.number, secret)
    answers = Answers.from_json(draft.content)
    person = identity.draft_identity(ctx, draft)
    missing = missing_answers(person, answers, is_ngo=draft.body_id is not None)
    if missing:
        raise Incomplete([one.sentence for one in missing])
    _check_confirmed(command)
    limit = ctx.settings.limits.filings_per_address_per_hour
    throttle.hit(ctx, throttle.key_of(ctx, "filing", command.address), limit, HOUR)
    filing = _Filing(
        action=Action.SUBMIT,
        actor=_as_filer(ctx.actor, draft.body_id),
        channel=Channel.ONLINE,
        language=command.language,
        identity_id=draft.identity_id,
        account_id=draft.account_id,
        body_id=draft.body_id,
        answers=answers,
        received_at=ctx.now,
        secret=secret,
        files=attachments.rows_of_draft(ctx, draft.id) if answers.files else (),
        key=draft.id.hex,
        signing=Signing.SENT_ONLINE,
        agrees_to_processing=command.agrees_to_processing,
        confirms_contacts=command.confirms_contacts,
    )
    docket = _enter(ctx, filing)
    drafts.mark_sent(ctx, draft, docket.number)
    record(ctx, docket)
    return Filed(docket.number, secret)


def _check_confirmed(command: SubmitComplaint) -> None:
    refused = {}
    if not command.agrees_to_processing:
        refused["agrees"] = N_("Without your consent the commission may not keep your complaint: tick the box.")
    if not command.confirms_contacts:
        refused["confirms"] = N_("Confirm the address and the contacts above, or change them.")
    if refused:
        raise InputRefused(refused)


def secret_of(ctx: Context, key: DraftKey) -> str | None:
    """The tracking secret that belongs to a guest's browser; it is made from its cookie and kept nowhere."""
    return secret_from(ctx.settings.secret_key, key.token) if key.token else None


def record_on_behalf(ctx: Context, command: RecordOnBehalf) -> Filed:
    """The secretary records what came in another way; the clock starts from the real receipt.

    What Article 63 asks for may be missing: it is asked for afterwards. The secret is for the slip handed to the filer;
    it is shown once. Raises AlreadyDone (the same form again, its result is the number), InputRefused, NotPermitted.
    """
    policy.role_for(ctx.actor, Action.RECORD_ON_BEHALF)
    commission_id = command.answers.commission_id
    if commission_id is None or commission_id not in ctx.actor.bodies(frozenset({Role.SECRETARY})):
        raise NotPermitted
    known = ctx.session.scalar(select(Docket.number).join(Event).where(Event.key == command.key))
    if known is not None:
        raise AlreadyDone(known)
    _check_on_behalf(ctx, command)
    secret = None if command.filer_body_id else new_secret()
    filing = _Filing(
        action=Action.RECORD_ON_BEHALF,
        actor=ctx.actor,
        channel=command.channel,
        language=command.language,
        identity_id=identity.store_identity(ctx, command.person).id,
        account_id=None,
        body_id=command.filer_body_id,
        answers=command.answers,
        received_at=command.received_at,
        secret=secret,
        files=tuple(attachments.row_of(ctx, scan) for scan in command.scans),
        key=command.key,
        signing=command.signing,
        agrees_to_processing=command.agrees_to_processing,
        confirms_contacts=command.confirms_contacts,
        taken_down=command.taken_down,
    )
    docket = _enter(ctx, filing)
    record(ctx, docket)
    return Filed(docket.number, secret)


def _check_on_behalf(ctx: Context, command: RecordOnBehalf) -> None:
    answers = command.answers
    rules = (
        ("channel", command.channel is not Channel.ONLINE, N_("Choose how the complaint came in.")),
        ("received_at", command.received_at <= ctx.now, N_("This moment is still to come. Give the real receipt.")),
        ("ended_at", _is_over(ctx, command), N_("The talk ends after it began, and not later than now.")),
        ("region", answers.region in ctx.statute.regions, N_("Choose the region.")),
        ("topic", answers.topic in ctx.statute.topics, N_("Choose what it is about.")),
        ("subject", answers.subject, N_("Say in one line what it is about.")),
        ("text", answers.text, N_("Describe what happened.")),
        ("organisation", _is_known(ctx, command.filer_body_id), N_("This organisation is not known here.")),
    )
    if refused := {name: sentence for name, is_kept, sentence in rules if not is_kept}:
        raise InputRefused(refused)


def _is_known(ctx: Context, filer_body_id: UUID | None) -> bool:
    """Whether a person files, or an organisation of ours."""
    body = ctx.session.get(Body, filer_body_id) if filer_body_id else None
    return filer_body_id is None or (body is not None and body.kind is BodyKind.NGO)


def _is_over(ctx: Context, command: RecordOnBehalf) -> bool:
    """Whether what was said, if it was said, ended between its beginning and now."""
    return command.taken_down is None or command.received_at <= command.taken_down.ended_at <= ctx.now


def _as_filer(actor: Actor, body_id: UUID | None) -> Actor:
    """The actor in the capacity of this filing, so that the log names the right role."""
    if body_id is None:
        seats = tuple(seat for seat in actor.seats if seat.role in {Role.GUEST, Role.CITIZEN})
    else:
        seats = tuple(seat for seat in actor.seats if seat.role in NGO_ROLES and seat.body_id == body_id)
    if not seats:
        raise NotPermitted
    return replace(actor, seats=seats)


def _enter(ctx: Context, filing: _Filing) -> Docket:
    """Number, docket, complaint, both events and the first term, without committing."""
    answers = filing.answers
    bodies = _bodies(ctx, {answers.commission_id, answers.agency_id} - {None})
    registered_on = registration_day(ctx.statute, filing.received_at)
    with ctx.session.no_autoflush:  # one flush at the end, everything in it
        number, position = cases.next_number(ctx.session, ctx.today.year)
        docket = Docket(
            id=uuid4(),
            number=number,
            position=position,
            commission_id=answers.commission_id,
            commission=bodies[answers.commission_id] if answers.commission_id else None,
            agency_id=answers.agency_id,
            agency=bodies[answers.agency_id] if answers.agency_id else None,
            agency_text=answers.agency_text,
            region=answers.region,
            topic=answers.topic,
            secret_digest=digest(filing.secret) if filing.secret else None,
            station=Station.COMPLAINT,
            is_open=True,
            filed_at=filing.received_at,
            last_sequence=0,
            head_digest=GENESIS,
            changed_at=ctx.now,
            complaint=None,
            case=None,
            response=None,
            declarations=[],
        )
        entered = decide(ctx, docket, RecordKind.COMPLAINT, filing.action)
        docket.complaint = _complaint(ctx, filing, registered_on)
        ctx.session.add(docket)
        data = {
            "channel": filing.channel.value,
            "kind": docket.complaint.kind.value,
            "received_at": filing.received_at.isoformat(timespec="seconds"),
            "registered_on": registered_on.isoformat(),
            "attachments": [row.digest for row in filing.files],
            "sealed": seal(answers.subject, answers.decision_text, answers.text, answers.wish),
        }
        seen = Seen(0, 0, filing.key)
        write(ctx, docket, entered, data=data, seen=seen, actor=filing.actor)
        if filing.files:
            ctx.session.flush()  # the receipt counts what is bound to the complaint
        registered = decide(ctx, docket, RecordKind.COMPLAINT, Action.REGISTER, from_on=registered_on)
        write(ctx, docket, registered, data={"registered_on": registered_on.isoformat()}, actor=SYSTEM)
    return docket


def _bodies(ctx: Context, ids: Collection[UUID | None]) -> dict[UUID, Body]:
    bodies = {body.id: body for body in ctx.session.scalars(select(Body).where(Body.id.in_(ids)))}
    kinds = {body_id: (body.kind, body.is_active) for body_id, body in bodies.items()}
    if _ACTIVE_COMMISSION not in kinds.values() or not set(kinds.values()) <= {_ACTIVE_COMMISSION, _ACTIVE_AGENCY}:
        raise Incomplete([N_("The commission or the agency you chose works no more. Choose again.")])
    if len(bodies) != len(ids):
        raise Incomplete([N_("The commission or the agency you chose works no more. Choose again.")])
    return bodies


def _complaint(ctx: Context, filing: _Filing, registered_on: date) -> Complaint:
    answers = filing.answers
    return Complaint(
        id=uuid4(),
        state=ComplaintState.RECEIVED,
        kind=ComplaintKind.OVERSIGHT_REQUEST if filing.body_id else ComplaintKind.CITIZEN_COMPLAINT,
        channel=filing.channel,
        language=filing.language,
        seen_as=answers.seen_as or SeenAs.SECRETARY_ONLY,
        identity_id=filing.identity_id,
        filer_account_id=filing.account_id,
        filer_body_id=filing.body_id,
        is_citizen_by_statement=answers.is_citizen,
        has_iin_warning=answers.has_iin_warning,
        category=answers.category,
        signing=filing.signing,
        agrees_to_processing=filing.agrees_to_processing,
        confirms_contacts=filing.confirms_contacts,
        taken_down=_as_json(filing.taken_down) if filing.taken_down else None,
        subject=answers.subject,
        decision_text=answers.decision_text,
        text=answers.text,
        wish=answers.wish,
        happened_on=answers.happened_on,
        happened_text=answers.happened_text,
        locality=answers.locality,
        cadastral_number=answers.cadastral_number,
        area_hectares=answers.area_hectares,
        received_at=filing.received_at,
        registered_on=registered_on,
        recorded_by_id=ctx.actor.account_id if filing.action is Action.RECORD_ON_BEHALF else None,
        checklist={},
        attachments=list(filing.files),
    )


def _as_json(said: TakenDown) -> dict[str, str | bool]:
    return {
        "place": said.place,
        "ended_at": said.ended_at.isoformat(timespec="seconds"),
        "is_read_back": said.is_read_back,
        "remarks": said.remarks,
    }
