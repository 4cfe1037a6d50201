"""The number of an issued paper: the docket's, the place of its act in the log, and which of that act's papers."""

import re
from dataclasses import dataclass

from oversight.domain.case_number import parse_number

_FORM = r"(20[0-9]{2}-[0-9]{5,9})/([0-9]{2,6})(-[1-9][0-9]?)?"
_NUMBER = re.compile(_FORM, re.ASCII)
_IN_FILE = re.compile(rb"(?<![0-9])" + _FORM.encode() + rb"(?![0-9])")

SAMPLE_MARK = "oversight:sample"
"""What the file of a sample carries, so that it is never taken for a paper of that number."""


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A number taken apart; ``text`` is the whole."""

    text: str
    docket: str
    sequence: int
    place: int  # among the papers of its act


def number_of(docket: str, sequence: int, place: int = 1) -> str:
    """2026-00147/09 for the first paper of an act, 2026-00147/09-2 for the second."""
    number = f"{docket}/{sequence:02}"
    return number if place == 1 else f"{number}-{place}"


def parse_paper_number(text: str) -> PaperNumber | None:
    """2026-00147/09 or 2026-00147/09-2; None for anything else."""
    match = _NUMBER.fullmatch(text)
    if match is None or parse_number(match[1]) is None:
        return None
    return PaperNumber(text, match[1], int(match[2]), int((match[3] or "-1")[1:]))


def number_in_file(content: bytes) -> PaperNumber | None:
    """The first number of a paper that stands in the open in a file: papers carry theirs in the title of the metadata.

    The file is not parsed. None when there is none, and for samples.
    """
    if SAMPLE_MARK.encode() in content:
        return None
    match = _IN_FILE.search(content)
    return parse_paper_number(match[0].decode("ascii")) if match else None
