"""The papers between commission and agency, from the tables: cover letter, hearing, answer, silence.

Those of the agency carry the agency's letterhead. None holds a word of the complaint.
"""

import re
from typing import cast

from sqlalchemy import func, select

from oversight.documents.papers.agency_hearing_notice import AgencyHearingNotice
from oversight.documents.papers.agency_hearing_protocol import AgencyHearingProtocol, Remark, Statement
from oversight.documents.papers.agency_response import AgencyResponse, Reply
from oversight.documents.papers.cover_letter import CoverLetter, Enclosure
from oversight.documents.papers.hearing_waiver import HearingWaiver
from oversight.documents.values import Language, Officer, Passage, Words
from oversight.domain.deadlines import read_deadline
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Action, HearingMode, Role
from oversight.persistence.models import (
    AgencyHearing,
    Answer,
    Body,
    Docket,
    Event,
    FinalDocument,
    Recommendation,
    Seat,
)
from oversight.services.answer_sheet import AnswerSheet, final_document_of, sheet_of
from oversight.services.context import LOCAL, Context
from oversight.services.paper_control import LANGUAGES, desk
from oversight.services.paper_final import object_of
from oversight.services.paper_parts import (
    frame_of,
    in_own_language,
    language_of,
    local_moment,
    name_of,
    term_of,
    title_of,
    words_of,
    written,
)
from oversight.services.terms import read_term

HEAD = Words("Бірінші басшы", "Первый руководитель", "Head")
_EXECUTOR = Words("Орындаушы", "Исполнитель", "Executor")
_SEPARATOR = ", "


def cover_letter_of(ctx: Context, docket: Docket, event: Event) -> CoverLetter:
    """The letter that went with the final document into the agency's cabinet."""
    agency, final = _agency(docket), _final(ctx, docket)
    case = docket.case
    if case is None or case.completed_on is None:
        raise TransitionNotAllowed
    sent_on = event.at.astimezone(LOCAL).date()
    kind = ctx.statute.documents[f"final_document_{final.kind.value}"]
    return CoverLetter(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        control_object=object_of(ctx, agency),
        title=title_of(docket),
        recommendations=_count_adopted(ctx, final),
        enclosures=(Enclosure(words_of(kind.name), f"{docket.number}/{event.sequence:02}", None),),
        channel="cabinet",
        sent_at=local_moment(event.at),
        delivered_at=local_moment(final.delivered_at) if final.delivered_at else None,
        dispatch_term=term_of(read_deadline(ctx.statute, "final_doc_dispatch", case.completed_on)),
        deemed_on=read_term(ctx, docket.commission_id, "receipt_deemed", sent_on).due_on.isoformat(),
        signatories=desk(ctx, docket),
    )


def hearing_notice_of(ctx: Context, docket: Docket, event: Event) -> AgencyHearingNotice:
    """The agency's notice of its hearing, as just given."""
    agency, hearing = _agency(docket), _hearing(ctx, docket)
    if hearing.hearing_at is None or hearing.decision_on is None:
        raise TransitionNotAllowed
    signatory = _signatory(ctx, agency)
    number, on = _document(ctx, docket)
    return AgencyHearingNotice(
        frame=frame_of(ctx, docket, event, LANGUAGES, issuer=agency),
        addressee=name_of(docket.commission),
        final_document_number=number,
        final_document_on=on,
        title=title_of(docket),
        preliminary_position=in_own_language(hearing.preliminary_position),
        hearing_at=local_moment(hearing.hearing_at),
        place=in_own_language(hearing.place),
        decision_on=hearing.decision_on.isoformat(),
        notice_term=term_of(read_deadline(ctx.statute, "object_hearing_notice", hearing.decision_on)),
        contact=_acting(ctx, agency, event) or signatory,
        signatory=signatory,
    )


