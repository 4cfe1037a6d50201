"""The protocol without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "when_where": lambda paper: replace(paper, place=EMPTY),
    "chair_and_secretary": lambda paper: replace(paper, secretary=replace(paper.secretary, name="")),
    "participants": lambda paper: replace(paper, attendance=()),
    "agenda": lambda paper: replace(paper, agenda=()),
    "speeches": lambda paper: replace(paper, speeches=()),
    "recommendations": lambda paper: replace(paper, recommendations=()),
    "signatures": lambda paper: replace(paper, chair=replace(paper.chair, name="")),
}
