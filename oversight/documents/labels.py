"""The fixed words of the papers: one TOML file for the frame and one per paper, each entry in kk, ru and en."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale

from oversight.documents.paper import TEMPLATES
from oversight.documents.values import Language
from oversight.domain.terms import LANGUAGES

FRAME = "frame"
"""The file whose keys carry no prefix; the keys of receipt.toml begin with "receipt."."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

LabelText = str | tuple[str, ...] | Mapping[str, str]
"""A sentence, a list of words, or a sentence per plural form."""


class LabelsIncomplete(ValueError):
    """A label lacks a language, a plural form or a placeholder that another language has."""


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels by dotted key and language."""

    entries: Mapping[str, Mapping[str, LabelText]]

    def text(self, language: Language, key: str, **values: Any) -> str:
        """The sentence of that key with its placeholders filled; ``count`` chooses the plural form."""
        entry = self.entries[key][language]
        if isinstance(entry, Mapping):
            form = Locale.parse(language).plural_form(values["count"])
            entry = entry.get(form, entry["other"])
        assert isinstance(entry, str), key  # noqa: S101 - a list is asked for with words()
        return entry.format(**values) if values else entry

    def words(self, language: Language, key: str) -> tuple[str, ...]:
        """The list of that key."""
        entry = self.entries[key][language]
        assert isinstance(entry, tuple), key  # noqa: S101 - a sentence is asked for with text()
        return entry


@functools.cache
def labels() -> Labels:
    """The fixed words of all papers, read once."""
    return load_labels(TEMPLATES / "labels")


def load_labels(folder: Path) -> Labels:
    """Read every label file of *folder*. Raises LabelsIncomplete naming the first label that is not whole."""
    entries: dict[str, Mapping[str, LabelText]] = {}
    for path in sorted(folder.glob("*.toml")):
        prefix = "" if path.stem == FRAME else f"{path.stem}."
        for key, entry in _flatten(tomllib.loads(path.read_text("utf-8")), prefix):
            _check(key, entry)
            entries[key] = {language: _frozen(entry[language]) for language in LANGUAGES}
    return Labels(entries)


def _flatten(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, value in table.items():
        if not isinstance(value, Mapping):
            raise LabelsIncomplete(f"{prefix}{key} is not a table of languages")
        if _is_entry(value):
            yield f"{prefix}{key}", value
        else:
            yield from _flatten(value, f"{prefix}{key}.")


def _is_entry(table: Mapping[str, Any]) -> bool:
    """Whether the table holds one label, and not labels whose keys happen to be languages."""
    holds_labels = all(isinstance(text, Mapping) and "kk" in text for text in table.values())
    return bool(set(table) & set(LANGUAGES)) and not holds_labels


def _check(key: str, entry: Mapping[str, Any]) -> None:
    if set(entry) != set(LANGUAGES):
        raise LabelsIncomplete(f"{key} has {', '.join(sorted(entry))}; kk, ru and en are needed")
    if len({type(text) for text in entry.values()}) != 1:
        raise LabelsIncomplete(f"{key}: the three languages are not of one kind")
    for language, text in entry.items():
        forms = {*Locale.parse(language).plural_form.tags, "other"}
        if isinstance(text, Mapping) and not forms >= set(text) >= {"other"}:
            raise LabelsIncomplete(f"{key}.{language}: unknown or missing plural form")
        if isinstance(text, list) and len(text) != len(entry["kk"]):
            raise LabelsIncomplete(f"{key}.{language} has another length than kk")
    placeholders = {language: _placeholders(text) for language, text in entry.items()}
    if len({frozenset(names) for names in placeholders.values()}) != 1:
        raise LabelsIncomplete(f"{key}: placeholders differ between the languages")


def _placeholders(text: Any) -> set[str]:
    if isinstance(text, str):
        return set(_PLACEHOLDER.findall(text))
    parts = text.values() if isinstance(text, Mapping) else text
    return set().union(*(_placeholders(part) for part in parts))


def _frozen(text: Any) -> LabelText:
    return tuple(text) if isinstance(text, list) else text
