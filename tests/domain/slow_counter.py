"""A second way to count, for comparison only: its own list of days off, one day at a time, no shared code."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

# Weekdays off, month and day. Written from the calendars, not from the statute files.
WEEKDAYS_OFF = {
    2024: "1-1 1-2 3-8 3-21 3-22 3-25 5-1 5-7 5-8 5-9 7-8 8-30 10-25 12-16",
    2025: "1-1 1-2 1-3 1-7 3-10 3-21 3-24 3-25 5-1 5-7 5-9 6-6 7-7 9-1 10-27 12-16",
    2026: "1-1 1-2 1-7 3-9 3-23 3-24 3-25 5-1 5-7 5-11 5-27 7-6 10-26 12-16",
    2027: "1-1 1-4 1-7 3-8 3-15 3-22 3-23 3-24 5-3 5-7 5-10 7-6 10-25 12-16",
}
WEEKEND_DAYS_WORKED = (date(2024, 5, 4), date(2025, 1, 5))

# The years around them by rule: the same days each year, what was swapped, and the first day of Kurban Ait.
EVERY_YEAR = "1-1 1-2 3-8 3-21 3-22 3-23 5-1 5-7 5-9 7-6 12-16"
SWAPPED_OFF = {
    2016: "3-7", 2017: "3-20 7-7", 2018: "3-9 4-30 5-8 8-31 12-31", 2019: "5-10", 2020: "1-3 5-8 12-18",
    2021: "7-5", 2022: "3-7 8-29 10-24", 2023: "7-7",
}  # fmt: skip
SWAPPED_ON = {
    2016: "3-5", 2017: "3-18 7-1", 2018: "3-3 4-28 5-5 8-25 12-29", 2019: "5-4", 2020: "1-5 5-11 12-20",
    2021: "7-3", 2022: "3-5 8-27 10-22", 2023: "7-1",
}  # fmt: skip
KURBAN_AIT = {
    2015: "9-24", 2016: "9-12", 2017: "9-1", 2018: "8-21", 2019: "8-11", 2020: "7-31", 2021: "7-20", 2022: "7-9",
    2023: "6-28", 2028: "5-5", 2029: "4-24", 2030: "4-13", 2031: "4-2", 2032: "3-22", 2033: "3-11", 2034: "3-1",
    2035: "2-18",
}  # fmt: skip


def is_worked(day: date) -> bool:
    """Whether people work on *day*; KeyError for a year that is not known."""
    if day.year not in WEEKDAYS_OFF:
        return _is_worked_by_rule(day)
    listed = WEEKDAYS_OFF[day.year].split()
    if day in WEEKEND_DAYS_WORKED:
        return True
    return day.isoweekday() not in (6, 7) and f"{day.month}-{day.day}" not in listed


def _is_worked_by_rule(day: date) -> bool:
    return day not in _free_days(day.year)


@cache
def _free_days(year: int) -> set[date]:
    """Every day off of a year that no calendar was read for: weekends, holidays, what they give, swaps."""
    religious = {date(year, 1, 7), _day(year, KURBAN_AIT[year])}
    holidays = {_day(year, text) for text in EVERY_YEAR.split()}
    if year <= 2021:
        holidays |= {date(year, 12, 1), date(year, 12, 17)}
    if year >= 2022:
        holidays |= {date(year, 10, 25)}
    holidays |= {date(year, 3, 15) if year >= 2027 else date(year, 8, 30)}
    weekends = {date(year, 1, 1) + timedelta(days=n) for n in range(366)}
    free = {day for day in weekends if day.isoweekday() in (6, 7)} | holidays
    for holiday in sorted(holidays):
        if holiday.isoweekday() in (6, 7):
            day = holiday
            while day in free:
                day = day + timedelta(days=1)
            free = free | {day}
    free = free | religious | {_day(year, text) for text in SWAPPED_OFF.get(year, "").split()}
    return free - {_day(year, text) for text in SWAPPED_ON.get(year, "").split()}


def _day(year: int, text: str) -> date:
    month, number = text.split("-")
    return date(year, int(month), int(number))


def walk_working_days(start: date, count: int, step: int, stopped: Collection[date] = ()) -> date:
    """The *count*-th working day after (step 1) or before (step -1) *start* that is not *stopped*."""
    day = start
    while count > 0:
        day = day + timedelta(days=step)
        if is_worked(day) and day not in stopped:
            count = count - 1
    return day


def walk_calendar_days(start: date, count: int, stopped: Collection[date] = ()) -> date:
    """*count* days on, those that are *stopped* left out, and further to a day that is worked."""
    day = start
    while count > 0:
        day = day + timedelta(days=1)
        if day not in stopped:
            count = count - 1
    if is_worked(day):
        return day
    while not is_worked(day) or day in stopped:
        day = day + timedelta(days=1)
    return day


def walk_months(start: date, count: int, stopped: Collection[date] = ()) -> date:
    """*count* months on by walking to each next month, later by the *stopped* days, further to a day that is worked."""
    year, month = start.year, start.month
    for _ in range(count):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    number = start.day
    while True:
        try:
            day = date(year, month, number)
            break
        except ValueError:
            number = number - 1
    return walk_calendar_days(start, (day - start).days, stopped)
