"""The overdue notice without each of its elements."""

from dataclasses import replace

REMOVALS = {
    "case": lambda paper: replace(paper, final_number=""),
    "received_on": lambda paper: replace(paper, received_on=""),
    "deadline": lambda paper: replace(paper, days_late=0),
    "unanswered": lambda paper: replace(paper, unanswered=()),
}
