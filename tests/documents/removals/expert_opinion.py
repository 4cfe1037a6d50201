"""The opinion without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "expert": lambda paper: replace(paper, qualification=EMPTY),
    "questions": lambda paper: replace(paper, answers=()),
    "answers": lambda paper: replace(paper, answers=(replace(paper.answers[0], answer=EMPTY),)),
    "limits": lambda paper: replace(paper, limits=()),
    "signature": lambda paper: replace(paper, signed_on=""),
}
