"""The programme of a control: which form, what for, when, where, by whom. Written first, then voted on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from oversight.domain.deadlines import Reading, read_deadline
from oversight.domain.errors import InputRefused, TransitionNotAllowed
from oversight.domain.pauses import Pause
from oversight.domain.seals import seal
from oversight.domain.terms import VOTING_ROLES, Action, MotionKind, MotionState, RecordKind, Role
from oversight.domain.words import N_
from oversight.persistence.models import Account, Case, Docket, Motion, Seat
from oversight.services.casework import Seen, claim, decide, read, record, write
from oversight.services.context import Context
from oversight.services.terms import read_term

GROUP_ROLES = VOTING_ROLES | {Role.EXPERT}
REASONS_LENGTH = 20
_MOST_LOADS = 5_000  # open cases looked at for the least loaded: beyond, everybody has more than enough


class UnderVote(TransitionNotAllowed):
    """What is being voted on stands still until the vote is closed."""

    message = N_("This is being voted on: it cannot be changed until the vote is closed.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may carry out this control: has a seat at the commission, has declared, is not recused.

    ``load`` is how many open cases of the commission the person already reports on.
    """

    seat_id: UUID
    account_id: UUID
    role: Role
    name: str
    position: str
    load: int


@dataclass(frozen=True, slots=True)
class ProgrammeDraft:
    """The programme as it is kept, and whom it may name."""

    form: str | None
    tasks: str
    questions: str
    starts_on: date | None
    ends_on: date | None
    place: str
    group: tuple[UUID, ...]
    rapporteur_id: UUID | None
    rapporteur_reasons: str
    candidates: tuple[Candidate, ...]
    proposed: Candidate | None  # as rapporteur

    @property
    def able_to_report(self) -> tuple[Candidate, ...]:
        """Who may be rapporteur: those with a vote."""
        return tuple(one for one in self.candidates if one.role in VOTING_ROLES)


@dataclass(frozen=True, slots=True)
class ProposeOpening:
    """The programme. ``group`` holds seats; ``rapporteur_id`` is an account, None takes the one proposed."""

    number: str
    seen: Seen
    form: str
    tasks: str
    questions: str
    starts_on: date | None
    ends_on: date | None
    place: str
    group: tuple[UUID, ...]
    rapporteur_id: UUID | None = None
    rapporteur_reasons: str = ""


