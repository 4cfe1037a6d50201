"""The lengths a commission gives to its own terms: what may be changed, what was changed, and the change itself.

A law binds everyone and nobody changes it here. A change counts for terms that begin on its first day or later: a term
that runs keeps the length it began with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from oversight.domain.deadlines import may_be_length
from oversight.domain.errors import EditConflict, InputRefused, NotVisible
from oversight.domain.house_rules import house_rules, is_house_rule
from oversight.domain.terms import AdministrationAct, BodyKind, Role
from oversight.domain.words import N_
from oversight.persistence.models import Body, CommissionTerm
from oversight.services.administration_log import BODY, note
from oversight.services.case_file import Named
from oversight.services.context import Context
from oversight.services.organisations import names_of
from oversight.statute.schema import Deadline

REASONS_LENGTH = 20
ONE_DAY = timedelta(days=1)
FURTHEST = timedelta(days=366)  # a change decided earlier than a year ahead is a slip of the pen


@dataclass(frozen=True, slots=True)
class LengthDecided:
    """One decision on a length, as the history shows it."""

    length: int
    in_force_from: date
    reasons: str
    decided_by: str
    decided_at: datetime
    is_ahead: bool  # its first day is still to come


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """One house rule: the row of the files, what counts today and what was decided, the newest decision first.

    ``modelled_on`` is a citation. ``position`` is that of the newest decision: the form carries it.
    """

    rule: Deadline
    modelled_on: str | None
    length: int
    history: tuple[LengthDecided, ...]
    position: int


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """The house rules of one commission."""

    commission: Named
    is_state_body: bool
    terms: tuple[OwnTerm, ...]


@dataclass(frozen=True, slots=True)
class ChangeTerm:
    """Give one house rule another length from a day on. ``position`` is that of the newest decision the person saw."""

    commission_id: UUID
    key: str
    length: int
    in_force_from: date
    reasons: str
    position: int


def commissions(ctx: Context) -> tuple[Named, ...]:
    """The commissions whose rules can be read. Raises NotVisible."""
    _require_reader(ctx)
    rows = ctx.session.scalars(
        select(Body).where(Body.kind == BodyKind.COMMISSION, Body.is_active).order_by(Body.name_kk)
    )
    return tuple(Named.body(row) for row in rows)


def own_terms(ctx: Context, commission_id: UUID) -> OwnTerms:
    """Every house rule of a commission with its history. Raises NotVisible."""
    _require_reader(ctx)
    body = _commission(ctx, commission_id)
    rows = _decisions(ctx, commission_id)
    names = names_of(ctx, {row.decided_by_id for row in rows})
    return OwnTerms(
        Named.body(body),
        body.is_state_body,
        tuple(
            _own_term(ctx, rule, [row for row in rows if row.key == rule.key], names)
            for rule in house_rules(ctx.statute, modelled=not body.is_state_body)
        ),
    )


def own_term(ctx: Context, commission_id: UUID, key: str) -> tuple[Named, OwnTerm]:
    """One house rule and whose it is. Raises NotVisible, also for a rule that is law or unknown."""
    _require_reader(ctx)
    body = _commission(ctx, commission_id)
    rule = _rule(ctx, body, key)
    rows = [row for row in _decisions(ctx, commission_id) if row.key == key]
    return Named.body(body), _own_term(ctx, rule, rows, names_of(ctx, {row.decided_by_id for row in rows}))


def first_day(ctx: Context) -> date:
    """The earliest day from which a change can count: a day that has begun keeps its rules."""
    return ctx.today + ONE_DAY


def change_term(ctx: Context, command: ChangeTerm) -> None:
    """Record the change with its reasons, and in the log of the administration.

    Raises NotVisible, InputRefused at the fields, EditConflict when somebody decided on the same rule meanwhile.
    """
    if Role.ADMINISTRATOR not in ctx.actor.roles or ctx.actor.account_id is None:
        raise NotVisible
    body = _commission(ctx, command.commission_id)
    rule = _rule(ctx, body, command.key)
    before = _own_term(ctx, rule, [row for row in _decisions(ctx, body.id) if row.key == rule.key], {})
    if before.position != command.position:
        raise EditConflict
    wrong = _wrong(ctx, command, rule)
    if wrong:
        raise InputRefused(wrong)
    newest = ctx.session.scalar(select(func.max(CommissionTerm.position))) or 0
    ctx.session.add(
        CommissionTerm(
            position=newest + 1,
            body_id=body.id,
            key=rule.key,
            length=command.length,
            in_force_from=command.in_force_from,
            reasons=command.reasons.strip(),
            decided_by_id=ctx.actor.account_id,
            decided_at=ctx.now,
        )
    )
    note(
        ctx,
        AdministrationAct.CHANGE_TERM,
        rule.key,
        before={BODY: str(body.id), "length": before.length},
        after={BODY: str(body.id), "length": command.length, "from": str(command.in_force_from)},
        reasons=command.reasons.strip(),
    )
    try:
        ctx.commit()
    except IntegrityError as error:  # somebody else's decision took the place in the same instant
        ctx.session.rollback()
        raise EditConflict from error


def _wrong(ctx: Context, command: ChangeTerm, rule: Deadline) -> dict[str, str]:
    wrong = {}
    if not may_be_length(rule, command.length):
        wrong["length"] = N_("This cannot be the length of a term. Write a whole number within ten years.")
    if command.in_force_from < first_day(ctx):
        wrong["in_force_from"] = N_("A rule is never changed backwards: choose a day from tomorrow on.")
    elif command.in_force_from > ctx.today + FURTHEST:
        wrong["in_force_from"] = N_("Choose a day within the next twelve months.")
    if len(command.reasons.strip()) < REASONS_LENGTH:
        wrong["reasons"] = N_("Say in at least 20 characters why the rule is changed.")
    return wrong


def _require_reader(ctx: Context) -> None:
    if not ctx.actor.roles & {Role.ADMINISTRATOR, Role.AUDITOR}:
        raise NotVisible


def _commission(ctx: Context, commission_id: UUID) -> Body:
    body = ctx.session.get(Body, commission_id)
    if body is None or body.kind is not BodyKind.COMMISSION:
        raise NotVisible
    return body


def _rule(ctx: Context, body: Body, key: str) -> Deadline:
    rule = ctx.statute.deadlines.get(key)
    if rule is None or not is_house_rule(rule, modelled=not body.is_state_body):
        raise NotVisible
    return rule


def _decisions(ctx: Context, commission_id: UUID) -> Sequence[CommissionTerm]:
    query = select(CommissionTerm).where(CommissionTerm.body_id == commission_id)
    return ctx.session.scalars(query.order_by(CommissionTerm.position.desc())).all()


def _own_term(ctx: Context, rule: Deadline, rows: Sequence[CommissionTerm], names: dict[UUID, str]) -> OwnTerm:
    """*rows* are the decisions on this rule, the newest first."""
    article = ctx.statute.articles.get(rule.modelled_on or "")
    counts = next((row.length for row in rows if row.in_force_from <= ctx.today), rule.length)
    history = tuple(
        LengthDecided(
            row.length,
            row.in_force_from,
            row.reasons,
            names.get(row.decided_by_id, ""),
            row.decided_at,
            row.in_force_from > ctx.today,
        )
        for row in rows
    )
    return OwnTerm(rule, article.citation if article else None, counts, history, rows[0].position if rows else 0)
