"""The report without each of its elements."""

from dataclasses import replace

REMOVALS = {
    "figures": lambda paper: replace(paper, states=()),
    "period": lambda paper: replace(paper, taken_on=""),
    "data": lambda paper: replace(paper, data_digest=""),
    "signatures": lambda paper: replace(paper, signatories=()),
}
