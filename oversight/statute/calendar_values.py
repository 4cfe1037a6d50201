"""What the working calendar is made of: years, days that depart from the plain week, and the phrases of a reading."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from oversight.statute.words import Words

SATURDAY, SUNDAY = 5, 6


class DayKind(StrEnum):
    """Why a day is worked or not. The first two need no row in the file; PAUSED stands in readings only."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    TRANSFERRED = "transferred"
    RELIGIOUS = "religious"
    MOVED = "moved"
    PAUSED = "paused"


class DayStanding(StrEnum):
    """How well a day of the calendar is known. A religious day that follows the moon is ESTIMATED until announced."""

    PUBLISHED = "published"
    COMPUTED = "computed"
    ESTIMATED = "estimated"
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
    source: Words


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What the calendar says of one year: how well it is known, from where, and who approved it ("" for nobody)."""

    year: int
    standing: DayStanding
    source: Words
    approved_by: str = ""

    @property
    def is_approved(self) -> bool:
        """Whether a person answers for this year. What rests on any other year is provisional."""
        return bool(self.approved_by)


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
    paused: Words
