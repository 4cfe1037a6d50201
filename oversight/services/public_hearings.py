"""A public hearing in the course of a control of that form: recorded once, read by every party.

Not the agency's hearing before it decides (`hearings.py`). The protocol holds groups with numbers; people are named in
an official capacity or with their consent, which whoever records it confirms (law.md 6.2).
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select

from oversight.domain.errors import InputRefused, TransitionNotAllowed
from oversight.domain.hearing_lines import Exchange, Group, Poll, Speech
from oversight.domain.seals import seal
from oversight.domain.terms import TEXT_LANGUAGES, Action, RecordKind
from oversight.domain.words import N_
from oversight.persistence.models import Case, Docket, Event, PublicHearing
from oversight.services.casework import Seen, claim, decide, read, record, write
from oversight.services.context import LOCAL, Context
from oversight.services.panel import Person, panel_of
from oversight.services.programme import case_of

FORM = "public_hearing"
_RECORDED = frozenset({Action.RECORD_PUBLIC_HEARING})


@dataclass(frozen=True, slots=True)
class RecordPublicHearing:
    """What the protocol tells. Moments are aware; *chair* and *secretary* are accounts of the commission.

    ``is_named_rightly``: whoever is named acts in an official capacity or has consented.
    """

    number: str
    seen: Seen
    language: str
    announced_on: date | None
    started_at: datetime
    ended_at: datetime
    place: str
    chair: UUID
    secretary: UUID
    attendance: tuple[Group, ...]
    agenda: tuple[str, ...]
    speeches: tuple[Speech, ...]
    exchanges: tuple[Exchange, ...]
    polls: tuple[Poll, ...]
    recommendations: tuple[str, ...]
    is_named_rightly: bool


@dataclass(frozen=True, slots=True)
class PublicHearingView:
    """A hearing as the page of the case lists it; the rest stands in its protocol."""

    number: int
    started_at: datetime
    ended_at: datetime
    place: str
    participants: int
    language: str
    recommendations: tuple[str, ...]


def people_for(ctx: Context, number: str) -> tuple[Person, ...]:
    """Who of the commission may have chaired a hearing or kept its protocol: nobody recused, the chair first.

    Raises TransitionNotAllowed for a control of another form.
    """
    docket = read(ctx, number, Action.RECORD_PUBLIC_HEARING)
    _require_form(case_of(docket))
    return _free(ctx, docket)


def record_public_hearing(ctx: Context, command: RecordPublicHearing) -> int:
    """Keep the hearing and return its number. Two hearings do not conflict. Raises InputRefused.

    Raises TransitionNotAllowed for a control whose form is not the public hearing.
    """
    docket = claim(ctx, command.number, Action.RECORD_PUBLIC_HEARING, command.seen)
    decision = decide(ctx, docket, RecordKind.CASE, Action.RECORD_PUBLIC_HEARING)
    case = case_of(docket)
    _require_form(case)
    free = {person.account_id for person in _free(ctx, docket)}
    if wrong := {**_wrong_times(ctx, case, command), **_wrong_contents(command, free)}:
        raise InputRefused(wrong)
    query = select(func.max(PublicHearing.number)).where(PublicHearing.case_id == case.id)
    row = PublicHearing(
        case_id=case.id,
        number=(ctx.session.scalar(query) or 0) + 1,
        language=command.language,
        announced_on=command.announced_on,
        started_at=command.started_at,
        ended_at=command.ended_at,
        place=command.place.strip(),
        chair_id=command.chair,
        secretary_id=command.secretary,
        attendance=[asdict(one) for one in command.attendance],
        agenda="\n".join(command.agenda),
        speeches=[asdict(one) for one in command.speeches],
        exchanges=[asdict(one) for one in command.exchanges],
        polls=[asdict(one) for one in command.polls],
        recommendations="\n".join(command.recommendations),
        recorded_by_id=ctx.actor.account_id,
        recorded_at=ctx.now,
    )
    ctx.session.add(row)
    ctx.session.flush()  # the paper is made of the row
    data = {"hearing": row.number, "held_on": str(_held_on(command)), "sealed": seal_of(row)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)
    return row.number


def _require_form(case: Case) -> None:
    if case.form != FORM:
        raise TransitionNotAllowed


def _free(ctx: Context, docket: Docket) -> tuple[Person, ...]:
    return tuple(person for person in panel_of(ctx, docket).people if not person.is_recused)


def _held_on(command: RecordPublicHearing) -> date:
    return command.started_at.astimezone(LOCAL).date()


def _wrong_times(ctx: Context, case: Case, command: RecordPublicHearing) -> dict[str, str]:
    wrong = {}
    held_on = _held_on(command)
    if command.ended_at > ctx.now or (case.started_on is not None and held_on < case.started_on):
        wrong["held_on"] = N_("Give the day of the hearing: not before the control began, and over by now.")
    elif command.ended_at <= command.started_at:
        wrong["ended_at"] = N_("A hearing ends after it began.")
    if command.announced_on is None or command.announced_on > held_on:
        wrong["announced_on"] = N_("Give the day on which the hearing was announced, at the latest its own day.")
    return wrong


def _wrong_contents(command: RecordPublicHearing, free: set[UUID]) -> dict[str, str]:
    present = sum(group.count for group in command.attendance)
    nobody = N_("Choose somebody of the commission who is not recused.")
    asked: tuple[tuple[str, object, str], ...] = (
        ("language", command.language in TEXT_LANGUAGES, N_("Choose the language of the text.")),
        ("place", command.place.strip(), N_("Say where the hearing was held.")),
        ("chair", command.chair in free, nobody),
        ("secretary", command.secretary in free, nobody),
        ("attendance", command.attendance, N_("Say who took part, by groups with their numbers.")),
        ("agenda", command.agenda, N_("Write the agenda, an item a line.")),
        ("speeches", command.speeches, N_("Write what was said, a speech a line.")),
        (
            "polls",
            all(one.votes_for + one.votes_against + one.abstained <= present for one in command.polls),
            N_("More votes than people who took part: mend the votes or the numbers of the groups."),
        ),
        (
            "recommendations",
            command.recommendations,
            N_("Write the recommendations, one a line; if none was made, say so."),
        ),
        ("is_named_rightly", command.is_named_rightly, N_("Confirm it, or write the group instead of the name.")),
    )
    return {name: sentence for name, is_right, sentence in asked if not is_right}


def seal_of(row: PublicHearing) -> str:
    """A seal over every word of the protocol."""
    rows = (*row.attendance, *row.speeches, *row.exchanges, *row.polls)
    said = [str(value) for one in rows for value in one.values()]
    return seal(row.language, row.place, row.agenda, row.recommendations, *said)


def hearings_of(ctx: Context, case_id: UUID, events: Iterable[Event]) -> Sequence[PublicHearingView]:
    """The public hearings of a case, oldest first; no statement where its *events* tell of none.

    Whether the actor may see them is asked by whoever loaded the case.
    """
    if all(event.action not in _RECORDED for event in events):
        return ()
    query = select(PublicHearing).where(PublicHearing.case_id == case_id).order_by(PublicHearing.number)
    return tuple(
        PublicHearingView(
            row.number,
            row.started_at,
            row.ended_at,
            row.place,
            sum(group["count"] for group in row.attendance),
            row.language,
            tuple(row.recommendations.splitlines()),
        )
        for row in ctx.session.scalars(query)
    )
