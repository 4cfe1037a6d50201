"""The receipt (талон) of a complaint, from the tables. It names no filer and holds no secret."""

from sqlalchemy import func, inspect, select

from oversight.documents.papers.receipt import Receipt
from oversight.documents.values import CheckAddress, Language, Officer, Words
from oversight.domain.terms import ComplaintKind, Role
from oversight.persistence.models import Attachment, Complaint, Docket, Event, Seat
from oversight.services.context import Context
from oversight.services.paper_parts import frame_of, local_moment, name_of, term_of
from oversight.services.terms import read_term

SECRETARY = Words("Комиссия хатшысы", "Секретарь комиссии", "Secretary of the commission")
NOBODY = "–"
_KINDS = {
    ComplaintKind.CITIZEN_COMPLAINT: Words("Азаматтың жолданымы", "Обращение гражданина", "Complaint of a citizen"),
    ComplaintKind.OVERSIGHT_REQUEST: Words(
        "Ұйымның қоғамдық бақылау жүргізу туралы сұрау салуы",
        "Запрос организации о проведении общественного контроля",
        "Oversight request of an organisation",
    ),
}


def receipt_languages(complaint: Complaint) -> tuple[Language, ...]:
    """Kazakh, and the filer's language when it is another."""
    match complaint.language:
        case "ru":
            return ("kk", "ru")
        case "en":
            return ("kk", "en")
    return ("kk",)


def receipt_of(ctx: Context, docket: Docket, event: Event) -> Receipt:
    """The receipt as of the act that registered a new complaint, its files on it."""
    complaint, commission = docket.complaint, docket.commission
    languages = receipt_languages(complaint)
    is_guest = complaint.filer_account_id is None and complaint.filer_body_id is None
    is_modelled = not commission.is_state_body
    reading = read_term(ctx, commission.id, "complaint_decide", complaint.registered_on, modelled=is_modelled)
    if is_guest:
        follow = CheckAddress(ctx.settings.base_url, "/track", "track")
    else:
        follow = CheckAddress(ctx.settings.base_url, f"/my/cases/{docket.number}", "case")
    return Receipt(
        frame=frame_of(ctx, docket, event, languages),
        received_at=local_moment(complaint.received_at),
        recorded_at=local_moment(event.at) if complaint.recorded_by_id else None,
        registered_on=complaint.registered_on.isoformat(),
        receiver=Officer(receiver_of(ctx, docket) or NOBODY, SECRETARY),
        addressee=name_of(commission),
        complaint_kind=_KINDS[complaint.kind],
        complaint_language=languages[-1],
        channel=complaint.channel,
        attachments=_count_files(ctx, complaint),
        is_guest=is_guest,
        follow=follow,
        term=term_of(reading),
    )


def _count_files(ctx: Context, complaint: Complaint) -> int:
    """The files of a complaint that is just being written are in memory only; else they are counted."""
    if "attachments" not in inspect(complaint).unloaded:
        return len(complaint.attachments)
    query = select(func.count()).where(Attachment.complaint_id == complaint.id, Attachment.removed_at.is_(None))
    return ctx.session.scalars(query).one()


def receiver_of(ctx: Context, docket: Docket) -> str | None:
    """The secretary named for intake: the one who typed the complaint in, else the first in office."""
    query = select(Seat.public_name).where(
        Seat.body_id == docket.commission_id, Seat.role == Role.SECRETARY, Seat.ended_at.is_(None)
    )
    if docket.complaint.recorded_by_id is not None:
        query = query.where(Seat.account_id == docket.complaint.recorded_by_id)
    return ctx.session.scalar(query.order_by(Seat.begun_at, Seat.id).limit(1))
