"""The record of an oral complaint without each of its elements."""

from dataclasses import replace

from tests.documents.removals import complaint_card

REMOVALS = {
    **complaint_card.REMOVALS,
    "filed_on": lambda paper: replace(paper, began_at=""),
    "signature": lambda paper: replace(paper, is_read_back=False),
    "language": lambda paper: replace(paper, spoken_language=""),
    "recorder": lambda paper: replace(paper, recorder=replace(paper.recorder, name="")),
}
