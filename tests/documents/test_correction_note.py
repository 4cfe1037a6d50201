"""The note says in every language whether the old paper is corrected or withdrawn."""

from dataclasses import replace

import pytest

from oversight.documents.elements import missing_elements
from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.samples.correction_note import sample, sample_withdrawal
from oversight.documents.values import Language
from oversight.domain.terms import DocumentKind
from oversight.statute.schema import Statute
from tests.documents.golden import text_of

NOTE = DocumentKind.CORRECTION_NOTE


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [
        ("kk", "Құжатты қайтарып алу туралы жазба", "бастап оның күші жоқ"),
        ("ru", "Запись об отзыве документа", "он не действует"),
        ("en", "Note of withdrawal", "It counts no more from the day of this note (28 April 2026)."),
    ],
)
def test_a_withdrawal_says_that_the_whole_paper_counts_no_more(language: Language, title: str, sentence: str) -> None:
    text = text_of(fill(NOTE, language, sample_withdrawal(), characters=LETTERS)).replace("\xa0", " ")
    assert title in text.splitlines()
    assert sentence in text
    assert "2026-00147/06" in text


def test_a_withdrawal_corrects_nothing_and_a_correction_something(statute: Statute) -> None:
    def missing(**changed: object) -> list[str]:
        return [one.key for one in missing_elements(NOTE, replace(sample(), **changed), statute)]

    assert missing() == missing(is_withdrawal=True, corrections=()) == []
    assert missing(is_withdrawal=True) == missing(corrections=()) == ["correction"]
