"""The request without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage, Words

EMPTY = Passage()

REMOVALS = {
    "addressee": lambda paper: replace(paper, control_object=replace(paper.control_object, name=Words("", "", ""))),
    "items": lambda paper: replace(paper, items=(*paper.items, EMPTY)),
    "deadline": lambda paper: replace(paper, term=_another(paper.term)),
    "signature": lambda paper: replace(paper, signatories=()),
}


def _another(term):
    return replace(term, reading=replace(term.reading, key="object_response"))
