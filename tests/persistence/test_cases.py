"""What somebody may see as a query is what the policy says of each docket: one truth, read twice."""

from datetime import UTC, date, datetime

import pytest

from oversight.domain.chain import GENESIS
from oversight.domain.policy import GUEST, Actor, is_permitted
from oversight.domain.terms import (
    Action,
    Channel,
    ComplaintKind,
    ComplaintState,
    InterestMeasure,
    InterestStatement,
    Role,
    SeenAs,
    Station,
)
from oversight.persistence.cases import docket_by_number, next_number, visible_to
from oversight.persistence.models import Complaint, Declaration, Docket
from oversight.services.parties import parties_of
from tests.factories import IdentityFactory

AT = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
PEOPLE = (
    "secretary",
    "chair",
    "expert",
    "agency_head",
    "agency_officer",
    "second_agency_head",
    "ngo_head",
    "ngo_member",
    "second_ngo_head",
    "citizen",
    "other_citizen",
    "auditor",
    "administrator",
)


def docket(session, world, serial, **more):
    row = Docket(
        number=f"2026-{serial:05}",
        position=serial,
        commission_id=more.get("commission_id", world.commission.id),
        agency_id=world.agency.id,
        agency_told_on=more.get("agency_told_on"),
        region="590000000",
        topic="roads",
        station=Station.COMPLAINT,
        filed_at=AT,
        head_digest=GENESIS,
        changed_at=AT,
    )
    identity = IdentityFactory()
    session.add(row)
    session.flush()
    session.add(
        Complaint(
            docket_id=row.id,
            state=ComplaintState.REGISTERED,
            kind=ComplaintKind.CITIZEN_COMPLAINT,
            channel=Channel.ONLINE,
            language="kk",
            seen_as=SeenAs.SECRETARY_ONLY,
            identity_id=identity.id,
            filer_account_id=more.get("filer_account_id"),
            filer_body_id=more.get("filer_body_id"),
            subject="Жол",
            text="Мәтін",
            received_at=AT,
            registered_on=date(2026, 2, 2),
        )
    )
    session.flush()
    return row


@pytest.fixture
def dockets(session, world):
    rows = [
        docket(session, world, 1, filer_account_id=world.citizen.account_id),
        docket(session, world, 2, filer_body_id=world.ngo.id, agency_told_on=date(2026, 3, 2)),
        docket(session, world, 3, commission_id=world.second_commission.id),
        docket(session, world, 4, filer_account_id=world.other_citizen.account_id, agency_told_on=date(2026, 3, 2)),
    ]
    for person in (world.members[0], world.chair):
        session.add(
            Declaration(
                docket_id=rows[3].id,
                account_id=person.account_id,
                role=Role.MEMBER,
                statement=InterestStatement.PRESENT,
                measure=InterestMeasure.RECUSE,
                declared_at=AT,
                recused_at=AT,
            )
        )
    session.commit()
    return rows


def check(session, actor, dockets):
    seen = {row.number for row in session.scalars(visible_to(actor))}
    loaded = [docket_by_number(session, row.number) for row in dockets]
    permitted = {row.number for row in loaded if is_permitted(actor, Action.READ, parties_of(row))}
    assert seen == permitted
    return seen


@pytest.mark.parametrize("who", PEOPLE)
def test_the_query_and_the_policy_agree(session, world, dockets, who):
    check(session, getattr(world, who), dockets)


@pytest.mark.parametrize("place", range(5))
def test_for_every_member(session, world, dockets, place):
    check(session, world.members[place], dockets)


def test_for_a_guest_with_and_without_the_secret(session, world, dockets):
    assert check(session, GUEST, dockets) == set()
    tracked = Actor(None, GUEST.seats, tracked_docket_id=dockets[0].id)
    assert check(session, tracked, dockets) == {"2026-00001"}


def test_the_recused_chair_does_not_see_it(session, world, dockets):
    assert "2026-00004" not in check(session, world.chair, dockets)


def test_numbers_have_no_gap(session):
    assert [next_number(session, 2026)[0] for _ in range(3)] == ["2026-00001", "2026-00002", "2026-00003"]


def test_each_year_begins_at_one(session):
    next_number(session, 2026)
    assert next_number(session, 2027)[0] == "2027-00001"


def test_a_number_that_is_rolled_back_is_given_again(session):
    next_number(session, 2026)
    session.rollback()
    assert next_number(session, 2026)[0] == "2026-00001"