def hearing_protocol_of(ctx: Context, docket: Docket, event: Event) -> AgencyHearingProtocol:
    """The agency's protocol of the hearing just recorded; remarks may follow for three working days (by analogy)."""
    agency, hearing = _agency(docket), _hearing(ctx, docket)
    if hearing.began_at is None or hearing.ended_at is None:
        raise TransitionNotAllowed
    number, on = _document(ctx, docket)
    read_on = event.at.astimezone(LOCAL).date()
    language = language_of(hearing.record_text, hearing.question, hearing.held_place)
    remarks = (Remark(written(hearing.remarks, language), written(hearing.remarks_decision, language)),)
    return AgencyHearingProtocol(
        frame=frame_of(ctx, docket, event, LANGUAGES, issuer=agency),
        addressee=name_of(docket.commission),
        final_document_number=number,
        final_document_on=on,
        title=title_of(docket),
        started_at=local_moment(hearing.began_at),
        ended_at=local_moment(hearing.ended_at),
        place=written(hearing.held_place, language),
        official=_named(hearing.official),
        secretary=_named(hearing.clerk),
        participants=tuple(_named(line) for line in hearing.participants.splitlines() if line.strip()),
        is_subject_absent=not hearing.participants.strip(),
        question=written(hearing.question, language),
        statements=tuple(_statement(line, language) for line in hearing.record_text.splitlines() if line.strip()),
        remarks=remarks if hearing.remarks.strip() else (),
        remarks_until=read_deadline(ctx.statute, "protocol_remarks", read_on).due_on.isoformat(),
    )


# A name or a post before a colon: points stand after initials only, or it would be the end of a sentence.
_SPEAKER = re.compile(r"(?P<who>(?:[^:.!?]|(?<=\b\w)\.){2,120}):\s+(?P<said>\S.*)")


def _statement(line: str, language: Language) -> Statement:
    """A line of the record: «who: what was said», or only what was said."""
    if match := _SPEAKER.fullmatch(line.strip()):
        return Statement(_named(match["who"]), written(match["said"], language))
    return Statement(None, written(line, language))


def _named(line: str) -> Officer:
    """Somebody as written by hand, «name, post»; the post may be missing."""
    name, _, post = line.strip().partition(",")
    return Officer(name.strip(), Words(*[post.strip()] * 3))


def waiver_of(ctx: Context, docket: Docket, event: Event) -> HearingWaiver:
    """The commission's waiver of the hearing: a house rule."""
    number, on = _document(ctx, docket)
    return HearingWaiver(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        addressee=name_of(_agency(docket)),
        final_document_number=number,
        final_document_on=on,
        title=title_of(docket),
        reasons=in_own_language(_hearing(ctx, docket).reasons),
        waived_on=event.at.astimezone(LOCAL).date().isoformat(),
        signatories=desk(ctx, docket),
    )


def response_of(ctx: Context, docket: Docket, event: Event) -> AgencyResponse:
    """The answer as it was sent: each recommendation restated before its own reply (Article 13(4))."""
    agency, response = _agency(docket), docket.response
    if response is None:
        raise TransitionNotAllowed
    sheet = sheet_of(ctx, docket)
    language = cast(Language, response.language)
    number, on = _document(ctx, docket)
    hearing = sheet.hearing
    if hearing is not None and hearing.mode is HearingMode.NOTICED:
        hearing = None  # announced, then every recommendation was accepted: none took place
    return AgencyResponse(
        frame=frame_of(ctx, docket, event, LANGUAGES, authentic=(language,), issuer=agency),
        addressee=name_of(docket.commission),
        final_document_number=number,
        final_document_on=on,
        title=title_of(docket),
        term=term_of(read_deadline(ctx.statute, "object_response", response.received_on)),
        replies=_replies(sheet, language),
        recommendations=tuple(row.number for row in sheet.recommendations),
        hearing=hearing.mode if hearing else None,
        hearing_on=hearing.held_on.isoformat() if hearing and hearing.held_on else None,
        hearing_reasons=written(hearing.reasons, language) if hearing and hearing.reasons.strip() else None,
        remedy=written(response.remedy_text, language),
        sent_at=local_moment(event.at),
        signatory=_signed(response.signed_by),
    )


