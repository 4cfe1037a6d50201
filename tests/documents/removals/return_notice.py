"""The notice of return without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Words

REMOVALS = {
    "ground": lambda paper: replace(paper, ground=replace(paper.ground, name=Words("", "", ""))),
    "reasons": lambda paper: replace(paper, reasons=()),
}
