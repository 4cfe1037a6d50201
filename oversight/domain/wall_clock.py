"""Which moment a time on the wall clock was: mostly one; in an hour that came twice it is two, and none is guessed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from oversight.domain.calendar_days import DeadlineError
from oversight.domain.words import N_


class HourImpossible(DeadlineError):
    """A local time that came twice or never. ``values``: at, and first and second (world time) when it came twice."""

    message = N_(
        "The clocks were put back: %(at)s came twice, at %(first)s and at %(second)s of world time."
        " Choose a time before or after that hour."
    )


def moment_of_clock(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment of *local*, which has no zone yet, on the clocks of *zone*.

    Raises HourImpossible for a time that came twice, such as 23:30 on 29 February 2024 in Kazakhstan, or never.
    """
    if local.tzinfo is not None:
        raise ValueError("local has a time zone already")
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    at = f"{local:%Y-%m-%d %H:%M}"
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise HourImpossible(N_("The clocks were put forward: %(at)s never came."), at=at)
    if first.utcoffset() != second.utcoffset():
        shown = (f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}" for moment in (first, second))
        raise HourImpossible(at=at, first=next(shown), second=next(shown))
    return first
