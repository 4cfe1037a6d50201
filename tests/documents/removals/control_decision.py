"""The decision without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "forms": lambda paper: _programme(paper, forms=()),
    "tasks": lambda paper: _programme(paper, tasks=()),
    "dates": lambda paper: replace(paper, longest_term=_another(paper.longest_term)),
    "place": lambda paper: _programme(paper, place=EMPTY),
    "object": lambda paper: replace(paper, decision=EMPTY),
    "group": lambda paper: _programme(paper, group=()),
    "signatures": lambda paper: replace(paper, signatories=()),
}


def _another(term):
    return replace(term, reading=replace(term.reading, key="object_response"))


def _programme(paper, **changes):
    return replace(paper, programme=replace(paper.programme, **changes))
