"""Every date of the system comes from here, together with the reading that explains it day by day.

Pure: the statute and the event day come in, nothing is looked up, no clock is asked. All dates are local dates of
Kazakhstan. Day 0 is the event day exactly as given; what came in after hours is shifted once, when the event is
recorded (`registration_day`), and never here. Every term is counted from its own trigger, never from a moved date.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from oversight.domain.calendar_days import (
    CalendarMissing,
    DeadlineError,
    MomentWithoutZone,
    is_working_day,
    next_working_day,
    previous_working_day,
    registration_day,
    require_known,
    working_days_between,
)
from oversight.domain.counting import count
from oversight.domain.pauses import ClockNeverPauses, Pause, ordered
from oversight.domain.reading import Day, Reading, ReadingCounting
from oversight.domain.words import N_
from oversight.statute.schema import Basis, Calendar, Deadline, Direction, Standing, Statute, Unit

__all__ = [
    "CalendarMissing",
    "ClockNeverPauses",
    "Day",
    "DeadlineError",
    "DeadlineNotInForce",
    "MomentWithoutZone",
    "Pause",
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

BACKWARD = N_("A term that counts back from an event is never paused: the event itself has to be moved.")
LONGEST = {Unit.WORKING_DAYS: 2500, Unit.CALENDAR_DAYS: 3650, Unit.MONTHS: 120}  # ten years


class UnknownDeadline(DeadlineError):
    """No term has this key. ``values``: key."""

    message = N_("No deadline is called %(key)s.")


class DeadlineNotInForce(DeadlineError):
    """No version of the rule was in force on the event day. ``values``: from_on, and starts_on or ended_on."""

    message = N_("This rule was not in force on %(from_on)s.")


def read_deadline(
    statute: Statute,
    key: str,
    from_on: date,
    *,
    modelled: bool = False,
    length: int | None = None,
    pauses: Iterable[Pause] = (),
) -> Reading:
    """The term *key* counted from the event on *from_on*, in the version of the rule in force on that day.

    *modelled* says that the commission is no state body: what the code orders a state body is then its house rule,
    without an article, naming the provision it is modelled on. Rows of a law and house rows are the same for everyone.
    *length* is a commission's own length of a house rule, in the unit of the row, instead of the one of the file.
    *pauses* are the days on which the clock of a house rule stood still; those before the event change nothing.

    Raises UnknownDeadline, DeadlineNotInForce, or CalendarMissing when a day outside the calendar would be needed;
    ClockNeverPauses for pauses of a term that is no house rule or counts back, PausesOverlap, ClockStopped.
    Raises ValueError when *length* is given for a term that is no house rule, or cannot be its length.
    """
    deadline = version_in_force(statute, key, from_on)
    calendar = statute.calendar
    require_known(calendar, from_on)
    is_house = modelled and deadline.basis is Basis.CODE
    if length is not None:
        if not (is_house or deadline.basis is Basis.HOUSE):
            raise ValueError(f"{key} is set by {deadline.basis}: no commission has a length of its own for it")
        if not may_be_length(deadline, length):
            raise ValueError(f"{length} cannot be the length of {key}")
        deadline = replace(deadline, length=length)
    stops = ordered(pauses)
    if stops and not (is_house or deadline.basis is Basis.HOUSE):
        raise ClockNeverPauses(key=key)
    if stops and deadline.direction is Direction.BEFORE:
        raise ClockNeverPauses(BACKWARD, key=key)
    due_on, days = count(calendar, deadline, from_on, stops)
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


def version_in_force(statute: Statute, key: str, from_on: date) -> Deadline:
    """The row of *key* that was in force on *from_on*. Raises UnknownDeadline or DeadlineNotInForce."""
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
