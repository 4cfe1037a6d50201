"""The exact headers on every answer of the application: each page of the crawl, each refusal, each file.

The table is that of tests/web/test_headers.py; SQLite only.
"""

import re
from dataclasses import replace
from http.cookies import SimpleCookie

import pytest

from oversight.app import create_app
from oversight.web import errors
from oversight.web.downloads import XLSX
from tests.passwords import PASSWORD
from tests.security import crawl
from tests.security.rehearsed import token_of
from tests.security.test_matrix import visits_of
from tests.security.test_requests import _known_account, _token
from tests.web.test_headers import ON_EVERY_ANSWER, ON_HTTPS

pytestmark = pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
DOWNLOAD = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}


def differing(headers, wanted):
    """The headers that are not as wanted, or sent more than once."""
    found = {}
    for name, value in headers:
        found.setdefault(name, []).append(value)
    return {
        name: found.get(name) for name, value in wanted.items() if found.get(name, []) != ([value] if value else [])
    }


OF_OPEN_DATA = {
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Vary": "Accept-Language",
    "Set-Cookie": None,
}


def is_open_data(visit):
    return visit.endpoint.startswith("api.")


def is_file(visit):
    return dict(visit.headers).get("Content-Disposition", "").startswith("attachment")


def test_every_page_has_them(stage):
    pages = [visit for visit in visits_of(stage) if not is_file(visit)]
    wanted = {True: ON_EVERY_ANSWER | OF_OPEN_DATA, False: ON_EVERY_ANSWER}
    wrong = {visit.url: found for visit in pages if (found := differing(visit.headers, wanted[is_open_data(visit)]))}
    print(f"\nG33: N = {len(pages)} pages")
    assert wrong == {}


def test_every_file_is_saved_never_shown(stage):
    files = [visit for visit in visits_of(stage) if is_file(visit)]
    assert len(files) > 20, "the stage has papers and attachments"
    wanted = ON_EVERY_ANSWER | DOWNLOAD
    assert {visit.url: found for visit in files if (found := differing(visit.headers, wanted))} == {}
    for visit in files:
        headers = dict(visit.headers)
        assert headers["Content-Disposition"].startswith("attachment;"), visit.url
        assert headers["Content-Type"] in {
            "application/octet-stream",
            "application/pdf",
            "text/calendar; charset=utf-8",
            "text/csv",
            "text/csv; charset=utf-8",
            XLSX,
        }, visit.url


def test_nothing_private_is_kept_by_a_cache(stage):
    """Whoever is signed in, in the midst of a filing or refused: no-store. The rest is asked for again.

    Open data does not know who is signed in.
    """
    for visit in visits_of(stage):
        if visit.endpoint == "static":
            continue
        control = dict(visit.headers)["Cache-Control"]
        knows_the_reader = visit.who != "guest" and not is_open_data(visit)
        asks_about_a_paper = visit.endpoint.startswith("verify.")  # which one is nobody's business
        is_private = knows_the_reader or visit.status >= 400 or is_file(visit) or asks_about_a_paper
        assert control == ("no-store" if is_private else "no-cache"), visit.url


def test_every_page_says_what_it_is(stage):
    types = {dict(visit.headers).get("Content-Type") for visit in visits_of(stage) if visit.status != 302}
    assert types <= {
        "text/html; charset=utf-8",
        "text/plain; charset=utf-8",
        "text/css; charset=utf-8",
        "text/calendar; charset=utf-8",
        "text/csv",
        "text/csv; charset=utf-8",
        XLSX,
        "application/json",
        "application/pdf",
        "application/octet-stream",
    }


def test_no_page_carries_script_or_style_of_its_own(stage):
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?! (?:type=\"module\" )?src=\")|javascript:")
    assert [
        visit.url
        for visit in visits_of(stage)
        if "html" in dict(visit.headers).get("Content-Type", "") and inline.search(visit.text)
    ] == []


def test_no_page_loads_anything_from_elsewhere(stage):
    elsewhere = re.compile(r'(?:src|href|action)="(?:https?:)?//(?!localhost/)')
    found = {match for visit in visits_of(stage) for match in elsewhere.findall(visit.text)}
    assert found == set()


def breaks(*_args, **_more):
    raise RuntimeError


def refusals(stage, monkeypatch):
    """Every kind of refusal, by its status."""
    client = stage.client("secretary")
    token = token_of(client)
    big = b"csrf_token=" + token.encode() + b"&text=" + b"a" * 2_000_000
    form = "application/x-www-form-urlencoded"
    yield 400, client.get("/register?x=1")
    yield 400, client.post("/track", data={"number": "1"})
    guest = stage.client("guest")
    yield 401, guest.post("/commission/cases/2026-00001/fix", data={"csrf_token": token_of(guest)})
    yield 404, client.get("/nowhere")
    yield 404, client.get("/static/nothing.css")
    yield 405, client.put("/register")
    yield 405, client.get("/commission/cases/2026-00001/claim")
    yield 413, client.post("/track", data=big, content_type=form)
    yield 414, client.get("/" + "a" * 10_000)
    yield 415, client.post("/track", data="{}", content_type="application/json")
    yield 422, client.post("/track", data={"csrf_token": token})
    yield 431, stage.app.test_client(use_cookies=False).get("/register", headers={"Cookie": "a=" + "b" * 9_000})
    monkeypatch.setattr("oversight.services.register.page_of", breaks)
    yield 500, client.get("/register")
    monkeypatch.setattr(errors, "render_template", breaks)
    yield 500, client.get("/register")
    yield 404, client.get("/nowhere")


