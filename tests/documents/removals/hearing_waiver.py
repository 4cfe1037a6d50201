"""The waiver without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage, Words

EMPTY = Passage()

REMOVALS = {
    "subject": lambda paper: replace(
        paper, frame=replace(paper.frame, issuer=replace(paper.frame.issuer, name=Words("", "", "")))
    ),
    "reasons": lambda paper: replace(paper, reasons=EMPTY),
    "signature": lambda paper: replace(paper, signatories=()),
}
