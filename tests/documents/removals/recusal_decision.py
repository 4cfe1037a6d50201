"""The decision without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "person": lambda paper: replace(paper, person=replace(paper.person, name="")),
    "grounds": lambda paper: replace(paper, grounds=EMPTY),
    "decision": lambda paper: replace(paper, reasons=EMPTY),
    "signatures": lambda paper: replace(paper, signatories=()),
}
