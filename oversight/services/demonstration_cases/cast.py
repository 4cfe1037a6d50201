"""Who appears in the invented cases: the people of the demonstration and an invented official at every other agency."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, BodyKind, Role
from oversight.persistence.models import Account, Body, CommissionRules, Seat
from oversight.services import passwords
from oversight.services.accounts import account_by_email, new_account
from oversight.services.context import Context
from oversight.services.demonstration_cases.texts import Library, Place
from oversight.services.panel import HouseRules, house_rules
from oversight.services.tokens import new_token

_NEEDED = {Role.SECRETARY, Role.CHAIR, Role.MEMBER}
DOMAIN = "demo.example"
AGENCIES = ("tasqaiyn-akimat", "zhanaarna-akimat")
"""Keys of the two agencies with logins: one of the land walk, one of the budget walk. They come first in the cast."""

FILERS = ("citizen", "ngo", "ngo-member", "ngo2")
"""Mail names of the accounts that file."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one capacity. Without an account: a guest, or the clock."""

    role: Role
    account_id: UUID | None = None
    seat_id: UUID | None = None
    name: str = ""
    position: str = ""

    @property
    def word(self) -> str:
        """What the log puts under its digest."""
        return str(self.account_id) if self.account_id else self.role.value


CLOCK = Person(Role.SYSTEM)
GUEST = Person(Role.GUEST)


@dataclass(frozen=True, slots=True)
class Bench:
    """A commission with its people. ``rules`` are the ones it began with; ``topics`` and ``regions``: empty is all."""

    body: Body
    rules: HouseRules
    topics: frozenset[str]
    regions: frozenset[str]
    secretary: Person
    chair: Person
    members: tuple[Person, ...]
    expert: Person | None

    @property
    def voters(self) -> tuple[Person, ...]:
        """Chair first, then the members."""
        return (self.chair, *self.members)


@dataclass(frozen=True, slots=True)
class Office:
    """An agency with the people who act for it; ``kind`` and ``place`` follow from its key."""

    body: Body
    kind: str
    place: Place
    head: Person
    officer: Person


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody. ``filers`` are the accounts of the demonstration that file; ``ngos`` their organisations."""

    benches: tuple[Bench, ...]
    offices: tuple[Office, ...]
    filers: Mapping[str, Person]
    ngos: Mapping[str, UUID]

    def favoured(self, office: Office) -> frozenset[str]:
        """What is brought up most often against an agency: what a regional commission works on, or the budget."""
        if office is self.offices[1]:
            return frozenset({"participatory_budget"})
        return frozenset().union(*(bench.topics for bench in self.benches if office.body.region in bench.regions))

    def bench_for(self, office: Office, topic: str) -> Bench:
        """The most particular commission that takes up a topic in the region of an agency."""
        able = [
            bench
            for bench in self.benches
            if (not bench.topics or topic in bench.topics)
            and (not bench.regions or office.body.region in bench.regions)
        ]
        return max(able, key=lambda bench: (bool(bench.regions), bool(bench.topics)))


def cast_of(ctx: Context, library: Library) -> Cast:
    """The cast as the database knows it. Adds the officials that are missing, without committing."""
    bodies = {body.id: body for body in ctx.session.scalars(select(Body).where(Body.is_active).order_by(Body.key))}
    seats = _seats(ctx)
    benches = tuple(
        _bench(ctx, body, seats[body.id])
        for body in bodies.values()
        if body.kind is BodyKind.COMMISSION and {person.role for person in seats.get(body.id, [])} >= _NEEDED
    )
    agencies = [
        body
        for body in bodies.values()
        if body.kind is BodyKind.AGENCY and (body.key or "").partition("-")[0] in library.places
    ]
    agencies.sort(key=lambda body: AGENCIES.index(body.key) if body.key in AGENCIES else len(AGENCIES))
    offices = tuple(_office(ctx, library, body, seats.get(body.id, [])) for body in agencies)
    filers: dict[str, Person] = {}
    ngos: dict[str, UUID] = {}
    for name in FILERS:
        account = account_by_email(ctx, f"{name}@{DOMAIN}")
        if account is None:
            continue
        filers[name] = Person(Role.CITIZEN, account.id)
        for body_id, people in seats.items():
            own = next((person for person in people if person.account_id == account.id), None)
            if own is not None and bodies[body_id].kind is BodyKind.NGO:
                filers[name], ngos[name] = own, body_id
    return Cast(benches, offices, filers, ngos)


def _seats(ctx: Context) -> dict[UUID, list[Person]]:
    rows = ctx.session.execute(
        select(Seat.body_id, Seat.role, Seat.account_id, Seat.id, Seat.public_name, Seat.position)
        .where(Seat.ended_at.is_(None), Seat.body_id.is_not(None))
        .order_by(Seat.public_name, Seat.id)
    )
    found: dict[UUID, list[Person]] = {}
    for body_id, role, account_id, seat_id, name, position in rows:
        if body_id is not None:
            found.setdefault(body_id, []).append(Person(role, account_id, seat_id, name, position))
    return found


def _bench(ctx: Context, body: Body, people: list[Person]) -> Bench:
    by_role = {role: [one for one in people if one.role is role] for role in COMMISSION_ROLES}
    rules = ctx.session.scalars(
        select(CommissionRules).where(CommissionRules.body_id == body.id).order_by(CommissionRules.in_force_from)
    ).all()
    return Bench(
        body,
        house_rules(ctx, body.id, rules[0].in_force_from),
        frozenset(rules[-1].topics),
        frozenset(rules[-1].regions),
        by_role[Role.SECRETARY][0],
        by_role[Role.CHAIR][0],
        tuple(by_role[Role.MEMBER]),
        next(iter(by_role[Role.EXPERT]), None),
    )


def _office(ctx: Context, library: Library, body: Body, people: list[Person]) -> Office:
    slug, _, kind = (body.key or "").partition("-")
    acting = [one for one in people if one.role in AGENCY_ROLES] or [_official(ctx, library, body)]
    head = next((one for one in acting if one.role is Role.AGENCY_HEAD), acting[0])
    officer = next((one for one in acting if one.role is Role.AGENCY_OFFICER), head)
    return Office(body, kind, library.places[slug], head, officer)


def _official(ctx: Context, library: Library, body: Body) -> Person:
    """An invented head for an agency without logins. Nobody can sign in as this person."""
    people, position = library.common["people"], library.common["people"]["head"]["kk"]
    place = sum((body.key or "").encode())
    name = f"{people['surnames'][place % 20]} {people['names'][place // 20 % 20]}"
    account: Account = new_account(ctx, f"{body.key}@{DOMAIN}", name, _shut(ctx), "kk")
    account.is_disabled = True
    seat = Seat(
        account_id=account.id,
        body_id=body.id,
        role=Role.AGENCY_HEAD,
        public_name=name,
        position=position,
        begun_at=ctx.now,
    )
    ctx.session.add(seat)
    ctx.session.flush()
    return Person(Role.AGENCY_HEAD, account.id, seat.id, name, position)


def _shut(ctx: Context) -> str:
    """A hash of a password that was thrown away, one for all."""
    kept = ctx.session.info.get("shut")
    if kept is None:
        kept = ctx.session.info["shut"] = passwords.hash_password(new_token())
    return str(kept)
