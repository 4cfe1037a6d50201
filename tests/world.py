"""The small world most tests live in."""

from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from oversight.domain.policy import Actor, Seat
from oversight.domain.terms import BodyKind, Role
from oversight.persistence.models import Body
from tests.factories import AccountFactory, BodyFactory, CommissionFactory, IdentityFactory, RulesFactory, SeatFactory


@dataclass(frozen=True, slots=True)
class World:
    """Bodies and people. The first commission votes by simple majority with a casting vote; the second by two thirds,
    and its chair may admit alone. Secretary, chair and members 1-4 sit in both; member 5 only in the first."""

    commission: Body
    second_commission: Body
    agency: Body
    second_agency: Body
    ngo: Body
    second_ngo: Body
    secretary: Actor
    chair: Actor
    members: tuple[Actor, ...]
    expert: Actor
    agency_head: Actor
    agency_officer: Actor
    second_agency_head: Actor
    ngo_head: Actor
    ngo_member: Actor
    second_ngo_head: Actor
    citizen: Actor
    other_citizen: Actor
    auditor: Actor
    administrator: Actor

    def read_by(self, session: Session) -> Self:
        """The same world with its bodies as rows of *session*, which a test may change."""
        rows = {body.id: body for body in session.scalars(select(Body))}
        return replace(self, **{name: rows[getattr(self, name).id] for name in BODIES})


BODIES = ("commission", "second_commission", "agency", "second_agency", "ngo", "second_ngo")


def _person(session: Session, name: str, *seats: tuple[Role, Body | None], position: str = "") -> Actor:
    identity = IdentityFactory(full_name=name)
    session.flush()
    account = AccountFactory(identity=identity)
    session.flush()
    for role, body in seats:
        SeatFactory(
            account_id=account.id,
            body_id=body.id if body else None,
            role=role,
            public_name=name if body and body.kind is not BodyKind.NGO else "",
            position=position,
        )
    session.flush()
    account_id: UUID = account.id
    return Actor(account_id, tuple(Seat(role, body.id if body else None) for role, body in seats), name=name)


def make_world(session: Session) -> World:
    """Write the world; the caller's transaction keeps or drops it."""
    commission, second = CommissionFactory(), CommissionFactory()
    agency, second_agency = BodyFactory(), BodyFactory()
    ngo, second_ngo = (BodyFactory(kind=BodyKind.NGO, object_class=None) for _ in range(2))
    session.flush()
    RulesFactory(body_id=commission.id)
    RulesFactory(body_id=second.id, majority="two_thirds", has_casting_vote=False, chair_decides=["admit"])
    members = tuple(
        _person(
            session, f"Мүше {n}", *((Role.MEMBER, body) for body in ((commission, second) if n < 5 else (commission,)))
        )
        for n in range(1, 6)
    )
    world = World(
        commission,
        second,
        agency,
        second_agency,
        ngo,
        second_ngo,
        secretary=_person(
            session, "Сәуле Қайырбекқызы", (Role.SECRETARY, commission), (Role.SECRETARY, second), position="хатшы"
        ),
        chair=_person(session, "Ерлан Төлегенұлы", (Role.CHAIR, commission), (Role.CHAIR, second), position="төраға"),
        members=members,
        expert=_person(session, "Сарапшы", (Role.EXPERT, commission), (Role.EXPERT, second)),
        agency_head=_person(session, "Басшы", (Role.AGENCY_HEAD, agency), position="әкім"),
        agency_officer=_person(session, "Маман", (Role.AGENCY_OFFICER, agency), position="бас маман"),
        second_agency_head=_person(session, "Басқа басшы", (Role.AGENCY_HEAD, second_agency)),
        ngo_head=_person(session, "ҮЕҰ басшысы", (Role.NGO_HEAD, ngo)),
        ngo_member=_person(session, "ҮЕҰ мүшесі", (Role.NGO_MEMBER, ngo)),
        second_ngo_head=_person(session, "Екінші ҮЕҰ", (Role.NGO_HEAD, second_ngo)),
        citizen=_person(session, "Азамат", (Role.CITIZEN, None)),
        other_citizen=_person(session, "Басқа азамат", (Role.CITIZEN, None)),
        auditor=_person(session, "Аудитор", (Role.AUDITOR, None)),
        administrator=_person(session, "Әкімші", (Role.ADMINISTRATOR, None)),
    )
    session.commit()
    return world
