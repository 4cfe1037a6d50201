"""The withdrawal without its element."""

from dataclasses import replace

from oversight.documents.values import Passage

REMOVALS = {"statement": lambda paper: replace(paper, statement=Passage())}
