"""The response without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "final_document": lambda paper: replace(paper, final_document_number=" "),
    "separate_reply": lambda paper: replace(paper, replies=paper.replies[:-1]),
    "reasons": lambda paper: _first(paper, reasons=EMPTY),
    "legal_reference": lambda paper: replace(
        paper, replies=(*paper.replies[:-1], replace(paper.replies[-1], legal_reference=None))
    ),
    "measures": lambda paper: _first(paper, measure_on=None),
    "hearing": lambda paper: replace(paper, hearing=None),
    "signatory": lambda paper: replace(paper, signatory=replace(paper.signatory, name="")),
    "remedy": lambda paper: replace(paper, remedy=EMPTY),
}


def _first(paper, **changes):
    return replace(paper, replies=(replace(paper.replies[0], **changes), *paper.replies[1:]))
