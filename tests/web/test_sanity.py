"""What every request must be before a view sees it: each refusal by status, and nothing done by the view."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, jsonify, request
from flask.testing import FlaskClient
from waitress.server import create_server
from werkzeug.exceptions import HTTPException
from werkzeug.test import EnvironBuilder, run_wsgi_app

from config import Limits, Settings
from oversight.web import form_parsing, sanity
from oversight.web.sanity import takes_files, takes_many
from tests.patience import PATIENCE

LIMITS = replace(Limits(), form_bytes=20_000, body_bytes=200_000)
BOUNDARY = "----WebKitFormBoundaryABC"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
URLENCODED = "application/x-www-form-urlencoded"
FORM = f"\r\nConnection: close\r\nContent-Type: {URLENCODED}\r\n\r\n".encode()


def show() -> Any:
    """Everything the view was given, and proof that it was reached."""
    return jsonify(
        form={name: request.form.getlist(name) for name in request.form},
        files={name: [(file.filename, len(file.read())) for file in files] for name, files in request.files.lists()},
        query=request.args.to_dict(),
        address=request.remote_addr,
        route=list(request.access_route),
        is_secure=request.is_secure,
    )


def build_app(base_url: str) -> Flask:
    app = Flask(__name__)
    settings = Settings(
        database_url="sqlite://", data_dir=Path(), secret_key="k" * 40, base_url=base_url, limits=LIMITS
    )
    app.extensions["oversight"] = SimpleNamespace(settings=settings)
    sanity.init_app(app)
    app.add_url_rule("/page", "page", show)
    app.add_url_rule("/form", "form", show, methods=["GET", "POST"])
    app.add_url_rule("/act", "act", show, methods=["POST"])
    app.add_url_rule("/files", "files", takes_many("file")(takes_files(partial(show))), methods=["POST"])
    app.add_url_rule("/choices", "choices", takes_many("choice")(partial(show)), methods=["POST"])
    app.register_error_handler(HTTPException, lambda error: (str(error.description), error.code, error.get_headers()))
    return app


@pytest.fixture
def app() -> Flask:
    return build_app("http://localhost")


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def send(app: Flask) -> Callable[..., tuple[int, str]]:
    """Send an environ that no client library would make; gives status and text."""

    def send(path: str = "/form", method: str = "POST", body: bytes = b"", **environ: Any) -> tuple[int, str]:
        made = EnvironBuilder(path, method=method, input_stream=BytesIO(body)).get_environ()
        made |= {"CONTENT_TYPE": URLENCODED, "CONTENT_LENGTH": str(len(body))}
        made |= environ
        made = {name: value for name, value in made.items() if value is not None}
        chunks, status, _ = run_wsgi_app(app, made, buffered=True)
        return int(status[:3]), b"".join(chunks).decode()

    return send


def multipart(*parts: bytes, end: bytes = f"--{BOUNDARY}--\r\n".encode()) -> bytes:
    return b"".join(f"--{BOUNDARY}\r\n".encode() + part + b"\r\n" for part in parts) + end


def field(name: str, value: bytes, extra: str = "") -> bytes:
    return f'Content-Disposition: form-data; name="{name}"{extra}\r\n\r\n'.encode() + value


# Methods


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "OPTIONS", "CONNECT", "JEFF", "get"])
@pytest.mark.parametrize("path", ["/page", "/form", "/absent"])
def test_other_methods_are_refused(send: Callable[..., Any], method: str, path: str) -> None:
    assert send(path, "GET", REQUEST_METHOD=method)[0] == 405


def test_a_refused_method_is_told_what_is_allowed(client: FlaskClient) -> None:
    assert client.put("/form").headers["Allow"] == "GET, HEAD, POST"


def test_head_on_a_form_that_is_only_sent_is_refused(client: FlaskClient) -> None:
    assert client.head("/act").status_code == 405


def test_head_on_a_page_is_answered(client: FlaskClient) -> None:
    assert client.head("/page").status_code == 200


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_a_method_in_a_header_is_ignored(client: FlaskClient, header: str) -> None:
    assert client.get("/act", headers={header: "POST"}).status_code == 405


def test_a_method_in_a_field_is_ignored(client: FlaskClient) -> None:
    assert client.post("/form", data={"_method": "DELETE"}).status_code == 200


# Host, origin, forwarded headers


@pytest.mark.parametrize(
    "host",
    [
        "evil.kz",
        "localhost:8000",
        "localhost:443",
        "localhost.",
        "localhost.evil.kz",
        "evil.localhost",
        "user@localhost",
        "localhost@evil.kz",
        "localhost, evil.kz",
        "localhost,localhost",
        "localhost evil.kz",
        "localhost/evil",
        "localhost\t",
        "localhost:",
        "localhost:80a",
        "localhost:99999999",
        "locаlhost",
        "ⅼocalhost",
        "127.0.0.1",
        "[::1]",
        "http://localhost",
        "",
        "\0",
        "a" * 10_000,
    ],
)
def test_another_host_is_refused(send: Callable[..., Any], host: str) -> None:
    status, text = send("/page", "GET", HTTP_HOST=host.encode().decode("latin-1"))
    assert (status, text) == (400, f"oversight:{sanity.OTHER_HOST}")


def test_a_request_without_host_is_refused(send: Callable[..., Any]) -> None:
    assert send("/page", "GET", HTTP_HOST=None)[0] == 400


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "localhost:80"])
def test_our_own_host_is_accepted(send: Callable[..., Any], host: str) -> None:
    assert send("/page", "GET", HTTP_HOST=host)[0] == 200


@pytest.mark.parametrize(
    ("base_url", "host", "status"),
    [
        ("https://oversight.example", "oversight.example", 200),
        ("https://oversight.example", "oversight.example:443", 200),
        ("https://oversight.example", "oversight.example:80", 400),
        ("http://127.0.0.1:8123", "127.0.0.1:8123", 200),
        ("http://127.0.0.1:8123", "127.0.0.1", 400),
        ("http://[::1]:8123", "[::1]:8123", 200),
        ("https://бақылау.қаз", "xn--80aa3akc6d4c.xn--80ao21a", 400),
        ("https://бақылау.қаз", "бақылау.қаз".encode("idna").decode(), 200),
    ],
)
def test_the_host_is_that_of_the_base_address(base_url: str, host: str, status: int) -> None:
    answer = build_app(base_url).test_client().get("/page", headers={"Host": host})
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Forwarded-For", "1.1.1.1, 2.2.2.2, 3.3.3.3, 4.4.4.4, 5.5.5.5"),
        ("X-Forwarded-Host", "evil.kz"),
        ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-Prefix", "/evil"),
        ("Forwarded", "for=1.1.1.1;host=evil.kz;proto=https"),
        ("X-Real-IP", "1.1.1.1"),
        ("X-Original-URL", "/act"),
        ("X-Rewrite-URL", "/act"),
    ],
)
def test_headers_of_proxies_change_nothing(client: FlaskClient, name: str, value: str) -> None:
    assert client.get("/page", headers={name: value}).json == client.get("/page").json


@pytest.mark.parametrize(
    "origin",
    ["null", "http://evil.kz", "https://localhost", "http://localhost:81", "localhost", "", "http://localhost.evil.kz"],
)
def test_a_form_from_another_site_is_refused(client: FlaskClient, origin: str) -> None:
    answer = client.post("/form", data={"a": "1"}, headers={"Origin": origin})
    assert (answer.status_code, answer.text) == (400, f"oversight:{sanity.OTHER_ORIGIN}")


@pytest.mark.parametrize("origin", ["http://localhost", "http://localhost:80"])
def test_a_form_from_our_own_pages_is_taken(client: FlaskClient, origin: str) -> None:
    assert client.post("/form", data={"a": "1"}, headers={"Origin": origin}).status_code == 200


# Address and cookies


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        ("a=1&b=2", 200),
        ("q=%D0%B6%D0%B5%D1%80&state=", 200),
        ("a=1&a=1", 400),
        ("a=1&b=2&a=3", 400),
        ("a[]=1", 400),
        ("a[0]=1", 400),
        ("%D0%B6=1", 400),
        ("=1", 400),
        ("a=%00", 400),
        ("a=%ff", 400),
        ("a=%d0", 400),
        ("a%00=1", 400),
        ("a=%ed%a0%80", 400),
        ("&".join(f"a{n}=1" for n in range(100)), 200),
        ("&".join(f"a{n}=1" for n in range(101)), 400),
        ("&" * 200, 400),
        ("a=" + "x" * 8_000, 200),
        ("a=" + "x" * 8_192, 414),
        ("a=" + "x" * 65_536, 414),
        ("a=" + "%D0%B6" * 2_000, 414),
    ],
)
def test_parameters_are_few_plain_and_once(send: Callable[..., Any], query: str, status: int) -> None:
    assert send("/page", "GET", QUERY_STRING=query)[0] == status


def test_raw_bytes_in_the_query_are_refused(send: Callable[..., Any]) -> None:
    assert send("/page", "GET", QUERY_STRING="q=\xff\xfe")[0] == 400


def test_a_refused_query_does_not_trip_the_page_of_the_refusal(app: Flask) -> None:
    app.register_error_handler(400, lambda _error: (f"{request.full_path} {len(request.args)}", 400))
    made = EnvironBuilder("/page").get_environ() | {"QUERY_STRING": "q=\xff"}
    chunks, _, _ = run_wsgi_app(app, made, buffered=True)
    assert b"".join(chunks) == b"/page? 0"


@pytest.mark.parametrize("path", ["/page\0", "/\x1b[2J", "/page/\xff", "/\xd0", "/page\r\nX: y"])
def test_a_path_that_cannot_be_read_is_absent(send: Callable[..., Any], path: str) -> None:
    assert send("/page", "GET", PATH_INFO=path)[0] == 404


def test_a_long_path_is_refused(send: Callable[..., Any]) -> None:
    assert send("/page", "GET", PATH_INFO="/" + "a" * 8_192)[0] == 414


@pytest.mark.parametrize(
    ("cookies", "status"), [("a=" + "x" * 8_000, 200), ("a=" + "x" * 16_000, 431), ('a="\\000"', 400)]
)
def test_cookies_are_short_and_plain(send: Callable[..., Any], cookies: str, status: int) -> None:
    assert send("/page", "GET", HTTP_COOKIE=cookies)[0] == status


# Forms


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/json",
        "application/x-url-encoded",
        "multipart/mixed; boundary=x",
        "text/html",
        "",
        None,
        "x" * 9_000,
        "application/xml",
        "/",
    ],
)
def test_other_kinds_of_body_are_refused(send: Callable[..., Any], content_type: str | None) -> None:
    assert send(body=b'{"a": 1}', CONTENT_TYPE=content_type)[0] == 415


def test_a_plain_form_is_read(client: FlaskClient) -> None:
    answer = client.post("/form", data={"name": "Әсел", "empty": ""})
    assert answer.json["form"] == {"name": ["Әсел"], "empty": [""]}


def test_a_form_with_files_is_read(client: FlaskClient) -> None:
    data = {"name": "Әсел", "file": [(BytesIO(b"x" * 70_000), "шарт.pdf"), (BytesIO(b""), "бос.txt")]}
    answer = client.post("/files", data=data)
    assert answer.json["form"] == {"name": ["Әсел"]}
    assert answer.json["files"] == {"file": [["шарт.pdf", 70_000], ["бос.txt", 0]]}


@pytest.mark.parametrize("body", [b"name=\xc0\xe1", b"name=%C0%E1", b"na%FFme=a", b"a=\xd0"])
def test_letters_that_are_not_utf8_are_refused_with_a_hint(send: Callable[..., Any], body: bytes) -> None:
    assert send(body=body) == (400, f"oversight:{form_parsing.NOT_UTF8}")


def test_another_charset_is_refused_with_a_hint(send: Callable[..., Any]) -> None:
    status, text = send(body=b"a=1", CONTENT_TYPE=f"{URLENCODED}; charset=windows-1251")
    assert (status, text) == (400, f"oversight:{form_parsing.NOT_UTF8}")


@pytest.mark.parametrize("value", ["Әсел".encode("cp1251", "replace") + "ж".encode("cp1251"), b"\xff", b"\xed\xa0\x80"])
def test_parts_that_are_not_utf8_are_refused_with_a_hint(send: Callable[..., Any], value: bytes) -> None:
    assert send(body=multipart(field("a", value)), CONTENT_TYPE=MULTIPART) == (
        400,
        f"oversight:{form_parsing.NOT_UTF8}",
    )


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (multipart(field("a", b"1")), "multipart/form-data"),
        (multipart(field("a", b"1")), "multipart/form-data; boundary="),
        (multipart(field("a", b"1")), "multipart/form-data; boundary=other"),
        (multipart(field("a", b"1")), f"multipart/form-data; boundary={'x' * 5_000}"),
        (multipart(field("a", b"1")), "multipart/form-data; boundary=\xe9"),
        (b"", MULTIPART),
        (b"a=1", MULTIPART),
        (multipart(field("a", b"1"), end=b""), MULTIPART),
        (multipart(field("a", b"1"))[:-6], MULTIPART),
        (multipart(field("a", b"1"))[:40], MULTIPART),
        (multipart(b'Content-Disposition: form-data; name="a"'), MULTIPART),
        (multipart(b"\r\n1"), MULTIPART),
        (multipart(b"Content-Type: text/plain\r\n\r\n1"), MULTIPART),
        (multipart(b"Content-Disposition: form-data\r\n\r\n1"), MULTIPART),
        (multipart(field("", b"1")), MULTIPART),
        (multipart(field("a[]", b"1")), MULTIPART),
        (multipart(field("a" * 101, b"1")), MULTIPART),
        (multipart(b"X: " + b"x" * 9_000 + b"\r\n" + field("a", b"1")), MULTIPART),
        (multipart(b"Content-Transfer-Encoding: base64\r\n" + field("a", b"MQ==")), MULTIPART),
        (b"junk\r\n" + multipart(field("a", b"1")), MULTIPART),
        (multipart(field("a", b"1")) + b"junk", MULTIPART),
    ],
)
def test_a_damaged_multipart_form_is_refused(send: Callable[..., Any], body: bytes, content_type: str) -> None:
    assert send(body=body, CONTENT_TYPE=content_type)[0] == 400


def test_part_headers_of_200_kilobytes_are_refused(send: Callable[..., Any]) -> None:
    body = multipart(b"X: " + b"x" * 190_000 + b"\r\n" + field("a", b"1"))
    assert send("/files", body=body, CONTENT_TYPE=MULTIPART)[0] == 400


def test_a_form_cut_on_the_way_is_refused(send: Callable[..., Any]) -> None:
    assert send(body=b"name=Asel&text=comp", CONTENT_LENGTH="500")[0] == 400


def test_a_form_cut_behind_a_server_that_ends_the_stream_is_refused(send: Callable[..., Any]) -> None:
    assert send(body=b"name=Asel&text=comp", CONTENT_LENGTH="500", **{"wsgi.input_terminated": True})[0] == 400


def test_a_form_without_length_is_refused(send: Callable[..., Any]) -> None:
    assert send(body=b"a=1", CONTENT_LENGTH=None)[0] == 400


def test_a_chunked_form_is_read_where_the_server_ends_the_stream(send: Callable[..., Any]) -> None:
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    assert send(body=b"a=1", CONTENT_LENGTH=None, **chunked)[0] == 200


def test_a_chunked_form_of_just_the_limit_is_read(send: Callable[..., Any]) -> None:
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    assert send(body=b"a=" + b"x" * 19_998, CONTENT_LENGTH=None, **chunked)[0] == 200


def test_a_chunked_form_over_the_limit_is_refused(send: Callable[..., Any]) -> None:
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    assert send(body=b"a=" + b"x" * 30_000, CONTENT_LENGTH=None, **chunked)[0] == 413


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/form", 20_000, 200),
        ("/form", 20_001, 413),
        ("/form", 5_000_000, 413),
        ("/files", 20_001, 200),
        ("/files", 200_001, 413),
    ],
)
def test_a_form_has_a_limit(send: Callable[..., Any], path: str, size: int, status: int) -> None:
    assert send(path, body=b"a=" + b"x" * (size - 2))[0] == status


def test_the_text_of_a_form_with_files_has_the_limit_of_a_form(send: Callable[..., Any]) -> None:
    body = multipart(field("a", b"x" * 15_000), field("b", b"x" * 15_000))
    assert send("/files", body=body, CONTENT_TYPE=MULTIPART)[0] == 413


def test_files_may_be_larger_than_a_form(send: Callable[..., Any]) -> None:
    body = multipart(field("file", b"x" * 150_000, '; filename="a.pdf"'))
    assert send("/files", body=body, CONTENT_TYPE=MULTIPART)[0] == 200


def test_a_form_that_takes_no_files_keeps_its_limit(send: Callable[..., Any]) -> None:
    body = multipart(field("file", b"x" * 150_000, '; filename="a.pdf"'))
    assert send("/form", body=body, CONTENT_TYPE=MULTIPART)[0] == 413


def test_too_many_parts_are_refused(send: Callable[..., Any]) -> None:
    body = multipart(*(field(f"a{n}", b"1") for n in range(1_001)))
    assert send("/files", body=body, CONTENT_TYPE=MULTIPART)[0] == 413


def test_too_many_fields_are_refused(send: Callable[..., Any]) -> None:
    assert send("/files", body="&".join(f"a{n}=" for n in range(1_001)).encode())[0] == 413


@pytest.mark.parametrize("body", [b"a=1&a=2", b"a=1&a=1", b"csrf_token=x&csrf_token=x", b"choice=1&choice=2&a=1&a=1"])
def test_one_answer_sent_twice_is_refused(send: Callable[..., Any], body: bytes) -> None:
    assert send("/choices" if b"choice" in body else "/form", body=body) == (400, f"oversight:{sanity.SENT_TWICE}")


def test_a_declared_field_may_come_many_times(send: Callable[..., Any]) -> None:
    assert send("/choices", body=b"choice=1&choice=2")[0] == 200


def test_a_field_and_a_file_of_one_name_are_refused(send: Callable[..., Any]) -> None:
    body = multipart(field("a", b"1"), field("a", b"1", '; filename="a.pdf"'))
    assert send("/form", body=body, CONTENT_TYPE=MULTIPART)[0] == 400


@pytest.mark.parametrize("key", ["a[]", "a[0]", "a b", "", "ж", "a\r\nb", "a" * 101])
def test_names_that_no_form_has_are_refused(client: FlaskClient, key: str) -> None:
    assert client.post("/form", data={key: "1"}).status_code == 400


def test_nul_in_an_answer_is_refused(client: FlaskClient) -> None:
    answer = client.post("/form", data={"name": "Ас\0қар"})
    assert (answer.status_code, answer.text) == (422, f"oversight:{sanity.UNSTORABLE}")


def test_nul_in_the_name_of_a_file_is_left_to_the_store(send: Callable[..., Any]) -> None:
    body = multipart(field("file", b"x", '; filename="a\0b.pdf"'))
    assert send("/files", body=body, CONTENT_TYPE=MULTIPART)[0] == 200


def test_a_form_to_an_absent_address_is_not_read(send: Callable[..., Any]) -> None:
    assert send("/absent", body=b"x" * 30_000, CONTENT_TYPE="text/plain")[0] == 404


# Through a real server


@pytest.fixture
def port(app: Flask) -> Iterator[int]:
    app.config["BASE"] = "http://127.0.0.1"
    server = create_server(
        build_app("http://localhost"),
        host="127.0.0.1",
        port=0,
        threads=1,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield int(server.effective_port)
    server.close()


def talk(port: int, request_bytes: bytes) -> bytes:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)) as connection:
        connection.sendall(request_bytes)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET /page HTTP/1.1\r\nHost: localhost\r\nHost: evil.kz\r\nConnection: close\r\n\r\n", b"400"),
        (b"GET /page HTTP/1.0\r\n\r\n", b"400"),
        (b"GET http://evil.kz/page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"200"),
        (b"GET /page?" + b"a" * 65_536 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"414"),
        (
            b"GET /page HTTP/1.1\r\nHost: localhost\r\nCookie: " + b"a" * 16_384 + b"\r\nConnection: close\r\n\r\n",
            b"431",
        ),
        (b"TRACE /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"405"),
        (
            b"POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked" + FORM + b"3\r\na=1\r\n0\r\n\r\n",
            b"200",
        ),
        (
            b"POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3" + FORM + b"a=1&b=2",
            b"200",
        ),
    ],
)
def test_a_real_server_gives_the_same_answers(port: int, request_bytes: bytes, status: bytes) -> None:
    assert talk(port, request_bytes).split(b" ", 2)[1] == status
