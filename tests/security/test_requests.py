"""Requests that no page of ours makes, through the whole application: addresses, hosts, languages, numbers, bodies.

What each kind of request must be before any view sees it is shown in tests/web/test_sanity.py; here every address is
asked. SQLite only.
"""

import json
from itertools import product
from urllib.parse import quote, urlsplit

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from oversight.domain.terms import CaseState, Role
from oversight.persistence.models import Seat
from oversight.web.sanity import OTHER_HOST
from tests import cases
from tests.passwords import PASSWORD
from tests.security import crawl
from tests.security.rehearsed import VOLATILE, prepare, token_of
from tests.security.test_senders import addresses
from tests.security.words import english_in, said
from tests.web.filling import fill
from tests.web.test_redirects import FOREIGN

pytestmark = pytest.mark.parametrize("stage", ["sqlite"], indirect=True)


# Where a person is sent (B94)


def is_ours(location):
    parts = urlsplit(location)
    return location.startswith("/") and not location.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme


def test_nobody_is_sent_to_another_site_after_choosing_a_colour(stage):
    client = stage.client("guest")
    token = token_of(client)
    sent = [
        client.post("/account/theme", data={"csrf_token": token, "theme": "dark", "next": value})
        for value in FOREIGN
        if value and "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
    ]
    assert len(sent) > 55
    assert {answer.status_code for answer in sent} == {302}
    assert {answer.location for answer in sent} == {"/kk/"}


@pytest.mark.parametrize(
    "following",
    [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/%2fevil.example",
        "/a" * 5_000,
    ],
)
def test_nobody_is_sent_to_another_site_after_signing_in(stage, following):
    with stage.rehearsal():
        address = _known_account(stage)
        client = stage.client("guest")
        page = client.get("/kk/account/login")
        found = client.post(
            f"/kk/account/login?next={quote(following, safe='')}"[:8_000],
            data={"csrf_token": _token(page), "email": address, "password": PASSWORD},
        )
    assert found.status_code == 302
    assert is_ours(found.location)
    assert found.location == "/kk/account/"


def test_a_page_of_ours_is_found_again_after_signing_in(stage):
    with stage.rehearsal():
        address = _known_account(stage)
        client = stage.client("guest")
        asked = client.get("/kk/account/settings?x=1")
        page = client.get(asked.location)
        found = client.post(asked.location, data={"csrf_token": _token(page), "email": address, "password": PASSWORD})
    assert found.location == "/kk/account/settings?x=1"


def _token(page):
    return page.text.split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]


def _known_account(stage):
    from oversight.persistence.models import Account
    from oversight.services.accounts import _digests

    address = "known@example.kz"
    with stage.services.context(writes=True) as ctx:
        account = ctx.session.get(Account, stage.world.citizen.account_id)
        account.email_digest, account.look_digest = _digests(ctx, address)
        ctx.session.commit()
    return address


# Whose site this is (B95, B96)

HOSTS = [
    "evil.example",
    "localhost:8000",
    "localhost.",
    "user@localhost",
    "localhost@evil.example",
    "localhost, evil.example",
    "localhost,localhost",
    "localhost evil.example",
    "localhost/evil",
    "localhost:",
    "localhost:80a",
    "127.0.0.1",
    "[::1]",
    "lосalhost",
    "http://localhost",
    "",
    "a" * 5_000,
    "a" * 64,
    "a..b",
    ".localhost",
    "localhost\tevil",
    "LOCALHOST.evil.example",
    "%6cocalhost",
]


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_gets_a_refusal_that_leads_nowhere(stage, host):
    environ = EnvironBuilder("/register").get_environ()
    environ["HTTP_HOST"] = host.encode().decode("latin-1")
    chunks, status, headers = run_wsgi_app(stage.app, environ, buffered=True)
    page = b"".join(chunks).decode()
    assert status[:3] == "400"
    assert said(OTHER_HOST) in page
    assert "evil" not in page
    assert headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-Prefix", "/evil"),
        ("Forwarded", "host=evil.example;proto=https"),
        ("X-Original-URL", "/admin/"),
        ("X-Rewrite-URL", "/admin/"),
        ("Referer", "https://evil.example/"),
    ],
)
def test_what_a_proxy_might_say_changes_no_page(stage, name, value):
    client = stage.client("guest")
    plain, dressed = client.get("/"), client.get("/", headers={name: value})
    assert dressed.status_code == 200
    assert crawl.same(dressed.text, "-") == crawl.same(plain.text, "-")
    assert "evil" not in dressed.text


