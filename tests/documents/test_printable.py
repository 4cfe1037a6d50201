"""Text made fit for paper."""

import pytest

from oversight.documents.fonts import LETTERS
from oversight.documents.printable import LONGEST_WORD, bind, clean, keep_ordinals, offer_breaks, paragraphs


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("Ә Ғ Қ Ң Ө Ұ Ү Һ І ₸ №", "Ә Ғ Қ Ң Ө Ұ Ү Һ І ₸ №"),
        ("й ё", "й ё"),  # decomposed
        ("а\r\nб\rв\u2028г\u2029д\x85е", "а\nб\nв\nг\nд\nе"),
        ("а\u202eб\u2066в\u200eг\ufeffд\u00adе\x00ж\x1b", "абвгдеж"),
        ("тек 👩‍👩‍👧 бар", "тек \ufffd\ufffd\ufffd бар"),
        ("مرحبا", "\ufffd" * 5),
        ("−5 ≤ 3", "\ufffd5 \ufffd 3"),
        ("а" + "\u0301" * 500, "а" + "\u0301" * 4),
        ("\tа", " а"),
        ("\U000e0041б", "б"),
        ("\ud800", "\ufffd"),
    ],
)
def test_clean(raw: str, printed: str) -> None:
    assert clean(raw, LETTERS) == printed


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("№ 214", "№\xa0214"),
        ("2 900 га", "2\xa0900\xa0га"),
        ("5 000 ₸", "5\xa0000\xa0₸"),
        ("статья 13, пункт 4", "статья\xa013, пункт\xa04"),
        ("Ә. Ж. Сұлтанмұрат", "Ә.\xa0Ж.\xa0Сұлтанмұрат"),
        ("в селе", "в\xa0селе"),
        ("БСН 991240000013", "БСН\xa0991240000013"),
        ("мүше – 9", "мүше\xa0– 9"),
    ],
)
def test_bind(raw: str, printed: str) -> None:
    assert bind(raw) == printed


def test_a_word_longer_than_any_is_offered_breaks() -> None:
    text = offer_breaks("ә" * 100)
    assert max(map(len, text.split("\u200b"))) == LONGEST_WORD
    assert text.replace("\u200b", "") == "ә" * 100


def test_ordinary_words_are_left_alone() -> None:
    text = "қоғамдық бақылау " * 100
    assert offer_breaks(text) == text


def test_empty_lines_are_no_paragraphs() -> None:
    assert paragraphs("бір\n\n\n екі \n" + "\n" * 5000) == ("бір", "екі")


def test_ten_thousand_lines_are_run_together() -> None:
    assert len(paragraphs("ә\n" * 10_000)) == 1


def test_ordinals_are_kept_whole_and_text_is_escaped() -> None:
    assert keep_ordinals("<b>13-бап, 5.4-тармақ") == '&lt;b&gt;<i class="nb">13-бап</i>, <i class="nb">5.4-тармақ</i>'
