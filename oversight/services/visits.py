"""Visits in the course of a control, each with its record: a form of our own. Recorded once, never rewritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select

from oversight.domain.errors import InputRefused
from oversight.domain.seals import seal
from oversight.domain.terms import Action, RecordKind
from oversight.domain.words import N_
from oversight.persistence.models import Event, Visit
from oversight.services.casework import Seen, claim, decide, record, write
from oversight.services.context import LOCAL, Context
from oversight.services.programme import case_of

MOST_PHOTOGRAPHS = 10_000


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen, and what proves it."""

    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class RecordVisit:
    """A visit. The moments are aware; *observers* are seats of the control's group.

    *representative* of the agency is «name, post», or empty when nobody was there.
    """

    number: str
    seen: Seen
    began_at: datetime
    ended_at: datetime
    place: str
    observers: tuple[UUID, ...]
    representative: str
    observations: tuple[Observation, ...]
    photographs: int
    remarks: str


@dataclass(frozen=True, slots=True)
class VisitView:
    """A recorded visit on the page of its case."""

    number: int
    held_on: date
    hours: str  # «10:00 – 14:30»
    place: str
    observers: tuple[str, ...]
    representative: str
    observations: tuple[Observation, ...]
    photographs: int
    remarks: str


def record_visit(ctx: Context, command: RecordVisit) -> int:
    """Keep the record of a visit and return its number. Two people may do so at once. Raises InputRefused."""
    docket = claim(ctx, command.number, Action.RECORD_VISIT, command.seen)
    decision = decide(ctx, docket, RecordKind.CASE, Action.RECORD_VISIT)
    case = case_of(docket)
    if wrong := _wrong(ctx, command, frozenset(case.group)):
        raise InputRefused(wrong)
    last = ctx.session.scalar(select(func.max(Visit.number)).where(Visit.case_id == case.id)) or 0
    row = Visit(
        case_id=case.id,
        number=last + 1,
        began_at=command.began_at,
        ended_at=command.ended_at,
        place=command.place.strip(),
        observers=[str(one) for one in command.observers],
        representative=command.representative.strip(),
        observations=[{"text": one.text.strip(), "evidence": one.evidence.strip()} for one in command.observations],
        photographs=command.photographs,
        remarks=command.remarks.strip(),
        recorded_by_id=ctx.actor.account_id,
        recorded_at=ctx.now,
    )
    ctx.session.add(row)
    seen = [text for one in row.observations for text in (one["text"], one["evidence"])]
    hours = (command.began_at.isoformat(), command.ended_at.isoformat())
    data = {
        "visit": row.number,
        "observations": len(row.observations),
        "sealed": seal(*hours, row.place, row.representative, row.remarks, *seen),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)
    return row.number


def _wrong(ctx: Context, command: RecordVisit, group: frozenset[str]) -> dict[str, str]:
    wrong = {}
    if command.ended_at > ctx.now:
        wrong["ended_at"] = N_("A visit is recorded when it is over.")
    elif command.ended_at <= command.began_at:
        wrong["ended_at"] = N_("The visit ended after it began, on the same day.")
    if not command.place.strip():
        wrong["place"] = N_("Say where the visit was.")
    if not command.observers or not {str(one) for one in command.observers} <= group:
        wrong["observers"] = N_("Choose who of the group took part.")
    if not command.observations:
        wrong["observations"] = N_("Write at least one observation with its evidence.")
    elif any(not (one.text.strip() and one.evidence.strip()) for one in command.observations):
        wrong["observations"] = N_("Give each observation its evidence: a photograph, a measurement, a document.")
    if not 0 <= command.photographs <= MOST_PHOTOGRAPHS:
        wrong["photographs"] = N_("Say how many photographs are attached: a number, 0 if none.")
    if command.remarks.strip() and not command.representative.strip():
        wrong["representative"] = N_("The remarks are the representative's: name the representative.")
    return wrong


def visits_of(ctx: Context, case_id: UUID, events: Iterable[Event], names: Mapping[str, str]) -> tuple[VisitView, ...]:
    """The visits of a case, oldest first; no statement where its *events* tell of none. *names* are by seat id."""
    if all(event.action is not Action.RECORD_VISIT for event in events):
        return ()
    rows = ctx.session.scalars(select(Visit).where(Visit.case_id == case_id)).all()
    return tuple(
        VisitView(
            row.number,
            row.began_at.astimezone(LOCAL).date(),
            f"{row.began_at.astimezone(LOCAL):%H:%M} – {row.ended_at.astimezone(LOCAL):%H:%M}",
            row.place,
            tuple(names[one] for one in row.observers if one in names),
            row.representative,
            tuple(Observation(one["text"], one["evidence"]) for one in row.observations),
            row.photographs,
            row.remarks,
        )
        for row in sorted(rows, key=lambda row: row.number)
    )
