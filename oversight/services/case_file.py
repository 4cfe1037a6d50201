"""Read one docket whole: what a desk's page is made of, as frozen values. No act here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from oversight.domain import policy, workflow
from oversight.domain.deadlines import Reading
from oversight.domain.events import EVENTS, ONLY_IN_THE_LOG, is_public
from oversight.domain.lateness import days_left
from oversight.domain.terms import Action, RecordKind, Role
from oversight.persistence import cases
from oversight.persistence.models import Body, Docket, Event, Term
from oversight.services.casework import read
from oversight.services.context import Context
from oversight.services.parties import parties_of
from oversight.services.pausing import reading_of


@dataclass(frozen=True, slots=True)
class Named:
    """A body as pages show it."""

    id: str
    name_kk: str
    name_ru: str
    name_en: str

    def of(self, language: str) -> str:
        """The name in *language*."""
        return {"kk": self.name_kk, "ru": self.name_ru}.get(language, self.name_en)

    @classmethod
    def body(cls, body: Body) -> "Named":
        """From the table's row."""
        return cls(str(body.id), body.name_kk, body.name_ru, body.name_en)


@dataclass(frozen=True, slots=True)
class Happened:
    """One event for a timeline: a sentence to translate, when, in which role; never who by name."""

    sequence: int
    action: Action
    sentence: str
    at: datetime
    role: Role
    provision: str | None
    is_public: bool
    data: dict[str, object]


@dataclass(frozen=True, slots=True)
class RunningTerm:
    """One running deadline with its reading. ``started_by`` is the sequence of the event that started it."""

    key: str
    reading: Reading
    due_on: date
    days_left: int  # working days; negative when overdue
    started_by: int


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The frame of a docket's private page. Versions and sequence go into the forms."""

    number: str
    titles: dict[str, str]
    commission: Named
    agency: Named | None
    agency_text: str
    region: str
    topic: str
    station: str
    is_open: bool
    complaint_state: str
    case_state: str | None
    response_state: str | None
    complaint_version: int
    case_version: int
    response_version: int
    sequence: int
    filed_at: datetime
    terms: tuple[RunningTerm, ...]
    events: tuple[Happened, ...]
    possible: frozenset[Action]  # what this actor may do now
    may_read_papers: bool
    is_declared: bool
    is_recused: bool

    def may(self, action: Action | str) -> bool:
        """Whether this actor may do *action* in the present state."""
        return Action(action) in self.possible


_RECORDS = (RecordKind.COMPLAINT, RecordKind.CASE, RecordKind.RESPONSE)


def possible_actions(ctx: Context, docket: Docket) -> frozenset[Action]:
    """Acts that a transition allows in the present states and the policy allows to this actor."""
    states = {
        RecordKind.COMPLAINT: docket.complaint.state,
        RecordKind.CASE: docket.case.state if docket.case else None,
        RecordKind.RESPONSE: docket.response.state if docket.response else None,
    }
    parties = parties_of(docket)
    lawful = {
        row.action
        for kind in _RECORDS
        for row in workflow.TRANSITIONS[kind]
        if row.source is not None and row.source == states[kind]
    }
    lawful |= {Action.DECLARE_INTEREST, Action.RECUSE, Action.OPEN_MOTION} if docket.is_open else set()
    return frozenset(action for action in lawful if policy.is_permitted(ctx.actor, action, parties))


def running_terms(ctx: Context, docket: Docket, rows: Iterable[Term] | None = None) -> tuple[RunningTerm, ...]:
    """The open deadlines of a docket, soonest first, each with the reading that explains it; *rows* if read already."""
    if rows is None:
        rows = ctx.session.scalars(select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None)))
    return tuple(_running(ctx, term) for term in sorted(rows, key=lambda term: (term.due_on, term.key)))


def _running(ctx: Context, term: Term) -> RunningTerm:
    reading = reading_of(ctx.statute, term)
    return RunningTerm(
        term.key, reading, term.due_on, days_left(ctx.statute.calendar, ctx.today, term.due_on), term.started_by
    )


def happened(
    ctx: Context, docket: Docket, rows: Iterable[Event] | None = None, *, public_only: bool = False
) -> tuple[Happened, ...]:
    """The docket's events, oldest first, without those that only the log keeps; *rows* if they are read already."""
    return tuple(
        Happened(
            event.sequence,
            event.action,
            EVENTS[event.action].sentence,
            event.at,
            event.role,
            event.provision,
            is_public(event.action, event.data),
            event.data,
        )
        for event in (cases.events_of(ctx.session, docket.id) if rows is None else rows)
        if event.action not in ONLY_IN_THE_LOG and (not public_only or is_public(event.action, event.data))
    )


def open_file(ctx: Context, number: str) -> CaseFile:
    """The frame of the docket's private page for this actor. Raises NotVisible."""
    return file_of(ctx, read(ctx, number))


def file_of(
    ctx: Context, docket: Docket, terms: Iterable[Term] | None = None, events: Iterable[Event] | None = None
) -> CaseFile:
    """The frame of an already loaded docket; *terms* and *events* if they are read already."""
    parties = parties_of(docket)
    return CaseFile(
        number=docket.number,
        titles={"kk": docket.title_kk, "ru": docket.title_ru, "en": docket.title_en},
        commission=Named.body(docket.commission),
        agency=Named.body(docket.agency) if docket.agency else None,
        agency_text=docket.agency_text,
        region=docket.region,
        topic=docket.topic,
        station=docket.station.value,
        is_open=docket.is_open,
        complaint_state=docket.complaint.state.value,
        case_state=docket.case.state.value if docket.case else None,
        response_state=docket.response.state.value if docket.response else None,
        complaint_version=docket.complaint.version,
        case_version=docket.case.version if docket.case else 0,
        response_version=docket.response.version if docket.response else 0,
        sequence=docket.last_sequence,
        filed_at=docket.filed_at,
        terms=running_terms(ctx, docket, terms),
        events=happened(ctx, docket, events),
        possible=possible_actions(ctx, docket),
        may_read_papers=policy.is_permitted(ctx.actor, Action.READ_PAPERS, parties),
        is_declared=ctx.actor.account_id in parties.declared,
        is_recused=ctx.actor.account_id in parties.recused,
    )
