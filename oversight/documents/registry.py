"""Every paper there is, by kind, and what each kind is called."""

import functools
from collections.abc import Mapping

from oversight.documents.paper import Paper
from oversight.documents.papers import (
    admissibility_sheet,
    complaint_card,
    defect_notice,
    extension_decision,
    final_document,
    forwarding_letter,
    oral_record,
    overdue_notice,
    receipt,
    return_notice,
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
    final_document.PAPER,
    extension_decision.PAPER,
    withdrawal.PAPER,
    termination_decision.PAPER,
    overdue_notice.PAPER,
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
