"""What a suspended control does to the clocks of the house: they stand still, a clock of the law never (law.md 4.1, 7).

A suspension ends the running of the commission's own terms; taking the control up again starts them anew, counted from
their own trigger over all pauses. The pauses follow from the log alone.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from oversight.domain.deadlines import Reading, read_deadline
from oversight.domain.pauses import Pause
from oversight.domain.terms import Action
from oversight.persistence import cases
from oversight.persistence.models import Docket, Event, Term
from oversight.services.context import LOCAL, Context
from oversight.statute.schema import Statute

HOUSE_CLOCKS = ("control_max_length", "info_request_control")
ONE_DAY = timedelta(days=1)


def pauses_of(events: Iterable[Event]) -> tuple[Pause, ...]:
    """The days from each suspension to the day before the control was taken up again; one that lasts has no end.

    *events* are a docket's, in order. Taken up again on the same day, nothing stood still.
    """
    found: list[Pause] = []
    since: date | None = None
    for event in events:
        day = event.at.astimezone(LOCAL).date()
        if event.action is Action.SUSPEND:
            since = day
        elif event.action is Action.RESUME and since is not None:
            if since < day:
                found.append(Pause(since, day - ONE_DAY))
            since = None
    return (*found, Pause(since, None)) if since is not None else tuple(found)


def stopped_terms(ctx: Context, docket: Docket) -> list[int]:
    """Which running terms a suspension stops, by the event that started each: for the log."""
    query = select(Term.started_by).where(
        Term.docket_id == docket.id, Term.ended_on.is_(None), Term.key.in_(HOUSE_CLOCKS)
    )
    return sorted(ctx.session.scalars(query))


def terms_to_resume(ctx: Context, docket: Docket) -> tuple[Sequence[Term], tuple[Pause, ...]]:
    """The terms the last suspension stopped, and every pause there was, once the taking up is in the log."""
    events = cases.events_of(ctx.session, docket.id)
    suspended = next(event for event in reversed(events) if event.action is Action.SUSPEND)
    query = select(Term).where(Term.docket_id == docket.id, Term.key.in_(HOUSE_CLOCKS))
    stopped = suspended.data.get("stopped", [])
    return [term for term in ctx.session.scalars(query) if term.started_by in stopped], pauses_of(events)


def reading_of(statute: Statute, term: Term) -> Reading:
    """How a kept term was counted, its pauses included."""
    return read_deadline(
        statute,
        term.key,
        term.from_on,
        modelled=term.is_modelled,
        length=term.length,
        pauses=kept_pauses(term.pauses or ()),
    )


def keep_pauses(pauses: Iterable[Pause]) -> list[list[str]]:
    """Ended pauses as a term keeps them."""
    return [[pause.first_on.isoformat(), pause.last_on.isoformat()] for pause in pauses if pause.last_on is not None]


def kept_pauses(kept: Iterable[Sequence[str]]) -> tuple[Pause, ...]:
    """The pauses a term was counted over."""
    return tuple(Pause(date.fromisoformat(first_on), date.fromisoformat(last_on)) for first_on, last_on in kept)