def test_tries_are_counted_by_the_real_address(stage):
    """Thirty wrong sign-ins, each with a made-up address of its own in front: the thirty-first has to wait."""
    with stage.rehearsal():
        client = stage.client("guest")
        page = client.get("/kk/account/login")
        statuses = [
            client.post(
                "/kk/account/login",
                data={"csrf_token": _token(page), "email": f"nobody{n}@example.kz", "password": "wrong"},
                headers={"X-Forwarded-For": f"10.0.0.{n}, 10.1.0.{n}, 10.2.0.{n}, 10.3.0.{n}, 10.4.0.{n}"},
            ).status_code
            for n in range(31)
        ]
    assert (set(statuses[:30]), statuses[30]) == ({422}, 429)


# In which language (B97)


@pytest.mark.parametrize(
    "header",
    ["", "xx", "*", ",".join(f"x{n};q=0.{n}" for n in range(1_000)), "kk;q=abc", "kk;q=99999", ";;;,,,", "ru-\0", "ру"],
)
def test_a_strange_wish_for_a_language_gives_kazakh(stage, header):
    page = stage.client("guest").get("/track", headers={"Accept-Language": header} if "\0" not in header else {})
    assert page.status_code == 200
    assert '<html lang="kk"' in page.text


@pytest.mark.parametrize("value", ["xx", "../", "kk/../ru", "K" * 5_000, "%00", "KK", "kk;ru", "['kk']"])
def test_a_strange_language_in_the_cookie_is_not_followed(stage, value):
    page = stage.app.test_client(use_cookies=False).get("/track", headers={"Cookie": f"language={value}"})
    assert page.status_code == 200
    assert '<html lang="kk"' in page.text
    assert not [cookie for cookie in page.headers.getlist("Set-Cookie") if cookie.startswith("language=")]


@pytest.mark.parametrize(
    "path", ["/xx/register", "/kk/kk/register", "/kk/ru/register", "/KK/register", "/kz/", "/kk/%2e%2e/ru"]
)
def test_a_language_that_is_none_is_an_address_that_is_none(stage, path):
    assert stage.client("guest").get(path).status_code in {404, 308}


@pytest.mark.parametrize("value", ["xx", "", "kk\r\nSet-Cookie: a=b", "K" * 5_000])
def test_a_strange_language_is_not_kept_for_an_account(stage, value):
    client = stage.client("citizen")
    before = stage.digest(without=VOLATILE)
    answer = client.post("/kk/account/language", data={"csrf_token": token_of(client), "language": value})
    assert answer.status_code == 422
    assert not [cookie for cookie in answer.headers.getlist("Set-Cookie") if cookie.startswith("language=")]
    assert english_in(answer.text) == set()
    assert stage.digest(without=VOLATILE) == before


# Numbers and ids in the address (B98)

STRANGE = [
    "0",
    "-1",
    str(2**63),
    "9" * 24,
    "٣",
    "３",
    "1e3",
    "1_000",
    "%00",
    "%F0%9F%98%80",
    "a" * 4_000,
    "null",
    "None",
    "2026-0000٣",
    "2026-１",
    "%ff",
    "..",
    "%2e%2e%2f",
    "2026-00001%0d%0a",
    "2026-00001;x",
    "2026-00001'--",
    "{{7*7}}",
    "2026%2D00001x",
    " 2026-00001",
]


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("citizen", "/my/cases/{}"),
        ("citizen", "/my/cases/{}/withdraw"),
        ("guest", "/cases/{}"),
        ("secretary", "/commission/cases/{}"),
        ("secretary", "/commission/cases/{}/put-forward"),
        ("agency_head", "/agency/cases/{}"),
        ("agency_head", "/agency/cases/{}/answer"),
    ],
)
def test_a_number_that_is_none_is_absent(stage, who, page):
    client = stage.client(who)
    statuses = {number: client.get(page.format(number)).status_code for number in STRANGE}
    assert {number: status for number, status in statuses.items() if status not in {404, 308}} == {}


@pytest.mark.parametrize(
    ("who", "state", "page"),
    [
        ("member", "drafted", "/commission/cases/{number}/final/recommendations/{}"),
        ("member", "drafted", "/commission/cases/{number}/final/recommendations/{}/remove"),
        ("member", "started", "/commission/cases/{number}/findings/{}/withdraw"),
        ("secretary", "followed", "/commission/cases/{number}/measures/{}"),
        ("agency_head", "followed", "/agency/cases/{number}/measures/{}"),
        ("secretary", "proposed", "/commission/cases/{number}/votes/{}"),
        ("secretary", "proposed", "/commission/cases/{number}/votes/new/{}"),
        ("chair", "proposed", "/commission/cases/{number}/chair-decision/{}"),
        ("secretary", "registered", "/commission/cases/{number}/attachments/{}"),
        ("agency_head", "sent", "/agency/cases/{number}/papers/{}"),
        ("citizen", "registered", "/my/cases/{number}/papers/{}"),
        ("citizen", "registered", "/my/cases/{number}/files/{}"),
        ("citizen", "registered", "/complaints/new/{}/who"),
        ("guest", "registered", "/account/sent/{}"),
    ],
)
def test_a_part_that_is_none_is_absent(stage, who, state, page):
    """Also numbers that no column can hold, and digits of other scripts."""
    client = stage.client(who)
    page = page.replace("{number}", stage.numbers[state])
    statuses = {part: client.get(page.format(part)).status_code for part in STRANGE}
    assert {part: status for part, status in statuses.items() if status not in {404, 308}} == {}


