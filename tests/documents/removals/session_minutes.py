"""The minutes without each of its elements."""

from dataclasses import replace

REMOVALS = {
    "when": lambda paper: replace(paper, items=()),
    "quorum": lambda paper: replace(paper, members=()),
    "votes": lambda paper: replace(paper, items=paper.items[:-1]),
    "recusals": lambda paper: replace(paper, recusals=()),
    "signatures": lambda paper: replace(paper, signatories=()),
}
