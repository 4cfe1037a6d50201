"""How files leave: one header line, both forms of the name, never shown as part of the site."""

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.http import parse_options_header

from oversight.web.downloads import attachment_response, disposition

HOSTILE = [
    "a\r\nSet-Cookie: x=1.pdf",
    "a\nb.pdf",
    "a\0b.pdf",
    'a"; filename="evil.exe',
    "a;b.pdf",
    "a'b.pdf",
    "a%0d%0ab.pdf",
    "../../etc/passwd",
    "C:\\windows\\a.pdf",
    "/etc/passwd",
    "\u202efdp.exe",
    "...",
    "",
    ".htaccess",
    "ш" * 500 + ".pdf",
    "a\u2028b.pdf",
    "a\ud800.pdf",
]


def test_it_is_saved_not_shown() -> None:
    assert attachment_response(b"x", "a.png").headers["Content-Disposition"].startswith("attachment;")


def test_what_people_sent_goes_out_as_octets() -> None:
    assert attachment_response(b"x", "a.png").headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    "media_type", ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "image/png", "text/plain"]
)
def test_an_active_type_goes_out_as_octets(media_type: str) -> None:
    assert attachment_response(b"x", "a", media_type).headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("media_type", ["application/pdf", "text/csv; charset=utf-8", "application/zip"])
def test_our_own_papers_and_exports_keep_their_type(media_type: str) -> None:
    assert attachment_response(b"x", "a", media_type).headers["Content-Type"] == media_type


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'"),
        ("Accept-Ranges", "none"),
    ],
)
def test_it_carries_its_own_strict_headers(header: str, value: str) -> None:
    assert attachment_response(b"x", "a.pdf").headers[header] == value


def test_both_forms_of_a_kazakh_name_are_given() -> None:
    value = disposition("Жер шарты №5.pdf")
    assert value == (
        'attachment; filename="___ _____ _5.pdf"; '
        "filename*=UTF-8''%D0%96%D0%B5%D1%80%20%D1%88%D0%B0%D1%80%D1%82%D1%8B%20%E2%84%965.pdf"
    )


def test_a_client_reads_the_kazakh_name_back() -> None:
    assert parse_options_header(disposition("Жер шарты №5.pdf"))[1]["filename"] == "Жер шарты №5.pdf"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_in_one_header_line(name: str) -> None:
    value = attachment_response(b"x", name).headers["Content-Disposition"]
    assert value.isascii()
    assert value.isprintable()
    assert value.count('"') == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_no_path_and_not_hidden(name: str) -> None:
    shown = parse_options_header(disposition(name))[1]["filename"]
    assert shown
    assert not set(shown) & set('/\\"%;:')
    assert not shown.startswith(".")


def test_a_stream_is_given_out_whole_and_closed() -> None:
    stream = BytesIO(b"x" * 200_000)
    app = Flask(__name__)
    app.add_url_rule("/", "file", lambda: attachment_response(stream, "a.pdf"))
    answer = app.test_client().get("/", headers={"Range": "bytes=0-1", "If-None-Match": "*"})
    assert (answer.status_code, len(answer.data)) == (200, 200_000)
    answer.close()
    assert stream.closed
