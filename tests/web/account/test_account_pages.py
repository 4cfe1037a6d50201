"""The account pages through the client: forms, cookies, redirects, the same answers for outsiders."""

import re

import pytest

from oversight.persistence.models import Notification
from oversight.services.accounts import _digests
from tests.factories import AccountFactory, IdentityFactory
from tests.passwords import PASSWORD
from tests.web.filling import fill, send

ADDRESS = "aigul@example.kz"


@pytest.fixture
def account(session, services):
    identity = IdentityFactory(full_name="Айгүл Серікқызы", email=ADDRESS)
    session.flush()
    with services.context(writes=False) as ctx:
        email_digest, look_digest = _digests(ctx, ADDRESS)
    row = AccountFactory(identity=identity, email_digest=email_digest, look_digest=look_digest, language="ru")
    session.commit()
    return row


def sign_in(client, **more):
    return fill(client, "/kk/account/login", **{"email": ADDRESS, "password": PASSWORD, **more})


def test_signing_in_keeps_the_stored_language(client, account):
    answer = sign_in(client)
    assert answer.status_code == 302
    assert answer.location == "/ru/account/"
    assert client.get("/register").text.count('lang="ru"') >= 1


def test_signing_out_makes_the_cookie_worthless(client, account, app):
    sign_in(client)
    kept = client.get_cookie("session").value
    page = client.get("/ru/account/settings")
    assert page.status_code == 200
    assert send(client, page, action="/account/logout").status_code == 302
    thief = app.test_client()
    thief.set_cookie("session", kept, domain="localhost")
    assert thief.get("/ru/account/settings").status_code == 302


def test_a_wrong_password_gives_the_address_back(client, account):
    page = sign_in(client, password="nonsense")
    assert page.status_code == 422
    assert ADDRESS in page.text


def test_too_many_tries_say_when(client, account):
    for _ in range(10):
        sign_in(client, password="nonsense")
    page = sign_in(client)
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    "following", ["//evil.example", "https://evil.example", "/\t/evil.example", "javascript:alert(1)", "\\\\evil"]
)
def test_next_never_leaves_the_site(client, account, following):
    page = client.get("/kk/account/login", query_string={"next": following})
    answer = send(client, page, email=ADDRESS, password=PASSWORD)
    assert answer.location == "/ru/account/"


def test_next_leads_back_to_the_page(client, account):
    asked = client.get("/kk/account/settings")
    assert asked.status_code == 302
    answer = send(client, client.get(asked.location), email=ADDRESS, password=PASSWORD)
    assert answer.location.endswith("/account/settings")


def test_registering_answers_alike_for_a_taken_address(client, account):
    fields = {"name": "Асқар", "password": "жайылым мен дала", "consent": "y"}
    taken = fill(client, "/kk/account/register", email=ADDRESS, **fields)
    free = fill(client, "/kk/account/register", email="other@example.kz", **fields)
    assert (taken.status_code, taken.location) == (free.status_code, free.location) == (302, "/kk/account/sent/confirm")


def test_a_rejected_registration_keeps_what_was_typed(client):
    page = fill(
        client, "/kk/account/register", name="Ә" * 300, email="x@example.kz", password="жайылым мен дала", consent="y"
    )
    assert page.status_code == 422
    assert "x@example.kz" in page.text


def test_the_link_needs_a_button(client, session):
    fill(client, "/kk/account/register", name="Асқар", email=ADDRESS, password="жайылым мен дала", consent="y")
    path = session.query(Notification).one().content["path"]
    session.rollback()
    page = client.get(f"/kk{path}")
    assert page.status_code == 200
    assert sign_in(client, password="жайылым мен дала").status_code == 422
    assert send(client, page).status_code == 302
    assert sign_in(client, password="жайылым мен дала").status_code == 302


@pytest.mark.parametrize("path", ["confirm", "reset", "invitation"])
def test_a_spent_link_says_so(client, path):
    page = client.get(f"/en/account/{path}/{'x' * 43}")
    assert page.status_code in {404, 422}
    assert re.search("already used or is too old", page.text)


@pytest.mark.parametrize(
    "url", ["/kk/account/login", "/ru/account/register", "/en/account/reset", "/kk/account/sent/reset"]
)
def test_pages_open_in_three_languages(client, url):
    assert client.get(url).status_code == 200


def test_a_form_without_its_token_changes_nothing(client, account):
    answer = client.post("/kk/account/login", data={"email": ADDRESS, "password": PASSWORD})
    assert answer.status_code == 400
    assert client.get_cookie("session") is None or "_user_id" not in str(client.get_cookie("session").value)
