"""Every paper there is, by kind, and what each kind is called."""

import functools
from collections.abc import Mapping

from oversight.documents.paper import Paper
from oversight.documents.papers import (
    admissibility_sheet,
    agency_hearing_notice,
    agency_hearing_protocol,
    agency_response,
    annual_report,
    case_file,
    case_passport,
    challenge,
    complaint_card,
    conflict_declaration,
    control_decision,
    control_notice,
    correction_note,
    cover_letter,
    defect_notice,
    expert_opinion,
    extension_decision,
    final_document,
    forwarding_letter,
    hearing_waiver,
    information_request,
    monitoring_record,
    oral_record,
    overdue_notice,
    public_hearing_protocol,
    receipt,
    recusal_decision,
    register_extract,
    return_notice,
    session_minutes,
    termination_decision,
    withdrawal,
)
from oversight.documents.values import Words
from oversight.domain.terms import DocumentKind
from oversight.statute.loader import load_statute

PAPERS: tuple[Paper, ...] = (
    receipt.PAPER,
    complaint_card.PAPER,
    oral_record.PAPER,
    defect_notice.PAPER,
    return_notice.PAPER,
    forwarding_letter.PAPER,
    admissibility_sheet.PAPER,
    conflict_declaration.PAPER,
    recusal_decision.PAPER,
    control_decision.PAPER,
    control_notice.PAPER,
    information_request.PAPER,
    monitoring_record.PAPER,
    public_hearing_protocol.PAPER,
    expert_opinion.PAPER,
    final_document.PAPER,
    cover_letter.PAPER,
    agency_response.PAPER,
    agency_hearing_notice.PAPER,
    agency_hearing_protocol.PAPER,
    hearing_waiver.PAPER,
    extension_decision.PAPER,
    withdrawal.PAPER,
    termination_decision.PAPER,
    challenge.PAPER,
    overdue_notice.PAPER,
    register_extract.PAPER,
    case_passport.PAPER,
    session_minutes.PAPER,
    correction_note.PAPER,
    annual_report.PAPER,
    case_file.PAPER,
)
"""One entry per module of documents/papers/, in the order of the contract."""

DOCUMENTS: dict[DocumentKind, Paper] = {kind: paper for paper in PAPERS for kind in paper.kinds}


def title_of(kind: DocumentKind) -> Words:
    """What a paper of that kind is called: its name in the statute data."""
    return _titles()[kind]


@functools.cache
def _titles() -> Mapping[DocumentKind, Words]:
    documents = load_statute().documents
    names = {kind: documents[kind.value].name for kind in DocumentKind}
    return {kind: Words(name.kk, name.ru, name.en) for kind, name in names.items()}