def _replies(sheet: AnswerSheet, language: Language) -> tuple[Reply, ...]:
    return tuple(_reply(row, sheet.answers[row.id], language) for row in sheet.recommendations if _is_sent(sheet, row))


def _reply(row: Recommendation, answer: Answer, language: Language) -> Reply:
    if answer.position is None:
        raise TransitionNotAllowed

    def said(text: str) -> Passage | None:
        return written(text, language) if text.strip() else None

    return Reply(
        number=row.number,
        restated=_text(row),
        position=answer.position,
        reasons=written(answer.reasons, language),
        legal_reference=said(answer.legal_reference),
        measure=said(answer.measure),
        measure_on=answer.measure_on.isoformat() if answer.measure_on else None,
        responsible=said(answer.responsible),
    )


def _is_sent(sheet: AnswerSheet, row: Recommendation) -> bool:
    return row.id in sheet.answers and sheet.answers[row.id].is_sent


def _text(row: Recommendation) -> Passage:
    return Passage(row.text_kk or None, row.text_ru or None, None, authentic=cast(Language, row.authentic_language))


def _agency(docket: Docket) -> Body:
    if docket.agency is None:
        raise TransitionNotAllowed
    return docket.agency


def _final(ctx: Context, docket: Docket) -> FinalDocument:
    final = final_document_of(ctx, docket)
    if final is None:
        raise TransitionNotAllowed
    return final


def _count_adopted(ctx: Context, final: FinalDocument) -> int:
    adopted = (Recommendation.final_document_id == final.id) & Recommendation.is_adopted.is_(True)
    return ctx.session.scalar(select(func.count()).select_from(Recommendation).where(adopted)) or 0


def _document(ctx: Context, docket: Docket) -> tuple[str, str]:
    """Number and day of the final document as it was sent; without an event of its own it goes by the case's."""
    query = select(Event.sequence).where(Event.docket_id == docket.id, Event.action == Action.DISPATCH)
    sequence = ctx.session.scalar(query.order_by(Event.sequence.desc()).limit(1))
    sent_at = _final(ctx, docket).dispatched_at
    if sent_at is None:
        raise TransitionNotAllowed
    number = docket.number if sequence is None else f"{docket.number}/{sequence:02}"
    return number, sent_at.astimezone(LOCAL).date().isoformat()


def _hearing(ctx: Context, docket: Docket) -> AgencyHearing:
    hearing = sheet_of(ctx, docket).hearing
    if hearing is None:
        raise TransitionNotAllowed
    return hearing


def _signatory(ctx: Context, agency: Body) -> Officer:
    """The head of the agency in office."""
    query = select(Seat).where(Seat.body_id == agency.id, Seat.role == Role.AGENCY_HEAD, Seat.ended_at.is_(None))
    seat = ctx.session.scalars(query.order_by(Seat.begun_at, Seat.id).limit(1)).one_or_none()
    return _officer(seat, HEAD) if seat else Officer("", HEAD)


def _acting(ctx: Context, agency: Body, event: Event) -> Officer | None:
    """Whoever of the agency did the act."""
    query = select(Seat).where(Seat.body_id == agency.id, Seat.account_id == event.actor_id, Seat.ended_at.is_(None))
    seat = ctx.session.scalars(query.order_by(Seat.begun_at, Seat.id).limit(1)).first()
    return _officer(seat, _EXECUTOR) if seat else None


def _officer(seat: Seat, post: Words) -> Officer:
    return Officer(seat.public_name, Words(seat.position, seat.position, seat.position) if seat.position else post)


def _signed(signature: str) -> Officer:
    """The signature under an answer, «name, post», taken apart."""
    name, _, post = signature.partition(_SEPARATOR)
    return Officer(name, Words(post, post, post) if post else HEAD)
