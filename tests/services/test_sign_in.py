"""Login sessions: revocable at the next request, idle and absolute ends, no revival."""

from datetime import timedelta

import pytest

from oversight.persistence.models import Seat
from oversight.services import invitations, sign_in


@pytest.fixture
def token(services, world):
    with services.context(writes=True) as ctx:
        token = sign_in.begin_session(ctx, world.secretary.account_id)
        ctx.session.commit()
    return token


def who(services, token):
    with services.context(writes=False) as ctx:
        return sign_in.actor_of(ctx, token)


def test_seats_of_both_commissions(services, world, token):
    assert who(services, token).bodies(frozenset({"secretary"})) == {world.commission.id, world.second_commission.id}


def test_an_unknown_token_is_nobody(services, world):
    assert who(services, "x" * 43) is None


@pytest.mark.parametrize("span", [timedelta(minutes=31), timedelta(hours=13)])
def test_idle_and_absolute_ends(services, clock, token, span):
    clock.forward(seconds=span.total_seconds())
    assert who(services, token) is None


def test_working_keeps_it_open_up_to_twelve_hours(services, clock, token):
    for _ in range(35):
        clock.forward(minutes=20)
        assert who(services, token)
    clock.forward(minutes=30)
    assert who(services, token) is None


def test_signing_out_counts_at_once(services, token):
    with services.context(writes=True) as ctx:
        sign_in.end_session(ctx, token)
    assert who(services, token) is None


def test_a_request_in_flight_does_not_revive_it(services, clock, token):
    clock.forward(minutes=5)
    with services.context(writes=True) as ctx:
        sign_in.end_session(ctx, token)
        sign_in._see(ctx, ctx.session.query(sign_in.LoginSession.id).scalar())
    assert who(services, token) is None


def test_a_disabled_account_is_out_at_the_next_request(services, world, token, acting):
    invitations.disable(acting(world.administrator), world.secretary.account_id)
    assert who(services, token) is None


def test_an_ended_seat_is_gone_at_the_next_request(services, session, world, token, acting):
    for seat in session.query(Seat).filter_by(account_id=world.secretary.account_id).all():
        invitations.end_seat(acting(world.administrator), seat.id)
    assert who(services, token) is None
