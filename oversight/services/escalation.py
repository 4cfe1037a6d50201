"""What follows silence, rung by rung; each is an event of the case log, once. Nothing is decided here: facts only.

How far a term's ladder has been climbed stands on the term, changed in the transaction that writes the event. The first
rung, the public mark, is `responses.mark_overdue`.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from oversight.domain.calendar_days import working_days_between
from oversight.domain.deadlines import is_overdue
from oversight.domain.lateness import (
    ANSWER_TERM,
    DECISION_TERM,
    LETTER_DRAFTED,
    LISTED,
    MARKED,
    ONE_DAY,
    latest_last_day,
)
from oversight.domain.terms import Action, RecordKind
from oversight.domain.workflow import is_possible
from oversight.persistence.models import Docket, Term
from oversight.services.casework import append_event, claim, decide, record, running_term, write
from oversight.services.context import Context

_LEADS_TO = {Action.DRAFT_LETTER: LETTER_DRAFTED, Action.LIST_FOR_SESSION: LISTED}


def undecided(ctx: Context) -> list[str]:
    """Numbers of the complaints whose time to decide has passed, which is not noted yet."""
    return _standing(ctx, DECISION_TERM, 0, ctx.today - ONE_DAY)


def unanswered(ctx: Context) -> list[str]:
    """Numbers of the dockets whose answer is late, which is not marked yet."""
    return _standing(ctx, ANSWER_TERM, 0, ctx.today - ONE_DAY)


def due_for(ctx: Context, action: Action) -> list[str]:
    """Numbers of the dockets whose next rung is *action* (DRAFT_LETTER, LIST_FOR_SESSION) and has come.

    Raises CalendarMissing.
    """
    last_day = latest_last_day(ctx.statute.calendar, ctx.today, _days(ctx, action))
    return _standing(ctx, ANSWER_TERM, _LEADS_TO[action] - 1, last_day)


def note_silence(ctx: Context, number: str) -> bool:
    """Record that the time to decide a complaint passed without a decision; the filer is told.

    Whether this counts as a refusal depends on whom the code binds (APPK 91(2)): said for a state body only.
    Returns whether this call did it.
    """
    docket = claim(ctx, number, Action.NOTE_SILENCE, None)
    term = running_term(ctx, docket, DECISION_TERM)
    if term is None or term.rung >= MARKED or not is_overdue(term.due_on, ctx.today):
        return False
    term.rung = MARKED
    data = {"due_on": term.due_on.isoformat(), "counts_as_refusal": docket.commission.is_state_body}
    append_event(ctx, docket, Action.NOTE_SILENCE, RecordKind.COMPLAINT, data=data)
    record(ctx, docket)
    return True


def draft_letter(ctx: Context, number: str) -> bool:
    """Record that a letter to the agency's superior body is ready for the secretary. Returns whether this call did it.

    Raises CalendarMissing.
    """
    return _climb(ctx, number, Action.DRAFT_LETTER)


def list_for_session(ctx: Context, number: str) -> bool:
    """Make the agency's silence an item for the next session. Returns whether this call did it.

    Raises CalendarMissing.
    """
    return _climb(ctx, number, Action.LIST_FOR_SESSION)


def _climb(ctx: Context, number: str, action: Action) -> bool:
    docket = claim(ctx, number, action, None)
    term = running_term(ctx, docket, ANSWER_TERM)
    if term is None or docket.response is None or term.rung != _LEADS_TO[action] - 1:
        return False
    if term.due_on > latest_last_day(ctx.statute.calendar, ctx.today, _days(ctx, action)):
        return False
    if not is_possible(RecordKind.RESPONSE, docket.response.state, action):  # challenged: the ladder ends here
        term.rung = LISTED
        ctx.commit()
        return False
    term.rung = _LEADS_TO[action]
    if action is Action.LIST_FOR_SESSION:
        docket.listed_on = ctx.today
    late = working_days_between(ctx.statute.calendar, term.due_on, ctx.today)
    data = {"due_on": term.due_on.isoformat(), "working_days_late": late}
    write(ctx, docket, decide(ctx, docket, RecordKind.RESPONSE, action), data=data)
    record(ctx, docket)
    return True


def _days(ctx: Context, action: Action) -> int:
    return next(rung.days for rung in ctx.statute.lateness.rungs if rung.key == action.value)


def _standing(ctx: Context, key: str, rung: int, last_day: date) -> list[str]:
    """The dockets with a running term *key* on *rung* whose last day was *last_day* or before. One statement."""
    query = (
        select(Docket.number)
        .join(Term, Term.docket_id == Docket.id)
        .where(Term.key == key, Term.ended_on.is_(None), Term.rung == rung, Term.due_on <= last_day)
        .order_by(Term.due_on)
    )
    found: Iterable[str] = ctx.session.scalars(query)
    return list(found)
