"""A second way to count, for comparison only: its own list of days off, one day at a time, no shared code."""

from datetime import date, timedelta

# Weekdays off, month and day. Written from the calendars, not from the statute files.
WEEKDAYS_OFF = {
    2024: "1-1 1-2 3-8 3-21 3-22 3-25 5-1 5-7 5-8 5-9 7-8 8-30 10-25 12-16",
    2025: "1-1 1-2 1-3 1-7 3-10 3-21 3-24 3-25 5-1 5-7 5-9 6-6 7-7 9-1 10-27 12-16",
    2026: "1-1 1-2 1-7 3-9 3-23 3-24 3-25 5-1 5-7 5-11 5-27 7-6 10-26 12-16",
    2027: "1-1 1-4 1-7 3-8 3-15 3-22 3-23 3-24 5-3 5-7 5-10 7-6 10-25 12-16",
}
WEEKEND_DAYS_WORKED = (date(2024, 5, 4), date(2025, 1, 5))


def is_worked(day: date) -> bool:
    """Whether people work on *day*; KeyError for a year that is not listed."""
    listed = WEEKDAYS_OFF[day.year].split()
    if day in WEEKEND_DAYS_WORKED:
        return True
    return day.isoweekday() not in (6, 7) and f"{day.month}-{day.day}" not in listed


def walk_working_days(start: date, count: int, step: int) -> date:
    """The *count*-th working day after (step 1) or before (step -1) *start*."""
    day = start
    while count > 0:
        day = day + timedelta(days=step)
        if is_worked(day):
            count = count - 1
    return day


def walk_calendar_days(start: date, count: int) -> date:
    """*count* days on, and further to a day that is worked."""
    day = start
    for _ in range(count):
        day = day + timedelta(days=1)
    while not is_worked(day):
        day = day + timedelta(days=1)
    return day


def walk_months(start: date, count: int) -> date:
    """*count* months on by walking to each next month, and further to a day that is worked."""
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
    while not is_worked(day):
        day = day + timedelta(days=1)
    return day
