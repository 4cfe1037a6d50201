"""The challenge without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Words

REMOVALS = {
    "body": lambda paper: replace(paper, body=Words("", "", "")),
    "complainant": lambda paper: replace(paper, complainant=replace(paper.complainant, identifier=" ")),
    "against": lambda paper: replace(paper, against=Words("", "", "")),
    "circumstances": lambda paper: replace(paper, evidence=()),
    "signature": lambda paper: replace(paper, signed_on=""),
    "annexes": lambda paper: replace(paper, annexes=()),
}
