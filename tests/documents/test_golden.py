"""Every paper in every language says exactly what was read and kept, on paper too. For every paper there is."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from html.parser import HTMLParser
from typing import Any

import pytest

from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.labels import labels
from oversight.documents.plain import Plain
from oversight.documents.registry import DOCUMENTS, PAPERS, title_of
from oversight.documents.samples.by_kind import sample
from oversight.documents.values import Passage, Words
from oversight.domain.terms import LANGUAGES, DocumentKind
from tests.documents import golden
from tests.documents.conftest import SamplePath

GOLDEN = [(paper.kinds[-1], language) for paper in PAPERS for language in LANGUAGES]
KAZAKH = re.compile("[әғқңөұүіһ]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яёәғқңөұүіһ]", re.IGNORECASE)
WORD = re.compile(r"\w+")


@pytest.mark.parametrize(("kind", "language"), GOLDEN)
def test_the_text_is_the_one_that_was_kept(kind: DocumentKind, language: str) -> None:
    kept = golden.path_of(kind, language)
    assert kept.is_file(), "write it with: python -m tests.documents.golden"
    assert golden.written(kind, language) == kept.read_text("utf-8")


def test_no_text_is_kept_of_a_paper_that_is_gone() -> None:
    assert {path.name for path in golden.FOLDER.iterdir()} == {golden.path_of(*one).name for one in GOLDEN}


@pytest.mark.parametrize(("kind", "language"), GOLDEN)
def test_every_word_stands_in_the_pdf_whole(kind: DocumentKind, language: str, sample_path: SamplePath) -> None:
    read = subprocess.run(["pdftotext", "-raw", sample_path(kind, language), "-"], capture_output=True, check=True)
    _title, *lines = golden.written(kind, language).splitlines()
    written = "\n".join(line for line in lines if not line.startswith("["))  # what a picture shows is not printed
    found = read.stdout.decode().lower()  # a kicker is printed in capitals
    assert Counter(WORD.findall(written.lower())) - Counter(WORD.findall(found)) == Counter()


@pytest.mark.parametrize(("kind", "language"), GOLDEN)
def test_nothing_is_left_unresolved(kind: DocumentKind, language: str) -> None:
    text = golden.written(kind, language)
    assert not re.search(r"[{}]|\bNone\b|\bTrue\b|\bFalse\b|\bUndefined\b|&[a-z]+;|<[a-z/]|\bTODO\b", text)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_kinds_of_a_paper_are_told_apart_by_name(kind: DocumentKind) -> None:
    for language in LANGUAGES:
        assert title_of(kind).in_language(language) in golden.written(kind, language).replace("\xa0", " ")


class _OwnWords(HTMLParser):
    """The text of a paper without what stands in it in another language, marked as such."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._foreign = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._foreign += tag in ("span", "a")

    def handle_endtag(self, tag: str) -> None:
        self._foreign -= tag in ("span", "a")

    def handle_data(self, data: str) -> None:
        self.text += "" if self._foreign else data + " "


def own_words(kind: DocumentKind, language: str) -> set[str]:
    reader = _OwnWords()
    reader.feed(fill(kind, language, sample(kind), characters=LETTERS).replace("\u200b", ""))
    return set(WORD.findall(reader.text))


def given(value: Any, language: str) -> Iterator[str]:
    """What a context holds in that language, and its names of people, which have one spelling."""
    if isinstance(value, Words):
        yield value.in_language(language)
    elif isinstance(value, Passage):
        yield value.in_language(language) or ""
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from given(item, language)
    elif isinstance(value, Plain):
        for field in fields(value):
            yield from given(getattr(value, field.name), language)


@pytest.mark.parametrize("kind", [paper.kinds[-1] for paper in PAPERS])
@pytest.mark.parametrize(("language", "alien"), [("ru", KAZAKH), ("en", CYRILLIC)])
def test_no_word_of_ours_is_left_in_another_language(kind: DocumentKind, language: str, alien: re.Pattern[str]) -> None:
    known = {word for text in given(sample(kind), language) for word in WORD.findall(text)}
    ours = {word for text in _sentences(language) for word in WORD.findall(text)}
    assert {word for word in own_words(kind, language) if alien.search(word)} <= known | ours


def _sentences(language: str) -> Iterator[str]:
    for entry in labels().entries.values():
        text = entry[language]
        yield from [text] if isinstance(text, str) else text if isinstance(text, tuple) else text.values()
