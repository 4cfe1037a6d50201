"""The minutes without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "when_where": lambda paper: replace(paper, place=EMPTY),
    "quorum": lambda paper: replace(paper, needed=0),
    "votes": lambda paper: replace(paper, items=(replace(paper.items[0], decision=EMPTY),)),
    "recusals": lambda paper: replace(paper, items=(replace(paper.items[0], recused=()),)),
    "signatures": lambda paper: replace(paper, chair=replace(paper.chair, name="")),
}
