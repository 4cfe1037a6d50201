"""The exact headers of every kind of answer, on http and on https."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, Response, abort, g, session
from flask.testing import FlaskClient

from config import Settings
from oversight.web import headers
from oversight.web.downloads import attachment_response

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ON_EVERY_ANSWER = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=(), xr-spatial-tracking=()"
    ),
    "X-Frame-Options": "DENY",
    "Strict-Transport-Security": None,
    "Server": None,
}
ON_HTTPS = ON_EVERY_ANSWER | {
    "Content-Security-Policy": f"{POLICY}; upgrade-insecure-requests",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
KINDS = ["/page", "/refused", "/broken", "/absent", "/moved", "/static/app.css", "/static/absent.css", "/page?v=1"]


def private() -> str:
    g.is_private = True
    return "private"


def broken() -> str:
    raise RuntimeError


def sign_in() -> str:
    session["_user_id"] = "token"
    return "hello"


def form() -> str:
    session["csrf_token"] = "token"
    return "form"


VIEWS: dict[str, Callable[[], Any]] = {
    "/page": lambda: "page",
    "/private": private,
    "/shared": lambda: Response("shared", headers={"Cache-Control": "public, max-age=60"}),
    "/refused": lambda: abort(409),
    "/broken": broken,
    "/moved": lambda: Response(status=303, headers={"Location": "/page"}),
    "/sign-in": sign_in,
    "/form": form,
    "/file": lambda: attachment_response(b"x", "a.pdf"),
}


def chatty(response: Response) -> Response:
    response.headers["Server"] = "Chatty/1.0"
    return response


@pytest.fixture
def make_client(tmp_path: Path) -> Callable[[str], FlaskClient]:
    """A small site on a base address."""

    def make(base_url: str) -> FlaskClient:
        (tmp_path / "app.css").write_text("a{}")
        app = Flask(__name__, static_folder=str(tmp_path), static_url_path="/static")
        app.secret_key = "k" * 40
        app.extensions["oversight"] = SimpleNamespace(
            settings=Settings(database_url="sqlite://", data_dir=tmp_path, secret_key="k" * 40, base_url=base_url)
        )
        headers.init_app(app)
        app.after_request(chatty)
        for path, view in VIEWS.items():
            app.add_url_rule(path, path.strip("/"), view)
        app.add_url_rule("/act", "act", lambda: "done", methods=["POST"])
        return app.test_client()

    return make


@pytest.fixture
def client(make_client: Callable[[str], FlaskClient]) -> FlaskClient:
    return make_client("http://localhost")


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_answer_has_the_headers(client: FlaskClient, path: str) -> None:
    found = client.get(path, buffered=True).headers
    assert {name: found.get(name) for name in ON_EVERY_ANSWER} == ON_EVERY_ANSWER


@pytest.mark.parametrize("path", KINDS)
def test_https_adds_transport_security(make_client: Callable[[str], FlaskClient], path: str) -> None:
    found = make_client("https://oversight.example").get(path, buffered=True).headers
    assert {name: found.get(name) for name in ON_HTTPS} == ON_HTTPS


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_refused_methods_have_the_headers(client: FlaskClient, method: str) -> None:
    found = getattr(client, method)("/page").headers
    assert found["Content-Security-Policy"] == POLICY


def test_each_header_is_sent_once(client: FlaskClient) -> None:
    found = client.get("/page").headers
    assert [name for name in ON_HTTPS if len(found.getlist(name)) > 1] == []


def test_scripts_and_styles_come_from_files_only() -> None:
    assert "unsafe" not in headers.fixed_headers(is_https=True)["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/page", "no-cache"),
        ("/private", "no-store"),
        ("/refused", "no-store"),
        ("/absent", "no-store"),
        ("/broken", "no-store"),
        ("/sign-in", "no-store"),
        ("/form", "no-cache"),
        ("/file", "no-store"),
        ("/shared", "public, max-age=60"),
        ("/static/app.css", "no-cache"),
        ("/static/app.css?v=1a2b", "public, max-age=31536000, immutable"),
        ("/static/absent.css?v=1", "no-store"),
    ],
)
def test_caches_keep_what_is_public(client: FlaskClient, path: str, cache: str) -> None:
    assert client.get(path, buffered=True).headers["Cache-Control"] == cache


def test_the_answer_to_an_act_is_not_kept(client: FlaskClient) -> None:
    assert client.post("/act").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/page", "/shared"])
def test_nothing_is_kept_of_what_a_signed_in_person_sees(client: FlaskClient, path: str) -> None:
    client.get("/sign-in")
    assert client.get(path, buffered=True).headers["Cache-Control"] == "no-store"


def test_nothing_is_kept_of_an_unfinished_filing(client: FlaskClient) -> None:
    client.set_cookie("draft", "secret")
    assert client.get("/page").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("cookie", ["language", "theme"])
def test_a_choice_of_language_or_colour_makes_no_page_private(client: FlaskClient, cookie: str) -> None:
    client.set_cookie(cookie, "kk")
    assert client.get("/page").headers["Cache-Control"] == "no-cache"


def test_pages_differ_by_language_and_cookie(client: FlaskClient) -> None:
    assert set(client.get("/page").vary) == {"Accept-Language", "Cookie"}


def test_static_files_are_the_same_for_everyone(client: FlaskClient) -> None:
    assert "Vary" not in client.get("/static/app.css", buffered=True).headers


def test_a_download_keeps_its_stricter_policy(client: FlaskClient) -> None:
    assert (
        client.get("/file").headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    )
