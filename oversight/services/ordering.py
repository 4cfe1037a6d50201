"""Order the papers an act yields: what they say is frozen in the act's own transaction, they are typeset afterwards.

A set is one paper in several languages; an act may yield several sets. The first is numbered after the place of the act
in the log of the case, 2026-00147/09, the second 2026-00147/09-2. Two sets may be of one kind.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from oversight.documents.elements import missing_elements
from oversight.documents.plain import Plain
from oversight.documents.values import Language
from oversight.domain.errors import Incomplete
from oversight.domain.events import EVENTS, Paper
from oversight.domain.paper_number import number_of
from oversight.domain.terms import DocumentKind
from oversight.persistence.models import Docket, Event, IssuedDocument
from oversight.services import paper_admission, paper_agency, paper_control, paper_correction, paper_evidence
from oversight.services.context import Context
from oversight.services.paper_card import card_of, record_of
from oversight.services.paper_control import LANGUAGES as TWO_LANGUAGES
from oversight.services.paper_final import LANGUAGES, final_document_of
from oversight.services.paper_forwarding import forwarding_letter_of, forwarding_notice_of
from oversight.services.paper_intake import defect_notice_of, return_notice_of, withdrawal_of
from oversight.services.paper_minutes import session_minutes_of
from oversight.services.paper_overdue import overdue_notice_of
from oversight.services.paper_parts import check_address
from oversight.services.paper_passport import passport_of
from oversight.services.paper_receipt import receipt_languages, receipt_of
from oversight.services.paper_termination import termination_decision_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """A paper to be made: its kind, what it says, and in which languages."""

    kind: DocumentKind
    context: Plain
    languages: tuple[Language, ...]


Writer = Callable[[Context, Docket, Event], Order | None]


def _order_receipt(ctx: Context, docket: Docket, event: Event) -> Order:
    return Order(DocumentKind.RECEIPT, receipt_of(ctx, docket, event), receipt_languages(docket.complaint))


def _order_card(ctx: Context, docket: Docket, event: Event) -> Order | None:
    languages = receipt_languages(docket.complaint)
    if record := record_of(ctx, docket, event):
        return Order(DocumentKind.ORAL_RECORD, record, languages)
    card = card_of(ctx, docket, event)
    return Order(DocumentKind.COMPLAINT_CARD, card, languages) if card else None


def _order_final_document(ctx: Context, docket: Docket, event: Event) -> Order:
    kind, context = final_document_of(ctx, docket, event)
    return Order(kind, context, LANGUAGES)


def _order_defect_notice(ctx: Context, docket: Docket, event: Event) -> Order:
    notice = defect_notice_of(ctx, docket, event)
    return Order(DocumentKind.DEFECT_NOTICE, notice, receipt_languages(docket.complaint))


def _order_return_notice(ctx: Context, docket: Docket, event: Event) -> Order:
    notice = return_notice_of(ctx, docket, event)
    return Order(DocumentKind.RETURN_NOTICE, notice, receipt_languages(docket.complaint))


def _order_forwarding_letter(ctx: Context, docket: Docket, event: Event) -> Order:
    letter = forwarding_letter_of(ctx, docket, event, TWO_LANGUAGES)
    return Order(DocumentKind.FORWARDING_LETTER, letter, TWO_LANGUAGES)


def _order_forwarding_notice(ctx: Context, docket: Docket, event: Event) -> Order:
    languages = receipt_languages(docket.complaint)
    return Order(DocumentKind.FORWARDING_LETTER, forwarding_notice_of(ctx, docket, event, languages), languages)


def _order_withdrawal(ctx: Context, docket: Docket, event: Event) -> Order:
    withdrawal = withdrawal_of(ctx, docket, event)
    return Order(DocumentKind.WITHDRAWAL, withdrawal, receipt_languages(docket.complaint))


def _order_termination(ctx: Context, docket: Docket, event: Event) -> Order:
    languages = receipt_languages(docket.complaint)
    return Order(DocumentKind.TERMINATION_DECISION, termination_decision_of(ctx, docket, event, languages), languages)


def _order_overdue_notice(ctx: Context, docket: Docket, event: Event) -> Order | None:
    notice = overdue_notice_of(ctx, docket, event)
    return Order(DocumentKind.OVERDUE_NOTICE, notice, LANGUAGES) if notice else None


def _order_correction_note(ctx: Context, docket: Docket, event: Event) -> Order:
    note = paper_correction.correction_note_of(ctx, docket, event)
    return Order(DocumentKind.CORRECTION_NOTE, note, note.frame.languages)


def _in_two_languages(kind: DocumentKind, write: Callable[[Context, Docket, Event], Plain]) -> Writer:
    """A paper in Kazakh and Russian, whatever the act of its kind."""
    return lambda ctx, docket, event: Order(kind, write(ctx, docket, event), TWO_LANGUAGES)


ORDERS: dict[Paper, Writer] = {
    Paper.RECEIPT: _order_receipt,
    Paper.COMPLAINT_CARD: _order_card,
    Paper.FINAL_DOCUMENT: _order_final_document,
    Paper.CONFLICT_DECLARATION: _in_two_languages(DocumentKind.CONFLICT_DECLARATION, paper_control.declaration_of),
    Paper.ADMISSIBILITY_SHEET: _in_two_languages(
        DocumentKind.ADMISSIBILITY_SHEET, paper_admission.admissibility_sheet_of
    ),
    Paper.RECUSAL_DECISION: _in_two_languages(DocumentKind.RECUSAL_DECISION, paper_control.recusal_decision_of),
    Paper.CONTROL_DECISION: _in_two_languages(DocumentKind.CONTROL_DECISION, paper_control.control_decision_of),
    Paper.CONTROL_NOTICE: _in_two_languages(DocumentKind.CONTROL_NOTICE, paper_control.control_notice_of),
    Paper.COVER_LETTER: _in_two_languages(DocumentKind.COVER_LETTER, paper_agency.cover_letter_of),
    Paper.AGENCY_HEARING_NOTICE: _in_two_languages(DocumentKind.AGENCY_HEARING_NOTICE, paper_agency.hearing_notice_of),
    Paper.AGENCY_HEARING_PROTOCOL: _in_two_languages(
        DocumentKind.AGENCY_HEARING_PROTOCOL, paper_agency.hearing_protocol_of
    ),
    Paper.HEARING_WAIVER: _in_two_languages(DocumentKind.HEARING_WAIVER, paper_agency.waiver_of),
    Paper.AGENCY_RESPONSE: _in_two_languages(DocumentKind.AGENCY_RESPONSE, paper_agency.response_of),
    Paper.INFORMATION_REQUEST: _in_two_languages(
        DocumentKind.INFORMATION_REQUEST, paper_control.information_request_of
    ),
    Paper.SESSION_MINUTES: _in_two_languages(DocumentKind.SESSION_MINUTES, session_minutes_of),
    Paper.EXPERT_OPINION: _in_two_languages(DocumentKind.EXPERT_OPINION, paper_evidence.expert_opinion_of),
    Paper.MONITORING_RECORD: _in_two_languages(DocumentKind.MONITORING_RECORD, paper_control.monitoring_record_of),
    Paper.PUBLIC_HEARING_PROTOCOL: _in_two_languages(
        DocumentKind.PUBLIC_HEARING_PROTOCOL, paper_evidence.public_hearing_protocol_of
    ),
    Paper.CASE_PASSPORT: _in_two_languages(DocumentKind.CASE_PASSPORT, passport_of),
    Paper.DEFECT_NOTICE: _order_defect_notice,
    Paper.RETURN_NOTICE: _order_return_notice,
    Paper.FORWARDING_LETTER: _order_forwarding_letter,
    Paper.FORWARDING_NOTICE: _order_forwarding_notice,
    Paper.WITHDRAWAL: _order_withdrawal,
    Paper.TERMINATION_DECISION: _order_termination,
    Paper.OVERDUE_NOTICE: _order_overdue_notice,
    Paper.CORRECTION_NOTE: _order_correction_note,
}
"""How each paper of the EVENTS table is written; None says that this act of its kind yields none."""

_FINAL_DOCUMENTS = (
    DocumentKind.FINAL_DOCUMENT_PROTOCOL,
    DocumentKind.FINAL_DOCUMENT_CONCLUSION,
    DocumentKind.FINAL_DOCUMENT_RECOMMENDATION,
)
_OF_OTHER_NAMES = {
    Paper.COMPLAINT_CARD: (DocumentKind.COMPLAINT_CARD, DocumentKind.ORAL_RECORD),
    Paper.FINAL_DOCUMENT: _FINAL_DOCUMENTS,
    Paper.FORWARDING_NOTICE: (DocumentKind.FORWARDING_LETTER,),
}
KINDS: dict[Paper, tuple[DocumentKind, ...]] = {
    paper: _OF_OTHER_NAMES[paper] if paper in _OF_OTHER_NAMES else (DocumentKind(paper.value),) for paper in Paper
}
"""Which kinds each of them can be."""


def queue_papers(ctx: Context, docket: Docket, event: Event) -> None:
    """Order the papers that this act yields, if any: a row per paper and language, in the act's own transaction.

    Raises Incomplete when a paper would lack an element: the act is then not done.
    """
    orders = [ORDERS[paper](ctx, docket, event) for paper in EVENTS[event.action].papers]
    for place, order in enumerate((order for order in orders if order is not None), start=1):
        _queue(ctx, docket, event, _numbered(ctx, docket, event, order, place), place)


def _numbered(ctx: Context, docket: Docket, event: Event, order: Order, place: int) -> Order:
    """The order with its number among those of one act."""
    if place == 1:
        return order
    context: Any = order.context
    number = number_of(docket.number, event.sequence, place)
    frame = replace(context.frame, number=number, check=check_address(ctx, number))
    return replace(order, context=replace(context, frame=frame))


def _queue(ctx: Context, docket: Docket, event: Event, order: Order, place: int) -> None:
    if lacking := missing_elements(order.kind, order.context, ctx.statute):
        keys = [element.key for element in lacking]
        _log.error("paper lacks elements", extra={"docket": docket.number, "kind": order.kind, "elements": keys})
        raise Incomplete([element.sentence for element in lacking])
    content = order.context.as_json()
    ctx.session.add_all(
        IssuedDocument(
            docket_id=docket.id,
            kind=order.kind,
            language=language,
            sequence=event.sequence,
            place=place,
            context=content,
            state="queued",
            queued_at=ctx.now,
            statute_revision=ctx.statute.revision,
            calendar_revision=ctx.statute.calendar.revision,
        )
        for language in order.languages
    )
    ctx.has_work = True
