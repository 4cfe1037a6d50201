"""Accounts: register, confirm, sign in, reset, throttle; alike for known and unknown addresses."""

import re
from datetime import timedelta

import pytest

from oversight.domain.errors import InputRefused, TooManyTries
from oversight.domain.policy import GUEST
from oversight.persistence.models import Account, Notification, Seat
from oversight.services import accounts, sign_in
from oversight.services.accounts import LinkSpent, Registration, SignInRefused
from tests.passwords import PASSWORD

ADDRESS = "aigul@example.kz"


def registration(**more) -> Registration:
    return Registration(**{"name": "Айгүл Серікқызы", "email": ADDRESS, "password": PASSWORD, "language": "kk", **more})


def token_in_mail(session, message) -> str:
    row = session.query(Notification).filter_by(message=message).order_by(Notification.queued_at.desc()).first()
    path = row.content["path"]
    session.rollback()
    return re.search(r"/([\w-]{20,})$", path)[1]


@pytest.fixture
def guest(acting):
    return acting(GUEST)


@pytest.fixture
def registered(guest, session):
    accounts.register(guest, registration())
    accounts.confirm_email(guest, token_in_mail(session, "confirm"))


def enter(services, email=ADDRESS, password=PASSWORD, address="10.0.0.1"):
    return accounts.sign_in(services, email=email, password=password, address=address)


def test_a_new_account_is_confirmed_by_mail(services, guest, session, registered):
    token, _account = enter(services)
    with services.context(writes=False) as ctx:
        assert sign_in.actor_of(ctx, token).name == "Айгүл Серікқызы"


def test_an_unconfirmed_account_cannot_sign_in(services, guest):
    accounts.register(guest, registration())
    with pytest.raises(SignInRefused):
        enter(services)


def test_no_address_stands_in_the_account(session, registered):
    row = session.query(Account).one()
    assert ADDRESS not in str(vars(row))


@pytest.mark.parametrize("twin", [ADDRESS, "AIGUL@example.kz", "аigul@example.kz"])
def test_a_twin_gets_no_second_account(services, guest, session, registered, twin):
    try:
        accounts.register(guest, registration(email=twin))
    except InputRefused:
        return
    assert session.query(Account).count() == 1
    assert session.query(Notification).filter_by(message="account_exists").count() == 1


@pytest.mark.parametrize("password", ["short", "12345678", "password", "aigul@example.kz", "аааааааа", "x" * 129])
def test_weak_passwords_are_refused(guest, password):
    with pytest.raises(InputRefused):
        accounts.register(guest, registration(password=password))


@pytest.mark.parametrize("password", [" leading space", "жайылым мен дала", "🐎🐎 құлын тай", "zhailau1" * 16])
def test_unusual_passwords_are_kept_unchanged(services, guest, session, password):
    accounts.register(guest, registration(password=password))
    accounts.confirm_email(guest, token_in_mail(session, "confirm"))
    assert enter(services, password=password)


def test_wrong_password_and_unknown_address_look_the_same(services, registered):
    sentences = set()
    for email, password in ((ADDRESS, "wrong"), ("nobody@example.kz", PASSWORD)):
        with pytest.raises(SignInRefused) as refusal:
            enter(services, email, password)
        sentences.add(str(refusal.value))
    assert len(sentences) == 1


def test_the_eleventh_try_is_refused_before_the_hash(services, registered, monkeypatch):
    checked = []
    monkeypatch.setattr(accounts.passwords, "is_right", lambda *_: checked.append(1) or False)
    for _ in range(10):
        with pytest.raises(SignInRefused):
            enter(services)
    with pytest.raises(TooManyTries):
        enter(services)
    assert len(checked) == 10


def test_the_thirty_first_try_from_one_address_is_refused(services):
    for n in range(30):
        with pytest.raises(SignInRefused):
            enter(services, email=f"nobody{n}@example.kz")
    with pytest.raises(TooManyTries):
        enter(services, email="nobody99@example.kz")


def test_the_throttle_opens_again(services, registered, clock):
    for _ in range(11):
        with pytest.raises((SignInRefused, TooManyTries)):
            enter(services, password="wrong")
    clock.forward(minutes=16)
    assert enter(services)


def test_a_reset_link_works_once_and_ends_every_session(services, guest, session, registered):
    token, _account = enter(services)
    accounts.request_reset(guest, ADDRESS)
    link = token_in_mail(session, "reset")
    accounts.reset_password(guest, link, "жаңа құпия сөз")
    with services.context(writes=False) as ctx:
        assert sign_in.actor_of(ctx, token) is None
    with pytest.raises(LinkSpent):
        accounts.reset_password(guest, link, "тағы бір сөз")
    assert enter(services, password="жаңа құпия сөз")


def test_only_the_newest_reset_link_counts(services, guest, session, registered):
    accounts.request_reset(guest, ADDRESS)
    first = token_in_mail(session, "reset")
    guest.now += timedelta(seconds=1)
    accounts.request_reset(guest, ADDRESS)
    with pytest.raises(LinkSpent):
        accounts.reset_password(guest, first, "жаңа құпия сөз")


def test_a_reset_link_ends_after_an_hour(services, guest, session, registered):
    accounts.request_reset(guest, ADDRESS)
    link = token_in_mail(session, "reset")
    guest.now += timedelta(minutes=61)
    with pytest.raises(LinkSpent):
        accounts.reset_password(guest, link, "жаңа құпия сөз")


def test_reset_for_an_unknown_address_says_nothing(guest, session):
    accounts.request_reset(guest, "nobody@example.kz")
    assert session.query(Notification).count() == 0


def test_reset_requests_are_limited(guest):
    for _ in range(5):
        accounts.request_reset(guest, ADDRESS)
    with pytest.raises(TooManyTries):
        accounts.request_reset(guest, ADDRESS)


def test_an_ngo_is_founded_with_its_bin(guest, session):
    accounts.register(guest, registration(organisation="«Жайылау» ҚБ", bin="991240000013"))
    assert session.query(Seat).one().role == "ngo_head"


def test_a_second_ngo_with_the_same_bin_is_refused(guest, session):
    accounts.register(guest, registration(organisation="«Жайылау» ҚБ", bin="991240000013"))
    with pytest.raises(InputRefused):
        accounts.register(guest, registration(email="other@example.kz", organisation="Басқа", bin="991240000013"))


def test_an_iin_is_no_bin(guest):
    with pytest.raises(InputRefused) as refusal:
        accounts.register(guest, registration(organisation="Ұйым", bin="061211600012"))
    assert set(refusal.value.fields) == {"bin"}
