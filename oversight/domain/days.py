"""A local date as programs write it: YYYY-MM-DD in plain digits and nothing else."""

import re
from datetime import date

from oversight.domain.errors import DomainError
from oversight.domain.words import N_

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SHOWN = 40


class DayMalformed(DomainError):
    """A text is no date of the calendar. ``values``: text, cut to what a sentence can carry."""

    message = N_("“%(text)s” is not a date. Write an existing day like 2026-04-24.")


def parse_day(text: str) -> date:
    """The day *text* names. Week dates, other digits and days that do not exist raise DayMalformed."""
    match = _ISO.fullmatch(text)
    if match is not None:
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            pass
    raise DayMalformed(text=text[:_SHOWN])
