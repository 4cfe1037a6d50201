"""When something counts as received, and why: the moment, the local day of day 0, and the rule between them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from oversight.domain.calendar_days import DeadlineError, is_working_day, registration_day
from oversight.domain.words import N_
from oversight.statute.schema import Calendar, Statute


class HourImpossible(DeadlineError):
    """A local time that came twice or never. ``values``: at, and first and second (offsets) when it came twice."""

    message = N_(
        "The clocks were put back: %(at)s came twice, at %(first)s and at %(second)s of world time. Say which one."
    )


class ReceiptRule(StrEnum):
    """Why day 0 is the day it is (APPK 64(3))."""

    SAME_DAY = "same_day"
    AFTER_HOURS = "after_hours"
    DAY_OFF = "day_off"


SENTENCES: dict[ReceiptRule, str] = {
    ReceiptRule.SAME_DAY: N_("Received in working time on %(counted_on)s: it counts from this day."),
    ReceiptRule.AFTER_HOURS: N_(
        "Received on %(received_on)s at %(at)s, when the working day had ended (%(end_of_day)s):"
        " it counts from the next working day, %(counted_on)s."
    ),
    ReceiptRule.DAY_OFF: N_(
        "Received on %(received_on)s, a day off: it counts from the next working day, %(counted_on)s."
    ),
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """`received_at` in the time of Kazakhstan with its offset, `counted_on` as day 0, and the rule that led there.

    `message` is an English sentence with places for `values`, to be translated.
    """

    received_at: datetime
    counted_on: date
    rule: ReceiptRule
    message: str
    values: dict[str, object]


def read_receipt(statute: Statute, received_at: datetime) -> Receipt:
    """What makes of the moment *received_at* day 0. Raises MomentWithoutZone and CalendarMissing."""
    calendar = statute.calendar
    counted_on = registration_day(statute, received_at)
    local = received_at.astimezone(calendar.time_zone)
    if not is_working_day(calendar, local.date()):
        rule = ReceiptRule.DAY_OFF
    elif counted_on != local.date():
        rule = ReceiptRule.AFTER_HOURS
    else:
        rule = ReceiptRule.SAME_DAY
    values: dict[str, object] = {
        "received_on": local.date(),
        "at": f"{local:%H:%M}",
        "end_of_day": f"{calendar.end_of_day:%H:%M}",
        "counted_on": counted_on,
    }
    return Receipt(local, counted_on, rule, SENTENCES[rule], values)


def local_moment(calendar: Calendar, local: datetime) -> datetime:
    """The moment of the wall clock time *local*, which has no zone yet, in the time of Kazakhstan.

    Raises HourImpossible for a time that came twice, such as 23:30 on 29 February 2024, or never.
    """
    if local.tzinfo is not None:
        raise ValueError("local has a time zone already")
    first, second = (local.replace(tzinfo=calendar.time_zone, fold=fold) for fold in (0, 1))
    if first.astimezone(UTC).astimezone(calendar.time_zone).replace(tzinfo=None) != local.replace(fold=0):
        raise HourImpossible(N_("The clocks were put forward: %(at)s never came."), at=f"{local:%Y-%m-%d %H:%M}")
    if first.utcoffset() != second.utcoffset():
        raise HourImpossible(
            at=f"{local:%Y-%m-%d %H:%M}",
            first=f"{first.astimezone(UTC):%Y-%m-%dT%H:%MZ}",
            second=f"{second.astimezone(UTC):%Y-%m-%dT%H:%MZ}",
        )
    return first
