"""The card of a complaint, or the record of what was said, from the tables, as it enters. Both name the filer.

A complaint must be registered also when something is missing or was not asked: then there is no card, and no act is
held up by it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import inspect, select

from oversight.documents.elements import missing_elements
from oversight.documents.filing import Applicant, FiledAnnex, Matter, Signed
from oversight.documents.papers.complaint_card import ComplaintCard
from oversight.documents.papers.oral_record import OralRecord
from oversight.documents.values import Officer, Passage
from oversight.domain.terms import Channel, DocumentKind, SeenAs
from oversight.persistence.models import Attachment, Docket, Event
from oversight.services.context import Context
from oversight.services.identity import entering_identity
from oversight.services.paper_intake import filer_as, language_of, organisation_of
from oversight.services.paper_parts import frame_of, in_own_language, local_moment, name_of, words_of, written
from oversight.services.paper_receipt import NOBODY, SECRETARY, receipt_languages, receiver_of

SPOKEN = frozenset({Channel.RECEPTION, Channel.PHONE})
_BY_ACCOUNT = Passage(
    "ұйымның атынан осы жүйедегі есептік жазбасы арқылы әрекет етеді",
    "действует от имени организации через её учётную запись в этой системе",
    "acts for the organisation through its account in this system",
)


def card_of(ctx: Context, docket: Docket, event: Event) -> ComplaintCard | None:
    """The card as of the act that registered the complaint; None when it would lack something."""
    complaint = docket.complaint
    if complaint.signing is None:
        return None
    annexes = _annexes(ctx, docket)
    card = ComplaintCard(
        frame=frame_of(ctx, docket, event, receipt_languages(complaint)),
        applicant=_applicant(ctx, docket),
        addressee=name_of(docket.commission),
        category=complaint.category.value if complaint.category else None,
        complaint_kind=complaint.kind,
        complaint_language=language_of(docket),
        channel=complaint.channel,
        received_at=local_moment(complaint.received_at),
        registered_on=complaint.registered_on.isoformat(),
        matter=_matter(ctx, docket),
        annexes=annexes,
        has_no_annexes=not annexes,
        agrees_to_processing=bool(complaint.agrees_to_processing),
        confirms_contacts=bool(complaint.confirms_contacts),
        signed=Signed(complaint.signing.value, local_moment(complaint.received_at)),
        compiler=Officer(receiver_of(ctx, docket) or NOBODY, SECRETARY) if complaint.recorded_by_id else None,
    )
    return None if missing_elements(DocumentKind.COMPLAINT_CARD, card, ctx.statute) else card


def record_of(ctx: Context, docket: Docket, event: Event) -> OralRecord | None:
    """The record of what was said at the reception or by telephone; None for all else, and when it lacks something."""
    complaint = docket.complaint
    said = complaint.taken_down
    if complaint.channel not in SPOKEN or said is None or complaint.signing is None:
        return None
    annexes = _annexes(ctx, docket)
    record = OralRecord(
        frame=frame_of(ctx, docket, event, receipt_languages(complaint)),
        applicant=_applicant(ctx, docket),
        addressee=name_of(docket.commission),
        category=complaint.category.value if complaint.category else None,
        spoken_language=language_of(docket),
        channel=complaint.channel,
        place=in_own_language(said["place"]),
        began_at=local_moment(complaint.received_at),
        ended_at=_ended_at(said),
        registered_on=complaint.registered_on.isoformat(),
        matter=_matter(ctx, docket),
        annexes=annexes,
        has_no_annexes=not annexes,
        is_read_back=said["is_read_back"],
        remarks=written(said["remarks"], language_of(docket)) if said["remarks"] else None,
        agrees_to_processing=bool(complaint.agrees_to_processing),
        confirms_contacts=bool(complaint.confirms_contacts),
        signed=Signed(complaint.signing.value, _ended_at(said)),
        recorder=Officer(receiver_of(ctx, docket) or NOBODY, SECRETARY),
    )
    return None if missing_elements(DocumentKind.ORAL_RECORD, record, ctx.statute) else record


def _applicant(ctx: Context, docket: Docket) -> Applicant:
    """Whoever files; for an organisation its person, who acts by the account it files with."""
    complaint = docket.complaint
    person, body = entering_identity(ctx, docket), organisation_of(ctx, docket)
    identifier = body.bin if body else person.iin
    return Applicant(
        filer=filer_as(docket, person, body),
        identifier=identifier or None,
        has_no_identifier=not identifier,
        representative=person.full_name if body else None,
        authority=_BY_ACCOUNT if body and complaint.filer_account_id else None,
        is_name_shown=complaint.seen_as is SeenAs.PUBLIC_NAME,
    )


def _matter(ctx: Context, docket: Docket) -> Matter:
    complaint, language = docket.complaint, language_of(docket)
    region = ctx.statute.regions.get(docket.region)
    return Matter(
        subject=written(complaint.subject, language),
        decision=written(complaint.decision_text, language) if complaint.decision_text.strip() else None,
        text=written(complaint.text, language),
        wish=written(complaint.wish, language) if complaint.wish.strip() else None,
        region=words_of(region.name) if region else None,
        locality=written(complaint.locality, language) if complaint.locality.strip() else None,
    )


def _annexes(ctx: Context, docket: Docket) -> tuple[FiledAnnex, ...]:
    """The files of a complaint that is just being written are in memory only; else they are read."""
    complaint, language = docket.complaint, language_of(docket)
    if "attachments" not in inspect(complaint).unloaded:
        names = [row.name for row in complaint.attachments]
    else:
        query = select(Attachment.name).where(Attachment.complaint_id == complaint.id, Attachment.removed_at.is_(None))
        names = list(ctx.session.scalars(query.order_by(Attachment.created_at, Attachment.id)))
    return tuple(FiledAnnex(written(name, language), None) for name in names)


def _ended_at(said: dict[str, Any]) -> str:
    return local_moment(datetime.fromisoformat(said["ended_at"]))
