"""The page on which anybody checks a paper: nothing private, nothing kept, the same for absent and private numbers."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from oversight.services import issuing
from tests.cases import file_complaint
from tests.certificates import SUBJECT, made_up
from tests.certificates import write_to as write_certificate
from tests.services.test_issuing import PDF, queued, quickly
from tests.statements import counted
from tests.web.filling import forms_of

pytestmark = pytest.mark.usefixtures("receipts_only")


@pytest.fixture
def issued(services, world):
    """Number and bytes of an issued receipt."""
    number = file_complaint(services, world)

    def typeset(_kind: object, language: str, context: Mapping[str, Any]) -> bytes:
        return PDF + f"\n% {language} {context['frame']['number']}".encode()

    issuing.render_queued(services, typeset)
    return f"{number}/02", PDF + f"\n% kk {number}/02".encode()


def token(client):
    return forms_of(client.get("/en/verify"))[-1]["data"]["csrf_token"]


def send(client, content, number=""):
    data = {"file": (BytesIO(content), "paper.pdf"), "number": number, "csrf_token": token(client)}
    return client.post("/en/verify", data=data)


def address_of(content):
    return f"/en/verify/{hashlib.sha256(content).hexdigest()}"


def test_the_page_needs_no_account_and_no_script(client):
    text = client.get("/en/verify").text
    assert 'type="file"' in text
    assert 'action="/en/verify"' in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_issued_paper_is_recognised_by_its_digest(client, issued, language):
    text = client.get(address_of(issued[1]).replace("/en/", f"/{language}/")).text
    assert 'data-finding="intact"' in text
    assert issued[0] in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Мөрді басқан – "), ("ru", "Печать поставлена от имени: "), ("en", "Sealed by ")],
)
def test_a_seal_is_told_with_what_it_is_not(client, services, world, tmp_path, language, words):
    services.settings = replace(services.settings, seal=write_certificate(tmp_path))
    number = file_complaint(services, world)
    issuing.render_queued(services, quickly)
    text = client.get(f"/{language}/verify/{queued(services, number)[0].digest}").text
    assert words + SUBJECT in text
    assert made_up().fingerprint in text
    assert {"kk": "ЭЦҚ", "ru": "ЭЦП", "en": "EDS"}[language] in text


def test_without_a_seal_nothing_is_said_of_one(client, issued):
    assert "EDS" not in client.get(address_of(issued[1])).text


def test_an_issued_paper_is_recognised_when_it_is_sent(client, issued):
    text = send(client, issued[1]).text
    assert 'data-finding="intact"' in text
    assert "event 3" in text


def test_nothing_private_is_told(client, issued):
    text = send(client, issued[1]).text
    for secret in ("Айгүл", "Тасқайың", "a@example.kz", "Жайылым"):
        assert secret not in text


def test_changed_bytes_are_said(client, issued):
    response = send(client, issued[1] + b" ")
    assert 'data-finding="changed"' in response.text
    assert issued[0] in response.text


def test_changed_bytes_are_said_to_a_script_too(client, issued):
    text = client.get(f"{address_of(issued[1] + b' ')}?number={issued[0]}").text
    assert 'data-finding="changed"' in text


def test_an_unknown_file_was_not_issued_here(client, issued):
    assert 'data-finding="unknown"' in send(client, b"%PDF another").text
    assert 'data-finding="unknown"' in client.get(address_of(b"another")).text


def test_no_file_is_a_clear_sentence(client):
    data = {"number": "", "csrf_token": token(client)}
    response = client.post("/en/verify", data=data, content_type="multipart/form-data")
    assert response.status_code == 422
    assert "Choose the file first" in response.text


def test_a_number_of_a_private_case_looks_like_one_that_is_absent(client, issued):
    there = client.get(f"/en/verify/{issued[0]}")
    absent = client.get("/en/verify/2026-90000/02")
    assert there.status_code == absent.status_code == 200
    assert there.text.replace(issued[0], "N") == absent.text.replace("2026-90000/02", "N")


@pytest.mark.parametrize(
    "address", ["/en/verify/abc", "/en/verify/2026-00001", f"/en/verify/{'A' * 64}", "/en/verify/x/y"]
)
def test_other_addresses_hold_nothing(client, address):
    assert client.get(address).status_code == 404


def test_no_cache_keeps_the_answer(client, issued):
    assert client.get(address_of(issued[1])).headers["Cache-Control"] == "no-store"


def test_a_check_asks_little_of_the_database(client, issued, services):
    with counted(services.database.connection) as statements:
        client.get(address_of(issued[1]))
    assert len(statements) <= 6
