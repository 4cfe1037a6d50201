"""Every date of the system comes from here, together with the reading that explains it day by day.

Pure: the statute and the event day come in, nothing is looked up, no clock is asked. All dates are local dates of
Kazakhstan. Day 0 is the event day exactly as given; what came in after hours is shifted once, when the event is
recorded (`registration_day`), and never here. Every term is counted from its own trigger, never from a moved date.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from oversight.domain.calendar_days import (
    CalendarMissing,
    DeadlineError,
    is_working_day,
    next_working_day,
    previous_working_day,
    registration_day,
    require_known,
    working_day_at,
    working_days_between,
)
from oversight.domain.words import N_
from oversight.statute.schema import (
    Basis,
    Calendar,
    DayKind,
    Deadline,
    Direction,
    Standing,
    Statute,
    Unit,
    Words,
    numbered,
)

__all__ = [
    "CalendarMissing",
    "Day",
    "DeadlineError",
    "DeadlineNotInForce",
    "Reading",
    "ReadingCounting",
    "UnknownDeadline",
    "is_overdue",
    "is_working_day",
    "may_be_length",
    "next_working_day",
    "previous_working_day",
    "read_deadline",
    "registration_day",
    "working_days_between",
]

ONE_DAY = timedelta(days=1)
LONGEST = {Unit.WORKING_DAYS: 2500, Unit.CALENDAR_DAYS: 3650, Unit.MONTHS: 120}  # ten years


class UnknownDeadline(DeadlineError):
    """No term has this key. ``values``: key."""

    message = N_("No deadline is called %(key)s.")


class DeadlineNotInForce(DeadlineError):
    """No version of the rule was in force on the event day. ``values``: from_on, and starts_on or ended_on."""

    message = N_("This rule was not in force on %(from_on)s.")


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a reading: whether it counts, why, and what kind of day it is."""

    date: date
    counted: bool
    reason: Words
    kind: DayKind


