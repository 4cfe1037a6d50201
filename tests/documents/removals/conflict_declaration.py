"""The declaration without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage, Words

EMPTY = Passage()

REMOVALS = {
    "person_and_role": lambda paper: replace(paper, person=replace(paper.person, post=Words("", "", ""))),
    "statement": lambda paper: replace(paper, declared_at=""),
    "nature": lambda paper: replace(paper, nature=EMPTY),
    "decision": lambda paper: replace(paper, decided_on=None),
    "signature": lambda paper: replace(paper, person=replace(paper.person, name="")),
}