@pytest.mark.parametrize("to", ["0", "-1", "9" * 24, "3", "٣"])
def test_a_recommendation_is_moved_to_no_strange_place(stage, to):
    client = stage.client("member")
    before = stage.digest(without=VOLATILE)
    url = f"/commission/cases/{stage.numbers['drafted']}/final/recommendations/1/move/{to}"
    with stage.rehearsal():
        sent, client = prepare(stage, "final.move_recommendation")
        sent.url = url
        assert sent.post(client).status_code in {404, 409, 422}
    assert stage.digest(without=VOLATILE) == before


# Parameters (B99, B100, B105)

PARAMETERS = [
    "/register?cursor={}",
    "/register?state={}",
    "/register?agency={}",
    "/register?region={}",
    "/register?topic={}",
    "/register?from={}",
    "/register?late={}",
    "/register.csv?cursor={}",
    "/register.csv?to={}",
    "/register.xlsx?commission={}",
    "/my/cases?before={}",
    "/commission/?view={}",
    "/commission/?after={}",
    "/commission/?view=all&after={}",
    "/admin/log?number={}",
    "/track?number={}",
]
VALUES = [
    "-1",
    "0",
    "1000000000",
    "1.5",
    "NaN",
    "1e400",
    "9" * 40,
    "٣",
    "😀",
    "'\"",
    "%",
    "_",
    "a" * 2_000,
    "2026-02-30",
    "20260203",
    "2026-W05-1",
    "0000-00-00",
    "9999-12-31",
    "[]",
    "{}",
    "null",
    "../../etc/passwd",
    "2026-02-23.9" + "9" * 30,
    "2026-02-23.-1",
    "2026-02-23.٣",
    ".",
    "2026-00001",
    "==",
    "eyJhIjoxfQ",
]


@pytest.mark.parametrize("page", PARAMETERS)
def test_a_strange_value_is_refused_or_finds_nothing(stage, page):
    """400 with a sentence, or a page without what was not asked for; never an error of ours."""
    who = {"/my": "citizen", "/co": "secretary", "/ad": "auditor"}.get(page[:3], "guest")
    client = stage.client(who)
    pages = {value: client.get("/kk" + page.format(quote(value))) for value in VALUES}
    assert {value: page.status_code for value, page in pages.items() if page.status_code not in {200, 400, 404}} == {}
    refused = [page for page in pages.values() if page.status_code == 400]
    assert {word for page in refused for word in english_in(page.text)} == set()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("state=closed&state=closed", 400),
        ("state[]=closed", 400),
        ("state[0]=closed", 400),
        ("unknown=1", 400),
        ("per_page=1000000", 400),
        ("fields=full_name", 400),
        ("sort=full_name", 400),
        ("q=%ff", 400),
        ("q=%00", 400),
        ("&".join(f"x{n}=1" for n in range(200)), 400),
        ("q=" + "a" * 65_536, 414),
        ('filter={"state":"closed"}', 400),
    ],
)
def test_parameters_that_no_link_of_ours_has(stage, query, status):
    page = stage.client("guest").get(f"/kk/register?{query}")
    assert page.status_code == status
    assert english_in(page.text) == set()


def test_a_long_address_and_many_cookies(stage):
    client = stage.client("guest")
    assert client.get("/" + "a" * 65_536).status_code == 414
    for n in range(4):
        client.set_cookie(f"x{n}", "a" * 4_000)
    page = client.get("/kk/track")
    assert page.status_code == 431
    assert english_in(page.text) == set()


# Bodies (B32, B44, B101, B104)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json", "application/xml", "", "multipart/mixed", "image/png"]
)
def test_a_form_in_another_format_is_refused_everywhere(stage, kind):
    client = stage.client("secretary")
    body = json.dumps({"csrf_token": token_of(client), "text": "x"})
    before = stage.digest(without=VOLATILE)
    statuses = {client.post(url, data=body, content_type=kind).status_code for url in addresses(stage, "POST")}
    assert statuses == {415}
    assert stage.digest(without=VOLATILE) == before


