"""How the days of a term are counted, one function for each rule. Pure, and without names or articles."""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta

from oversight.domain.calendar_days import CalendarMissing, next_working_day, require_known, working_day_at
from oversight.domain.pauses import Pause, is_stopped
from oversight.domain.reading import Day
from oversight.statute.schema import Calendar, DayKind, Deadline, Direction, Unit, Words, numbered

ONE_DAY = timedelta(days=1)


def count(
    calendar: Calendar, deadline: Deadline, from_on: date, pauses: tuple[Pause, ...]
) -> tuple[date, tuple[Day, ...]]:
    """The date on which *deadline* ends when its event was on *from_on*, and the days up to it in the order counted.

    *pauses* are in order and do not overlap. Raises CalendarMissing, or ClockStopped when a pause still lasts.
    """
    if deadline.length == 0:
        return from_on, ()
    if deadline.unit is Unit.MONTHS:
        return count_to(calendar, from_on, add_months(from_on, deadline.length), pauses)
    if deadline.unit is Unit.CALENDAR_DAYS:
        return _count_calendar_days(calendar, from_on, deadline.length, pauses)
    if pauses:
        return _count_around_pauses(calendar, from_on, deadline.length, pauses)
    return _count_working_days(calendar, from_on, deadline.length, deadline.direction)


def _count_working_days(
    calendar: Calendar, from_on: date, length: int, direction: Direction
) -> tuple[date, tuple[Day, ...]]:
    """Rules 1 and 5: day 0 is the event; only working days count, forward or back."""
    if direction is Direction.AFTER:
        due_on = working_day_at(calendar, bisect_right(calendar.working_days, from_on) + length - 1)
        step = 1
    else:
        due_on = working_day_at(calendar, bisect_left(calendar.working_days, from_on) - length)
        step = -1
    days = []
    number = 0
    phrase = calendar.phrases.working_day
    days_off = calendar.days_off
    for ordinal in range(from_on.toordinal() + step, due_on.toordinal() + step, step):
        day = date.fromordinal(ordinal)
        off = days_off.get(day)
        if off is not None:
            days.append(Day(day, counted=False, reason=off[1], kind=off[0]))
        else:
            number += 1
            days.append(_counted_day(calendar, day, numbered(phrase, number)))
    return due_on, tuple(days)


def _count_around_pauses(
    calendar: Calendar, from_on: date, length: int, pauses: tuple[Pause, ...]
) -> tuple[date, tuple[Day, ...]]:
    """As `_count_working_days` forward, but no day of a pause counts."""
    days = []
    day = from_on
    number = 0
    while number < length:
        day += ONE_DAY
        require_known(calendar, day)
        off = calendar.days_off.get(day)
        if is_stopped(pauses, day):
            days.append(_paused_day(calendar, day))
        elif off is not None:
            days.append(Day(day, counted=False, reason=off[1], kind=off[0]))
        else:
            number += 1
            days.append(_counted_day(calendar, day, numbered(calendar.phrases.working_day, number)))
    return day, tuple(days)


def _count_calendar_days(
    calendar: Calendar, from_on: date, length: int, pauses: tuple[Pause, ...]
) -> tuple[date, tuple[Day, ...]]:
    """Rules 1 and 2: every day after the event counts, but for pauses; a last day off moves to the next working day."""
    days = []
    day = from_on
    number = 0
    while number < length:
        day += ONE_DAY
        require_known(calendar, day)
        if is_stopped(pauses, day):
            days.append(_paused_day(calendar, day))
        else:
            number += 1
            days.append(_counted_day(calendar, day, numbered(calendar.phrases.calendar_day, number)))
    due_on, moved = _move(calendar, day, pauses)
    return due_on, (*days, *moved)


def count_to(
    calendar: Calendar, from_on: date, nominal: date, pauses: tuple[Pause, ...]
) -> tuple[date, tuple[Day, ...]]:
    """Rules 6 and 2: a last day fixed in advance, later by each day of a pause; if off, the next working day.

    The days are those of pauses, the last day itself, and any it moved over.
    """
    days = []
    if pauses:
        left = (nominal - from_on).days
        nominal = from_on
        while left > 0:
            nominal += ONE_DAY
            require_known(calendar, nominal)
            if is_stopped(pauses, nominal):
                days.append(_paused_day(calendar, nominal))
            else:
                left -= 1
    require_known(calendar, nominal)
    due_on, moved = _move(calendar, nominal, pauses)
    return due_on, (*days, _counted_day(calendar, nominal, calendar.phrases.nominal_last_day), *moved)


def add_months(day: date, months: int) -> date:
    """The same day number *months* later, or the last day of that month if it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
    except ValueError:
        raise CalendarMissing(year=years) from None


def _move(calendar: Calendar, nominal: date, pauses: tuple[Pause, ...]) -> tuple[date, list[Day]]:
    """Rule 2: the working day a nominal last day moves to, with the days moved over; nothing if it is worked."""
    due_on = next_working_day(calendar, nominal)
    while due_on != nominal and is_stopped(pauses, due_on):
        due_on = next_working_day(calendar, due_on + ONE_DAY)
    days = []
    day = nominal
    while day != due_on:
        day += ONE_DAY
        off = calendar.days_off.get(day)
        if is_stopped(pauses, day):
            days.append(_paused_day(calendar, day))
        elif off is not None:
            days.append(Day(day, counted=False, reason=off[1], kind=off[0]))
        else:
            days.append(Day(day, counted=False, reason=calendar.phrases.moved_last_day, kind=DayKind.WORKING))
    return due_on, days


def _paused_day(calendar: Calendar, day: date) -> Day:
    """A day of a pause: it does not count, whether worked or not."""
    return Day(day, counted=False, reason=calendar.phrases.paused, kind=DayKind.PAUSED)


def _counted_day(calendar: Calendar, day: date, reason: Words) -> Day:
    """A day that counts, whether worked or not, with what is particular about it."""
    off = calendar.days_off.get(day)
    if off is not None:
        return Day(day, counted=True, reason=calendar.phrases.both.fill(first=reason, second=off[1]), kind=off[0])
    special = calendar.special_working_days.get(day)
    if special is not None:
        reason = calendar.phrases.both.fill(first=reason, second=special)
        return Day(day, counted=True, reason=reason, kind=DayKind.MOVED)
    return Day(day, counted=True, reason=reason, kind=DayKind.WORKING)
