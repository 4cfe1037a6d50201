"""The walk over the running terms that a changed calendar makes: before the approval it counts, afterwards it moves.

It goes by due day in small steps and keeps its place in the row of the revision, so that it may be cut short anywhere
and carried on by anybody. A docket is moved in a transaction of its own, under its lock, by the calendar that counts at
that moment: whoever comes second finds nothing to move, and no event is written twice.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Row, Select, and_, literal, or_, select, tuple_, update

from oversight.domain.calendar_impact import ChangedDay, RunningRule, between, changed_days
from oversight.domain.calendar_import import CalendarFileRefused
from oversight.domain.errors import Busy, DomainError, EditConflict
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, CalendarState, RecordKind
from oversight.persistence.models import CalendarRevision, Docket, Term
from oversight.services.casework import append_event, claim, place_next_date, record, stages_passed
from oversight.services.context import Context, Services
from oversight.services.pausing import kept_pauses
from oversight.services.rulebook import lay_over
from oversight.statute.schema import Statute

STEP = 500  # terms looked at in one transaction
AT_ONCE = 4  # steps that a person waits for
SETTLED = timedelta(seconds=30)
"""An act that began before the approval may end after the walk has passed its docket, on a database with many writers.
So a walk that began within this time of the approval is walked once more."""

_ANSWER = "object_response"  # the term whose last day the answer's row repeats
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A date of an open case that a calendar moves; ``because`` are the changed days from its trigger to its end."""

    number: str
    key: str
    from_on: date
    due_on: date
    moves_to: date
    because: tuple[ChangedDay, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a walk stands: the due day and the id of the last term it looked at."""

    due_on: date
    term_id: UUID


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a walk: how many terms were looked at, which dates move, and where it goes on (None at the end)."""

    looked_at: int
    moved: tuple[MovedDate, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Change:
    """One revision as the walk needs it: the statute it leads to, and the days it changes."""

    statute: Statute
    days: tuple[ChangedDay, ...]


def change_of(ctx: Context, row: CalendarRevision) -> Change:
    """The change a revision makes: to the calendar before it, or to the one that counts while it is only proposed.

    Raises CalendarFileRefused when a proposal does not fit the calendar that counts by now.
    """
    books = ctx.services.rulebooks
    book = books.newest(ctx.session, ctx.now, exactly=True)
    if row.position is not None:
        old, new = (books.calendar_at(ctx.session, row.position - one) for one in (1, 0))
        return Change(book.statute, changed_days(old, new))
    old = book.statute.calendar
    new = lay_over(old, row)
    return Change(book.statute.with_calendar(new), changed_days(old, new))


def look_ahead(ctx: Context, change: Change, after: Place | None, *, most: int = STEP, shown: int = STEP) -> Stretch:
    """Look at up to *most* running terms behind *after*, until *shown* dates that move are found. One statement."""
    if not change.days:
        return Stretch(0, (), None)
    rows = ctx.session.execute(_running(change.days, after).limit(most)).all()
    known: dict[RunningRule, date | None] = {}
    moved: list[MovedDate] = []
    for looked_at, row in enumerate(rows, 1):
        rule = RunningRule(row.key, row.from_on, row.is_modelled, row.length, kept_pauses(row.pauses))
        if rule not in known:
            known[rule] = _due_on(rule, change.statute)
        moves_to = known[rule]
        if moves_to is not None and moves_to != row.due_on:
            because = between(change.days, row.from_on, max(row.due_on, moves_to))
            moved.append(MovedDate(row.number, row.key, row.from_on, row.due_on, moves_to, because))
            if len(moved) == shown:
                return Stretch(looked_at, tuple(moved), _place(row))
    return Stretch(len(rows), tuple(moved), _place(rows[-1]) if len(rows) == most else None)


def _running(days: Sequence[ChangedDay], after: Place | None) -> Select[UUID, str, str, date, date, bool, int | None]:
    """The running terms of open dockets over which a changed day lies, by due day. Some terms end before they begin."""
    first, last = days[0].day, days[-1].day
    query = (
        select(Term.id, Docket.number, Term.key, Term.from_on, Term.due_on, Term.is_modelled, Term.length, Term.pauses)
        .join(Docket, Docket.id == Term.docket_id)
        .where(
            Term.ended_on.is_(None),
            Docket.is_open,
            or_(Term.due_on >= first, Term.from_on >= first),
            or_(Term.due_on <= last, Term.from_on <= last),
        )
        .order_by(Term.due_on, Term.id)
    )
    if after is not None:
        query = query.where(tuple_(Term.due_on, Term.id) > tuple_(literal(after.due_on), literal(after.term_id)))
    return query


def _place(row: Row[UUID, str, str, date, date, bool, int | None]) -> Place:
    return Place(row.due_on, row.id)


def _due_on(rule: RunningRule, statute: Statute) -> date | None:
    """None where the calendar does not reach far enough: then the date stays as it is."""
    try:
        return rule.due_on(statute)
    except DomainError:
        return None


def walk(services: Services) -> dict[str, int]:
    """Carry every unfinished walk to its end. Safe at any time and twice at once. Returns what was looked at and moved.

    Where the database is held by somebody else, the walk stays where it is until the next call.
    """
    done = {"looked_at": 0, "moved": 0}
    while (revision_id := _unfinished(services)) is not None:
        try:
            looked_at, moved = walk_on(services, revision_id)
        except (Busy, EditConflict) as refusal:
            _log.info("walk", extra={"revision": str(revision_id), "refused": type(refusal).__name__})
            break
        done["looked_at"] += looked_at
        done["moved"] += moved
    return done


def begin(services: Services, revision_id: UUID) -> None:
    """The first steps of counting what a proposal would move: where few cases run, nobody waits for the worker."""
    for _ in range(AT_ONCE):
        looked_at, _moving = walk_on(services, revision_id)
        if looked_at < STEP:
            return


def _unfinished(services: Services) -> UUID | None:
    """The revision whose walk is to go on; what is approved goes before what is only proposed."""
    table = CalendarRevision
    with services.context(SYSTEM, writes=False) as ctx:
        is_settling = and_(
            table.state == CalendarState.APPROVED,
            table.walked_id.is_(None),
            table.walk_began_at.is_not(None),
            table.decided_at > ctx.now - SETTLED,
        )
        query = select(table.id).where(
            table.state.in_([CalendarState.PROPOSED, CalendarState.APPROVED]), ~table.is_walked, ~is_settling
        )
        return ctx.session.scalar(query.order_by(table.state, table.imported_at).limit(1))


def walk_on(services: Services, revision_id: UUID) -> tuple[int, int]:
    """One step of the walk of a revision: how many terms it looked at, and how many dates would move or cases moved.

    Raises Busy or EditConflict when a docket cannot be had now: the step is then done again.
    """
    with services.context(SYSTEM, writes=False) as ctx:
        row = ctx.session.get_one(CalendarRevision, revision_id)
        state, decided_at, before = row.state, row.decided_at, _place_of(row)
        began_at = row.walk_began_at if before is not None and row.walk_began_at is not None else ctx.now
        try:
            stretch = look_ahead(ctx, change_of(ctx, row), before)
        except CalendarFileRefused:  # another change was approved meanwhile, and this proposal does not fit it
            stretch = Stretch(0, (), None)
    moving = len(stretch.moved)
    if state is CalendarState.APPROVED:
        moving = sum(_move(services, number) for number in dict.fromkeys(one.number for one in stretch.moved))
    is_settled = decided_at is None or began_at >= decided_at + SETTLED
    table, place, walked_id = CalendarRevision, stretch.place, before.term_id if before else None
    looked_before = table.looked_at if before is not None else 0
    moving_before = table.moving if before is not None or state is CalendarState.APPROVED else 0
    with services.context(SYSTEM, writes=True) as ctx:
        ctx.session.execute(
            update(table)
            .where(table.id == revision_id, table.state == state, table.walked_id.is_not_distinct_from(walked_id))
            .values(
                walked_on=place.due_on if place else None,
                walked_id=place.term_id if place else None,
                walk_began_at=began_at,
                is_walked=place is None and is_settled,
                looked_at=looked_before + stretch.looked_at,
                moving=moving_before + moving,
            )
        )
        ctx.session.commit()
    return stretch.looked_at, moving


def _place_of(row: CalendarRevision) -> Place | None:
    return Place(row.walked_on, row.walked_id) if row.walked_on and row.walked_id else None


def _move(services: Services, number: str) -> bool:
    with services.context(SYSTEM, writes=True) as ctx:
        try:
            return move_terms(ctx, number)
        except (Busy, EditConflict):
            ctx.session.rollback()
            raise
        except DomainError as refusal:
            ctx.session.rollback()
            _log.warning("not moved", extra={"docket": number, "refused": type(refusal).__name__})
            return False


def move_terms(ctx: Context, number: str) -> bool:
    """Count every running term of an open docket again, from its original trigger, by the calendar that counts.

    Dates that differ move: one event names them all, the parties are told, queues and public copy follow. Returns
    whether anything moved.
    """
    docket = claim(ctx, number, Action.MOVE_TERMS, None)
    if not docket.is_open:
        return False
    query = select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None)).order_by(Term.due_on, Term.id)
    terms = ctx.session.scalars(query.execution_options(populate_existing=True)).all()
    moved = [one for term in terms if (one := _count_again(ctx, term)) is not None]
    if not moved:
        return False
    if docket.response is not None:
        answer = next((term for term in terms if term.key == _ANSWER), None)
        docket.response.due_on = answer.due_on if answer is not None else docket.response.due_on
    place_next_date(docket, terms)
    data = {"calendar": ctx.statute.calendar.revision, "terms": moved}
    append_event(ctx, docket, Action.MOVE_TERMS, _kind_of(docket), data=data)
    record(ctx, docket)
    return True


def _count_again(ctx: Context, term: Term) -> dict[str, str] | None:
    """Move the term if its date differs; what the log says of it then."""
    rule = RunningRule(term.key, term.from_on, term.is_modelled, term.length, kept_pauses(term.pauses))
    due_on = _due_on(rule, ctx.statute)
    if due_on is None or due_on == term.due_on:
        return None
    said = {"key": term.key, "from": str(term.from_on), "due_on": str(term.due_on), "moved_to": str(due_on)}
    term.due_on, term.calendar_revision = due_on, ctx.statute.calendar.revision
    term.reminded = stages_passed(ctx, due_on)  # of the new date people are reminded anew
    return said


def _kind_of(docket: Docket) -> RecordKind:
    """The record with which the docket is now."""
    if docket.response is not None:
        return RecordKind.RESPONSE
    return RecordKind.CASE if docket.case is not None else RecordKind.COMPLAINT
