"""The record without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()

REMOVALS = {
    "when_where": lambda paper: replace(paper, place=EMPTY),
    "participants": lambda paper: replace(paper, observers=()),
    "observation": lambda paper: replace(paper, observations=()),
    "evidence": lambda paper: replace(paper, observations=(replace(paper.observations[0], evidence=EMPTY),)),
    "signatures": lambda paper: replace(paper, observers=(replace(paper.observers[0], name=""),)),
}
