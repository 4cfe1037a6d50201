"""Reading dockets: one with its records, those somebody may see, the next number."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, joinedload, selectinload

from oversight.domain.case_number import format_number, position_of
from oversight.domain.policy import POLICY, Actor, Scope
from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, NGO_ROLES, Action, Role
from oversight.persistence.models import Complaint, Declaration, Docket, DocketCounter, Event

_DOCKET = select(Docket).options(
    joinedload(Docket.complaint),
    joinedload(Docket.case),
    joinedload(Docket.response),
    joinedload(Docket.commission),
    joinedload(Docket.agency),
    selectinload(Docket.declarations),
)


def docket_by_number(session: Session, number: str, *, lock: bool = False) -> Docket | None:
    """One docket with complaint, case, response, bodies and declarations loaded: two statements, three with *lock*.

    The lock comes first: what is read after it is what the act before it left, also in the records beside the docket.
    """
    query = _DOCKET.where(Docket.number == number)
    if lock:
        session.execute(select(Docket.id).where(Docket.number == number).with_for_update())
        query = query.execution_options(populate_existing=True)
    return session.scalars(query).unique().one_or_none()


def events_of(session: Session, docket_id: UUID, *, after: int = 0, limit: int | None = None) -> Sequence[Event]:
    """The events of a docket in order, those after a sequence."""
    query = select(Event).where(Event.docket_id == docket_id, Event.sequence > after).order_by(Event.sequence)
    return session.scalars(query.limit(limit) if limit else query).all()


def next_number(session: Session, year: int) -> tuple[str, int]:
    """The next number of the year and its position; call it inside the filing's writing transaction.

    One statement, which also begins a year: whoever comes second waits until the first commits or gives it back.
    """
    insert: Any = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = (
        insert(DocketCounter)
        .values(year=year, last_serial=1)
        .on_conflict_do_update(index_elements=[DocketCounter.year], set_={"last_serial": DocketCounter.last_serial + 1})
        .returning(DocketCounter.last_serial)
    )
    serial: int = session.execute(statement).scalar_one()
    return format_number(year, serial), position_of(year, serial)


def keep_serials(session: Session, serials: Mapping[int, int]) -> None:
    """Set the last serial of each year, after dockets were written in bulk with numbers that follow on from them."""
    insert: Any = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    for year, serial in serials.items():
        session.execute(
            insert(DocketCounter)
            .values(year=year, last_serial=serial)
            .on_conflict_do_update(index_elements=[DocketCounter.year], set_={"last_serial": serial})
        )


def visible_to(actor: Actor) -> Select[Docket]:
    """The dockets the actor may READ, derived from the same POLICY row that `is_permitted` asks.

    Joins Complaint, so that queries built on it may filter by its columns.
    """
    return select(Docket).join(Complaint).where(_readable(actor))


def _readable(actor: Actor) -> ColumnElement[bool]:
    row = POLICY[Action.READ]
    grounds: list[ColumnElement[bool]] = []
    for seat in actor.seats:
        scope = row.get(seat.role)
        if scope is None:
            continue
        if scope is Scope.EVERY_CASE:
            return true()
        if scope is Scope.FILER:
            grounds.append(_filed_by(actor, seat.role, seat.body_id))
        elif seat.role in COMMISSION_ROLES and seat.body_id:
            grounds.append((Docket.commission_id == seat.body_id) & ~_recused(actor))
        elif seat.role in AGENCY_ROLES and seat.body_id:
            grounds.append((Docket.agency_id == seat.body_id) & Docket.agency_told_on.is_not(None))
    return or_(*grounds) if grounds else false()


def _filed_by(actor: Actor, role: Role, body_id: UUID | None) -> ColumnElement[bool]:
    if role in NGO_ROLES:
        return Complaint.filer_body_id == body_id if body_id else false()
    if role is Role.GUEST:
        return Docket.id == actor.tracked_docket_id if actor.tracked_docket_id else false()
    return Complaint.filer_account_id == actor.account_id if actor.account_id else false()


def _recused(actor: Actor) -> ColumnElement[bool]:
    return (
        select(Declaration.id)
        .where(
            Declaration.docket_id == Docket.id,
            Declaration.account_id == actor.account_id,
            Declaration.recused_at.is_not(None),
        )
        .exists()
    )
