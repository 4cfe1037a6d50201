"""The passport without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Words

REMOVALS = {
    "timeline": lambda paper: replace(paper, log=()),
    "state": lambda paper: replace(paper, state=Words("", "", "")),
}
