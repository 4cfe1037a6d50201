"""Who may learn who somebody is."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from oversight.domain.errors import NotPermitted, NotVisible
from oversight.domain.policy import SYSTEM, Actor, Seat
from oversight.domain.terms import Role, SeenAs
from oversight.persistence.models import Account, Identity
from oversight.services import identity
from oversight.services.context import Context
from oversight.services.identity import IdentityData
from tests.world import World

Acting = Callable[[Actor], Context]
NURLAN = IdentityData(
    "Нұрлан Әбішев",
    "Тайынша ауданы, Келлеровка ауылы",
    "nurlan@example.kz",
    "+77011234567",
    "850101300123",
    date(1985, 1, 1),
)


@pytest.fixture
def filer(session: Session, world: World, acting: Acting) -> Identity:
    ctx = acting(world.citizen)
    row = identity.store_identity(ctx, NURLAN)
    ctx.session.commit()
    return row


@pytest.fixture
def docket(world: World, filer: Identity) -> Any:
    """What identity looks at in a docket; the agency was told, the chair has declared."""
    return SimpleNamespace(
        id=filer.id,
        number="2026-00001",
        commission_id=world.commission.id,
        agency_id=world.agency.id,
        agency_told_on=date(2026, 2, 2),
        complaint=SimpleNamespace(
            identity_id=filer.id,
            filer_account_id=world.citizen.account_id,
            filer_body_id=None,
            seen_as=SeenAs.SECRETARY_ONLY,
        ),
        declarations=[SimpleNamespace(account_id=world.chair.account_id, recused_at=None)],
    )


def test_what_is_stored_comes_back_to_the_secretary(docket: Any, world: World, acting: Acting) -> None:
    assert identity.filer_identity(acting(world.secretary), docket) == NURLAN


def test_the_filer_reads_it_too(docket: Any, world: World, acting: Acting) -> None:
    assert identity.filer_identity(acting(world.citizen), docket).iin == "850101300123"


@pytest.mark.parametrize("who", ["chair", "agency_head", "agency_officer", "expert", "auditor"])
def test_those_who_read_the_case_do_not_read_the_person(docket: Any, world: World, acting: Acting, who: str) -> None:
    with pytest.raises(NotPermitted):
        identity.filer_identity(acting(getattr(world, who)), docket)


@pytest.mark.parametrize("who", ["other_citizen", "ngo_head", "administrator", "second_agency_head"])
def test_strangers_learn_nothing_of_the_case_itself(docket: Any, world: World, acting: Acting, who: str) -> None:
    with pytest.raises(NotVisible):
        identity.filer_identity(acting(getattr(world, who)), docket)


def test_a_second_seat_does_not_let_the_agency_in(docket: Any, world: World, acting: Acting) -> None:
    """Somebody who is both the commission's secretary and the agency's officer."""
    both = Actor(
        world.agency_officer.account_id,
        (Seat(Role.SECRETARY, world.commission.id), Seat(Role.AGENCY_OFFICER, world.agency.id)),
    )
    with pytest.raises(NotVisible):
        identity.filer_identity(acting(both), docket)
    assert identity.name_for_staff(acting(both), docket) is None


def test_a_look_is_logged_without_the_person(
    docket: Any, world: World, acting: Acting, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        identity.filer_identity(acting(world.secretary), docket)
    (record,) = caplog.records
    assert (record.docket, record.account) == ("2026-00001", str(world.secretary.account_id))  # type: ignore[attr-defined]
    assert "Нұрлан" not in str(record.__dict__)


@pytest.mark.parametrize(
    ("who", "seen_as", "is_seen"),
    [
        ("secretary", SeenAs.SECRETARY_ONLY, True),
        ("citizen", SeenAs.SECRETARY_ONLY, True),
        ("chair", SeenAs.SECRETARY_ONLY, False),
        ("chair", SeenAs.PUBLIC_NAME, True),
        ("expert", SeenAs.PUBLIC_NAME, False),  # has not declared interests yet
        ("agency_head", SeenAs.PUBLIC_NAME, False),
        ("other_citizen", SeenAs.PUBLIC_NAME, False),
    ],
)
def test_who_sees_the_name(
    docket: Any, world: World, acting: Acting, who: str, seen_as: SeenAs, *, is_seen: bool
) -> None:
    docket.complaint.seen_as = seen_as
    assert identity.name_for_staff(acting(getattr(world, who)), docket) == (NURLAN.full_name if is_seen else None)


def test_the_system_learns_the_address_of_an_account(session: Session, world: World, acting: Acting) -> None:
    account = session.get_one(Account, world.citizen.account_id)
    email = session.get_one(Identity, account.identity_id).email
    session.rollback()
    contact = identity.contact_of(acting(SYSTEM), account_id=world.citizen.account_id)
    assert contact is not None
    assert contact.email == email


def test_the_system_learns_the_address_of_a_guest(filer: Identity, acting: Acting) -> None:
    assert identity.contact_of(acting(SYSTEM), identity_id=filer.id) == identity.Contact("nurlan@example.kz")


def test_ones_own_address_is_no_secret(world: World, acting: Acting) -> None:
    assert identity.contact_of(acting(world.citizen), account_id=world.citizen.account_id) is not None


def test_the_address_of_another_person_is(world: World, acting: Acting) -> None:
    with pytest.raises(NotVisible):
        identity.contact_of(acting(world.secretary), account_id=world.citizen.account_id)


def test_a_row_without_account_is_only_for_the_system(filer: Identity, world: World, acting: Acting) -> None:
    with pytest.raises(NotVisible):
        identity.contact_of(acting(world.secretary), identity_id=filer.id)


def test_who_gave_no_mail_has_none(world: World, acting: Acting) -> None:
    ctx = acting(SYSTEM)
    row = identity.store_identity(ctx, IdentityData("Аты-жөні", email=""))
    assert not identity.has_mail(ctx, row.id)
    assert identity.contact_of(ctx, identity_id=row.id) is None


def test_a_person_reads_their_own(session: Session, world: World, acting: Acting) -> None:
    assert identity.own_identity(acting(world.citizen)).full_name == "Азамат"


def test_a_guest_has_nothing_to_read(acting: Acting) -> None:
    with pytest.raises(NotVisible):
        identity.own_identity(acting(SYSTEM))


def test_a_draft_opens_to_its_owner_only(filer: Identity, world: World, acting: Acting) -> None:
    draft: Any = SimpleNamespace(account_id=world.citizen.account_id, identity_id=filer.id)
    assert identity.draft_identity(acting(world.citizen), draft) == NURLAN
    with pytest.raises(NotVisible):
        identity.draft_identity(acting(world.other_citizen), draft)


def test_a_change_replaces_everything(filer: Identity, world: World, acting: Acting) -> None:
    ctx = acting(world.citizen)
    identity.change_identity(ctx, filer.id, IdentityData("Нұрлан Әбішев", iin=None))
    draft: Any = SimpleNamespace(account_id=world.citizen.account_id, identity_id=filer.id)
    assert identity.draft_identity(ctx, draft) == IdentityData("Нұрлан Әбішев")


def test_a_forgotten_person_is_gone(filer: Identity, acting: Acting) -> None:
    ctx = acting(SYSTEM)
    identity.forget_identity(ctx, filer.id)
    identity.forget_identity(ctx, filer.id)  # twice is no error
    assert identity.contact_of(ctx, identity_id=filer.id) is None


def test_an_administrator_learns_names(world: World, acting: Acting) -> None:
    ids = [world.citizen.account_id, world.ngo_head.account_id]
    assert set(identity.names_of_accounts(acting(world.administrator), ids).values()) == {"Азамат", "ҮЕҰ басшысы"}


def test_people_of_an_organisation_learn_only_their_colleagues_names(world: World, acting: Acting) -> None:
    ids = [
        world.citizen.account_id,
        world.ngo_head.account_id,
        world.ngo_member.account_id,
        world.second_ngo_head.account_id,
    ]
    assert set(identity.names_of_accounts(acting(world.ngo_head), ids).values()) == {"ҮЕҰ басшысы", "ҮЕҰ мүшесі"}


def test_officials_learn_only_their_own_name(world: World, acting: Acting) -> None:
    ids = [world.citizen.account_id, world.agency_head.account_id]
    assert set(identity.names_of_accounts(acting(world.agency_head), ids).values()) == {"Басшы"}
