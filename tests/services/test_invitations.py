"""Invitations: single use, for one seat; an NGO's head invites to the NGO only."""

import pytest

from oversight.domain.errors import InputRefused, NotVisible
from oversight.domain.policy import GUEST
from oversight.domain.terms import Role
from oversight.persistence.models import AccountToken, Notification, Seat
from oversight.services import accounts, invitations
from oversight.services.accounts import LinkSpent
from oversight.services.tokens import digest
from tests.services.test_accounts import token_in_mail


def offer(ctx, role=Role.MEMBER, body_id=None, email="new@example.kz"):
    invitations.invite(ctx, email=email, role=role, body_id=body_id, name="Жаңа Мүше", position="мүше", language="kk")


def test_taking_it_makes_an_account_with_the_seat(services, session, world, acting):
    offer(acting(world.administrator), body_id=world.commission.id)
    invitations.take_invitation(acting(GUEST), token_in_mail(session, "invite"), "жайылым мен дала", "kk")
    assert session.query(Seat).filter_by(public_name="Жаңа Мүше").one().role is Role.MEMBER
    assert accounts.sign_in(services, email="new@example.kz", password="жайылым мен дала", address="10.0.0.1")


def test_it_works_once(session, world, acting):
    offer(acting(world.administrator), body_id=world.commission.id)
    link = token_in_mail(session, "invite")
    invitations.take_invitation(acting(GUEST), link, "жайылым мен дала", "kk")
    with pytest.raises(LinkSpent):
        invitations.take_invitation(acting(GUEST), link, "жайылым мен дала", "kk")


def test_it_ends_after_seven_days(session, world, acting, clock):
    offer(acting(world.administrator), body_id=world.commission.id)
    clock.forward(days=8)
    with pytest.raises(LinkSpent):
        invitations.take_invitation(acting(GUEST), token_in_mail(session, "invite"), "жайылым мен дала", "kk")


def test_a_second_seat_needs_the_account_s_own_password(session, world, acting):
    for body in (world.commission, world.second_commission):
        offer(acting(world.administrator), body_id=body.id)
    link = token_in_mail(session, "invite")
    session.expire_all()
    first = acting(GUEST)
    invitations.take_invitation(first, link, "жайылым мен дала", "kk")
    offer(acting(world.administrator), body_id=world.second_commission.id)
    with pytest.raises(InputRefused):
        invitations.take_invitation(acting(GUEST), _newest(session), "басқа құпия сөз", "kk")


def _newest(session) -> str:

    rows = session.query(Notification).filter_by(message="invite").all()

    unused = {row.token_digest for row in session.query(AccountToken).filter_by(purpose="invite", used_at=None)}
    tokens = [row.content["path"].rsplit("/", 1)[1] for row in rows]
    return next(token for token in tokens if digest(token) in unused)


@pytest.mark.parametrize("who", ["secretary", "chair", "citizen", "agency_head", "ngo_member", "auditor"])
def test_only_the_administrator_invites_to_a_commission(world, acting, who):
    with pytest.raises(NotVisible):
        offer(acting(getattr(world, who)), body_id=world.commission.id)


def test_an_ngo_head_invites_to_the_own_ngo(session, world, acting):
    offer(acting(world.ngo_head), role=Role.NGO_MEMBER, body_id=world.ngo.id)
    assert token_in_mail(session, "invite")


def test_but_not_to_another(world, acting):
    with pytest.raises(NotVisible):
        offer(acting(world.ngo_head), role=Role.NGO_MEMBER, body_id=world.second_ngo.id)


def test_a_member_who_leaves_loses_the_seat(session, world, acting):
    seat = session.query(Seat).filter_by(account_id=world.ngo_member.account_id).one()
    invitations.end_seat(acting(world.ngo_head), seat.id)
    session.expire_all()
    assert session.get(Seat, seat.id).ended_at is not None


def test_a_foreign_head_cannot_end_it(session, world, acting):
    seat = session.query(Seat).filter_by(account_id=world.ngo_member.account_id).one()
    with pytest.raises(NotVisible):
        invitations.end_seat(acting(world.second_ngo_head), seat.id)
