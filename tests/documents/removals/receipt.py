"""The receipt without each of its elements."""

from dataclasses import replace

from oversight.documents.papers.receipt import Receipt
from oversight.documents.values import Words

REMOVALS = {
    "number": lambda paper: replace(paper, frame=replace(paper.frame, case_number=" ")),
    "received_at": lambda paper: replace(paper, received_at=""),
    "receiver": lambda paper: replace(paper, receiver=replace(paper.receiver, name="")),
    "addressee": lambda paper: replace(paper, addressee=Words("", "", "")),
    "term_end": lambda paper: replace(paper, term=_another_term(paper)),
}


def _another_term(paper: Receipt):
    return replace(paper.term, reading=replace(paper.term.reading, key="object_response"))
