"""The filer's own words and files, for those whom READ_PAPERS names: after the declaration, never for the agency."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from oversight.domain import policy
from oversight.domain.admissibility import CHECKS, Check
from oversight.domain.terms import Action, Channel, ComplaintKind, SeenAs
from oversight.persistence.models import Docket
from oversight.services import attachments, identity
from oversight.services.attachments import FileView
from oversight.services.context import Context
from oversight.services.identity import IdentityData
from oversight.services.parties import parties_of


@dataclass(frozen=True, slots=True)
class Checked:
    """One answered question of the checklist."""

    question: str
    provision: str
    is_met: bool
    note: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The complaint as filed and what the secretary wrote about it. ``name`` is None for who may not know it."""

    kind: ComplaintKind
    channel: Channel
    language: str
    seen_as: SeenAs
    subject: str
    decision_text: str
    text: str
    wish: str
    happened_on: date | None
    happened_text: str
    locality: str
    cadastral_number: str
    area_hectares: Decimal | None
    received_at: datetime
    registered_on: date
    has_iin_warning: bool
    is_citizen_by_statement: bool
    name: str | None
    person: IdentityData | None
    files: tuple[FileView, ...]
    fix_request: str
    ground: str | None
    reasons: str
    forwarded_to: str
    forwarded_parts: tuple[dict[str, Any], ...]
    checklist: tuple[Checked, ...]
    proposed_ground: str | None


def papers_of(ctx: Context, docket: Docket) -> Papers | None:
    """The papers of a loaded docket; None when the actor may not read them. Contacts only for READ_IDENTITY."""
    parties = parties_of(docket)
    if not policy.is_permitted(ctx.actor, Action.READ_PAPERS, parties):
        return None
    may_know = policy.is_permitted(ctx.actor, Action.READ_IDENTITY, parties)
    person = identity.filer_identity(ctx, docket) if may_know else None
    complaint = docket.complaint
    return Papers(
        kind=complaint.kind,
        channel=complaint.channel,
        language=complaint.language,
        seen_as=complaint.seen_as,
        subject=complaint.subject,
        decision_text=complaint.decision_text,
        text=complaint.text,
        wish=complaint.wish,
        happened_on=complaint.happened_on,
        happened_text=complaint.happened_text,
        locality=complaint.locality,
        cadastral_number=complaint.cadastral_number,
        area_hectares=complaint.area_hectares,
        received_at=complaint.received_at,
        registered_on=complaint.registered_on,
        has_iin_warning=complaint.has_iin_warning,
        is_citizen_by_statement=complaint.is_citizen_by_statement,
        name=person.full_name if person else identity.name_for_staff(ctx, docket),
        person=person,
        files=attachments.of_complaint(ctx, complaint.id),
        fix_request=complaint.fix_request,
        ground=complaint.ground,
        reasons=complaint.reasons,
        forwarded_to=complaint.forwarded_to,
        forwarded_parts=tuple(complaint.forwarded_parts),
        checklist=_checklist(complaint.checklist),
        proposed_ground=complaint.checklist.get("proposed_ground"),
    )


def _checklist(kept: dict[str, Any]) -> tuple[Checked, ...]:
    return tuple(
        Checked(CHECKS[check].question, CHECKS[check].provision, kept[check.value]["is_met"], kept[check.value]["note"])
        for check in Check
        if check.value in kept
    )
