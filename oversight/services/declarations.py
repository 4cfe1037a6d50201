"""The conflict-of-interest declaration of each person on each docket, and what a recusal does at once.

The circle is that of Article 1(2): members, founders, heads and employees. Until somebody has answered, the papers stay
closed to them; somebody recused loses the docket, the vote and the weight in the quorum in the same transaction.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from oversight.domain import policy
from oversight.domain.errors import InputRefused, TransitionNotAllowed
from oversight.domain.seals import seal
from oversight.domain.terms import (
    Action,
    InterestMeasure,
    InterestStatement,
    MotionState,
    RecordKind,
)
from oversight.domain.words import N_
from oversight.persistence.models import Declaration, Docket, Motion, Seat, Vote
from oversight.services.casework import Seen, append_event, claim, decide, read, record, write
from oversight.services.context import Context
from oversight.services.panel import house_rules, panel_of
from oversight.services.parties import parties_of
from oversight.services.programme import candidates, proposed_rapporteur

NATURE_LENGTH = 20


@dataclass(frozen=True, slots=True)
class DeclareInterest:
    """One person's answer. ``measure`` is asked only when a conflict may arise; ``nature`` when it may or does."""

    number: str
    statement: InterestStatement
    measure: InterestMeasure | None
    nature: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Clear:
    """The declarations are complete enough for the commission to decide."""

    number: str
    seen: Seen


def declare_interest(ctx: Context, command: DeclareInterest) -> bool:
    """Answer the declaration for oneself, or answer anew; True when the answer recuses.

    A recusal takes away access, vote and weight in the same transaction and cannot be taken back: votes in open
    questions are set aside by the event of the recusal, never deleted. The log keeps a seal of the words, not the words
    themselves.
    Raises InputRefused for an answer that lacks its nature or its measure.
    """
    docket = claim(ctx, command.number, Action.DECLARE_INTEREST, command.seen)
    _require_open(docket)
    measure = _measure_of(command)
    role = policy.role_for(ctx.actor, Action.DECLARE_INTEREST, parties_of(docket))
    answer = next((row for row in docket.declarations if row.account_id == ctx.actor.account_id), None)
    nature = "" if command.statement is InterestStatement.NONE else command.nature.strip()
    is_first = answer is None
    if answer is None:
        answer = Declaration(account_id=ctx.actor.account_id, earlier=[])
        docket.declarations.append(answer)
    else:
        answer.earlier = [*answer.earlier, _kept(answer)]
    answer.role, answer.statement, answer.measure, answer.nature = role, command.statement, measure, nature
    answer.declared_at, answer.recused_at = ctx.now, None
    append_event(
        ctx,
        docket,
        Action.DECLARE_INTEREST,
        RecordKind.CASE if docket.case else RecordKind.COMPLAINT,
        data={
            "statement": command.statement.value,
            "measure": measure.value,
            "sealed": seal(docket.number, str(ctx.actor.account_id), command.statement.value, nature),
            "is_first": is_first,
        },
        seen=command.seen,
    )
    is_recused = measure is InterestMeasure.RECUSE
    if is_recused:
        _recuse(ctx, docket)  # while the policy still lets this person act
        answer.recused_at = ctx.now
    record(ctx, docket)
    return is_recused


def clear(ctx: Context, command: Clear) -> None:
    """Record that interests are declared and recusals decided, so that the control can be put to the commission.

    A quorum of members must have answered; those who have not can neither read nor vote until they do.
    """
    docket = claim(ctx, command.number, Action.CLEAR, command.seen, RecordKind.CASE)
    panel = panel_of(ctx, docket)
    needed = house_rules(ctx, docket.commission_id, ctx.today).needed(len(panel.eligible))
    missing = []
    if len(panel.ready) < needed:
        missing.append(N_("Too few members have answered the declaration: without a quorum nothing can be decided."))
    decision = decide(ctx, docket, RecordKind.CASE, Action.CLEAR, missing=missing)
    awaited = sum(person.statement is None for person in panel.people)
    data = {"answered": len(panel.people) - awaited, "awaited": awaited, "recused": panel.recused}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def _require_open(docket: Docket) -> None:
    if not docket.is_open:
        raise TransitionNotAllowed


