"""Pauses of a clock of the house: closed spans of days that do not count. A statutory clock has none (law.md 4.1, 7).

A term with pauses is counted from its own trigger over the list of its pauses, never from a date that was moved once:
the order in which a pause and an extension were decided cannot change the date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from oversight.domain.calendar_days import DeadlineError
from oversight.domain.words import N_


class ClockNeverPauses(DeadlineError):
    """The term is set by a law or a code, or counts back. ``values``: key."""

    message = N_("This term is set by law and never pauses: only a rule of the commission can be paused.")


class ClockStopped(DeadlineError):
    """The clock stands still now, so the date is not known. ``values``: first_on."""

    message = N_("This term is paused since %(first_on)s: its date is known when the pause ends.")


class PausesOverlap(DeadlineError):
    """The list of pauses cannot have happened. ``values``: first_on of the pause at fault, and last_on or other_on."""

    message = N_("The pause from %(first_on)s begins while the pause from %(other_on)s still lasts.")


@dataclass(frozen=True, slots=True)
class Pause:
    """The local days from `first_on` to `last_on`, both without counting; `last_on` is None while the pause lasts."""

    first_on: date
    last_on: date | None

    def holds(self, day: date) -> bool:
        """Whether *day* is one of them."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)


def ordered(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The pauses by time. Raises PausesOverlap when two share a day, or one ends before it begins."""
    found = tuple(sorted(pauses, key=lambda pause: pause.first_on))
    for pause in found:
        if pause.last_on is not None and pause.last_on < pause.first_on:
            raise PausesOverlap(
                N_("The pause from %(first_on)s ends before it begins, on %(last_on)s."),
                first_on=pause.first_on,
                last_on=pause.last_on,
            )
    for pause, following in pairwise(found):
        if pause.holds(following.first_on):
            raise PausesOverlap(first_on=following.first_on, other_on=pause.first_on)
    return found


def paused_days(pauses: Iterable[Pause], until: date) -> int:
    """How many calendar days, up to and including *until*, the clock stood still. Raises PausesOverlap."""
    lasts = ((pause, min(pause.last_on or until, until)) for pause in ordered(pauses))
    return sum(max(0, (last_on - pause.first_on).days + 1) for pause, last_on in lasts)


def is_stopped(pauses: tuple[Pause, ...], day: date) -> bool:
    """Whether the clock stands still on *day*. Raises ClockStopped when nobody knows yet until when."""
    for pause in pauses:
        if pause.holds(day):
            if pause.last_on is None:
                raise ClockStopped(first_on=pause.first_on)
            return True
    return False
