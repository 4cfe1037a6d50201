"""The gallery of the papers: what it tells, and the samples it has made and keeps."""

import re

import pytest

from oversight.documents.errors import RenderFailed
from oversight.domain.terms import LANGUAGES, DocumentKind
from oversight.services import paper_gallery

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # what is shown is in files
PAGE, SAMPLE = "/kk/admin/papers", "/kk/admin/papers/receipt/ru.pdf"
PDF = b"%PDF-1.7 sample"
KB = 1024


@pytest.fixture
def admin(signed_in, world):
    return signed_in(world.administrator)


@pytest.fixture
def made(monkeypatch):
    """What was typeset, kind and language; nothing really is."""
    made = []

    def make(services, kind, language):
        made.append((kind, language))
        return PDF

    monkeypatch.setattr(paper_gallery, "sample_pdf", make)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_stands_in_the_order_of_the_contract(admin, language):
    page = admin.get(f"/{language}/admin/papers")
    assert re.findall(r'<span id="(\w+)"', page.text) == [kind.value for kind in DocumentKind]
    assert page.text.count(".pdf") == len(DocumentKind) * len(LANGUAGES)
    assert len(page.data) < 100 * KB


def test_how_a_paper_is_issued_and_what_it_rests_on(admin):
    page = admin.get("/en/admin/papers").text
    receipt, annual = (page[page.index(f'id="{kind}"') :][:4000] for kind in ("receipt", "annual_report"))
    assert "by a step of the case" in receipt
    assert "The complaint was registered" in receipt
    assert '<code class="note">flask papers annual</code>' in annual
    assert "Law, Article 13(1)" in page
    assert "rule of the commission" in page


def test_the_auditor_sees_it_and_nobody_else(signed_in, world, made):
    auditor, secretary = signed_in(world.auditor), signed_in(world.secretary)
    assert {auditor.get(address).status_code for address in (PAGE, SAMPLE)} == {200}
    assert {secretary.get(address).status_code for address in (PAGE, SAMPLE)} == {404}


def test_a_sample_is_made_once_and_saved_never_shown(admin, made):
    first, again = admin.get(SAMPLE), admin.get(SAMPLE)
    assert (first.data, again.data, made) == (PDF, PDF, [(DocumentKind.RECEIPT, "ru")])
    assert first.mimetype == "application/pdf"
    assert first.headers["Content-Disposition"].startswith('attachment; filename="sample-receipt.ru.pdf"')
    assert first.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert first.headers["Cache-Control"] == "no-store"


def test_a_sample_of_another_template_is_made_anew_and_replaces_the_old_one(admin, made, settings, monkeypatch):
    admin.get(SAMPLE)
    monkeypatch.setattr(paper_gallery, "record_bytes", lambda kind, context: b"another template")
    admin.get(SAMPLE)
    assert len(made) == 2
    assert len(list((settings.data_dir / paper_gallery.FOLDER).iterdir())) == 1


def test_a_failure_says_why_and_offers_another_try(admin, monkeypatch, made):
    working = paper_gallery.sample_pdf

    def fail(services, kind, language):
        raise RenderFailed("Too slow: more than 20 s")

    monkeypatch.setattr(paper_gallery, "sample_pdf", fail)
    page = admin.get(SAMPLE)
    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "Too slow: more than 20 s" in page.text
    assert f'href="{SAMPLE}"' in page.text
    monkeypatch.setattr(paper_gallery, "sample_pdf", working)
    assert admin.get(SAMPLE).status_code == 200


def test_one_sample_is_made_at_a_time(admin, made):
    with paper_gallery._making:
        page = admin.get(SAMPLE)
    assert (page.status_code, made) == (503, [])
    assert f'href="{SAMPLE}"' in page.text


@pytest.mark.parametrize("address", ["receipt/de.pdf", "oral/kk.pdf", "receipt/kk", "..%2Freceipt/kk.pdf"])
def test_what_is_not_there(admin, made, address):
    assert admin.get(f"{PAGE}/{address}").status_code == 404
    assert made == []
