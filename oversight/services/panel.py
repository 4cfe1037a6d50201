"""Who sits on the commission for one docket: the people, their declarations, the base of the quorum. No act here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import select

from oversight.domain.terms import COMMISSION_ROLES, VOTING_ROLES, InterestStatement, Role
from oversight.domain.voting import Majority, VotingRules, quorum_needed
from oversight.persistence.models import Account, CommissionRules, Docket, Seat
from oversight.services.context import Context
from oversight.services.reference import rules_of

_RANK = {Role.CHAIR: 0, Role.MEMBER: 1, Role.EXPERT: 2, Role.SECRETARY: 3}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a seat at the commission.

    ``name`` is the official's public name; ``statement`` is None until the declaration of this docket is answered.
    """

    account_id: UUID
    role: Role
    name: str
    position: str
    statement: InterestStatement | None
    is_recused: bool
    nature: str

    @property
    def is_voter(self) -> bool:
        """Whether the seat carries a vote, recused or not."""
        return self.role in VOTING_ROLES


@dataclass(frozen=True, slots=True)
class Panel:
    """The people of the commission of one docket: chair first, then members, experts, secretaries.

    ``former`` are those who held a seat there once; they have no weight, but their names stand beside what they did.
    """

    people: tuple[Person, ...]
    former: tuple[Person, ...] = ()

    @property
    def members(self) -> int:
        """How many seats carry a vote."""
        return sum(person.is_voter for person in self.people)

    @property
    def recused(self) -> int:
        """How many of them are recused."""
        return sum(person.is_voter and person.is_recused for person in self.people)

    @property
    def eligible(self) -> frozenset[UUID]:
        """The base of the quorum: who holds a vote and is not recused, declared or not."""
        return frozenset(person.account_id for person in self.people if person.is_voter and not person.is_recused)

    @property
    def ready(self) -> frozenset[UUID]:
        """Those of the base who answered the declaration and so may vote."""
        return frozenset(
            person.account_id
            for person in self.people
            if person.account_id in self.eligible and person.statement is not None
        )

    @property
    def chair(self) -> UUID | None:
        """The chair, recused or not."""
        return next((person.account_id for person in self.people if person.role is Role.CHAIR), None)

    def person(self, account_id: UUID | None) -> Person | None:
        """The person behind an account; None when the account holds no seat now."""
        return next((person for person in self.people if person.account_id == account_id), None)


_SEATS = (
    select(Seat.id, Seat.account_id, Seat.role, Seat.public_name, Seat.position, Seat.ended_at, Account.is_disabled)
    .join(Account, Account.id == Seat.account_id)
    .where(Seat.role.in_(COMMISSION_ROLES))
)


def seats_and_rules(ctx: Context, commission_id: UUID, on: date) -> tuple[Sequence[Any], CommissionRules]:
    """Every seat the commission ever had, and its rules in force on a local date. One statement where it has seats."""
    in_force = (
        select(CommissionRules.id)
        .where(CommissionRules.body_id == commission_id, CommissionRules.in_force_from <= on)
        .order_by(CommissionRules.in_force_from.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = _SEATS.add_columns(CommissionRules).join(CommissionRules, CommissionRules.id == in_force)
    rows = ctx.session.execute(query.where(Seat.body_id == commission_id)).all()
    return rows, rows[0].CommissionRules if rows else rules_of(ctx.session, commission_id, on)


def panel_of(ctx: Context, docket: Docket) -> Panel:
    """Who sits on the docket's commission now. One statement; the docket's declarations must be loaded."""
    return panel_from(docket, ctx.session.execute(_SEATS.where(Seat.body_id == docket.commission_id)).all())


def panel_from(docket: Docket, seats: Sequence[Any]) -> Panel:
    """As `panel_of`, from the seats already read."""
    declared = {row.account_id: row for row in docket.declarations}
    people: dict[UUID, Person] = {}
    former: dict[UUID, Person] = {}
    for _, account_id, role, name, position, ended_at, is_disabled, *_ in sorted(
        seats, key=lambda row: (_RANK[row.role], row.public_name)
    ):
        answer = declared.get(account_id)
        (former if is_disabled or ended_at is not None else people).setdefault(
            account_id,
            Person(
                account_id,
                role,
                name,
                position,
                answer.statement if answer else None,
                is_recused=answer is not None and answer.recused_at is not None,
                nature=answer.nature if answer else "",
            ),
        )
    return Panel(tuple(people.values()), tuple(one for key, one in former.items() if key not in people))


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The rules a commission gave itself, as far as deciding goes. ``in_force_from`` is a local date."""

    voting: VotingRules
    chair_decides: frozenset[str]
    in_force_from: date

    def needed(self, eligible: int) -> int:
        """How many of *eligible* members must take part."""
        return quorum_needed(self.voting, eligible)


def house_rules(ctx: Context, commission_id: UUID, on: date) -> HouseRules:
    """The commission's rules in force on a local date."""
    return rules_from(rules_of(ctx.session, commission_id, on))


def rules_from(row: CommissionRules) -> HouseRules:
    """The rules of a row, as far as deciding goes."""
    return HouseRules(
        VotingRules(
            Fraction(row.quorum_numerator, row.quorum_denominator), Majority(row.majority), row.has_casting_vote
        ),
        frozenset(row.chair_decides),
        row.in_force_from,
    )