BOUNDARY = "x" * 20
BROKEN = {
    "no boundary": ("multipart/form-data", b"--x\r\n\r\n"),
    "wrong boundary": (
        f"multipart/form-data; boundary={BOUNDARY}",
        b'--other\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--other--\r\n',
    ),
    "cut": (
        f"multipart/form-data; boundary={BOUNDARY}",
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'.encode(),
    ),
    "cut header": (f"multipart/form-data; boundary={BOUNDARY}", f"--{BOUNDARY}\r\nContent-Dispo".encode()),
    "windows-1251": ("application/x-www-form-urlencoded", "text=Жайылым".encode("cp1251")),
    "percent windows-1251": ("application/x-www-form-urlencoded", b"text=%C6%E0%E9"),
    "utf-16": ("application/x-www-form-urlencoded", "text=Жайылым".encode("utf-16")),
    "lone surrogate": ("application/x-www-form-urlencoded", b"text=%ED%A0%80"),
    "another charset": ("application/x-www-form-urlencoded; charset=windows-1251", b"text=a"),
    "windows-1251 in parts": (
        f"multipart/form-data; boundary={BOUNDARY}",
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="text"\r\n\r\n'.encode()
        + "Жайылым".encode("cp1251")
        + f"\r\n--{BOUNDARY}--\r\n".encode(),
    ),
    "a field twice": ("application/x-www-form-urlencoded", b"text=a&text=b"),
    "array syntax": ("application/x-www-form-urlencoded", b"text[]=a"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_body_that_cannot_be_read_whole_is_refused_everywhere(stage, kind):
    """400 in Kazakh, never an empty form that is then told what it lacks."""
    content_type, body = BROKEN[kind]
    client = stage.client("secretary")
    before = stage.digest(without=VOLATILE)
    for url in addresses(stage, "POST"):
        page = client.post(f"/kk{url}", data=body, content_type=content_type)
        assert page.status_code == 400, url
        assert english_in(page.text) == set(), url
    assert stage.digest(without=VOLATILE) == before


def test_five_megabytes_of_text_are_refused_everywhere(stage):
    client = stage.client("secretary")
    body = b"text=" + b"a" * (5 * 1024 * 1024)
    for url in addresses(stage, "POST"):
        page = client.post(f"/kk{url}", data=body, content_type="application/x-www-form-urlencoded")
        assert page.status_code in {400, 413}, url
        if page.status_code == 400:
            assert any(
                form in url for form in ("files", "findings/new", "fix", "record", "import", "verify", "requests/")
            ), url
        assert len(page.text) < 100_000


# Fields that no form has (B101)

EXTRA = {
    "role": "administrator",
    "owner_id": "1",
    "account_id": "1",
    "state": "closed",
    "created_at": "2020-01-01",
    "is_public": "1",
    "number": "2020-00001",
    "outcome": "remedied",
    "is_disabled": "0",
    "body_id": "1",
    "id": "1",
}


def test_fields_that_no_form_has_are_ignored_by_an_act(stage):
    with stage.rehearsal():
        sent, client = prepare(stage, "control.suspend")
        assert sent.post(client, **EXTRA).status_code == 302
        number = stage.numbers["started"]
        assert cases.state_of(stage.services, number)[1] is CaseState.SUSPENDED
        assert cases.view(stage.services, stage.world, number).number == number


def test_nobody_registers_a_role(stage):
    with stage.rehearsal():
        with stage.services.database.reading() as session:
            before = {seat.id for seat in session.query(Seat)}
        answer = fill(
            stage.client("guest"),
            "/kk/account/register",
            kind="citizen",
            name="Әлия Ғабитқызы",
            email="newcomer@example.kz",
            password=PASSWORD,
            consent="y",
            **EXTRA,
        )
        assert answer.status_code == 302
        with stage.services.database.reading() as session:
            roles = {seat.role for seat in session.query(Seat) if seat.id not in before}
    assert roles <= {Role.CITIZEN}


@pytest.mark.parametrize(
    ("who", "role"), list(product(["ngo_head", "ngo_member"], ["administrator", "secretary", "ngo_head"]))
)
def test_an_organisation_invites_no_other_role(stage, who, role):
    """The role, the body and the position in the form are not asked; a plain member may not invite at all."""
    from oversight.persistence.models import AccountToken

    with stage.rehearsal():
        client = stage.client(who)
        typed = {"name": "Жаңа адам", "email": "new@example.kz", "role": role, "body": str(stage.world.commission.id)}
        answer = client.post("/kk/ngo/", data={"csrf_token": token_of(client), **typed})
        with stage.services.database.reading() as session:
            tokens = session.query(AccountToken).filter_by(purpose="invite").all()
            invited = [(token.content["role"], token.content["body_id"]) for token in tokens]
    if who == "ngo_head":
        assert (answer.status_code, invited) == (302, [("ngo_member", str(stage.world.ngo.id))])
    else:
        assert (answer.status_code, invited) == (404, [])
