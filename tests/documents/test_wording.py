"""Dates, provisions and passages as each language writes them."""

from dataclasses import replace

import pytest

from oversight.documents import wording
from oversight.documents.labels import labels
from oversight.documents.reading import CountingRule
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.samples.receipt import sample as sample_receipt
from oversight.documents.values import Passage

MONTHS = (
    *("қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда"),
    *("шілдеде", "тамызда", "қыркүйекте", "қазанда", "қарашада", "желтоқсанда"),
)
DISPATCH = sample_final_document().dispatch_term.reading
DECIDE = replace(
    sample_receipt().term.reading,
    article="APPK 76(1)",
    basis="code",
    standing="read",
    counting=CountingRule("APPK 76", "read", by_analogy=False),
)


@pytest.mark.parametrize(
    ("language", "text"), [("kk", "2026 жылғы 6 ақпан"), ("ru", "6 февраля 2026 года"), ("en", "6 February 2026")]
)
def test_long_date(language: str, text: str) -> None:
    assert wording.long_date("2026-02-06", language) == text


@pytest.mark.parametrize(
    ("month", "text"),
    list(enumerate(MONTHS, start=1)),
)
def test_kazakh_months_take_their_ending(month: int, text: str) -> None:
    assert wording.on_date(f"2026-{month:02}-16", "kk") == f"2026 жылғы 16 {text}"


def test_russian_needs_no_ending() -> None:
    assert wording.on_date("2026-03-16", "ru") == "16 марта 2026 года"


@pytest.mark.parametrize(("language", "text"), [("kk", "жұма"), ("ru", "пятница"), ("en", "Friday")])
def test_weekday(language: str, text: str) -> None:
    assert wording.weekday("2026-02-06", language) == text


@pytest.mark.parametrize(("language", "text"), [("kk", "1\xa0240,5"), ("ru", "1\xa0240,5"), ("en", "1,240.5")])
def test_number(language: str, text: str) -> None:
    assert wording.number(1240.5, language) == text


def test_a_moment_is_shown_in_kazakhstan_time() -> None:
    moment = "2026-02-06T20:30:00+00:00"
    assert (wording.local_date(moment), wording.local_time(moment)) == ("2026-02-07", "01:30")


@pytest.mark.parametrize(
    ("citation", "basis", "kk", "ru"),
    [
        ("Law 13(2)", "law", "Заң, 13-бап, 2-тармақ", "Закон, статья 13, пункт 2"),
        ("APPK 76(1)", "code", "ӘРПК, 76-бап, 1-бөлік", "АППК, статья 76, часть 1"),
        ("13(4)", "law", "Заң, 13-бап, 4-тармақ", "Закон, статья 13, пункт 4"),
        ("76", "code", "ӘРПК, 76-бап", "АППК, статья 76"),
        ("APPK 88(1)(2)", "code", "ӘРПК, 88-бап, 1-бөлік, 2) тармақша", "АППК, статья 88, часть 1, подпункт 2)"),
        ("Law 401-V 11(10)", "law", "Law 401-V 11(10)", "Law 401-V 11(10)"),
    ],
)
def test_provisions_are_cited_as_each_language_does(citation: str, basis: str, kk: str, ru: str) -> None:
    assert wording.provision(citation, basis, "kk", labels()) == kk
    assert wording.provision(citation, basis, "ru", labels()) == ru


def test_a_provision_not_read_is_not_cited() -> None:
    assert wording.term_basis(replace(DISPATCH, standing="from_memory"), False, "ru", labels()) == ""


def test_a_house_rule_is_called_one_and_names_its_model() -> None:
    text = wording.term_basis(DECIDE, True, "ru", labels())
    assert text == "внутреннее правило комиссии по образцу: АППК, статья 76, часть 1"


def test_a_house_rule_without_model_is_called_one() -> None:
    text = wording.term_basis(replace(DECIDE, basis="house", article=None, standing="design"), False, "kk", labels())
    assert text == "комиссияның ішкі ережесі"


def test_counting_by_analogy_is_said() -> None:
    assert wording.counting_rule(DISPATCH, False, "ru", labels()) == "Счёт – по аналогии: АППК, статья 76"


def test_counting_by_the_code_itself_is_said_otherwise() -> None:
    assert wording.counting_rule(DECIDE, False, "ru", labels()) == "Порядок счёта: АППК, статья 76"


def test_counting_not_read_is_not_cited() -> None:
    reading = replace(DISPATCH, counting=CountingRule("APPK 76", "unknown", by_analogy=True))
    assert wording.counting_rule(reading, False, "ru", labels()) == ""


def test_units_are_taken_in_singular_and_plural() -> None:
    assert wording.term_length(replace(DISPATCH, unit="calendar_day"), "en", labels()) == "7 calendar days"


def test_a_passage_speaks_the_papers_language() -> None:
    said = wording.voice(Passage(kk="бір", ru="один", authentic="kk"), "ru")
    assert said is not None
    assert (said.text, said.is_foreign, said.is_translation) == ("один", False, True)


def test_a_missing_translation_quotes_the_prevailing_text() -> None:
    said = wording.voice(Passage(kk="бір", ru="один", authentic="ru"), "en")
    assert said is not None
    assert (said.text, said.language, said.is_foreign) == ("один", "ru", True)


def test_equal_versions_are_no_translations() -> None:
    said = wording.voice(Passage(kk="бір", ru="один"), "ru")
    assert said is not None
    assert not said.is_translation


def test_nothing_written_is_nothing_said() -> None:
    assert wording.voice(Passage(), "kk") is None
