"""The notice without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "preliminary_position": lambda paper: replace(paper, preliminary_position=EMPTY),
    "when_where": lambda paper: replace(paper, place=EMPTY),
    "notice_term": lambda paper: replace(paper, notice_term=_another(paper.notice_term)),
}


def _another(term):
    return replace(term, reading=replace(term.reading, key="complaint_decide"))
