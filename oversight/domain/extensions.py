"""The extension of a term: counted from the day it was decided, never from the registration (APPK 76(3)). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from oversight.domain.calendar_days import DeadlineError, is_working_day
from oversight.domain.counting import count_to
from oversight.domain.deadlines import read_deadline, version_in_force
from oversight.domain.pauses import Pause, ordered
from oversight.domain.reading import Reading
from oversight.domain.words import N_
from oversight.statute.schema import Statute


class ExtensionRefused(DeadlineError):
    """The term may not be extended so. ``values`` as the sentence names them."""

    message = N_("This term may not be extended: no text that was read allows it.")


@dataclass(frozen=True, slots=True)
class Extension:
    """An extended term. `reading` is counted from the decision; `latest_on` is the last day it could be extended to.

    `notice` is the term for telling the applicant, None where no rule of it is known. Pauses after the decision make
    both the date and `latest_on` later, pauses before it do not.
    """

    reading: Reading
    latest_on: date
    notice: Reading | None


def read_extension(
    statute: Statute,
    key: str,
    from_on: date,
    decided_on: date,
    *,
    until_on: date | None = None,
    modelled: bool = False,
    length: int | None = None,
    pauses: Iterable[Pause] = (),
) -> Extension:
    """The term *key*, begun on *from_on*, as extended on *decided_on* to *until_on*, or as far as may be when None.

    *modelled*, *length* and *pauses* are those of the term itself, as in `read_deadline`.

    Raises ExtensionRefused: the term is not extendable, or how far is not known; it had ended before *decided_on*, or
    not begun; *until_on* is no working day, not later than the term itself, or later than may be. Besides what
    `read_deadline` raises.
    """
    stops = ordered(pauses)
    row = version_in_force(statute, key, from_on)
    if not row.is_extendable:
        raise ExtensionRefused
    if row.extended_by is None:
        raise ExtensionRefused(N_("How far this term may be extended was not read, so no date can be computed."))
    if decided_on < from_on:
        raise ExtensionRefused(
            N_("The extension was decided on %(decided_on)s, before the term began on %(from_on)s."),
            decided_on=decided_on,
            from_on=from_on,
        )
    before = tuple(pause for pause in stops if pause.first_on <= decided_on)
    due_on = read_deadline(statute, key, from_on, modelled=modelled, length=length, pauses=before).due_on
    if decided_on > due_on:
        raise ExtensionRefused(N_("The term ended on %(due_on)s and can no longer be extended."), due_on=due_on)
    latest = read_deadline(statute, row.extended_by, decided_on, modelled=modelled)
    if until_on is not None:
        _check_choice(statute, until_on, due_on, latest)
    stopped = read_deadline(statute, row.extended_by, decided_on, modelled=modelled, pauses=stops)
    reading = stopped
    if until_on is not None:
        last_on, days = count_to(statute.calendar, decided_on, until_on, stops)
        reading = replace(stopped, due_on=last_on, days=days)
    notice = None
    if row.extension_notice is not None:
        notice = read_deadline(statute, row.extension_notice, decided_on, modelled=modelled)
    return Extension(reading, stopped.due_on, notice)


def _check_choice(statute: Statute, until_on: date, due_on: date, latest: Reading) -> None:
    if until_on > latest.due_on:
        raise ExtensionRefused(
            N_("The term may be extended to %(latest_on)s at the latest, counted from the day of the decision."),
            latest_on=latest.due_on,
        )
    if until_on <= due_on:
        raise ExtensionRefused(
            N_("%(until_on)s is not later than the end of the term, %(due_on)s."), until_on=until_on, due_on=due_on
        )
    if not is_working_day(statute.calendar, until_on):
        raise ExtensionRefused(N_("%(until_on)s is not worked: choose a working day."), until_on=until_on)
