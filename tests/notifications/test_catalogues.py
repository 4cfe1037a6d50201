import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from oversight.domain import completeness, errors, events
from oversight.notifications import mailer, messages
from oversight.notifications.catalogues import TRANSLATIONS, load_translations, translate

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plurals};\\n"\n\n'
RUSSIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"


def write(root: Path, name: str, text: str, language: str = "ru", plurals: str = RUSSIAN) -> Path:
    folder = root / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.po"
    path.write_text(HEADER.format(plurals=plurals) + text)
    return path


def test_the_catalogues_of_a_language_are_one(tmp_path: Path) -> None:
    write(tmp_path, "first", 'msgid "Yes"\nmsgstr "Да"\n')
    write(tmp_path, "second", 'msgid "No"\nmsgstr "Нет"\n')
    words = load_translations("ru", tmp_path)
    assert [words.gettext("Yes"), words.gettext("No")] == ["Да", "Нет"]


def test_plurals_follow_the_language(tmp_path: Path) -> None:
    write(
        tmp_path,
        "days",
        'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\n'
        'msgstr[0] "%(n)s день"\nmsgstr[1] "%(n)s дня"\nmsgstr[2] "%(n)s дней"\n',
    )
    words = load_translations("ru", tmp_path)
    said = [words.ngettext("%(n)s day", "%(n)s days", n) % {"n": n} for n in (1, 3, 5, 11, 21)]
    assert said == ["1 день", "3 дня", "5 дней", "11 дней", "21 день"]


def test_what_has_no_translation_is_shown_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, "some", 'msgid "Yes"\nmsgstr ""\n\n#, fuzzy\nmsgid "No"\nmsgstr "Не"\n')
    words = load_translations("ru", tmp_path)
    assert [words.gettext(word) for word in ("Yes", "No", "Perhaps")] == ["Yes", "No", "Perhaps"]


def test_a_language_without_files_is_english(tmp_path: Path) -> None:
    words = load_translations("en", tmp_path)
    assert [words.gettext("Yes"), words.ngettext("day", "days", 2)] == ["Yes", "days"]


def test_it_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "some", 'msgid "Yes"\nmsgstr "Да"\n')
    assert load_translations("ru", tmp_path) is load_translations("ru", tmp_path)


SOURCES = [module.__file__ for module in (completeness, errors, events, mailer, messages)]
_MARKED = re.compile(r'\bN_\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
_SAID = re.compile(r'_\("([^"]+)"')


def sentences() -> set[str]:
    """Everything that mail, events and refusals of the domain say."""
    found = set()
    for source in SOURCES:
        assert source is not None
        for quoted in _MARKED.findall(Path(source).read_text()):
            found.add("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', quoted)))
    for template in messages.TEMPLATES.rglob("*.*"):
        found.update(_SAID.findall(template.read_text()))
    return found


def test_sentences_are_found_in_all_sources() -> None:
    assert {"The case was closed", "This was already done.", "News in case %(number)s"} <= sentences()
    assert len(sentences()) > 100


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_sentence_of_ours_is_translated(language: str) -> None:
    assert [sentence for sentence in sorted(sentences()) if translate(language, sentence) == sentence] == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_translation_keeps_every_place(language: str) -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"%\((\w+)\)s", text))

    assert [s for s in sorted(sentences()) if places(s) != places(translate(language, s))] == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_two_catalogues_disagree(language: str) -> None:
    said: dict[str, str] = {}
    twice = []
    for path in sorted((TRANSLATIONS / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            entries = [(str(entry.id), str(entry.string)) for entry in read_po(file, locale=language) if entry.id]
        twice += [(path.name, key) for key, text in entries if said.setdefault(key, text) != text]
    assert twice == []
