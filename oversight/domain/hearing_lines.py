"""The protocol of a public hearing as it is typed: one entry a line, in a form a secretary writes anyway.

People are named only in an official capacity or with their consent, others by their group: who spoke is one text.
"""

import re
from dataclasses import dataclass

from oversight.domain.errors import DomainError
from oversight.domain.words import N_

MOST_ENTRIES = 100
_GROUP = re.compile(r"(.*\S)\s*[-–—:]\s*([0-9]{1,6})")
_POLL = re.compile(r"(.*\S)\s*[-–—:]\s*([0-9]{1,6})\s*/\s*([0-9]{1,6})\s*/\s*([0-9]{1,6})")
_SAID = re.compile(r"([^:]*[^:\s])\s*:\s*(\S.*)")


class NotUnderstood(DomainError):
    """An entry does not have its form. ``values``: entry, its place among those typed."""


class GroupNotUnderstood(NotUnderstood):
    message = N_("Entry %(entry)s: write who, a dash and how many, for example: residents of the village – 57.")


class SpeechNotUnderstood(NotUnderstood):
    message = N_("Entry %(entry)s: write who spoke, a colon and what was said.")


class ExchangeNotUnderstood(NotUnderstood):
    message = N_(
        "Entry %(entry)s: write who asked, a colon and the question; on the next line, in the same way, who answered"
        " and what. An empty line parts the entries."
    )


class PollNotUnderstood(NotUnderstood):
    message = N_("Entry %(entry)s: write the proposal, a dash and the votes for, against and abstained: 51/2/4.")


class TooManyEntries(DomainError):
    """More than a protocol holds. ``values``: most."""

    message = N_("At most %(most)s entries fit: write what belongs together as one.")


@dataclass(frozen=True, slots=True)
class Group:
    """So many people of one kind."""

    who: str
    count: int


@dataclass(frozen=True, slots=True)
class Speech:
    """Who spoke and what was said."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer; without one both of its texts are empty."""

    asked_by: str
    question: str
    answered_by: str
    answer: str


@dataclass(frozen=True, slots=True)
class Poll:
    """A proposal and the show of hands on it."""

    proposal: str
    votes_for: int
    votes_against: int
    abstained: int


def read_lines(text: str) -> tuple[str, ...]:
    """The entries of a text typed one a line. Raises TooManyEntries."""
    return _few(tuple(line.strip() for line in text.splitlines() if line.strip()))


def read_groups(text: str) -> tuple[Group, ...]:
    """“residents of the village – 57”, one a line. Raises GroupNotUnderstood for a line without a number above 0."""
    found = []
    for place, line in enumerate(read_lines(text), start=1):
        match = _GROUP.fullmatch(line)
        if match is None or int(match[2]) == 0:
            raise GroupNotUnderstood(entry=place)
        found.append(Group(match[1], int(match[2])))
    return tuple(found)


def read_speeches(text: str) -> tuple[Speech, ...]:
    """“director of the company: said that ...”, one a line. Raises SpeechNotUnderstood."""
    found = []
    for place, line in enumerate(read_lines(text), start=1):
        match = _SAID.fullmatch(line)
        if match is None:
            raise SpeechNotUnderstood(entry=place)
        found.append(Speech(match[1], match[2]))
    return tuple(found)


def read_exchanges(text: str) -> tuple[Exchange, ...]:
    """A question on one line and its answer, if any, on the next; empty lines between. Raises ExchangeNotUnderstood."""
    blocks = [block for block in re.split(r"\n[^\S\n]*\n", "\n".join(text.splitlines())) if block.strip()]
    found = []
    for place, block in enumerate(_few(tuple(blocks)), start=1):
        said = [_SAID.fullmatch(line.strip()) for line in block.splitlines() if line.strip()]
        if None in said or len(said) > 2:  # noqa: PLR2004 - the question and its answer
            raise ExchangeNotUnderstood(entry=place)
        texts = [text for match in said if match for text in match.groups()]
        found.append(Exchange(*[*texts, "", ""][:4]))
    return tuple(found)


def read_polls(text: str) -> tuple[Poll, ...]:
    """“ask for the return of the land – 51/2/4”, one a line. Raises PollNotUnderstood."""
    found = []
    for place, line in enumerate(read_lines(text), start=1):
        match = _POLL.fullmatch(line)
        if match is None:
            raise PollNotUnderstood(entry=place)
        found.append(Poll(match[1], int(match[2]), int(match[3]), int(match[4])))
    return tuple(found)


def _few(entries: tuple[str, ...]) -> tuple[str, ...]:
    if len(entries) > MOST_ENTRIES:
        raise TooManyEntries(most=MOST_ENTRIES)
    return entries
