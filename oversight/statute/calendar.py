"""The working calendar as a value: which days are worked, why the others are not, and from when to when it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from oversight.statute.words import Words


class DayKind(StrEnum):
    """Why a day is worked or not. The first two need no row in the file."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    TRANSFERRED = "transferred"
    RELIGIOUS = "religious"
    MOVED = "moved"


class DayStanding(StrEnum):
    """How well a day of the calendar is known."""

    PUBLISHED = "published"
    COMPUTED = "computed"
    FROM_MEMORY = "from_memory"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that departs from the plain week, or a holiday that falls on a weekend."""

    day: date
    working: bool
    kind: DayKind
    title: Words
    moved_from: date | None
    standing: DayStanding


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What the calendar says of one year: how well it is known and from where."""

    year: int
    standing: DayStanding
    source: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences a reading is made of. {number}, {title}, {date}, {first} and {second} are filled in."""

    working_day: Words
    calendar_day: Words
    nominal_last_day: Words
    moved_last_day: Words
    saturday: Words
    sunday: Words
    holiday: Words
    religious: Words
    transferred: Words
    moved_off: Words
    moved_working: Words
    both: Words


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The working calendar of whole years from `first_on` to `last_on`, local dates of `time_zone`.

    `working_days` holds every working day in order. `days_off` says of every other day why it is not worked, and
    `special_working_days` of every working weekend day why it is. What is received at `end_of_day` or later belongs to
    the next working day.
    """

    revision: str
    time_zone: ZoneInfo
    end_of_day: time
    first_on: date
    last_on: date
    years: Mapping[int, CalendarYear]
    days: Mapping[date, CalendarDay]
    working_days: tuple[date, ...]
    days_off: Mapping[date, tuple[DayKind, Words]]
    special_working_days: Mapping[date, Words]
    phrases: Phrases

    def covers(self, day: date) -> bool:
        """Whether *day* lies in the years this calendar knows."""
        return self.first_on <= day <= self.last_on
