"""The finished papers, as readers other than the typesetter see them."""

import gc
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from oversight.documents import registry
from oversight.documents.errors import RenderFailed
from oversight.documents.fonts import FontSet
from oversight.documents.plain import Plain
from oversight.documents.printable import NO_BREAK_SPACE
from oversight.documents.record import record_bytes, short_digest
from oversight.documents.render_server import GARBAGE_THRESHOLD
from oversight.documents.renderer import render_pdf
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.common import written_in
from oversight.documents.samples.final_document import of_four_pages
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.samples.receipt import sample as sample_receipt
from oversight.documents.values import Passage, Words, passage
from oversight.domain.terms import LANGUAGES, Channel, DocumentKind
from tests.documents.conftest import SamplePath

PANGRAM = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і Ё ё Щ щ Ъ ъ"
WORDS = "Қазақ әліпбиінің ғылыми құрылымы: жаңғақ, өріс, үкі, һәм ірімшік, қорғау, жиһаз, ұлттық. 1 240 ₸, № 214, «–»."
RECEIPT, FINAL = DocumentKind.RECEIPT, DocumentKind.FINAL_DOCUMENT_RECOMMENDATION

Reader = Callable[[bytes], str]


@pytest.fixture(scope="session")
def papers(sample_path: SamplePath) -> dict[tuple[DocumentKind, str], bytes]:
    """The receipt and the final document in every language."""
    return {
        (kind, language): sample_path(kind, language).read_bytes()
        for kind in (RECEIPT, FINAL)
        for language in LANGUAGES
    }


def open_pdf(pdf: bytes, folder: Path) -> pikepdf.Pdf:
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return pikepdf.open(path)


def with_title(title: Passage) -> Plain:
    return replace(sample_final_document(), title=title)


@pytest.mark.parametrize("face", ["title", "body", "table"])
def test_kazakh_letters_come_out_intact(face: str, fonts: FontSet, read_text: Reader) -> None:
    text = passage(f"{PANGRAM} {WORDS}", "kk")
    context = {
        "title": with_title(text),
        "body": replace(sample_final_document(), tasks=(text,)),
        "table": replace(sample_final_document(), decision=text),
    }[face]
    extracted = read_text(render_pdf(FINAL, "kk", context.as_json(), fonts)).replace(NO_BREAK_SPACE, " ")
    for word in f"{PANGRAM} {WORDS}".split():
        assert word in extracted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_is_one_page(language: str, papers, tmp_path: Path) -> None:
    with open_pdf(papers[RECEIPT, language], tmp_path) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_is_one_page_with_the_longest_names(language: str, fonts: FontSet, tmp_path: Path) -> None:
    long = Words(*["Қоғамдық бақылау жүргізетін өте ұзақ атауы бар комиссия " * 5] * 3)
    receipt = sample_receipt()
    receipt = replace(
        receipt,
        addressee=long,
        recorded_at="2026-02-09T09:05:00+05:00",
        channel=Channel.RECEPTION,
        complaint_kind=long,
        frame=replace(receipt.frame, issuer=replace(receipt.frame.issuer, name=long, details=long)),
    )
    with open_pdf(render_pdf(RECEIPT, language, receipt.as_json(), fonts), tmp_path) as pdf:
        assert len(pdf.pages) == 1


def test_a_receipt_that_cannot_be_one_page_is_not_made(fonts: FontSet) -> None:
    endless = Words(*["комиссия " * 2000] * 3)
    with pytest.raises(RenderFailed, match="the limit is 1"):
        render_pdf(RECEIPT, "kk", replace(sample_receipt(), addressee=endless).as_json(), fonts)


def test_the_receipt_shows_both_moments(papers, read_text: Reader) -> None:
    text = read_text(papers[RECEIPT, "kk"]).replace(NO_BREAK_SPACE, " ")
    assert "2026 жылғы 6 ақпан, 19:42" in text
    assert "2026 жылғы 9 ақпан" in text
    assert "келесі жұмыс күнімен тіркелді" in text


def test_the_receipt_names_the_receiver_and_how(papers, read_text: Reader) -> None:
    text = read_text(papers[RECEIPT, "ru"]).replace(NO_BREAK_SPACE, " ")
    assert "Секретарь комиссии А. С. Мұқатаева" in text
    assert "принято в электронном виде" in text


def test_the_receipt_calls_its_term_a_house_rule(papers, read_text: Reader) -> None:
    text = read_text(papers[RECEIPT, "ru"]).replace(NO_BREAK_SPACE, " ")
    assert "внутреннее правило комиссии" in text
    assert "не является государственным органом" in text


def test_a_receipt_of_a_state_body_cites_the_code(fonts: FontSet, read_text: Reader) -> None:
    receipt = sample_receipt()
    reading = replace(receipt.term.reading, article="APPK 76(1)", basis="code", standing="read")
    frame = replace(receipt.frame, issuer=replace(receipt.frame.issuer, is_state_body=True))
    receipt = replace(receipt, frame=frame, term=replace(receipt.term, reading=reading))
    text = read_text(render_pdf(RECEIPT, "ru", receipt.as_json(), fonts)).replace(NO_BREAK_SPACE, " ")
    assert "АППК, статья 76, часть 1" in text
    assert "внутреннее правило" not in text


def test_a_paper_filing_shows_when_it_was_typed_in(fonts: FontSet, read_text: Reader) -> None:
    receipt = replace(sample_receipt(), channel=Channel.PAPER, recorded_at="2026-02-09T09:05:00+05:00")
    text = read_text(render_pdf(RECEIPT, "ru", receipt.as_json(), fonts)).replace(NO_BREAK_SPACE, " ")
    assert "принято на бумаге" in text
    assert "Внесено в систему: 9 февраля 2026 года, 09:05" in text


