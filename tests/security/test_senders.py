"""Whoever sends: every form from another site, without its token or with another's; every method that is none of ours.

SQLite only: nothing here comes as far as the database.
"""

import re

import pytest
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import event

from oversight.web.errors import EXPIRED
from tests.security import crawl
from tests.security.rehearsed import VOLATILE, prepare, token_of
from tests.security.words import said

pytestmark = pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
STATE = "received"
EVERYBODY_TRIES = (
    "guest",
    "tracker",
    "citizen",
    "ngo_head",
    "secretary",
    "chair",
    "member",
    "agency_head",
    "administrator",
)


def addresses(stage, method):
    """Every address that takes *method*, for a case in the middle of its way."""
    values = crawl.common_objects(stage) | crawl.objects_of(stage, stage.numbers[STATE])
    return [crawl.address(stage, rule, values) for rule in crawl.rules(stage, method)]


@pytest.fixture
def unchanged(stage):
    """Nothing but throttles and sessions differs afterwards."""
    before = stage.digest(without=VOLATILE)
    yield
    assert stage.digest(without=VOLATILE) == before


def of_yesterday(stage, client):
    """A token of this browser's own, thirteen hours old."""
    with client.session_transaction() as cookie:
        secret = cookie.setdefault("csrf_token", "a" * 40)
    signer = URLSafeTimedSerializer(stage.app.secret_key, salt="wtf-csrf-token")
    made = signer.make_signer(signer.salt)
    made.get_timestamp = lambda: int(__import__("time").time()) - 13 * 3600
    return made.sign(signer.dump_payload(secret)).decode()


BAD_TOKENS = {
    "none": lambda stage, client: {},
    "empty": lambda stage, client: {"csrf_token": ""},
    "nonsense": lambda stage, client: {"csrf_token": "IjEi.x.y"},
    "of another browser": lambda stage, client: {"csrf_token": token_of(stage.app.test_client())},
    "of yesterday": lambda stage, client: {"csrf_token": of_yesterday(stage, client)},
    "twice": lambda stage, client: {"csrf_token": [token_of(client)] * 2},
}
BAD_ORIGINS = [
    "null",
    "http://evil.example",
    "https://localhost",
    "http://localhost.evil.example",
    "http://localhost:81",
    "",
]


@pytest.mark.parametrize("kind", BAD_TOKENS)
def test_no_form_is_taken_without_its_token(stage, kind, unchanged):
    """Every form, by everybody: 400, and nothing was written."""
    people = EVERYBODY_TRIES if kind == "none" else ("secretary",)
    found, count = {}, 0
    for who in people:
        client = stage.client(who)
        for url in addresses(stage, "POST"):
            data = BAD_TOKENS[kind](stage, client)
            answer = client.post(url, data=data, content_type="application/x-www-form-urlencoded")
            count += 1
            if answer.status_code != 400:
                found[f"{url} as {who}"] = answer.status_code
    print(f"\nG34: N = {count} forms with token '{kind}'")
    assert found == {}


@pytest.mark.parametrize("origin", BAD_ORIGINS)
def test_no_form_is_taken_from_another_site(stage, origin, unchanged):
    client = stage.client("secretary")
    token = token_of(client)
    statuses = {
        client.post(url, data={"csrf_token": token}, headers={"Origin": origin}).status_code
        for url in addresses(stage, "POST")
    }
    assert statuses == {400}


@pytest.mark.parametrize("kind", ["none", "of another browser", "of yesterday"])
def test_what_was_typed_is_given_back_with_the_refusal(stage, kind):
    with stage.rehearsal():
        sent, client = prepare(stage, "control.suspend")
        del sent.data["csrf_token"]
        answer = sent.post(client, **BAD_TOKENS[kind](stage, client))
    assert answer.status_code == 400
    assert sent.data["reasons"] in answer.text
    assert said(EXPIRED) in answer.text


def test_passwords_are_not_given_back(stage):
    client = stage.client("citizen")
    secret = "құпия сөз жоқ"
    answer = client.post("/account/settings", data={"present": secret, "password": secret})
    assert answer.status_code == 400
    assert secret not in answer.text


def test_who_is_signed_out_meanwhile_gets_the_text_back(stage):
    client = stage.client("guest")
    words = "Ұзақ жазылған себептер."
    url = f"/commission/cases/{stage.numbers['started']}/suspend"
    answer = client.post(url, data={"csrf_token": token_of(client), "reasons": words})
    assert answer.status_code == 401
    assert words in answer.text
    assert "/kk/account/login" in answer.text


def test_whose_tracking_ended_meanwhile_gets_the_text_back(stage):
    client = stage.client("guest")
    words = "Көшірмесін қоса жібердім."
    url = f"/my/cases/{stage.numbers['guest filed']}/fix"
    answer = client.post(url, data={"csrf_token": token_of(client), "text": words})
    assert answer.status_code == 401
    assert words in answer.text


# Methods


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "BREW", "CONNECT"])
def test_no_address_takes_another_method(stage, method, unchanged):
    client = stage.client("secretary")
    urls = {*addresses(stage, "GET"), *addresses(stage, "POST")}
    assert {client.open(url, method=method).status_code for url in urls} == {405}


def test_what_only_acts_cannot_be_looked_at(stage, unchanged):
    """GET and HEAD on a form without a page of its own: 405, also with a method in a header or a field."""
    client = stage.client("secretary")
    readable = set(addresses(stage, "GET"))
    acting = [url for url in addresses(stage, "POST") if url not in readable]
    assert len(acting) > 15
    statuses = {client.open(url, method=method).status_code for url in acting for method in ("GET", "HEAD")}
    statuses |= {client.get(url, headers={"X-HTTP-Method-Override": "POST"}).status_code for url in acting}
    statuses |= {client.get(f"{url}?_method=POST").status_code for url in acting}
    assert statuses == {405}


# Looking changes nothing


def test_looking_twice_changes_nothing(stage):
    """Every page as everybody whom it is open to, twice: no statement writes, and no row differs."""
    writing = re.compile(r"\s*(INSERT|UPDATE|DELETE)", re.IGNORECASE)
    wrote, count = [], 0

    def watch(_connection, _cursor, statement, *_):
        if writing.match(statement):
            wrote.append(f"{url} as {who}: {statement[:80]}")

    engine = stage.services.database.engine
    values = crawl.common_objects(stage) | crawl.objects_of(stage, stage.numbers[STATE])
    before = stage.digest()
    event.listen(engine, "before_cursor_execute", watch)
    try:
        for who in (
            "guest",
            "tracker",
            "citizen",
            "ngo_head",
            "secretary",
            "chair",
            "member",
            "agency_head",
            "auditor",
            "administrator",
        ):
            client = stage.client(who)
            for rule in crawl.rules(stage, "GET"):
                if crawl.is_open_to(stage, rule.endpoint, who):
                    url = crawl.address(stage, rule, values)
                    for headers in ({}, {"Purpose": "prefetch"}):
                        client.get(url, headers=headers, buffered=True).close()
                        count += 1
    finally:
        event.remove(engine, "before_cursor_execute", watch)
    print(f"\nG34: N = {count} pages looked at")
    assert wrote == []
    assert stage.digest() == before
