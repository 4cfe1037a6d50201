"""The case file without each of its elements."""

from dataclasses import replace

REMOVALS = {
    "contents": lambda paper: replace(paper, contents=()),
    "log": lambda paper: replace(paper, head_digest=" "),
}
