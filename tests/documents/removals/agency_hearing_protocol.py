"""The protocol without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "when_where": lambda paper: replace(paper, place=EMPTY),
    "participants": lambda paper: replace(paper, participants=()),
    "question": lambda paper: replace(paper, question=EMPTY),
    "speeches": lambda paper: replace(paper, statements=()),
    "remarks": lambda paper: replace(paper, remarks=(replace(paper.remarks[0], decision=EMPTY),)),
    "signatures": lambda paper: replace(paper, secretary=replace(paper.secretary, name="")),
}
