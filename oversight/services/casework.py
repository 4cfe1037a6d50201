"""The straight line every act on a docket walks: claim, decide, write, record. One commit, here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from oversight.domain import policy, workflow
from oversight.domain.calendar_days import CalendarMissing
from oversight.domain.chain import Link, digest_of
from oversight.domain.deadlines import Reading, read_deadline
from oversight.domain.errors import AlreadyDone, EditConflict, NotVisible
from oversight.domain.events import ONLY_IN_THE_LOG
from oversight.domain.lateness import stages_come
from oversight.domain.policy import Actor
from oversight.domain.terms import Action, MotionOutcome, MotionState, Outcome, RecordKind, ResponseState
from oversight.domain.workflow import Decision
from oversight.persistence import cases
from oversight.persistence.models import Case, Complaint, Docket, Event, Motion, Response, Term
from oversight.services import notifications, ordering, pausing, publishing
from oversight.services.context import Context
from oversight.services.parties import parties_of
from oversight.statute.schema import Basis

Record = Complaint | Case | Response


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person had before their eyes when they wrote: record version, last event, and the form's own key.

    The key makes a double submit one act; the version makes a stale form a conflict; the sequence tells what changed.
    """

    version: int
    sequence: int
    key: str


def read(ctx: Context, number: str, action: Action = Action.READ) -> Docket:
    """The docket for reading. Raises NotVisible when it is absent or the actor may not know of it."""
    docket = cases.docket_by_number(ctx.session, number)
    if docket is None:
        raise NotVisible
    policy.require(ctx.actor, action, parties_of(docket))
    return docket


def claim(ctx: Context, number: str, action: Action, seen: Seen | None, record: RecordKind | None = None) -> Docket:
    """Load and lock the docket the actor means to act on, or refuse.

    *record* says whose version the form carried; None when the act checks another record (a motion, an answer) itself.
    Raises NotVisible, NotPermitted, AlreadyDone (the same form again) or EditConflict.
    """
    docket = cases.docket_by_number(ctx.session, number, lock=True)
    if docket is None:
        raise NotVisible
    policy.require(ctx.actor, action, parties_of(docket))
    if seen is not None:
        meanwhile = cases.events_of(ctx.session, docket.id, after=seen.sequence)
        if any(event.key == seen.key for event in meanwhile):
            raise AlreadyDone(number)
        if record is not None and record_of(docket, record).version != seen.version:
            raise conflict(meanwhile)
    return docket


def record_of(docket: Docket, kind: RecordKind) -> Record:
    """The docket's record of that kind. Raises NotVisible when there is none yet."""
    found = {RecordKind.COMPLAINT: docket.complaint, RecordKind.CASE: docket.case, RecordKind.RESPONSE: docket.response}
    record = found[kind]
    if record is None:
        raise NotVisible
    return record


def conflict(meanwhile: Sequence[Event]) -> EditConflict:
    """The refusal of a stale form, naming what happened since."""
    return EditConflict(changes=[event.action.value for event in meanwhile if event.action not in ONLY_IN_THE_LOG])


def decide(
    ctx: Context, docket: Docket, kind: RecordKind, action: Action, *, missing: Sequence[str] = (), **values: Any
) -> Decision:
    """`workflow.decide` for a record of this docket in its present state; day 0 is today, or *from_on* if given."""
    record = {
        RecordKind.COMPLAINT: docket.complaint,
        RecordKind.CASE: docket.case,
        RecordKind.RESPONSE: docket.response,
    }[kind]
    from_on = values.get("from_on") or ctx.today
    return workflow.decide(
        kind,
        record.state if record is not None else None,
        action,
        from_on=from_on,
        statute=ctx.statute,
        modelled=not docket.commission.is_state_body,
        own=ctx.own_lengths(docket.commission_id, from_on),
        missing=missing,
    )


def write(
    ctx: Context,
    docket: Docket,
    decision: Decision,
    *,
    data: Mapping[str, Any] | None = None,
    seen: Seen | None = None,
    actor: Actor | None = None,
) -> Event:
    """Apply one decision to its record and append its event to the docket's log, without committing.

    *data* goes under the digest: counts, keys, dates, digests; never a name, a contact or a filer's word.
    """
    who = actor or ctx.actor
    record = {
        RecordKind.COMPLAINT: docket.complaint,
        RecordKind.CASE: docket.case,
        RecordKind.RESPONSE: docket.response,
    }[decision.record_kind]
    if record is not None:
        record.state = type(record.state)(decision.target)
        flag_modified(record, "state")  # the version steps also when the step leads back to the same state
    event = append_event(
        ctx,
        docket,
        decision.action,
        decision.record_kind,
        decision=decision,
        data=data,
        seen=seen,
        actor=who,
    )
    _keep_terms(ctx, docket, decision, event)
    return event


def append_event(
    ctx: Context,
    docket: Docket,
    action: Action,
    record_kind: RecordKind,
    *,
    decision: Decision | None = None,
    data: Mapping[str, Any] | None = None,
    seen: Seen | None = None,
    actor: Actor | None = None,
) -> Event:
    """Append one event under the chain; *decision* is the step it takes, None for acts that move no record.

    The docket row must be locked by `claim`, or be new.
    """
    who = actor or ctx.actor
    role = policy.role_for(who, action, parties_of(docket))
    docket.last_sequence += 1
    content = dict(data or {})
    actor_word = str(who.account_id) if who.account_id else role.value
    link = Link(
        docket.number,
        docket.last_sequence,
        action.value,
        actor_word,
        role.value,
        ctx.now,
        decision.source if decision else None,
        decision.target if decision else None,
        content,
    )
    digest = digest_of(link, docket.head_digest)
    event = Event(
        docket_id=docket.id,
        sequence=docket.last_sequence,
        action=action,
        record_kind=record_kind,
        actor_id=who.account_id,
        role=role,
        at=ctx.now,
        source=decision.source if decision else None,
        target=decision.target if decision else None,
        provision=decision.provision if decision else None,
        data=content,
        key=seen.key if seen else None,
        digest=digest,
    )
    docket.head_digest = digest
    docket.changed_at = ctx.now
    ctx.session.add(event)
    notifications.queue(ctx, docket, event)
    ordering.queue_papers(ctx, docket, event)
    return event


