"""What a changed calendar does to a running term: by which rule it is counted again, and which days moved it. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight.domain import calendar_days
from oversight.domain.deadlines import read_deadline
from oversight.domain.pauses import Pause
from oversight.statute.schema import Calendar, Statute, Words


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day that one calendar works and the other does not.

    `reason` says why the day is as it is now: of a day off why, of a worked weekend in place of which day; None for an
    ordinary working day. `was` says the same of the calendar before.
    """

    day: date
    is_working: bool
    reason: Words | None
    was: Words | None


@dataclass(frozen=True, slots=True)
class RunningRule:
    """What a running term is counted by: its rule, its original trigger, the commission's own length, its pauses."""

    key: str
    from_on: date
    is_modelled: bool
    length: int | None
    pauses: tuple[Pause, ...] = ()

    def due_on(self, statute: Statute) -> date:
        """The last day by *statute*. Raises what `read_deadline` does."""
        return read_deadline(
            statute, self.key, self.from_on, modelled=self.is_modelled, length=self.length, pauses=self.pauses
        ).due_on


def changed_days(old: Calendar, new: Calendar) -> tuple[ChangedDay, ...]:
    """The days both calendars know that are worked in one of them only, in order."""
    return tuple(
        ChangedDay(day, day not in new.days_off, _reason(new, day), _reason(old, day))
        for day in calendar_days.changed_days(old, new)
    )


def _reason(calendar: Calendar, day: date) -> Words | None:
    off = calendar.days_off.get(day)
    return off[1] if off is not None else calendar.special_working_days.get(day)


def between(days: Sequence[ChangedDay], one: date, other: date) -> tuple[ChangedDay, ...]:
    """Those of *days* (in order) that lie from one date to the other, both included, whichever comes first."""
    places = [row.day for row in days]
    return tuple(days[bisect_left(places, min(one, other)) : bisect_right(places, max(one, other))])
