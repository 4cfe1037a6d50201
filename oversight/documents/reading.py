"""A term as it is printed: the shape of the public deadline address plus the term's title."""

from dataclasses import dataclass, field
from datetime import date

from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Words, require_date


@dataclass(frozen=True, slots=True)
class CountedDay(Plain):
    """One day after day 0 and why it counts or does not."""

    date: str
    counted: bool
    reason: Words

    def __post_init__(self) -> None:
        require_date(self.date, "date")


@dataclass(frozen=True, slots=True)
class CountingRule(Plain):
    """By which provision days are counted."""

    article: str | None  # "APPK 76"
    standing: str
    by_analogy: bool


@dataclass(frozen=True, slots=True)
class Reading(Plain):
    """A computed term with every day accounted for. Nothing is computed anew when it is printed."""

    key: str
    starts_on: str = field(metadata={"json": "from"})  # day 0
    due_on: str
    length: int
    unit: str  # working_day(s), calendar_day(s), month(s)
    direction: str
    article: str | None  # None unless it was read
    basis: str  # law, code, house
    standing: str  # read, from_memory, unknown, design
    counting: CountingRule
    calendar_revision: str
    days: tuple[CountedDay, ...]
    title: Words

    def __post_init__(self) -> None:
        require_date(self.starts_on, "from")
        require_date(self.due_on, "due_on")
        if self.due_on != self.starts_on and self.due_on not in {day.date for day in self.days}:
            raise ContextInvalid(f"the days of {self.key} do not reach {self.due_on}")


@dataclass(frozen=True, slots=True)
class Term(Plain):
    """A reading and whether its day 0 is only assumed ("if received on ...")."""

    reading: Reading
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One cell of the printed calendar; ``state``: from, counted, due, off, holiday, out."""

    state: str
    date: str
    count: int | None
    reason: Words | None


OUTSIDE = CalendarDay("out", "", None, None)

LONGEST_PICTURE = 70
"""Days a calendar picture may span; a longer term is told by its sentence."""


def calendar_weeks(reading: Reading) -> tuple[tuple[CalendarDay, ...], ...]:
    """The days of *reading* as Monday-to-Sunday rows. Empty for months and for terms too long to draw."""
    if reading.unit.startswith("month"):
        return ()
    known = {reading.starts_on: CalendarDay("from", reading.starts_on, 0, None)}
    count = 0
    for day in reading.days:
        count += day.counted
        known[day.date] = CalendarDay(_state(day, reading), day.date, count if day.counted else None, day.reason)
    first = date.fromisoformat(min(known)).toordinal()
    last = date.fromisoformat(max(known)).toordinal()
    if last - first > LONGEST_PICTURE:
        return ()
    monday = first - date.fromordinal(first).weekday()
    cells = [known.get(date.fromordinal(day).isoformat(), OUTSIDE) for day in range(monday, last + 1)]
    cells += [OUTSIDE] * (-len(cells) % 7)
    return tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))


def skipped_holidays(reading: Reading) -> tuple[CountedDay, ...]:
    """The days not counted that are not plain Saturdays or Sundays, oldest first."""
    return tuple(
        sorted(
            (day for day in reading.days if not day.counted and not _is_weekend(day.date)),
            key=lambda day: day.date,
        )
    )


def _state(day: CountedDay, reading: Reading) -> str:
    if day.date == reading.due_on:
        return "due"
    if day.counted:
        return "counted"
    return "off" if _is_weekend(day.date) else "holiday"


def _is_weekend(iso: str) -> bool:
    return date.fromisoformat(iso).isoweekday() > 5  # noqa: PLR2004 - Friday
