"""Questions to the working calendar. Local dates in, local dates out; no clock inside.

Every function raises CalendarMissing when the answer would need a day the calendar does not know: never a silent guess.
"""

from bisect import bisect_left, bisect_right
from datetime import date, datetime

from oversight.domain.errors import DomainError
from oversight.domain.words import N_
from oversight.statute.schema import Calendar, DayStanding, Statute


class DeadlineError(DomainError):
    """A term cannot be computed."""

    message = N_("This date cannot be computed.")


class CalendarMissing(DeadlineError):
    """The working calendar of a year is not known. ``values``: year."""

    message = N_("There is no working calendar for the year %(year)s, so this date cannot be computed.")


class MomentWithoutZone(DeadlineError):
    """A time of day that could be of any zone: most often a mistake of the program."""

    message = N_("This time does not say of which time zone it is, so its day is not known.")


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Whether *day* is worked."""
    require_known(calendar, day)
    return day not in calendar.days_off


def next_working_day(calendar: Calendar, day: date) -> date:
    """*day* itself if it is worked, else the first working day after it."""
    require_known(calendar, day)
    return working_day_at(calendar, bisect_left(calendar.working_days, day))


def previous_working_day(calendar: Calendar, day: date) -> date:
    """*day* itself if it is worked, else the last working day before it."""
    require_known(calendar, day)
    return working_day_at(calendar, bisect_right(calendar.working_days, day) - 1)


def working_days_between(calendar: Calendar, start_on: date, end_on: date) -> int:
    """How many working days lie after *start_on*, up to and including *end_on*; negative when *end_on* is earlier.

    From today to a due date: the working days left. The other way round: the working days late.
    """
    require_known(calendar, start_on)
    require_known(calendar, end_on)
    return bisect_right(calendar.working_days, end_on) - bisect_right(calendar.working_days, start_on)


def changed_days(before: Calendar, after: Calendar) -> tuple[date, ...]:
    """The days that one calendar works and the other does not, in order; only days that both know.

    No term that touches none of them moves when *after* takes the place of *before*.
    """
    first_on, last_on = max(before.first_on, after.first_on), min(before.last_on, after.last_on)
    changed = before.days_off.keys() ^ after.days_off.keys()
    return tuple(sorted(day for day in changed if first_on <= day <= last_on))


def registration_day(statute: Statute, received_at: datetime) -> date:
    """The local day that counts as day 0 of what came in at *received_at* (an aware moment): the same day.

    At the end of the working day or later, or on a day off, it is the next working day: APPK 64(3). The hour of the end
    is a house setting of the calendar. Raises MomentWithoutZone, and CalendarMissing for a day that is not known.
    """
    if received_at.utcoffset() is None:
        raise MomentWithoutZone
    calendar = statute.calendar
    local = received_at.astimezone(calendar.time_zone)
    day = local.date()
    require_known(calendar, day)
    is_late = local.time() >= calendar.end_of_day
    position = bisect_right(calendar.working_days, day) if is_late else bisect_left(calendar.working_days, day)
    return working_day_at(calendar, position)


def is_approved(calendar: Calendar, year: int) -> bool:
    """Whether the working days of *year* were published, not computed or remembered."""
    known = calendar.years.get(year)
    return known is not None and known.standing is DayStanding.PUBLISHED


def require_known(calendar: Calendar, day: date) -> None:
    """Raise CalendarMissing when the calendar does not know *day*."""
    if not calendar.covers(day):
        raise CalendarMissing(year=day.year)


def working_day_at(calendar: Calendar, position: int) -> date:
    """The working day at *position* in the calendar's order; CalendarMissing when it lies outside."""
    if position < 0:
        raise CalendarMissing(year=calendar.first_on.year - 1)
    if position >= len(calendar.working_days):
        raise CalendarMissing(year=calendar.last_on.year + 1)
    return calendar.working_days[position]
