"""The termination decision without each of its elements."""

from dataclasses import replace

REMOVALS = {
    "ground": lambda paper: replace(paper, reasons=()),
    "remedy": lambda paper: replace(paper, remedy=replace(paper.remedy, term=None)),
}