@dataclass(frozen=True, slots=True)
class ReadingCounting:
    """The rule of counting as shown: `article` is a citation ("APPK 76"), None unless the rule was read."""

    article: str | None
    standing: Standing
    by_analogy: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A date and how it came about.

    `days` begins on the day after `from_on` (the day before it, for a term that counts back) and ends on `due_on`; it
    is empty for a term of length 0. For months it holds the nominal last day and any days it moved over. `article` and
    `modelled_on` are citations ("Law 13(4)"), `article_key` is a key of `Statute.articles`. `article` is None unless
    the row was read and binds by itself; then `modelled_on` may name the provision that the house rule copies.
    `is_provisional` says that some day it rests on lies in a year of the calendar that no person approved.
    """

    key: str
    title: Words
    from_on: date
    due_on: date
    length: int
    unit: Unit
    direction: Direction
    runs_from: str
    trigger: Words
    article: str | None
    article_key: str | None
    basis: Basis
    standing: Standing
    modelled_on: str | None
    counting: ReadingCounting
    calendar_revision: str
    is_provisional: bool
    days: tuple[Day, ...]

    def as_json(self) -> dict[str, object]:
        """The reading in the shape promised to outsiders: dates as YYYY-MM-DD, reasons in kk, ru and en."""
        return {
            "key": self.key,
            "from": self.from_on.isoformat(),
            "due_on": self.due_on.isoformat(),
            "length": self.length,
            "unit": self.unit.value,
            "direction": self.direction.value,
            "article": self.article,
            "basis": self.basis.value,
            "standing": self.standing.value,
            "counting": {
                "article": self.counting.article,
                "standing": self.counting.standing.value,
                "by_analogy": self.counting.by_analogy,
            },
            "calendar_revision": self.calendar_revision,
            "days": [
                {"date": day.date.isoformat(), "counted": day.counted, "reason": day.reason.as_json()}
                for day in self.days
            ],
        }


def read_deadline(
    statute: Statute, key: str, from_on: date, *, modelled: bool = False, length: int | None = None
) -> Reading:
    """The term *key* counted from the event on *from_on*, in the version of the rule in force on that day.

    *modelled* says that the commission is no state body: what the code orders a state body is then its house rule,
    without an article, naming the provision it is modelled on. Rows of a law and house rows are the same for everyone.
    *length* is a commission's own length of a house rule, in the unit of the row, instead of the one of the file.

    Raises UnknownDeadline, DeadlineNotInForce, or CalendarMissing when a day outside the calendar would be needed.
    Raises ValueError when *length* is given for a term that is no house rule, or cannot be its length.
    """
    deadline = _version_in_force(statute, key, from_on)
    calendar = statute.calendar
    require_known(calendar, from_on)
    is_house = modelled and deadline.basis is Basis.CODE
    if length is not None:
        if not (is_house or deadline.basis is Basis.HOUSE):
            raise ValueError(f"{key} is set by {deadline.basis}: no commission has a length of its own for it")
        if not may_be_length(deadline, length):
            raise ValueError(f"{length} cannot be the length of {key}")
        deadline = replace(deadline, length=length)
    due_on, days = _count(calendar, deadline, from_on)
    article_key = None if is_house or deadline.standing is not Standing.READ else deadline.article
    counting = deadline.counting
    return Reading(
        key=key,
        title=deadline.title,
        from_on=from_on,
        due_on=due_on,
        length=deadline.length,
        unit=deadline.unit,
        direction=deadline.direction,
        runs_from=deadline.runs_from,
        trigger=statute.triggers[deadline.runs_from],
        article=_citation(statute, article_key),
        article_key=article_key,
        basis=Basis.HOUSE if is_house else deadline.basis,
        standing=Standing.DESIGN if is_house else deadline.standing,
        modelled_on=None if article_key else _citation(statute, deadline.modelled_on),
        counting=ReadingCounting(
            _citation(statute, counting.article), counting.standing, counting.by_analogy or is_house
        ),
        calendar_revision=calendar.revision,
        is_provisional=_is_provisional(calendar, due_on, days),
        days=days,
    )


def may_be_length(deadline: Deadline, length: int) -> bool:
    """Whether a commission may set *length* for a house rule of this shape: from 1, and 0 where the day itself may end.

    The longest is ten years of days: more is a slip of the pen.
    """
    may_be_nought = deadline.unit is Unit.WORKING_DAYS and deadline.direction is Direction.AFTER
    return (0 if may_be_nought else 1) <= length <= LONGEST[deadline.unit]


def is_overdue(due_on: date, today: date) -> bool:
    """Whether the last day on which the act was in time has passed; the due day itself is still in time."""
    return today > due_on


def _is_provisional(calendar: Calendar, due_on: date, days: tuple[Day, ...]) -> bool:
    """Whether the date rests on a year that no person approved. Day 0 itself is an event and rests on no calendar."""
    years = (due_on.year, days[0].date.year) if days else (due_on.year,)
    return not all(calendar.years[year].is_approved for year in range(min(years), max(years) + 1))


def _citation(statute: Statute, article_key: str | None) -> str | None:
    return statute.articles[article_key].citation if article_key else None


def _version_in_force(statute: Statute, key: str, from_on: date) -> Deadline:
    versions = statute.deadline_versions.get(key)
    if versions is None:
        raise UnknownDeadline(key=key)
    for version in versions:
        if version.in_force.holds(from_on):
            return version
    if from_on < versions[0].in_force.from_on:
        raise DeadlineNotInForce(
            N_("This rule was not yet in force on %(from_on)s: it applies from %(starts_on)s."),
            from_on=from_on,
            starts_on=versions[0].in_force.from_on,
        )
    raise DeadlineNotInForce(from_on=from_on)


def _count(calendar: Calendar, deadline: Deadline, from_on: date) -> tuple[date, tuple[Day, ...]]:
    if deadline.length == 0:
        return from_on, ()
    if deadline.unit is Unit.MONTHS:
        return _count_months(calendar, from_on, deadline.length)
    if deadline.unit is Unit.CALENDAR_DAYS:
        return _count_calendar_days(calendar, from_on, deadline.length)
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


def _count_calendar_days(calendar: Calendar, from_on: date, length: int) -> tuple[date, tuple[Day, ...]]:
    """Rules 1 and 2: every day after the event counts; a last day off moves to the next working day."""
    days = []
    day = from_on
    for number in range(1, length + 1):
        day += ONE_DAY
        require_known(calendar, day)
        days.append(_counted_day(calendar, day, numbered(calendar.phrases.calendar_day, number)))
    due_on, moved = _move(calendar, day)
    return due_on, (*days, *moved)


def _count_months(calendar: Calendar, from_on: date, length: int) -> tuple[date, tuple[Day, ...]]:
    """Rule 6, then rule 2: the same day number, else the last of the month; if off, the next working day."""
    nominal = add_months(from_on, length)
    require_known(calendar, nominal)
    due_on, moved = _move(calendar, nominal)
    return due_on, (_counted_day(calendar, nominal, calendar.phrases.nominal_last_day), *moved)


def add_months(day: date, months: int) -> date:
    """The same day number *months* later, or the last day of that month if it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
    except ValueError:
        raise CalendarMissing(year=years) from None


def _move(calendar: Calendar, nominal: date) -> tuple[date, list[Day]]:
    """Rule 2: the working day a nominal last day moves to, with the days moved over; nothing if it is worked."""
    due_on = next_working_day(calendar, nominal)
    days = []
    day = nominal
    while day != due_on:
        day += ONE_DAY
        off = calendar.days_off.get(day)
        kind, reason = off if off is not None else (DayKind.WORKING, calendar.phrases.moved_last_day)
        days.append(Day(day, counted=False, reason=reason, kind=kind))
    return due_on, days


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
