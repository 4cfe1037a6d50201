"""The forwarding letter without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

REMOVALS = {
    "new_body": lambda paper: replace(paper, new_body=Passage()),
    "part": lambda paper: replace(paper, parts=()),
    "sent_on": lambda paper: replace(paper, sent_on=""),
}
