"""Every sentence a person can read exists in Kazakh, Russian and English, or the build fails."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "oversight" / "translations"
KEYWORDS = {
    "_": None,
    "_l": None,
    "N_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
Message = str | tuple[str, str]


@cache
def extracted() -> dict[Message, str]:
    """Every message of code and templates with the file it stands in. The papers have labels of their own."""
    found: dict[Message, str] = {}
    for path in sorted((ROOT / "oversight").rglob("*.py")):
        for message in _messages("python", path):
            found.setdefault(message, str(path.relative_to(ROOT)))
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in {".html", ".txt"} and "documents" not in path.parts:
            for message in _messages("jinja2.ext:babel_extract", path):
                found.setdefault(message, str(path.relative_to(ROOT)))
    return found


def _messages(method: str, path: Path) -> Iterator[Message]:
    for _line, message, _comments, _context in extract_from_file(
        method, path, keywords=KEYWORDS, options={"extensions": "jinja2.ext.do,jinja2.ext.i18n", "silent": "false"}
    ):
        if isinstance(message, tuple):
            yield message[0], message[1]
        elif message:
            yield message


@cache
def translated(language: str) -> dict[str, object]:
    """Every translation of a language by its message (the singular one), from all catalogues."""
    found: dict[str, object] = {}
    for path in sorted((CATALOGUES / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
        for entry in catalogue:
            if entry.id and not entry.fuzzy:
                found[entry.id[0] if isinstance(entry.id, tuple) else entry.id] = entry.string
    return found


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_nothing_is_untranslated(language: str) -> None:
    missing = []
    for message, where in extracted().items():
        singular = message[0] if isinstance(message, tuple) else message
        given = translated(language).get(singular)
        parts = given if isinstance(given, tuple) else (given,)
        if not given or not all(parts):
            missing.append(f"{where}: {singular!r}")
    assert missing == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_plurals_have_every_form(language: str) -> None:
    forms = {"kk": 2, "ru": 3}[language]
    wrong = [
        message
        for message in extracted()
        if isinstance(message, tuple) and len(translated(language).get(message[0]) or ()) != forms
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_placeholders_are_the_same(language: str) -> None:
    wrong = []
    for message in extracted():
        singular, *plural = message if isinstance(message, tuple) else (message,)
        wanted = set(PLACEHOLDER.findall(" ".join([singular, *plural])))
        given = translated(language).get(singular)
        for text in given if isinstance(given, tuple) else (given or "",):
            extra = set(PLACEHOLDER.findall(text)) - wanted
            lost = set() if isinstance(message, tuple) else wanted - set(PLACEHOLDER.findall(text)) if text else set()
            if extra or lost:
                wrong.append((singular, text))
    assert wrong == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_catalogues_agree_among_themselves(language: str) -> None:
    """The same message says the same in whatever catalogue it stands."""
    said: dict[str, set[object]] = {}
    for path in (CATALOGUES / language / "LC_MESSAGES").glob("*.po"):
        with path.open("rb") as file:
            for entry in read_po(file, locale=language):
                if entry.id:
                    said.setdefault(entry.id[0] if isinstance(entry.id, tuple) else entry.id, set()).add(entry.string)
    assert {message: texts for message, texts in said.items() if len(texts) > 1} == {}