def test_every_refusal_has_them(stage, monkeypatch):
    kinds = 0
    for status, answer in refusals(stage, monkeypatch):
        kinds += 1
        assert answer.status_code == status
        assert differing(list(answer.headers), ON_EVERY_ANSWER | {"Cache-Control": "no-store"}) == {}, status
    assert kinds == 15


# Over https


@pytest.fixture
def secure(stage):
    """The same house behind https."""
    settings = replace(stage.services.settings, base_url="https://oversight.example")
    services = replace(stage.services, settings=settings)
    return create_app(settings, services)


def ask(app, method, path, **more):
    client = more.pop("client", None) or app.test_client()
    return client.open(path, method=method, base_url="https://oversight.example", **more)


@pytest.mark.parametrize(
    "path", ["/", "/register", "/track", "/account/login", "/nowhere", "/static/app.css", "/commission/"]
)
def test_https_adds_transport_security_to_every_kind(secure, path):
    answer = ask(secure, "GET", path, buffered=True)
    assert differing(list(answer.headers), ON_HTTPS) == {}
    answer.close()


def test_the_other_host_is_refused_over_https(secure):
    assert secure.test_client().get("/register").status_code == 400


def cookies_of(answer):
    """Name, value and attributes of each cookie an answer sets."""
    found = SimpleCookie()
    for line in answer.headers.getlist("Set-Cookie"):
        found.load(line)
    return found


def test_every_cookie_is_locked_to_this_host(stage, secure):
    """Session, draft, language, colour: Secure, HttpOnly, SameSite=Lax, the whole site and no other; the first two by
    their name too."""
    client = secure.test_client()
    with stage.rehearsal():
        address = _known_account(stage)
        secure.extensions["oversight"].database = stage.services.database
        page = ask(secure, "GET", "/kk/complaints/new", client=client)
        token = _token(page)
        at = {"Referer": "https://oversight.example/kk/complaints/new"}
        begun = ask(secure, "POST", "/kk/complaints/new", client=client, data={"csrf_token": token}, headers=at)
        themed = ask(
            secure, "POST", "/kk/account/theme", client=client, data={"csrf_token": token, "theme": "dark"}, headers=at
        )
        typed = {"csrf_token": token, "email": address, "password": PASSWORD}
        signed = ask(secure, "POST", "/kk/account/login", client=client, data=typed, headers=at)
    assert [answer.status_code for answer in (begun, themed, signed)] == [302] * 3
    cookies = {name: morsel for answer in (page, begun, themed, signed) for name, morsel in cookies_of(answer).items()}
    assert set(cookies) == {"__Host-session", "__Host-draft", "theme", "language"}
    for name, morsel in cookies.items():
        assert morsel["secure"], name
        assert morsel["httponly"], name
        assert (morsel["samesite"], morsel["path"], morsel["domain"]) == ("Lax", "/", ""), name


def test_a_form_over_https_needs_a_sender(secure):
    """Without Origin and Referer nobody says where the form comes from."""
    client = secure.test_client()
    token = _token(ask(secure, "GET", "/kk/track", client=client))
    typed = {"csrf_token": token, "number": "2026-00001", "secret": "x" * 16}
    assert ask(secure, "POST", "/kk/track", client=client, data=typed).status_code == 400
    at = {"Origin": "https://evil.example", "Referer": "https://evil.example/"}
    assert ask(secure, "POST", "/kk/track", client=client, data=typed, headers=at).status_code == 400


def test_a_session_begins_anew_at_sign_in(stage):
    """A cookie from before the sign-in is worth nothing after it, and one kept from before the sign-out neither."""
    with stage.rehearsal():
        address = _known_account(stage)
        client = stage.client("guest")
        page = client.get("/kk/account/login")
        before = client.get_cookie("session").value
        client.post("/kk/account/login", data={"csrf_token": _token(page), "email": address, "password": PASSWORD})
        during = client.get_cookie("session").value
        assert client.get("/kk/account/settings").status_code == 200
        client.post("/kk/account/logout", data={"csrf_token": token_of(client)})
        for kept in (before, during):
            thief = stage.app.test_client()
            thief.set_cookie("session", kept, domain="localhost")
            assert thief.get("/kk/account/settings").status_code == 302
    assert before != during


def test_every_door_closes_at_the_next_request(stage):
    """Sign-out everywhere, an ended seat, a disabled account: G27 over every page of the person."""
    from oversight.persistence.models import Account, LoginSession, Seat

    def revoke(session, account_id):
        session.query(LoginSession).filter_by(account_id=account_id).update({"revoked_at": stage.clock()})

    def disable(session, account_id):
        session.query(Account).filter_by(id=account_id).update({"is_disabled": True})

    def end(session, account_id):
        session.query(Seat).filter_by(account_id=account_id).update({"ended_at": stage.clock()})

    values = crawl.common_objects(stage) | crawl.objects_of(stage, stage.numbers["received"])
    for cause, wanted in ((revoke, 302), (disable, 302), (end, 404)):
        for who in ("secretary", "agency_head", "administrator"):
            client = stage.client(who)
            with stage.rehearsal():
                with stage.services.database.writing() as session:
                    cause(session, stage.people[who].account_id)
                    session.commit()
                desk = {"secretary": "commission", "agency_head": "agency", "administrator": "admin"}[who]
                for rule in crawl.rules(stage, "GET"):
                    if crawl.desk_of(stage, rule.endpoint) == desk and crawl.is_open_to(stage, rule.endpoint, who):
                        url = crawl.address(stage, rule, values)
                        assert client.get(url).status_code == wanted, (cause.__name__, url)
