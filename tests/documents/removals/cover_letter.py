"""The letter without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Words

REMOVALS = {
    "addressee": lambda paper: replace(paper, control_object=replace(paper.control_object, name=Words("", "", ""))),
    "annexes": lambda paper: replace(paper, enclosures=()),
    "delivery": lambda paper: replace(paper, sent_at=""),
}
