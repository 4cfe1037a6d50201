"""The extension decision without each of its elements."""

from dataclasses import replace

REMOVALS = {
    "reasons": lambda paper: replace(paper, reasons=()),
    "new_date": lambda paper: replace(paper, new_due_on="2026-04-28"),  # a day over two months
    "signer_rank": lambda paper: replace(paper, signer_rank=None),
    "notified_on": lambda paper: replace(paper, notified_on=None),
}
