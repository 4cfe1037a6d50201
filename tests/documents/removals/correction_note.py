"""The note without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "paper": lambda paper: replace(paper, paper_number=" "),
    "correction": lambda paper: replace(paper, corrections=()),
    "reasons": lambda paper: replace(paper, reasons=EMPTY),
    "signatures": lambda paper: replace(paper, signatories=()),
}