def _measure_of(command: DeclareInterest) -> InterestMeasure:
    if command.statement is InterestStatement.NONE:
        return InterestMeasure.CONTINUE
    wrong: dict[str, str] = {}
    if len(command.nature.strip()) < NATURE_LENGTH:
        wrong["nature"] = N_("Say in at least 20 characters what the interest is.")
    if command.statement is InterestStatement.MAY_ARISE and command.measure is None:
        wrong["measure"] = N_("Choose: continue openly or recuse yourself.")
    if wrong:
        raise InputRefused(wrong)
    if command.statement is InterestStatement.PRESENT:
        return InterestMeasure.RECUSE
    return command.measure or InterestMeasure.RECUSE


def _recuse(ctx: Context, docket: Docket) -> None:
    votes = ctx.session.execute(
        select(Motion.id, Motion.state)
        .join(Vote, Vote.motion_id == Motion.id)
        .where(Motion.docket_id == docket.id, Vote.account_id == ctx.actor.account_id)
        .order_by(Motion.opened_at)
    ).all()
    set_aside = [str(motion_id) for motion_id, state in votes if state is MotionState.OPEN]
    data = {"votes_set_aside": set_aside, "votes_already_counted": len(votes) - len(set_aside)}
    append_event(
        ctx,
        docket,
        Action.RECUSE,
        RecordKind.CASE if docket.case else RecordKind.COMPLAINT,
        data={**data, **_replacement(ctx, docket)},
    )
    if docket.complaint.claimed_by_id == ctx.actor.account_id:
        docket.complaint.claimed_by_id = None
    if docket.case is not None:
        if docket.case.rapporteur_id == ctx.actor.account_id:
            docket.case.rapporteur_id = None
        own = {
            str(seat_id)
            for seat_id in ctx.session.scalars(select(Seat.id).where(Seat.account_id == ctx.actor.account_id))
        }
        if own & set(docket.case.group):
            docket.case.group = [seat_id for seat_id in docket.case.group if seat_id not in own]


def _replacement(ctx: Context, docket: Docket) -> dict[str, str | None]:
    """Whom the commission could name instead of somebody who leaves the group of a control; empty for others.

    The least loaded member without a conflict who is not in the group yet; None where there is nobody.
    """
    if docket.case is None or docket.case.form is None:
        return {}
    people = candidates(ctx, docket)
    own = {str(one.seat_id) for one in people if one.account_id == ctx.actor.account_id}
    is_rapporteur = docket.case.rapporteur_id == ctx.actor.account_id
    if not is_rapporteur and not own & set(docket.case.group):
        return {}
    free = [one for one in people if str(one.seat_id) not in {*docket.case.group, *own}]
    proposed = proposed_rapporteur(free)
    return {
        "left": "rapporteur" if is_rapporteur else "group",
        "proposed": str(proposed.account_id) if proposed else None,
    }


def _kept(answer: Declaration) -> dict[str, str]:
    return {
        "statement": answer.statement.value,
        "measure": answer.measure.value,
        "nature": answer.nature,
        "declared_at": answer.declared_at.isoformat(),
    }


@dataclass(frozen=True, slots=True)
class Hint:
    """Something the system knows that may bear on the declaration; it advises and names its source."""

    source: (
        str  # "seat": a present or past seat at the agency; "declared": an earlier declaration about the same agency
    )
    number: str  # of the earlier docket; empty for a seat


def hints_on(ctx: Context, number: str) -> tuple[Hint, ...]:
    """`hints_for` a docket that is not loaded yet. Raises NotVisible."""
    return hints_for(ctx, read(ctx, number))


def hints_for(ctx: Context, docket: Docket) -> tuple[Hint, ...]:
    """What this person's own records say about the agency of the docket. Advisory; two statements."""
    if docket.agency_id is None or ctx.actor.account_id is None:
        return ()
    seat = ctx.session.scalar(
        select(Seat.id).where(Seat.account_id == ctx.actor.account_id, Seat.body_id == docket.agency_id).limit(1)
    )
    earlier = ctx.session.scalars(
        select(Docket.number)
        .join(Declaration, Declaration.docket_id == Docket.id)
        .where(
            Declaration.account_id == ctx.actor.account_id,
            Declaration.statement != InterestStatement.NONE,
            Docket.agency_id == docket.agency_id,
            Docket.id != docket.id,
        )
        .limit(5)
    ).all()
    hints = [Hint("seat", "")] if seat else []
    return tuple(hints + [Hint("declared", number) for number in sorted(earlier)])


def own_answer(docket: Docket, account_id: UUID | None) -> Declaration | None:
    """The person's answer on this docket, if there is one. The docket's declarations must be loaded."""
    return next((row for row in docket.declarations if row.account_id == account_id), None)
