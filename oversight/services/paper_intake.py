"""The letters of intake as papers, from the tables: what is missing, the return, the withdrawal. They name the filer.

They are written in the language of the complaint; in the other language of the set a text without a translation is
quoted as it stands.
"""

from typing import cast

from sqlalchemy import select

from oversight.documents.filing import Filer, Ground, Signed
from oversight.documents.papers.defect_notice import Defect, DefectNotice
from oversight.documents.papers.return_notice import ReturnNotice
from oversight.documents.papers.withdrawal import Withdrawal
from oversight.documents.values import CheckAddress, Language, Officer, Passage, clauses
from oversight.domain.deadlines import Reading
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Role
from oversight.persistence.models import Body, Docket, Event, Term
from oversight.services.context import LOCAL, Context
from oversight.services.identity import IdentityData, filer_identity
from oversight.services.panel import panel_of
from oversight.services.paper_parts import frame_of, local_moment, term_of, words_of, written
from oversight.services.paper_receipt import SECRETARY, receipt_languages
from oversight.services.terms import read_term

_FIX_TERM, _RETURN_TERM, _NOT_FIXED = "complaint_fix", "complaint_return", "return_not_fixed"


def defect_notice_of(ctx: Context, docket: Docket, event: Event) -> DefectNotice:
    """The notice as of the act that asked the filer for what is missing: a clause for each line the secretary wrote."""
    complaint = docket.complaint
    language = language_of(docket)
    asked = clauses(complaint.fix_request, language)
    reading = read_term(
        ctx,
        docket.commission_id,
        _FIX_TERM,
        event.at.astimezone(LOCAL).date(),
        modelled=not docket.commission.is_state_body,
    )
    is_guest = complaint.filer_account_id is None and complaint.filer_body_id is None
    own = CheckAddress(ctx.settings.base_url, f"/my/cases/{docket.number}", "case")
    return DefectNotice(
        frame=frame_of(ctx, docket, event, receipt_languages(complaint)),
        filer=filer_of(ctx, docket),
        subject=written(complaint.subject, language),
        received_at=local_moment(complaint.received_at),
        registered_on=complaint.registered_on.isoformat(),
        missing=tuple(Defect(text, None) for text in asked),
        term=term_of(reading),
        is_guest=is_guest,
        online=CheckAddress(ctx.settings.base_url, "/track", "track") if is_guest else own,
        signatory=secretary_of(ctx, docket),
    )


def return_notice_of(ctx: Context, docket: Docket, event: Event) -> ReturnNotice:
    """The notice as of the act that returned the complaint. Raises TransitionNotAllowed without a coded ground."""
    complaint = docket.complaint
    language = language_of(docket)
    row = ctx.statute.grounds.get(complaint.ground or "")
    if row is None:
        raise TransitionNotAllowed
    return ReturnNotice(
        frame=frame_of(ctx, docket, event, receipt_languages(complaint)),
        filer=filer_of(ctx, docket),
        subject=written(complaint.subject, language),
        received_at=local_moment(complaint.received_at),
        registered_on=complaint.registered_on.isoformat(),
        ground=Ground(row.key, words_of(row.name), _RETURN_PROVISION),
        reasons=clauses(complaint.reasons, language),
        term=term_of(_return_reading(ctx, docket)),
        enclosures=0,
        signatory=secretary_of(ctx, docket),
    )


def withdrawal_of(ctx: Context, docket: Docket, event: Event) -> Withdrawal:
    """The filer's withdrawal as of the act; its words are those the form put to the filer."""
    complaint = docket.complaint
    number = docket.number
    language = language_of(docket)
    return Withdrawal(
        frame=frame_of(ctx, docket, event, receipt_languages(complaint)),
        filer=filer_of(ctx, docket),
        subject=written(complaint.subject, language),
        registered_on=complaint.registered_on.isoformat(),
        statement=Passage(
            f"№ {number} жолданымымды кері қайтарып аламын және оны қарауды тоқтатуды сұраймын.",
            f"Отзываю своё обращение № {number} и прошу прекратить его рассмотрение.",
            f"I withdraw my complaint No. {number} and ask that its consideration be ended.",
        ),
        reasons=written(complaint.reasons, language) if complaint.reasons.strip() else None,
        signed=Signed("sent_online", local_moment(event.at)),
        receiver=None,
    )


_RETURN_PROVISION = "APPK 64(7)"
"""Which every ground of a return cites."""


def _return_reading(ctx: Context, docket: Docket) -> Reading:
    """From the end of the time to supply what was missing, else from registration."""
    start = docket.complaint.registered_on
    if docket.complaint.ground == _NOT_FIXED:
        ended = ctx.session.scalars(
            select(Term.due_on).where(Term.docket_id == docket.id, Term.key == _FIX_TERM).order_by(Term.due_on.desc())
        ).first()
        start = ended or start
    return read_term(ctx, docket.commission_id, _RETURN_TERM, start, modelled=not docket.commission.is_state_body)


def language_of(docket: Docket) -> Language:
    """In which the filer wrote."""
    return cast(Language, docket.complaint.language)


def filer_of(ctx: Context, docket: Docket) -> Filer:
    """Name, address and contacts. Raises NotVisible or NotPermitted for an actor who may not know them."""
    return filer_as(docket, filer_identity(ctx, docket), organisation_of(ctx, docket))


def organisation_of(ctx: Context, docket: Docket) -> Body | None:
    """The organisation that filed; None for a person."""
    body_id = docket.complaint.filer_body_id
    return ctx.session.get(Body, body_id) if body_id else None


def filer_as(docket: Docket, person: IdentityData, body: Body | None) -> Filer:
    """A person, or the organisation for which the person files, as papers name them."""
    return Filer(
        kind="organisation" if body else "citizen",
        name=body.name(docket.complaint.language) if body else person.full_name,
        address=person.postal_address or (body.address if body else ""),
        contacts=tuple(contact for contact in (person.phone, person.email) if contact),
    )


def secretary_of(ctx: Context, docket: Docket) -> Officer:
    """The secretary who acts; the first in office when it is somebody else's act."""
    secretaries = [one for one in panel_of(ctx, docket).people if one.role is Role.SECRETARY]
    acting = [one for one in secretaries if one.account_id == ctx.actor.account_id] or secretaries
    return Officer(acting[0].name if acting else "–", SECRETARY)