def test_the_receipts_context_has_no_place_for_a_secret_or_a_filer() -> None:
    assert not re.search(
        r"secret|filer|citizen_name|iin|phone|email|text\b", json.dumps(sorted(sample_receipt().as_json()))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_and_language_are_set(language: str, papers, tmp_path: Path) -> None:
    with open_pdf(papers[FINAL, language], tmp_path) as pdf:
        title = str(pdf.docinfo["/Title"])
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    kind = registry.title_of(FINAL).in_language(language)
    assert title.replace(NO_BREAK_SPACE, " ").startswith(f"{kind} 2026-00147/09 – ")


def test_the_digest_of_the_record_is_printed(papers, read_text: Reader) -> None:
    assert short_digest(record_bytes(FINAL, sample(FINAL).as_json())) in read_text(papers[FINAL, "kk"])


def test_number_and_address_stand_on_every_page(papers, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers[FINAL, "kk"])
    pages = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode().split("\f")[:-1]
    assert len(pages) > 3
    assert all("https://oversight.example/kk/verify/2026-00147/09" in page for page in pages)


def test_the_address_is_in_the_papers_language(papers, read_text: Reader) -> None:
    assert "https://oversight.example/ru/verify/2026-00147/09" in read_text(papers[FINAL, "ru"])


def test_the_same_paper_twice_is_the_same_bytes(papers, fonts: FontSet) -> None:
    assert render_pdf(FINAL, "ru", sample(FINAL).as_json(), fonts) == papers[FINAL, "ru"]


@pytest.mark.parametrize("kind", [RECEIPT, FINAL])
def test_the_pages_hold_the_same_numbers_in_every_language(kind: DocumentKind, papers, read_text: Reader) -> None:
    def sections(language: str) -> list[str]:
        return re.findall(r"(?<=\s)(\d{1,2}\.\d{1,2})(?= [«№A-ZА-ЯӘҒҚҢӨҰҮҺІ])", read_text(papers[kind, language]))

    assert sections("kk") == sections("ru") == sections("en") != []


def test_a_missing_translation_is_said_at_each_recommendation(fonts: FontSet, read_text: Reader) -> None:
    context = written_in(sample_final_document(), "kk")
    text = read_text(render_pdf(FINAL, "ru", context.as_json(), fonts)).replace(NO_BREAK_SPACE, " ")
    assert text.count("Перевода нет: принятый текст – на казахском языке.") == 3
    assert "помечены: KK; их" in text


def test_a_translation_names_the_authentic_text(papers, read_text: Reader) -> None:
    text = read_text(papers[FINAL, "ru"]).replace(NO_BREAK_SPACE, " ")
    assert text.count("Перевод; аутентичный текст – на казахском языке.") == 3


def test_the_duties_of_the_object_are_cited(papers, read_text: Reader) -> None:
    text = read_text(papers[FINAL, "ru"]).replace(NO_BREAK_SPACE, " ")
    assert all(f"[Закон, статья 13, пункт {point}]" in text for point in (3, 4, 5, 6))


def test_the_reply_term_is_only_assumed(papers, read_text: Reader) -> None:
    text = read_text(papers[FINAL, "kk"]).replace(NO_BREAK_SPACE, " ")
    assert "Құжат 2026 жылғы 24 сәуірде алынған жағдайда" in text


@pytest.mark.parametrize(("language", "word"), [("kk", "ҮЛГІ"), ("ru", "ОБРАЗЕЦ"), ("en", "SAMPLE")])
def test_a_mark_stands_on_every_page_and_moves_nothing(
    language: str, word: str, papers, fonts: FontSet, tmp_path: Path
) -> None:
    marked = render_pdf(FINAL, language, sample(FINAL).as_json(), fonts, mark="sample")
    path = tmp_path / "marked.pdf"
    path.write_bytes(marked)
    pages = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode().split("\f")[:-1]
    with open_pdf(papers[FINAL, language], tmp_path) as plain:
        assert len(pages) == len(plain.pages)
    assert all(word in page for page in pages)


def test_a_paper_of_a_wrong_shape_fails_with_the_place(fonts: FontSet) -> None:
    with pytest.raises(RenderFailed, match=r"ContextInvalid: Receipt\.frame is missing"):
        render_pdf(RECEIPT, "kk", {}, fonts)


def test_a_later_version_says_so(fonts: FontSet, read_text: Reader) -> None:
    context = sample_final_document()
    context = replace(context, frame=replace(context.frame, version=2))
    assert "редакция 2" in read_text(render_pdf(FINAL, "ru", context.as_json(), fonts))


def test_template_revisions_are_digests_of_what_a_paper_is_made_of() -> None:
    revisions = {registry.DOCUMENTS[kind].template_revision for kind in (RECEIPT, FINAL)}
    assert len(revisions) == 2
    assert all(re.fullmatch(r"[0-9a-f]{64}", revision) for revision in revisions)


@pytest.fixture
def _collected_as_in_a_child() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(GARBAGE_THRESHOLD, *before[1:])
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_collected_as_in_a_child")
def test_four_pages_are_quick(fonts: FontSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = of_four_pages().as_json()
    with open_pdf(render_pdf(FINAL, "ru", data, fonts), tmp_path) as pdf:
        assert len(pdf.pages) == 4
    times = []
    for _ in range(5):
        started = time.process_time()
        render_pdf(FINAL, "ru", data, fonts)
        times.append(time.process_time() - started)
    with capsys.disabled():
        sys.stdout.write(f"\nfinal document, 4 pages, warm: {sorted(times)[2]:.2f} s of processor time\n")
    assert sorted(times)[2] < 1.5  # three times the aim of 0.5 s: other work shares the machine