def propose_opening(ctx: Context, command: ProposeOpening) -> None:
    """Keep the programme, so that it can be put to the commission (or decided by its chair).

    A control longer than the commission's own limit and a start too near for the notice are allowed: both are rules of
    the house, shown as warnings. Raises InputRefused, UnderVote while the opening is voted on, CalendarMissing.
    """
    docket = claim(ctx, command.number, Action.PLAN_CONTROL, command.seen, RecordKind.CASE)
    decision = decide(ctx, docket, RecordKind.CASE, Action.PLAN_CONTROL)
    require_no_vote(ctx, docket, MotionKind.OPEN_CONTROL)
    people = candidates(ctx, docket)
    chosen = proposed_rapporteur(people)
    rapporteur = next((one for one in people if one.account_id == command.rapporteur_id), chosen)
    wrong = {
        **_wrong_dates(ctx, command),
        **_wrong_contents(ctx, command),
        **_wrong_people(command, people, chosen),
    }
    if wrong:
        raise InputRefused(wrong)
    case = case_of(docket)
    case.form, case.tasks, case.questions, case.place = command.form, command.tasks, command.questions, command.place
    case.starts_on, case.ends_on = command.starts_on, command.ends_on
    group = set(command.group) | ({rapporteur.seat_id} if rapporteur else set())
    case.group = [str(one.seat_id) for one in people if one.seat_id in group]
    case.rapporteur_id = rapporteur.account_id if rapporteur else None
    case.rapporteur_reasons = command.rapporteur_reasons if rapporteur != chosen else ""
    data = {
        "form": case.form,
        "starts_on": str(case.starts_on),
        "ends_on": str(case.ends_on),
        "group": len(case.group),
        "is_rapporteur_proposed": rapporteur == chosen,
        "sealed": seal(case.tasks, case.questions, case.place, case.rapporteur_reasons),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def open_programme(ctx: Context, number: str) -> ProgrammeDraft:
    """The programme for the page that writes it. Raises NotVisible, NotPermitted."""
    docket = read(ctx, number, Action.PLAN_CONTROL)
    case = case_of(docket)
    people = candidates(ctx, docket)
    return ProgrammeDraft(
        form=case.form,
        tasks=case.tasks,
        questions=case.questions,
        starts_on=case.starts_on,
        ends_on=case.ends_on,
        place=case.place,
        group=tuple(UUID(seat_id) for seat_id in case.group),
        rapporteur_id=case.rapporteur_id,
        rapporteur_reasons=case.rapporteur_reasons,
        candidates=people,
        proposed=proposed_rapporteur(people),
    )


def candidates(ctx: Context, docket: Docket) -> tuple[Candidate, ...]:
    """Who may be in the group, chair first, then members and experts by name. Two statements."""
    seats = _able_seats(ctx, docket)
    counted = (
        select(Case.rapporteur_id)
        .join(Docket, Docket.id == Case.docket_id)
        .where(
            Case.rapporteur_id.in_({seat.account_id for seat in seats}),
            Docket.commission_id == docket.commission_id,
            Docket.is_open.is_(True),
            Docket.id != docket.id,
        )
        .limit(_MOST_LOADS)
    )
    loads = Counter(ctx.session.scalars(counted))
    rank = {Role.CHAIR: 0, Role.MEMBER: 1, Role.EXPERT: 2}
    return tuple(
        Candidate(seat.id, seat.account_id, seat.role, seat.public_name, seat.position, loads[seat.account_id])
        for seat in sorted(seats, key=lambda seat: (rank[seat.role], seat.public_name))
    )


def _able_seats(ctx: Context, docket: Docket) -> Sequence[Seat]:
    """The seats of those who answered the declaration of this docket and are not recused. One statement."""
    answered = {answer.account_id for answer in docket.declarations if answer.recused_at is None}
    seats = ctx.session.scalars(
        select(Seat)
        .join(Account, Account.id == Seat.account_id)
        .where(
            Seat.body_id == docket.commission_id,
            Seat.role.in_(GROUP_ROLES),
            Seat.ended_at.is_(None),
            Account.is_disabled.is_(False),
        )
    )
    return [seat for seat in seats if seat.account_id in answered]


def proposed_rapporteur(people: Sequence[Candidate]) -> Candidate | None:
    """The member with the fewest open cases to report on; the chair only where no member can."""
    for role in (Role.MEMBER, Role.CHAIR):
        able = [one for one in people if one.role is role]
        if able:
            return min(able, key=lambda one: (one.load, one.name))
    return None


def missing_for_opening(ctx: Context, docket: Docket) -> list[str]:
    """What the programme lacks before the opening can be decided: sentences; empty when it is ready."""
    case = case_of(docket)
    if case.form is None:
        return [N_("The programme of the control is not written yet.")]
    able = {str(seat.id) for seat in _able_seats(ctx, docket)}
    missing = []
    if docket.agency_id is None:
        missing.append(N_("The case names no agency of the list: the secretary chooses it first."))
    if not any(seat_id in able for seat_id in case.group):
        missing.append(N_("Nobody in the group may take part any more: write the programme anew."))
    if case.rapporteur_id is None:
        missing.append(N_("The programme has no rapporteur: choose one."))
    return missing


def longest_control(ctx: Context, docket: Docket, case: Case, pauses: Iterable[Pause] = ()) -> Reading | None:
    """Until when the control should end by the commission's own rule; None without a start.

    A pause that still lasts is left out: until it ends nobody knows how far it moves the day.
    """
    if case.starts_on is None:
        return None
    ended = [pause for pause in pauses if pause.last_on is not None]
    length = ctx.own_lengths(docket.commission_id, case.starts_on).get("control_max_length")
    return read_deadline(ctx.statute, "control_max_length", case.starts_on, length=length, pauses=ended)


def notice_term(ctx: Context, docket: Docket, case: Case) -> Reading | None:
    """By when the agency should be told before the start, by the commission's own rule; None without a start."""
    return read_term(ctx, docket.commission_id, "control_notice", case.starts_on) if case.starts_on else None


def require_no_vote(ctx: Context, docket: Docket, kind: MotionKind, recommendation_id: UUID | None = None) -> None:
    """Refuse while this question is being voted on. Raises UnderVote."""
    query = select(Motion.id).where(
        Motion.docket_id == docket.id, Motion.kind == kind, Motion.state == MotionState.OPEN
    )
    if recommendation_id is not None:
        query = query.where(Motion.recommendation_id == recommendation_id)
    if ctx.session.scalar(query.limit(1)) is not None:
        raise UnderVote


def case_of(docket: Docket) -> Case:
    """The control of a docket that has one: acts come here after `claim` and `decide`. Raises TransitionNotAllowed."""
    if docket.case is None:
        raise TransitionNotAllowed
    return docket.case


def _wrong_dates(ctx: Context, command: ProposeOpening) -> dict[str, str]:
    if command.starts_on is None:
        return {"starts_on": N_("Give the day on which the control starts.")}
    if command.starts_on < ctx.today:
        return {"starts_on": N_("The control cannot start in the past.")}
    if command.ends_on is None:
        return {"ends_on": N_("Give the day on which the control should end.")}
    if command.ends_on < command.starts_on:
        return {"ends_on": N_("The control cannot end before it starts.")}
    read_deadline(ctx.statute, "control_max_length", command.starts_on)  # the calendar must know the year
    return {}


def _wrong_contents(ctx: Context, command: ProposeOpening) -> dict[str, str]:
    wrong = {}
    form = ctx.statute.control_forms.get(command.form)
    if form is None or not form.is_enabled:
        wrong["form"] = N_("Choose the form of control.")
    if not command.tasks.strip():
        wrong["tasks"] = N_("Write the tasks of the control.")
    if not command.place.strip():
        wrong["place"] = N_("Say where the control takes place.")
    return wrong


def _wrong_people(command: ProposeOpening, people: Sequence[Candidate], chosen: Candidate | None) -> dict[str, str]:
    wrong = {}
    seats = {one.seat_id for one in people}
    able = {one.account_id for one in people if one.role in VOTING_ROLES}
    if not command.group or not seats.issuperset(command.group):
        wrong["group"] = N_("Choose the group from those who answered the declaration and are not recused.")
    if chosen is None or (command.rapporteur_id is not None and command.rapporteur_id not in able):
        wrong["rapporteur"] = N_("Choose a rapporteur who answered the declaration and is not recused.")
    elif command.rapporteur_id not in {None, chosen.account_id} and (
        len(command.rapporteur_reasons.strip()) < REASONS_LENGTH
    ):
        wrong["rapporteur_reasons"] = N_("Say in at least 20 characters why not the member proposed.")
    return wrong