def _keep_terms(ctx: Context, docket: Docket, decision: Decision, event: Event) -> None:
    if not decision.stops and decision.reading is None:
        return
    running: list[Term] = []
    if not inspect(docket).pending:  # one that is only being filed has none yet
        query = select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None))
        running.extend(ctx.session.scalars(query))
    for term in running:
        if "*" in decision.stops or term.key in decision.stops:
            term.ended_on = ctx.today
    if decision.reading is not None:
        running.append(_start(ctx, docket, decision.reading, event, _own_length(ctx, docket, decision.reading)))
    place_next_date(docket, running)


def resume_terms(ctx: Context, docket: Docket, event: Event) -> None:
    """Start anew the terms that a suspension stopped, counted from their own trigger over every pause."""
    stopped, pauses = pausing.terms_to_resume(ctx, docket)
    for term in stopped:
        reading = read_deadline(
            ctx.statute, term.key, term.from_on, modelled=term.is_modelled, length=term.length, pauses=pauses
        )
        _start(ctx, docket, reading, event, term.length).pauses = pausing.keep_pauses(pauses)
    query = select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None))
    place_next_date(docket, ctx.session.scalars(query).all())


def _start(ctx: Context, docket: Docket, reading: Reading, event: Event, length: int | None) -> Term:
    term = Term(
        docket_id=docket.id,
        key=reading.key,
        from_on=reading.from_on,
        due_on=reading.due_on,
        is_modelled=reading.modelled_on is not None,
        length=length,
        started_by=event.sequence,
        calendar_revision=reading.calendar_revision,
        statute_revision=ctx.statute.revision,
        reminded=stages_passed(ctx, reading.due_on),
    )
    ctx.session.add(term)
    return term


def _own_length(ctx: Context, docket: Docket, reading: Reading) -> int | None:
    """The commission's own length that *reading* was counted by: the term keeps it, whatever is decided later."""
    if reading.basis is not Basis.HOUSE:
        return None
    return ctx.own_lengths(docket.commission_id, reading.from_on).get(reading.key)


def place_next_date(docket: Docket, terms: Iterable[Term]) -> None:
    """Let the docket stand in the queues by the first of its *terms* that still runs."""
    following = min((term for term in terms if term.ended_on is None), key=lambda term: term.due_on, default=None)
    docket.next_due_on = following.due_on if following else None
    docket.next_due_key = following.key if following else None


def stages_passed(ctx: Context, due_on: date) -> int:
    """The stages of reminding that a term has behind it when its date is set: nobody missed them."""
    try:
        return stages_come(ctx.statute.calendar, ctx.statute.lateness.reminders, due_on, ctx.today)
    except CalendarMissing:
        return 0


def running_term(ctx: Context, docket: Docket, key: str) -> Term | None:
    """The term *key* of the docket that has not ended, if there is one."""
    # Without the key in the query: the index of the ladder has it too, and leads through every case of the country.
    running = ctx.session.scalars(select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None)))
    return min((term for term in running if term.key == key), key=lambda term: term.due_on, default=None)


def end_term(ctx: Context, docket: Docket, key: str, from_on: date) -> None:
    """End the one term *key* that has run since *from_on*, where others of that key may run on.

    Of two that began on the same day either is as good: they end on the same day.
    """
    running = ctx.session.scalars(select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None))).all()
    term = next((one for one in running if one.key == key and one.from_on == from_on), None)
    if term is not None:
        term.ended_on = ctx.today
        place_next_date(docket, running)


def record(ctx: Context, docket: Docket) -> None:
    """Place the docket on its line, renew its public copy and commit: the only commit in casework.

    Raises EditConflict when somebody else's act came first in the same instant.
    """
    docket.station = workflow.station(
        docket.case.state if docket.case else None, docket.response.state if docket.response else None
    )
    if docket.response is None or docket.response.state is not ResponseState.OVERDUE:
        docket.listed_on = None  # the agency's silence is over, or is before somebody else
    docket.claimed_by_id = docket.complaint.claimed_by_id
    publishing.refresh(ctx, docket)
    try:
        ctx.commit()
    except StaleDataError as error:
        ctx.session.rollback()
        raise EditConflict from error
    except IntegrityError as error:
        ctx.session.rollback()
        if "event" in str(error.orig) and "key" in str(error.orig):
            raise AlreadyDone(docket.number) from error
        raise


def end(docket: Docket, ctx: Context, outcome: Outcome | None) -> None:
    """Mark the docket as ended today with *outcome*; None where the complaint's state says it all (returned...).

    A vote that still runs ends with it: void, not counted, and the log says so.
    """
    docket.is_open = False
    docket.closed_on = ctx.today
    docket.outcome = outcome
    for motion in ctx.session.scalars(
        select(Motion).where(Motion.docket_id == docket.id, Motion.state == MotionState.OPEN)
    ):
        motion.state, motion.closed_at, motion.outcome = MotionState.CLOSED, ctx.now, MotionOutcome.VOID
        data = {"motion": str(motion.id), "kind": motion.kind.value, "outcome": MotionOutcome.VOID.value, "ballots": ()}
        append_event(ctx, docket, Action.CLOSE_MOTION, RecordKind.MOTION, data=data, actor=policy.SYSTEM)
