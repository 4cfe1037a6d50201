"""The rules a working calendar obeys, whoever wrote it: the file, the seed, or a person who loads a decree."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from oversight.statute.calendar_values import SATURDAY, CalendarDay, CalendarYear, DayKind
from oversight.statute.words import N_

ONE_DAY = timedelta(days=1)
MOVES = frozenset({DayKind.MOVED, DayKind.TRANSFERRED})

Days = Mapping[date, CalendarDay]


@dataclass(frozen=True, slots=True)
class CalendarMistake:
    """What is wrong with a year (`day` is None) or with a day of it; `field` names what to mend ("" for the row).

    `message` is an English sentence with ``%(name)s`` places for `values`; the web translates it.
    """

    year: int
    day: date | None
    field: str
    message: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.message % self.values


def year_mistake(year: int, field: str, message: str, **values: object) -> CalendarMistake:
    """A mistake of a whole year; {year} is among the values."""
    return CalendarMistake(year, None, field, message, MappingProxyType({"year": year, **values}))


def day_mistake(day: date, field: str, message: str, **values: object) -> CalendarMistake:
    """A mistake of one day; {day} is among the values."""
    return CalendarMistake(day.year, day, field, message, MappingProxyType({"day": day, **values}))


def find_mistakes(years: Mapping[int, CalendarYear], days: Days) -> tuple[CalendarMistake, ...]:
    """Everything that is wrong with a calendar of *years* whose days apart from the plain week are *days*."""
    checks: tuple[Callable[[Days], Iterator[CalendarMistake]], ...] = (_check_kinds, _check_transfers, _check_swaps)
    return (*_check_gaps(years), *(mistake for check in checks for mistake in check(days)))


def _check_gaps(years: Mapping[int, CalendarYear]) -> Iterator[CalendarMistake]:
    for first, second in pairwise(sorted(years)):
        if second != first + 1:
            yield year_mistake(
                second, "year", N_("The years must follow each other: %(year)s comes after %(before)s."), before=first
            )


def _check_kinds(days: Days) -> Iterator[CalendarMistake]:
    given_up = _transfers_given_up(days)
    for row in days.values():
        day, is_weekend = row.day, row.day.weekday() >= SATURDAY
        if row.kind in (DayKind.WORKING, DayKind.WEEKEND, DayKind.PAUSED):
            yield day_mistake(day, "kind", N_("Ordinary working days and weekends need no row: %(day)s."))
        if row.working and (row.kind is not DayKind.MOVED or not (is_weekend or day in given_up)):
            yield day_mistake(
                day, "working", N_("%(day)s may be worked only as a weekend day moved by the Government.")
            )
        if not row.working and row.kind in MOVES and is_weekend:
            yield day_mistake(day, "date", N_("%(day)s is a weekend day: a day off cannot be moved to it."))
        if (row.kind in MOVES) != (row.moved_from is not None):
            yield day_mistake(
                day, "moved_from", N_("%(day)s: moved_from belongs to transferred and moved days, and only to them.")
            )


def _check_transfers(days: Days) -> Iterator[CalendarMistake]:
    """A holiday on a day off gives the next working day off, or has it swapped; a religious day never does."""
    given = _transfers_given(days)
    given_up = _transfers_given_up(days)
    for row in days.values():
        if _falls_on_weekend(row) and given[row.day] != 1 and not _is_swapped(row.day, days, given_up):
            yield day_mistake(
                row.day,
                "date",
                N_("The holiday of %(day)s falls on a weekend and must have exactly one transferred day off."),
            )
        if row.kind is DayKind.TRANSFERRED and row.moved_from is not None:
            yield from _check_transfer(row, row.moved_from, days)


def _check_transfer(row: CalendarDay, moved_from: date, days: Days) -> Iterator[CalendarMistake]:
    origin = days.get(moved_from)
    if origin is not None and origin.kind is DayKind.RELIGIOUS:
        yield day_mistake(
            row.day,
            "moved_from",
            N_("%(origin)s is a religious day, and religious days are never transferred."),
            origin=moved_from,
        )
    elif origin is None or not _falls_on_weekend(origin):
        yield day_mistake(row.day, "moved_from", N_("%(origin)s is not a holiday on a weekend."), origin=moved_from)
    elif row.day != _next_working_day(moved_from, days, ignoring=row.day):
        yield day_mistake(
            row.day,
            "date",
            N_("%(day)s is not the next working day after the holiday of %(origin)s."),
            origin=moved_from,
        )


def _check_swaps(days: Days) -> Iterator[CalendarMistake]:
    for row in days.values():
        if row.kind is not DayKind.MOVED or row.moved_from is None:
            continue
        other = days.get(row.moved_from)
        if other is None or other.moved_from != row.day or other.working == row.working:
            yield day_mistake(
                row.day,
                "moved_from",
                N_("%(day)s names %(other)s, which must be the other half of the swap and name it back."),
                other=row.moved_from,
            )


def _falls_on_weekend(row: CalendarDay) -> bool:
    return row.kind is DayKind.HOLIDAY and row.day.weekday() >= SATURDAY


def _transfers_given(days: Days) -> Counter[date | None]:
    return Counter(row.moved_from for row in days.values() if row.kind is DayKind.TRANSFERRED)


def _transfers_given_up(days: Days) -> frozenset[date]:
    """Weekdays that a holiday on a weekend would have made free, for holidays that have no transferred day off.

    The Government may swap such a day away: in 2020 Monday 11 May, due for Saturday 9 May, was worked for Friday 8 May.
    """
    given = _transfers_given(days)
    return frozenset(
        _next_working_day(row.day, days) for row in days.values() if _falls_on_weekend(row) and not given[row.day]
    )


def _is_swapped(holiday: date, days: Days, given_up: frozenset[date]) -> bool:
    due = days.get(_next_working_day(holiday, days))
    return due is not None and due.day in given_up and due.working and due.kind is DayKind.MOVED


def _next_working_day(holiday: date, days: Days, *, ignoring: date | None = None) -> date:
    day = holiday + ONE_DAY
    while day != ignoring and (day in days or day.weekday() >= SATURDAY) and not (day in days and days[day].working):
        day += ONE_DAY
    return day
