"""The extract without each of its elements."""

from dataclasses import replace

REMOVALS = {
    "entry": lambda paper: replace(paper, entries=paper.entries[1:]),
    "taken_on": lambda paper: replace(paper, taken_on=""),
}
