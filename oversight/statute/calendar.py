"""The working calendar as a value: which days are worked, why the others are not, and from when to when it is known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from oversight.statute.calendar_rules import CalendarMistake, day_mistake, find_mistakes, year_mistake
from oversight.statute.calendar_values import (
    SATURDAY,
    SUNDAY,
    CalendarDay,
    CalendarYear,
    DayKind,
    DayStanding,
    Phrases,
)
from oversight.statute.words import N_, Words

__all__ = [
    "Calendar",
    "CalendarDay",
    "CalendarInvalid",
    "CalendarMistake",
    "CalendarYear",
    "DayKind",
    "DayStanding",
    "Phrases",
    "assemble",
    "date_words",
]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class CalendarInvalid(Exception):
    """Years and days that no calendar can be made of; nothing was taken from them. `mistakes` holds every one."""

    def __init__(self, mistakes: tuple[CalendarMistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(str(mistake) for mistake in mistakes))


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

    def days_of(self, year: int) -> tuple[CalendarDay, ...]:
        """The days of *year* that depart from the plain week, in order; none for a year that is not known."""
        return tuple(row for day, row in self.days.items() if day.year == year)

    def replacing(self, years: Iterable[CalendarYear], days: Iterable[CalendarDay], revision: str) -> "Calendar":
        """This calendar with each of *years* whole from *days*, called *revision*; the other years stay as they are.

        Raises CalendarInvalid with every mistake, also of a year left as it is whose swap lost its other half.
        """
        new_years, new_days = tuple(years), tuple(days)
        by_year = {row.year: row for row in new_years}
        by_day = {row.day: row for row in new_days}
        kept = {day: row for day, row in self.days.items() if day.year not in by_year}
        all_years = {**self.years, **by_year}
        all_days = {**kept, **by_day}
        mistakes = (*_check_given(new_years, new_days), *find_mistakes(all_years, all_days))
        if mistakes:
            raise CalendarInvalid(mistakes)
        return assemble(revision, self.time_zone, self.end_of_day, self.phrases, all_years, all_days)


def _check_given(years: tuple[CalendarYear, ...], days: tuple[CalendarDay, ...]) -> Iterator[CalendarMistake]:
    seen_years: set[int] = set()
    for year in years:
        if not date.min.year < year.year < date.max.year:
            yield year_mistake(year.year, "year", N_("There is no year %(year)s."))
        if year.year in seen_years:
            yield year_mistake(year.year, "year", N_("The year %(year)s is given twice."))
        seen_years.add(year.year)
    seen_days: set[date] = set()
    for row in days:
        if row.day.year not in seen_years:
            yield day_mistake(row.day, "date", N_("%(day)s lies in a year that is not given."))
        if row.day in seen_days:
            yield day_mistake(row.day, "date", N_("%(day)s is given twice."))
        seen_days.add(row.day)


def date_words(day: date) -> Words:
    """A short date as each language writes it."""
    numbers = f"{day:%d.%m.%Y}"
    return Words(numbers, numbers, f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def assemble(
    revision: str,
    time_zone: ZoneInfo,
    end_of_day: time,
    phrases: Phrases,
    years: Mapping[int, CalendarYear],
    days: Mapping[date, CalendarDay],
) -> Calendar:
    """The calendar of *years*, which follow each other, with *days* that depart from the plain week."""
    first_on = date(min(years), 1, 1) if years else date.max
    last_on = date(max(years), 12, 31) if years else date.min
    working_days: list[date] = []
    days_off: dict[date, tuple[DayKind, Words]] = {}
    special: dict[date, Words] = {}
    for ordinal in range(first_on.toordinal(), last_on.toordinal() + 1):
        day = date.fromordinal(ordinal)
        row = days.get(day)
        if row is not None and row.working:
            working_days.append(day)
            special[day] = phrases.moved_working.fill(date=date_words(row.moved_from or day))
        elif row is not None:
            days_off[day] = (row.kind, _reason(row, phrases))
        elif day.weekday() >= SATURDAY:
            days_off[day] = (DayKind.WEEKEND, phrases.sunday if day.weekday() == SUNDAY else phrases.saturday)
        else:
            working_days.append(day)
    return Calendar(
        revision=revision,
        time_zone=time_zone,
        end_of_day=end_of_day,
        first_on=first_on,
        last_on=last_on,
        years=MappingProxyType(dict(sorted(years.items()))),
        days=MappingProxyType(dict(sorted(days.items()))),
        working_days=tuple(working_days),
        days_off=MappingProxyType(days_off),
        special_working_days=MappingProxyType(special),
        phrases=phrases,
    )


def _reason(day: CalendarDay, phrases: Phrases) -> Words:
    origin = date_words(day.moved_from or day.day)
    if day.kind is DayKind.TRANSFERRED:
        return phrases.transferred.fill(title=day.title, date=origin)
    if day.kind is DayKind.MOVED:
        return phrases.moved_off.fill(date=origin)
    if day.kind is DayKind.RELIGIOUS:
        return phrases.religious.fill(title=day.title)
    return phrases.holiday.fill(title=day.title)
