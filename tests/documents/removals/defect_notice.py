"""The notice of what is missing without each of its elements."""

from dataclasses import replace

REMOVALS = {
    "missing": lambda paper: replace(paper, missing=()),
    "term": lambda paper: replace(paper, term=replace(paper.term, reading=replace(paper.term.reading, key="other"))),
}
